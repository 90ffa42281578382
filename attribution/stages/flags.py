"""What a reviewer should look at in single claims."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.records import (
    ClaimFlag,
    Commitment,
    Qualifier,
    Quantity,
)
from attribution.stages.reading import Reading


def flag_claims(
    reading: Reading,
    qualifiers: Sequence[Sequence[Qualifier]],
    quantities: Sequence[Sequence[Quantity]],
    commitments: Sequence[Sequence[Commitment]],
) -> list[list[ClaimFlag]]:
    """The flags of each assertion."""
    return [[] for _ in reading.assertions]
