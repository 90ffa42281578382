"""Whether two figures that differ measure one thing: what must hold before they are at odds.

A rate of another month, of women only, of Florida, what another buyer spent or a wage that is asked
for is another measure, however alike the words are.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from attribution.corroboration.figures import Figure
from attribution.corroboration.profile import Telling
from attribution.corroboration.words import known, population, stem, words
from attribution.language.calendar import MONTHS, WEEKDAYS

_MONTHS, _DAYS = frozenset(MONTHS), frozenset(WEEKDAYS)
_PASSING = frozenset({"today", "yesterday", "night", "morning", "evening", "afternoon", "day"})
_COUNTED_BY = re.compile(r"(?:as of|by|each|every|per|an?)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b[Ii]n ((?:[A-Z][\w’'-]+ ?)+)")
_OF_THE_SOURCE = re.compile(r"\W*(?:to [a-z]+|(?!(?:during|according|including)\b)[a-z]+ing)\b")
_PRONOUN = re.compile(
    r"\W*(?:that )?(?:it|they|he|she|we|i|its|their|his|her|our|my)\b", re.IGNORECASE
)
_SOME = re.compile(r"\W*an? ")
_AN = re.compile(r"\W*an?\s*\Z")
_STILL = frozenset({"remain", "remains", "remained", "remaining", "still"})
_SURVEYS = frozenset(
    {
        "poll", "polls", "survey", "surveys", "pollster", "pollsters", "voters", "respondents",
        "adults",
    }
)  # fmt: skip
_EVERYBODY = "=everybody"


class Common(NamedTuple):
    """What two claims tell alike beside their figures.

    ``dice`` is the share of what their words tell that both have, ``held`` that of the shorter
    one's, ``least`` how much that is; ``told`` whether any such word is no name.
    """

    dice: float
    held: float
    least: float
    told: bool


def beside(one: Telling, other: Telling, names: frozenset[str]) -> Common:
    """What two claims have in common without the words of their figures and what these count.

    Args:
        one: a claim.
        other: another one.
        names: the names that their documents are about.
    """
    numbers = {
        known(word).term
        for figure in (*one.figures, *other.figures)
        for shown in (figure.shown, figure.unit or "")
        for word in words(shown)
    }
    mine = {term: weight for term, weight in one.terms.items() if term not in numbers}
    theirs = {term: weight for term, weight in other.terms.items() if term not in numbers}
    shared = mine.keys() & theirs.keys()
    common = sum(min(mine[term], theirs[term]) for term in shared)
    a, b = sum(mine.values()), sum(theirs.values())
    least = min(a, b)
    return Common(
        2 * common / (a + b) if a + b else 1.0,
        common / least if least else 1.0,
        least,
        not shared <= names.union(one.names, other.names),
    )


def is_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of one time: neither is of a month or year that the other is not.

    A day tells when something happened, and “as of May” when it was counted, which parts only two
    of them; “the year” may be any year, but no month.
    """
    mine, theirs = _period(one.window), _period(other.window)
    if mine is None or theirs is None:
        return mine is theirs and happened_together(one, other)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    return not (mine | theirs) & _MONTHS


def happened_together(one: Figure, other: Figure) -> bool:
    """Whether nothing tells that two figures are of events of different days, months or years."""
    mine, theirs = _dates(one.window), _dates(other.window)
    return not (mine and theirs and mine.isdisjoint(theirs))


def is_month(text: str) -> bool:
    """Whether a text names a month."""
    return not _MONTHS.isdisjoint(words(text))


@lru_cache(maxsize=10_000)
def _named(window: str | None) -> frozenset[str]:
    return frozenset(words(window or ""))


@lru_cache(maxsize=10_000)
def _dates(window: str | None) -> frozenset[str]:
    told = _named(window)
    return told & (_MONTHS | _DAYS) | {word for word in told if word[0].isdigit()}


@lru_cache(maxsize=10_000)
def _period(window: str | None) -> frozenset[str] | None:
    """The months and numbers that tell which period a figure is of; None if it is of none."""
    told = _named(window)
    if not told or _COUNTED_BY.match(window or "") or told & (_DAYS | _PASSING):
        return None
    return told & _MONTHS | {word for word in told if word[0].isdigit()}


def names_place(telling: Telling, other: Telling, understood: Set[str]) -> bool:
    """Whether a claim says in which place, and another one does not name it.

    Args:
        telling: a claim.
        other: another one.
        understood: the stems of names of places that need not be named again.
    """
    return any(
        not _names(place) <= _names(other.text)
        for place in _WHERE.findall(telling.text)
        if not is_month(place) and not {stem(word) for word in words(place)} <= understood
    )


def is_placed_apart(place: str | None, known_there: Set[str]) -> bool:
    """Whether a place has a name that is none of those known where another figure stands."""
    named = {
        stem(word) for form in (place or "").split() if form[:1].isupper() for word in words(form)
    }
    return bool(named) and named.isdisjoint(known_there)


def is_of_others(one: Telling, other: Telling) -> bool:
    """Whether one claim names a group, as women, that the other one does not."""
    return _groups(one) != _groups(other)


def _groups(telling: Telling) -> Set[str]:
    found = filter(None, map(population, words(telling.text)))
    return {group for group in found if group != _EVERYBODY}


def _names(text: str) -> Set[str]:
    return set(words(text))


def is_own(telling: Telling) -> bool:
    """Whether a claim has no subject but its source: “[reports] spending …”, “[says] it …”."""
    return bool(_OF_THE_SOURCE.match(telling.text) or _PRONOUN.match(telling.text))


def is_of_some(telling: Telling) -> bool:
    """Whether a claim speaks of something not known before: “[reports] a profit of …”."""
    return bool(_SOME.match(telling.text))


def is_described(telling: Telling, figure: Figure) -> bool:
    """Whether a figure only says what kind of thing a claim is about: “[backs] a $12 wage”."""
    return bool(_AN.fullmatch(telling.text[: max(0, figure.start - telling.start)]))


def is_passing(telling: Telling) -> bool:
    """Whether a claim counts what is there at one moment: “12 people remained in hospital”."""
    return not _STILL.isdisjoint(words(telling.text))


def is_surveyed(figure: Figure, source: str) -> bool:
    """Whether a figure is a share of those whom a survey asked, by who tells it and of whom."""
    told = {*words(source), *words(figure.population or "")}
    return figure.unit == "percent" and not _SURVEYS.isdisjoint(told)


def names_figure(one: Figure, other: Figure) -> bool:
    """Whether one figure stands in the words of the other one, as 250 in “200 or 250”."""
    mine, theirs = words(one.shown), words(other.shown)
    told = [word for word in (mine if len(mine) < len(theirs) else theirs) if word[0].isdigit()]
    return bool(told) and all(word in mine and word in theirs for word in told)
