"""Annotates documents, one or many, in one process or in several.

What is annotated beside a document, and in how many processes, changes nothing in its annotation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import metadata

from attribution import lexicons
from attribution.errors import AttributionError, InputError
from attribution.ingest.document import RawDocument, checked, error_record, sha256
from attribution.language.models import Models, versions
from attribution.language.recognition import require_english
from attribution.pool import in_processes
from attribution.records import (
    Annotation,
    ErrorRecord,
    Provenance,
)
from attribution.steps import annotation_of

LONGEST_TEXT = 2_000_000
"""Most code points of a document."""


class Annotator:
    """Annotates texts; cheap to make and to pickle, models load on first use in each process.

    Args:
        models: ``compact`` for the embedded models, ``stanza`` for Stanza's official English
            package in the linguistic layers.
        calibrated: give tagged relations the share that was right on articles left out of training
            as their confidence; else the tagger's own probability, on which the curve is fitted.
    """

    def __init__(self, models: Models = "compact", *, calibrated: bool = True) -> None:
        self.models: Models = models
        self._calibrated = calibrated

    @property
    def provenance(self) -> Provenance:
        """What makes the annotations: package, models, lexicons and settings."""
        return _provenance(self.models, calibrated=self._calibrated)

    def annotate(self, document: str | RawDocument) -> Annotation:
        """Annotate one document.

        Raises:
            InputError: if the text cannot be annotated, being empty or not English, say.
            ModelError: if the models are missing or damaged.
        """
        raw = _raw(document)
        _require_manageable(raw)
        require_english(raw.text)
        return annotation_of(raw, self.models, self.provenance, calibrated=self._calibrated)

    def annotate_many(
        self, documents: Iterable[str | RawDocument | ErrorRecord], jobs: int = 1
    ) -> Iterator[Annotation | ErrorRecord]:
        """Annotate documents one after the other, or in several processes; results in order.

        Args:
            documents: taken a few ahead; an error record passes through in its place.
            jobs: processes; 1 works in this one.

        Yields:
            An annotation, or an error record where a document cannot be annotated.

        Raises:
            ModelError: if the models are missing or damaged.
        """
        if jobs <= 1:
            for document in documents:
                yield self._one(document)
            return
        preload = ["attribution.annotator", "attribution.language.pipeline"]
        yield from in_processes(self._one, documents, jobs, preload, resumable=True)

    def _one(self, document: str | RawDocument | ErrorRecord) -> Annotation | ErrorRecord:
        if isinstance(document, ErrorRecord):
            return document
        raw = _raw(document)
        try:
            return self.annotate(raw)
        except InputError as error:
            return error_record(raw.name, error, raw.text.encode("utf-8", "surrogatepass"))
        except AttributionError:
            raise
        except Exception as error:
            # One document must never end a run of thousands; the record says what to report.
            problem = InputError(f"{raw.name}: {error}; please report this", stage="annotate")
            problem.__cause__ = error
            return error_record(raw.name, problem, raw.text.encode("utf-8", "surrogatepass"))


def _require_manageable(raw: RawDocument) -> None:
    """Refuse what no article is: a text of many megabytes would fill the memory with its parse."""
    text = checked(raw.text, raw.name)
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"the text has {len(text):,} characters, more than the {LONGEST_TEXT:,} that are "
            "annotated as one document; split it into articles"
        )


def _raw(document: str | RawDocument | ErrorRecord) -> RawDocument:
    if isinstance(document, str):
        digest = sha256(document.encode("utf-8", "surrogatepass"))
        return RawDocument(document, name=digest[:12])
    assert isinstance(document, RawDocument)
    return document


@lru_cache(maxsize=2)
def _provenance(models: Models, *, calibrated: bool) -> Provenance:
    """The settings are hashed from what can change an annotation beside models and lexicons."""
    settings = json.dumps({"models": models, "calibrated": calibrated}, sort_keys=True)
    return Provenance(
        annotator=metadata.version("attribution-annotator"),
        models=versions(models),
        lexicons=lexicons.digests(),
        config=f"sha256:{sha256(settings.encode())}",
    )
