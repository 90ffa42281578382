"""What is made of reviewers' journals: ``agreement``, ``export``, ``verify``."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from attribution.cli.output import check_writable
from attribution.cli.terminal import Share, say
from attribution.errors import StoreError, UsageError
from attribution.records import Correction
from attribution.text import on_one_line

if TYPE_CHECKING:
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
    left = 0
    with _output(arguments.output) as file:
        if arguments.form == "csv":
            file.write(heading())
        for annotation in _library(arguments.files):
            view = fold(annotation, history.of(annotation.document.id))
            left += len(view.stale) + len(view.refused)
            file.writelines(exported(view, arguments.form))
    if left:
        say(f"{left} corrections were not applied: their annotation has changed since")
    return 1 if left else 0


def verify(arguments: Namespace) -> int:
    """Check the chain of every line of each journal."""
    from attribution.journal import read_journal

    paths = [found for path in arguments.paths for found in _journal_files(path)]
    damaged = 0
    for path in paths:
        try:
            lines = read_journal(path)
        except StoreError as error:
            damaged += 1
            say(str(error))
            continue
        whole = path.read_bytes()
        torn = len(whole) - whole.rfind(b"\n") - 1
        state = f"ok, and {torn} bytes of a line that was not finished" if torn else "ok"
        sys.stdout.write(f"{on_one_line(str(path))}: {len(lines):,} lines, {state}\n")
    return StoreError.exit_code if damaged else 0


def _journal_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob("*.jsonl"))
        if not found:
            raise UsageError(f"{path}: no journals there")
        return found
    if not path.is_file():
        raise UsageError(f"{path}: no such file or folder")
    return [path]


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """A file that appears only when it is whole, or standard output."""
    if path is None:
        yield sys.stdout
        return
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error


def _write_text(path: Path, text: str) -> None:
    with _output(path) as file:
        file.write(text)
