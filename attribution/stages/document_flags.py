"""What a reviewer should look at in a document as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.ingest.document import RawDocument
from attribution.records import DocumentFlag
from attribution.stages.zones import Block


def flag_document(raw: RawDocument, blocks: Sequence[Block]) -> list[DocumentFlag]:
    """Truncated text, dates that do not fit, passages printed twice."""
    return []
