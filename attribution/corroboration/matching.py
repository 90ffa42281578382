"""Whether two claims are one, and if not how they stand to each other.

Claims are compared by slots: the kind of event, what the figures count and their values, names, and
all other words by rarity. A figure decides over words: the same words with another figure are an
update, a part or a conflict, never the same claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from attribution.corroboration.figures import Figure, agreement, elsewhere, groups, same_event
from attribution.corroboration.origins import is_same_person, same_source
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.words import event, is_abuse
from attribution.records import RelationType

_ABOUT = 0.08  # likeness from which on two claims are looked at
_SAME, _SAME_SPEAKER, _POSSIBLE = 0.55, 0.42, 0.42
_HELD, _HELD_BY_SPEAKER, _HELD_PERHAPS = 0.85, 0.7, 0.62
_DATED, _KINDRED = 0.5, 0.25
_ONE_STORY = 0.12
_FIGURE_UNSUPPORTED = 0.35
_CONFLICTING = 3.0
"""How many times one figure may be another for both to count the same thing."""
_BESIDE = 700  # code points
_DISTINCT = 0.3
_PARTITIVE = frozenset(
    {"some", "most", "many", "part", "parts", "several", "few", "half", "majority"}
)
_GATHERERS = frozenset({"ngo_monitor", "igo"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims stand to each other; ``score`` from 0 to 1, ``joins`` if they are one.

    ``figures`` are the places of the figures that it is about, or None if it is about the words.
    """

    relation: RelationType
    score: float
    why: str
    joins: bool = False
    figures: tuple[int, int] | None = None


@dataclass(slots=True)
class Meeting:
    """Two documents that are compared; the same one twice for relations inside it."""

    left: Profile
    right: Profile
    story: float = 0.0
    _same: dict[tuple[int, int], bool] = field(default_factory=dict)

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

    def same_speaker(self, one: Telling, other: Telling) -> bool:
        """Whether the first source of both is one named person or body."""
        return self.same_origin(one, other) and (
            self.inside
            or is_same_person(self.left.tellers[one.origin], self.right.tellers[other.origin])
        )


