"""Counts, F1, confusion tables, and pairing one to one: nothing here knows what is compared."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """How many things are in the gold, how many were predicted, how many are in both.

    Ratios are fractions of 1, and None where there is nothing to divide by.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    @classmethod
    def of(cls, gold: Set[object], predicted: Set[object]) -> Score:
        """The score of one set against another."""
        return cls(len(gold), len(predicted), len(gold & predicted))

    @property
    def precision(self) -> float | None:
        """The share of predictions that are right."""
        return _ratio(self.matched, self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found."""
        return _ratio(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.matched, self.gold + self.predicted)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched
        )

    def as_dict(self) -> dict[str, Any]:
        """Counts and ratios, ready for JSON; ratios to four places."""
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
        }


Scores = dict[str, dict[str, Score]]
"""Scores by what was compared (a row) and by measure (a column)."""


def added(tables: Iterable[Scores]) -> Scores:
    """The sum of several tables, cell by cell; rows and columns as they are first met."""
    total: Scores = {}
    for table in tables:
        for row, cells in table.items():
            for column, score in cells.items():
                into = total.setdefault(row, {})
                into[column] = into.get(column, Score()) + score
    return total


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each gold value was predicted as which value: (gold, predicted) → count."""

    counts: Mapping[tuple[str, str], int]

    @property
    def count(self) -> int:
        """How many pairs were compared."""
        return sum(self.counts.values())

    @property
    def accuracy(self) -> float | None:
        """The share of pairs that agree."""
        agreeing = sum(n for (gold, predicted), n in self.counts.items() if gold == predicted)
        return _ratio(agreeing, self.count)

    def as_dict(self) -> dict[str, Any]:
        """Accuracy and the table, ready for JSON, values in alphabetical order."""
        table: dict[str, dict[str, int]] = {}
        for (gold, predicted), count in sorted(self.counts.items()):
            table.setdefault(gold, {})[predicted] = count
        return {"count": self.count, "accuracy": _rounded(self.accuracy), "confusion": table}


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """A gold thing and the prediction that stands for it; one of them may be lacking."""

    gold: T | None
    predicted: T | None


def paired(
    gold: Sequence[T], predicted: Sequence[T], likeness: Callable[[T, T], int]
) -> list[Pair[T]]:
    """Pair each gold thing with at most one prediction, so that as many as possible are paired.

    Args:
        gold: what should be there.
        predicted: what is.
        likeness: of a gold thing and a prediction; 0 where they must not be paired, else the
            larger the better.

    Returns:
        The pairs in the order of the gold, then each prediction that was left over.
    """
    edges = []
    for wanted in gold:
        liked = [(-likeness(wanted, found), place) for place, found in enumerate(predicted)]
        edges.append([place for value, place in sorted(liked) if value < 0])
    return _pairs(gold, predicted, maximum_matching(edges))


def closest(
    gold: Sequence[T], predicted: Sequence[T], likeness: Callable[[T, T], int]
) -> list[Pair[T]]:
    """Pair the most alike first, each thing once: fewer pairs than ``paired``, but the right ones.

    Args and result are those of ``paired``.
    """
    edges = [
        (-value, at, place)
        for at, wanted in enumerate(gold)
        for place, found in enumerate(predicted)
        if (value := likeness(wanted, found)) > 0
    ]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, place in sorted(edges):
        if at not in chosen and place not in taken:
            chosen[at] = place
            taken.add(place)
    return _pairs(gold, predicted, chosen)


def _pairs(gold: Sequence[T], predicted: Sequence[T], chosen: Mapping[int, int]) -> list[Pair[T]]:
    """Pairs in the order of the gold, then each prediction that was left over."""
    pairs = [
        Pair(wanted, predicted[chosen[place]] if place in chosen else None)
        for place, wanted in enumerate(gold)
    ]
    taken = set(chosen.values())
    return pairs + [
        Pair(None, found) for place, found in enumerate(predicted) if place not in taken
    ]


def maximum_matching(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one matching of a bipartite graph, by augmenting paths (Berge 1957).

    Args:
        edges: for each left vertex its right vertices, the preferred first.

    Returns:
        Left vertex → right vertex.
    """
    right_of: dict[int, int] = {}
    left_of: dict[int, int] = {}
    for root in range(len(edges)):
        reached_from: dict[int, int] = {}
        queue, free = deque([root]), None
        while queue and free is None:
            left = queue.popleft()
            for right in edges[left]:
                if right in reached_from:
                    continue
                reached_from[right] = left
                if right not in left_of:
                    free = right
                    break
                queue.append(left_of[right])
        while free is not None:
            left = left_of[free] = reached_from[free]
            given_up = right_of.get(left)
            right_of[left], free = free, given_up
    return right_of


def tallied(pairs: Iterable[Pair[T]], measure: str, groups: Callable[[T], Iterable[str]]) -> Scores:
    """Count pairs by group; a prediction belongs to the groups of the gold it is paired with.

    Only a prediction without a partner is grouped by what it is itself, so that the groups of a
    kind add up to the whole.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        thing = pair.gold if pair.gold is not None else pair.predicted
        assert thing is not None
        for group in groups(thing):
            counts[group, "gold"] += pair.gold is not None
            counts[group, "predicted"] += pair.predicted is not None
            counts[group, "matched"] += pair.gold is not None and pair.predicted is not None
    return {
        group: {
            measure: Score(
                counts[group, "gold"], counts[group, "predicted"], counts[group, "matched"]
            )
        }
        for group in dict.fromkeys(group for group, _ in counts)
    }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
