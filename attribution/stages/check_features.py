"""What tells whether a predicate is about checking: the features that the rules ask for."""

from __future__ import annotations

from attribution.lexicons import CheckEntry, Match
from attribution.lexicons.patterns import normal
from attribution.stages.check_rules import Statement
from attribution.stages.check_sentences import CheckSentence
from attribution.stages.checked import Checked, is_media
from attribution.stages.checkers import Checker, phrase_at
from attribution.stages.frames import Frame

_EARLIER = frozenset(
    {
        "fact",
        "reality",
        "actually",
        "really",
        "originally",
        "first",
        "earlier",
        "old",
        "older",
        "previously",
    }
    | {"unrelated", "different", "another"}
)
_PASSED_OFF = frozenset(
    {"claims", "claiming", "claimed", "purports", "purporting", "purportedly", "said", "shared"}
    | {"viral", "widely", "circulating", "circulated", "caption", "captioned", "appears", "posts"}
    | {"supposedly", "allegedly", "proof"}
)
_COMING = frozenset({"will", "'ll", "wo", "would", "shall", "going", "should", "must", "ought"})
_PLANNED = frozenset({"plans", "plan", "intends", "expects", "hopes"})


def statement_of(
    on: CheckSentence, match: Match[CheckEntry], frame: Frame, thing: Checked, by: Checker
) -> Statement:
    """A predicate with its frame, checker and object, and the other features of its clause."""
    act = match.entry.act
    word = on.sentence.words[frame.place]
    return Statement(
        entry=match.entry,
        frame=frame,
        by=by,
        thing=thing.kind,
        words=_clause_words(on, frame),
        called=_is_called_false(on, match, frame),
        future=_is_future(on, frame),
        attributive=word.deprel == "amod",
        outlet_known=on.outlet is not None,
        plural=thing.plural,
        past="Tense=Past" in word.feats,
        predicated=_is_predicated(on, frame.place),
        of_item=thing.is_item,
        beside_item="media" in on.nouns.values(),
        giving=act == "evidence" and _is_given(on, frame.place),
        by_method=act == "show" and _is_method(on, frame.subject),
        disproved=act in ("dated", "publish", "show") and _is_old(on, frame, thing),
    )


def _is_called_false(on: CheckSentence, match: Match[CheckEntry], frame: Frame) -> bool:
    """Whether the clause calls something false: "dismissed it as baseless"."""
    below = set(on.sentence.subtree(frame.place))
    return any(
        m.entry.act in ("false", "unchecked") and below & set(range(m.first, m.last))
        and m.first > frame.place
        for m in on.matches
    )  # fmt: skip


def _is_given(on: CheckSentence, place: int) -> bool:
    """Whether evidence is what somebody gives: "without offering proof"."""
    word = on.sentence.words[place]
    givers = {
        at
        for m in on.matches
        if m.entry.act in ("publish", "give")
        for at in range(m.first, m.last)
    }
    return (word.deprel == "obj" and word.head in givers) or (
        "without" in on.frames.forms_below(place, "case")
    )


def _is_method(on: CheckSentence, subject: int | None) -> bool:
    """Whether a subject is a way of checking: metadata, shadows, a search for the picture."""
    if subject is None:
        return False
    below = set(on.sentence.subtree(subject))
    return any(
        m.entry.act == "method" and m.entry.method != "satellite" and m.first in below
        for m in on.matches
    )


def _is_old(on: CheckSentence, frame: Frame, thing: Checked) -> bool:
    """Whether a picture that was shared as one thing is said to be another."""
    within = (
        range(len(on.sentence.words))
        if _is_method(on, frame.subject)
        else (on.sentence.subtree(frame.top))
    )
    words = {normal(on.sentence.words[at].form) for at in within}
    apart = words & _EARLIER or any(len(w) == 4 and w.isdigit() for w in words)
    if not apart or frame.outcome != "done":
        return False
    if _is_method(on, frame.subject):
        return any(m.entry.method == "reverse_image" for m in on.matches)
    near = on.parsed.sentences[max(on.number - 2, 0) : on.number + 1]
    pictures = any(
        word.upos == "NOUN" and is_media(word) for one in near[:-1] for word in one.words
    )
    if thing.kind != "media" and not (thing.kind == "pronoun" and pictures):
        return False
    start = on.sentence.words[frame.place].start
    return any(
        normal(word.form) in _PASSED_OFF
        for sentence in near
        for word in sentence.words
        if word.end <= start
    )


def _is_predicated(on: CheckSentence, place: int) -> bool:
    """Whether an adjective or participle is said of something with a copula, or is an adverb."""
    at = place
    for _ in range(3):
        kinds = {on.sentence.words[c].deprel for c in on.sentence.children[at]}
        if kinds & {"cop", "aux:pass"}:
            return True
        word = on.sentence.words[at]
        if word.deprel == "xcomp" or (word.deprel == "advmod" and word.upos == "ADV"):
            return True
        if word.deprel not in ("conj", "obl", "advmod", "amod", "case", "fixed") or word.head < 0:
            return False
        at = word.head
    return False


def _is_future(on: CheckSentence, frame: Frame) -> bool:
    """Whether what is confirmed has not happened yet, or ought to."""
    if frame.content is None:
        return False
    forms = on.frames.forms_below(frame.content) | {on.frames.form(frame.content)}
    return not forms.isdisjoint(_COMING | _PLANNED)


def _clause_words(on: CheckSentence, frame: Frame) -> frozenset[str]:
    below = {at for step in frame.path for at in (step, *on.sentence.children[step])}
    near = below | {c for at in below for c in on.sentence.children[at]}
    near |= {at for at in (frame.place + 1,) if at < len(on.sentence.words)}
    if frame.subject is not None:
        near |= set(on.sentence.subtree(frame.subject))
    if frame.object is not None:
        near |= set(phrase_at(on.sentence, frame.object))
    return frozenset(normal(on.sentence.words[at].form) for at in near)
