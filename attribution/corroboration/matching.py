"""Whether two claims are one, and if not how they stand to each other.

Claims are compared by slots: the kind of event, what the figures count and their values, names, and
all other words by rarity. A figure decides over words: the same words with another figure are an
update, a part or a conflict, never the same claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np

from attribution.corroboration.counting import ByFigure
from attribution.corroboration.figures import agreement, is_measure
from attribution.corroboration.meeting import Likeness, Meeting, Verdict, on_one_weekday
from attribution.corroboration.overlap import Mask, both, places
from attribution.corroboration.profile import Telling
from attribution.corroboration.words import event, is_abuse, known, words
from attribution.records import RelationType

Judged = tuple[Telling, Telling, Verdict]
_ABOUT = 0.08  # likeness from which on two claims are looked at
_SAME, _SAME_SPEAKER, _POSSIBLE = 0.55, 0.42, 0.42
_SURE = 0.7
_HELD, _HELD_BY_SPEAKER, _HELD_PERHAPS = 0.85, 0.7, 0.62
_DATED, _KINDRED = 0.5, 0.25
_TOLD_WORDS, _TOLD, _TOLD_IN_ALL = 2, 0.4, 0.5
"""How much two claims must have in common at least: without names, and with them."""
_WEEK = 7  # days
_FULL_WORDS, _FULL, _NAMED_WORDS, _NAMED, _SAID = 4, 1.3, 3, 0.75, 0.6
"""The same of claims that are told longer apart, where much else has happened between."""
_TOLD_SHARE, _TOLD_SHARE_KNOWN = 0.4, 0.24
"""What share that must be of all they tell without names; less of one speaker's or with a date."""
_IN_FULL, _HELD_IN_FULL = 2.0, 0.6
"""How much is told in full, and what share of the shorter claim, by two reports of one event."""
_SAME_INSIDE = 0.5
_LINE = 8  # words
_SHOWN = 5
_QUOTED = 6  # words in a row
_HELD_IN_PART = 0.4
_DISTINCT = 0.3
_OPENINGS = frozenset({"headline", "standfirst", "subhead", "lede", "caption"})
_PLACES = frozenset(
    ["area", "part", "region", "district", "villag", "town", "place", "citi", "street", "provinc"]
)
_PARTITIVE = frozenset(
    ["some", "most", "many", "part", "parts", "several", "few", "half", "majority"]
)
_GATHERERS = frozenset({"ngo_monitor", "igo"})


def judge(one: Telling, other: Telling, meeting: Meeting) -> list[Verdict]:
    """How two claims stand to each other, the earlier one first; by figure, or by words."""
    like = meeting.likeness(one, other)
    if one.figures or other.figures:
        found = ByFigure(one, other, meeting, like).verdicts()
        if found:
            return found
        if _fixed(one) and _fixed(other):
            return []  # two figures that do not meet: different claims, however alike their words
    by_words = _ByWords(one, other, meeting, like).verdict()
    return [by_words] if by_words else []


def are_scoped_apart(one: Telling, other: Telling) -> bool:
    """Whether one claim is about all of something, the other one about a part of something."""
    return bool((one.whole and other.part) or (other.whole and one.part))


def _fixed(telling: Telling) -> bool:
    return any(
        figure.value is not None and (figure.counts_people or figure.kinds)
        for figure in telling.figures
    )


def _numbered(telling: Telling) -> bool:
    """Whether a claim is about a figure; how long something took is none."""
    return any(not is_measure(figure.unit) for figure in telling.figures)


