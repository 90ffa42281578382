"""Who said it, was it checked, how was it hedged: every claim of a news article, annotated.

    from attribution import Annotator

    for claim in Annotator().annotate(text).claims:
        ...

Names are imported when first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.agreement import Agreement
    from attribution.annotator import Annotator
    from attribution.errors import AttributionError, InputError, ModelError, StoreError, UsageError
    from attribution.ingest.document import RawDocument
    from attribution.journal import Journal, journal_path
    from attribution.records import (
        Annotation,
        Attribution,
        Claim,
        ClaimRef,
        Correction,
        ErrorRecord,
        Source,
        Verification,
    )
    from attribution.review.adjudication import Difference, adopting, claim_of
    from attribution.review.agenda import Progress
    from attribution.review.card import Row, card, claim_told, record_of, told
    from attribution.review.clusters import Corroboration
    from attribution.review.definitions import SCHEMES, definition, values_of
    from attribution.review.edits import new_id
    from attribution.review.filtering import FIELDS, STATES
    from attribution.review.folding import Refused, Reviewed
    from attribution.review.library import Library
    from attribution.review.making import (
        OUTLET,
        added_attribution,
        added_check,
        added_claim,
        added_number,
        added_qualifier,
        added_source,
        covering,
        split_source,
        start_of,
        without_part,
    )
    from attribution.review.queue import ORDERS, DocumentLine, Item, Order
    from attribution.review.session import Change, Session, others_in
    from attribution.review.spans import Edge, SpanEdit, Unit
    from attribution.text import displayable, on_one_line

_HOMES = {
    "FIELDS": "review.filtering",
    "ORDERS": "review.queue",
    "OUTLET": "review.making",
    "SCHEMES": "review.definitions",
    "STATES": "review.filtering",
    "Agreement": "agreement",
    "Annotation": "records",
    "Annotator": "annotator",
    "Attribution": "records",
    "AttributionError": "errors",
    "Change": "review.session",
    "Claim": "records",
    "ClaimRef": "records",
    "Correction": "records",
    "Corroboration": "review.clusters",
    "Difference": "review.adjudication",
    "DocumentLine": "review.queue",
    "Edge": "review.spans",
    "ErrorRecord": "records",
    "InputError": "errors",
    "Item": "review.queue",
    "Journal": "journal",
    "Library": "review.library",
    "ModelError": "errors",
    "Order": "review.queue",
    "Progress": "review.agenda",
    "RawDocument": "ingest.document",
    "Refused": "review.folding",
    "Reviewed": "review.folding",
    "Row": "review.card",
    "Session": "review.session",
    "Source": "records",
    "SpanEdit": "review.spans",
    "StoreError": "errors",
    "Unit": "review.spans",
    "UsageError": "errors",
    "Verification": "records",
    "added_attribution": "review.making",
    "added_check": "review.making",
    "added_claim": "review.making",
    "added_number": "review.making",
    "added_qualifier": "review.making",
    "added_source": "review.making",
    "adopting": "review.adjudication",
    "card": "review.card",
    "claim_of": "review.adjudication",
    "claim_told": "review.card",
    "covering": "review.making",
    "definition": "review.definitions",
    "displayable": "text",
    "journal_path": "journal",
    "new_id": "review.edits",
    "on_one_line": "text",
    "others_in": "review.session",
    "record_of": "review.card",
    "split_source": "review.making",
    "start_of": "review.making",
    "told": "review.card",
    "values_of": "review.definitions",
    "without_part": "review.making",
}
__all__ = [
    "FIELDS",
    "ORDERS",
    "OUTLET",
    "SCHEMES",
    "STATES",
    "Agreement",
    "Annotation",
    "Annotator",
    "Attribution",
    "AttributionError",
    "Change",
    "Claim",
    "ClaimRef",
    "Correction",
    "Corroboration",
    "Difference",
    "DocumentLine",
    "Edge",
    "ErrorRecord",
    "InputError",
    "Item",
    "Journal",
    "Library",
    "ModelError",
    "Order",
    "Progress",
    "RawDocument",
    "Refused",
    "Reviewed",
    "Row",
    "Session",
    "Source",
    "SpanEdit",
    "StoreError",
    "Unit",
    "UsageError",
    "Verification",
    "added_attribution",
    "added_check",
    "added_claim",
    "added_number",
    "added_qualifier",
    "added_source",
    "adopting",
    "card",
    "claim_of",
    "claim_told",
    "covering",
    "definition",
    "displayable",
    "journal_path",
    "new_id",
    "on_one_line",
    "others_in",
    "record_of",
    "split_source",
    "start_of",
    "told",
    "values_of",
    "without_part",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"attribution.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'attribution' has no attribute {name!r}")
