"""Across documents: the same claim, its independent origins, and what changed on the way.

    annotation → profile → index → candidates by rare keys
        → pairs of claims judged, by figure or by words → clusters with their origins
        → passages in common → derivation → claims aligned → drift

Documents are added one after the other, each compared with the few that share rare keys with it, so
that adding to an index costs the same whatever was added before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attribution.corroboration.alignment import align, is_copied
from attribution.corroboration.clusters import clusters, node
from attribution.corroboration.derivation import Reuse, family, nearest, reuse_of
from attribution.corroboration.drift import Change, drifts, requoted
from attribution.corroboration.index import Edge, Index, keys_of
from attribution.corroboration.inside import inside
from attribution.corroboration.matching import judge, pairs
from attribution.corroboration.meeting import Meeting, Verdict
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.reading import profile_of
from attribution.records import (
    Annotation,
    ClaimRef,
    Cluster,
    Derivation,
    Drift,
    Relation,
)

__all__ = ["Finding", "Index", "add", "corroborate", "findings"]

Finding = Cluster | Relation | Derivation | Drift
Judged = tuple[Telling, Telling, Verdict]
_NOTED = 0.02
"""Least share of reuse that is written down."""
_BEST = 0.75
"""How much of the best counterpart's likeness another one of a claim must have to be told."""


def add(index: Index, annotation: Annotation) -> bool:
    """Add a document and compare it with those it may have to do with.

    Returns:
        Whether it was added; a document with the same text is there already if not.
    """
    if annotation.document.id in index:
        return False
    profile = profile_of(annotation)
    keys = keys_of(profile)
    with index.adding():
        others = nearest(
            profile.runs, {other: index.runs(other) for other in index.candidates(keys)}
        )
        number = index.add(profile, keys)
        _note(index, (number, profile), (number, profile), list(inside(profile)))
        for other in others:
            _compare(index, (other, index.profile(other)), (number, profile))
    return True


def findings(index: Index) -> Iterator[Finding]:
    """Everything found: clusters, relations, derivations, drifts, in this order."""
    index.flush()
    parents = family(index.copies())
    ids = {copy: index.profile(copy).id for copy in parents}
    originals = {ids[copy]: index.profile(one).id for copy, one in parents.items()}
    yield from clusters(index, originals)
    for _, _, line in index.findings("relation"):
        yield Relation.model_validate_json(line)
    for one, other, line in index.findings("derivation"):
        yield _of_family(Derivation.model_validate_json(line), one, other, parents)
    for one, other, line in index.findings("drift"):
        if _is_copy_of(one, other, parents) or not _are_kin(one, other, parents):
            yield Drift.model_validate_json(line)


Numbered = tuple[int, Profile]


def _is_copy_of(one: int, other: int, parents: Mapping[int, int]) -> bool:
    return parents.get(other) == one


def _are_kin(one: int, other: int, parents: Mapping[int, int]) -> bool:
    """Whether two documents are copies of one original."""
    return parents.get(one, one) == parents.get(other, other)


def _of_family(
    derivation: Derivation, one: int, other: int, parents: Mapping[int, int]
) -> Derivation:
    """Two copies of one original are not copies of each other."""
    if derivation.relation == "derived_copy" and not _is_copy_of(one, other, parents):
        return derivation.model_copy(update={"relation": "not_derived"})
    return derivation


def _compare(index: Index, first: Numbered, second: Numbered) -> None:
    """Compare two documents: their claims, their passages, and if one is a copy what changed."""
    one, other = first[1], second[1]
    meeting = Meeting(one, other)
    reuse = reuse_of(one, other)
    if reuse.share < _NOTED and not meeting.is_one_story:
        return
    if reuse.share >= _NOTED:
        index.note("derivation", *_ordered(reuse, first, second), [_derivation(reuse)])
    if reuse.is_copy:
        best = _best(_as_copied(index, reuse, first, second, meeting))
        index.note_copy(*_ordered(reuse, first, second), reuse.share)
    else:
        best = _best(_judged(pairs(one, other), meeting))
        _note_quotes(index, first, second, meeting, best)
    _note(index, first, second, best)


def _judged(listed: Iterable[tuple[Telling, Telling]], meeting: Meeting) -> list[Judged]:
    return [
        (left, right, verdict) for left, right in listed for verdict in judge(left, right, meeting)
    ]


def _ordered(reuse: Reuse, first: Numbered, second: Numbered) -> tuple[int, int]:
    """The numbers of the original and the copy."""
    one, other = first[0], second[0]
    return (one, other) if reuse.original is first[1] else (other, one)


