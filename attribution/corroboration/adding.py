"""Figures of one document that make up another one: its sum, or a part told of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attribution.corroboration.figures import Figure, digits, is_measure, same_event

_MOST_PARTS = 4
_MOST_CHOSEN_FROM = 8
_EXACTING = 4  # digits
_FAR = 800  # code points between a part and its whole
_TOTALS = frozenset({"all", "total"})


def sums(figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Which figure is the sum of which others, by their places.

    A total counts everybody, or is said to be added up; its parts are exact, of one event and of
    different groups. Of whatever things a total is that is said to be one, or that has so many
    digits that it is hardly met by chance.
    """
    for place, total in enumerate(figures):
        value = total.value or 0.0
        if is_exacting(total):
            parts, most = _of_things(figures, place), _MOST_PARTS - 1
        elif _counts_everybody(total):
            parts, most = _of_people(figures, place), _MOST_PARTS
        else:
            continue
        for count in range(2, most + 1):
            for chosen in combinations(parts, count):
                added = sum(figures[part].value or 0.0 for part in chosen)
                is_bound = total.precision == "bound_lower"
                fits = value <= added <= value * 1.05 if is_bound else added == value
                if fits and (is_exacting(total) or _are_several(figures, chosen)):
                    yield place, chosen


def is_exacting(total: Figure) -> bool:
    """Whether others that add up to a figure do so hardly by chance."""
    value = total.value
    if value is None or total.share not in _TOTALS or is_measure(total.unit):
        return False
    if total.share == "total":
        return value >= 10
    is_year = total.unit is None and 1900 <= value <= 2100
    return total.precision == "exact" and not is_year and digits(value) >= _EXACTING


def _counts_everybody(total: Figure) -> bool:
    is_whole = total.share in _TOTALS and (total.derived_sum or not total.kinds)
    return bool(total.value) and is_whole and total.counts_people


def _of_people(figures: Sequence[Figure], place: int) -> list[int]:
    """The places of exact figures of groups of people by the event of a total."""
    return [
        other
        for other, part in enumerate(figures)
        if other != place
        and part.kinds
        and part.counts_people
        and _is_part(part)
        and same_event(figures[place], part)
    ][:_MOST_CHOSEN_FROM]


def _of_things(figures: Sequence[Figure], place: int) -> list[int]:
    """The places of exact figures of what a total counts."""
    total = figures[place]
    return [
        other
        for other, part in enumerate(figures)
        if other != place
        and _is_part(part)
        and abs(part.start - total.start) < _FAR
        and (part.value or 0) < (total.value or 0)
        and not is_measure(part.unit)
        and (not part.kinds or part.kinds == total.kinds or _count_people(part, total))
    ][:_MOST_CHOSEN_FROM]


def _is_part(part: Figure) -> bool:
    return (part.value or 0) > 1 and part.precision in ("exact", "approximate")


def _count_people(one: Figure, other: Figure) -> bool:
    return one.counts_people and other.counts_people


def _are_several(figures: Sequence[Figure], chosen: tuple[int, ...]) -> bool:
    """Whether all parts are of different groups."""
    return len({figures[part].kinds for part in chosen}) == len(chosen)


def wholes(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Each figure that is told as a part, with the nearest before it that is all of them."""
    for place, part in enumerate(figures):
        if part.share != "part" or not part.value:
            continue
        for other in range(place - 1, -1, -1):
            whole = figures[other]
            if part.start - whole.end > _FAR:
                break
            if _holds(whole, part, is_next=other == place - 1):
                yield other, place
                break


def _holds(whole: Figure, part: Figure, *, is_next: bool) -> bool:
    """Whether a figure counts all of what another one is a part of; “those” are the last named."""
    is_all = whole.share in _TOTALS and (whole.value or 0) > (part.value or 0)
    is_of_one = not whole.kinds or whole.kinds == part.kinds or (is_next and not part.kinds)
    return is_all and is_of_one and _count_people(whole, part) and same_event(whole, part)
