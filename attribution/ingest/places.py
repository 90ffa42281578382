"""Which files a path stands for: a file, all documents in a folder, what a pattern matches."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.errors import UsageError
from attribution.ingest.metadata import METADATA

STANDARD_INPUT = "-"
TEXT_ENDINGS = frozenset({".txt", ".text", ".md"})
JSON_LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
JSON_ENDING = ".json"
_NO_DOCUMENTS = frozenset({METADATA, "readme.md", "readme.txt"})
_ENDINGS = TEXT_ENDINGS | JSON_LINES_ENDINGS | {JSON_ENDING}


@dataclass(frozen=True, slots=True)
class Place:
    """A file, with what its documents are called: its path within the folder that was given."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A folder that cannot be listed, or one in which there is no document (no ``reason``)."""

    place: Place
    reason: OSError | None


def readable(path: Path) -> str:
    """A path as text that UTF-8 can hold, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def existing(paths: Sequence[str], outputs: Collection[Path] = ()) -> list[Path | None]:
    """The files and folders that paths and patterns name, in order; None is standard input.

    Raises:
        UsageError: naming every path that is not there, and any that is written to.
    """
    found: list[Path | None] = []
    missing = []
    for path in paths:
        if path == STANDARD_INPUT:
            found.append(None)
        elif os.path.exists(path):  # noqa: PTH110  (never raises, as Path.exists does)
            found.append(Path(path))
        elif matches := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207  (absolute ones too)
            found += map(Path, matches)
        else:
            missing.append(path)
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}")
    written = set(map(_real, outputs))
    for place in found:
        if place is not None and _real(place) in written:
            raise UsageError(f"{place} is both read and written; choose another --output")
    return found


def files(given: Path, outputs: Collection[Path] = ()) -> Iterator[Place | Closed]:
    """The files of a path, in the order of their names; folders are searched with their folders.

    In a folder only files with the endings of documents count; hidden ones, links to folders,
    descriptions (``metadata.jsonl``, ``README``) and the run's own ``outputs`` do not.
    """
    if not given.is_dir():
        if given.name != METADATA:
            yield Place(given, readable(Path(given.name)))
        return
    written = set(map(_real, outputs))
    empty = True
    for found in _listed(given, given):
        if isinstance(found, Closed) or _real(found.path) not in written:
            empty = False
            yield found
    if empty:
        yield Closed(Place(given, readable(given)), None)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Pipes and devices are none; a link counts as one, so that a broken link is reported."""
    return entry.is_symlink() or entry.is_file(follow_symlinks=False)


def _real(path: Path) -> str:
    """The file behind links; unlike ``Path.resolve`` it leaves circular ones as they are."""
    return os.path.realpath(path)


def _listed(folder: Path, top: Path) -> Iterator[Place | Closed]:
    try:
        with os.scandir(folder) as entries:
            listing = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Closed(Place(folder, readable(folder)), error)
        return
    for entry in listing:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.lower() in _NO_DOCUMENTS:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _listed(path, top)
        elif path.suffix.lower() in _ENDINGS and _is_file(entry):
            yield Place(path, readable(path.relative_to(top)))
