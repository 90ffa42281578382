"""Two figures of one group that differ: a later count of one source, or two sources at odds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from attribution.corroboration.figures import Figure, elsewhere
from attribution.corroboration.measuring import (
    Common,
    beside,
    happened_together,
    is_described,
    is_of_others,
    is_of_some,
    is_one_time,
    is_own,
    is_passing,
    is_placed_apart,
    is_surveyed,
    names_figure,
    names_place,
)
from attribution.corroboration.meeting import Likeness, Meeting, Verdict
from attribution.corroboration.profile import Profile, Telling
from attribution.records import RelationType

_OF_THINGS, _CONTAINED = 0.5, 0.8
_AT_ODDS, _AT_ODDS_INSIDE = 0.2, 0.1
_SURELY_ONE = 0.5
"""How much two documents must have in common of their names to tell surely of one event."""
_BARE = 0.3
"""What a claim tells at most that is hardly more than a figure: “it came to $5 million”."""
_CONFLICTING = 3.0
"""How many times one figure may be another for both to count the same thing."""
_NEXT, _BESIDE = 120, 300  # code points
_AT_ONE_TIME, _LATER = 14, 60
"""Days within which two figures that differ may be of one event, and one a later count of it."""
_OF_STATE = frozenset({"state_civil", "state_security", "political"})
_MAIN = 3
_OF_ALL = frozenset({"all", "total"})
_REQUESTS = frozenset({"direct", "promise"})
_ATTITUDES = frozenset({"for", "against"})


@dataclass
class Differing:
    """One pair of claims of which two figures of one group differ."""

    one: Telling
    other: Telling
    meeting: Meeting
    like: Likeness

    def verdict(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        """How two figures stand to each other, or nothing if they count two things.

        Args:
            a: a figure of the one claim.
            b: one of the other's.
            places: theirs among the figures of their claims.
        """
        told = self._told(a, b)
        if told is None or not self._may_be_one(a, b):
            return None
        relation, why = told
        is_disputed = relation == "conflict_value" and not self._is_refuted
        if is_disputed and (self._are_two(a, b) or not self._are_alike(a, b)):
            return None
        return Verdict(
            relation, 0.3 + self.like.dice / 2, f"{in_words(a, b)}, {why}", figures=places
        )

    def _told(self, a: Figure, b: Figure) -> tuple[RelationType, str] | None:
        """What two figures are if they measure one thing, by their values and sources."""
        meeting, one, other = self.meeting, self.one, self.other
        if not (a.value and b.value and meeting.is_one_story and meeting.days <= _LATER):
            return None
        if not self._have_one_source:
            return ("conflict_value", "from different sources") if self._differ(a, b) else None
        if meeting.inside:
            return ("conflict_value", "one refuted") if self._is_refuted else None
        is_later = a.value <= _CONFLICTING * b.value and meeting.are_stated(one, other)
        return ("update", "from the same source") if is_later else None

    @cached_property
    def _have_one_source(self) -> bool:
        """Whether one source counts twice; an office and an official who is no spokesman are two.

        Where both tell the same they are taken for one, but here they do not.
        """
        if self.meeting.inside or not self.meeting.same_origin(self.one, self.other):
            return self.meeting.same_origin(self.one, self.other)
        tellers = (
            self.meeting.left.tellers[self.one.origin],
            self.meeting.right.tellers[self.other.origin],
        )
        officials = [each for each in tellers if each.kind == "named_person"]
        is_of_state = all(each.affiliation in _OF_STATE for each in tellers)
        return not (is_of_state and len(officials) == 1 and officials[0].access == "decision_maker")

    @property
    def _is_refuted(self) -> bool:
        """Whether one source's figure is said to be false, and it gives another one."""
        is_one_source = self.meeting.inside and self.meeting.same_origin(self.one, self.other)
        return is_one_source and "refuted" in (self.one.status, self.other.status)

    def _may_be_one(self, a: Figure, b: Figure) -> bool:
        """Whether nothing tells that the two measure two things; of people, two events."""
        is_known = a.kinds or a.event or (a.unit and b.unit)
        if not is_known or not {a.share, b.share} <= _OF_ALL:
            return False
        if self._are_placed_apart(a, b) or names_figure(a, b):
            return False
        if self.meeting.days and (is_passing(self.one) or is_passing(self.other)):
            return False
        return (a.counts_people and b.counts_people) or self._measure_one(a, b)

    def _are_placed_apart(self, a: Figure, b: Figure) -> bool:
        """Whether they are of two places, or one of a place that the other's text is not about."""
        left, right = self.meeting.left, self.meeting.right
        return (
            elsewhere(a, b)
            or (not b.place and is_placed_apart(a.place, {*right.story, *self.other.names}))
            or (not a.place and is_placed_apart(b.place, {*left.story, *self.one.names}))
        )

    def _measure_one(self, a: Figure, b: Figure) -> bool:
        """Whether figures of things are of one time, place and group, told of alike."""
        common = self._beside
        if self._is_beside:
            is_one = common.held >= _OF_THINGS and (common.told or common.least < _BARE)
        else:
            is_one = common.told and common.dice >= _OF_THINGS
        return (
            is_one
            and is_one_time(a, b)
            and not self._are_surveyed(a, b)
            and not self._are_elsewhere()
            and not is_of_others(self.one, self.other)
        )

    def _are_elsewhere(self) -> bool:
        """Whether one claim is of a place that the other one does not name.

        A place that both documents are mainly about is understood; inside one only by the claim
        right behind.
        """
        gap = self.other.start - self.one.end
        main = self._main_names if not self.meeting.inside or gap < _NEXT else set()
        return names_place(self.one, self.other, main) or names_place(
            self.other, self.one, set() if self.meeting.inside else main
        )

    @property
    def _main_names(self) -> set[str]:
        """The names that both documents are about before all others."""
        left, right = self.meeting.left.story, self.meeting.right.story
        first, second = (
            sorted(story, key=lambda name: (-story[name], name))[:_MAIN] for story in (left, right)
        )
        return {*first} & {*second}

    @property
    def _is_beside(self) -> bool:
        """Whether one stands close behind the other in one document."""
        return self.meeting.inside and self.other.start - self.one.end < _BESIDE

    @cached_property
    def _beside(self) -> Common:
        return beside(self.one, self.other, self.meeting.names)

    def _are_surveyed(self, a: Figure, b: Figure) -> bool:
        """Whether one of them is a share of those whom a survey asked."""
        sides = (a, self.one, self.meeting.left), (b, self.other, self.meeting.right)
        return any(
            is_surveyed(figure, profile.tellers[telling.origin].name)
            for figure, telling, profile in sides
        )

    def _differ(self, a: Figure, b: Figure) -> bool:
        """Whether two stated sources' values are at odds, but near enough to count one thing."""
        most = _CONFLICTING * (2 if self.meeting.inside and a.place and b.place else 1)
        values = sorted((a.value or 0, b.value or 0))
        return (
            values[1] <= most * values[0]
            and not (_fits(a, b) or _fits(b, a))
            and self.meeting.days <= _AT_ONE_TIME
            and self.meeting.are_stated(self.one, self.other)
        )

    def _are_two(self, a: Figure, b: Figure) -> bool:
        """Whether each source tells of its own: what it did, asks for, thinks of, or has now."""
        one, other = self.one, self.other
        return bool(
            {one.act, other.act} & _REQUESTS
            or _ATTITUDES & (one.hedges.keys() | other.hedges.keys())
            or ("expected" in one.hedges) != ("expected" in other.hedges)
            or (self._is_own(one, self.meeting.left) and self._is_own(other, self.meeting.right))
            or not happened_together(a, b)
            or is_described(one, a)
            or is_described(other, b)
        )

    def _is_own(self, telling: Telling, profile: Profile) -> bool:
        """Whether a source speaks of itself, as companies do that report “a profit of …”."""
        is_company = profile.tellers[telling.origin].affiliation == "corporate"
        return is_own(telling) or (is_company and is_of_some(telling))

    def _are_alike(self, a: Figure, b: Figure) -> bool:
        """Whether the words suffice for two figures of people to be of one event."""
        if not (a.counts_people and b.counts_people):
            return True
        if self._is_beside and self._beside.held >= _CONTAINED:
            return True
        if self.meeting.inside:
            least = _AT_ODDS_INSIDE if a.place and b.place else _OF_THINGS
        else:
            is_one_day = not self.meeting.days and self.meeting.story >= _SURELY_ONE
            least = _AT_ODDS_INSIDE if is_one_day else _AT_ODDS
        return self.like.dice >= least


def _fits(bound: Figure, other: Figure) -> bool:
    """Whether a figure is a bound that the other one does not break."""
    if bound.precision == "bound_lower":
        return (other.value or 0) >= (bound.value or 0)
    return bound.precision == "bound_upper" and (other.value or 0) <= (bound.value or 0)


def in_words(a: Figure, b: Figure) -> str:
    """Two figures as told, with what they count."""
    return f"{a.told} and {b.told} {a.counting}"
