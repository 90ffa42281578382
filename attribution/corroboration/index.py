"""What has been compared so far, in one SQLite file: documents, blocking keys, findings.

Only documents that share rare keys are ever compared. A key that many documents have tells nothing
and is no longer followed; so the work for one document does not grow with the index.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from attribution.corroboration.profile import Profile
from attribution.corroboration.words import fingerprints
from attribution.errors import StoreError

Kind = Literal["relation", "derivation", "drift"]
_VERSION = 2
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, profile BLOB NOT NULL,
    runs BLOB NOT NULL);
CREATE TABLE key (key INTEGER PRIMARY KEY, documents BLOB NOT NULL);
CREATE TABLE finding (kind TEXT NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL,
    line TEXT NOT NULL);
CREATE INDEX finding_kind ON finding (kind);
CREATE TABLE copy (one INTEGER NOT NULL, other INTEGER NOT NULL, share REAL NOT NULL);
CREATE TABLE edge (one INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
    joins INTEGER NOT NULL);
"""
_COMMONEST_KEY = 32
"""Most documents that a key may have and still be followed."""
_CANDIDATES = 12
"""Most documents that one is compared with."""
_LEAST_SHARED = 1.0
_TOGETHER = 64  # documents that are written to the disk in one go
_RARE_TERMS = 4
_WIDTH = 4  # bytes of a document's number in a list of them


class Edge(NamedTuple):
    """Two tellings, as nodes, that are one (``joins``) or must not come together."""

    one: int
    other: int
    score: float
    joins: bool


