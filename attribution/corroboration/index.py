"""What has been compared so far, in one SQLite file: documents, blocking keys, findings.

Only documents that share rare keys are ever compared. A key that many documents have tells nothing
and is no longer followed; so the work for one document does not grow with the index.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal

from attribution.corroboration.profile import Profile
from attribution.corroboration.words import fingerprints
from attribution.errors import StoreError

Kind = Literal["relation", "derivation", "drift"]
_VERSION = 1
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, profile BLOB NOT NULL);
CREATE TABLE key (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document))
    WITHOUT ROWID;
CREATE TABLE frequency (key INTEGER PRIMARY KEY, documents INTEGER NOT NULL);
CREATE TABLE finding (kind TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE edge (one INTEGER NOT NULL, claim TEXT NOT NULL, other INTEGER NOT NULL,
    other_claim TEXT NOT NULL, score REAL NOT NULL, joins INTEGER NOT NULL);
"""
_COMMONEST_KEY = 48
"""Most documents that a key may have and still be followed."""
_CANDIDATES = 12
"""Most documents that one is compared with."""
_LEAST_SHARED = 1.0


class Index:
    """An index of corroboration.

    Args:
        path: its file, made where there is none; None keeps it in memory.

    Raises:
        StoreError: if the file is no index of this version, or cannot be read.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._name = str(path or "index")
        try:
            self._connection = sqlite3.connect(path or ":memory:")
            self._prepare()
        except sqlite3.Error as error:
            raise StoreError(f"{self._name}: cannot be used as an index: {error}") from error
        self._profile = lru_cache(maxsize=512)(self._read_profile)

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA cache_size = -65536")
        (version,) = run("PRAGMA user_version").fetchone()
        if not run("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self._connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
        elif version != _VERSION:
            raise sqlite3.DatabaseError(f"version {version}, not {_VERSION}; make it anew")

    @contextmanager
    def adding(self) -> Iterator[None]:
        """One document's additions, all or none of which are kept."""
        try:
            with self._connection:
                yield
        except sqlite3.Error as error:
            raise StoreError(f"{self._name}: cannot be written: {error}") from error

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM document").fetchone()[0])

    def __contains__(self, identity: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM document WHERE id = ?", (identity,))
        return found.fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, profile: Profile, keys: Iterable[int]) -> int:
        """Add a document under its keys, and return its number."""
        line = zlib.compress(profile.to_json().encode(), 1)
        cursor = self._connection.execute(
            "INSERT INTO document (id, profile) VALUES (?, ?)", (profile.id, line)
        )
        number = int(cursor.lastrowid or 0)
        distinct = sorted(set(keys))
        frequency = self._frequencies(distinct)
        self._connection.executemany(
            "INSERT INTO key VALUES (?, ?)",
            [(key, number) for key in distinct if frequency.get(key, 0) < _COMMONEST_KEY],
        )
        self._connection.executemany(
            "INSERT INTO frequency VALUES (?, 1) "
            "ON CONFLICT (key) DO UPDATE SET documents = documents + 1",
            [(key,) for key in distinct],
        )
        return number

    def _frequencies(self, keys: list[int]) -> dict[int, int]:
        rows = self._connection.execute(
            "SELECT key, documents FROM frequency WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        )
        return dict(rows)

    def candidates(self, keys: Iterable[int]) -> list[int]:
        """The documents that share most with these keys, the rarer the more; the best first."""
        frequency = self._frequencies(sorted(set(keys)))
        weights = {
            key: 1.0 / (1.0 + documents**0.5)
            for key, documents in frequency.items()
            if documents < _COMMONEST_KEY
        }
        shared: dict[int, float] = {}
        for key, number in self._connection.execute(
            "SELECT key, document FROM key WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(weights)),),
        ):
            shared[number] = shared.get(number, 0.0) + weights[key]
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        return [number for number, weight in best if weight >= _LEAST_SHARED]

    def profile(self, number: int) -> Profile:
        """A document by its number."""
        return self._profile(number)

    def _read_profile(self, number: int) -> Profile:
        (line,) = self._connection.execute(
            "SELECT profile FROM document WHERE number = ?", (number,)
        ).fetchone()
        return Profile.from_json(zlib.decompress(line).decode())

    def profiles(self) -> Iterator[tuple[int, Profile]]:
        """Every document with its number, in the order of adding."""
        for (number,) in self._connection.execute("SELECT number FROM document ORDER BY number"):
            yield number, self.profile(number)

    def note(self, kind: Kind, lines: Iterable[str]) -> None:
        """Keep findings, as lines of JSON."""
        self._connection.executemany(
            "INSERT INTO finding VALUES (?, ?)", [(kind, line) for line in lines]
        )

    def findings(self, kind: Kind) -> Iterator[str]:
        """The findings of a kind, in the order of finding."""
        for (line,) in self._connection.execute(
            "SELECT line FROM finding WHERE kind = ? ORDER BY rowid", (kind,)
        ):
            yield line

    def link(self, edges: Iterable[tuple[int, str, int, str, float, bool]]) -> None:
        """Keep edges between claims: which, how alike, and whether they join or part them."""
        self._connection.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", edges)

    def edges(self) -> list[tuple[int, str, int, str, float, bool]]:
        """Every edge, the most alike first."""
        return [
            (one, claim, other, other_claim, score, bool(joins))
            for one, claim, other, other_claim, score, joins in self._connection.execute(
                "SELECT * FROM edge ORDER BY score DESC, one, claim, other, other_claim"
            )
        ]


def keys_of(profile: Profile) -> list[int]:
    """What a document is found by: names, rare terms in pairs, numbers, a sample of its passages.

    A pair of rare terms of one claim tells what it is about; a single one too little.
    """
    found = {f"#{value:g}" for value in _told_numbers(profile)}
    for telling in profile.tellings:
        rare = sorted(telling.terms, key=lambda term: (-telling.terms[term], term))[:5]
        found.update(
            f"{one} {other}" if one < other else f"{other} {one}"
            for place, one in enumerate(rare)
            for other in rare[place + 1 :]
        )
    keys = [zlib.crc32(key.encode()) for key in found]
    return keys + [run | 1 << 40 for run in fingerprints(profile.runs)]


def _told_numbers(profile: Profile) -> Iterator[float]:
    """Values that are no round or small numbers, which stand everywhere."""
    for telling in profile.tellings:
        for number in telling.numbers:
            value = number.quantity.value
            if value is not None and value > 12 and value % 100:
                yield value
