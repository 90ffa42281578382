"""What has been compared so far, in one SQLite file: documents, blocking keys, findings.

A document that was added once is never read again: its profile is kept here.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from attribution.corroboration.profile import Profile
from attribution.errors import StoreError

Kind = Literal["relation", "drift"]
_VERSION = 4
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, profile BLOB NOT NULL,
    runs BLOB NOT NULL);
CREATE TABLE key (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document))
    WITHOUT ROWID;
CREATE TABLE relation (one INTEGER NOT NULL, other INTEGER NOT NULL, claim TEXT, counterpart TEXT,
    value TEXT NOT NULL, before TEXT, after TEXT, directed INTEGER NOT NULL);
CREATE TABLE drift (one INTEGER NOT NULL, other INTEGER NOT NULL, claim TEXT, counterpart TEXT,
    value TEXT NOT NULL, before TEXT, after TEXT, directed INTEGER NOT NULL);
CREATE TABLE derivation (one INTEGER NOT NULL, other INTEGER NOT NULL, share REAL NOT NULL,
    copied INTEGER NOT NULL, directed INTEGER NOT NULL);
CREATE TABLE edge (one INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
    joins INTEGER NOT NULL, copied INTEGER NOT NULL);
"""
_NOTE: dict[Kind, str] = {
    "relation": "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "drift": "INSERT INTO drift VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
}
_NOTED: dict[Kind, str] = {
    "relation": "SELECT * FROM relation ORDER BY rowid",
    "drift": "SELECT * FROM drift ORDER BY rowid",
}
_TOGETHER = 250  # documents that are written to the disk in one go
_AT_HAND = 32  # profiles held: more would cost the collector of garbage more than they save


class Edge(NamedTuple):
    """Two tellings, as nodes, that are one (``joins``) or must not come together.

    ``copied`` are those of a text and its copy.
    """

    one: int
    other: int
    score: float
    joins: bool
    copied: bool


class Noted(NamedTuple):
    """A relation or a drift: the numbers of two documents, the ids of a claim of each.

    ``value`` says which; ``before`` is the reason of a relation.
    """

    one: int
    other: int
    claim: str | None
    counterpart: str | None
    value: str
    before: str | None
    after: str | None
    directed: bool


