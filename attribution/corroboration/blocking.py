"""Which documents are compared at all: those that share rare keys.

A key that many documents have tells nothing and is no longer followed, so that the work for one
document does not grow with the index. Near copies of one text would soon wear out its keys: the
nearest copy that is there already stands for a new one in the words and passages that both have, so
that this is found by, and put under, only those that are its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from attribution.corroboration.index import Index
from attribution.corroboration.passages import fingerprints, relatives
from attribution.corroboration.profile import Profile

_MOST_FOLLOWED = 32
"""Most documents that a key may have and still be followed."""
_LOOKED_AT, _COMPARED = 24, 12
"""Of how many documents the passages are looked at; with how many others one is compared."""
_STANDING_IN = 0.5
"""What share of the passages a near copy must have in common with another to stand for it."""
_LEAST_SHARED = 1.0
_RARE_TERMS = 4
_STORY_NAMES = 6
_PASSAGE = 1 << 40  # keys of passages are apart from those of words


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a document is compared with.

    ``compared`` are the numbers of the others, the nearest near copy first; ``words`` all its keys
    by words; ``posted`` the keys by which it is to be found.
    """

    compared: list[int]
    words: list[int]
    posted: list[int]


def neighbours(index: Index, profile: Profile) -> Neighbours:
    """Find what a document is to be compared with.

    Passages are looked up first: what they find of near copies need not be asked again by words.
    Counts are always asked for: a copy that tells one of another group stands to others as its
    original does not.
    """
    words, counts, passages = word_keys(profile), count_keys(profile), passage_keys(profile)
    by_passage = index.postings(passages)
    kin = _kin(index, profile, candidates(by_passage))
    told = _told(index, kin)
    postings = {key: found for key, found in by_passage.items() if key not in told}
    postings |= index.postings([*counts, *(key for key in words if key not in told)])
    near = candidates(postings)
    more = _kin(index, profile, [number for number in near if number not in kin])
    if more:
        kin |= more
        told = _told(index, kin)
    own = [key for key in (*words, *counts, *passages) if key not in told]
    return Neighbours(
        compared=_nearest(kin) + [number for number in near if number not in kin][:_COMPARED],
        words=words,
        posted=[key for key in own if len(postings.get(key, ())) < _MOST_FOLLOWED],
    )


def _kin(index: Index, profile: Profile, found: Iterable[int]) -> dict[int, float]:
    return relatives(profile.runs, {number: index.runs(number) for number in found})


def _nearest(kin: Mapping[int, float]) -> list[int]:
    """The nearest near copy, if there is any."""
    return sorted(kin, key=lambda number: (-kin[number], number))[:1]


def _told(index: Index, kin: Mapping[int, float]) -> set[int]:
    """The keys for which the nearest near copy stands, if it has most of the text."""
    told: set[int] = set()
    for number in _nearest(kin):
        if kin[number] >= _STANDING_IN:
            profile = index.profile(number)
            told.update(index.keys(number), count_keys(profile), passage_keys(profile))
    return told


def word_keys(profile: Profile) -> list[int]:
    """What a document is found by in words: names and rare terms, in pairs.

    A pair of rare terms of one claim tells what it is about, a single one too little.
    """
    found: set[str] = set()
    for telling in profile.tellings:
        rare = sorted(telling.terms, key=lambda term: (-telling.terms[term], term))
        found.update(_pairs(rare[:_RARE_TERMS]))
    names = sorted(profile.story, key=lambda name: (-profile.story[name], name))
    found.update(_pairs(names[:_STORY_NAMES]))
    return _hashed(found)


def count_keys(profile: Profile) -> list[int]:
    """What a document is found by in figures: each count of people, alone and with a name."""
    counts = {
        f"#{figure.value:g} {figure.event}"
        for telling in profile.tellings
        for figure in telling.figures
        if figure.counts_people and figure.is_telling
    }
    named = (f"{count} {name}" for count in counts for name in profile.story)
    return _hashed(chain(counts, named))


def passage_keys(profile: Profile) -> list[int]:
    """What a document is found by in passages: a sample of them."""
    return [run | _PASSAGE for run in fingerprints(profile.runs)]


def _hashed(keys: Iterable[str]) -> list[int]:
    return sorted({zlib.crc32(key.encode()) for key in keys})


def _pairs(terms: list[str]) -> Iterator[str]:
    for place, one in enumerate(terms):
        for other in terms[place + 1 :]:
            yield f"{one} {other}" if one < other else f"{other} {one}"


def candidates(postings: Mapping[int, Sequence[int]]) -> list[int]:
    """The documents that share most with one, the rarer the key the more; the best first.

    Args:
        postings: the documents under each key of it.
    """
    shared: dict[int, float] = {}
    for found in postings.values():
        if len(found) < _MOST_FOLLOWED:
            weight = 1.0 / (1.0 + len(found) ** 0.5)
            for number in found:
                shared[number] = shared.get(number, 0.0) + weight
    best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_LOOKED_AT]
    return [number for number, weight in best if weight >= _LEAST_SHARED]
