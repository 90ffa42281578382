"""What a line of a journal holds, and reading them: every damage is seen and its line told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from attribution.errors import StoreError
from attribution.records import Annotation, Correction

FIRST = "sha256:" + "0" * 64
"""What the first line has for the hash of the line before."""
_SEAL = re.compile(rb',"hash":"(sha256:[0-9a-f]{64})"\}')
_SEAL_SIZE = len(b',"hash":"sha256:"}') + 64


def base_of(annotation: Annotation) -> str:
    """The hash that a correction bears of the annotation it was made on."""
    return hash_of(annotation.model_dump_json().encode())


def hash_of(line: bytes) -> str:
    """The hash of a line without its line feed."""
    return f"sha256:{hashlib.sha256(line).hexdigest()}"


def sealed(correction: Correction) -> bytes:
    """A correction as a line without its line feed, its own hash at the end.

    Raises:
        ValueError: if it holds a character that UTF-8 has not.
    """
    body = correction.model_dump_json(exclude={"hash"}).encode()
    return body[:-1] + b',"hash":"' + hash_of(body).encode() + b'"}'


def _holds(line: bytes) -> bool | None:
    """Whether a line agrees with its own hash; None if it has none, as lines once had not."""
    seal = _SEAL.fullmatch(line[-_SEAL_SIZE:])
    return hash_of(line[:-_SEAL_SIZE] + b"}") == seal[1].decode() if seal else None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a journal holds.

    Args:
        corrections: its lines; an act of several counts when all of them are there.
        last: the hash of the last of them.
        size: the bytes they take up.
        torn: the bytes behind them, of an act that was not written whole.
    """

    corrections: list[Correction]
    last: str
    size: int
    torn: int


def read_journal(path: Path) -> list[Correction]:
    """The lines of a journal, the chain checked; without an act that was not written whole.

    Raises:
        StoreError: as ``read_contents``.
    """
    return read_contents(path).corrections


def read_contents(path: Path) -> Contents:
    """A journal with all its checks; a file that does not exist holds nothing.

    Raises:
        StoreError: if it cannot be read, or a line was damaged or changed; it says which.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    tail = content[content.rfind(b"\n") + 1 :]
    if tail and _holds(tail[:-1]):  # a whole line, and then something else than its line feed
        raise _damaged(path, content.count(b"\n") + 1)
    corrections: list[Correction] = []
    last, ends = FIRST, [0]  # line by line, so that the file is not held twice
    while (end := content.find(b"\n", ends[-1])) >= 0:
        line = content[ends[-1] : end]
        corrections.append(_read(path, len(ends), line, last))
        last = hash_of(line)
        ends.append(end + 1)
    whole = _whole(path, corrections)
    if whole < len(corrections):
        last = corrections[whole].prev
    return Contents(corrections[:whole], last, ends[whole], len(content) - ends[whole])


def _read(path: Path, number: int, line: bytes, prev: str) -> Correction:
    try:
        correction = Correction.model_validate_json(line)
    except ValidationError as error:
        raise _damaged(path, number) from error
    if not (_holds(line) if correction.hash else _holds(line) is None):
        raise _damaged(path, number)
    if correction.prev != prev or correction.seq != number:
        raise StoreError(
            f"{path}, line {number}: does not follow the line before; a line was changed, "
            "added or taken out. Restore the file from a copy"
        )
    return correction


def _damaged(path: Path, number: int) -> StoreError:
    return StoreError(
        f"{path}, line {number}: is not as it was written; the journal was damaged there. Restore "
        "it from a copy, or move the file away to start a new one"
    )


def _whole(path: Path, corrections: list[Correction]) -> int:
    """How many lines belong to whole acts; only the last act can lack some."""
    begun = missing = 0
    for number, correction in enumerate(corrections, 1):
        if missing and correction.group != begun:
            raise StoreError(
                f"{path}, line {number}: the act of line {begun} lacks {missing} lines before "
                "this one. Restore the file from a copy"
            )
        if not missing and correction.group == number:
            begun, missing = number, correction.group_size or 1
        missing = max(missing - 1, 0)
    return begun - 1 if missing else len(corrections)
