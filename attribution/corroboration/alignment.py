"""Which claim of a copy tells which claim of the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.corroboration.matching import likeness
from attribution.corroboration.numbers import agreement
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.words import words

_LEAST = 0.34
_SAME_FIGURE = 0.15


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims of two documents side by side.

    ``pairs`` hold an original and a copied claim each; a claim may stand in several. ``dropped``
    are those of the original, ``added`` those of the copy, that have no counterpart.
    """

    pairs: tuple[tuple[Telling, Telling], ...]
    dropped: tuple[Telling, ...]
    added: tuple[Telling, ...]


def align(original: Profile, copy: Profile) -> Alignment:
    """Align the claims of two documents, each with the one most like it on the other side."""
    ours = [telling for telling in original.tellings if telling.terms]
    theirs = [telling for telling in copy.tellings if telling.terms]
    scores = [[_alike(one, other) for other in theirs] for one in ours]
    chosen = set()
    for place, row in enumerate(scores):
        best = max(range(len(row)), key=lambda n: (row[n], -n), default=None)
        if best is not None and row[best] >= _LEAST:
            chosen.add((place, best))
    for other in range(len(theirs)):
        best = max(range(len(ours)), key=lambda n: (scores[n][other], -n), default=None)
        if best is not None and scores[best][other] >= _LEAST:
            chosen.add((best, other))
    met = {place for place, _ in chosen}
    found = {place for _, place in chosen}
    return Alignment(
        tuple((ours[one], theirs[other]) for one, other in sorted(chosen)),
        tuple(t for place, t in enumerate(ours) if place not in met),
        tuple(t for place, t in enumerate(theirs) if place not in found),
    )


def _alike(one: Telling, other: Telling) -> float:
    """Like in words, or one contained in the other; a figure in common counts."""
    score = max(likeness(one, other), 0.8 * _contained(one, other))
    if score > 0.1 and _share_figure(one, other):
        score += _SAME_FIGURE
    if one.zone == other.zone == "headline":
        score += 0.05
    return score


def _contained(one: Telling, other: Telling) -> float:
    """The share of the shorter claim's terms that stand in the longer one."""
    small, large = sorted((one.terms, other.terms), key=len)
    whole = sum(small.values())
    if len(small) < 3:
        return 0.0
    return sum(weight for term, weight in small.items() if term in large) / whole if whole else 0.0


def _share_figure(one: Telling, other: Telling) -> bool:
    return any(agreement(a, b) != "different" for a in one.numbers for b in other.numbers)


def shared_words(one: str, other: str) -> float:
    """The share of the first text's words that stand in the second, in any order."""
    mine = words(one)
    theirs = set(words(other))
    return sum(word in theirs for word in mine) / len(mine) if mine else 0.0


def holders(tellings: Sequence[Telling], inner: Telling) -> list[Telling]:
    """The claims in which another one stands."""
    return [
        telling
        for telling in tellings
        if telling is not inner and telling.start <= inner.start and inner.end <= telling.end
    ]
