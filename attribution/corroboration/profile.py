"""An annotation reduced to what is compared across documents.

A profile is small and plain: it is kept in the index, so that a document that was added once is
never read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from attribution.corroboration.figures import Figure
from attribution.corroboration.overlap import Grid, Mask
from attribution.corroboration.passages import Runs


class Teller(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A source of one document, as told there."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    affiliation: str
    access: str


class Telling(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One claim as one document tells it.

    ``sourced`` tells whether its source stands in the text at that place, ``frame`` are the runs of
    words that end and that begin with its cue. ``tellers`` are the places, among the document's
    tellers, of the chain's sources after the outlet, ``links`` how each was come by; ``origin`` is
    the first source's place, 0 the outlet's. ``quoted`` are the stretches in quotation marks,
    ``spoken`` the words of each as they are compared. ``terms`` map to what they tell: rare words
    much, those that stand in many claims of the document less; ``weight`` is their sum. ``names``
    are those that are written with a capital, with the titles before them, ``events`` those that
    people are counted by, ``years`` those that are; ``charged`` are the words that judge what they
    name, with how strongly. ``hedges`` are the qualifiers' types with their words; ``whole`` and
    ``part`` what is said of all and of some.
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
    spoken: tuple[str, ...]
    tellers: tuple[int, ...]
    links: tuple[str, ...]
    origin: int
    terms: dict[str, float]
    weight: float
    names: tuple[str, ...]
    events: tuple[str, ...]
    years: tuple[str, ...]
    charged: dict[str, int]
    figures: tuple[Figure, ...]
    hedges: dict[str, str]
    whole: tuple[str, ...]
    part: tuple[str, ...]
    status: str
    agents: tuple[str, ...]
    join: str | None
    baseline: str | None

    @property
    def counts_people(self) -> bool:
        """Whether one of its figures counts people."""
        return bool(self.figures) and any(figure.counts_people for figure in self.figures)


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
    runs: Runs

    @property
    def order(self) -> tuple[str, str, str]:
        """By what documents are put in order, whatever the order of adding: date, name, id."""
        return self.published or "9999", self.name, self.id

    @cached_property
    def grid(self) -> Grid:
        """The terms of its tellings as they are compared all at once."""
        return Grid.of([telling.terms for telling in self.tellings])

    @cached_property
    def quotations(self) -> frozenset[int]:
        """The runs of what its claims quote."""
        parts = (part for telling in self.tellings for part in telling.spoken)
        return frozenset(Runs.of(word for part in parts for word in part.split()).hashes)

    @cached_property
    def values(self) -> frozenset[float | None]:
        """What its figures come to."""
        return frozenset(figure.value for each in self.tellings for figure in each.figures)

    @cached_property
    def counting(self) -> Mask:
        """Which of its tellings count people."""
        return np.array([telling.counts_people for telling in self.tellings], dtype=bool)

    @cached_property
    def numbered(self) -> Mask:
        """Which of its tellings have a figure."""
        return np.array([bool(telling.figures) for telling in self.tellings], dtype=bool)

    @cached_property
    def headlines(self) -> Mask:
        """Which of its tellings are headlines."""
        return np.array([telling.zone == "headline" for telling in self.tellings], dtype=bool)

    def packed(self) -> bytes:
        """As kept in an index, but for the runs, which are kept beside it."""
        return _ENCODER.encode([getattr(self, name) for name in _KEPT])

    def __reduce__(self) -> tuple[object, ...]:
        """As one process hands it to another."""
        return Profile.unpacked, (self.packed(), self.runs)

    @classmethod
    def unpacked(cls, packed: bytes, runs: Runs) -> Profile:
        """Back from an index."""
        return cls(*_DECODER.decode(packed), runs=runs)


_KEPT = ("id", "name", "outlet", "published", "truncated", "tellers", "tellings", "story")
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(
    tuple[
        str,
        str,
        str | None,
        str | None,
        bool,
        tuple[Teller, ...],
        tuple[Telling, ...],
        dict[str, float],
    ]
)
