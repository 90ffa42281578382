"""Which statements about checking are one: two sides of an item, or only more of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.stages.verification.check import Check
from attribution.text import Span

_DATING = frozenset({"dated", "publish", "show"})
_COMPARING = frozenset({"deny", "refute", "contrary", "corroborate"})
_FURTHER = frozenset({"genuine", "trace", "tampering", "handed"})
"""Acts that only say more of the same checking: "and found no sign of tampering"."""
_CALLING = frozenset({"reject", "false"})


def only_had(check: Check, found: Sequence[Check]) -> bool:
    """Whether papers in hand are but what another statement compares a claim with."""
    others = [other for other in found if other is not check]
    if check.act == "handed" and any(o.status.startswith("verified") for o in others):
        return True
    in_hand = check.act in ("handed", "witness", "examine") and check.status == "verified_self"
    return in_hand and any(o.act in _COMPARING and o.span.overlaps(check.span) for o in others)


def is_about_another(check: Check, found: Sequence[Check]) -> bool:
    """Whether what was found is a statement about checking itself: "that it dates from 2011"."""
    return check.act in ("found", "establish") and any(
        other is not check and any(span.covers(other.cue) for span in check.thing.contents)
        for other in found
    )


def goes_on(first: Check, second: Check) -> bool:
    """Whether a statement is only more of another: "saw two bodies and heard shots"."""
    same = first.status == second.status
    if same and first.status == "refuted" and {first.act, second.act} <= _DATING:
        return True
    if same and {first.act, second.act} == _CALLING and first.span.overlaps(second.span):
        return True
    if same and first.by == second.by and second.act in _FURTHER:
        return True
    if first.act != second.act:
        return False
    return first.span.overlaps(second.cue) or (first.act == "witness" and first.by == second.by)


def joined(found: list[Check]) -> list[Check]:
    """One record for an item of which one side was checked and another could not be."""
    joined: list[Check] = []
    for check in found:
        last = joined[-1] if joined else None
        statuses = {check.status, last.status} if last else set()
        if (
            last is not None
            and "unable" in statuses
            and statuses & {"verified_self", "verified_other", "partly_verified"}
            and (last.by == check.by or None in (last.by, check.by))
            and (last.thing.side or check.thing.side)
        ):
            better = last if last.status != "unable" else check
            joined[-1] = replace(
                better,
                span=Span(
                    min(last.span.start, check.span.start), max(last.span.end, check.span.end)
                ),
                status="partly_verified",
                thing=max(
                    last.thing, check.thing, key=lambda thing: (thing.is_item, bool(thing.head))
                ),
                evidence=(*last.evidence, *check.evidence),
            )
        else:
            joined.append(check)
    return joined
