"""Statements about checking as records: who checked, with what result, and which claims it covers.

The statements are found in the parse (``checks``) and aimed at the claims that their head noun
denotes (``targets``): the nearest preceding text first, never everything above (BBC guidelines
3.3.6; CredWeb 2.3; Berkeley Protocol).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.records import ClaimVerification, Direction, Verification, VerificationStatus
from attribution.stages.claims.assertions import Assertion
from attribution.stages.reading import Reading
from attribution.stages.relations.finding import Relation
from attribution.stages.sources.resolving import OUTLET
from attribution.stages.verification.candidates import Candidate
from attribution.stages.verification.check import Check
from attribution.stages.verification.targets import Targets
from attribution.text import Span

_UNKNOWN = frozenset({"unable", "pending_official"})
_SPOKEN = frozenset({"show", "witness"})
_ANSWERS = frozenset({"comment", "contrary", "likewise"})
"""Acts that are statements about checking only where they answer what somebody else said."""
_STATEMENT_ALONE = 0.8
"""Share of a claim above which a statement that nothing is known is all it says."""
_RANK: tuple[VerificationStatus, ...] = (
    "refuted", "disputed", "partly_verified", "unable", "pending_official", "witnessed_self",
    "verified_self", "verified_other", "confirmed_by_party", "none_stated",
)  # fmt: skip
"""Of several statuses of one claim the one to tell: what speaks against it, then what is open, then
what supports it, the outlet's own checking before others'."""


def without_checks(relations: Sequence[Relation], checks: Sequence[Check]) -> list[Relation]:
    """The relations that are no statements about checking.

    A denial or confirmation is somebody's speech too and stays, as does a party's refusal to
    confirm that something is so; "could not verify the accounts" is nobody's.
    """
    checking = [
        check.cue
        for check in checks
        if (check.status in _UNKNOWN and not _is_refusal(check))
        or (check.by is None and check.act not in _SPOKEN)
    ]
    kept = [
        number
        for number, relation in enumerate(relations)
        if not any(cue.overlaps(part) for cue in checking for part in relation.cue)
    ]
    places: dict[int | None, int] = {number: place for place, number in enumerate(kept)}
    return [
        replace(
            relations[number],
            parent=places.get(relations[number].parent),
            continues=places.get(relations[number].continues),
        )
        for number in kept
    ]


def _is_refusal(check: Check) -> bool:
    """Whether a party would not confirm a statement, which is told with it, or answer at all."""
    refused = check.act == "confirm" and check.by is not None and bool(check.thing.contents)
    return refused or check.act == "comment"


def refuted_by_outlet(records: Sequence[Verification]) -> frozenset[int]:
    """The numbers of the claims that the outlet itself says are wrong."""
    return frozenset(
        int(target.removeprefix("c"))
        for record in records
        if record.status == "refuted" and record.by == OUTLET
        for target in record.targets
    )


def without_statements(assertions: Sequence[Assertion], checks: Sequence[Check]) -> list[Assertion]:
    """The assertions that say more than that something could not be checked or is not out yet."""
    empty = [
        check.span
        for check in checks
        if check.act == "verdict" or (check.status in _UNKNOWN and not check.thing.contents)
    ]
    return [
        assertion
        for assertion in assertions
        if assertion.attribution is not None
        or not any(_share(assertion.spans[0], span) > _STATEMENT_ALONE for span in empty)
    ]


def _share(part: Span, whole: Span) -> float:
    shared = min(part.end, whole.end) - max(part.start, whole.start)
    return shared / max(part.end - part.start, 1)


def aim(checks: Sequence[Check], reading: Reading) -> list[Verification]:
    """The records of the checks; a target ``c3`` is the assertion of number 3.

    Who checked is looked up in ``reading.resolved.at`` by the check's ``by``.
    """
    if not checks:
        return []
    targets = Targets(reading, [check for check in checks if check.act == "verdict"])
    aimed = [(check, *targets.of(check)) for check in checks]
    about = [each for each in aimed if each[0].act not in _ANSWERS or targets.is_answer(*each[:2])]
    return [
        _record(f"v{number}", check, reading, found, direction, targets.uncovered(check, found))
        for number, (check, found, direction) in enumerate(about)
    ]


def _record(
    identity: str,
    check: Check,
    reading: Reading,
    found: Sequence[Candidate],
    direction: Direction,
    uncovered: Sequence[int],
) -> Verification:
    by = _by(check, reading)
    return Verification(
        id=identity,
        status=_status(check, by),
        by=by or OUTLET,
        independent=check.independent,
        method=check.method,
        object=check.object,
        span=check.span,
        head=check.thing.head,
        targets=[f"c{candidate.number}" for candidate in found],
        direction=direction,
        same_source_uncovered=[f"c{number}" for number in uncovered],
        confidence=check.confidence,
        evidence=list(check.evidence),
    )


def _status(check: Check, by: str | None) -> VerificationStatus:
    """The status, now that it is known whether a medium that checked is the outlet."""
    if check.status == "verified_self" and by not in (None, OUTLET):
        return "verified_other"
    return "verified_self" if check.status == "verified_other" and by == OUTLET else check.status


def _by(check: Check, reading: Reading) -> str | None:
    """The source that checked; None where the text names nobody, or nobody known."""
    if check.by is None:
        return None
    known = reading.resolved.at.get(check.by)
    if known is not None:
        return known
    name = check.by.of(reading.text).casefold().removeprefix("the ")
    for source in reading.resolved.sources:
        forms = {form.casefold() for form in (source.name, *source.aliases)}
        if name in forms or any(Span(*m).overlaps(check.by) for m in source.mentions):
            return source.id
    return None


def statuses(verifications: Sequence[Verification], count: int) -> list[ClaimVerification]:
    """What the records say of each of so many claims; ``none_stated`` where none covers it."""
    covering: list[list[Verification]] = [[] for _ in range(count)]
    for verification in verifications:
        for target in verification.targets:
            covering[int(target.removeprefix("c"))].append(verification)
    return [
        ClaimVerification(
            status=min((record.status for record in found), key=_RANK.index),
            records=[record.id for record in found],
        )
        if found
        else ClaimVerification()
        for found in covering
    ]
