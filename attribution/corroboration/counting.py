"""Two claims compared by their figures: one count, a later one, a part, another group, at odds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from attribution.corroboration.differing import Differing, in_words
from attribution.corroboration.figures import (
    Figure,
    agreement,
    elsewhere,
    groups,
    same_event,
)
from attribution.corroboration.meeting import Likeness, Meeting, Verdict
from attribution.corroboration.profile import Telling
from attribution.corroboration.words import are_apart

_UNSUPPORTED, _SMALL, _LARGE = 0.35, 0.18, 0.08
"""How alike the words must be for equal figures to be one: of other things than people, below a
dozen or so, above."""
_TOLD = 0.5
"""How much two claims have in common at least whose figures count no people."""
_ONE_TOPIC = 0.3
_OF_THINGS = 0.5
_BESIDE = 300  # code points
_WEEK, _LATER = 7, 60
"""Days within which rounded figures of things may be one, and one a later count of the other."""
_SEVERAL = frozenset({"several", "multiple", "numerous", "few", "various", "number"})


@dataclass
class ByFigure:
    """The figures of one pair of claims."""

    one: Telling
    other: Telling
    meeting: Meeting
    like: Likeness

    def verdicts(self) -> list[Verdict]:
        """A verdict for each two figures; where one is the same, it is in no conflict."""
        found = [
            verdict
            for place, a in enumerate(self.one.figures)
            for at, b in enumerate(self.other.figures)
            if (verdict := self._of(a, b, (place, at)))
        ]
        met = {side for v in found if v.joins and v.figures for side in enumerate(v.figures)}
        if any(v.relation == "conflict_value" for v in found):
            met |= self._agreeing()
        apart = [v for v in found if not v.joins and not met & set(enumerate(v.figures or ()))]
        return [v for v in found if v.joins] + apart or self._of_vague()

    @cached_property
    def _differing(self) -> Differing:
        return Differing(self.one, self.other, self.meeting, self.like)

    def _agreeing(self) -> set[tuple[int, int]]:
        """The sides and places of figures that the other claim has too, of whatever it counts."""
        return {
            side
            for place, a in enumerate(self.one.figures)
            for at, b in enumerate(self.other.figures)
            if agreement(a, b) == "equal" and a.unit == b.unit
            for side in ((0, place), (1, at))
        }

    @property
    def _score(self) -> float:
        return 0.3 + self.like.dice / 2

    def _of(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        if not same_event(a, b) or not (self.meeting.is_one_story or self.like.dice > _ONE_TOPIC):
            return None
        counted, values = groups(a, b), agreement(a, b)
        if counted == "the same":
            if values == "different":
                return self._differing.verdict(a, b, places)
            if values == "unknown" or not self._is_one(a, b):
                return None
            return Verdict("same", 0.2 + self._score, in_words(a, b), joins=True, figures=places)
        if values == "unknown" or not (a.counts_people and b.counts_people):
            return None
        return self._of_other_groups(a, b, places)

    def _of_other_groups(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        """One value for two groups, or the count of a part."""
        values = agreement(a, b)
        is_one = values == "equal" or (
            values == "rounded" and "approximate" not in (a.precision, b.precision)
        )
        if is_one and a.is_telling and b.is_telling and not self._are_apart(a, b):
            why = f"{a.told} {a.counting} and {b.told} {b.counting}"
            return Verdict("same", 0.1 + self._score, why, joins=True, figures=places)
        if is_one and a.is_telling and b.is_telling:
            why = f"{a.told} and {b.told}, but of {a.counting} and {b.counting}"
            return Verdict("conflict_category", 0.2 + self._score, why, figures=places)
        return self._as_part(a, b, places) if self.meeting.inside else None

    def _are_apart(self, a: Figure, b: Figure) -> bool:
        """Whether two groups are two: where one is everybody, only if others are counted too.

        Twenty-one people who died may all be children; but not where soldiers are among them.
        """
        if a.kinds and b.kinds:
            return all(are_apart(one, other) for one in a.kinds for other in b.kinds)
        whole, part = (b, a) if a.kinds else (a, b)
        profile = self.meeting.right if a.kinds else self.meeting.left
        return any(
            figure.counts_people
            and figure.kinds
            and figure.kinds != part.kinds
            and figure.event == whole.event
            and 0 < (figure.value or 0) < (whole.value or 0)
            for telling in profile.tellings
            for figure in telling.figures
        )

    def _is_one(self, a: Figure, b: Figure) -> bool:
        """Whether the words suffice for two equal figures to be one."""
        if a.counts_people and b.counts_people:
            return self.like.dice >= self._needed(a, b)
        is_far = self.meeting.days >= _WEEK
        if self.like.weight < _TOLD or (is_far and agreement(a, b) != "equal"):
            return False
        return self.like.dice >= (_OF_THINGS if is_far else _UNSUPPORTED)

    def _needed(self, a: Figure, b: Figure) -> float:
        """How alike the words must be for two equal figures to be one."""
        if not self.meeting.is_one_story:
            return _UNSUPPORTED
        if a.is_large and b.is_large:
            is_known = self.meeting.same_origin(self.one, self.other)
            return 0.0 if is_known or (a.is_telling and b.is_telling) else _LARGE
        return _UNSUPPORTED if elsewhere(a, b) else _SMALL

    def _of_vague(self) -> list[Verdict]:
        """Several of something, and later how many."""
        if self.meeting.inside or self.meeting.days > _LATER:
            return []
        if not self.meeting.same_origin(self.one, self.other):
            return []
        for one, other in ((self.one, self.other), (self.other, self.one)):
            some = one.hedges.get("vague_quantifier", "")
            is_vague = not one.figures and _SEVERAL & set(some.lower().split())
            for figure in other.figures if is_vague else ():
                if not figure.counts_people and figure.kinds and figure.kinds[-1] in one.part:
                    why = f"{some} and {figure.told} {figure.counting}"
                    return [Verdict("update", self._score, why)]
        return []

    def _as_part(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        counted = groups(a, b)
        if counted not in ("the whole", "a part"):
            return None
        part, whole = (a, b) if counted == "the whole" else (b, a)
        near = abs(self.one.start - self.other.start) < _BESIDE
        near = near and self.meeting.same_origin(self.one, self.other)
        if (
            not near
            or self.like.dice < _LARGE
            or not part.value
            or not whole.value
            or part.value >= whole.value
        ):
            return None
        why = f"{part.told} {part.counting} of {whole.told}"
        return Verdict("part_of", self._score, why, figures=places)
