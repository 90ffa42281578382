"""What a reviewer should look at: flags of claims and of the whole document."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.ingest.document import RawDocument
from attribution.records import (
    ClaimFlag,
    Commitment,
    DocumentFlag,
    Qualifier,
    Quantity,
)
from attribution.stages.reading import Reading
from attribution.stages.zones import Block


def flag_claims(
    reading: Reading,
    qualifiers: Sequence[Sequence[Qualifier]],
    quantities: Sequence[Sequence[Quantity]],
    commitments: Sequence[Sequence[Commitment]],
) -> list[list[ClaimFlag]]:
    """The flags of each assertion."""
    return [[] for _ in reading.assertions]


def flag_document(raw: RawDocument, blocks: Sequence[Block]) -> list[DocumentFlag]:
    """Truncated text, dates that do not fit, passages printed twice."""
    return []
