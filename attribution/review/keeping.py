"""The index beside the annotations, so that a large store opens at once.

It holds nothing that is not in the annotations, and can be deleted at any time. It is used only if
it is whole, made by this version, and made of the files as they are now: of the same size, time of
change, beginning and end. A line that was changed behind its back is noticed when it is read, by
its hash (``Library``).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from attribution.errors import StoreError
from attribution.records import FORMAT
from attribution.review.columns import FIELDS
from attribution.review.index import Index
from attribution.review.indexing import Progress, build

VERSION = 1
"""Of what an index holds; one of another version is made anew."""
KEPT_FROM = 8 << 20
"""Bytes of annotations from which an index is kept in a file; of less, it is made each time."""
_APPLICATION = 0x41545452
_PAGE = 4096
_APPLICATION_AT, _CHECKSUM_AT = 68, 60  # the second is SQLite's user_version: ours to use
_ENDS = 1 << 16


def open_index(
    paths: Sequence[Path], progress: Progress | None = None, kept_from: int = KEPT_FROM
) -> tuple[Index, list[str]]:
    """The index of some files: the one that is kept if it fits, or a new one.

    A new one is kept beside the first file; where that cannot be written, in the user's cache; else
    in a temporary file or, at last, in memory. A build that is killed leaves nothing that is taken
    for an index.

    Args:
        paths: files of JSON Lines.
        progress: told how far a new one has come.
        kept_from: of fewer bytes of annotations, none is kept.

    Returns:
        The index, and what the user should be told of it.

    Raises:
        StoreError: if a file cannot be read.
    """
    try:
        about = _about(paths)
        size = sum(path.stat().st_size for path in paths)
    except OSError as error:
        raise StoreError(f"{error.filename}: cannot be read: {error.strerror or error}") from error
    if size < kept_from:
        return Index(_built(":memory:", paths, about, progress), paths, None), []
    told: list[str] = []
    homes = list(_homes(paths))
    for home in homes:
        try:
            return Index(_opened(home, about), paths, home), []
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
            told.append(f"{home}: {_reason(error)}; a new index is made")
    for home in homes:
        try:
            _build_at(home, paths, about, progress)
            return Index(_opened(home, about), paths, home), told
        except (OSError, sqlite3.Error, ValueError) as error:
            told.append(f"{home}: the index cannot be kept there: {_reason(error)}")
    try:
        return Index(_built("", paths, about, progress), paths, None), told
    except sqlite3.Error as error:
        told.append(f"no room for a temporary file: {error}; the index is held in memory")
        return Index(_built(":memory:", paths, about, progress), paths, None), told


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _homes(paths: Sequence[Path]) -> Iterator[Path]:
    """Where an index may be kept: beside the first file, or in the user's cache."""
    whole = "\n".join(str(path.resolve()) for path in paths)
    digest = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    several = f".{digest}" if len(paths) > 1 else ""
    yield paths[0].with_name(f"{paths[0].name}{several}.review-index")
    with suppress(RuntimeError):
        folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        yield Path(folder) / "attribution" / f"{paths[0].name}.{digest}.review-index"


def _about(paths: Sequence[Path]) -> dict[str, str]:
    """What an index must have been made of and by, to be used."""
    return {
        "version": f"{VERSION}.{FORMAT}.{','.join(FIELDS)}",
        "files": json.dumps([_stamp(path) for path in paths]),
    }


def _stamp(path: Path) -> list[str | int]:
    """What changes when a file does: name, size, time of change, hash of beginning and end."""
    with path.open("rb") as file:
        state = os.fstat(file.fileno())
        ends = hashlib.sha256(file.read(_ENDS))
        file.seek(max(state.st_size - _ENDS, 0))
        ends.update(file.read(_ENDS))
    return [path.name, state.st_size, state.st_mtime_ns, ends.hexdigest()]


def _opened(home: Path, about: dict[str, str]) -> sqlite3.Connection:
    """An index that is kept, if it is whole and fits.

    Raises:
        FileNotFoundError: if there is none.
        OSError, sqlite3.Error, ValueError: if it is not to be used; says why.
    """
    with home.open("rb") as file:
        head = file.read(_PAGE)
        if head[_APPLICATION_AT : _APPLICATION_AT + 4] != _APPLICATION.to_bytes(4, "big"):
            raise ValueError("is no index of this program")
        if head[_CHECKSUM_AT : _CHECKSUM_AT + 4] != _checksum(home):
            raise ValueError("is damaged")
    db = sqlite3.connect(
        f"{home.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        found = dict(db.execute("SELECT name, value FROM about"))
        if found.get("version") != about["version"]:
            raise ValueError("was made by another version")
        if found.get("files") != about["files"]:
            raise ValueError("the annotations have changed since it was made")
    except BaseException:
        db.close()
        raise
    return db


def _checksum(home: Path) -> bytes:
    """Of all pages but the first, which holds it and which SQLite itself checks."""
    found = 0
    with home.open("rb") as file:
        file.seek(_PAGE)
        while block := file.read(1 << 20):
            found = zlib.crc32(block, found)
    return found.to_bytes(4, "big")


def _built(
    where: str, paths: Sequence[Path], about: dict[str, str], progress: Progress | None
) -> sqlite3.Connection:
    """A new index in a database; the empty name is that of a temporary one."""
    db = sqlite3.connect(where, uri=True, check_same_thread=False)
    try:
        db.execute(f"PRAGMA page_size = {_PAGE}")
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        left_out = build(db, paths, progress)
        known = {**about, "left_out": json.dumps(left_out)}
        db.executemany("INSERT INTO about VALUES (?, ?)", known.items())
        db.commit()
    except BaseException:
        db.close()
        raise
    return db


def _build_at(
    home: Path, paths: Sequence[Path], about: dict[str, str], progress: Progress | None
) -> None:
    """Make an index under another name, and give it its own when it is whole and on the disk."""
    home.parent.mkdir(parents=True, exist_ok=True)
    beside = home.with_name(home.name + ".new")
    with beside.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # somebody else is making it
        file.truncate(0)
        try:
            _built(f"{beside.resolve().as_uri()}?nolock=1", paths, about, progress).close()
            file.seek(0)
            with beside.open("r+b") as made:
                made.seek(_CHECKSUM_AT)
                made.write(_checksum(beside))
                made.flush()
                os.fsync(made.fileno())
            beside.replace(home)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