class Shared(NamedTuple):
    """How much of a document (``other``) stands in another one, and whether it is a copy of it."""

    one: int
    other: int
    share: float
    copied: bool
    directed: bool


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
        self._unposted: list[tuple[int, int]] = []
        self._fresh: dict[int, tuple[int, ...]] = {}
        with self._reporting("used as an index"):
            self._connection = sqlite3.connect(path or ":memory:", isolation_level=None)
            try:
                self._prepare()
            except sqlite3.Error:
                self._connection.close()
                raise
        self._profile = lru_cache(maxsize=_AT_HAND)(self._read_profile)
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
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN")
            self._connection.execute("SAVEPOINT document")
            self._unposted.clear()
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK TO document")
                self._connection.execute("RELEASE document")
                raise
            self._connection.execute("RELEASE document")
            for key, number in self._unposted:
                self._fresh[key] = (*self._fresh.get(key, ()), number)
            self._pending += 1
            if self._pending >= _TOGETHER:
                self.flush()

    def flush(self) -> None:
        """Write what was added to the disk; keys in their order, which touches each page once."""
        with self._reporting("written"):
            self._connection.executemany(
                "INSERT OR IGNORE INTO key VALUES (?, ?)",
                [(key, number) for key in sorted(self._fresh) for number in self._fresh[key]],
            )
            self._fresh.clear()
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
        """Add a document, to be found by its keys once it is added whole; return its number."""
        cursor = self._connection.execute(
            "INSERT INTO document (id, profile, runs) VALUES (?, ?, ?)",
            (profile.id, zlib.compress(profile.packed(), 1), profile.runs.tobytes()),
        )
        number = int(cursor.lastrowid or 0)
        self._unposted += [(key, number) for key in keys]
        return number

    def postings(self, keys: Sequence[int]) -> dict[int, list[int]]:
        """The numbers of the documents under each of these keys that has any."""
        written: dict[int, list[int]] = {}
        for key, number in self._connection.execute(
            "SELECT key, document FROM key WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        ):
            written.setdefault(key, []).append(number)
        fresh = self._fresh
        return {
            key: [*written.get(key, ()), *fresh.get(key, ())]
            for key in keys
            if key in written or key in fresh
        }

    def profile(self, number: int) -> Profile:
        """A document by its number."""
        return self._profile(number)

    def _read_profile(self, number: int) -> Profile:
        query = "SELECT profile FROM document WHERE number = ?"
        (line,) = self._connection.execute(query, (number,)).fetchone()
        return Profile.unpacked(zlib.decompress(line), self.runs(number))

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

    def identities(self) -> dict[int, str]:
        """The id of each document by its number."""
        return dict(self._connection.execute("SELECT number, id FROM document"))

    def note(self, kind: Kind, found: Iterable[Noted]) -> None:
        """Keep relations or drifts."""
        self._connection.executemany(_NOTE[kind], found)

    def noted(self, kind: Kind) -> Iterator[Noted]:
        """The relations or drifts, in the order of finding."""
        for (
            one,
            other,
            claim,
            counterpart,
            value,
            before,
            after,
            directed,
        ) in self._connection.execute(_NOTED[kind]):
            yield Noted(one, other, claim, counterpart, value, before, after, bool(directed))

    def note_shared(self, found: Shared) -> None:
        """Keep how much two documents have in common."""
        self._connection.execute("INSERT INTO derivation VALUES (?, ?, ?, ?, ?)", found)

    def shared(self) -> Iterator[Shared]:
        """What documents have in common, in the order of finding."""
        for one, other, share, copied, directed in self._connection.execute(
            "SELECT * FROM derivation ORDER BY rowid"
        ):
            yield Shared(one, other, share, bool(copied), bool(directed))

    def copies(self) -> list[tuple[int, int, float]]:
        """Pairs of an original and a copy with the share of reuse, the largest first."""
        return list(
            self._connection.execute(
                "SELECT one, other, share FROM derivation WHERE copied "
                "ORDER BY share DESC, one, other"
            )
        )

    def link(self, edges: Iterable[Edge]) -> None:
        """Keep edges between tellings."""
        self._connection.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?)", edges)

    def edges(self) -> Iterator[Edge]:
        """Every edge, in the order of finding."""
        for row in self._connection.execute("SELECT * FROM edge ORDER BY rowid"):
            yield _edge(*row)

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
                "SELECT a.home, edge.* FROM edge "
                "JOIN home a ON a.node = one JOIN home b ON b.node = other AND b.home = a.home "
                "ORDER BY a.home, score DESC, one, other"
            )
            group: list[Edge] = []
            last = None
            for home, *row in rows:
                if home != last and group:
                    yield group
                    group = []
                last = home
                group.append(_edge(*row))
            if group:
                yield group
        finally:
            self._drop("home")

    def ordered(self, lines: Iterable[tuple[int, int, str]]) -> Iterator[str]:
        """Lines sorted on disk: by the first number from above, then the second from below."""
        run = self._connection
        run.execute("CREATE TEMP TABLE line (size INTEGER, first INTEGER, line TEXT)")
        try:
            run.executemany("INSERT INTO line VALUES (?, ?, ?)", lines)
            for (line,) in run.execute("SELECT line FROM line ORDER BY size DESC, first, rowid"):
                yield line
        finally:
            self._drop("line")

    def _drop(self, table: Literal["home", "line"]) -> None:
        """Drop what was made to sort in, unless the file was closed before all was read."""
        with suppress(sqlite3.ProgrammingError):
            self._connection.execute(f"DROP TABLE {table}")


def _edge(one: int, other: int, score: float, joins: int, copied: int) -> Edge:
    return Edge(one, other, score, bool(joins), bool(copied))
