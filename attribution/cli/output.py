"""Where annotations go: lines of JSON in a file or a pipe, or marked articles at a terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import BinaryIO, Protocol

from rich.console import Console

from attribution.errors import StoreError, UsageError
from attribution.records import Annotation, ErrorRecord
from attribution.report.article import article
from attribution.store import cut_torn_line, write_record


class Output(Protocol):
    """Takes one record at a time."""

    def write(self, record: Annotation | ErrorRecord) -> None:
        """Write one record, whole."""


class Articles:
    """Shows annotations to a person; errors are told on standard error only."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stdout, highlight=False)

    def write(self, record: Annotation | ErrorRecord) -> None:
        """Print the article, if there is one."""
        if isinstance(record, Annotation):
            self._console.print(article(record))


class Lines:
    """Writes lines of JSON; an interrupt waits until a line is written."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name

    def write(self, record: Annotation | ErrorRecord) -> None:
        """Write one line.

        Raises:
            StoreError: if the file cannot take it, for example because the disk is full.
            BrokenPipeError: if the pipe's reader has gone.
        """
        try:
            with _interrupts_deferred():
                write_record(self._file, record)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(self._name, error) from error

    def close(self) -> None:
        """Close the file.

        Raises:
            StoreError: if what was written cannot be kept; some file systems say so only now.
        """
        try:
            self._file.close()
        except OSError as error:
            raise _unwritable(self._name, error) from error


def _unwritable(name: str, error: OSError) -> StoreError:
    return StoreError(
        f"{name}: cannot be written: {error.strerror}; put that right, then go on with --resume"
    )


def check_writable(path: Path, *, resume: bool, force: bool) -> None:
    """Refuse, before anything is annotated, to write where that would lose something or fail.

    Raises:
        UsageError: saying what to do instead.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder; make it first")
    if path.exists() and path.stat().st_size and not (resume or force):
        raise UsageError(f"{path} exists; add --resume to go on with it, --force to replace it")


@contextmanager
def opened(path: Path, *, resume: bool) -> Iterator[Lines]:
    """A file of lines, new, or with ``resume`` gone on with after its last whole line.

    Raises:
        StoreError: if it cannot be opened or closed.
    """
    if resume and path.exists():
        cut_torn_line(path)
    try:
        lines = Lines(path.open("ab" if resume else "wb"), str(path))
    except OSError as error:
        raise _unwritable(str(path), error) from error
    try:
        yield lines
    finally:
        lines.close()


def standard_output(*, lines: bool) -> AbstractContextManager[Output]:
    """Lines of JSON if ``lines`` are asked for or no person is reading; else articles."""
    if lines or not sys.stdout.isatty():
        return nullcontext(Lines(sys.stdout.buffer, "standard output"))
    return nullcontext(Articles())


@contextmanager
def _interrupts_deferred() -> Iterator[None]:
    """Let a Ctrl-C take effect only after the block, which therefore should be short."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored, or somebody else's business
        yield
        return
    waiting: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        waiting.append(number)

    try:
        signal.signal(signal.SIGINT, note)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt
