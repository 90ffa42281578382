"""Passages that two texts have in common: runs of five words, hashed.

A run that stands in both texts was hardly written twice. The share of a text's words that lie in
such runs tells reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

import numpy as np

RUN = 5  # words that two texts must share in a row for a passage to count as copied
_SAMPLED = 16  # one run in so many is kept as a fingerprint
_FACTOR = 1_000_003
_KINDRED = 0.3
_STANDING = 0.6
_NONE = np.uint8(0)
_NAMED = 3  # words with a capital in a run that is no evidence of copying


@lru_cache(maxsize=100_000)
def _hash(form: str) -> int:
    return zlib.crc32(form.encode())


def runs(forms: Iterable[str], capitals: bytes = b"") -> array[int]:
    """A hash of every five words in a row, in order; 0 for a run that is a name, with its titles.

    Args:
        forms: the words.
        capitals: 1 for each that is written with a capital; none where names count as other words.
    """
    words = np.array(list(map(_hash, forms)), dtype=np.uint32)
    if len(words) < RUN:
        return array("I")
    found = np.zeros(len(words) - RUN + 1, dtype=np.uint32)
    for place in range(RUN):
        found *= np.uint32(_FACTOR)
        found += words[place : place + len(found)]
    if capitals:
        flags = np.frombuffer(capitals, dtype=np.uint8)
        named = sum((flags[place : place + len(found)] for place in range(RUN)), start=_NONE)
        found[named >= _NAMED] = 0
    return array("I", found.tobytes())


def fingerprints(found: Iterable[int]) -> list[int]:
    """A sample of a text's runs, the same ones wherever they stand (Broder 1997)."""
    return sorted({run for run in found if run and run % _SAMPLED == 0})


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


def shares(one: Sequence[int], other: Sequence[int]) -> tuple[float, float]:
    """The share of each text's words, 0 to 1, that stand in runs of the other.

    Args:
        one: a text's runs, in order.
        other: the other one's.
    """
    common = set(one).intersection(other) - {0}
    return _covered(one, common), _covered(other, common)


def shares_of_openings(one: Sequence[int], other: Sequence[int]) -> tuple[float, float]:
    """The same of each text's first half."""
    common = set(one).intersection(other) - {0}
    return _covered(one[: len(one) // 2], common), _covered(other[: len(other) // 2], common)


def _covered(own: Sequence[int], common: Set[int]) -> float:
    if not common:
        return 0.0
    met = np.fromiter(map(common.__contains__, own), dtype=bool, count=len(own))
    marked = np.zeros(len(own) + RUN - 1, dtype=bool)
    for place in range(RUN):
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
    mine = set(own) - {0}
    found = {}
    for number, theirs in others.items():
        least = min(len(mine), len(theirs))
        common = len(mine.intersection(theirs)) / least if least else 0.0
        if common >= _KINDRED:
            found[number] = common
    return found
