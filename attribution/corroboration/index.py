"""What has been compared so far, in one SQLite file: documents, blocking keys, findings.

A document that was added once is never read again: its profile is kept here. What is added waits
in memory and is written for many documents together, whole or not at all.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Literal

from attribution.corroboration.batch import Batch, Draft
from attribution.corroboration.passages import Runs
from attribution.corroboration.postings import Found, Keys, Postings
from attribution.corroboration.profile import Profile
from attribution.corroboration.rows import (
    INSERT,
    NOTED,
    SCHEMA,
    VERSION,
    Document,
    Edge,
    Kind,
    Noted,
    Shared,
)
from attribution.errors import StoreError

_PROFILE = "SELECT profile FROM document WHERE number = ?"
_RUNS = "SELECT runs FROM document WHERE number = ?"
_POSTINGS = "SELECT number, entries FROM posting WHERE number > ? ORDER BY number"
_TOGETHER = 500  # documents that are written to the disk in one go
_AT_HAND = 512
"""Profiles held, some 40 MB: as many as one text may have copies that are told together."""


class Index:
    """An index of corroboration.

    Args:
        path: its file, made where there is none; None keeps it in memory.

    Raises:
        StoreError: if the file is no index of this version, or cannot be read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._name = str(path or "index")
        self._next = 1
        self._draft = Draft()
        self._batch = Batch()
        self._postings = Postings()
        self._last_read = 0
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
            self._connection.executescript(f"{SCHEMA} PRAGMA user_version = {VERSION};")
        elif version != VERSION:
            raise sqlite3.DatabaseError(
                f"it is no index of version {VERSION}; name another file, or remove it"
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
                self._begin()
            self._draft = Draft()
            yield
            self._keep(self._draft)
            if len(self._batch) >= _TOGETHER:
                self.flush()

    def _keep(self, draft: Draft) -> None:
        """Let a document wait to be written."""
        if (document := draft.document) is None:
            return
        with self._whole():
            self._batch.take(document, draft.rows)
            self._postings.put(draft.keys, document.number)
            self._next += 1

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Drop what waits if that is not done to its end, be it for an interrupt."""
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._postings.forget()
            self._batch.clear()
            self._profile.cache_clear()
            self._runs.cache_clear()
            raise

    def _begin(self) -> None:
        """Keep other processes from writing until what is added now is written."""
        self._connection.execute("BEGIN IMMEDIATE")
        (last,) = self._connection.execute("SELECT max(number) FROM document").fetchone()
        self._next = 1 + (last or 0)
        rows = self._connection.execute(_POSTINGS, (self._last_read,)).fetchall()
        self._postings.read(entries for _, entries in rows)
        self._last_read = max((number for number, _ in rows), default=self._last_read)

    def flush(self) -> None:
        """Write what was added to the disk, all of it or nothing."""
        if not self._connection.in_transaction:
            return
        with self._reporting("written"), self._whole():
            for table, rows in self._batch.rows.items():
                self._connection.executemany(INSERT[table], rows)
            entries = self._postings.unwritten()
            last = self._connection.execute(INSERT["posting"], (entries,)).lastrowid
            self._connection.execute("COMMIT")
            self._last_read = last or 0
            self._postings.written()
            self._batch.clear()

    def __len__(self) -> int:
        return int(self._all("SELECT count(*) FROM document").fetchone()[0])

    def __contains__(self, identity: str) -> bool:
        if self._batch.document(identity):
            return True
        found = self._connection.execute("SELECT 1 FROM document WHERE id = ?", (identity,))
        return found.fetchone() is not None

    def close(self) -> None:
        """Write and close the file."""
        try:
            self.flush()
        finally:
            self._connection.close()

    def add(self, profile: Profile, keys: Keys) -> int:
        """Add a document, to be found by its keys once it is added whole; return its number."""
        runs = profile.runs.hashes.tobytes()
        self._draft.document = Document(self._next, profile.id, profile.packed(), runs)
        self._draft.keys = keys
        return self._next

    def postings(self, keys: Keys) -> Found:
        """The documents under some keys, in order; those of other runs since adding began."""
        return self._postings.find(keys)

    def profile(self, number: int) -> Profile:
        """A document by its number."""
        return self._profile(number)

    def _read_profile(self, number: int) -> Profile:
        found = self._batch.document(number)
        packed = found.profile if found else self._read(_PROFILE, number)
        return Profile.unpacked(packed, self.runs(number))

    def runs(self, number: int) -> Runs:
        """The runs of a document."""
        return self._runs(number)

    def _read_runs(self, number: int) -> Runs:
        found = self._batch.document(number)
        return Runs(array("I", found.runs if found else self._read(_RUNS, number)))

    def _read(self, query: str, number: int) -> bytes:
        (found,) = self._connection.execute(query, (number,)).fetchone()
        return bytes(found)

    def _all(self, query: str, *given: str) -> sqlite3.Cursor:
        """Ask about everything that was added; what still waits is written first."""
        self.flush()
        return self._connection.execute(query, given)

    def profile_of(self, identity: str) -> Profile:
        """A document by its id."""
        (number,) = self._all("SELECT number FROM document WHERE id = ?", identity).fetchone()
        return self.profile(number)

    def identities(self) -> dict[int, str]:
        """The id of each document by its number."""
        return dict(self._all("SELECT number, id FROM document"))

    def note(self, kind: Kind, found: Iterable[Noted]) -> None:
        """Keep relations or drifts."""
        self._draft.rows[kind] += found

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
        ) in self._all(NOTED[kind]):
            yield Noted(one, other, claim, counterpart, value, before, after, bool(directed))

    def note_shared(self, found: Shared) -> None:
        """Keep how much two documents have in common."""
        self._draft.rows["derivation"].append(found)

    def shared(self) -> Iterator[Shared]:
        """What documents have in common, in the order of finding."""
        for one, other, share, copied, directed in self._all(
            "SELECT * FROM derivation ORDER BY rowid"
        ):
            yield Shared(one, other, share, bool(copied), bool(directed))

    def copies(self) -> list[tuple[int, int, float]]:
        """Pairs of an original and a copy with the share of reuse, the largest first."""
        return list(
            self._all(
                "SELECT one, other, share FROM derivation WHERE copied "
                "ORDER BY share DESC, one, other"
            )
        )

    def link(self, edges: Iterable[Edge]) -> None:
        """Keep edges between tellings."""
        self._draft.rows["edge"] += edges

    def edges(self) -> Iterator[Edge]:
        """Every edge, in the order of finding."""
        for row in self._all("SELECT * FROM edge ORDER BY rowid"):
            yield _edge(*row)

    def grouped(self, homes: Iterable[tuple[int, int]]) -> Iterator[list[Edge]]:
        """The edges inside each group of tellings, the most alike first, a group at a time.

        Args:
            homes: the group of each telling.
        """
        self.flush()
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
