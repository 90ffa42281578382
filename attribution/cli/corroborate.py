"""``attribution corroborate`` and ``attribution compare``."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attribution.cli.output import check_writable
from attribution.cli.terminal import Progress, failure, say, waiting
from attribution.errors import AttributionError, StoreError, UsageError
from attribution.records import Annotation, ErrorRecord
from attribution.store import Line, read_lines, read_records
from attribution.text import on_one_line

if TYPE_CHECKING:
    from attribution.corroboration import Finding, Index
    from attribution.corroboration.entries import Entry

_SEPARATOR = "::"
_MOST_JOBS = 4  # processes; with more, those that read documents wait for the one that compares
_NAMED = 5  # documents that are named one by one


def corroborate(arguments: Namespace) -> int:
    """Add annotations to an index and write, or print, what it then holds."""
    from attribution.corroboration import Index, findings

    if arguments.output is not None:
        _check(arguments.output, arguments.files, force=arguments.force)
    spare_collector()
    with closing(Index(arguments.index)) as index:
        shown = sys.stderr.isatty() and not arguments.quiet
        jobs = arguments.jobs or min(_MOST_JOBS, os.cpu_count() or 1)
        failed = _add_all(index, arguments.files, jobs, shown=shown)
        if not len(index):
            raise UsageError("no annotation in " + ", ".join(arguments.files))
        if arguments.summary:
            _print_summary(index)
        if arguments.output is not None:
            with waiting("telling what was found", shown=shown):
                told = _write(arguments.output, findings(index))
            if shown:
                _say_what_is_next(told, arguments.output)
        elif not arguments.summary:
            _print_lines(findings(index))
    return 1 if failed else 0


def spare_collector() -> None:
    """Keep the collector of garbage from looking through what stays, and from looking often.

    What is loaded stays, and of what adding documents makes hardly anything is a cycle; with the
    thresholds of Python the collector takes a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)


def _check(path: Path, files: Iterable[str], *, force: bool) -> None:
    """Refuse, before anything is compared, what cannot be written or would be lost."""
    if any(Path(file.partition(_SEPARATOR)[0]).resolve() == path.resolve() for file in files):
        raise UsageError(f"{path} is read; write to another file")
    if path.exists() and not path.is_dir() and path.stat().st_size and not force:
        raise UsageError(f"{path} exists; add --force to replace it")
    check_writable(path, resume=False, force=True)


def _add_all(index: Index, files: Iterable[str], jobs: int, *, shown: bool) -> int:
    """Add every document; the number of error records and damaged lines, which are left out."""
    from attribution.corroboration.entries import entries

    with Progress(None, shown=shown) as progress:
        adding = _Adding(index, progress)
        for entry in entries(_lines(files, adding.leave_out), jobs):
            adding.take(entry)
        if adding.repeated > _NAMED:
            more = adding.repeated - _NAMED
            progress.say(f"{more} more documents are there already; left out")
    return adding.failed


@dataclass
class _Adding:
    """Documents on their way into an index, and what is said of those that do not come in."""

    index: Index
    progress: Progress
    failed: int = 0
    repeated: int = 0

    def take(self, entry: Entry | ErrorRecord | StoreError) -> None:
        """Add one document, or say why it is none."""
        if isinstance(entry, StoreError):
            self.leave_out(entry)
        elif isinstance(entry, ErrorRecord):
            self.leave_out(failure(entry))
        else:
            self._insert(entry)
            self.progress.advance(entry.words)

    def leave_out(self, why: StoreError | str) -> None:
        """Count and name what is left out."""
        self.failed += 1
        self.progress.say(f"left out: {why}")

    def _insert(self, entry: Entry) -> None:
        from attribution.corroboration import insert

        name = on_one_line(entry.profile.name)
        try:
            is_new = insert(self.index, entry)
        except AttributionError:
            raise
        except Exception as error:
            # One document must never end a run of thousands; the line says what to report.
            self.leave_out(f"{name}: cannot be compared ({error!r}); please report this")
            return
        if not is_new:
            self.repeated += 1
            if self.repeated <= _NAMED:
                self.progress.say(f"{name}: a document with this text is there already; left out")
        elif not entry.profile.tellings:
            self.progress.say(f"{name}: has no claims; nothing to compare")


def _lines(files: Iterable[str], damaged: Callable[[StoreError], None]) -> Iterator[Line]:
    for source in list(map(_source, files)):
        yield from read_lines(source, damaged)


def _source(name: str) -> Path | BinaryIO:
    if name != "-" and not Path(name).is_file():
        raise UsageError(f"{name}: no such file")
    return sys.stdin.buffer if name == "-" else Path(name)


def _write(path: Path, found: Iterable[Finding]) -> Counter[str]:
    """Write findings beside the file first, so that a broken run leaves the old one whole.

    Returns:
        How many there are of each kind.
    """
    told: Counter[str] = Counter()
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            for finding in found:
                file.write(finding.model_dump_json().encode() + b"\n")
                told[finding.kind] += 1
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error
    return told


def _say_what_is_next(told: Counter[str], path: Path) -> None:
    listed = ", ".join(f"{number:,} {kind}{'s' * (number != 1)}" for kind, number in told.items())
    say(
        f"{listed or 'nothing'} written to {path}; --summary prints the clusters, "
        "attribution compare shows two documents side by side"
    )


def _print_lines(found: Iterable[Finding]) -> None:
    for finding in found:
        sys.stdout.write(finding.model_dump_json() + "\n")


def _print_summary(index: Index) -> None:
    from rich.console import Console

    from attribution.report.clusters import summary

    console = Console(file=sys.stdout, highlight=False)
    for part in summary(index):
        console.print(part)


def compare(arguments: Namespace) -> int:
    """Print two documents' passages side by side with what changed."""
    from rich.console import Console

    from attribution.report.comparison import comparison

    one, other = _document(arguments.one), _document(arguments.other)
    if one.document.id == other.document.id:
        say("the two documents have the same text")
    Console(file=sys.stdout, highlight=False).print(comparison(one, other))
    return 0


def _document(name: str) -> Annotation:
    """The one annotation of a file, or the one named after ``::``."""
    file, _, wanted = name.partition(_SEPARATOR)
    found = [
        record
        for record in read_records(_source(file), lambda problem: say(f"left out: {problem}"))
        if isinstance(record, Annotation)
        and (not wanted or wanted in (record.document.name, record.document.id))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"{file}: no annotation{f' called {wanted}' if wanted else ''}")
    names = ", ".join(record.document.name for record in found[:6])
    raise UsageError(
        f"{file} has {len(found)} documents; say which, as {file}{_SEPARATOR}NAME, with NAME one "
        f"of {names}{' …' if len(found) > 6 else ''}"
    )
