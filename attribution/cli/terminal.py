"""Standard error: messages for people, and how far a run has come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from attribution.text import on_one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from attribution.records import ErrorRecord

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells give it."""


def say(message: str) -> None:
    """Write one line to standard error, whatever is in the message."""
    sys.stderr.write(f"attribution: {on_one_line(message)}\n")
    sys.stderr.flush()


@contextmanager
def waiting(what: str, *, shown: bool) -> Iterator[None]:
    """Say what is being done, while the ``with`` block runs; nothing unless ``shown``."""
    if not shown:
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def failure(record: ErrorRecord) -> str:
    """Which document failed and why, in one line."""
    name, message = record.name, record.error.message
    place, colon, _ = message.partition(": ")
    return message if colon and name in place else f"{name}: {message}"


class Progress:
    """Documents done, words per second and time left, while the ``with`` block runs."""

    def __init__(self, total: int | None, *, shown: bool) -> None:
        """Show progress towards ``total`` documents, None if unknown; nothing unless ``shown``."""
        self._line = _line(total) if shown else None
        self._started: float | None = None
        self._words = 0

    def __enter__(self) -> Progress:
        if self._line is not None:
            self._line[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._line is not None:
            self._line[0].stop()

    def advance(self, words: int = 0) -> None:
        """One more document is done, of so many words."""
        if self._line is not None:
            bar, task = self._line
            bar.update(task, advance=1, speed=self._speed(words))

    def say(self, message: str) -> None:
        """``say``, above the progress line."""
        if self._line is None:
            say(message)
        else:
            from rich.text import Text

            bar, _ = self._line
            bar.console.print(Text(f"attribution: {on_one_line(message)}"), soft_wrap=True)

    def _speed(self, words: int) -> str:
        """Words per second since the first document, whose time is mostly that of loading."""
        if self._started is None:
            self._started = monotonic()
            return ""
        self._words += words
        return f"{self._words / max(monotonic() - self._started, 1e-3):,.0f} words/s"


class Share:
    """How much is done of something that may take a while, while the ``with`` block runs."""

    def __init__(self, what: str, *, shown: bool) -> None:
        """Name what is done; shown, if ``shown``, from the second second on."""
        self._what, self._shown = what, shown
        self._since = monotonic()
        self._bar: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> Share:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar[0].stop()

    def tell(self, done: int, total: int) -> None:
        """So much is done of so much."""
        if not self._shown or monotonic() - self._since < 1:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bar = Bar(console=Console(stderr=True), transient=True)
            self._bar = bar, bar.add_task(self._what, total=total)
            bar.start()
        self._bar[0].update(self._bar[1], completed=done, total=total)


def _line(total: int | None) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents  {task.fields[speed]}", markup=False),
        TimeRemainingColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    return bar, bar.add_task("", total=total, speed="")
