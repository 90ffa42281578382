"""Krippendorff's alpha for unitizing: how far observers agree on where units lie.

After Krippendorff, Content Analysis (2nd ed. 2004), section 11.6: differences are squared distances
between the ends of overlapping units, and the squared length of a unit where the other observer has
none. No kept package computes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attribution.text import Span, merged

Section = tuple[int, int, bool]
"""Begin, length, and whether it is a unit rather than a gap."""


def unitizing_alpha(observers: Sequence[Iterable[Span]], length: int) -> float | None:
    """The agreement of two or more observers on one kind of unit in one continuum.

    Args:
        observers: each one's units in code points; overlapping or touching ones count as one.
        length: of the continuum.

    Returns:
        1 for full agreement, 0 for what chance would give, below 0 for less; None where nobody
        marked a unit or there is only one observer, so that there is nothing to agree on.
    """
    sections = [_sections(units, length) for units in observers]
    if len(sections) < 2 or not any(unit for row in sections for _, _, unit in row):
        return None
    expected = _expected(sections, length)
    if expected == 0:
        return None
    return 1 - _observed(sections, length) / expected


def _sections(units: Iterable[Span], length: int) -> list[Section]:
    """The continuum cut into units and gaps."""
    found: list[Section] = []
    at = 0
    for start, end in merged(units):
        if start > at:
            found.append((at, start - at, False))
        found.append((start, end - start, True))
        at = end
    if at < length:
        found.append((at, length - at, False))
    return found


def _observed(rows: Sequence[Sequence[Section]], length: int) -> float:
    total = sum(
        _difference(one, other)
        for place, left in enumerate(rows)
        for other_place, right in enumerate(rows)
        if place != other_place
        for one, other in _meeting(left, right)
    )
    count = len(rows)
    return total / (count * (count - 1) * length * length)


def _meeting(
    left: Sequence[Section], right: Sequence[Section]
) -> Iterable[tuple[Section, Section]]:
    """The pairs of sections of two observers that share a place, in one pass."""
    at = other = 0
    while at < len(left) and other < len(right):
        one, two = left[at], right[other]
        yield one, two
        end, other_end = one[0] + one[1], two[0] + two[1]
        at += end <= other_end
        other += other_end <= end


def _difference(one: Section, other: Section) -> float:
    """The squared distance of two sections that share a place, from the first one's side."""
    (begin, size, is_unit), (other_begin, other_size, other_is_unit) = one, other
    if is_unit and other_is_unit:
        return (begin - other_begin) ** 2 + (begin + size - other_begin - other_size) ** 2
    if is_unit and other_begin <= begin and begin + size <= other_begin + other_size:
        return size**2
    if other_is_unit and begin <= other_begin and other_begin + other_size <= begin + size:
        return other_size**2
    return 0


def _expected(rows: Sequence[Sequence[Section]], length: int) -> float:
    units = [size for row in rows for _, size, unit in row if unit]
    gaps = sorted(size for row in rows for _, size, unit in row if not unit)
    sums = [0, *accumulate(gaps)]
    total = 0.0
    for size in units:
        total += (len(units) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        first = bisect_left(gaps, size)
        holding = len(gaps) - first
        total += size**2 * (sums[-1] - sums[first] - holding * (size - 1))
    whole = len(rows) * length
    pairs = whole * (whole - 1) - sum(size * (size - 1) for size in units)
    return 2 / length * total / pairs if pairs else 0.0
