"""Which documents are compared at all: those that share rare keys.

A key that many documents have tells nothing and is no longer followed, so that the work for one
document does not grow with the index. Near copies of one text would soon wear out its keys: once a
few of them are found by a key, further ones are not put under it, and those few stand for all.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from attribution.corroboration.postings import KEY_BITS, Found, Keys
from attribution.corroboration.profile import Profile

_MOST_FOLLOWED = 32
"""Most documents that a key may have and still be followed."""
_LOOKED_AT, _COMPARED = 24, 12
"""Of how many documents the passages are looked at; with how many others one is compared."""
_STANDING_IN = 3
"""How many near copies of one text are found by one key."""
_LEAST_SHARED = 1.0
_RARE_TERMS = 4
_STORY_NAMES = 6
_PASSAGE = 1 << (KEY_BITS - 1)  # keys of passages are apart from those of words


def keys_of(profile: Profile) -> Keys:
    """What a document is found by: names, rare terms in pairs, figures, a sample of its passages.

    A pair of rare terms of one claim tells what it is about, a single one too little; so does a
    figure with a name.
    """
    found: set[str] = set()
    for telling in profile.tellings:
        rare = sorted(telling.terms, key=lambda term: (-telling.terms[term], term))
        found.update(_pairs(rare[:_RARE_TERMS]))
        for figure in telling.figures:
            if figure.counts_people and figure.is_telling:
                count = f"#{figure.value:g} {figure.event}"
                found.update((count, *(f"{count} {name}" for name in profile.story)))
    names = sorted(profile.story, key=lambda name: (-profile.story[name], name))
    found.update(_pairs(names[:_STORY_NAMES]))
    keys = {zlib.crc32(key.encode()) for key in found}
    keys.update(run | _PASSAGE for run in profile.runs.fingerprints())
    return np.array(sorted(keys), np.uint64)


def _pairs(terms: list[str]) -> Iterator[str]:
    for place, one in enumerate(terms):
        for other in terms[place + 1 :]:
            yield f"{one} {other}" if one < other else f"{other} {one}"


def candidates(found: Found) -> list[int]:
    """The documents that share most with one, the rarer the key the more; the best first.

    Args:
        found: the documents under each key of it.
    """
    numbers, places = np.unique(found.numbers, return_inverse=True)
    counts = found.counts()
    weights = np.where(counts < _MOST_FOLLOWED, 1.0 / (1.0 + np.sqrt(counts)), 0.0)
    # rounded, so that the order in which documents were written does not tell
    shared = np.bincount(places, weights[found.places], len(numbers)).round(9)
    best = np.lexsort((numbers, -shared))[:_LOOKED_AT]
    near: list[int] = numbers[best[shared[best] >= _LEAST_SHARED]].tolist()
    return near


def compared(found: Sequence[int], kin: Mapping[int, float]) -> list[int]:
    """The documents that one is compared with: the nearest near copy, and those that are none.

    Args:
        found: the candidates, the best first.
        kin: those that are near copies, with the share that they have in common.
    """
    nearest = sorted(kin, key=lambda number: (-kin[number], number))[:1]
    return nearest + [number for number in found if number not in kin][:_COMPARED]


def posted(found: Found, kin: Collection[int]) -> Keys:
    """The keys under which a document is put.

    They are without those that too many documents have, and those that near copies stand for.
    """
    near = np.bincount(found.places[np.isin(found.numbers, list(kin))], minlength=len(found.keys))
    return found.keys[(found.counts() < _MOST_FOLLOWED) & (near < _STANDING_IN)]
