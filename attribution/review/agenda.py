"""The queue as it is arranged, where the reviewer is in it, and how much is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.errors import UsageError
from attribution.review.filtering import passing
from attribution.review.queue import ORDERS, DocumentLine, Item, Made, Order
from attribution.review.table import Table


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the whole queue is done."""

    claims: int
    reviewed: int
    flagged: int
    skipped: int
    changed: int


class Agenda:
    """What of a table of claims is to be reviewed, in which order, and where the reviewer is.

    The ``queue`` is what passes the filter, ``expression``, in an ``order``; ``position`` is the
    place in it. Nothing moves in it until it is arranged anew.

    Args:
        table: the claims as the reviewer now sees them.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.position = 0
        self._arrange("", "document")

    @property
    def item(self) -> Item | None:
        """Where the reviewer is; None if the filter leaves nothing."""
        return self.queue[self.position] if self.queue else None

    def _here(self) -> Item:
        item = self.item
        if item is None:
            raise UsageError("the queue is empty: no claim passes the filter")
        return item

    @property
    def progress(self) -> Progress:
        """How much is done, whatever the filter."""
        table = self._table
        present = table.present

        def count(*decisions: str) -> int:
            return int(np.count_nonzero(table.decision.where(decisions.__contains__) & present))

        return Progress(
            int(np.count_nonzero(present)),
            count("accept", "reject"),
            count("flag"),
            count("skip"),
            int(np.count_nonzero(table.changed & present)),
        )

    @property
    def waiting(self) -> int:
        """How many claims of the queue are neither accepted nor rejected."""
        return int(np.count_nonzero(~self._table.decided[self.queue.rows]))

    def documents(self, words: str = "") -> Sequence[DocumentLine]:
        """The documents of the queue, in its order, whose name holds some letters."""
        table = self._table
        of_queue = table.document[self.queue.rows]
        numbers, places = np.unique(of_queue, return_index=True)
        named = table.names.where(lambda name: words.casefold() in name)
        in_order = np.argsort(places)
        shown = in_order[named[numbers[in_order]]]
        reviewed = np.bincount(table.document[table.decided & table.present])
        claims = np.bincount(table.document[table.present])

        def line(n: int) -> DocumentLine:
            number = int(numbers[n])
            done = int(reviewed[number]) if number < len(reviewed) else 0
            return DocumentLine(
                number, table.names[number], done, int(claims[number]), int(places[n])
            )

        return Made(shown, line)

    def go_to(self, position: int) -> Item | None:
        """Move to a place in the queue, the nearest there is."""
        self.position = min(max(position, 0), max(len(self.queue) - 1, 0))
        return self.item

    def move(self, steps: int) -> Item | None:
        """Move along the queue."""
        return self.go_to(self.position + steps)

    def find(self, document: int, claim: str) -> bool:
        """Move to a claim, if it is in the queue."""
        row = self._table.row_of(document, claim)
        places = np.flatnonzero(self.queue.rows == (-1 if row is None else row))
        if len(places):
            self.position = int(places[0])
        return len(places) > 0

    def next_unreviewed(self) -> Item | None:
        """Move to the next claim that is not decided on, from here and then from the start."""
        waiting = np.flatnonzero(~self._table.decided[self.queue.rows])
        if len(waiting):
            after = int(np.searchsorted(waiting, self.position, side="right"))
            self.position = int(waiting[after % len(waiting)])
        return self.item

    def arrange(self, *, order: Order | None = None, expression: str | None = None) -> int:
        """Order and filter the queue; the reviewer stays at the same claim where it is still in it.

        Returns:
            How many claims are now in the queue.

        Raises:
            UsageError: if the filter or the order makes no sense; the queue stays as it was.
        """
        if order is not None and order not in ORDERS:
            raise UsageError(f"{order}: orders are {', '.join(ORDERS)}")
        here = self.item
        self._arrange(self.expression if expression is None else expression, order or self.order)
        self.position = 0
        if here is not None:
            self.find(*here.key)
        return len(self.queue)

    def _arrange(self, expression: str, order: Order) -> None:
        passes = passing(self._table, expression)
        rows = self._table.ordered(order)
        self.expression, self.order = expression, order
        self._arranged: NDArray[np.int64] = rows[passes[rows]]
        self._rows = len(passes)
        self._show()

    def come_and_go(self) -> None:
        """Put claims that were added at the end of the queue, and leave out those that are gone."""
        fresh = np.arange(self._rows, len(self._table.present))
        self._rows += len(fresh)
        self._arranged = np.concatenate([self._arranged, fresh])
        self._show()
        self.go_to(self.position)

    def _show(self) -> None:
        """Let the queue be what was arranged, without claims that are gone."""
        self.queue = Made(self._arranged[self._table.present[self._arranged]], self._table.item)
