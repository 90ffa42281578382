"""What the claims of two documents have in common in words, for all pairs at once.

Only the pairs that it singles out are compared further. Nothing here calls a linear-algebra
library, whose threads would cost more than they save on arrays this small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
_THOUSANDTHS = 1000  # whole numbers, so that sums are the same whatever the order of hashes
_TINY = 1e-9  # stands for the weight of a claim without terms
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Grid:
    """The terms of a document's claims, as parallel arrays in the order of the terms' hashes.

    ``claims`` are the places of the claims that the terms stand in, ``values`` what they tell
    there; ``weights`` the sums of what each claim's terms tell, ``lengths`` how many it has.
    Hashes are those of this run of Python only.
    """

    hashes: NDArray[np.int64]
    claims: Places
    values: Floats
    weights: Floats
    lengths: Places

    @classmethod
    def of(cls, told: Sequence[Mapping[str, float]]) -> Grid:
        """The grid of several claims' terms."""
        hashes = np.fromiter(map(hash, chain.from_iterable(told)), np.int64)
        values = np.fromiter(chain.from_iterable(each.values() for each in told), np.float64)
        values = np.rint(values * _THOUSANDTHS)
        lengths = np.fromiter(map(len, told), np.intp)
        claims = np.repeat(np.arange(len(told)), lengths)
        order = hashes.argsort()
        weights: Floats = np.bincount(claims, values, len(told)).astype(np.float64)
        return cls(hashes[order], claims[order], values[order], weights, lengths)


class Overlap:
    """How alike the claims of two documents are, a row for each of the left one's.

    ``dice`` and ``held`` are those of ``meeting.Likeness``, ``shared`` is how many terms both have.

    Args:
        left: one document's terms.
        right: the other's.
    """

    def __init__(self, left: Grid, right: Grid) -> None:
        start = right.hashes.searchsorted(left.hashes, "left")
        mine, theirs = spread(start, right.hashes.searchsorted(left.hashes, "right") - start)
        shape = len(left.weights), len(right.weights)
        pair, size = left.claims[mine] * shape[1] + right.claims[theirs], shape[0] * shape[1]
        least = np.minimum(left.values[mine], right.values[theirs])
        common = np.bincount(pair, least, size).reshape(shape)
        a, b = left.weights[:, None], right.weights[None, :]
        self.shared = np.bincount(pair, minlength=size).reshape(shape)
        self.dice: Floats = 2 * common / np.maximum(a + b, _TINY)
        self.held: Floats = common / np.maximum(np.minimum(a, b), _TINY)


def spread(start: Places, counts: Places) -> tuple[Places, Places]:
    """Stretches of an array laid end to end: the number of each one's stretch, and its place.

    Args:
        start: where each stretch starts.
        counts: how long each is.
    """
    number = np.repeat(np.arange(len(counts)), counts)
    shift = start - (np.cumsum(counts) - counts)
    return number, shift[number] + np.arange(len(number))


def both(left: ArrayLike, right: ArrayLike) -> Mask:
    """Where a flag of the left claim and one of the right claim are both up."""
    mask: Mask = np.logical_and.outer(left, right)
    return mask


def places(mask: Mask) -> Iterator[tuple[int, int]]:
    """The pairs of places that a mask lets through, in order."""
    rows, columns = np.nonzero(mask)
    yield from zip(rows.tolist(), columns.tolist(), strict=True)
