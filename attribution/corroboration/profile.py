"""An annotation reduced to what is compared across documents.

A profile is small and plain: it is kept in the index, so that a document that was added once is
never read again.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from attribution.corroboration.figures import Figure
from attribution.corroboration.overlap import Grid
from attribution.corroboration.passages import runs as runs_of
from attribution.corroboration.words import words


class Teller(NamedTuple):
    """A source of one document, as told there."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    affiliation: str
    access: str


class Telling(NamedTuple):
    """One claim as one document tells it.

    ``sourced`` tells whether its source stands in the text at that place, ``frame`` are the runs of
    words that end and that begin with its cue. ``tellers`` are the
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
    frame: tuple[int, ...]
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

    @property
    def counts_people(self) -> bool:
        """Whether one of its figures counts people."""
        return any(figure.counts_people for figure in self.figures)


@dataclass(frozen=True)
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

    @property
    def order(self) -> tuple[str, str, str]:
        """By what documents are put in order, whatever the order of adding: date, name, id."""
        return self.published or "9999", self.name, self.id

    @cached_property
    def grid(self) -> Grid:
        """The terms of its tellings as they are compared all at once."""
        return Grid.of([telling.terms for telling in self.tellings])

    @cached_property
    def passages(self) -> frozenset[int]:
        """Its runs, in no order."""
        return frozenset(self.runs)

    @cached_property
    def quotations(self) -> frozenset[int]:
        """The runs of what its claims quote."""
        parts = " … ".join(part for telling in self.tellings for part in telling.quoted)
        return frozenset(runs_of(words(parts)))

    def packed(self) -> bytes:
        """As kept in an index, but for the runs, which are kept beside it."""
        plain = {name: getattr(self, name) for name in _KEPT}
        plain["tellers"] = self.tellers
        plain["tellings"] = [_plain(telling) for telling in self.tellings]
        return to_json(plain)

    @classmethod
    def unpacked(cls, line: bytes, runs: array[int]) -> Profile:
        """Back from an index."""
        plain = from_json(line)
        plain["tellers"] = tuple(
            Teller(name, tuple(aliases), *rest) for name, aliases, *rest in plain["tellers"]
        )
        plain["tellings"] = tuple(_telling(each) for each in plain["tellings"])
        return cls(**plain, runs=runs)


_KEPT = ("id", "name", "outlet", "published", "truncated", "story")
_FIELDS = Telling._fields
_FIGURES = _FIELDS.index("figures")
_LISTS = [
    _FIELDS.index(name) for name in ("frame", "quoted", "tellers", "links", "agents", "whole")
]
_SETS = [_FIELDS.index(name) for name in ("names", "events", "years", "part", "flags")]
_KINDS, _WHOSE = (Figure._fields.index(name) for name in ("kinds", "whose"))


def _plain(telling: Telling) -> list[Any]:
    values: list[Any] = list(telling)
    for place in _SETS:
        values[place] = sorted(values[place])
    return values


def _telling(values: list[Any]) -> Telling:
    for place in _LISTS:
        values[place] = tuple(values[place])
    for place in _SETS:
        values[place] = frozenset(values[place])
    values[_FIGURES] = tuple(map(_figure, values[_FIGURES]))
    return Telling._make(values)


def _figure(values: list[Any]) -> Figure:
    values[_KINDS], values[_WHOSE] = tuple(values[_KINDS]), tuple(values[_WHOSE])
    return Figure._make(values)
