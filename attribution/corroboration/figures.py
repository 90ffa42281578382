"""Figures of two claims held against each other: the same, rounded, another group's, a sum.

A figure counts a group (soldiers, children, everybody) by an event (killed, arrested). Only figures
of one event are compared; groups that are named by different words of one class are one group.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from attribution.corroboration.words import known, population, stem, words
from attribution.records import Precision, Quantity

Agreement = Literal["equal", "rounded", "different", "unknown"]
Group = Literal["the same", "the whole", "a part", "another"]
Share = Literal["all", "part", "more", "total"]
_ROUNDED = 0.18
"""How far from a round bound an exact figure may lie at most, as a share of it."""
_NEAR = 0.08
_LARGE = 13
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further|extra|other)(?: \w+)?\s+\Z", re.I)
_MORE_BEHIND = re.compile(r"\s+(?:more\b(?! than)|additional\b|further\b|new\b)")
_OTHERS = re.compile(r"\s+others?\b")
_BESIDE_THE_DEAD = re.compile(
    r"\b(?:injur|wound|hurt|arrest|detain|displac)\w*\s+(?:\w+\s+){0,2}\Z"
)
_HURT = re.compile(r"\s+others?\s+(?:\w+\s+)?(?:injur|wound|hurt|arrest|detain|displac|missing)")
_OF_THESE = re.compile(
    r"\b(?:[Oo]f (?:the|those|these|them|whom)\b[^.;]*,|including)\s*(?:\w+ )?\Z"
)
_TOTAL = re.compile(
    r"\b(?:total of|totall?ing|totall?ed|in total,?|altogether,?|in all,?|combined)\s+(?:\w+ )?\Z",
    re.IGNORECASE,
)
_PART = re.compile(r"\s+(?:of|among) (?:the|those|these|them|whom|its|their)\b")
_BESIDES = re.compile(
    r"(?:\s+(?!(?:ha[sd]|have|was|were|is|are|be)\b)[\w’'-]+){1,4} and (?:an?|his|her) "
)
_TIMES = frozenset(
    {
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night", "nights",
        "week", "weeks", "month", "months", "year", "years", "decade", "decades", "time", "times",
        "age", "metre", "metres", "meter", "meters", "kilometre", "kilometres", "mile", "miles",
        "km", "feet",
    }
)  # fmt: skip


class Figure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A quantity of a claim.

    ``kinds`` are the groups of people or other things counted, none where everybody is;
    ``whose`` the names that tell which ones; ``event`` the kind of event they are counted by;
    ``share`` whether these are all of them, a part (“nine of the dead”), some more (“two more”) or
    said to be the total.
    """

    start: int
    end: int
    shown: str
    value: float | None
    precision: Precision
    unit: str | None
    population: str | None
    window: str | None
    place: str | None
    derived_sum: bool
    kinds: tuple[str, ...]
    whose: tuple[str, ...]
    event: str | None
    share: Share = "all"

    @property
    def quantity(self) -> Quantity:
        """As it is written into records."""
        return Quantity(
            span=(self.start, self.end),
            value=self.value,
            precision=self.precision,
            unit=self.unit,
            population=self.population,
            window=self.window,
            place=self.place,
            derived_sum=self.derived_sum,
        )

    @property
    def counts_people(self) -> bool:
        """Whether it counts people: a group of them, or all whom an event befell."""
        if self.kinds:
            return all(kind[0] == "=" for kind in self.kinds)
        return self.event is not None

    @property
    def is_large(self) -> bool:
        """Whether its value is seldom met by chance."""
        return self.value is not None and self.value >= _LARGE

    @property
    def is_telling(self) -> bool:
        """Whether its value is hardly met by chance: large, and not round."""
        return self.value is not None and self.is_large and not _is_round(self.value)

    @property
    def counting(self) -> str:
        """What it counts, for reading."""
        return " ".join((self.population or self.unit or "all").split())

    @property
    def told(self) -> str:
        """Its words, for reading."""
        return " ".join(self.shown.split())


