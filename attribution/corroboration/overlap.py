"""What the claims of two documents have in common in words, for all pairs at once.

Only the pairs that it singles out are compared further. Nothing here calls a linear-algebra
library, whose threads would cost more than they save on arrays this small.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """The terms of a document's claims, as parallel arrays in the order of the terms' hashes.

    ``claims`` are the places of the claims that the terms stand in, ``values`` what they tell
    there; ``weights`` the sums of what each claim's terms tell, ``lengths`` how many it has.
    """

    hashes: NDArray[np.uint32]
    claims: NDArray[np.intp]
    values: Floats
    weights: Floats
    lengths: NDArray[np.intp]

    @classmethod
    def of(cls, told: Sequence[Mapping[str, float]]) -> Grid:
        """The grid of several claims' terms."""
        hashes = np.array([_hash(term) for each in told for term in each], np.uint32)
        values = np.array([value for each in told for value in each.values()], np.float64)
        lengths = np.array([len(each) for each in told], np.intp)
        claims = np.repeat(np.arange(len(told)), lengths)
        order = np.argsort(hashes, kind="stable")
        weights: Floats = np.bincount(claims, weights=values, minlength=len(told)).astype(float)
        return cls(hashes[order], claims[order], values[order], weights, lengths)


@lru_cache(maxsize=100_000)
def _hash(term: str) -> int:
    return zlib.crc32(term.encode())


class Overlap:
    """How alike the claims of two documents are, a row for each of the left one's.

    ``dice`` and ``held`` are those of ``meeting.Likeness``, ``shared`` is how many terms both have.

    Args:
        left: one document's terms.
        right: the other's.
    """

    def __init__(self, left: Grid, right: Grid) -> None:
        start = np.searchsorted(right.hashes, left.hashes, "left")
        counts = np.searchsorted(right.hashes, left.hashes, "right") - start
        mine = np.repeat(np.arange(len(counts)), counts)
        within = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
        theirs = np.repeat(start, counts) + within
        shape = len(left.weights), len(right.weights)
        pair, size = left.claims[mine] * shape[1] + right.claims[theirs], shape[0] * shape[1]
        least = np.minimum(left.values[mine], right.values[theirs])
        common = np.bincount(pair, weights=least, minlength=size).reshape(shape)
        a, b = left.weights[:, None], right.weights[None, :]
        self.shared = np.bincount(pair, minlength=size).reshape(shape)
        self.dice: Floats = 2 * common / np.maximum(a + b, _TINY)
        self.held: Floats = common / np.maximum(np.minimum(a, b), _TINY)


_TINY = 1e-9
"""Stands for the weight of a claim without terms."""


def both(left: ArrayLike, right: ArrayLike) -> Mask:
    """Where a flag of the left claim and one of the right claim are both up."""
    mask: Mask = np.logical_and.outer(left, right)
    return mask


def places(mask: Mask) -> Iterator[tuple[int, int]]:
    """The pairs of places that a mask lets through, in order."""
    rows, columns = np.nonzero(mask)
    yield from zip(rows.tolist(), columns.tolist(), strict=True)