def _as_copied(
    index: Index, reuse: Reuse, first: Numbered, second: Numbered, meeting: Meeting
) -> list[Judged]:
    """Note what changed in a copy; claims that were copied are one whatever changed in them.

    Only claims that are aligned or count something are judged: how others stand to each other is
    told inside the original.
    """
    alignment = align(reuse.original, reuse.copy)
    changes = drifts(reuse.original, reuse.copy, alignment)
    numbers = _ordered(reuse, first, second)
    index.note("drift", *numbers, [_drift(change, reuse) for change in changes])
    is_turned = reuse.original is not first[1]
    aligned = [(copy, one) if is_turned else (one, copy) for one, copy in alignment.pairs]
    counting = [
        (left, right)
        for left in first[1].tellings
        for right in second[1].tellings
        if left.figures and right.figures
    ]
    listed = {(left.claim, right.claim): (left, right) for left, right in (*aligned, *counting)}
    judged = _judged(listed.values(), meeting)
    known = {(left.claim, right.claim) for left, right, _ in judged}
    return judged + [
        (left, right, Verdict("same", 0.6, "copied", joins=True))
        for left, right in aligned
        if (left.claim, right.claim) not in known
        and not (left.figures and right.figures)
        and is_copied(left, right)
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


def _note(index: Index, first: Numbered, second: Numbered, judged: list[Judged]) -> None:
    (number, one), (at, other) = first, second
    dated = bool(one.published and other.published and one.published != other.published)
    places = {telling.claim: place for place, telling in enumerate(one.tellings)}
    theirs = {telling.claim: place for place, telling in enumerate(other.tellings)}
    lines: dict[tuple[str, str, str], str] = {}
    edges = []
    for left, right, verdict in judged:
        relation = Relation(
            origin=ClaimRef(document=one.id, claim=left.claim),
            to=ClaimRef(document=other.id, claim=right.claim),
            relation=verdict.relation,
            why=verdict.why,
            directed=dated,
        )
        key = left.claim, right.claim, verdict.relation
        lines.setdefault(key, relation.model_dump_json())
        if verdict.relation not in ("consistent_sum", "supports") or verdict.joins:
            a, b = verdict.figures or (None, None)
            if verdict.joins or verdict.relation != "possible_same":
                left_node = node(number, places[left.claim], a)
                right_node = node(at, theirs[right.claim], b)
                edges.append(Edge(left_node, right_node, round(verdict.score, 4), verdict.joins))
    index.note("relation", number, at, lines.values())
    index.link(edges)


def _note_quotes(
    index: Index, first: Numbered, second: Numbered, meeting: Meeting, judged: list[Judged]
) -> None:
    """What became of one speaker's words in two documents that do not copy each other."""
    (number, one), (at, other) = first, second
    directed = bool(
        one.published and other.published and one.published[:10] != other.published[:10]
    )
    is_turned = directed and str(other.published) < str(one.published)
    source, target = (other, one) if is_turned else (one, other)
    met = [
        (right, left) if is_turned else (left, right)
        for left, right, verdict in judged
        if verdict.joins and meeting.same_speaker(left, right)
    ]
    lines = [
        _as_drift(change, source, target, directed=directed)
        for before, after in met
        for change in requoted(before, after, source, target)
    ]
    index.note("drift", *((at, number) if is_turned else (number, at)), lines)


def _derivation(reuse: Reuse) -> str:
    return Derivation(
        origin=reuse.original.id,
        to=reuse.copy.id,
        reuse=round(reuse.share, 4),
        relation="derived_copy" if reuse.is_copy else "not_derived",
        directed=reuse.directed,
    ).model_dump_json()


def _drift(change: Change, reuse: Reuse) -> str:
    return _as_drift(change, reuse.original, reuse.copy, directed=reuse.directed)


def _as_drift(change: Change, source: Profile, target: Profile, *, directed: bool) -> str:
    return Drift(
        origin=ClaimRef(
            document=source.id, claim=change.original.claim if change.original else None
        ),
        to=ClaimRef(document=target.id, claim=change.copy.claim if change.copy else None),
        drift=change.drift,
        before=change.before,
        after=change.after,
        directed=directed,
    ).model_dump_json()


def corroborate(annotations: Iterable[Annotation], index: Index) -> Iterator[Finding]:
    """Add documents to an index and tell everything it now holds."""
    for annotation in annotations:
        add(index, annotation)
    yield from findings(index)
