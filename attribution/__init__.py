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
    from attribution.annotator import Annotator
    from attribution.errors import AttributionError, InputError, ModelError, StoreError, UsageError
    from attribution.ingest.document import RawDocument
    from attribution.records import Annotation, Attribution, Claim, ErrorRecord, Source

_HOMES = {
    "Annotator": "annotator",
    "Annotation": "records",
    "Attribution": "records",
    "AttributionError": "errors",
    "Claim": "records",
    "ErrorRecord": "records",
    "InputError": "errors",
    "ModelError": "errors",
    "RawDocument": "ingest.document",
    "Source": "records",
    "StoreError": "errors",
    "UsageError": "errors",
}
__all__ = [
    "Annotation",
    "Annotator",
    "Attribution",
    "AttributionError",
    "Claim",
    "ErrorRecord",
    "InputError",
    "ModelError",
    "RawDocument",
    "Source",
    "StoreError",
    "UsageError",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"attribution.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'attribution' has no attribute {name!r}")
