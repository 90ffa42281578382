"""The words of a claim as they are compared: stems, concepts, rarity, copied passages."""

from __future__ import annotations

import math
import re
import tomllib
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
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
_CONCEPT = 0.3
_DATED = 0.6
_YEAR = re.compile(r"1\d{3}|20\d{2}|\d{1,2}[.:]\d{2}")


def placed(text: str) -> list[tuple[str, int, int]]:
    """Each word or number, lower case and without possessive, with its place in code points."""
    return [
        (_levelled(form) if not form.isalpha() else form.lower(), start, end)
        for form, start, end in [
            (match[0], match.start(), match.end()) for match in _WORD.finditer(text)
        ]
    ]


def _levelled(form: str) -> str:
    """A number without the commas in it, a word without its possessive."""
    if form[0].isdigit():
        return form.replace(",", "")
    return _POSSESSIVE.sub("", form.lower())


class Words:
    """The words of a text, found once, of which any stretch can be had.

    Args:
        text: any text.
    """

    def __init__(self, text: str) -> None:
        self._found = placed(text)
        self._starts = [start for _, start, _ in self._found]

    def within(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The words that begin in a range of code points, with their places."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


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


@dataclass(frozen=True, slots=True)
class _Table:
    """What the words of ``concepts.toml`` stand for, by stem; ``populations`` by form."""

    concepts: dict[str, str]
    populations: dict[str, str]
    labels: dict[str, int]
    counted: dict[str, str]
    abuses: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = tomllib.loads(_CONCEPTS.read_text(encoding="utf-8"))
    concepts = table["concept"]
    return _Table(
        concepts={
            stem(form): f"={entry['name']}" for entry in concepts for form in entry["words"].split()
        },
        populations={
            form: f"={entry['name']}"
            for entry in table["population"]
            for form in entry["words"].split()
        },
        labels={
            stem(form): entry["strength"]
            for entry in table["label"]
            for form in entry["words"].split()
        },
        counted={f"={e['name']}": f"={e['counts']}" for e in concepts if "counts" in e},
        abuses=frozenset(f"={entry['name']}" for entry in concepts if entry.get("abuse")),
    )


@lru_cache(maxsize=100_000)
def term(form: str) -> str:
    """What a word counts as: ``=death`` for ``killed``, else its stem."""
    found = stem(form)
    return _table().concepts.get(found, found)


def population(form: str) -> str | None:
    """The group of people that a word names, as ``=forces`` for ``soldiers``; None if none."""
    return _table().populations.get(form)


def event(found: str) -> str | None:
    """The kind of event that people are counted by, as ``=death``, if a term tells of one."""
    return _table().counted.get(found)


def is_abuse(found: str) -> bool:
    """Whether a term is a kind of abuse."""
    return found in _table().abuses


def charge(form: str) -> int:
    """How strongly a word judges what it names: 0 not at all, 2 charged, 3 condemning."""
    return _table().labels.get(stem(form), 0)


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


@lru_cache(maxsize=200_000)
def weight(form: str) -> float:
    """How much a word tells in a claim: its rarity; years and times of day as much as a name."""
    if form[0].isdigit():
        return _DATED if _YEAR.fullmatch(form) else 0.0
    found = rarity(form)
    return max(found, _CONCEPT) if term(form)[0] == "=" else found


def is_telling(form: str) -> bool:
    """Whether a word tells anything at all, as “the” and “said” do not."""
    return rarity(form) > _COMMON


def terms(forms: Iterable[str]) -> dict[str, float]:
    """The terms of a text's words, each with the weight of the rarest word that stands for it."""
    found: dict[str, float] = {}
    for form in forms:
        value = weight(form)
        if value > _COMMON:
            key = term(form)
            if value > found.get(key, 0.0):
                found[key] = value
    return found


def runs(forms: Sequence[str]) -> list[int]:
    """A hash of every five words in a row, in order."""
    line = " ".join(forms).encode()
    ends = list(accumulate(len(form.encode()) + 1 for form in forms))
    starts = [0, *ends]
    return [
        zlib.crc32(line[start : end - 1])
        for start, end in zip(starts, ends[_RUN - 1 :], strict=False)
    ]


def fingerprints(found: Iterable[int]) -> frozenset[int]:
    """A sample of a text's runs, the same ones wherever they stand (Broder 1997)."""
    return frozenset(run for run in found if run % _SAMPLED == 0)


def copied(own: Sequence[int], other: Set[int]) -> list[bool]:
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
