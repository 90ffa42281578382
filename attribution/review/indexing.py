"""Making an index: every line read and checked once, what is searched and sorted by written down.

Words are indexed by SQLite's FTS5 with its ``unicode61`` tokenizer, which folds case and accents:
whole words, phrases and beginnings of words are found. Its ``trigram`` tokenizer would also find
the middle of words, at six times the time and the size. Three letters that many words begin with
have a list of their own: gathering it from those of the words took 0.4 s in a store of 1 GB.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from attribution.errors import StoreError
from attribution.records import Annotation, ErrorRecord
from attribution.review.columns import FIELDS, Column, Draft
from attribution.review.queue import Item, told
from attribution.store import why_no_record

Progress = Callable[[int, int], None]
"""Told of bytes done and bytes in all."""
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE document (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, file INTEGER NOT NULL,
    start INTEGER NOT NULL, length INTEGER NOT NULL, base BLOB NOT NULL
);
CREATE TABLE claim (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE field (name TEXT PRIMARY KEY, type TEXT NOT NULL, codes BLOB, vals TEXT NOT NULL);
"""
WORDS = "CREATE VIRTUAL TABLE {} USING fts5(text, {} tokenize='unicode61 remove_diacritics 2')"
_UNSTORED = "content='', columnsize=0, prefix='3',"
_FASTER = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
PRAGMA cache_size=-16000;
"""
_HELD = 16 << 20
"""Bytes of words that FTS5 gathers before it writes them; its own 1 MiB is slower by half."""
_AT_ONCE = 4 << 20


class Found(NamedTuple):
    """An annotation in a file: where its line stands, its hash, and what is indexed of it.

    ``base`` is the SHA-256 of the annotation as this version writes it, which is that of the line
    if the line was written so.
    """

    file: int
    start: int
    length: int
    base: bytes
    id: str
    name: str
    text: str
    items: list[Item]


def build(
    db: sqlite3.Connection, paths: Sequence[Path], progress: Progress | None = None
) -> list[str]:
    """Index the annotations of some files.

    One thread reads and checks while another writes: SQLite works beside Python.

    Args:
        db: an empty database, to be used by nobody else meanwhile.
        paths: files of JSON Lines.
        progress: told how far it has come, every few megabytes.

    Returns:
        What in the files is no annotation.

    Raises:
        StoreError: if a file cannot be read.
        sqlite3.Error: if the index cannot be written.
    """
    db.executescript(_FASTER + _SCHEMA)
    for table in ("claim_words", "article_words"):
        db.execute(WORDS.format(table, _UNSTORED))
        db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_HELD})")  # noqa: S608
    left_out: list[str] = []
    fields = _Fields()
    total = sum(path.stat().st_size for path in paths)
    done = documents = claims = 0
    with ThreadPoolExecutor(1) as thread:
        writing: Future[None] | None = None
        for length, batch in _batches(_annotations(paths, left_out)):
            fields.take(batch)
            if writing is not None:
                writing.result()
            writing = thread.submit(_write, db, batch, documents, claims)
            documents += len(batch)
            claims += sum(len(found.items) for found in batch)
            done += length
            if progress is not None:
                progress(min(done, total), total)
        if writing is not None:
            writing.result()
    fields.write(db)
    db.commit()
    return left_out


def _batches(annotations: Iterable[Found]) -> Iterator[tuple[int, list[Found]]]:
    """Some megabytes of annotations at a time, and how many bytes they are."""
    batch: list[Found] = []
    length = 0
    for found in annotations:
        batch.append(found)
        length += found.length
        if length >= _AT_ONCE:
            yield length, batch
            batch, length = [], 0
    yield length, batch


def _annotations(paths: Sequence[Path], left_out: list[str]) -> Iterator[Found]:
    seen: set[str] = set()
    for file, path in enumerate(paths):
        for number, (start, line) in enumerate(_lines(path), 1):
            found = _found(file, start, line)
            if isinstance(found, Found) and found.id in seen:
                found = f"{found.name} is there already"
            if isinstance(found, str):
                left_out.append(f"{path}, line {number}: {found}")
            else:
                seen.add(found.id)
                yield found


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, and where each begins."""
    try:
        with path.open("rb") as file:
            start = 0
            for line in file:
                if line.strip():
                    yield start, line
                start += len(line)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error


def _found(file: int, start: int, line: bytes) -> Found | str:
    """What is indexed of a line; if it is no annotation, why."""
    try:
        annotation = Annotation.model_validate_json(line)
    except ValidationError as error:
        try:
            ErrorRecord.model_validate_json(line)
        except ValidationError:
            return why_no_record(line, error)
        return "a document that could not be annotated"
    base = hashlib.sha256(annotation.model_dump_json().encode()).digest()
    document = annotation.document
    items = told(0, annotation)
    return Found(file, start, len(line), base, document.id, document.name, document.text, items)


def _write(db: sqlite3.Connection, batch: Sequence[Found], documents: int, claims: int) -> None:
    """Write annotations, given how many documents and claims stand there already."""
    numbered = list(enumerate(batch, documents))
    texts = list(enumerate((item.text for found in batch for item in found.items), claims))
    db.executemany(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
        ((number, f.id, f.file, f.start, f.length, f.base) for number, f in numbered),
    )
    db.executemany(
        "INSERT INTO article_words (rowid, text) VALUES (?, ?)",
        ((number, found.text) for number, found in numbered),
    )
    db.executemany("INSERT INTO claim VALUES (?, ?)", texts)
    db.executemany("INSERT INTO claim_words (rowid, text) VALUES (?, ?)", texts)


class _Fields:
    """What is kept of all claims side by side, to be sorted and filtered by."""

    def __init__(self) -> None:
        self._fields = {name: Draft() for name in FIELDS}
        self._names = Draft()
        self._counts: list[int] = []
        self._confidence: list[NDArray[np.float64]] = []

    def take(self, batch: Sequence[Found]) -> None:
        items = [item for found in batch for item in found.items]
        for name, read in FIELDS.items():
            self._fields[name].extend(map(read, items))
        self._names.extend(found.name for found in batch)
        self._counts += [len(found.items) for found in batch]
        self._confidence.append(np.asarray([item.confidence for item in items], dtype=np.float64))

    def write(self, db: sqlite3.Connection) -> None:
        first = np.zeros(len(self._counts) + 1, dtype=np.int32)
        np.cumsum(self._counts, out=first[1:])
        columns = {name: draft.column() for name, draft in self._fields.items()}
        columns["document"] = self._names.column()
        columns["first"] = Column(first, [])
        rows = [
            (name, column.codes.dtype.str, column.codes.tobytes(), json.dumps(column.values))
            for name, column in columns.items()
        ]
        confidence = np.concatenate([np.empty(0), *self._confidence])
        rows.append(("confidence", confidence.dtype.str, confidence.tobytes(), "[]"))
        db.executemany("INSERT INTO field VALUES (?, ?, ?, ?)", rows)
        db.execute("CREATE UNIQUE INDEX document_id ON document (id)")