@dataclass(slots=True)
class _ByWords:
    """One pair of claims of which no figure decides."""

    one: Telling
    other: Telling
    meeting: Meeting
    like: Likeness

    def verdict(self) -> Verdict | None:
        """What the words say."""
        like, mine, theirs, ours = self.like, self.one.names, self.other.names, self.meeting.names
        told = [t for t in like.shared if t not in mine and t not in theirs and t not in ours]
        if not told:
            return None
        if self._is_scoped(told):
            return Verdict("conflict_scope", like.dice, f"{self._why()}; of all and of some")
        if like.dice < _ABOUT:
            return None
        is_same = self._is_same(told)
        meet = (is_same or self._is_possible()) and not self._parted() and self._tells(told)
        if not (meet and is_same) and self._is_quoted_again():
            return Verdict("same", max(_SURE, like.dice), self._why(), joins=True)
        if not meet:
            return None
        relation: RelationType = "same" if is_same else "possible_same"
        return Verdict(relation, like.dice, self._why(), joins=is_same)

    def _is_quoted_again(self) -> bool:
        """Whether both quote some words in a row that two people hardly choose alike."""
        one, other = self.one, self.other
        if (
            self.meeting.inside
            or not (one.quoted and other.quoted)
            or self.like.held < _HELD_IN_PART
        ):
            return False
        ours, theirs = (f" {' '.join(chain(*map(words, each.quoted)))} " for each in (one, other))
        mine = ours.split()
        return any(
            f" {' '.join(mine[place : place + _QUOTED])} " in theirs
            for place in range(len(mine) - _QUOTED + 1)
        )

    def _why(self) -> str:
        """What both tell of, in the first one's words."""
        spoken: dict[str, str] = {}
        for form in words(self.one.text):
            spoken.setdefault(known(form).term, form)
        told = (spoken.get(term, term.lstrip("=")) for term in self.like.shared[:_SHOWN])
        return "both tell of " + ", ".join(told)

    def _is_possible(self) -> bool:
        """Whether a reviewer should look; inside a document only at what different sources say."""
        like = self.like
        if self.meeting.inside and (
            like.dice < _SAME_INSIDE or self.one.origin == self.other.origin
        ):
            return False
        is_alike = like.dice >= _POSSIBLE or like.held >= _HELD_PERHAPS
        return is_alike and self.meeting.is_one_story and len(like.shared) > 1

    def _names(self) -> frozenset[str]:
        return self.meeting.names.union(self.one.names, self.other.names)

    def _tells(self, told: list[str]) -> bool:
        """Whether what they have in common is a claim, and not only whom or what it is about."""
        if self._is_of_abuse(told):
            return True
        one, other, names = self.one.terms, self.other.terms, self._names()
        common = sum(min(one[term], other[term]) for term in told)
        if len(told) < _TOLD_WORDS or common < _TOLD or self.like.weight < _TOLD_IN_ALL:
            return False
        if self.meeting.days >= _WEEK and not self._tells_more(len(told), common):
            return False
        whole = sum(
            weight for terms in (one, other) for term, weight in terms.items() if term not in names
        )
        is_known = self.meeting.same_origin(self.one, self.other) or _dated(told)
        return 2 * common >= whole * (_TOLD_SHARE_KNOWN if is_known else _TOLD_SHARE)

    def _tells_more(self, count: int, common: float) -> bool:
        """Whether it is a claim that is told for longer than a week: full, named or a speaker's."""
        if count >= _FULL_WORDS and common >= _FULL:
            return True
        if (
            set(self.one.names).intersection(self.other.names)
            and count >= _NAMED_WORDS
            and common >= _NAMED
        ):
            return True
        is_said = common >= _SAID and self.like.dice >= _SAME
        return is_said and self.meeting.same_speaker(self.one, self.other)

    def _is_same(self, told: list[str]) -> bool:
        """Whether the words suffice; less is needed of one speaker's, more without a story."""
        like, count = self.like, len(self.like.shared)
        if self._is_told_in_full(told):
            return True
        if count > 2 and like.dice >= _SAME:
            return not self._one_sided() or like.dice >= _SURE
        if self.meeting.inside:
            return count > 2 and like.held >= _HELD and like.dice >= _KINDRED and self._opens()
        if not self.meeting.is_one_story or (self._one_sided() and not self._is_of_abuse(told)):
            return False
        return any(
            (
                count > 1 and like.dice >= _SAME + 0.05,
                count > 2 and like.held >= _HELD,
                count > 2 and like.held >= _DATED and _dated(told),
                self._is_said_again(told),
                self._is_of_abuse(told),
            )
        )

    def _is_told_in_full(self, told: list[str]) -> bool:
        """Whether two reports of one event share so much besides names that they tell one thing."""
        like, meeting = self.like, self.meeting
        is_full = len(told) >= _FULL_WORDS and like.weight >= _IN_FULL and like.dice >= _DATED
        is_one_event = meeting.is_one_story and meeting.days <= 1 and not meeting.inside
        return is_full and is_one_event and like.held >= _HELD_IN_FULL

    def _opens(self) -> bool:
        """Whether one of the two is a heading or opens the story, where claims are told twice."""
        return bool({self.one.zone, self.other.zone} & _OPENINGS)

    def _is_said_again(self, told: list[str]) -> bool:
        """Whether one speaker, or one institution's, says the same thing in fewer like words."""
        one, other, like = self.one, self.other, self.like
        is_alike = like.dice >= _SAME_SPEAKER or like.held >= _HELD_BY_SPEAKER
        if len(like.shared) < 2:
            return False
        if is_alike and self.meeting.same_speaker(one, other):
            return True
        is_kindred = like.dice >= _KINDRED and self.meeting.same_origin(one, other)
        return is_kindred and any(term[0] == "=" and not event(term) for term in told)

    def _one_sided(self) -> bool:
        """Whether only one of the claims is about a figure."""
        return _numbered(self.one) != _numbered(self.other)

    def _parted(self) -> bool:
        """Whether something tells that the claims are two, however alike their words."""
        one, other, like = self.one, self.other, self.like
        if self._is_furniture() or self._at_odds():
            return True
        if ("negation" in one.hedges) != ("negation" in other.hedges) and like.dice < 0.8:
            return like.held < 0.95
        if one.years and other.years and set(one.years).isdisjoint(other.years):
            return True
        if ("for" in one.hedges and "against" in other.hedges) or (
            "against" in one.hedges and "for" in other.hedges
        ):
            return True
        if one.baseline and other.baseline and like.dice < 0.8:
            return not _alike(one.baseline, other.baseline)
        is_of_others = one.events and other.events and set(one.events).isdisjoint(other.events)
        return bool(is_of_others) and like.dice < _SURE

    def _is_furniture(self) -> bool:
        """Whether it is a line that an outlet puts under its articles, as where to follow it."""
        one, other, meeting = self.one, self.other, self.meeting
        return (
            one.text == other.text
            and not (meeting.inside or one.attributed or other.attributed)
            and meeting.left.outlet == meeting.right.outlet
            and len(one.text.split()) <= _LINE
        )

    def _at_odds(self) -> bool:
        """Whether both give figures, none of which is one of the other's."""
        ours, theirs = (
            [f for f in each.figures if not is_measure(f.unit)] for each in (self.one, self.other)
        )
        return bool(ours and theirs) and all(
            agreement(a, b) == "different" for a in ours for b in theirs
        )

    def _is_scoped(self, told: list[str]) -> bool:
        """Whether one claim is about all of something, the other one about some, or somewhere.

        Of some of the same things both must say the same.
        """
        like, names = self.like, self._names()
        if self.meeting.days >= _WEEK or like.dice < _KINDRED:
            return False
        for one, other in ((self.one, self.other), (self.other, self.one)):
            cue = other.hedges.get("vague_quantifier", "").lower().split()
            if not one.whole or other.whole or other.figures or not _PARTITIVE & set(cue):
                continue
            first = one.whole[0]
            negation = one.hedges.get("negation")
            if first not in other.terms or first in names:
                continue
            if negation and negation != one.hedges.get("universal"):
                continue  # “not all” are some
            if first in {known(part).term for part in other.part}:
                return like.weight >= _DISTINCT and any(term != first for term in told)
            is_somewhere = not _PLACES.isdisjoint(other.part) and not event(first)
            if is_somewhere and one.terms.get(first, 0.0) >= _DISTINCT:
                return True
        return False

    def _is_of_abuse(self, told: list[str]) -> bool:
        """Whether two who gather reports of abuses tell of one kind of abuse.

        What they think of it, in words that are quoted, is another matter.
        """
        if "direct" in (self.one.form, self.other.form):
            return False
        sides = (self.one, self.meeting.left), (self.other, self.meeting.right)
        gather = all(
            profile.tellers[telling.origin].affiliation in _GATHERERS for telling, profile in sides
        )
        return gather and any(is_abuse(term) for term in told)


