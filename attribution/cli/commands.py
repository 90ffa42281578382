"""The commands that look at what there is: ``show``, ``summary``, ``models``, ``evaluate``."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from attribution.cli.terminal import failure, say
from attribution.errors import ModelError, StoreError, UsageError
from attribution.records import Annotation, ErrorRecord
from attribution.text import displayable


def _records(name: str) -> Iterator[Annotation | ErrorRecord]:
    from attribution.store import read_records

    path = Path(name)
    if name != "-" and not path.is_file():
        raise UsageError(f"{name}: no such file")
    return read_records(sys.stdin.buffer if name == "-" else path)


def show(arguments: Namespace) -> int:
    """Show stored annotations as marked articles."""
    from attribution.cli.output import Articles

    articles, shown, failed = Articles(), 0, 0
    for record in _records(arguments.file):
        if isinstance(record, ErrorRecord):
            known = {record.name}
        else:
            known = {record.document.name, record.document.id}
        if arguments.document is not None and arguments.document not in known:
            continue
        if isinstance(record, ErrorRecord):
            failed += 1
            say(failure(record))
        else:
            shown += 1
            articles.write(record)
    if not shown and not failed:
        sought = f"called {arguments.document}" if arguments.document is not None else "at all"
        raise UsageError(
            f"{arguments.file}: no document {sought}; see: attribution summary {arguments.file}"
        )
    return 1 if failed else 0


def summary(arguments: Namespace) -> int:
    """Print the table of documents, claims, sources and share attributed."""
    from rich.console import Console

    from attribution.report.summary import summary as table

    records = chain.from_iterable([_records(name) for name in arguments.files])
    Console(file=sys.stdout, highlight=False).print(table(records))
    return 0


def models(arguments: Namespace) -> int:
    """List, verify or download the language models."""
    from attribution.language import models as shipped

    if arguments.action == "list":
        _print(shipped.describe())
    elif arguments.action == "download":
        _print(f"downloaded to {shipped.download()}; use it with --models stanza")
    else:
        found = shipped.verify()
        for file in found:
            state = "ok" if file.intact else "changed" if file.size else "missing"
            _print(f"{state:8}{file.size:>12,}  {file.name}")
        if not all(file.intact for file in found):
            raise ModelError("model files are not the ones shipped; install this project again")
    return 0


def evaluate(arguments: Namespace) -> int:
    """Measure annotations against gold; print the report, and write it as JSON where asked to."""
    from attribution.annotator import Annotator
    from attribution.evaluate import evaluate as measure

    annotator = partial(Annotator, arguments.models)
    jobs = arguments.jobs or os.cpu_count() or 1
    report = measure(
        arguments.gold, arguments.predictions, annotator, jobs, arguments.corroboration
    )
    _print(report.text().rstrip("\n"))
    if arguments.json is not None:
        written = json.dumps(report.as_dict(), ensure_ascii=False, indent=1)
        try:
            arguments.json.write_text(written + "\n", encoding="utf-8")
        except OSError as error:
            raise StoreError(f"{arguments.json}: cannot be written: {error.strerror}") from error
    return 1 if report.errors else 0


def _print(text: str) -> None:
    sys.stdout.write(displayable(text) + "\n")
