"""Qualifying words as they are found in a sentence, before it is asked whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, Match, NounEntry, QualifierEntry
from attribution.records import QualifierType
from attribution.stages.qualifiers.senses import describes_somebody, infers, names_by, sense
from attribution.text import Span

Strength = Literal[1, 2, 3]
HEDGES: frozenset[QualifierType] = frozenset(
    {
        "reportative", "allegative", "appearance", "epistemic_adverb", "epistemic_modal",
        "inference",
    }
)  # fmt: skip
_LONGEST_DATE = 5  # words


@dataclass(frozen=True, slots=True)
class Marker:
    """A qualifier as found in a sentence, before it is given to a claim.

    ``namer`` is whose name for something a label is: "the ministry" in "what the ministry calls".
    """

    sentence: Sentence
    cue: range
    type: QualifierType
    strength: Strength
    evidence: str
    namer: Span | None = None

    @property
    def span(self) -> Span:
        """The code points of the cue."""
        words = self.sentence.words
        return Span(words[self.cue.start].start, words[self.cue.stop - 1].end)

    @property
    def is_hedge(self) -> bool:
        """Whether it lowers the commitment to what it governs."""
        return self.type in HEDGES

    @property
    def is_noun(self) -> bool:
        """Whether the cue is headed by a noun: "reports of"."""
        return self.sentence.words[self.sentence.head_of(self.cue)].upos == "NOUN"

    @property
    def is_loaded(self) -> bool:
        """Whether it is a loaded name ("the massacre"): a label in one's own voice alone."""
        return self.type == "label" and self.is_noun


def find_qualifiers(
    parsed: Parse, lexicon: Lexicon[QualifierEntry], nouns: Lexicon[NounEntry]
) -> list[Marker]:
    """Every qualifying word or phrase of a document in its sentence.

    Args:
        parsed: the parsed document.
        lexicon: the qualifiers.
        nouns: the source nouns, to tell who says from what suggests.
    """
    found = []
    for sentence in parsed.sentences:
        names = [
            Marker(sentence, cue, "label", 1, "rule:what somebody calls it", namer)
            for cue, namer in names_by(sentence)
        ]
        found += names
        for match in lexicon.matches(sentence.words):
            if not any(match.first in name.cue for name in names):
                found += _markers(sentence, match, nouns)
    return found


def _markers(
    sentence: Sentence, match: Match[QualifierEntry], nouns: Lexicon[NounEntry]
) -> Iterator[Marker]:
    cue = range(match.first, match.last)
    evidence = f"qualifiers:{match.entry.phrase}"
    kind = sense(sentence, cue, match.entry.type)
    if kind is None or (kind == "inference" and not infers(sentence, cue, nouns)):
        return
    if kind == "attribution_hedge" and not describes_somebody(sentence, cue, nouns):
        return
    if kind == "temporal_limit":
        cue = _dated(sentence, cue)
    yield Marker(sentence, cue, kind, match.entry.strength, evidence)
    if match.entry.also is not None:
        strength: Strength = 3 if match.entry.also == "negation" else match.entry.strength
        yield Marker(sentence, cue, match.entry.also, strength, evidence)


def _dated(sentence: Sentence, cue: range) -> range:
    """A preposition of time with the date it governs: "since Tuesday"."""
    dates = [sentence.words[place].head for place in cue if sentence.words[place].deprel == "case"]
    if dates and dates[0] >= cue.stop:
        end = max(p for p in sentence.subtree(dates[0]) if p <= dates[0] + 2) + 1
        while sentence.words[end - 1].upos not in ("PROPN", "NOUN", "NUM", "ADV"):
            end -= 1
        if cue.stop < end <= cue.start + _LONGEST_DATE:
            return range(cue.start, end)
    return cue
