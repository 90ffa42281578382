"""The words of a claim as they are compared: stems, concepts, rarity."""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import Stemmer

from attribution.language.models import WEIGHTS

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CONTRACTED = re.compile(r"n['’]t|['’](?:d|ll|m|re|ve)\Z")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONCEPTS = Path(__file__).with_name("concepts.toml")
_COMMONEST = 1996  # the vocabulary's first whole word; from there on it is in order of frequency
_COMMON = 0.1
_CONCEPT = 0.3
_DATED = 0.6
_GOVERNED = frozenset({"the", "a", "an", "to", "of", "his", "her", "its", "their"})
_YEAR = re.compile(r"1\d{3}|20\d{2}|\d{1,2}[.:]\d{2}")


def placed(text: str) -> list[tuple[str, int, int]]:
    """Each word or number, lower case and without possessive, with its place in code points."""
    return [(_levelled(match[0]), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def _levelled(form: str) -> str:
    """A number without the commas in it, a word in lower case without its possessive."""
    if form.isalpha():
        return form.lower()
    if form[0].isdigit():
        return form.replace(",", "")
    return _POSSESSIVE.sub("", form.lower()).replace("’", "'")


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower case, without possessives."""
    return list(map(_levelled, _WORD.findall(text)))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class _Table:
    """What the words of ``concepts.toml`` stand for, by stem; ``forms``, ``populations`` by form.

    ``phrases`` has, by first form, what two words in a row stand for by the second one's form;
    ``others`` the words that only share the stem, with what they do not stand for.
    """

    concepts: dict[str, str]
    others: frozenset[tuple[str, str | int]]
    forms: dict[str, str]
    phrases: dict[str, dict[str, str]]
    populations: dict[str, str]
    apart: dict[str, frozenset[str]]
    labels: dict[str, int]
    counted: dict[str, str]
    abuses: frozenset[str]
    attitudes: dict[str, str]
    titles: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = tomllib.loads(_CONCEPTS.read_text(encoding="utf-8"))
    concepts = table["concept"]
    root = _stemmer().stemWord
    phrases: dict[str, dict[str, str]] = {}
    for entry in concepts:
        for first, second in map(str.split, entry.get("phrases", ())):
            phrases.setdefault(first, {})[second] = f"={entry['name']}"
    return _Table(
        concepts={
            root(form): f"={entry['name']}"
            for entry in concepts
            for form in entry.get("words", "").split()
        },
        others=frozenset(
            (form, f"={entry['name']}" if "name" in entry else entry["strength"])
            for entry in (*concepts, *table["label"])
            for form in entry.get("except", "").split()
        ),
        forms={
            form: f"={entry['name']}"
            for entry in concepts
            for form in entry.get("forms", "").split()
        },
        phrases=phrases,
        populations={
            form: f"={entry['name']}"
            for entry in table["population"]
            for form in entry["words"].split()
        },
        apart={
            f"={entry['name']}": frozenset(f"={other}" for other in entry["apart"].split())
            for entry in table["population"]
            if "apart" in entry
        },
        labels={
            root(form): entry["strength"]
            for entry in table["label"]
            for form in entry["words"].split()
        },
        counted={f"={e['name']}": f"={e['counts']}" for e in concepts if "counts" in e},
        abuses=frozenset(f"={entry['name']}" for entry in concepts if entry.get("abuse")),
        attitudes={
            form: entry["name"] for entry in table["attitude"] for form in entry["words"].split()
        },
        titles=frozenset(root(form) for entry in table["title"] for form in entry["words"].split()),
    )


def population(form: str) -> str | None:
    """The group of people that a word names, as ``=forces`` for ``soldiers``; None if none."""
    return _table().populations.get(form)


def are_apart(one: str, other: str) -> bool:
    """Whether nobody is in both of two groups, as soldiers and those whom they arrest."""
    return other in _table().apart.get(one, ())


def event(found: str) -> str | None:
    """The kind of event that people are counted by, as ``=death``, if a term tells of one."""
    return _table().counted.get(found)


def attitude(form: str) -> str | None:
    """What a cue tells: its source is ``for`` or ``against`` it, or it is ``expected``."""
    return _table().attitudes.get(form)


def is_abuse(found: str) -> bool:
    """Whether a term is a kind of abuse."""
    return found in _table().abuses


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    lines = (WEIGHTS / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {form: rank for rank, form in enumerate(lines) if rank >= _COMMONEST}


class Word(NamedTuple):
    """What is known of a lower-case word.

    ``term`` is what it counts as: ``=death`` for ``killed``, else its stem (Porter 2). ``rarity``,
    0 to 1, comes from its rank in the encoder's vocabulary, which stands in the order of frequency,
    so that by Zipf's law the logarithm of the rank goes with that of the inverse frequency; a word
    that is not in it counts as its rarest. ``weight`` is how much it tells in a claim: its rarity;
    years and times of day as much as a name. ``charge`` is how strongly it judges what it names:
    0 not at all, 2 charged, 3 condemning; ``is_telling`` whether it tells anything, as “the” and
    “said” do not; ``is_title`` whether it belongs to a name behind it, as “mayor” does.
    """

    stem: str
    term: str
    rarity: float
    weight: float
    charge: int
    is_telling: bool
    is_title: bool


@lru_cache(maxsize=100_000)
def known(form: str) -> Word:
    """What is known of a lower-case word."""
    root = str(_stemmer().stemWord(form))
    table = _table()
    counted = table.forms.get(form) or table.concepts.get(root, root)
    if (form, counted) in table.others:
        counted = root
    rare = _rarity(form)
    weight = _weight(form, counted, rare)
    charge = table.labels.get(root, 0)
    if (form, charge) in table.others:
        charge = 0
    return Word(root, counted, rare, weight, charge, rare > _COMMON, root in table.titles)


def _rarity(form: str) -> float:
    if len(form) < 2 or _CONTRACTED.search(form):
        return 0.0
    ranks = _ranks()
    rank = ranks.get(form, len(ranks) + _COMMONEST) - _COMMONEST
    return min(1.0, math.log1p(rank / 60) / math.log1p(len(ranks) / 60))


def _weight(form: str, counted: str, rare: float) -> float:
    if form[:1].isdigit():
        return _DATED if _YEAR.fullmatch(form) else 0.0
    return max(rare, _CONCEPT) if counted[:1] == "=" else rare


def stem(form: str) -> str:
    """The stem of a lower-case word (Porter 2)."""
    return known(form).stem


Token = tuple[str, int, int, Word]
"""A word as it stands in a text, where it begins and ends in code points, what is known of it."""


@lru_cache(maxsize=100_000)
def _read(written: str) -> tuple[str, Word]:
    form = _levelled(written)
    return form, known(form)


def _starts(written: Iterable[str], text: str) -> Iterator[int]:
    """Where each word of a text starts; between two there is neither a letter nor a digit."""
    at = 0
    for each in written:
        at = text.index(each, at)
        yield at
        at += len(each)


class Words:
    """The words of a text, found once, of which any stretch can be had.

    Args:
        text: any text.
    """

    def __init__(self, text: str) -> None:
        written = _WORD.findall(text)
        self._starts = list(_starts(written, text))
        self._found: list[Token] = [
            (form, start, start + len(each), word)
            for each, start in zip(written, self._starts, strict=True)
            for form, word in (_read(each),)
        ]
        self._read_phrases()

    def _read_phrases(self) -> None:
        """Give the second word of a phrase its meaning: “over” of “was over” that of “ended”.

        What has an object or a figure behind it is another phrase: “gave way to”, “was over 40”.
        """
        phrases, found = _table().phrases, self._found
        for place in range(len(found) - 1):
            seconds = phrases.get(found[place][0])
            form, start, end, word = found[place + 1]
            term = seconds.get(form) if seconds else None
            if term is None:
                continue
            behind = found[place + 2][0] if place + 2 < len(found) else ""
            if behind not in _GOVERNED and not behind[:1].isdigit():
                meant = word._replace(term=term, weight=max(word.rarity, _CONCEPT), is_telling=True)
                found[place + 1] = form, start, end, meant
                first = found[place][3]._replace(weight=0.0, is_telling=False)
                found[place] = *found[place][:3], first

    def within(self, start: int, end: int) -> list[Token]:
        """The words that begin in a range of code points, with their places."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def terms(found: Iterable[Token]) -> dict[str, float]:
    """The terms of a text's words, each with the weight of the rarest word that stands for it."""
    told: dict[str, float] = {}
    for _, _, _, word in found:
        weight = word.weight
        if weight > _COMMON and weight > told.get(word.term, 0.0):
            told[word.term] = weight
    return told
