"""A statement about checking as the words have it, before it is known which claims it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.records import Method, VerificationStatus
from attribution.stages.verification.things import Checked
from attribution.text import Span

SURE, UNSURE = 0.85, 0.6
"""Confidence in a statement about a thing that has a noun or clause of its own, and in others."""
_OF_ITEMS = frozenset({"geolocation", "chronolocation", "reverse_image", "metadata"})


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about checking before it is aimed.

    ``by`` is the checker's mention, None for the outlet or nobody named; ``cue`` the checking
    predicate, ``act`` its kind; ``thing`` what was checked. ``sentence`` is the number of its
    sentence, ``by_kind`` what kind of checker it is.
    """

    span: Span
    cue: Span
    by: Span | None
    status: VerificationStatus
    independent: bool | None
    method: Method
    thing: Checked
    act: str
    sentence: int
    by_kind: str
    evidence: tuple[str, ...]
    confidence: float

    @property
    def object(self) -> Literal["claim", "media"]:
        """Whether an item or what somebody tells was checked."""
        return "media" if self.thing.is_item or self.method in _OF_ITEMS else "claim"
