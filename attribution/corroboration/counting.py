"""Two claims compared by their figures: one count, a later one, a part, another group, at odds."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.corroboration.figures import Figure, agreement, elsewhere, groups, same_event
from attribution.corroboration.meeting import Likeness, Meeting, Verdict
from attribution.corroboration.profile import Telling

_UNSUPPORTED, _SMALL, _LARGE = 0.35, 0.18, 0.08
"""How alike the words must be for equal figures to be one: of other things than people, below a
dozen or so, above."""
_TOLD = 0.5
"""How much two claims have in common at least whose figures count no people."""
_ONE_TOPIC = 0.3
_OF_THINGS = 0.5
_AT_ODDS, _AT_ODDS_INSIDE = 0.2, 0.1
_CONFLICTING = 3.0
"""How many times one figure may be another for both to count the same thing."""
_BESIDE = 300  # code points
_WEEK, _AT_ONE_TIME, _LATER = 7, 14, 60
"""Days within which rounded figures of things may be one, two figures that differ may be of one
event, and one a later count of it."""
_REQUESTS = frozenset({"direct", "promise"})
_SIDES = frozenset({"=civilians", "=forces", "=fighters"})
"""Groups of which nobody is in two; a child may be a student, and a civilian."""
_SEVERAL = frozenset({"several", "multiple", "numerous", "few", "various", "number"})


@dataclass(slots=True)
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
        apart = [v for v in found if not v.joins and not met & set(enumerate(v.figures or ()))]
        return [v for v in found if v.joins] + apart or self._of_vague()

    @property
    def _score(self) -> float:
        return 0.3 + self.like.dice / 2

    def _of(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        if not same_event(a, b) or not (self.meeting.is_one_story or self.like.dice > _ONE_TOPIC):
            return None
        counted, values = groups(a, b), agreement(a, b)
        if counted == "the same":
            if values == "different":
                return self._of_other_values(a, b, places)
            if values == "unknown" or not self._is_one(a, b):
                return None
            return Verdict("same", 0.2 + self._score, _told(a, b), joins=True, figures=places)
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
            why = f"{_shown(a)} {_line(a.counting)} and {_shown(b)} {_line(b.counting)}"
            return Verdict("same", 0.1 + self._score, why, joins=True, figures=places)
        if is_one and a.is_telling and b.is_telling:
            why = f"{_shown(a)} and {_shown(b)}, but of {_line(a.counting)} and {_line(b.counting)}"
            return Verdict("conflict_category", 0.2 + self._score, why, figures=places)
        return self._as_part(a, b, places) if self.meeting.inside else None

    def _are_apart(self, a: Figure, b: Figure) -> bool:
        """Whether two groups are two: where one is everybody, only if others are counted too.

        Twenty-one people who died may all be children; but not where soldiers are among them.
        """
        if a.kinds and b.kinds:
            return _SIDES.issuperset((*a.kinds, *b.kinds))
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

    def _of_other_values(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        """Two figures of one group: a later count of one source, or two sources at odds."""
        is_one_count = self.meeting.is_one_story and self.meeting.days <= _LATER
        if not is_one_count or elsewhere(a, b) or not (a.value and b.value):
            return None
        if not (a.counts_people and b.counts_people) and self.like.dice < _OF_THINGS:
            return None
        if not self.meeting.same_origin(self.one, self.other):
            return self._at_odds(a, b, places)
        if not self.meeting.inside:
            why = f"{_told(a, b)}, from the same source"
            return Verdict("update", self._score, why, figures=places)
        if "refuted" in (self.one.status, self.other.status):
            why = f"{_told(a, b)}, one refuted"
            return Verdict("conflict_value", self._score, why, figures=places)
        return None

    def _at_odds(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        """Two sources that count the same thing differently."""
        inside = self.meeting.inside
        if _fits(a, b) or _fits(b, a) or self.meeting.days > _AT_ONE_TIME:
            return None
        if {self.one.act, self.other.act} & _REQUESTS:
            return None  # what is asked for and what is offered
        if inside and not (a.place and b.place) and self.like.dice < _OF_THINGS:
            return None
        most = _CONFLICTING * (2 if inside and a.place and b.place else 1)
        is_near = max(a.value or 0, b.value or 0) <= most * min(a.value or 0, b.value or 0)
        is_alike = self.like.dice >= (_AT_ODDS_INSIDE if inside else _AT_ODDS)
        if not (self.meeting.are_stated(self.one, self.other) and is_near and is_alike):
            return None
        why = f"{_told(a, b)}, from different sources"
        return Verdict("conflict_value", self._score, why, figures=places)

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
                    why = f"{some} and {_shown(figure)} {_line(figure.counting)}"
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
        why = f"{_shown(part)} {_line(part.counting)} of {_shown(whole)}"
        return Verdict("part_of", self._score, why, figures=places)


def _fits(bound: Figure, other: Figure) -> bool:
    """Whether a figure is a bound that the other one does not break."""
    if bound.precision == "bound_lower":
        return (other.value or 0) >= (bound.value or 0)
    return bound.precision == "bound_upper" and (other.value or 0) <= (bound.value or 0)


def _told(a: Figure, b: Figure) -> str:
    return f"{_shown(a)} and {_shown(b)} {_line(a.counting)}"


def _shown(figure: Figure) -> str:
    return _line(figure.shown)


def _line(text: str) -> str:
    return " ".join(text.split())
