"""How alike two claims are worded: what they share of content words and numbers.

Used within one document to find who a claim without a source goes back to, and where the same
thing is said twice. Words count the more the rarer they are in the document.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse, ParsedWord
from attribution.lexicons import word_class
from attribution.text import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_ENDINGS = (
    "ings", "ing", "ments", "ment", "ations", "ation", "ions", "ion", "ers", "er", "ies", "ied",
    "es", "ed", "s", "y", "e",
)  # fmt: skip
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim's content stems and its numbers as written, without separators."""

    stems: frozenset[str]
    numbers: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The numbers that are too particular to be met by chance."""
        return frozenset(n for n in self.numbers if len(n.rstrip("0")) > 1 and len(n) > 1)


class Wordings:
    """The wordings of a document's claims.

    Args:
        parsed: the document.
        claims: the spans of each claim.
    """

    def __init__(self, parsed: Parse, claims: Sequence[Sequence[Span]]) -> None:
        self._parsed = parsed
        self.of = [self.wording(spans) for spans in claims]
        self._seen = Counter(stem for wording in self.of for stem in wording.stems)

    def wording(self, spans: Sequence[Span]) -> Wording:
        """The wording of some spans."""
        words = [
            word
            for span in spans
            for sentence in self._parsed.sentences_in(span)
            for word in sentence.words
            if span.start <= word.start < span.end
        ]
        stems = frozenset(
            stem(word)
            for word in words
            if word.upos in _CONTENT
            and word.form[:1].isalpha()
            and word.lemma.casefold() not in word_class("light")
        )
        numbers = frozenset(
            word.form.replace(",", "")
            for word in words
            if word.form[:1].isdigit() and word.upos in ("NUM", "NOUN")
        )
        return Wording(stems, numbers)

    def weight(self, stems: frozenset[str]) -> float:
        """The weight of some stems, each by how rare it is among the document's claims.

        Summed exactly, since the order of a set is another in every process.
        """
        total = max(len(self.of), 2)
        return math.fsum(math.log(1 + total / max(self._seen[stem], 1)) for stem in stems)

    def likeness(self, one: Wording, other: Wording) -> float:
        """Which share of one wording's weight the other has too, 0 to 1."""
        whole = self.weight(one.stems)
        return self.weight(one.stems & other.stems) / whole if whole else 0.0


def stem(word: ParsedWord) -> str:
    """A word without the endings of its forms and of nouns made of it: deployments, deploy.

    Taken from the form, since two forms of one word must meet even where a lemma is wrong.
    """
    form = word.form.casefold()
    for ending in _ENDINGS:
        base = form.removesuffix(ending)
        if base != form and len(base) >= _SHORTEST_STEM:
            return base
    return form
