"""Passages that two texts have in common: runs of five words, hashed.

A run that stands in both texts was hardly written twice. The share of a text's words that lie in
such runs tells reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words that two texts must share in a row for a passage to count as copied
_SAMPLED = 16  # one run in so many is kept as a fingerprint
_FACTOR = 1_000_003
_KINDRED = 0.3
_STANDING = 0.6
_NONE = np.uint8(0)
Mask = NDArray[np.bool_]
Runs = NDArray[np.uint32]
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


def fingerprints(found: array[int]) -> list[int]:
    """A sample of a text's runs, the same ones wherever they stand (Broder 1997)."""
    own = _distinct(found)
    sampled: list[int] = own[own % _SAMPLED == 0].tolist()
    return sampled


def _distinct(found: array[int]) -> Runs:
    """Each run but names once, in the order of numbers, in which many are compared fastest."""
    own = np.sort(_plain(found))
    is_new = np.ones(len(own), dtype=bool)
    is_new[1:] = own[1:] != own[:-1]
    distinct: Runs = own[is_new & (own != 0)]
    return distinct


def _plain(found: array[int]) -> Runs:
    return np.frombuffer(found, np.uint32) if found else np.zeros(0, np.uint32)


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


def shares(one: array[int], other: array[int]) -> tuple[float, float]:
    """The share of each text's words, 0 to 1, that stand in runs of the other.

    Args:
        one: a text's runs, in order.
        other: the other one's.
    """
    return _covered(_met(one, other)), _covered(_met(other, one))


def shares_of_openings(one: array[int], other: array[int]) -> tuple[float, float]:
    """The same of each text's first half."""
    ours, theirs = _met(one, other), _met(other, one)
    return _covered(ours[: len(ours) // 2]), _covered(theirs[: len(theirs) // 2])


def _met(own: array[int], other: array[int]) -> Mask:
    """Which runs of a text stand in another; names do not count."""
    met = np.zeros(len(own), dtype=bool)
    if own and other:
        mine, theirs = _plain(own), np.sort(_plain(other))
        order = np.argsort(mine)
        sought = mine[order]
        nearest = np.minimum(np.searchsorted(theirs, sought), len(theirs) - 1)
        met[order] = (theirs[nearest] == sought) & (sought != 0)
    return met


def _covered(met: Mask) -> float:
    """The share of words that lie in runs that are met."""
    if not met.any():
        return 0.0
    marked = np.zeros(len(met) + RUN - 1, dtype=bool)
    for place in range(RUN):
        marked[place : place + len(met)] |= met
    return float(np.count_nonzero(marked)) / len(marked)


def relatives(own: array[int], others: Mapping[int, array[int]]) -> dict[int, float]:
    """Those of several texts that have much in common with one.

    Args:
        own: the text's runs.
        others: the runs of each of the others.

    Returns:
        The share of runs in common, of the shorter text's, of each that is a relative.
    """
    mine = _distinct(own)
    found = {}
    for number, other in others.items():
        theirs = _distinct(other)
        both = np.sort(np.concatenate((mine, theirs)))
        least = min(len(mine), len(theirs))
        common = np.count_nonzero(both[1:] == both[:-1]) / least if least else 0.0
        if common >= _KINDRED:
            found[number] = common
    return found