def _dated(told: list[str]) -> bool:
    """Whether years or times of day are among some terms."""
    return any(term[0].isdigit() for term in told)


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return len(mine & theirs) >= 0.5 * min(len(mine), len(theirs))


def pairs(meeting: Meeting) -> list[tuple[Telling, Telling]]:
    """The claims of two documents that are worth comparing: like in words, or counting people.

    Without those of one weekday in different weeks.
    """
    alike = meeting.overlap.dice >= _ABOUT
    found = _listed(meeting, alike | both(meeting.left.counting, meeting.right.counting))
    if meeting.days < _WEEK:
        return found
    return [pair for pair in found if not on_one_weekday(*pair)]


def pairs_inside(meeting: Meeting) -> list[tuple[Telling, Telling]]:
    """The same of one document: each two once, the earlier first, and none that holds the other.

    Without figures they must be more alike, as nobody else tells them.
    """
    told, dice = meeting.left, meeting.overlap.dice
    alike = (dice >= _KINDRED) | ((dice >= _ABOUT) & both(told.numbered, told.numbered))
    ends, starts = [each.end for each in told.tellings], [each.start for each in told.tellings]
    in_order = np.less_equal.outer(ends, starts)
    return _listed(meeting, in_order & (alike | both(told.counting, told.counting)))


def _listed(meeting: Meeting, mask: Mask) -> list[tuple[Telling, Telling]]:
    left, right = meeting.left.tellings, meeting.right.tellings
    return [(left[one], right[other]) for one, other in places(mask)]
