"""A reviewer's journal: one append-only file, each line numbered and chained to the one before.

A line is written in one call and synced before anything else happens; a line that could not be
written whole is set aside, never mixed up with whole ones and never deleted. The chain of hashes
shows any later change (Haber and Stornetta 1991).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from pydantic import ValidationError

from attribution.errors import StoreError, UsageError
from attribution.records import Annotation, Correction
from attribution.store import cut_torn_line

FIRST = "sha256:" + "0" * 64
"""What the first line has for the hash of the line before."""
_NAME = re.compile(r"[\w][\w.@ -]{0,63}")


def base_of(annotation: Annotation) -> str:
    """The hash that a correction bears of the annotation it was made on."""
    return _hash(annotation.model_dump_json().encode())


def _hash(line: bytes) -> str:
    return f"sha256:{hashlib.sha256(line).hexdigest()}"


def journal_path(folder: Path, reviewer: str) -> Path:
    """The file of a reviewer's journal.

    Raises:
        UsageError: if the name cannot be that of a file.
    """
    if not _NAME.fullmatch(reviewer) or reviewer != reviewer.strip():
        raise UsageError(
            f"{reviewer!r} cannot name a journal: use up to 64 letters, digits, - _ . @ and spaces"
        )
    return folder / f"{reviewer}.jsonl"


def read_journal(path: Path) -> list[Correction]:
    """The lines of a journal, the chain checked; without a line that was not written whole.

    Raises:
        StoreError: if it cannot be read, or a line was damaged or changed; it says which.
    """
    return [correction for correction, _ in _lines(path)]


def _lines(path: Path) -> Iterator[tuple[Correction, bytes]]:
    try:
        content = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    prev = FIRST
    whole = content[: content.rfind(b"\n") + 1]
    for number, line in enumerate(whole.split(b"\n")[:-1], 1):
        try:
            correction = Correction.model_validate_json(line)
        except ValidationError as error:
            raise StoreError(
                f"{path}, line {number}: is no correction; the journal was damaged there. Restore "
                "it from a copy, or move the file away to start a new one"
            ) from error
        if correction.prev != prev or correction.seq != number:
            raise StoreError(
                f"{path}, line {number}: does not follow the line before; a line was changed, "
                "added or taken out. Restore the file from a copy"
            )
        prev = _hash(line)
        yield correction, line


class Entry(NamedTuple):
    """What one line is to say; see ``attribution.review.edits`` for what it may."""

    annotation: str
    base: str
    target: str
    field: str
    before: Any = None
    after: Any = None
    note: str | None = None


class Journal:
    """A journal open for writing, held by this process alone.

    Use it in a ``with`` block. ``corrections`` are all its lines; ``set_aside`` is the file that a
    torn tail was moved to, None if there was none.

    Args:
        path: the file; it and its folder are made where they do not exist.
        reviewer: who writes.

    Raises:
        StoreError: if another process holds it, or it is damaged.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self.path = path
        self.reviewer = reviewer
        self._holder = path.with_name(path.name + ".lock")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = self._holder.open("a+b")
        except OSError as error:
            raise StoreError(f"{path}: cannot be opened: {error.strerror or error}") from error
        self._take()
        try:
            self.set_aside = cut_torn_line(path) if path.exists() else None
            read = list(_lines(path))
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        except (StoreError, OSError) as error:
            self._release()
            raise error if isinstance(error, StoreError) else self._unwritable(error) from error
        self.corrections = [correction for correction, _ in read]
        self._last = _hash(read[-1][1]) if read else FIRST
        self._size = sum(len(line) + 1 for _, line in read)

    def _take(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.seek(0)
            holder = self._lock.read(400).decode("utf-8", "replace").strip() or "another process"
            self._lock.close()
            raise StoreError(
                f"{self.path}: is being written by {holder}; close that session first"
            ) from error
        self._lock.truncate(0)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        holder = f"{self.reviewer} (process {os.getpid()} on {socket.gethostname()} since {since})"
        self._lock.write(holder.encode())
        self._lock.flush()

    def _release(self) -> None:
        with suppress(OSError):
            self._lock.truncate(0)
        self._lock.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the journal back; a line that was not saved is lost with the caller's copy."""
        with suppress(OSError):
            os.close(self._file)
        self._release()

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(f"{self.path}: NOT SAVED: {error.strerror or error}")

    def append(
        self,
        *,
        annotation: str,
        base: str,
        target: str,
        field: str,
        before: Any = None,
        after: Any = None,
        note: str | None = None,
    ) -> Correction:
        """Write one line, sync it, and read it back.

        Returns:
            The line as it now stands in the file.

        Raises:
            StoreError: if it could not be written whole; the journal is then as it was before, and
                the same call may be made again.
        """
        entry = Entry(annotation, base, target, field, before, after, note)
        return self.append_all([entry])[0]

    def append_all(self, entries: Sequence[Entry]) -> list[Correction]:
        """Write the lines of one act, all or none, in one write; several become a group.

        Raises:
            StoreError: as ``append``.
        """
        corrections: list[Correction] = []
        lines: list[bytes] = []
        first = len(self.corrections) + 1
        last = self._last
        for seq, entry in enumerate(entries, first):
            correction = Correction(
                seq=seq,
                prev=last,
                annotation=entry.annotation,
                base=entry.base,
                target=entry.target,
                field=entry.field,
                before=_plain(entry.before),
                after=_plain(entry.after),
                reviewer=self.reviewer,
                at=datetime.now(UTC).isoformat(timespec="milliseconds"),
                note=entry.note,
                group=first if len(entries) > 1 else None,
            )
            line = correction.model_dump_json().encode()
            last = _hash(line)
            corrections.append(correction)
            lines.append(line + b"\n")
        written = b"".join(lines)
        try:
            self._mend()
            self._write(written)
        except OSError as error:
            with suppress(OSError):
                self._mend()
            raise self._unwritable(error) from error
        self._last = last
        self._size += len(written)
        self.corrections += corrections
        return corrections

    def _write(self, line: bytes) -> None:
        """One line, or those of one act, in one call; on the disk when this returns."""
        written = os.write(self._file, line)
        if written != len(line):
            raise OSError(None, f"only {written} of {len(line)} bytes could be written")
        os.fsync(self._file)
        with self.path.open("rb") as file:
            file.seek(-len(line), os.SEEK_END)
            if file.read() != line:
                raise OSError(None, "what was written reads back differently")

    def _mend(self) -> None:
        """Move what stands behind the last acknowledged line, torn or whole, to the torn lines.

        Called before a line is written and after a write that failed, so that a line is never
        followed by one that was not acknowledged, even where its bytes came to the disk.
        """
        size = os.fstat(self._file).st_size
        same = self.path.stat().st_ino == os.fstat(self._file).st_ino
        if size == self._size and same:
            return
        if size < self._size or not same:
            raise OSError(None, "the file was cut or replaced by somebody else")
        with self.path.open("r+b") as file:
            file.seek(self._size)
            with self.path.with_name(self.path.name + ".torn").open("ab") as kept:
                kept.write(file.read().rstrip(b"\n") + b"\n")
            file.truncate(self._size)


def _plain(value: Any) -> Any:
    """A value as JSON has it, so that what is kept in memory equals what is read back."""
    return json.loads(json.dumps(value))
