"""An index of annotations: what stands where, what claims are sorted by, which words they hold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attribution.errors import UsageError
from attribution.review.columns import Column

_BEGUN = 3


class Place(NamedTuple):
    """Where an annotation stands: its id, file, the byte its line begins at, length, hash."""

    id: str
    path: Path
    start: int
    length: int
    base: str


class Index:
    """What stands where in some files of annotations; see ``keeping.open_index``.

    ``left_out`` says what in the files is no annotation. It may be used from several threads.

    Args:
        db: the database, made by ``indexing.build``.
        paths: the files, in the order in which it was made.
        home: the file it is kept in, None if it is not kept.
    """

    def __init__(self, db: sqlite3.Connection, paths: Sequence[Path], home: Path | None) -> None:
        self._db = db
        self._paths = paths
        self._home = home
        about = dict(db.execute("SELECT name, value FROM about"))
        self.left_out: list[str] = json.loads(about["left_out"])
        self.first = self.column("first").codes
        """For each document the row of its first claim, and at last the number of claims."""

    def __len__(self) -> int:
        return len(self.first) - 1

    def place(self, number: int) -> Place:
        """Where a document stands."""
        row = self._db.execute(
            "SELECT id, file, start, length, base FROM document WHERE number = ?", (number,)
        ).fetchone()
        return Place(row[0], self._paths[row[1]], row[2], row[3], f"sha256:{row[4].hex()}")

    def numbers_of(self, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
        """The number of each document and the hash of its annotation, by its id."""
        rows = self._db.execute(
            "SELECT id, number, base FROM document WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {each: (number, f"sha256:{base.hex()}") for each, number, base in rows}

    def column(self, name: str) -> Column:
        """A field of all claims, or ``document``, the names of all documents."""
        kind, codes, values = self._db.execute(
            "SELECT type, codes, vals FROM field WHERE name = ?", (name,)
        ).fetchone()
        return Column(np.frombuffer(bytearray(codes), dtype=kind), json.loads(values))

    def confidence(self) -> NDArray[np.float64]:
        """That of all claims."""
        return self.column("confidence").codes.astype(np.float64, copy=False)

    def text(self, row: int) -> str:
        """The words of a claim."""
        found = self._db.execute("SELECT text FROM claim WHERE number = ?", (row,)).fetchone()
        return str(found[0])

    def claims_holding(self, words: str) -> NDArray[np.int64]:
        """The rows of claims that hold these words; see ``holding``."""
        return holding(self._db, "claim_words", words)

    def documents_holding(self, words: str) -> NDArray[np.int64]:
        """The numbers of documents whose text holds these words; see ``holding``."""
        return holding(self._db, "article_words", words)

    def discard(self) -> None:
        """Let the next start make it anew: it does not fit what it was made of."""
        if self._home is not None:
            with suppress(OSError):
                self._home.unlink()

    def close(self) -> None:
        """Give its file back."""
        self._db.close()


def holding(db: sqlite3.Connection, table: str, words: str) -> NDArray[np.int64]:
    """The rows of a table of words that hold these words one after another.

    Case, accents and punctuation do not count. The last word may be only begun, if three letters
    of it are there: of one or two, too many words begin so to be found at once.

    Raises:
        UsageError: if there is no word to look for.
    """
    found = re.findall(r"[^\W_]+", words)
    if not found:
        raise UsageError(f"{words}: holds no word that could be looked for")
    phrase = words.replace('"', " ").replace("\0", " ")
    begun = "*" if len(found[-1]) >= _BEGUN else ""
    # As one string of numbers: making Python's own of each of 300,000 would take 70 ms, not 18.
    query = f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH ?"  # noqa: S608
    (rows,) = db.execute(query, (f'"{phrase}" {begun}',)).fetchone()
    return np.fromstring(rows or "", dtype=np.int64, sep=",")
