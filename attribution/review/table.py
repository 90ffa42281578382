"""All claims of a store as the reviewer now sees them, side by side in columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.review.columns import FIELDS, Column
from attribution.review.index import Index, holding
from attribution.review.indexing import WORDS
from attribution.review.queue import DECIDED, Item, Order

Mask = NDArray[np.bool_]
_NONE = ""


class Table:
    """A row for each claim: first those of the machine, in order, then those that were added.

    What the annotations say comes from the index and is read when first asked for; what reviewers
    make of it is put over it. A row keeps its number; one that was deleted is not ``present``.

    Args:
        index: of the annotations.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        count = int(index.first[-1])
        self.document = np.repeat(np.arange(len(index), dtype=np.int32), np.diff(index.first))
        self.present = np.ones(count, dtype=np.bool_)
        self.changed = np.zeros(count, dtype=np.bool_)
        self.fields_apart = np.zeros(count, dtype=np.int32)
        self.split = np.zeros(count, dtype=np.bool_)
        self.decision = Column(np.zeros(count, dtype=np.uint8), [_NONE, *DECIDED, "skip", "flag"])
        self.notes: dict[int, str] = {}
        self._added: dict[int, list[int]] = {}
        self._told = _Told()
        self._last: tuple[int, dict[str, int]] = (-1, {})
        self._columns: dict[str, Column] = {}
        self._orders: dict[Order, NDArray[np.int64]] = {}

    # What is known of claims

    def __getitem__(self, name: str) -> Column:
        """A field of all claims, by the name that filters have for it."""
        if name not in self._columns:
            self._columns[name] = self._index.column(name)
        return self._columns[name]

    @cached_property
    def names(self) -> Column:
        """The names of all documents."""
        return self._index.column("document")

    @cached_property
    def confidence(self) -> NDArray[np.float64]:
        """Of all claims."""
        return self._index.confidence()

    @property
    def disagreement(self) -> NDArray[np.int32]:
        """In how many fields reviewers see each claim differently."""
        return self.fields_apart + self.split

    @property
    def decided(self) -> Mask:
        """Which claims are accepted or rejected."""
        return self.decision.where(DECIDED.__contains__)

    def item(self, row: int) -> Item:
        """A claim as the queue shows it."""
        document = int(self.document[row])
        return Item(
            document=document,
            claim=self["claim"][row],
            name=self.names[document],
            text=self._words(row),
            zone=self["zone"][row],
            source=self["source"][row],
            source_kind=self["kind"][row],
            status=self["status"][row],
            qualifiers=frozenset(self["qualifier"][row].split()),
            flags=frozenset(self["flag"][row].split()),
            quote=self["quote"][row],
            type=self["type"][row],
            commitment=self["commitment"][row],
            confidence=float(self.confidence[row]),
            decision=self.decision[row] or None,
            changed=bool(self.changed[row]),
            note=self.notes.get(row, ""),
            disagreement=int(self.fields_apart[row]) + bool(self.split[row]),
        )

    def _words(self, row: int) -> str:
        told = self._told.get(row)
        return self._index.text(row) if told is None else told

    def rows_of(self, document: int) -> list[int]:
        """The rows of a document, also of claims that were deleted."""
        first = self._index.first
        return [*range(first[document], first[document + 1]), *self._added.get(document, ())]

    def row_of(self, document: int, claim: str) -> int | None:
        """The row of a claim; None if there is none, or it was deleted."""
        if self._last[0] != document:
            column = self["claim"]
            self._last = document, {column[row]: row for row in self.rows_of(document)}
        row = self._last[1].get(claim)
        return row if row is not None and self.present[row] else None

    # What is found

    def claims_holding(self, words: str) -> Mask:
        """Which claims hold these words.

        Raises:
            UsageError: if there is no word to look for.
        """
        found = np.zeros(len(self.present), dtype=np.bool_)
        found[self._index.claims_holding(words)] = True
        if self._told:
            found[list(self._told)] = False
            found[self._told.holding(words)] = True
        return found

    def articles_holding(self, words: str) -> Mask:
        """Which claims stand in a document whose text holds these words, as ``claims_holding``."""
        found = np.zeros(len(self._index), dtype=np.bool_)
        found[self._index.documents_holding(words)] = True
        return found[self.document]

    def ordered(self, order: Order) -> NDArray[np.int64]:
        """All rows by document, by least confidence, or by most disagreement."""
        if order == "disagreement":
            apart = self.disagreement
            return self._by((apart.max(initial=0) - apart).astype(np.uint16))
        if order not in self._orders:
            keys = self.confidence if order == "confidence" else self.document
            self._orders[order] = self._by(keys)
        return self._orders[order]

    def _by(self, keys: NDArray[Any]) -> NDArray[np.int64]:
        """All rows by a key; those of one key by document, in which added ones come last."""
        if not self._added:
            return np.argsort(keys, kind="stable")
        by_document = np.argsort(self.document, kind="stable")
        return by_document[np.argsort(keys[by_document], kind="stable")]

    # What reviewers make of it

    def put(self, document: int, items: Sequence[Item]) -> bool:
        """Let a document have these claims; tells whether some came or went.

        Decisions, notes and differences are not taken from the items; they have their own way.
        """
        listed = {item.claim: item for item in items}
        rows = {self["claim"][row]: row for row in self.rows_of(document)}
        for item in items:
            if item.claim not in rows:
                rows[item.claim] = self._add(item)
        moved = False
        for claim, row in rows.items():
            known = listed.get(claim)
            moved = moved or bool(self.present[row]) != (known is not None)
            self.present[row] = known is not None
            if known is not None:
                self._tell(row, known)
        return moved

    def _tell(self, row: int, item: Item) -> None:
        for name, read in FIELDS.items():
            value = read(item)
            if self[name][row] != value:
                self[name][row] = value
        if self.confidence[row] != item.confidence:
            self.confidence[row] = item.confidence
            self._orders.clear()
        self.changed[row] = item.changed
        if row in self._told or self._index.text(row) != item.text:
            self._told.put(row, item.text)

    def _add(self, item: Item) -> int:
        """A new row at the end; nothing is told in it yet."""
        row = len(self.present)
        self._orders.clear()
        self._last = (-1, {})
        self._added.setdefault(item.document, []).append(row)
        for name, read in FIELDS.items():
            self[name].append(read(item))
        self.decision.append(_NONE)
        self.document = np.append(self.document, np.int32(item.document))
        self.confidence = np.append(self.confidence, item.confidence)
        self.present = np.append(self.present, False)
        self.changed = np.append(self.changed, False)
        self.fields_apart = np.append(self.fields_apart, np.int32(0))
        self.split = np.append(self.split, False)
        self._told.put(row, item.text)
        return row


class _Told:
    """The words of claims that are not those of the machine, and a search in them."""

    def __init__(self) -> None:
        self._db: sqlite3.Connection | None = None
        self._texts: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, row: int) -> bool:
        return row in self._texts

    def __iter__(self) -> Iterator[int]:
        return iter(self._texts)

    def get(self, row: int) -> str | None:
        """The words of a claim; None if they are the machine's."""
        return self._texts.get(row)

    def put(self, row: int, text: str) -> None:
        """Let a claim have these words."""
        if self._texts.get(row) == text:
            return
        if self._db is None:
            self._db = sqlite3.connect(":memory:", check_same_thread=False)
            self._db.execute(WORDS.format("claim_words", ""))
        self._texts[row] = text
        self._db.execute("DELETE FROM claim_words WHERE rowid = ?", (row,))
        self._db.execute("INSERT INTO claim_words (rowid, text) VALUES (?, ?)", (row, text))

    def holding(self, words: str) -> NDArray[np.int64]:
        """The rows of claims that hold these words."""
        if self._db is None:
            return np.empty(0, dtype=np.int64)
        return holding(self._db, "claim_words", words)
