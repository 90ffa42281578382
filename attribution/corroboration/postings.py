"""Which documents stand under which keys: sorted arrays, searched for many keys at once.

An entry is one number of 64 bits, the key above and the document below, so that entries in order
are in the order of their keys. Written entries are held in two arrays, most of them in a large one
that is seldom merged anew, the rest in a small one (O'Neil et al. 1996, two components); 8 bytes an
entry, one or two kilobytes a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attribution.corroboration.overlap import spread

Keys = NDArray[np.uint64]
Counts = NDArray[np.intp]
KEY_BITS = 33
_DOCUMENT_BITS = np.uint64(64 - KEY_BITS)
_DOCUMENT = (np.uint64(1) << _DOCUMENT_BITS) - np.uint64(1)  # the bits of a document
_SMALL = 8  # the small array is merged into the large one once that is not so many times larger
_EMPTY: Keys = np.zeros(0, np.uint64)


class Found(NamedTuple):
    """The documents under some keys: ``places`` among the keys and ``numbers`` are parallel."""

    keys: Keys
    places: Counts
    numbers: NDArray[np.int64]

    def counts(self) -> Counts:
        """How many documents stand under each key."""
        return np.bincount(self.places, minlength=len(self.keys))


@dataclass
class Postings:
    """All entries; those that are not written yet stand under their keys as well."""

    _large: Keys = field(default_factory=lambda: _EMPTY)
    _small: Keys = field(default_factory=lambda: _EMPTY)
    _fresh: list[Keys] = field(default_factory=list)
    _waiting: dict[int, list[int]] = field(default_factory=dict)

    def put(self, keys: Keys, number: int) -> None:
        """Put a document under keys; it waits to be written."""
        self._fresh.append((keys << _DOCUMENT_BITS) | np.uint64(number))
        for key in keys.tolist():
            self._waiting.setdefault(key, []).append(number)

    def find(self, keys: Keys) -> Found:
        """The documents under each of some keys, written or not.

        Args:
            keys: of at most ``KEY_BITS`` bits, in order.
        """
        waiting = self._waiting
        held = [
            (place, number)
            for place, key in enumerate(keys.tolist())
            if key in waiting
            for number in waiting[key]
        ]
        fresh = np.array(held, np.int64).reshape(-1, 2)
        places, numbers = [fresh[:, 0]], [fresh[:, 1]]
        bounds = np.repeat(keys << _DOCUMENT_BITS, 2)
        bounds[1::2] |= _DOCUMENT  # beside each other, so that both are sought in the same place
        for entries in (self._large, self._small):
            start, end = entries.searchsorted(bounds).reshape(-1, 2).T
            place, at = spread(start, end - start)
            places.append(place)
            numbers.append((entries[at] & _DOCUMENT).astype(np.int64))
        return Found(keys, np.concatenate(places), np.concatenate(numbers))

    def unwritten(self) -> bytes:
        """What waits, to be written."""
        self._fresh = [_in_order(*self._fresh)] if self._fresh else []
        return b"".join(entries.tobytes() for entries in self._fresh)

    def written(self) -> None:
        """Tell that what waited is written."""
        self._merge(*self._fresh)
        self.forget()

    def forget(self) -> None:
        """Drop what waits."""
        self._fresh.clear()
        self._waiting.clear()

    def read(self, written: Iterable[bytes]) -> None:
        """Take over what was written before."""
        self._merge(*(np.frombuffer(each, np.uint64) for each in written))

    def _merge(self, *fresh: Keys) -> None:
        self._small = _in_order(self._small, *fresh)
        if len(self._small) * _SMALL > len(self._large):
            self._large, self._small = _in_order(self._large, self._small), _EMPTY


def _in_order(*entries: Keys) -> Keys:
    """Entries merged; numpy sorts numbers faster than it merges what is in order."""
    return np.sort(np.concatenate(entries))