class Index:
    """An index of corroboration.

    Args:
        path: its file, made where there is none; None keeps it in memory.

    Raises:
        StoreError: if the file is no index of this version, or cannot be read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._name = str(path or "index")
        self._pending = 0
        with self._reporting("used as an index"):
            self._connection = sqlite3.connect(path or ":memory:", isolation_level=None)
            try:
                self._prepare()
            except sqlite3.Error:
                self._connection.close()
                raise
        self._profile = lru_cache(maxsize=512)(self._read_profile)
        self._runs = lru_cache(maxsize=4096)(self._read_runs)

    def _prepare(self) -> None:
        run = self._connection.execute
        (version,) = run("PRAGMA user_version").fetchone()
        if not run("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self._connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
        elif version != _VERSION:
            raise sqlite3.DatabaseError(
                f"it is no index of version {_VERSION}; name another file, or remove it"
            )
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA cache_size = -131072")
        run("PRAGMA temp_store = FILE")

    @contextmanager
    def _reporting(self, what: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self._name}: cannot be {what}: {error}") from error

    @contextmanager
    def adding(self) -> Iterator[None]:
        """One document's additions; what a broken run leaves is whole documents only."""
        with self._reporting("written"):
            if not self._pending:
                self._connection.execute("BEGIN")
            self._connection.execute("SAVEPOINT document")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK TO document")
                self._connection.execute("RELEASE document")
                raise
            self._connection.execute("RELEASE document")
            self._pending += 1
            if self._pending >= _TOGETHER:
                self.flush()

    def flush(self) -> None:
        """Write what was added to the disk."""
        with self._reporting("written"):
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            self._pending = 0

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM document").fetchone()[0])

    def __contains__(self, identity: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM document WHERE id = ?", (identity,))
        return found.fetchone() is not None

    def close(self) -> None:
        """Write and close the file."""
        try:
            self.flush()
        finally:
            self._connection.close()

    def add(self, profile: Profile, keys: Iterable[int]) -> int:
        """Add a document under its keys, and return its number."""
        line, runs = profile.packed()
        cursor = self._connection.execute(
            "INSERT INTO document (id, profile, runs) VALUES (?, ?, ?)",
            (profile.id, zlib.compress(line, 1), runs),
        )
        number = int(cursor.lastrowid or 0)
        own = number.to_bytes(_WIDTH, "little")
        self._connection.executemany(
            "INSERT INTO key VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE "
            "SET documents = CAST(documents || ?2 AS BLOB) WHERE length(documents) < ?3",
            [(key, own, _COMMONEST_KEY * _WIDTH) for key in sorted(set(keys))],
        )
        return number

    def candidates(self, keys: Iterable[int]) -> list[int]:
        """The documents that share most with these keys, the rarer the more; the best first."""
        shared: dict[int, float] = {}
        for (blob,) in self._connection.execute(
            "SELECT documents FROM key WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(sorted(set(keys))),),
        ):
            found = array("I", blob)
            if len(found) < _COMMONEST_KEY:
                weight = 1.0 / (1.0 + len(found) ** 0.5)
                for number in found:
                    shared[number] = shared.get(number, 0.0) + weight
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        return [number for number, weight in best if weight >= _LEAST_SHARED]

    def profile(self, number: int) -> Profile:
        """A document by its number."""
        return self._profile(number)

    def _read_profile(self, number: int) -> Profile:
        line, runs = self._connection.execute(
            "SELECT profile, runs FROM document WHERE number = ?", (number,)
        ).fetchone()
        return Profile.unpacked(zlib.decompress(line), runs)

    def runs(self, number: int) -> array[int]:
        """The runs of a document."""
        return self._runs(number)

    def _read_runs(self, number: int) -> array[int]:
        query = "SELECT runs FROM document WHERE number = ?"
        (runs,) = self._connection.execute(query, (number,)).fetchone()
        return array("I", runs)

    def profile_of(self, identity: str) -> Profile:
        """A document by its id."""
        query = "SELECT number FROM document WHERE id = ?"
        (number,) = self._connection.execute(query, (identity,)).fetchone()
        return self.profile(number)

    def note(self, kind: Kind, one: int, other: int, lines: Iterable[str]) -> None:
        """Keep findings about two documents, as lines of JSON."""
        self._connection.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?)", [(kind, one, other, line) for line in lines]
        )

    def findings(self, kind: Kind) -> Iterator[tuple[int, int, str]]:
        """The findings of a kind with the documents they are about, in the order of finding."""
        yield from self._connection.execute(
            "SELECT one, other, line FROM finding WHERE kind = ? ORDER BY rowid", (kind,)
        )

    def note_copy(self, one: int, other: int, share: float) -> None:
        """Keep that the second document holds so much of the first that it is a copy."""
        self._connection.execute("INSERT INTO copy VALUES (?, ?, ?)", (one, other, share))

    def copies(self) -> list[tuple[int, int, float]]:
        """Pairs of an original and a copy with the share of reuse, the largest first."""
        return list(self._connection.execute("SELECT * FROM copy ORDER BY share DESC, one, other"))

    def link(self, edges: Iterable[Edge]) -> None:
        """Keep edges between tellings."""
        self._connection.executemany("INSERT INTO edge VALUES (?, ?, ?, ?)", edges)

    def edges(self) -> Iterator[Edge]:
        """Every edge, in the order of finding."""
        for one, other, score, joins in self._connection.execute(
            "SELECT * FROM edge ORDER BY rowid"
        ):
            yield Edge(one, other, score, bool(joins))

    def grouped(self, homes: Iterable[tuple[int, int]]) -> Iterator[list[Edge]]:
        """The edges inside each group of tellings, the most alike first, a group at a time.

        Args:
            homes: the group of each telling.
        """
        run = self._connection
        run.execute("CREATE TEMP TABLE home (node INTEGER PRIMARY KEY, home INTEGER NOT NULL)")
        try:
            run.executemany("INSERT INTO home VALUES (?, ?)", homes)
            rows = run.execute(
                "SELECT a.home, one, other, score, joins FROM edge "
                "JOIN home a ON a.node = one JOIN home b ON b.node = other AND b.home = a.home "
                "ORDER BY a.home, score DESC, one, other"
            )
            group: list[Edge] = []
            last = None
            for home, one, other, score, joins in rows:
                if home != last and group:
                    yield group
                    group = []
                last = home
                group.append(Edge(one, other, score, bool(joins)))
            if group:
                yield group
        finally:
            run.execute("DROP TABLE home")

    def ordered(self, lines: Iterable[tuple[int, int, str]]) -> Iterator[str]:
        """Lines sorted on disk: by the first number from above, then the second from below."""
        run = self._connection
        run.execute("CREATE TEMP TABLE line (size INTEGER, first INTEGER, line TEXT)")
        try:
            run.executemany("INSERT INTO line VALUES (?, ?, ?)", lines)
            for (line,) in run.execute("SELECT line FROM line ORDER BY size DESC, first, rowid"):
                yield line
        finally:
            run.execute("DROP TABLE line")


def keys_of(profile: Profile) -> list[int]:
    """What a document is found by: names, rare terms in pairs, figures, a sample of its passages.

    A pair of rare terms of one claim tells what it is about; a single one too little.
    """
    found: set[str] = set()
    for telling in profile.tellings:
        rare = sorted(telling.terms, key=lambda term: (-telling.terms[term], term))
        found.update(_pairs(rare[:_RARE_TERMS]))
        for figure in telling.figures:
            if figure.counts_people and figure.is_telling:
                found.add(f"#{figure.value:g} {figure.event}")
    found.update(_pairs(sorted(profile.story, key=lambda name: (-profile.story[name], name))[:6]))
    keys = [zlib.crc32(key.encode()) for key in found]
    return keys + [run | 1 << 40 for run in fingerprints(profile.runs)]


def _pairs(terms: list[str]) -> Iterator[str]:
    for place, one in enumerate(terms):
        for other in terms[place + 1 :]:
            yield f"{one} {other}" if one < other else f"{other} {one}"
