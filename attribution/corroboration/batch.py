"""What was added to an index and is not written to the disk yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from attribution.corroboration.postings import Keys
from attribution.corroboration.rows import Document, Table

Rows = dict[Table, list[tuple[Any, ...]]]


@dataclass
class Draft:
    """What adding one document brings: the document, its keys, the rows of what was found."""

    document: Document | None = None
    keys: Keys = field(default_factory=lambda: np.zeros(0, np.uint64))
    rows: Rows = field(default_factory=lambda: defaultdict(list))


class Batch:
    """Whole documents that are written together."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)
        self._documents: dict[int | str, Document] = {}

    def __len__(self) -> int:
        return len(self.rows["document"])

    def take(self, document: Document, found: Rows) -> None:
        """Add a document that was compared with all it has to do with, and what was found."""
        self.rows["document"].append(document)
        for table, rows in found.items():
            self.rows[table] += rows
        self._documents[document.number] = self._documents[document.id] = document

    def document(self, name: int | str) -> Document | None:
        """A document by its number or id."""
        return self._documents.get(name)

    def clear(self) -> None:
        """Forget what is written now."""
        self.rows.clear()
        self._documents.clear()
