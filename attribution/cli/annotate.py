"""``attribution annotate``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.output import Output, check_writable, opened, standard_output
from attribution.cli.terminal import INTERRUPTED, Progress, failure, say
from attribution.errors import UsageError
from attribution.ingest import RawDocument, count_documents, read_documents
from attribution.records import Annotation, ErrorRecord
from attribution.store import cut_torn_line, finished

if TYPE_CHECKING:
    from attribution.annotator import Annotator


_WORTH_STARTING = 16
"""Fewest documents for which further processes are started unasked."""


@dataclass(slots=True)
class _Tally:
    """How many documents came to which end."""

    written: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        parts = [f"{self.written} document{'' if self.written == 1 else 's'} written"]
        parts += [f"{self.failed} failed"] if self.failed else []
        parts += [f"{self.skipped} already there"] if self.skipped else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class _Run:
    """Where the results of a run go, and who is told."""

    output: Output
    errors: Output
    progress: Progress
    tally: _Tally

    def wanted(
        self, documents: Iterable[RawDocument | ErrorRecord], done: set[tuple[str, str]]
    ) -> Iterator[RawDocument | ErrorRecord]:
        """The documents that are not done yet."""
        for document in documents:
            if done and isinstance(document, RawDocument) and (document.id, document.name) in done:
                self.tally.skipped += 1
                self.progress.advance()
            else:
                yield document

    def take(self, record: Annotation | ErrorRecord) -> None:
        """Write a result, and tell of a failure."""
        if isinstance(record, ErrorRecord):
            self.errors.write(record)
            self.tally.failed += 1
            self.progress.advance()
            self.progress.say(failure(record))
        else:
            self.output.write(record)
            self.tally.written += 1
            self.progress.advance(len(record.document.text.split()))


def annotate(arguments: Namespace) -> int:
    """Annotate what the arguments name; gives the exit code.

    Raises:
        UsageError: for arguments that make no sense, before anything is annotated or written.
        ModelError: if the models are missing or damaged.
        StoreError: if results cannot be written, or an output cannot be gone on with.
    """
    files = _files(arguments)
    paths = _paths(arguments)
    documents = read_documents(paths, sys.stdin.buffer, outputs=files)

    from attribution.annotator import Annotator

    annotator = Annotator(arguments.models)
    done = _done(arguments, annotator)
    shown = _shows_progress(arguments)
    total = count_documents(paths, outputs=files)
    jobs = arguments.jobs or default_jobs(total)
    tally = _Tally()
    try:
        with _outputs(arguments) as (output, errors), Progress(total, shown=shown) as progress:
            run = _Run(output, errors, progress, tally)
            wanted = run.wanted(documents, done)
            for record in annotator.annotate_many(wanted, jobs=jobs):
                run.take(record)
    except KeyboardInterrupt:
        say(f"stopped; {tally}" + ("; add --resume to go on" if _output(arguments) else ""))
        return INTERRUPTED
    if shown:
        say(str(tally))
    return 1 if tally.failed else 0


def default_jobs(total: int | None) -> int:
    """One process a core.

    For a few documents, or a stream that may hold one, starting them would take longer than the
    work.
    """
    return 1 if total is None or total < _WORTH_STARTING else os.cpu_count() or 1


def _output(arguments: Namespace) -> Path | None:
    """The file that annotations go to, if they go to one."""
    return None if arguments.output in (None, "-") else Path(arguments.output)


def _files(arguments: Namespace) -> list[Path]:
    """The files of results, none of which may be lost by writing to it."""
    output, errors = _output(arguments), arguments.errors
    files = [path for path in (output, errors) if path is not None]
    if output is None and arguments.resume:
        raise UsageError("--resume goes on with a file; add --output FILE")
    if output is not None and errors is not None and output.resolve() == errors.resolve():
        raise UsageError("--errors is the same file as --output; leave it out or name another")
    for path in files:
        check_writable(path, resume=arguments.resume, force=arguments.force)
    return files


def _paths(arguments: Namespace) -> list[str]:
    if arguments.paths:
        return list(arguments.paths)
    if sys.stdin.isatty():
        raise UsageError("nothing to annotate; name a file or folder, or - to type a text")
    return ["-"]


def _done(arguments: Namespace, annotator: Annotator) -> set[tuple[str, str]]:
    """What a resumed output already holds of this annotator's making."""
    output = _output(arguments)
    if output is None or not arguments.resume or not output.exists():
        return set()
    if torn := cut_torn_line(output):
        say(f"{output} ended in half a line, which was moved to {torn}")
    return finished(output, annotator.provenance)


def _shows_progress(arguments: Namespace) -> bool:
    """Only to a person, and not where lines of text would run through it."""
    results_elsewhere = _output(arguments) is not None or not sys.stdout.isatty()
    return results_elsewhere and sys.stderr.isatty() and not arguments.quiet


@contextmanager
def _outputs(arguments: Namespace) -> Iterator[tuple[Output, Output]]:
    """Where annotations and where errors go."""
    output = _output(arguments)
    results = (
        standard_output(lines=arguments.output is not None)
        if output is None
        else opened(output, resume=arguments.resume)
    )
    with results as annotations:
        if arguments.errors is None:
            yield annotations, annotations
            return
        with opened(arguments.errors, resume=arguments.resume) as errors:
            yield annotations, errors
