"""What is made of reviewers' journals: ``agreement``, ``export``, ``verify``."""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from attribution.cli.output import check_writable
from attribution.cli.terminal import Share, say
from attribution.errors import StoreError, UsageError
from attribution.records import Correction
from attribution.text import displayable, on_one_line

if TYPE_CHECKING:
    from attribution.journal import Contents
    from attribution.review.library import Library


def _journals(folder: Path, names: Sequence[str] = ()) -> dict[str, list[Correction]]:
    """Reviewer to corrections, of all or of those named.

    Raises:
        UsageError: if there is no such journal.
    """
    from attribution.journal import journal_path, read_journal

    if not names:
        paths = sorted(folder.glob("*.jsonl"))
        if not paths:
            raise UsageError(f"{folder}: no journals there; name their folder with --journals")
        return {path.stem: read_journal(path) for path in paths}
    for name in names:
        if not journal_path(folder, name).is_file():
            raise UsageError(f"{journal_path(folder, name)}: no such journal")
    return {name: read_journal(journal_path(folder, name)) for name in names}


def _library(files: Sequence[Path]) -> Library:
    from attribution.review.library import Library

    with Share("reading the annotations", shown=sys.stderr.isatty()) as share:
        library = Library(files, share.tell)
    for notice in library.notices:
        say(notice)
    for problem in library.left_out:
        say(f"left out: {problem}")
    return library


def agreement(arguments: Namespace) -> int:
    """Print how far the reviewers agree and where they do not; write it as JSON where asked to."""
    from rich.console import Console

    from attribution.agreement import agreement as measure
    from attribution.agreement import judged_by_two
    from attribution.report.agreement import agreement_report

    journals = _journals(arguments.journals, arguments.reviewer or ())
    if len(journals) < 2:
        raise UsageError("agreement needs the journals of two reviewers at least")
    library = _library(arguments.files)
    found = measure(library.among(judged_by_two(journals)), journals)
    Console(file=sys.stdout, highlight=False).print(agreement_report(found, arguments.field))
    if arguments.json is not None:
        _write_text(arguments.json, json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
    return 0


def export(arguments: Namespace) -> int:
    """Write the reviewed view: the annotations with a reviewer's journal folded over them."""
    from attribution.export import exported, heading
    from attribution.review.folding import fold
    from attribution.review.history import History

    journals = _journals(arguments.journals, [arguments.reviewer]) if arguments.reviewer else {}
    history = History(journals.get(arguments.reviewer, ()))
    if arguments.output is not None:
        check_writable(arguments.output, resume=False, force=arguments.force)
    stale = refused = 0
    with _output(arguments.output) as file:
        if arguments.form == "csv":
            file.write(heading())
        for annotation in _library(arguments.files):
            view = fold(annotation, history.of(annotation.document.id))
            stale += len(view.stale)
            refused += len(view.refused)
            file.writelines(exported(view, arguments.form))
    if stale:
        say(f"{stale} corrections were not applied: their annotation has changed since")
    if refused:
        say(f"{refused} corrections were not applied: they cannot be made; review lists them (!)")
    return 1 if stale or refused else 0


def verify(arguments: Namespace) -> int:
    """Check the chain of every line of each journal; tell what is in it, or where it is damaged."""
    from attribution.journal import read_contents

    paths = [found for path in arguments.paths for found in _journal_files(path)]
    damaged = 0
    for path in paths:
        try:
            contents = read_contents(path)
        except StoreError as error:
            damaged += 1
            say(str(error))
        else:
            sys.stdout.write(f"{on_one_line(str(path))}: {on_one_line(_state(path, contents))}\n")
    if damaged and len(paths) > 1:
        say(f"{damaged} of {len(paths)} journals are damaged")
    return StoreError.exit_code if damaged else 0


def _state(path: Path, contents: Contents) -> str:
    """What a journal holds that is not damaged."""
    lines = contents.corrections
    parts = [f"{len(lines):,} lines, ok"]
    if contents.torn:
        parts.append(f"and {contents.torn} bytes of an act that was not finished")
    if unsealed := sum(line.hash is None for line in lines):
        parts.append(f"{unsealed:,} of them older, without a hash of their own")
    if others := sorted({line.reviewer for line in lines} - {path.stem}):
        parts.append(f"written by {', '.join(others)}")
    return "; ".join(parts)


def _journal_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob("*.jsonl"))
        if not found:
            raise UsageError(f"{path}: no journals there")
        return found
    if not path.is_file():
        raise UsageError(f"{path}: no such file or folder")
    return [path]


class _Shown(io.TextIOBase):
    """A terminal, which is given no character of an article that it would obey."""

    def write(self, text: str) -> int:
        return sys.stdout.write(displayable(text))


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """A file that appears only when it is whole, or standard output; UTF-8, line ends as given."""
    if path is not None:
        with _whole_file(path) as file:
            yield file
    elif sys.stdout.isatty():
        yield cast("TextIO", _Shown())
    else:
        sys.stdout.flush()
        pipe = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            yield pipe
        finally:
            pipe.detach()


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _write_text(path: Path, text: str) -> None:
    with _output(path) as file:
        file.write(text)