def kinds_of(told: str | None, unit: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is counted and the names that tell which, from a population or else a unit."""
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    named: dict[str, None] = {}
    whole = False
    for place, form in enumerate((told or unit or "").split()):
        capital = form[:1].isupper() and (place > 0 or told is not None)
        for word in words(form):
            group = population(word)
            if group == "=everybody":
                whole = True
            elif group is not None:
                kinds[group] = None
            elif capital:
                named[stem(word)] = None
            else:
                others[stem(word)] = None
    if not kinds and not whole:
        telling = {word: None for word in others if known(word).is_telling}
        kinds = telling or others or named
    if not kinds and not whole and unit:
        kinds = {unit: None}  # a sign, as that of a currency
    return tuple(kinds), tuple(named)


def share_of(before: str, after: str) -> Share:
    """What share of the things counted a figure is, by the words before and behind it.

    “Five others” are some more of those who died, but all that were injured beside the dead.
    """
    if _MORE_BEFORE.search(before) or _MORE_BEHIND.match(after):
        return "more"
    if _OTHERS.match(after):
        return "all" if _BESIDE_THE_DEAD.search(before) or _HURT.match(after) else "more"
    if _PART.match(after) or _BESIDES.match(after) or _OF_THESE.search(before):
        return "part"
    return "total" if _TOTAL.search(before) else "all"


def is_measure(unit: str | None) -> bool:
    """Whether a unit is one of time or length, which tells nothing about a claim's figures."""
    return any(word in _TIMES for word in words(unit or ""))


def digits(value: float) -> int:
    """How many digits tell: those before the zeros at the end."""
    return len(f"{value:.12g}".replace(".", "").rstrip("0")) if value >= 1 else 0


def _is_round(value: float) -> bool:
    """Whether no more than its first digit tells, or the first two of a long one."""
    return value >= 100 and digits(value) <= (2 if value >= 1000 else 1)


def agreement(one: Figure, other: Figure) -> Agreement:
    """Whether two values may be one figure."""
    a, b = _level(one), _level(other)
    if a is None or b is None:
        return "unknown"
    if a == b:
        return "equal"
    if one.precision == other.precision == "exact":
        return "different"
    low, high, least, most = (one, other, a, b) if a < b else (other, one, b, a)
    if low.precision == "bound_lower" and most <= least + _grain(least):
        return "rounded"
    if high.precision == "bound_upper" and least >= most - _grain(most):
        return "rounded"
    is_rough = "approximate" in (one.precision, other.precision)
    return "rounded" if is_rough and most - least <= _NEAR * most else "different"


def _level(figure: Figure) -> float | None:
    """The value, with percentages as shares of one."""
    if figure.value is not None and figure.unit in ("percent", "per cent", "%"):
        return figure.value / 100
    return figure.value


def _grain(value: float) -> float:
    """How far from a bound its exact figure may lie: a step of its last digit that is no zero."""
    whole = int(value)
    step = 1
    while whole and whole % (step * 10) == 0:
        step *= 10
    return min(step, _ROUNDED * value) if step > 1 else 0.0


def groups(one: Figure, other: Figure) -> Group:
    """Whether two figures count the same group; ``the whole`` is read from the second's side."""
    left, right = frozenset(one.kinds), frozenset(other.kinds)
    if one.whose and other.whose and not set(one.whose) & set(other.whose):
        return "another"
    if left == right:
        return "the same"
    if not left:
        return "a part"
    if not right:
        return "the whole"
    if left & right:
        return "the whole" if left < right else "a part" if right < left else "the same"
    return "another"


def same_event(one: Figure, other: Figure) -> bool:
    """Whether both count by one kind of event; what counts by none is compared by its words.

    A large figure of the same group needs no event beside it: “the count stands at 318”.
    """
    if one.event and other.event:
        return one.event == other.event
    if one.event is other.event:
        return True
    return (
        bool(one.kinds) and one.kinds == other.kinds and one.value == other.value and one.is_telling
    )


def elsewhere(one: Figure, other: Figure) -> bool:
    """Whether both tell where, and tell of different places."""
    if not one.place or not other.place:
        return False
    mine, theirs = set(words(one.place)), set(words(other.place))
    return not {word for word in mine & theirs if known(word).is_telling}
