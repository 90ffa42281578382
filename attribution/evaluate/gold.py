"""Gold and predictions as they are read: both kinds of gold become the same few fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from attribution.errors import StoreError, UsageError
from attribution.ingest.brat import GoldRelation, read_articles
from attribution.ingest.document import RawDocument
from attribution.records import Annotation, Attribution, ErrorRecord
from attribution.store import read_records

Line = Annotation | ErrorRecord


class Annotates(Protocol):
    """What evaluation needs of an annotator."""

    def annotate_many(self, documents: Iterable[RawDocument], *, jobs: int = 1) -> Iterable[Line]:
        """One annotation or error for each document."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text and what should be found in it.

    ``id`` is the hash that an annotation of the same text bears. ``annotation`` is the whole gold
    annotation, or None where the gold holds relations only.
    """

    id: str
    raw: RawDocument
    relations: tuple[GoldRelation | Attribution, ...]
    annotation: Annotation | None


@dataclass(frozen=True, slots=True)
class Predictions:
    """Annotations by the id of their document; of two for one text the later one counts."""

    annotations: dict[str, Annotation] = field(default_factory=dict)
    errors: list[ErrorRecord] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Predictions:
        """Sort lines into annotations and errors."""
        result = cls()
        for line in lines:
            if isinstance(line, Annotation):
                result.annotations[line.document.id] = line
            else:
                result.errors.append(line)
        return result


def read_gold(path: Path) -> list[GoldDocument]:
    """Read gold: a folder with ``text/`` and ``attributions/``, or JSON Lines of annotations.

    Raises:
        UsageError: if there is no gold at ``path``.
        StoreError: if the gold cannot be read.
    """
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    if path.is_dir():
        documents = _articles(path)
    else:
        documents = [_own(line, path) for line in read_records(path)]
    if not documents:
        raise UsageError(
            f"{path}: no gold here; expected a folder with text/*.txt and attributions/*.ann, "
            "or a file of annotations"
        )
    return documents


def _articles(path: Path) -> list[GoldDocument]:
    try:
        return [
            GoldDocument(raw.id, raw, article.relations, None)
            for article in read_articles(path)
            for raw in (RawDocument(article.text, article.name),)
        ]
    except (OSError, ValueError, IndexError) as error:
        raise StoreError(f"{path}: damaged gold: {error}") from error


def _own(line: Line, path: Path) -> GoldDocument:
    if isinstance(line, ErrorRecord):
        raise StoreError(f"{path}: {line.name} is an error record; gold holds annotations only")
    known = line.document
    raw = RawDocument(
        text=known.text,
        name=known.name,
        uri=known.uri,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        updated=known.updated,
        extracted_from=known.extracted_from,
    )
    return GoldDocument(known.id, raw, tuple(line.attributions), line)


def predictions_for(
    gold: Iterable[GoldDocument],
    file: Path | None,
    annotator: Callable[[], Annotates] | None,
    jobs: int,
) -> Predictions:
    """Read predictions from a file or, without one, make them from the gold's texts.

    Raises:
        UsageError: if there is neither a file nor an annotator, or no such file.
        StoreError: if the file cannot be read.
    """
    if file is not None:
        if not file.is_file():
            raise UsageError(f"{file}: no such file of predictions")
        return Predictions.of(read_records(file))
    if annotator is None:
        raise UsageError("give a file of predictions or an annotator to make them with")
    documents = [document.raw for document in gold]
    return Predictions.of(annotator().annotate_many(documents, jobs=jobs))
