"""How the claims of one document stand to each other: repeated, part, sum, support, at odds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.corroboration.adding import is_exacting, sums, wholes
from attribution.corroboration.figures import Figure
from attribution.corroboration.matching import Judged, judge, pairs_inside
from attribution.corroboration.meeting import Meeting, Verdict
from attribution.corroboration.profile import Profile, Telling

_WINDOW = 6  # figures in a row among which sums are looked for
_SUMMING_UP = 1500  # code points that a summary's support may stand away
_ACTS = {"condemn": "=condemnation", "deny": "=denial", "warn": "=warning"}
_OPENINGS = frozenset({"headline", "standfirst", "subhead", "lede"})


def inside(profile: Profile) -> Iterator[Judged]:
    """The relations of a document's claims to each other."""
    meeting = Meeting(profile, profile)
    for one, other in pairs_inside(meeting):
        for verdict in judge(one, other, meeting):
            if verdict.joins and _is_opening(one) and other.origin and not one.origin:
                yield other, one, _turned(verdict._replace(relation="supports"))
            else:
                yield one, other, verdict
    listed = _figures(profile)
    people = [each for each in listed if each[1].counts_people]
    has_totals = any(is_exacting(figure) for _, figure in listed)
    yield from _added_up([people, listed] if has_totals else [people])
    yield from _told_as_part(people)
    yield from _supported(profile)


def _turned(verdict: Verdict) -> Verdict:
    if verdict.figures is None:
        return verdict
    return verdict._replace(figures=(verdict.figures[1], verdict.figures[0]))


def _is_opening(telling: Telling) -> bool:
    return telling.zone in _OPENINGS


def _figures(profile: Profile) -> list[tuple[Telling, Figure]]:
    """Every figure once, in their order, with the shortest claim that tells it."""
    told = {
        (figure.start, figure.end): (telling, figure)
        for telling in sorted(profile.tellings, key=lambda each: each.start - each.end)
        if telling.zone != "headline"
        for figure in telling.figures
    }
    return [told[place] for place in sorted(told)]


def _added_up(rows: Iterable[Sequence[tuple[Telling, Figure]]]) -> Iterator[Judged]:
    """Totals with the parts that they are the sum of, each sum once."""
    noted = set()
    for window in (row[at : at + _WINDOW] for row in rows for at in range(len(row))):
        figures = [figure for _, figure in window]
        for total, parts in sums(figures):
            why = f"{' + '.join(figures[part].told for part in parts)} = {figures[total].told}"
            for part in parts:
                one, other = window[total][0], window[part][0]
                if one.claim != other.claim and (one.claim, other.claim, why) not in noted:
                    noted.add((one.claim, other.claim, why))
                    yield one, other, Verdict("consistent_sum", 1.0, why)


def _told_as_part(listed: Sequence[tuple[Telling, Figure]]) -> Iterator[Judged]:
    """What is told as part of a whole, with that."""
    for whole, part in wholes([figure for _, figure in listed]):
        (one, all_of), (other, some) = listed[whole], listed[part]
        if one.claim != other.claim:
            why = f"{some.told} of {all_of.told} {all_of.counting}"
            places = one.figures.index(all_of), other.figures.index(some)
            yield one, other, Verdict("part_of", 0.5, why, figures=places)


def _supported(profile: Profile) -> Iterator[Judged]:
    """What the outlet sums up of acts of speech, with the acts that follow."""
    for summary in profile.tellings:
        if summary.origin or not set(_ACTS.values()) & summary.terms.keys():
            continue
        for telling in profile.tellings:
            act = _ACTS.get(telling.act or "")
            distance = telling.start - summary.end
            if act in summary.terms and telling.origin and 0 <= distance < _SUMMING_UP:
                why = f"{(act or '').lstrip('=')} by {profile.tellers[telling.origin].name}"
                yield telling, summary, Verdict("supports", 0.5, why)
