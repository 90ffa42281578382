"""Who is said to have checked: the outlet, another medium, an expert, an authority, a party."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from attribution.language.parse import Sentence
from attribution.lexicons import in_class
from attribution.lexicons.patterns import normal
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.objects import compared_with, judge_of
from attribution.stages.verification.sentences import CheckSentence
from attribution.text import Span

CheckerKind = Literal[
    "outlet",
    "medium",
    "organisation",
    "expert",
    "evidence",
    "official",
    "company",
    "party",
    "nobody",
]
_OUR = frozenset({"we", "our", "us", "ours", "i"})
_OURS = _OUR | {"this", "my"}
PRONOUNS = frozenset({"it", "they", "he", "she", "who", "which", "them", "him", "her", "that"})
_OTHERS: dict[str, CheckerKind] = {
    "official": "official", "company": "company", "evidence": "evidence",
}  # fmt: skip
_EXPERTS = ("ologist", "ologists", "ometrist", "ometrists")
_ASKERS = frozenset({"outlet", "medium", "expert"})
_NO_ONE = frozenset({"nobody", "no-one", "noone"})
_GENERIC = frozenset({"the", "news", "press", "a", "an", "of", "and"})


@dataclass(frozen=True, slots=True)
class Checker:
    """Who checked, and where the text names them; no span for the outlet or for nobody named."""

    kind: CheckerKind
    span: Span | None = None
    pronoun: bool = False


NOBODY = Checker("nobody")


def _name_after(sentence: Sentence, head: int) -> list[int]:
    """The name that stands beside a description: "the research group Orr Lab"."""
    for child in sentence.children[head]:
        word = sentence.words[child]
        if word.deprel in ("appos", "flat") and word.upos == "PROPN" and child > head:
            return plain_phrase(sentence, child)
    return []


def _apposed(sentence: Sentence, head: int) -> list[int]:
    """The places of the description that follows a name: "Ada Voss, an audio specialist"."""
    return [
        place
        for child in sentence.children[head]
        if sentence.words[child].deprel == "appos" and child > head
        for place in plain_phrase(sentence, child)
    ]


def checker_at(on: CheckSentence, head: int | None) -> Checker:
    """Who the noun phrase with this head is, as a checker; nobody where there is none."""
    if head is None:
        return NOBODY
    sentence = on.sentence
    form = normal(sentence.words[head].form)
    if form in _OUR:
        return Checker("outlet")
    if form in _NO_ONE:
        return NOBODY
    places = plain_phrase(sentence, head)
    span = sentence.span_of((places[0], (_name_after(sentence, head) or places)[-1]))
    if form in PRONOUNS:
        return Checker("party", span, pronoun=True)
    return Checker(_kind(on, head, places), span)


def _kind(on: CheckSentence, head: int, places: list[int]) -> CheckerKind:
    if on.nouns.get(head) == "journalist":  # "a photographer working for the Mail"
        places = on.sentence.subtree(head)
    words = [on.sentence.words[place] for place in places]
    forms = {normal(word.form) for word in words}
    beside = [*places, *_apposed(on.sentence, head)]
    kind, kinds = on.nouns.get(head), {on.nouns[place] for place in beside if place in on.nouns}
    known = on.outlet is not None
    if on.outlet and is_name_of(" ".join(word.form for word in words), on.outlet):
        found: CheckerKind = "outlet"
    elif kind in ("journalist", "outlet") and forms & _OURS:
        found = "outlet"
    elif kind == "journalist" and "medium" not in kinds:
        found = "medium" if _is_at_scene(on.sentence, head) else "party"
    elif kind == "journalist":
        found = "medium" if known else "outlet"
    elif kind == "evidence" and "our" in forms:
        found = "outlet"
    elif kind == "outlet" or (kind == "medium" and on.sentence.words[head].upos in ("PROPN", "X")):
        found = "medium"
    elif "expert" in kinds or normal(on.sentence.words[head].form).endswith(_EXPERTS):
        found = "expert"
    elif "medium" in kinds and kind != "official" and any(w.upos == "PROPN" for w in words):
        found = "medium"
    elif kind in _OTHERS:
        found = _OTHERS[kind]
    elif kind in ("media", "document", "figure"):
        found = "evidence"
    else:
        found = "official" if "official" in kinds else "company" if "company" in kinds else "party"
    return found


def _is_at_scene(sentence: Sentence, head: int) -> bool:
    return any(in_class(sentence.words[p], "scene") for p in sentence.subtree(head))


def is_name_of(words: str, outlet: str) -> bool:
    """Whether words name an outlet, by any distinctive part of its name or by its initials."""
    said = {normal(word) for word in words.split() if word[:1].isupper()} - _GENERIC
    name = [word for word in outlet.split() if normal(word) not in {"the", "of", "and"}]
    parts = {normal(word) for word in name} - _GENERIC
    initials = "".join(word[0] for word in name).lower()
    return bool(said & parts) or (len(initials) > 1 and initials in said)


def who_checked(on: CheckSentence, act: str, frame: Frame) -> Checker:
    """Who checked: the subject, else whoever is reported to say so.

    Args:
        on: the sentence.
        act: the predicate's act.
        frame: its frame.
    """
    place = _doer(on, act, frame)
    named = checker_at(on, place)
    if act == "corroborate" and place is not None and on.frames.is_none(place):
        named = NOBODY  # "nothing in the ledgers supports it"
    unnamed = act == "comment" and _is_no_person(on, place)
    if named.kind == "party" and (unnamed or _is_organisation(on, place)):
        named = replace(named, kind="organisation")
    if named.kind not in ("nobody", "outlet") and not named.pronoun:
        asked = _speaker(on, on.sentence.words[frame.place].span) if _is_asked(act, frame) else None
        return named if asked is None or asked.kind not in _ASKERS else asked
    if named.pronoun and (before := _checker_before(on, place)):
        return replace(before, span=None if before.kind == "outlet" else named.span)
    speaker = _speaker(on, on.sentence.words[frame.place].span)
    if speaker is None and named.kind == "nobody" and frame.outcome == "failed":
        return _authority(on, act, frame)
    if speaker is None or (named.kind == "outlet" and not _says_we(on, place)):
        return named
    return speaker


def _is_asked(act: str, frame: Frame) -> bool:
    """Whether who backs an account was asked by whoever tells of it."""
    return act == "corroborate" and frame.passive


def _checker_before(on: CheckSentence, place: int | None) -> Checker | None:
    """The checker in the sentence before for whom "it" or "they" stands: its subject."""
    before = on.before()
    if place is None or before is None or on.frames.form(place) not in ("it", "they"):
        return None
    root = before.sentence.root
    subject = None if root is None else before.frames.subject(root)
    found = checker_at(before, subject)
    return found if found.kind in ("outlet", "medium", "expert") and not found.pronoun else None


def _authority(on: CheckSentence, act: str, frame: Frame) -> Checker:
    """Whoever "official figures" or "the ministry's tally" would come from; else nobody."""
    for place in (frame.object, frame.subject, frame.place):
        if act == "publish" and place is not None:
            owners = [
                checker_at(on, child)
                for child in on.sentence.children[place]
                if on.sentence.words[child].deprel == "nmod:poss"
            ]
            if owners and owners[0].kind in ("official", "company"):
                return owners[0]
        if place is not None and "official" in on.frames.forms_below(place, "amod", "compound"):
            return Checker("nobody", on.sentence.span_of(plain_phrase(on.sentence, place)))
    return NOBODY


def _doer(on: CheckSentence, act: str, frame: Frame) -> int | None:
    """The head of who does it, for predicates whose subject is something else too."""
    subject = frame.subject
    if act in ("unchecked", "unclear", "dated", "contested") or (
        act == "refute" and frame.object is None
    ):
        return None
    if act in ("confirmation", "comment"):
        asked = frame.object if frame.passive else judge_of(on, frame.place)
        giver = None if act == "comment" and subject is not None else _from(on, frame.place)
        places = (giver, subject, _giver(on, frame.place), asked)
        return next((place for place in places if place is not None), None)
    if act == "shown":
        return frame.modifies
    if (papers := compared_with(on, act, frame)) is not None:
        return papers
    if act in ("false", "genuine", "partly"):
        subject = judge_of(on, frame.place)
    elif act in ("evidence", "trace", "tampering", "contrary", "likewise"):
        subject = subject if on.sentence.words[frame.place].upos == "VERB" else None
        subject = subject if subject is not None else _giver(on, frame.place)
    elif act == "show":
        subject = None if subject is None else _from(on, subject)
    return subject


def _giver(on: CheckSentence, place: int) -> int | None:
    """The subject of the verb that has a noun for its object: "the army made no comment"."""
    word = on.sentence.words[place]
    return on.frames.at(word.head).subject if word.deprel in ("obj", "obl") else None


def _is_organisation(on: CheckSentence, place: int | None) -> bool:
    """Whether a name is an organisation's, by the tagger or by its capitals."""
    if place is None:
        return False
    word = on.sentence.words[place]
    if word.upos == "PROPN" and word.form.isupper() and len(word.form) > 1:
        return True
    return any(e.kind == "org" for e in on.parsed.entities_in(word.span))


