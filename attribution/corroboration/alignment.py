"""Which claim of a copy tells which claim of the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from attribution.corroboration.figures import agreement, same_event
from attribution.corroboration.meeting import Meeting
from attribution.corroboration.overlap import Floats, both, places
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.words import event, words

_LEAST = 0.34
_CERTAIN = 0.6
_OPENINGS = frozenset({"lede", "standfirst"})
_TOLD_AGAIN = 0.18
_BESIDE = 60  # code points
_SAME_FIGURE = 0.15
_OTHER_ZONE = 0.1
_CONTAINED = 0.8
_TOPICAL = 0.1
_SOME = 0.15  # of both, for what one has of the other to count
_FEWEST_TERMS = 3
_ALL = 0.99
_ONE, _WHOLE = 0.45, 0.7


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims of two documents side by side.

    ``pairs`` hold an original and a copied claim each; a claim may stand in several. ``dropped``
    are those of the original, ``added`` those of the copy, that have no counterpart.
    """

    pairs: tuple[tuple[Telling, Telling], ...]
    dropped: tuple[Telling, ...]
    added: tuple[Telling, ...]


Two = tuple[Telling, Telling]


def align(meeting: Meeting) -> Alignment:
    """Align the claims of an original (left) and a copy, each with the one most like it."""
    original, copy = meeting.left, meeting.right
    met = [(original.tellings[one], copy.tellings[other]) for one, other in _nearest(meeting)]
    chosen = {(one.claim, other.claim): (one, other) for one, other in met}
    chosen |= _followers(original, copy, met)
    chosen |= _told_again(meeting, {one for one, _ in chosen})
    listed = sorted(chosen.values(), key=lambda pair: (pair[0].start, pair[1].start))
    return Alignment(
        tuple(listed),
        tuple(_unmet(original.tellings, {one.claim for one, _ in listed})),
        tuple(_unmet(copy.tellings, {other.claim for _, other in listed})),
    )


def _nearest(meeting: Meeting) -> Iterator[tuple[int, int]]:
    """The places of claims of which one is most like the other, or that share a figure."""
    scores, figures = _scores(meeting)
    if not scores.size:
        return
    rows, columns = (np.arange(size) for size in scores.shape)
    is_best = columns == scores.argmax(axis=1)[:, None]
    is_best |= rows[:, None] == scores.argmax(axis=0)
    yield from places((scores >= _LEAST) & (is_best | ((scores >= _CERTAIN) & (figures > 0))))


def _scores(meeting: Meeting) -> tuple[Floats, Floats]:
    """How like the claims are, and what a figure in common, or the lack of one, has in that.

    Claims are like in words, or one is contained in the other, if it is not too short for that.
    """
    left, right, overlap = meeting.left, meeting.right, meeting.overlap
    shorter = np.minimum(left.grid.lengths[:, None], right.grid.lengths)
    numbered = both(left.numbered, right.numbered)
    is_inside = (shorter >= _FEWEST_TERMS) | ((shorter > 1) & (overlap.held > _ALL))
    is_inside &= numbered | (overlap.dice >= _SOME)
    contained = np.where(is_inside, overlap.held, 0.0)
    scores = np.maximum(overlap.dice, _CONTAINED * contained)
    figures = np.zeros_like(scores)
    for row, column in places(numbered & (scores > _TOPICAL)):
        figures[row, column] = _of_figures(left.tellings[row], right.tellings[column])
    moved = both(left.headlines, ~right.headlines)
    return scores + figures - _OTHER_ZONE * moved, figures


def _followers(original: Profile, copy: Profile, chosen: list[Two]) -> dict[tuple[str, str], Two]:
    """Claims of one kind of event behind aligned ones, in an opening sentence that tells both."""
    met = {(one.claim, other.claim) for one, other in chosen}
    found = {}
    for one, other in chosen:
        if other.zone not in _OPENINGS:
            continue
        behind = _next(copy.tellings, other)
        before = _next(original.tellings, one)
        if behind is None or before is None or (before.claim, behind.claim) in met:
            continue
        if {term for term in before.terms.keys() & behind.terms.keys() if event(term)}:
            found[before.claim, behind.claim] = before, behind
    return found


def _told_again(meeting: Meeting, met: set[str]) -> dict[tuple[str, str], Two]:
    """What a source said of an event that the copy tells in its own voice, in other words."""
    left, right = meeting.left.tellings, meeting.right.tellings
    unmet = [each.attributed and each.claim not in met for each in left]
    alike = both(unmet, [not each.attributed for each in right])
    found: dict[str, Two] = {}
    for row, column in places(alike & (meeting.overlap.dice >= _TOLD_AGAIN)):
        one, other = left[row], right[column]
        like = meeting.likeness(one, other)
        kinds = [term for term in like.shared if term[0] == "=" and not event(term)]
        if like.dice >= _TOLD_AGAIN and len(kinds) > 1:
            found.setdefault(one.claim, (one, other))
    return {(one.claim, other.claim): (one, other) for one, other in found.values()}


def _next(tellings: Sequence[Telling], telling: Telling) -> Telling | None:
    """The claim that follows in the same sentence, or nearly."""
    later = [each for each in tellings if 0 <= each.start - telling.end < _BESIDE]
    return min(later, key=lambda each: (each.start, -each.end), default=None)


def _unmet(tellings: Sequence[Telling], met: set[str]) -> list[Telling]:
    """The claims without a counterpart, but for those inside another one of the document."""
    return [
        telling
        for telling in tellings
        if telling.terms and telling.claim not in met and not holders(tellings, telling)
    ]


def copied_claims(meeting: Meeting) -> dict[tuple[str, str], float]:
    """The claims that are one whatever was changed in the copy, with how alike they are."""
    overlap = meeting.overlap
    alike = (overlap.dice >= _ONE) | (overlap.held >= _WHOLE)
    one, other = np.nonzero(alike & (overlap.shared >= _FEWEST_TERMS - 1))
    left, right = meeting.left.tellings, meeting.right.tellings
    found = zip(one.tolist(), other.tolist(), overlap.dice[one, other].tolist(), strict=True)
    return {(left[row].claim, right[column].claim): dice for row, column, dice in found}


def _of_figures(one: Telling, other: Telling) -> float:
    """What a figure in common adds, and what the lack of one takes away."""
    counting = [
        (a, b)
        for a in one.figures
        for b in other.figures
        if same_event(a, b) and a.value and b.value
    ]
    found = {agreement(a, b) for a, b in counting}
    if "equal" in found:
        return 2 * _SAME_FIGURE
    if "rounded" in found:
        return _SAME_FIGURE
    return -_SAME_FIGURE if "different" in found else 0.0


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
        if telling is not inner
        and telling.start <= inner.start
        and inner.end <= telling.end
        and (telling.start, telling.end) != (inner.start, inner.end)
    ]
