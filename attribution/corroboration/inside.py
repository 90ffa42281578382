"""How the claims of one document stand to each other: repeated, part, sum, support, at odds."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.corroboration.figures import sums
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
    yield from _added_up(profile)
    yield from _supported(profile)


def _turned(verdict: Verdict) -> Verdict:
    if verdict.figures is None:
        return verdict
    return verdict._replace(figures=(verdict.figures[1], verdict.figures[0]))


def _is_opening(telling: Telling) -> bool:
    return telling.zone in _OPENINGS


def _added_up(profile: Profile) -> Iterator[Judged]:
    """Totals with the parts that they are the sum of."""
    counting = [
        (telling, figure)
        for telling in profile.tellings
        if telling.zone != "headline"
        for figure in telling.figures
        if figure.counts_people
    ]
    told = set()
    for start in range(len(counting)):
        window = counting[start : start + _WINDOW]
        for total, parts in sums([figure for _, figure in window]):
            added = " + ".join(window[part][1].told for part in parts)
            why = f"{added} = {window[total][1].told}"
            for part in parts:
                one, other = window[total][0], window[part][0]
                if one.claim != other.claim and (one.claim, other.claim, why) not in told:
                    told.add((one.claim, other.claim, why))
                    yield one, other, Verdict("consistent_sum", 1.0, why)


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
