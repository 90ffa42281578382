"""Statements about checking that are what somebody says rather than what a predicate tells.

The outlet's own witness ("according to a Mail reporter at the scene"), a denial that is cut short
("residents say it has not"), and a correction ("An earlier version said nine died. It is six.").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attribution.language.parse import Parse, ParsedWord
from attribution.lexicons import word_class
from attribution.lexicons.patterns import normal
from attribution.records import VerificationStatus
from attribution.stages.relations.finding import Relation
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.check import SURE, UNSURE, Check
from attribution.stages.verification.checkers import Checker, checker_at
from attribution.stages.verification.sentences import CheckSentence
from attribution.stages.verification.things import Checked
from attribution.text import Span

_PHRASE = 6
"""Words before a reporter among which "in the presence of" stands."""
_CONTRARY = frozenset({"otherwise", "differently"})
_NOT = frozenset({"not", "n't", "never"})
_ANSWERING = frozenset({"so", "true", "either", "one", "the", "case", "that", "yet"})
_VERSION = ("earlier", "previous", "original", "initial")
_SHORT = 40
"""Code points of a denial that is cut short, at most."""
_LEAST = 5
_PERSONAL = frozenset({"i", "we", "you", "my", "your", "our", "me"})


def may_be_spoken(parsed: Parse, number: int, relations: Sequence[Relation]) -> bool:
    """Whether a sentence is worth reading for them: it is short of words, or follows a version."""
    if any(0 < sum(s.end - s.start for s in r.content) < _SHORT for r in relations):
        return True
    before = parsed.sentences[number - 1].words if number else ()
    here = {normal(word.form) for word in parsed.sentences[number].words}
    follows = any(normal(word.form) == "version" for word in before)
    opening = [normal(word.form) for word in parsed.sentences[number].words[:2]]
    return (
        follows
        or opening == ["no", ","]
        or not here.isdisjoint(word_class("real") | word_class("onlooking"))
    )


def spoken_checks(on: CheckSentence) -> Iterator[Check]:
    """What a sentence's relations tell of checking, and what it corrects."""
    for relation in on.speeches:
        if not relation.content or not relation.source:
            continue
        head = on.head_in(relation.source[0])
        by = Checker("party") if head is None else checker_at(on, head)
        if _is_witness(on, head) and by.kind == "outlet":
            yield _witnessed(on, relation)
        elif by.kind != "outlet" and _is_denial(on, relation):
            yield _denied(on, relation, by)
    if _is_plain_no(on):
        yield _contradicted(on)
    if _is_correction(on) or _is_real_figure(on):
        yield _corrected(on)
    for place in on.nouns:
        if on.nouns[place] == "journalist" and _is_onlooker(on, place):
            yield _watched(on, place)


def _is_plain_no(on: CheckSentence) -> bool:
    """Whether the outlet opens with a no to what others tell: "No, the well was not poisoned"."""
    words = on.sentence.words
    if len(words) < _LEAST or [on.frames.form(0), words[1].form] != ["no", ","]:
        return False
    root = next((at for at, word in enumerate(words) if word.head < 0), None)
    forms = {on.frames.form(at) for at in range(len(words))}
    told = any(part.overlaps(on.sentence.span) for r in on.speeches for part in r.content)
    plain = root is not None and on.frames.at(root).outcome == "failed" and not told
    return plain and forms.isdisjoint(_PERSONAL)


def _contradicted(on: CheckSentence) -> Check:
    words = [word for word in on.sentence.words if word.upos != "PUNCT"]
    span = Span(words[0].start, words[-1].end)
    return _check(on, span, words[0].span, "refuted", Checked("pronoun"), "a plain no")


def _is_onlooker(on: CheckSentence, place: int) -> bool:
    """Whether something happens before the outlet's own people: "in the presence of a reporter"."""
    if checker_at(on, place).kind != "outlet" or not on.frames.forms_below(place, "case"):
        return False
    before = [on.frames.form(at) for at in range(max(place - _PHRASE, 0), place)]
    return not word_class("onlooking").isdisjoint(before) and "of" in before


def _watched(on: CheckSentence, place: int) -> Check:
    places = plain_phrase(on.sentence, place)
    first = next(at for at in range(place, -1, -1) if on.frames.form(at) in word_class("onlooking"))
    words = on.sentence.words
    span = Span(words[max(first - 1, 0)].start, words[max(places)].end)
    return _check(
        on, span, words[place].span, "witnessed_self", Checked("nothing"), "before its own people"
    )


