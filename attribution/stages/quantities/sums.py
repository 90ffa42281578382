"""Whether a text adds a number up from others: "which brought the toll to nine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from attribution.language.parse import ParsedWord
from attribution.lexicons import word_class
from attribution.records import Quantity

_PARTS, _NEAR = 5, 6  # at most so many parts, among so many numbers before and after
_LEAST_TOTAL = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with what is needed to add it up with others."""

    quantity: Quantity
    claim: int
    sentence: int
    summed: bool


def adds(words: Sequence[ParsedWord]) -> bool:
    """Whether the words before a total say that it is added up: "brought the toll to"."""
    return any(
        not word_class("adding").isdisjoint((word.lemma.lower(), word.form.lower()))
        for word in words
    )


def is_sum(told: Sequence[Told], place: int) -> bool:
    """Whether the text adds a number up from others.

    Either it is told as a sum and some of the numbers around it give it, or it opens its sentence
    and all the numbers after it in that sentence give it.
    """
    item = told[place]
    value = item.quantity.value
    if value is None or item.quantity.precision != "exact":
        return False
    if item.summed:
        near = range(max(place - _NEAR, 0), min(place + _NEAR + 1, len(told)))
        others = [told[n].quantity for n in near if n != place]
        parts = [q.value for q in others if q.value is not None and q.population is not None]
        return any(
            sum(chosen) == value
            for size in range(2, min(_PARTS, len(parts)) + 1)
            for chosen in combinations(parts, size)
        )
    rest = [
        other.quantity.value
        for other in told[place + 1 : place + 1 + _NEAR]
        if other.sentence == item.sentence and other.quantity.value is not None
    ]
    return len(rest) > 1 and value >= _LEAST_TOTAL and sum(rest) == value
