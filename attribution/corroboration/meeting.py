"""Two documents that are compared, what two of their claims have in common, and a verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from attribution.corroboration.origins import is_same_person, same_source
from attribution.corroboration.overlap import Overlap
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.words import stem
from attribution.language.calendar import WEEKDAYS
from attribution.records import RelationType

_ONE_STORY = 0.12
_WEEKDAYS = frozenset(map(stem, WEEKDAYS))
_PARTING: frozenset[RelationType] = frozenset(
    {"update", "part_of", "conflict_value", "conflict_category", "conflict_scope"}
)


class Verdict(NamedTuple):
    """How two claims stand to each other; ``score`` from 0 to 1, ``joins`` if they are one.

    ``figures`` are the places of the figures that it is about, or None if it is about the words.
    """

    relation: RelationType
    score: float
    why: str
    joins: bool = False
    figures: tuple[int, int] | None = None

    @property
    def parts(self) -> bool:
        """Whether the two must not come into one cluster."""
        return not self.joins and self.relation in _PARTING


@dataclass
class Meeting:
    """Two documents that are compared; the same one twice for relations inside it."""

    left: Profile
    right: Profile
    story: float = 0.0
    _same: dict[tuple[int, int], bool] = field(default_factory=dict)
    _persons: dict[tuple[int, int], bool] = field(default_factory=dict)
    _alike: dict[tuple[str, str], Likeness] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.story = 1.0 if self.inside else one_story(self.left, self.right)

    @property
    def inside(self) -> bool:
        """Whether both are one document."""
        return self.left.id == self.right.id

    @property
    def is_one_story(self) -> bool:
        """Whether both are about the same events."""
        return self.story >= _ONE_STORY

    @cached_property
    def days(self) -> int:
        """How many days lie between the two; 0 if that is not known."""
        first, second = _day(self.left), _day(self.right)
        return abs((second - first).days) if first and second else 0

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that both documents are about; what they share of these tells no claim."""
        return frozenset(self.left.story) | frozenset(self.right.story)

    @cached_property
    def overlap(self) -> Overlap:
        """How alike the claims of the two can be at most."""
        return Overlap(self.left.grid, self.right.grid)

    def likeness(self, one: Telling, other: Telling) -> Likeness:
        """What a claim of the left and one of the right document have in common."""
        key = one.claim, other.claim
        if key not in self._alike:
            self._alike[key] = likeness(one, other)
        return self._alike[key]

    def are_stated(self, one: Telling, other: Telling) -> bool:
        """Whether both claims have a first source, other than the outlet, that is stated."""
        sources = self.left.tellers[one.origin], self.right.tellers[other.origin]
        return all(
            telling.origin and source.kind != "implicit"
            for telling, source in zip((one, other), sources, strict=True)
        )

    def same_origin(self, one: Telling, other: Telling) -> bool:
        """Whether both claims have one first source, that is stated."""
        if self.inside:
            return one.origin == other.origin != 0
        if one.origin == 0 or other.origin == 0:
            return False
        key = one.origin, other.origin
        if key not in self._same:
            self._same[key] = same_source(
                self.left.tellers[one.origin], self.right.tellers[other.origin]
            )
        return self._same[key]

    def same_person(self, one: Telling, other: Telling) -> bool:
        """Whether the first sources of claims of two documents are called by one name."""
        key = one.origin, other.origin
        if key not in self._persons:
            self._persons[key] = is_same_person(
                self.left.tellers[one.origin], self.right.tellers[other.origin]
            )
        return self._persons[key]

    def same_speaker(self, one: Telling, other: Telling) -> bool:
        """Whether the first source of both is one named person or body."""
        return self.same_origin(one, other) and (self.inside or self.same_person(one, other))


def on_one_weekday(one: Telling, other: Telling) -> bool:
    """Whether both claims name one day of the week."""
    return not _WEEKDAYS.isdisjoint(one.terms.keys() & other.terms.keys())


def _day(profile: Profile) -> date | None:
    """When a document was published, if that is told as a date."""
    try:
        return date.fromisoformat((profile.published or "")[:10])
    except ValueError:
        return None


def one_story(one: Profile, other: Profile) -> float:
    """How much two documents have in common of the names that they are about, from 0 to 1."""
    small, large = sorted((one.story, other.story), key=len)
    common = sum(min(weight, large[name]) for name, weight in small.items() if name in large)
    least = min(sum(small.values()), sum(large.values()))
    return common / least if least else 0.0


class Likeness(NamedTuple):
    """What two claims have in common.

    ``dice`` is the share of what their terms tell that both have (a weighted Dice coefficient),
    ``held`` the share of the shorter one's that the longer one has, ``weight`` how much it is.
    """

    dice: float
    held: float
    weight: float
    shared: tuple[str, ...]


def likeness(one: Telling, other: Telling) -> Likeness:
    """Compare two claims word by word."""
    small, large = (one, other) if len(one.terms) <= len(other.terms) else (other, one)
    mine, theirs = small.terms, large.terms
    shared = [term for term in mine if term in theirs]
    if not shared:
        return _NOTHING
    common = sum([min(mine[term], theirs[term]) for term in shared])
    least = min(small.weight, large.weight)
    shared.sort(key=lambda term: (-mine[term], term))
    return Likeness(
        2 * common / (small.weight + large.weight), min(1.0, common / least), common, tuple(shared)
    )


_NOTHING = Likeness(0.0, 0.0, 0.0, ())
