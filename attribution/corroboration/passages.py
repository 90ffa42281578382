"""Passages that two texts have in common: runs of five words, hashed.

A run that stands in both texts was hardly written twice. The share of a text's words that lie in
such runs tells reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np

_RUN = 5  # words that two texts must share in a row for a passage to count as copied
_SAMPLED = 16  # one run in so many is kept as a fingerprint
_FACTOR = 1_000_003
_KINDRED = 0.3


def runs(forms: Iterable[str]) -> array[int]:
    """A hash of every five words in a row, in order."""
    words = np.fromiter((zlib.crc32(form.encode()) for form in forms), dtype=np.uint32)
    if len(words) < _RUN:
        return array("I")
    found = np.zeros(len(words) - _RUN + 1, dtype=np.uint32)
    for place in range(_RUN):
        found *= np.uint32(_FACTOR)
        found += words[place : place + len(found)]
    return array("I", found.tobytes())


def fingerprints(found: Iterable[int]) -> list[int]:
    """A sample of a text's runs, the same ones wherever they stand (Broder 1997)."""
    return sorted({run for run in found if run % _SAMPLED == 0})


def shares(one: Sequence[int], other: Sequence[int]) -> tuple[float, float]:
    """The share of each text's words, 0 to 1, that stand in runs of the other.

    Args:
        one: a text's runs, in order.
        other: the other one's.
    """
    common = set(one).intersection(other)
    return _covered(one, common), _covered(other, common)


def _covered(own: Sequence[int], common: Set[int]) -> float:
    if not common:
        return 0.0
    met = np.fromiter(map(common.__contains__, own), dtype=bool, count=len(own))
    marked = np.zeros(len(own) + _RUN - 1, dtype=bool)
    for place in range(_RUN):
        marked[place : place + len(own)] |= met
    return float(marked.mean())


def relatives(own: Sequence[int], others: Mapping[int, Sequence[int]]) -> dict[int, float]:
    """Those of several texts that have much in common with one.

    Args:
        own: the text's runs.
        others: the runs of each of the others.

    Returns:
        The share of runs in common, of the shorter text's, of each that is a relative.
    """
    mine = set(own)
    found = {}
    for number, theirs in others.items():
        least = min(len(mine), len(theirs))
        common = len(mine.intersection(theirs)) / least if least else 0.0
        if common >= _KINDRED:
            found[number] = common
    return found
