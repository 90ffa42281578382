"""The tables of an index of corroboration, and the rows that are written into them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["relation", "drift"]
Table = Literal["document", "posting", "relation", "drift", "derivation", "edge"]
VERSION = 6
SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, profile BLOB NOT NULL,
    runs BLOB NOT NULL);
CREATE TABLE posting (number INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE relation (one INTEGER NOT NULL, other INTEGER NOT NULL, claim TEXT, counterpart TEXT,
    value TEXT NOT NULL, before TEXT, after TEXT, directed INTEGER NOT NULL);
CREATE TABLE drift (one INTEGER NOT NULL, other INTEGER NOT NULL, claim TEXT, counterpart TEXT,
    value TEXT NOT NULL, before TEXT, after TEXT, directed INTEGER NOT NULL);
CREATE TABLE derivation (one INTEGER NOT NULL, other INTEGER NOT NULL, share REAL NOT NULL,
    copied INTEGER NOT NULL, directed INTEGER NOT NULL);
CREATE TABLE edge (one INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
    joins INTEGER NOT NULL, copied INTEGER NOT NULL);
"""
INSERT: dict[Table, str] = {
    "document": "INSERT INTO document VALUES (?, ?, ?, ?)",
    "relation": "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "drift": "INSERT INTO drift VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "posting": "INSERT INTO posting (entries) VALUES (?)",
    "derivation": "INSERT INTO derivation VALUES (?, ?, ?, ?, ?)",
    "edge": "INSERT INTO edge VALUES (?, ?, ?, ?, ?)",
}
NOTED: dict[Kind, str] = {
    "relation": "SELECT * FROM relation ORDER BY rowid",
    "drift": "SELECT * FROM drift ORDER BY rowid",
}


class Document(NamedTuple):
    """A document with its number; its profile packed, its runs as bytes."""

    number: int
    id: str
    profile: bytes
    runs: bytes


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
