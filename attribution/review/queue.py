"""What is to be reviewed: claims as the queue shows, finds and sorts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from attribution.records import Annotation, Attribution, Claim, Source
from attribution.review.folding import Reviewed

Order = Literal["document", "confidence", "disagreement"]
ORDERS: tuple[Order, ...] = ("document", "confidence", "disagreement")
DECIDED = ("accept", "reject")
"""The decisions after which a claim is reviewed; one skipped or flagged still waits."""


class Item(NamedTuple):
    """A claim in the queue; ``document`` is the number of its document in the library."""

    document: int
    claim: str
    name: str
    text: str
    zone: str
    source: str
    source_kind: str
    status: str
    qualifiers: frozenset[str]
    flags: frozenset[str]
    quote: str
    type: str
    commitment: str
    confidence: float
    decision: str | None = None
    changed: bool = False
    note: str = ""
    disagreement: int = 0

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from every other."""
        return self.document, self.claim


def items_of(
    number: int, view: Reviewed, differences: Mapping[str, set[str]] | None = None
) -> list[Item]:
    """The claims of one document as the reviewer now sees it."""
    annotation = view.annotation
    sources = {source.id: source for source in annotation.sources}
    attributions = {attribution.id: attribution for attribution in annotation.attributions}
    apart = differences or {}
    return [
        _told(number, annotation, claim, sources, attributions)._replace(
            decision=view.decisions.get(claim.id),
            changed=claim.id in view.touched or claim.attribution_id in view.touched,
            note=view.notes.get(claim.id, ""),
            disagreement=len(apart.get(claim.id, ())),
        )
        for claim in annotation.claims
    ]


def told(number: int, annotation: Annotation) -> list[Item]:
    """The claims of one document as the machine made them."""
    sources = {source.id: source for source in annotation.sources}
    attributions = {attribution.id: attribution for attribution in annotation.attributions}
    return [_told(number, annotation, claim, sources, attributions) for claim in annotation.claims]


def _told(
    number: int,
    annotation: Annotation,
    claim: Claim,
    sources: Mapping[str, Source],
    attributions: Mapping[str, Attribution],
) -> Item:
    attribution = attributions.get(claim.attribution_id or "")
    source = sources.get(attribution.source_id if attribution else "s0")
    text = annotation.document.text
    return Item(
        document=number,
        claim=claim.id,
        name=annotation.document.name,
        text=" … ".join(text[start:end] for start, end in claim.spans),
        zone=claim.zone,
        source=source.name if source else "",
        source_kind=source.kind if source else "",
        status=claim.verification.status,
        qualifiers=frozenset(qualifier.type for qualifier in claim.qualifiers),
        flags=frozenset(claim.flags),
        quote=attribution.quote.form if attribution else "none",
        type=attribution.type if attribution else "none",
        commitment=claim.commitment[-1].value if claim.commitment else "Uu",
        confidence=claim.confidence,
    )


class DocumentLine(NamedTuple):
    """A document of which claims are in the queue, and how far it is reviewed.

    ``place`` is that of its first claim in the queue; ``claims`` are all it has.
    """

    number: int
    name: str
    reviewed: int
    claims: int
    place: int


T = TypeVar("T")


class Made(Sequence[T]):
    """A long sequence of which each part is made when it is looked at.

    Args:
        rows: numbers, in order.
        make: makes what stands for a number.
    """

    def __init__(self, rows: NDArray[np.int64], make: Callable[[int], T]) -> None:
        self.rows = rows
        self._make = make

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self._make(row) for row in self.rows[place].tolist()]
        return self._make(int(self.rows[place]))
