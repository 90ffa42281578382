"""Two documents compared: everything found about them is noted in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attribution.corroboration.alignment import align, copied_claims
from attribution.corroboration.clusters import node
from attribution.corroboration.derivation import reuse_of
from attribution.corroboration.drift import Change, drifts, requoted
from attribution.corroboration.index import Index
from attribution.corroboration.inside import inside
from attribution.corroboration.matching import Judged, are_scoped_apart, judge, pairs
from attribution.corroboration.meeting import Meeting, Verdict
from attribution.corroboration.overlap import both, places
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.rows import Edge, Noted, Shared

_NOTED = 0.02
"""Least share of reuse that is written down."""
_BEST = 0.75
"""How much of the best counterpart's likeness another one of a claim must have to be told."""
_COPIED = 0.6
"""How sure it is that a claim told otherwise in a copy is the original's claim."""


class Numbered(NamedTuple):
    """A document with its number in the index."""

    number: int
    profile: Profile


def compare(index: Index, first: Numbered, second: Numbered) -> None:
    """Compare two documents: their claims, their passages, and if one is a copy what changed.

    The order in which they are given does not matter: the earlier one by date comes first, then
    the one whose name does.
    """
    first, second = sorted((first, second), key=lambda document: document.profile.order)
    reuse = reuse_of(first.profile, second.profile)
    if reuse.share >= _NOTED:
        original, copy = (first, second) if reuse.original is first.profile else (second, first)
        numbers = original.number, copy.number
        index.note_shared(Shared(*numbers, round(reuse.share, 4), reuse.is_copy, reuse.directed))
        if reuse.is_copy:
            _compare_copy(index, original, copy, directed=reuse.directed)
            return
    meeting = Meeting(first.profile, second.profile)
    if reuse.share >= _NOTED or meeting.is_one_story:
        best = counterparts(meeting)
        _note_quotes(index, first, second, meeting, best)
        _note(index, first, second, best)


def counterparts(meeting: Meeting) -> list[Judged]:
    """How the claims of two documents stand to each other where neither is a copy."""
    return _best(_judged(pairs(meeting), meeting))


def compare_inside(index: Index, document: Numbered) -> None:
    """Compare the claims of a document with each other."""
    _note(index, document, document, inside(document.profile))


def _compare_copy(index: Index, original: Numbered, copy: Numbered, *, directed: bool) -> None:
    """Note what changed in a copy; claims that were copied are one whatever else changed in them.

    Only claims that are aligned or count people are judged: how others stand to each other is told
    inside the original. Figures are judged, and so is what is told of all and of some.
    """
    meeting = Meeting(original.profile, copy.profile)
    alignment = align(meeting)
    changes = drifts(meeting, alignment)
    index.note("drift", [_drift(each, original, copy, directed=directed) for each in changes])
    left, right = meeting.left.tellings, meeting.right.tellings
    counting = both(meeting.left.counting, meeting.right.counting)
    listed = {
        (left[one].claim, right[other].claim): (left[one], right[other])
        for one, other in places(counting)
    }
    same = copied_claims(meeting)
    found: list[Judged] = []
    for one, other in alignment.pairs:
        key = one.claim, other.claim
        if key in same and not (one.figures or other.figures or are_scoped_apart(one, other)):
            found.append(
                (one, other, Verdict("same", max(_COPIED, same[key]), "copied", joins=True))
            )
            listed.pop(key, None)
        else:
            listed.setdefault(key, (one, other))
    judged = _best([*found, *_judged(listed.values(), meeting)])
    _note(index, original, copy, judged, copied=True)


def outermost(judged: Iterable[Judged]) -> Iterator[Judged]:
    """Without pairs of claims that both stand in, or around, those of another pair that is one."""
    kept: list[Judged] = []
    for found in sorted(judged, key=lambda each: -len(each[0].text) - len(each[1].text)):
        one, other, verdict = found
        if not any(
            verdict.relation == shown.relation
            and verdict.figures is shown.figures is None
            and one.start < left.end and left.start < one.end
            and other.start < right.end and right.start < other.end
            for left, right, shown in kept
        ):  # fmt: skip
            kept.append(found)
    yield from sorted(kept, key=lambda each: (each[0].start, each[1].start))


def _judged(listed: Iterable[tuple[Telling, Telling]], meeting: Meeting) -> list[Judged]:
    return [
        (one, other, verdict) for one, other in listed for verdict in judge(one, other, meeting)
    ]


def _best(judged: list[Judged]) -> list[Judged]:
    """Without the weaker ones of several counterparts that one claim has in one document."""
    best: dict[tuple[str, str], float] = {}
    for left, right, verdict in judged:
        for key in (("left", left.claim), ("right", right.claim)):
            best[key] = max(best.get(key, 0.0), verdict.score)
    return [
        (left, right, verdict)
        for left, right, verdict in judged
        if verdict.relation not in ("same", "possible_same")
        or verdict.figures
        or verdict.score >= _BEST * best["left", left.claim]
        or verdict.score >= _BEST * best["right", right.claim]
    ]


def _note(
    index: Index,
    first: Numbered,
    second: Numbered,
    judged: Iterable[Judged],
    *,
    copied: bool = False,
) -> None:
    """Note how claims stand to each other, and which ones are to be one or must not be."""
    (number, one), (at, other) = first, second
    dated = bool(one.published and other.published and one.published != other.published)
    ours = {telling.claim: place for place, telling in enumerate(one.tellings)}
    theirs = {telling.claim: place for place, telling in enumerate(other.tellings)}
    found: dict[tuple[str, str, str], Noted] = {}
    edges = []
    for left, right, verdict in judged:
        key = left.claim, right.claim, verdict.relation
        found.setdefault(key, Noted(number, at, *key, verdict.why, None, dated))
        if verdict.joins or verdict.parts:
            a, b = verdict.figures or (None, None)
            left_node = node(number, ours[left.claim], a)
            right_node = node(at, theirs[right.claim], b)
            score = round(verdict.score, 4)
            edges.append(Edge(left_node, right_node, score, verdict.joins, copied))
    index.note("relation", found.values())
    index.link(edges)


def _note_quotes(
    index: Index, first: Numbered, second: Numbered, meeting: Meeting, judged: list[Judged]
) -> None:
    """What became of one speaker's words in two documents that do not copy each other."""
    one, other = first.profile, second.profile
    directed = bool(
        one.published and other.published and one.published[:10] != other.published[:10]
    )
    said = [each for each in judged if each[2].joins and meeting.same_speaker(each[0], each[1])]
    changes = [
        _drift(change, first, second, directed=directed)
        for left, right, _ in outermost(said)
        for change in requoted(left, right, meeting)
    ]
    index.note("drift", changes)


def _drift(change: Change, original: Numbered, copy: Numbered, *, directed: bool) -> Noted:
    return Noted(
        original.number,
        copy.number,
        change.original.claim if change.original else None,
        change.copy.claim if change.copy else None,
        change.drift,
        change.before,
        change.after,
        directed,
    )