def one_story(one: Profile, other: Profile) -> float:
    """How much two documents have in common of the names that they are about, from 0 to 1."""
    small, large = sorted((one.story, other.story), key=len)
    common = sum(min(weight, large[name]) for name, weight in small.items() if name in large)
    least = min(sum(small.values()), sum(large.values()))
    return common / least if least else 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two claims have in common.

    ``dice`` is the share of what their terms tell that both have (a weighted Dice coefficient),
    ``held`` the share of the shorter one's that the longer one has.
    """

    dice: float
    held: float
    shared: tuple[str, ...]


def likeness(one: Telling, other: Telling) -> Likeness:
    """Compare two claims word by word."""
    small, large = sorted((one, other), key=lambda telling: len(telling.terms))
    shared = [term for term in small.terms if term in large.terms]
    common = sum(min(small.terms[term], large.terms[term]) for term in shared)
    sizes = small.weight, large.weight
    if not common:
        return Likeness(0.0, 0.0, ())
    shared.sort(key=lambda term: (-small.terms[term], term))
    return Likeness(2 * common / sum(sizes), min(1.0, common / min(sizes)), tuple(shared))


def judge(one: Telling, other: Telling, meeting: Meeting) -> list[Verdict]:
    """How two claims stand to each other, the earlier one first; by figure, or by words."""
    like = likeness(one, other)
    found = _Judge(one, other, meeting, like).by_figure()
    if found:
        return found
    if _fixed(one) and _fixed(other) and like.dice < 0.9:
        return []  # two figures that do not meet: different claims, however alike their words
    by_words = _Judge(one, other, meeting, like).by_words()
    return [by_words] if by_words else []


def _fixed(telling: Telling) -> bool:
    return any(
        figure.value is not None and (figure.counts_people or figure.kinds)
        for figure in telling.figures
    )


@dataclass(slots=True)
class _Judge:
    """One pair of claims."""

    one: Telling
    other: Telling
    meeting: Meeting
    like: Likeness

    def by_figure(self) -> list[Verdict]:
        """The verdicts of the figures; where one figure is the same, others do not conflict."""
        found = [
            verdict
            for place, a in enumerate(self.one.figures)
            for at, b in enumerate(self.other.figures)
            if (verdict := self._of_figures(a, b, (place, at)))
        ]
        met = {side for v in found if v.joins and v.figures for side in enumerate(v.figures)}
        found = [
            v for v in found
            if v.joins or not v.figures or not met & set(enumerate(v.figures))
        ]  # fmt: skip
        return found or self._of_vague()

    def _of_figures(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        if not same_event(a, b) or not (self.meeting.is_one_story or self.like.dice > 0.3):
            return None
        counted, values = groups(a, b), agreement(a, b)
        shown = f"{_one_line(a.shown)} and {_one_line(b.shown)}"
        score = 0.3 + self.like.dice / 2
        if counted == "the same" and values in ("equal", "rounded"):
            if self.like.dice < self._needed(a, b):
                return None
            why = f"{shown} {_one_line(a.counting)}"
            return Verdict("same", 0.2 + score, why, joins=True, figures=places)
        if counted == "the same" and values == "different":
            return self._of_other_values(a, b, places)
        if values == "unknown" or not (a.counts_people and b.counts_people):
            return None
        is_one = values == "equal" or "approximate" not in (a.precision, b.precision)
        if (
            counted != "the same"
            and values != "different"
            and is_one
            and a.is_telling
            and b.is_telling
        ):
            why = f"{shown}, but of {_one_line(a.counting)} and of {_one_line(b.counting)}"
            return Verdict("conflict_category", 0.2 + score, why, figures=places)
        return self._as_part(a, b, places) if self.meeting.inside else None

    def _needed(self, a: Figure, b: Figure) -> float:
        """How alike the words must be for two equal figures to be one."""
        if not (a.counts_people and b.counts_people and self.meeting.is_one_story):
            return _FIGURE_UNSUPPORTED
        if a.is_large and b.is_large:
            is_known = self.meeting.same_origin(self.one, self.other)
            return 0.0 if is_known or (a.is_telling and b.is_telling) else _ABOUT
        return _FIGURE_UNSUPPORTED if elsewhere(a, b) else 0.18

    def _of_other_values(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        """Two figures of one group: a later count of one source, or two sources at odds."""
        if not self.meeting.is_one_story or elsewhere(a, b) or not (a.value and b.value):
            return None
        if not (a.counts_people and b.counts_people) and self.like.dice < 0.5:
            return None
        shown = f"{_one_line(a.shown)} and {_one_line(b.shown)} {_one_line(a.counting)}"
        score = 0.3 + self.like.dice / 2
        if self.meeting.same_origin(self.one, self.other):
            refuted = "refuted" in (self.one.status, self.other.status)
            if self.meeting.inside:
                if not refuted:
                    return None
                return Verdict("conflict_value", score, f"{shown}, one refuted", figures=places)
            return Verdict("update", score, f"{shown}, from the same source", figures=places)
        ratio = max(a.value, b.value) / min(a.value, b.value)
        told = self.one.origin and self.other.origin
        if (
            not told
            or ratio > _CONFLICTING
            or self.like.dice < (0.1 if self.meeting.inside else 0.2)
        ):
            return None
        return Verdict("conflict_value", score, f"{shown}, from different sources", figures=places)

    def _of_vague(self) -> list[Verdict]:
        """Several of something, and later how many."""
        for one, other in ((self.one, self.other), (self.other, self.one)):
            if one.figures or not one.part or not self.meeting.same_origin(self.one, self.other):
                continue
            for figure in other.figures:
                if figure.kinds and not figure.counts_people and one.part & set(figure.kinds):
                    why = f"{one.hedges.get('vague_quantifier', 'some')} and {figure.shown} {figure.counting}"
                    if not self.meeting.inside:
                        return [Verdict("update", 0.3 + self.like.dice / 2, why)]
        return []

    def _as_part(self, a: Figure, b: Figure, places: tuple[int, int]) -> Verdict | None:
        counted = groups(a, b)
        if counted not in ("the whole", "a part"):
            return None
        part, whole = (a, b) if counted == "the whole" else (b, a)
        near = abs(self.one.start - self.other.start) < _BESIDE
        if not near or not part.value or not whole.value or part.value >= whole.value:
            return None
        why = f"{_one_line(part.shown)} {_one_line(part.counting)} of {_one_line(whole.shown)}"
        return Verdict("part_of", 0.3 + self.like.dice / 2, why, figures=places)

    def by_words(self) -> Verdict | None:
        """The verdict where no figure decides."""
        told = [term for term in self.like.shared if term not in self._names()]
        if not told or self._parted():
            return None
        why = "both tell of " + ", ".join(term.lstrip("=") for term in self.like.shared[:5])
        if self._is_scoped():
            return Verdict("conflict_scope", self.like.dice, f"{why}; of all and of some")
        if self.like.dice < _ABOUT:
            return None
        if self._is_same(told):
            return Verdict("same", self.like.dice, why, joins=True)
        perhaps = self.like.dice >= _POSSIBLE or self.like.held >= _HELD_PERHAPS
        if perhaps and self.meeting.is_one_story and len(self.like.shared) > 1:
            return Verdict("possible_same", self.like.dice, why)
        return None

    def _names(self) -> frozenset[str]:
        return self.one.names | self.other.names

    def _is_same(self, told: list[str]) -> bool:
        """Whether the words suffice; less is needed of one speaker's, more without a story."""
        like, count = self.like, len(self.like.shared)
        if count > 2 and like.dice >= _SAME:
            return not self._one_sided() or like.dice >= 0.7
        if not self.meeting.is_one_story or (self._one_sided() and not self._is_of_abuse(told)):
            return False
        return any(
            (
                count > 1 and like.dice >= _SAME + 0.05,
                count > 2 and like.held >= _HELD,
                count > 2 and like.held >= _DATED and any(term[0].isdigit() for term in told),
                self._is_said_again(told),
                self._is_of_abuse(told),
            )
        )

    def _is_said_again(self, told: list[str]) -> bool:
        """Whether one speaker, or one institution's, says the same thing in fewer like words."""
        one, other, like = self.one, self.other, self.like
        if len(like.shared) > 1 and self.meeting.same_speaker(one, other):
            if like.dice >= _SAME_SPEAKER or like.held >= _HELD_BY_SPEAKER:
                return True
        is_kindred = like.dice >= _KINDRED and self.meeting.same_origin(one, other)
        return is_kindred and any(term[0] == "=" and not event(term) for term in told)

    def _one_sided(self) -> bool:
        """Whether only one of the claims is about a figure."""
        return bool(self.one.figures) != bool(self.other.figures)

    def _parted(self) -> bool:
        """Whether something tells that the claims are two, however alike their words."""
        one, other, like = self.one, self.other, self.like
        if ("negation" in one.hedges) != ("negation" in other.hedges) and like.dice < 0.8:
            return like.held < 0.95
        years = [{term for term in t.terms if term.isdigit()} for t in (one, other)]
        if all(years) and not years[0] & years[1]:
            return True
        if one.baseline and other.baseline and like.dice < 0.8:
            return not _alike(one.baseline, other.baseline)
        counted = [{told for term in t.terms if (told := event(term))} for t in (one, other)]
        return all(counted) and not counted[0] & counted[1] and like.dice < 0.7

    def _is_scoped(self) -> bool:
        """Whether one claim is about all of what the other one is about some of."""
        inside = self.meeting.inside
        for one, other in ((self.one, self.other), (self.other, self.one)):
            cue = other.hedges.get("vague_quantifier", "").lower().split()
            if other.whole or other.figures or not _PARTITIVE & set(cue):
                continue
            met = {term for term in one.whole if term in other.terms and not event(term)}
            if any(one.terms.get(term, 0.0) >= _DISTINCT for term in met - self._names()):
                return inside or self.like.dice >= _KINDRED
        return False

    def _is_of_abuse(self, told: list[str]) -> bool:
        """Whether two who gather reports of abuses tell of one kind of abuse."""
        sides = (self.one, self.meeting.left), (self.other, self.meeting.right)
        gather = all(
            profile.tellers[telling.origin].affiliation in _GATHERERS for telling, profile in sides
        )
        return gather and any(is_abuse(term) for term in told)


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return len(mine & theirs) >= 0.5 * min(len(mine), len(theirs))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def pairs(left: Profile, right: Profile) -> Iterator[tuple[Telling, Telling]]:
    """The claims of two documents that are worth comparing: they share terms or count people."""
    by_term: dict[str, list[int]] = {}
    counting = set()
    for place, telling in enumerate(right.tellings):
        for term in telling.terms:
            by_term.setdefault(term, []).append(place)
        if _counts(telling):
            counting.add(place)
    sizes = [telling.weight for telling in right.tellings]
    for telling in left.tellings:
        shared: dict[int, float] = {}
        for term, value in telling.terms.items():
            for place in by_term.get(term, ()):
                shared[place] = shared.get(place, 0.0) + value
        least = telling.weight
        alike = {
            place
            for place, common in shared.items()
            if 2 * common >= _ABOUT * (least + sizes[place])
        }
        for place in sorted(alike | counting if _counts(telling) else alike):
            yield telling, right.tellings[place]


def _counts(telling: Telling) -> bool:
    return any(figure.counts_people for figure in telling.figures)
