"""Writing a journal: a line counts when it is whole, on the disk, and reads back as written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from attribution.errors import StoreError, UsageError
from attribution.journal.lines import Contents, hash_of, read_contents, sealed
from attribution.journal.lock import Lock
from attribution.records import Correction
from attribution.store import set_aside, sync_folder

_CLOSED = -1
_NAME = re.compile(r"[\w][\w.@ -]{0,63}")


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


class Entry(NamedTuple):
    """What one line is to say; see ``attribution.review.edits`` for what it may."""

    annotation: str
    base: str
    target: str
    field: str
    before: Any = None
    after: Any = None
    note: str | None = None


class _End(NamedTuple):
    """Where the acknowledged lines end: number and hash of the last, and how many bytes they are.

    One value, so that an interrupt finds either the old or the new end and nothing between.
    """

    seq: int
    last: str
    size: int


class Journal:
    """A journal open for writing, held by this process alone.

    Use it in a ``with`` block. ``corrections`` are all its lines; ``set_aside`` is the file that a
    torn tail was moved to, None if there was none.

    Args:
        path: the file; it and its folder are made where they do not exist.
        reviewer: who writes.

    Raises:
        StoreError: if another process holds it, it is damaged, or nothing can be written there.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self.path = path
        self.reviewer = reviewer
        try:
            _make_folder(path.parent)
            self._lock = self._locked()
            try:
                contents = read_contents(path)
                self.set_aside = set_aside(path, contents.size) if contents.torn else None
                self._file = self._opened()
            except BaseException:
                self._lock.release()
                raise
        except OSError as error:
            why = error.strerror or error
            raise StoreError(
                f"{path}: cannot be opened for writing: {why}; put that right, or name another "
                "folder with --journals"
            ) from error
        self.corrections = contents.corrections
        self._end = _end_of(contents)
        self._pending = False
        """Whether bytes behind the end may be those of a write that failed."""

    def _locked(self) -> Lock:
        return Lock(self.path.with_name(self.path.name + ".lock"), self.reviewer)

    def _opened(self) -> int:
        """The file, with all that is in it and its name on the disk before it is shown."""
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.fsync(file)
            sync_folder(self.path.parent)
        except OSError:
            os.close(file)
            raise
        return file

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
        self._file = _CLOSED
        self._lock.release()

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
            UsageError: if it holds what JSON cannot hold.
        """
        entry = Entry(annotation, base, target, field, before, after, note)
        return self.append_all([entry])[0]

    def append_all(self, entries: Sequence[Entry]) -> list[Correction]:
        """Write the lines of one act, all or none, in one write; several become a group.

        Raises:
            StoreError: as ``append``.
            UsageError: as ``append``.
        """
        if not entries:
            return []
        lines = self._lines(entries)
        written = b"".join(line + b"\n" for line in lines)
        corrections = [Correction.model_validate_json(line) for line in lines]
        try:
            self._mend()
            self._write(written)
        except OSError as error:
            with suppress(OSError, StoreError):
                self._mend()
            raise StoreError(f"{self.path}: NOT SAVED: {error.strerror or error}") from error
        size = self._end.size + len(written)
        self._end = _End(corrections[-1].seq, hash_of(lines[-1]), size)
        self._pending = False
        self.corrections += corrections
        return corrections

    def _lines(self, entries: Sequence[Entry]) -> list[bytes]:
        """The entries as lines that follow the last one."""
        first, last = self._end.seq + 1, self._end.last
        group = first if len(entries) > 1 else None
        lines: list[bytes] = []
        for seq, entry in enumerate(entries, first):
            try:
                line = sealed(
                    Correction(
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
                        group=group,
                        group_size=len(entries) if group else None,
                    )
                )
            except (ValueError, TypeError, RecursionError) as error:
                what = f"{entry.target} {entry.field}"
                raise UsageError(f"{what}: holds what cannot be written as JSON") from error
            last = hash_of(line)
            lines.append(line)
        return lines

    def _write(self, written: bytes) -> None:
        """The lines of one act in one call; on the disk when this returns."""
        self._pending = True
        count = os.write(self._file, written)
        if count != len(written):
            raise OSError(None, f"only {count} of {len(written)} bytes could be written")
        os.fsync(self._file)
        with self.path.open("rb") as file:
            file.seek(self._end.size)
            if file.read() != written:
                raise OSError(None, "what was written reads back differently")

    def _mend(self) -> None:
        """Make the file what this journal knows it to be, with nothing behind its last line.

        What a failed write left, torn or whole, is set aside, so that a line is never followed by
        one that was not acknowledged, even where its bytes came to the disk. Called before a write
        and after one that failed.

        Raises:
            OSError: if the file is not what it was; nothing is written then.
        """
        if not self._lock.holds():
            self._take_again()
        elif not self._is_same_file():
            self._open_again()
        behind = os.fstat(self._file).st_size - self._end.size
        if behind < 0:
            raise OSError(None, "the file was cut by somebody else; put it back from a copy")
        if behind and not self._pending:
            raise OSError(None, "somebody else wrote to the file; leave, and start again")
        if behind:
            set_aside(self.path, self._end.size)
        self._pending = False

    def _take_again(self) -> None:
        """Lock the file anew: its folder was taken away and came back, or the lock was deleted."""
        try:
            lock = self._locked()
        except StoreError as error:
            raise OSError(None, str(error)) from error
        self._lock.release()
        self._lock = lock
        self._open_again()

    def _is_same_file(self) -> bool:
        try:
            return os.path.samestat(self.path.stat(), os.fstat(self._file))
        except FileNotFoundError:
            return False

    def _open_again(self) -> None:
        """Go on with another file of the same name, if all acknowledged lines are in it."""
        try:
            contents = read_contents(self.path)
        except StoreError as error:
            raise OSError(None, str(error)) from error
        if _end_of(contents) != self._end:
            raise OSError(None, "the file was cut or replaced by somebody else; put it back")
        file = self._opened()
        with suppress(OSError):
            os.close(self._file)
        self._file = file


def _end_of(contents: Contents) -> _End:
    return _End(len(contents.corrections), contents.last, contents.size)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each listed on the disk."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def _plain(value: Any) -> Any:
    """A value as JSON has it, so that what is kept in memory equals what is read back."""
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False).encode())