def _is_real_figure(on: CheckSentence) -> bool:
    """Whether the outlet tells how high a figure is really: "the correct number is three"."""
    words = on.sentence.words
    root = next((at for at, word in enumerate(words) if word.head < 0), None)
    subject = None if root is None else on.frames.subject(root)
    if (
        root is None
        or subject is None
        or any(part.overlaps(words[root].span) for r in on.speeches for part in r.content)
    ):
        return False
    said_of = on.frames.forms_below(subject, "amod")
    real = on.nouns.get(subject) == "figure" and said_of & word_class("real")
    told = words[root].upos == "NUM" or any(
        words[at].upos == "NUM" for at in on.sentence.subtree(root) if at > subject
    )
    frame = on.frames.at(root)
    return bool(real) and told and frame.outcome == "done" and on.number > 0


def _is_witness(on: CheckSentence, head: int | None) -> bool:
    if head is None or on.nouns.get(head) != "journalist":
        return False
    return bool({on.frames.form(at) for at in on.sentence.subtree(head)} & word_class("at_scene"))


def _witnessed(on: CheckSentence, relation: Relation) -> Check:
    source, cue = relation.source[0], (relation.cue or relation.source)[0]
    return _check(
        on,
        Span(min(cue, source).start, max(cue, source).end),
        cue,
        "witnessed_self",
        Checked("content", contents=relation.content),
        "the outlet's own witness",
    )


def _is_denial(on: CheckSentence, relation: Relation) -> bool:
    """Whether a content says no without a verb of denial: "it has not", "no such meeting"."""
    words = _words_of(on, relation)
    forms = [normal(word.form) for word in words]
    if ("no", "such") in pairwise(forms) or (forms and _CONTRARY.issuperset(forms)):
        return True
    return _is_cut_short(words) and _is_answer(on, relation)


def _words_of(on: CheckSentence, relation: Relation) -> list[ParsedWord]:
    return [
        word
        for word in on.sentence.words
        if word.upos != "PUNCT" and any(span.covers(word.span) for span in relation.content)
    ]


def _is_cut_short(words: Sequence[ParsedWord]) -> bool:
    """Whether a content is nothing but a no to what was said before."""
    negated = any(normal(word.form) in _NOT for word in words)
    return negated and any(w.upos == "AUX" for w in words) and all(_is_empty(w) for w in words)


def _is_answer(on: CheckSentence, relation: Relation) -> bool:
    """Whether somebody else is reported earlier in the sentence, whom this contradicts."""
    cue = (relation.cue or relation.source)[0]
    negated = {
        on.frames.form(at) for at, word in enumerate(on.sentence.words) if word.end <= cue.end
    }
    before = [o for o in on.speeches if o is not relation and o.content[:1] < relation.source[:1]]
    return bool(before) and "nor" not in negated


def _is_empty(word: ParsedWord) -> bool:
    form = normal(word.form)
    return word.upos in ("AUX", "PRON", "SCONJ") or form in _NOT or form in _ANSWERING


def _denied(on: CheckSentence, relation: Relation, by: Checker) -> Check:
    source, cue = relation.source[0], (relation.cue or relation.source)[0]
    parts = (source, cue, *relation.content)
    return _check(
        on,
        Span(min(part.start for part in parts), max(part.end for part in parts)),
        cue,
        "disputed",
        Checked("pronoun"),
        "a denial that is cut short",
        by,
        source,
    )


def _is_correction(on: CheckSentence) -> bool:
    """Whether a sentence says how it is after one that tells how an earlier version had it."""
    before = on.before()
    if before is None:
        return False
    root = on.sentence.root
    is_told = root is not None and "cop" in {
        on.sentence.words[c].deprel for c in on.sentence.children[root]
    }
    forms = [normal(word.form) for word in before.sentence.words]
    told = any(
        form in _VERSION and "version" in forms[place : place + 4]
        for place, form in enumerate(forms)
    )
    return is_told and told and not word_class("stating").isdisjoint(forms)


def _corrected(on: CheckSentence) -> Check:
    words = [word for word in on.sentence.words if word.upos != "PUNCT"]
    span = Span(words[0].start, words[-1].end)
    noun = next((at for at in range(len(words)) if on.nouns.get(at) == "figure"), None)
    thing = Checked("pronoun")
    if noun is not None:
        word = on.sentence.words[noun]
        thing = Checked("figure", head=f"the {word.form}", noun=word.span)
    return _check(on, span, span, "refuted", thing, "a correction")


def _check(
    on: CheckSentence,
    span: Span,
    cue: Span,
    status: VerificationStatus,
    thing: Checked,
    rule: str,
    by: Checker | None = None,
    source: Span | None = None,
) -> Check:
    return Check(
        span=span,
        cue=cue,
        by=source,
        status=status,
        independent=None if by else True,
        method="not_stated",
        thing=thing,
        act="deny" if by else "witness" if status == "witnessed_self" else "refute",
        sentence=on.number,
        by_kind=by.kind if by else "outlet",
        evidence=(f"rule:{rule}",),
        confidence=UNSURE if by else SURE,
    )
