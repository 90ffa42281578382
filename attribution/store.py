"""Annotations as JSON Lines: written whole, read with checks, resumed where a run stopped."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple, TypeVar, cast

import jsonlines
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from attribution.errors import StoreError
from attribution.records import FORMAT, Annotation, ErrorRecord, Provenance

T = TypeVar("T")
Stored = Annotation | ErrorRecord
_STORED: TypeAdapter[Stored] = TypeAdapter(Annotated[Stored, Field(discriminator="kind")])
_BLOCK = 1 << 16


class Line(NamedTuple):
    """A line of JSON that is not looked into yet, and where it stands: “FILE, line 3”."""

    where: str
    text: str | bytes


class _Name(BaseModel):
    """The part of a document that says which one it is."""

    id: str
    name: str


class _Mark(BaseModel):
    """The part of a line that says what was annotated and by what; the rest is not looked at."""

    kind: str
    document: _Name | None = None
    provenance: Provenance | None = None


def write_record(file: BinaryIO, record: Stored) -> None:
    """Append one record as a line of JSON, in one write, and flush it.

    Raises:
        OSError: as the file does.
    """
    file.write(record.model_dump_json().encode() + b"\n")
    file.flush()


def read_records(
    source: Path | BinaryIO, damaged: Callable[[StoreError], None] | None = None
) -> Iterator[Stored]:
    """The records of a file or stream of JSON Lines, one at a time; blank lines are passed over.

    Args:
        source: a file's path or an open stream.
        damaged: told of each line that is no record, which is then passed over; if None, the
            first one ends the reading.

    Raises:
        StoreError: if it cannot be read, or a line is no record of this format; it says which.
    """
    for line in read_lines(source, damaged):
        try:
            yield record_of(line)
        except StoreError as problem:
            if damaged is None:
                raise
            damaged(problem)


def read_lines(
    source: Path | BinaryIO, damaged: Callable[[StoreError], None] | None = None
) -> Iterator[Line]:
    """The lines of a file or stream, one at a time; blank lines are passed over.

    Args:
        source: a file's path or an open stream.
        damaged: told of each line that is no text, which is then passed over; if None, the first
            one ends the reading.

    Raises:
        StoreError: if it cannot be read, or a line is no text in UTF-8.
    """
    name = str(source) if isinstance(source, Path) else "standard input"
    try:
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
            lines = _Numbered(file)
            reader = jsonlines.Reader(lines, loads=_as_it_is)
            while True:
                try:
                    text = cast("str | bytes", reader.read(skip_empty=True))
                except EOFError:
                    return
                except jsonlines.InvalidLineError as error:
                    why = why_no_record(error.line, error.__cause__)
                    problem = StoreError(f"{name}, line {error.lineno}: {why}")
                    if damaged is None:
                        raise problem from error
                    damaged(problem)
                else:
                    yield Line(f"{name}, line {lines.number}", text)
    except OSError as error:
        raise StoreError(f"{name}: cannot be read: {error.strerror or error}") from error


class _Numbered:
    """The lines of a file, with the number of the last one that was read."""

    def __init__(self, file: BinaryIO) -> None:
        self.number = 0
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        for line in self._file:
            self.number += 1
            yield line


def _as_it_is(text: str | bytes) -> str | bytes:
    return text


def record_of(line: Line) -> Stored:
    """The record that stands in a line.

    Raises:
        StoreError: if it is none of this format; it says where it stands and why.
    """
    return _parsed(line, _STORED.validate_json)


def _parsed(line: Line, parse: Callable[[str | bytes], T]) -> T:
    try:
        return parse(line.text)
    except ValueError as error:
        raise StoreError(f"{line.where}: {why_no_record(line.text, error)}") from error


def finished(path: Path, provenance: Provenance) -> set[tuple[str, str]]:
    """The documents of an output that need not be annotated again.

    Args:
        path: the output; it need not exist.
        provenance: what would annotate them now; those that something else made do not count.

    Returns:
        Pairs of ``document.id`` (the hash of the text) and ``document.name``.

    Raises:
        StoreError: as ``read_records``.
    """
    if not path.exists():
        return set()
    return {
        (mark.document.id, mark.document.name)
        for line in read_lines(path)
        if (mark := _parsed(line, _Mark.model_validate_json)).document is not None
        and mark.provenance == provenance
    }


def cut_torn_line(path: Path) -> Path | None:
    """Make a file end with a whole line: what an interrupted write left is moved to FILE.torn.

    Returns:
        The file that the torn line was appended to; None if there is no torn line.

    Raises:
        StoreError: if one of the files cannot be read or written.
    """
    try:
        with path.open("rb") as file:
            end = _end_of_lines(file)
        return set_aside(path, end)
    except OSError as error:
        raise StoreError(f"{path}: cannot be resumed: {error.strerror or error}") from error


def set_aside(path: Path, end: int) -> Path | None:
    """Move what a file holds behind a place to FILE.torn, and only then cut it off.

    Args:
        path: the file.
        end: the place, in bytes.

    Returns:
        The file that it was appended to, as a line; None if there is nothing behind the place.

    Raises:
        OSError: if one of the files cannot be read, written or synced; nothing is cut off then.
    """
    beside = path.with_name(path.name + ".torn")
    file = os.open(path, os.O_RDWR)
    try:
        size = os.fstat(file).st_size
        if size <= end:
            return None
        torn = os.pread(file, size - end, end)
        kept = os.open(beside, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            _write_all(kept, torn.rstrip(b"\n") + b"\n")
            os.fsync(kept)
        finally:
            os.close(kept)
        sync_folder(beside.parent)
        os.ftruncate(file, end)
        os.fsync(file)
    finally:
        os.close(file)
    return beside


def _write_all(file: int, left: bytes) -> None:
    while left:
        count = os.write(file, left)
        if count == 0:
            raise OSError(None, "nothing more could be written")
        left = left[count:]


def sync_folder(folder: Path) -> None:
    """Make sure that what a folder lists is on the disk; where folders cannot be synced, nothing.

    Raises:
        OSError: if the disk fails.
    """
    listing = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(listing)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(listing)


def _end_of_lines(file: BinaryIO) -> int:
    """The position behind a file's last line feed."""
    at = file.seek(0, os.SEEK_END)
    while at > 0:
        start = max(0, at - _BLOCK)
        file.seek(start)
        if (found := file.read(at - start).rfind(b"\n")) >= 0:
            return start + found + 1
        at = start
    return 0


def why_no_record(line: str | bytes, cause: BaseException | None) -> str:
    """Why a line is no record, in the words of whoever has to do something about it."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return "is not whole JSON in UTF-8; if a run was stopped here, go on with --resume"
    version = fields.get("format") if isinstance(fields, dict) else None
    if version not in (None, FORMAT):
        return f"is of format {version!r}, this version reads format {FORMAT}"
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False)[0]
        at = ".".join(map(str, first["loc"]))
        return f"is no record of this format: {at + ': ' if at else ''}{first['msg']}"
    return f"is no record of this format: {cause}"
