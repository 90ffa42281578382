"""Numbers of two claims held against each other: the same, rounded, another group's, a sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from attribution.corroboration.profile import Number
from attribution.corroboration.words import stem

Agreement = Literal["equal", "rounded", "different"]
Group = Literal["the same", "the whole", "a part", "another"]
_ROUNDED = 1.18
"""How far above a lower bound an exact figure may lie and still be what was rounded down."""
_NEAR = 0.08
_EVERYBODY = frozenset(
    stem(form)
    for form in (
        "people", "person", "all", "dead", "death", "toll", "total", "victims", "lives", "overall",
    )
)  # fmt: skip
_MOST_PARTS = 4


def agreement(one: Number, other: Number) -> Agreement:
    """Whether two values may be one figure."""
    a, b = one.quantity.value, other.quantity.value
    if a is None or b is None:
        return "different"
    if a == b:
        return "equal"
    low, high = sorted((one, other), key=lambda number: number.quantity.value or 0.0)
    least, most = low.quantity.value or 0.0, high.quantity.value or 0.0
    if low.quantity.precision == "bound_lower" and most <= least * _ROUNDED:
        return "rounded"
    if high.quantity.precision == "bound_upper" and least * _ROUNDED >= most:
        return "rounded"
    is_rough = "approximate" in (one.quantity.precision, other.quantity.precision)
    return "rounded" if is_rough and most - least <= _NEAR * most else "different"


def groups(one: Number, other: Number) -> Group:
    """Whether two numbers count the same group: read from the second's side."""
    left, right = _kinds(one), _kinds(other)
    if left == right or left & right:
        return "the same"
    if not left:
        return "a part"
    return "the whole" if not right else "another"


def _kinds(number: Number) -> frozenset[str]:
    """The stems of what is counted; none where everybody is."""
    return frozenset(number.counted) - _EVERYBODY


def sums(numbers: Sequence[Number]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Which number is the sum of which others, by their places.

    A total must count everybody, or be said to be added up; its parts are exact and of different
    groups.
    """
    parts = [
        place
        for place, number in enumerate(numbers)
        if number.quantity.value
        and number.quantity.value > 1
        and number.quantity.precision in ("exact", "approximate")
    ]
    for place, total in enumerate(numbers):
        value = total.quantity.value
        if not value or (_kinds(total) and not total.quantity.derived_sum):
            continue
        others = [part for part in parts if part != place][:8]
        for count in range(2, _MOST_PARTS + 1):
            for chosen in combinations(others, count):
                added = sum(numbers[part].quantity.value or 0.0 for part in chosen)
                is_bound = total.quantity.precision == "bound_lower"
                fits = value <= added <= value * 1.05 if is_bound else added == value
                kinds = {_kinds(numbers[part]) for part in chosen}
                if fits and len(kinds) == count:
                    yield place, chosen
