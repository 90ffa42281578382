"""An annotation reduced to what is compared across documents.

A profile is small and plain: it is kept in the index, so that a document that was added once is
never read again.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json

from attribution.corroboration.figures import Figure


@dataclass(frozen=True, slots=True)
class Teller:
    """A source of one document, as told there."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    affiliation: str
    access: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as one document tells it.

    ``sourced`` tells whether its source stands in the text at that place. ``tellers`` are the
    places, among the document's tellers, of the chain's sources after the outlet, ``links`` how
    each was come by; ``origin`` is the first source's place, 0 the outlet's. ``quoted`` are the
    stretches in quotation marks. ``terms`` map to what they tell: rare words much, those that stand
    in many claims of the document less; ``weight`` is their sum. ``names`` are those that are
    written with a capital, ``events`` those that people are counted by, ``years`` those that are;
    ``charged`` are the words that judge what they name, with how strongly. ``hedges`` are the
    qualifiers' types with their words; ``whole`` and ``part`` what is said of all and of some.
    """

    claim: str
    start: int
    end: int
    text: str
    zone: str
    attributed: bool
    sourced: bool
    form: str
    act: str | None
    channel: str | None
    quoted: tuple[str, ...]
    tellers: tuple[int, ...]
    links: tuple[str, ...]
    origin: int
    terms: dict[str, float]
    weight: float
    names: frozenset[str]
    events: frozenset[str]
    years: frozenset[str]
    charged: dict[str, int]
    figures: tuple[Figure, ...]
    hedges: dict[str, str]
    whole: tuple[str, ...]
    part: frozenset[str]
    status: str
    agents: tuple[str, ...]
    join: str | None
    baseline: str | None
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as it is compared.

    ``runs`` are hashes of every five words in a row of its text without page furniture; ``story``
    are its names with what they tell about what it is about.
    """

    id: str
    name: str
    outlet: str | None
    published: str | None
    truncated: bool
    tellers: tuple[Teller, ...]
    tellings: tuple[Telling, ...]
    story: dict[str, float]
    runs: array[int]

    def packed(self) -> tuple[bytes, bytes]:
        """As kept in an index: the tellings and all else, and the runs."""
        plain = {name: getattr(self, name) for name in _KEPT}
        plain["tellers"] = [_values(teller) for teller in self.tellers]
        plain["tellings"] = [_plain(telling) for telling in self.tellings]
        return to_json(plain), self.runs.tobytes()

    @classmethod
    def unpacked(cls, line: bytes, packed: bytes) -> Profile:
        """Back from an index."""
        plain = from_json(line)
        plain["tellers"] = tuple(
            Teller(name, tuple(aliases), *rest) for name, aliases, *rest in plain["tellers"]
        )
        plain["tellings"] = tuple(_telling(each) for each in plain["tellings"])
        found = array("I")
        found.frombytes(packed)
        return cls(**plain, runs=found)


_KEPT = ("id", "name", "outlet", "published", "truncated", "story")
_FIELDS = Telling.__slots__
_SETS = ("names", "events", "years", "part", "flags")
_LISTS = ("quoted", "tellers", "links", "agents", "whole")


def _values(item: object) -> list[Any]:
    return [getattr(item, name) for name in type(item).__slots__]  # type: ignore[attr-defined]


def _plain(telling: Telling) -> list[Any]:
    plain = {name: getattr(telling, name) for name in _FIELDS}
    for name in _SETS:
        plain[name] = sorted(plain[name])
    plain["figures"] = [_values(figure) for figure in telling.figures]
    return list(plain.values())


def _telling(values: list[Any]) -> Telling:
    plain = dict(zip(_FIELDS, values, strict=True))
    for name in _LISTS:
        plain[name] = tuple(plain[name])
    for name in _SETS:
        plain[name] = frozenset(plain[name])
    plain["figures"] = tuple(
        Figure(**dict(zip(Figure.__slots__, _tuples(figure), strict=True)))
        for figure in plain["figures"]
    )
    return Telling(**plain)


def _tuples(values: list[Any]) -> list[Any]:
    return [tuple(value) if isinstance(value, list) else value for value in values]