def _is_no_person(on: CheckSentence, place: int | None) -> bool:
    """Whether a bare name is nobody's: "Orbel declined to comment"."""
    if place is None or on.sentence.words[place].upos != "PROPN":
        return False
    word = on.sentence.words[place]
    before = on.parsed.sentences[max(on.number - 2, 0) : on.number]
    bare = not any(on.sentence.words[c].upos == "PROPN" for c in on.sentence.children[place])
    return bare and any(
        first.form == word.form and second.upos == "PROPN"  # a person would go by the last name
        for one in before
        for first, second in pairwise(one.words)
    )


def _says_we(on: CheckSentence, place: int | None) -> bool:
    return place is not None and on.frames.form(place) in ("we", "us", "our", "i")


def _from(on: CheckSentence, place: int) -> int | None:
    """The noun after "from" or "by" with a noun: "no comment from the ministry"."""
    word = on.sentence.words[place]
    beside = on.sentence.children[word.head] if word.deprel in ("nsubj", "obj") else ()
    further = [c for at in beside for c in on.sentence.children[at] if at > place]
    for child in (*on.sentence.children[place], *beside, *further):
        if on.frames.forms_below(child, "case") & {"from", "by"}:
            return child
    return None


def _speaker(on: CheckSentence, cue: Span) -> Checker | None:
    """Whoever is reported to say the words at a place."""
    for relation in reversed(on.speeches):
        is_told = any(span.covers(cue) for span in relation.content)
        if not is_told or any(part.overlaps(cue) for part in relation.cue):
            continue
        source = relation.source[0]
        head = on.head_in(source)
        if head is None:
            return Checker("party", source)
        who = checker_at(on, head)
        return replace(who, span=source if who.kind != "outlet" else None)
    return None
