"""What may be typed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from attribution.text import on_one_line


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with arguments without sending them to the terminal as they are."""

    def error(self, message: str) -> NoReturn:
        """End with what is wrong, made safe: a name of a file may hold anything."""
        super().error(on_one_line(message))


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``command`` holds the command's name."""
    top = _Parser(
        prog="attribution",
        description="Who said it, was it checked, how was it hedged: each claim of a news article.",
        epilog="Exit: 0; 1 some documents failed; 2 usage; 3 environment or model; 130 Ctrl-C.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _annotate(commands.add_parser("annotate", help="annotate documents", description=_ANNOTATE))
    _show(commands.add_parser("show", help="show a stored annotation, marked"))
    _summary(commands.add_parser("summary", help="count documents, claims and sources"))
    _corroborate(
        commands.add_parser(
            "corroborate", help="find the same claims across documents", description=_CORROBORATE
        )
    )
    _compare(commands.add_parser("compare", help="show what changed from one document to another"))
    _agreement(commands.add_parser("agreement", help="measure how far reviewers agree"))
    _export(commands.add_parser("export", help="write annotations as reviewed"))
    verify = commands.add_parser("verify", help="check reviewers' journals for damage")
    verify.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="journal, or folder")
    _review(commands.add_parser("review", help="correct annotations by hand", description=_REVIEW))
    _models(commands.add_parser("models", help="list, verify or download language models"))
    _evaluate(commands.add_parser("evaluate", help="measure annotations against gold"))
    return top


_ANNOTATE = """Annotate files, folders, patterns and standard input. At a terminal, without
--output, the articles are shown with their sources, cues, contents and hedges marked; otherwise
they become JSON Lines, a line per document. What cannot be annotated becomes an error record."""


def _annotate(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="file, folder or pattern; - is standard input")
    add("--output", metavar="FILE", help="write JSON Lines to FILE; - is standard output")
    existing = parser.add_mutually_exclusive_group()
    existing.add_argument(
        "--resume", action="store_true", help="go on with FILE: skip what it already holds"
    )
    existing.add_argument("--force", action="store_true", help="replace FILE")
    add("--errors", type=Path, metavar="FILE", help="write error records there instead")
    _models_and_jobs(parser)
    add("--quiet", action="store_true", help="no progress; failures are still reported")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="JSON Lines of annotations; - standard input")
    parser.add_argument("--document", metavar="NAME", help="only the document of this name or id")


def _summary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="JSON Lines of annotations")


_CORROBORATE = """Find, over any number of annotated documents, which claims are the same, from how
many first sources they come, which documents copy which, and what changed on the way. Writes JSON
Lines; with --index, documents that were added before are not compared again."""


def _corroborate(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="ANNOTATIONS", help="JSON Lines of annotations; - stdin")
    add("--output", type=Path, metavar="FILE", help="write JSON Lines to FILE")
    add("--force", action="store_true", help="replace FILE")
    add("--index", type=Path, metavar="FILE", help="keep what was compared, to add to it later")
    add("--summary", action="store_true", help="print the clusters for reading")
    add("--jobs", type=_positive, metavar="N", help="processes (default: one a core, at most 4)")
    add("--quiet", action="store_true", help="no progress")


def _compare(parser: argparse.ArgumentParser) -> None:
    for name in ("one", "other"):
        parser.add_argument(
            name, metavar=name.upper(), help="annotations; FILE::NAME takes one document of several"
        )


def _agreement(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    _annotations_and_journals(parser)
    add("--reviewer", action="append", metavar="NAME", help="only these reviewers; may be repeated")
    add("--field", metavar="FIELD", help="list the disagreements on a field")
    add("--json", type=Path, metavar="FILE", help="also write everything there as JSON")


def _export(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    _annotations_and_journals(parser)
    add("--reviewer", metavar="NAME", help="whose journal; without one, as the machine made them")
    add(
        "--form",
        choices=("annotations", "claims", "csv"),
        default="annotations",
        help="whole annotations, a line per claim, or a table (default: annotations)",
    )
    add("--output", type=Path, metavar="FILE", help="write to FILE; else standard output")
    add("--force", action="store_true", help="replace FILE")


def _annotations_and_journals(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="ANNOTATIONS", help="JSON Lines of annotations"
    )
    parser.add_argument(
        "--journals",
        type=Path,
        default=Path("annotations/journals"),
        metavar="FOLDER",
        help="where the reviewers' journals are (default: annotations/journals)",
    )


_REVIEW = """Review annotations in the terminal. What is decided and corrected goes into a journal
of the reviewer's own, line by line; the annotations stay as they are."""


def _review(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    _annotations_and_journals(parser)
    add("--reviewer", required=True, metavar="NAME", help="who reviews; names the journal")
    add("--blind", action="store_true", help="do not show what other reviewers decided")
    add("--order", choices=("document", "confidence", "disagreement"), help="order of the queue")
    add("--filter", metavar="TERMS", help="what of the queue to show, such as status=unable")
    add(
        "--plain",
        action="store_true",
        help="lines of text instead of a screen, for screen readers and scripts",
    )
    add("--corroboration", type=Path, metavar="FILE", help="what corroborate wrote of them")
    add("--serve", action="store_true", help="open it in a browser of this computer")
    add("--port", type=int, default=8000, help="where --serve listens (default: 8000)")
    add(
        "--keys",
        type=Path,
        metavar="FILE",
        help="your own keys, in TOML (default: ~/.config/attribution/keys.toml)",
    )


def _models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("list", "verify", "download"),
        help="list the models' cards; verify the files; download Stanza's official English package",
    )


def _evaluate(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "gold", type=Path, metavar="GOLD", help="folder with text/ and attributions/, or JSON Lines"
    )
    add("--predictions", type=Path, metavar="FILE", help="annotations; else GOLD is annotated")
    add(
        "--corroboration", type=Path, metavar="FILE", help="also measure corroboration against this"
    )
    add("--json", type=Path, metavar="FILE", help="also write the report there as JSON")
    _models_and_jobs(parser)


def _models_and_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--models", choices=("compact", "stanza"), default="compact", help="language models"
    )
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="processes (default: one a core, or one alone for a few documents)",
    )


def _positive(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return value


class _Version(argparse.Action):
    """Looks the version up only when it is asked for, which takes longer than parsing."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        from importlib.metadata import version

        parser.exit(message=f"attribution {version('attribution-annotator')}\n")
