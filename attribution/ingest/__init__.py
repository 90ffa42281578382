"""Files, folders, patterns and streams → documents, one at a time.

Reads plain text (``.txt``, ``.text``, ``.md``, and any other file given by name), JSON Lines
(``.jsonl``, ``.ndjson``) and single JSON objects (``.json``). What cannot be read becomes an error
record in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from attribution.errors import InputError, UsageError
from attribution.ingest.document import RawDocument, error_record, unreadable
from attribution.ingest.json_lines import json_document, json_documents, parsed
from attribution.ingest.metadata import METADATA, Metadata
from attribution.ingest.places import (
    JSON_ENDING,
    JSON_LINES_ENDINGS,
    Closed,
    Place,
    existing,
    files,
    readable,
)
from attribution.ingest.plain_text import text_document
from attribution.records import ErrorRecord

__all__ = ["RawDocument", "count_documents", "error_record", "read_documents"]

_STREAM = "stdin"
_BLOCK = 1 << 20


def read_documents(
    paths: Sequence[str], stdin: BinaryIO | None = None, *, outputs: Collection[Path] = ()
) -> Iterator[RawDocument | ErrorRecord]:
    """The documents of files, folders, patterns and standard input (``-``), in that order.

    Args:
        paths: what to read. A document is called by its path within the folder given, its file's
            name, its ``id``, or FILE:LINE.
        stdin: the stream that ``-`` stands for: JSON Lines if its first line is a JSON object, else
            one text.
        outputs: files of this run, which are passed over in folders.

    Returns:
        Documents and errors, each read only when asked for.

    Raises:
        UsageError: at once, if a path is not there or is one of the outputs.
    """
    places = existing(paths, outputs)
    if None in places and stdin is None:
        raise UsageError("there is no standard input to read")
    if all(place is not None and place.name == METADATA for place in places):
        raise UsageError(f"nothing to read: {METADATA} describes texts; give their folder")
    return _documents(places, stdin, outputs)


def _documents(
    places: Sequence[Path | None], stdin: BinaryIO | None, outputs: Collection[Path]
) -> Iterator[RawDocument | ErrorRecord]:
    metadata = Metadata()
    for given in places:
        if given is None:
            assert stdin is not None
            yield from _stream(stdin)
            continue
        for found in files(given, outputs):
            if isinstance(found, Closed):
                yield _closed(found)
            else:
                yield from _file(found, metadata)


def _stream(stdin: BinaryIO) -> Iterator[RawDocument | ErrorRecord]:
    head = []
    for line in stdin:
        head.append(line)
        if not line.isspace():
            break
    lines = chain(head, stdin)
    if head and _is_object(head[-1]):
        yield from json_documents(lines, _STREAM, "standard input")
    else:
        yield text_document(b"".join(lines), _STREAM, "standard input")


def _is_object(line: bytes) -> bool:
    try:
        return bool(parsed(line, ""))
    except InputError:
        return False


def _file(file: Place, metadata: Metadata) -> Iterator[RawDocument | ErrorRecord]:
    place = readable(file.path)
    ending = file.path.suffix.lower()
    try:
        if ending in JSON_LINES_ENDINGS:
            with file.path.open("rb") as lines:
                yield from json_documents(lines, file.name, place)
        elif ending == JSON_ENDING:
            yield json_document(file.path.read_bytes(), file.name, place)
        else:
            yield from metadata.read(file.path.parent)
            known = metadata.of(file.path)
            yield text_document(file.path.read_bytes(), file.name, place, known)
    except OSError as error:
        yield error_record(file.name, unreadable(place, error))


def _closed(folder: Closed) -> ErrorRecord:
    place = readable(folder.place.path)
    if folder.reason is not None:
        return error_record(folder.place.name, unreadable(place, folder.reason))
    problem = "no document in this folder; looked for .txt, .text, .md, .jsonl, .ndjson and .json"
    return error_record(folder.place.name, InputError(f"{place}: {problem}"))


def count_documents(paths: Sequence[str], *, outputs: Collection[Path] = ()) -> int | None:
    """How many documents there are to read; None if only reading can tell.

    JSON Lines are counted by their line feeds, so blank lines count too: this is for showing how
    far a run has come.

    Raises:
        UsageError: as ``read_documents``.
    """
    total = 0
    for given in existing(paths, outputs):
        if given is None or not (given.is_dir() or given.is_file()):
            return None
        for found in files(given, outputs):
            total += _count(found) if isinstance(found, Place) else 1
    return total


def _count(file: Place) -> int:
    if file.path.suffix.lower() not in JSON_LINES_ENDINGS:
        return 1
    try:
        with file.path.open("rb") as lines:
            return sum(block.count(b"\n") for block in iter(lambda: lines.read(_BLOCK), b"")) or 1
    except OSError:
        return 1
