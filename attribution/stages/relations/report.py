"""A reporting clause, and what all its kinds share: speaker, cue, stretches of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.lexicons import in_class
from attribution.stages.relations.cues import Cue
from attribution.stages.syntax.clauses import (
    FIRST_PERSON,
    THIRD_PERSON,
    agent_of,
    antecedent,
    is_passive,
    subject_of,
)
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span

PRONOUNS = FIRST_PERSON | THIRD_PERSON
"""Pronouns that stand for whoever speaks."""
_AUXILIARIES = frozenset({"aux", "aux:pass", "advmod", "neg"})
_SELECTED = {
    "rule:object of telling": "of",
    "rule:subject of surfacing": "of",
    "rule:name that somebody gives": "as",
}
"""The preposition that belongs to a cue, by the rule that reads it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: the spans of its parts, and the rule that found it.

    ``inner`` is what somebody is said to hold or to have found ("said it had documented nine
    raids"), which counts within what was said alone.
    """

    cue: Cue
    source: tuple[Span, ...]
    words: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    places: tuple[int, ...]
    inner: bool = False


def source_of(sentence: Sentence, verb: int, is_felt: bool = False) -> list[int] | None:
    """The phrase of who says it: a subject, or the agent of a passive.

    Args:
        sentence: the sentence.
        verb: the place of the cue's governing word.
        is_felt: whether a participle tells what its subject feels ("was alarmed by").
    """
    bare = sentence.words[verb].xpos == "VBN" and not sentence.has_dependent(verb, ("aux", "cop"))
    passive = bare or is_passive(sentence, verb)
    passive = passive and not is_felt
    head = agent_of(sentence, verb) if passive else subject_of(sentence, verb)
    if head is None or head == verb:
        return None
    head = antecedent(sentence, head)
    found = naming_phrase(sentence, head)
    if verb in found:
        found = [place for place in found if place < verb] if head < verb else [head]
    return found or None


def source_of_according(cue: Cue) -> list[int]:
    """Whose words or papers "according to" leads back to; empty where the tree shows none."""
    noun = cue.word.head
    if noun <= cue.head or cue.word.deprel not in ("case", "mark"):
        return []
    return [place for place in naming_phrase(cue.sentence, noun) if place not in cue.places]


def asks(cue: Cue) -> bool:
    """Whether a cue asks, orders or promises in words: not "allow", "require" or "refuse"."""
    return in_class(cue.word, "requesting")


def cue_words(cue: Cue, rule: str) -> tuple[Span, ...]:
    """A cue with the auxiliaries and negation right before it."""
    sentence, first = cue.sentence, cue.match.first
    while first > 0:
        word = sentence.words[first - 1]
        if word.deprel not in _AUXILIARIES or word.head != cue.head:
            break
        first -= 1
    last = cue.match.last - 1
    following = sentence.words[last + 1].form.lower() if last + 1 < len(sentence.words) else ""
    if following == _SELECTED.get(rule):
        last += 1
    return (Span(sentence.words[first].start, sentence.words[last].end),)


def spelled_source(sentence: Sentence, places: Sequence[int]) -> Span:
    """A source's span, without marks at its edges."""
    words = [p for p in places if sentence.words[p].upos != "PUNCT"]
    return sentence.span_of(words or places)


def stretches(sentence: Sentence, places: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words, joined over marks, without marks at their edges."""
    return tuple(_runs(sentence, sorted(set(places))))


def _runs(sentence: Sentence, places: Sequence[int]) -> Iterator[Span]:
    run: list[int] = []
    for place in [*places, -1]:
        gap = range(run[-1] + 1, place) if run and place >= 0 else None
        if run and (gap is None or any(sentence.words[p].upos != "PUNCT" for p in gap)):
            while run and sentence.words[run[-1]].form in (",", ".", ";", ":", "—", "–", "-"):
                run.pop()
            while run and sentence.words[run[0]].form in (",", ".", ";", ":", "—", "–", "-"):
                run.pop(0)
            if run and any(sentence.words[p].upos != "PUNCT" for p in run):
                yield sentence.span_of(run)
            run = []
        if place >= 0:
            run.append(place)
