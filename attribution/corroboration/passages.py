"""Passages that two texts have in common: runs of five words, hashed.

A run that stands in both texts was hardly written twice. The share of a text's words that lie in
such runs tells reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words that two texts must share in a row for a passage to count as copied
_SAMPLED = 16  # one run in so many is kept as a fingerprint
_FACTOR = 1_000_003
_KINDRED = 0.3
_STANDING = 0.6
_NONE = np.uint8(0)
Mask = NDArray[np.bool_]
Hashes = NDArray[np.uint32]
_NAMED = 3  # words with a capital in a run that is no evidence of copying


@lru_cache(maxsize=100_000)
def _hash(form: str) -> int:
    return zlib.crc32(form.encode())


@dataclass(frozen=True)
class Runs:
    """The runs of a text, in order: a hash of every five words in a row, 0 for one that is a name.

    A name is one with its titles, which two texts have in common without copying.
    """

    hashes: array[int]

    def __reduce__(self) -> tuple[object, ...]:
        """As one process hands it to another, without what was made of it."""
        return Runs, (self.hashes,)

    @classmethod
    def of(cls, forms: Iterable[str], capitals: bytes = b"") -> Runs:
        """The runs of some words.

        Args:
            forms: the words.
            capitals: 1 for each written with a capital; none where names count as other words.
        """
        words = np.array(list(map(_hash, forms)), dtype=np.uint32)
        if len(words) < RUN:
            return cls(array("I"))
        found = np.zeros(len(words) - RUN + 1, dtype=np.uint32)
        for place in range(RUN):
            found *= np.uint32(_FACTOR)
            found += words[place : place + len(found)]
        if capitals:
            flags = np.frombuffer(capitals, dtype=np.uint8)
            named = sum((flags[place : place + len(found)] for place in range(RUN)), start=_NONE)
            found[named >= _NAMED] = 0
        return cls(array("I", found.tobytes()))

    @cached_property
    def distinct(self) -> Hashes:
        """Each run but names once, in the order of numbers, in which many are compared fastest."""
        own = np.sort(self._plain)
        is_new = np.ones(len(own), dtype=bool)
        is_new[1:] = own[1:] != own[:-1]
        distinct: Hashes = own[is_new & (own != 0)]
        return distinct

    def fingerprints(self) -> list[int]:
        """A sample of the runs, the same ones wherever they stand (Broder 1997)."""
        sampled: list[int] = self.distinct[self.distinct % _SAMPLED == 0].tolist()
        return sampled

    @cached_property
    def held(self) -> frozenset[int]:
        """The runs but names, in no order."""
        return frozenset(filter(None, self.hashes))

    def met(self, other: Runs) -> Mask:
        """Which runs stand in another text, names left out."""
        return np.frombuffer(bytes(map(other.held.__contains__, self.hashes)), dtype=bool)

    @property
    def _plain(self) -> Hashes:
        return np.frombuffer(self.hashes, np.uint32) if self.hashes else np.zeros(0, np.uint32)


def stands_in(forms: Iterable[str], text: Set[int]) -> bool:
    """Whether most of some words, in order, stand in a text; of fewer than five it is not known.

    Args:
        forms: the words.
        text: the runs of the text.
    """
    hashes = list(map(_hash, forms))
    every = range(len(hashes) - RUN + 1)
    met = sum(_run(hashes[place : place + RUN]) in text for place in every)
    return bool(every) and met >= _STANDING * len(every)


def _run(hashes: Iterable[int]) -> int:
    """One run, as ``runs`` has it; for few words faster than an array."""
    found = 0
    for each in hashes:
        found = (found * _FACTOR + each) & 0xFFFFFFFF
    return found


def shares(one: Runs, other: Runs) -> tuple[float, float]:
    """The share of each text's words, 0 to 1, that stand in runs of the other."""
    if not _in_common(one, other):
        return 0.0, 0.0
    return _covered(one.met(other)), _covered(other.met(one))


def shares_of_openings(one: Runs, other: Runs) -> tuple[float, float]:
    """The same of each text's first half."""
    ours, theirs = one.met(other), other.met(one)
    return _covered(ours[: len(ours) // 2]), _covered(theirs[: len(theirs) // 2])


def _in_common(one: Runs, other: Runs) -> int:
    """How many runs but names two texts have in common."""
    both = np.sort(np.concatenate((one.distinct, other.distinct)))
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _covered(met: Mask) -> float:
    """The share of words that lie in runs that are met."""
    if not met.any():
        return 0.0
    marked = np.zeros(len(met) + RUN - 1, dtype=bool)
    for place in range(RUN):
        marked[place : place + len(met)] |= met
    return float(np.count_nonzero(marked)) / len(marked)


def relatives(own: Runs, others: Mapping[int, Runs]) -> dict[int, float]:
    """Those of several texts that have much in common with one.

    Args:
        own: the text's runs.
        others: the runs of each of the others.

    Returns:
        The share of runs in common, of the shorter text's, of each that is a relative.
    """
    found = {}
    for number, other in others.items():
        least = min(len(own.distinct), len(other.distinct))
        common = _in_common(own, other) / least if least else 0.0
        if common >= _KINDRED:
            found[number] = common
    return found
