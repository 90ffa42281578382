"""The words of a claim as they are compared: stems, concepts, rarity, copied passages."""

from __future__ import annotations

import math
import re
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from attribution.language.models import WEIGHTS

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONCEPTS = Path(__file__).with_name("concepts.toml")
_RUN = 5  # words that two texts must share in a row for a passage to count as copied
_SAMPLED = 8  # one run in so many is kept as a fingerprint
_COMMONEST = 1996  # the vocabulary's first whole word; from there on it is in order of frequency
_COMMON = 0.1


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word or number, lower case and without possessive, with its place in code points."""
    for match in _WORD.finditer(text):
        form = _POSSESSIVE.sub("", match[0].lower())
        if form[:1].isdigit():
            form = form.replace(",", "")
        yield form, match.start(), match.end()


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower case, without possessives."""
    return [form for form, _, _ in placed(text)]


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """The stem of a lower-case word (Porter 2)."""
    return str(_stemmer().stemWord(form))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, int]]:
    """Stem to the concept it expresses, and stem to how strongly it judges what it names."""
    table = tomllib.loads(_CONCEPTS.read_text(encoding="utf-8"))
    concepts = {
        stem(form): f"={concept['name']}"
        for concept in table["concept"]
        for form in concept["words"].split()
    }
    labels = {
        stem(form): group["strength"] for group in table["label"] for form in group["words"].split()
    }
    return concepts, labels


@lru_cache(maxsize=100_000)
def term(form: str) -> str:
    """What a word counts as: ``=death`` for ``killed``, else its stem."""
    found = stem(form)
    return _table()[0].get(found, found)


def charge(form: str) -> int:
    """How strongly a word judges what it names: 0 not at all, 2 charged, 3 condemning."""
    return _table()[1].get(stem(form), 0)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    lines = (WEIGHTS / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {form: rank for rank, form in enumerate(lines) if rank >= _COMMONEST}


@lru_cache(maxsize=100_000)
def rarity(form: str) -> float:
    """How much a word tells, 0 to 1, from its rank in the encoder's vocabulary.

    The vocabulary stands in the order of frequency, so that by Zipf's law the logarithm of the rank
    goes with that of the inverse frequency; a word that is not in it counts as its rarest.
    """
    if len(form) == 1:
        return 0.0
    ranks = _ranks()
    rank = ranks.get(form, len(ranks) + _COMMONEST) - _COMMONEST
    return min(1.0, math.log1p(rank / 60) / math.log1p(len(ranks) / 60))


def terms(text: str) -> dict[str, float]:
    """The terms of a text, each with the rarity of the rarest word that stands for it."""
    found: dict[str, float] = {}
    for form in words(text):
        weight = rarity(form)
        if weight > _COMMON and not form[0].isdigit():
            key = term(form)
            found[key] = max(found.get(key, 0.0), weight)
    return found


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's telling words, each once, in order."""
    return tuple(dict.fromkeys(stem(form) for form in words(text) if rarity(form) > _COMMON))


def runs(forms: Iterable[str]) -> list[int]:
    """A hash of every five words in a row, in order."""
    listed = list(forms)
    return [
        zlib.crc32(" ".join(listed[at : at + _RUN]).encode())
        for at in range(len(listed) - _RUN + 1)
    ]


def fingerprints(found: Iterable[int]) -> frozenset[int]:
    """A sample of a text's runs, the same ones wherever they stand (Broder 1997)."""
    return frozenset(run for run in found if run % _SAMPLED == 0)


def copied(own: list[int], other: Set[int]) -> list[bool]:
    """Which of a text's words stand in a run that another text has too.

    Args:
        own: the hashes of the text's runs, in order.
        other: those of the other text.
    """
    marked = [False] * (len(own) + _RUN - 1 if own else 0)
    for at, run in enumerate(own):
        if run in other:
            marked[at : at + _RUN] = [True] * _RUN
    return marked
