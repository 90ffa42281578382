"""Statements about checking: who checked what, how, with what result, and which claims it covers.

First the statements are found in the parse, before attributions are made, since "the paper could
not verify the accounts" is no attribution. When the claims are known each statement is aimed at
those that its head noun denotes, the nearest preceding text first, never everything above (BBC
guidelines 3.3.6; CredWeb 2.3; Berkeley Protocol).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.language.parse import Parse
from attribution.records import (
    ClaimVerification,
    Direction,
    Method,
    Verification,
    VerificationStatus,
)
from attribution.stages.reading import Reading
from attribution.stages.relations import Relation
from attribution.stages.zones import Block
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about checking before it is aimed.

    ``by`` is the checker's mention, None for the outlet or nobody named; ``cue`` the checking
    predicate; ``head`` the noun that says what was checked.
    """

    span: Span
    cue: Span
    by: Span | None
    status: VerificationStatus
    independent: bool | None
    method: Method
    object: Literal["claim", "media"]
    head: str | None
    direction: Direction
    evidence: tuple[str, ...]


def find_checks(parsed: Parse, blocks: Sequence[Block]) -> list[Check]:
    """Every statement about checking, in order."""
    return []


def without_checks(relations: Sequence[Relation], checks: Sequence[Check]) -> list[Relation]:
    """The relations that are no statements about checking."""
    return list(relations)


def aim(checks: Sequence[Check], reading: Reading) -> list[Verification]:
    """The records of the checks; a target ``c3`` is the assertion of number 3.

    Who checked is looked up in ``reading.resolved.at`` by the check's ``by``.
    """
    return []


def statuses(verifications: Sequence[Verification], count: int) -> list[ClaimVerification]:
    """What the records say of each of so many claims; ``none_stated`` where none covers it."""
    covering: list[list[Verification]] = [[] for _ in range(count)]
    for verification in verifications:
        for target in verification.targets:
            covering[int(target.removeprefix("c"))].append(verification)
    return [
        ClaimVerification(status=found[-1].status, records=[record.id for record in found])
        if found
        else ClaimVerification()
        for found in covering
    ]
