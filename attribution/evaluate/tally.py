"""What comparing two annotations counts, and when two of their values are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from attribution.evaluate.scores import Pair, Score, Scores

T = TypeVar("T")
Confusions = Counter[tuple[str, str, str]]
"""How often: (field, gold value, predicted value)."""
NONE = "(none)"
_OTHER = "(another)"


@dataclass(slots=True)
class Comparison:
    """What two annotations of one text share.

    ``found`` counts records and list members, in all and by kind: wanted, predicted, matched.
    ``fields`` counts the values of paired records.
    """

    found: Scores = field(default_factory=dict)
    fields: Confusions = field(default_factory=Counter)

    def count(self, row: str, pairs: Sequence[Pair[Any]]) -> None:
        """Count records that were paired or left over."""
        self._add(
            row,
            Score(
                sum(pair.gold is not None for pair in pairs),
                sum(pair.predicted is not None for pair in pairs),
                sum(pair.gold is not None and pair.predicted is not None for pair in pairs),
            ),
        )

    def members(self, row: str, gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> None:
        """Count the members of two lists whose order says nothing."""
        self._add(row, Score.of(set(gold), set(predicted)))

    def value(self, name: str, gold: object, predicted: object) -> None:
        """Count a field's two values."""
        self.fields[name, _shown(gold), _shown(predicted)] += 1

    def _add(self, row: str, score: Score) -> None:
        cells = self.found.setdefault(row, {})
        cells["found"] = cells.get("found", Score()) + score


def translated(ids: Iterable[str], pairs: Mapping[str, str]) -> set[str]:
    """Gold ids as the prediction's; one without a partner stays, marked, and matches nothing."""
    return {pairs.get(identity, f"gold {identity}") for identity in ids}


def both(pairs: Iterable[Pair[T]]) -> Iterator[tuple[T, T]]:
    """The records that are paired, without those left over."""
    for pair in pairs:
        if pair.gold is not None and pair.predicted is not None:
            yield pair.gold, pair.predicted


def same_source(gold: str, predicted: str, sources: Mapping[str, str]) -> tuple[str, str]:
    """Whether a prediction names the source that the gold names."""
    return "the same", agreed(sources.get(gold) == predicted)


def agreed(holds: bool) -> str:
    """The value to count for what need not be shown: that it is the gold's, or another."""
    return "the same" if holds else _OTHER


def same_words(gold: str | None, predicted: str | None) -> tuple[str, str]:
    """Free text agrees if its words do, whatever their case and articles; not shown as values."""

    def levelled(text: str | None) -> list[str]:
        words = (text or "").casefold().split()
        return [word for word in words if word not in ("the", "a", "an")]

    if not gold or not predicted:
        return (gold and "given") or NONE, (predicted and "given") or NONE
    return "given", "given" if levelled(gold) == levelled(predicted) else "given otherwise"


def _shown(value: object) -> str:
    if value is None:
        return NONE
    return str(value).lower() if isinstance(value, bool) else str(value)
