"""Across documents: the same claim, its independent origins, and what changed on the way.

    index → candidates by rare keys → pairs of claims judged → clusters with their origins
          ↘ passages in common → derivation → claims aligned → drift

Documents are added one after the other, each compared with the few that share rare keys with it, so
that adding to an index costs the same whatever was added before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.corroboration.clusters import clusters
from attribution.corroboration.derivation import Reuse, reuse_of
from attribution.corroboration.drift import Change, drifts
from attribution.corroboration.index import Index, keys_of
from attribution.corroboration.matching import Verdict, added_up, judge, pairs, within
from attribution.corroboration.profile import Profile, Telling, profile_of
from attribution.records import (
    Annotation,
    ClaimRef,
    Cluster,
    Derivation,
    Drift,
    Relation,
)

__all__ = ["Finding", "Index", "add", "findings"]

Finding = Cluster | Relation | Derivation | Drift
_NOTED = 0.02
"""Least share of reuse that is written down."""


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
        others = index.candidates(keys)
        number = index.add(profile, keys)
        _note_pairs(index, number, profile, number, profile, _inside(profile))
        for other in others:
            _compare(index, other, index.profile(other), number, profile)
    return True


def findings(index: Index) -> Iterator[Finding]:
    """Everything found: clusters, relations, derivations, drifts, in this order."""
    derived = [Derivation.model_validate_json(line) for line in index.findings("derivation")]
    copies = [(d.origin, d.to) for d in derived if d.relation == "derived_copy"]
    yield from clusters(index, copies)
    for line in index.findings("relation"):
        yield Relation.model_validate_json(line)
    yield from derived
    for line in index.findings("drift"):
        yield Drift.model_validate_json(line)


Judged = tuple[Telling, Telling, Verdict]


def _inside(profile: Profile) -> list[Judged]:
    found = list(within(profile))
    sums = [
        (total, part, Verdict("consistent_sum", 1.0, why)) for total, part, why in added_up(profile)
    ]
    return found + sums


def _compare(index: Index, first: int, one: Profile, second: int, other: Profile) -> None:
    """Compare two documents: their claims, their passages, and if one is a copy what changed."""
    judged = [
        (left, right, verdict)
        for left, right in pairs(one, other)
        if (verdict := judge(left, right, one, other))
    ]
    _note_pairs(index, first, one, second, other, _best(judged))
    reuse = reuse_of(one, other)
    if reuse.share >= _NOTED:
        index.note("derivation", [_derivation(reuse).model_dump_json()])
    if reuse.is_copy:
        changes = drifts(reuse.original, reuse.copy)
        index.note("drift", [_drift(change, reuse).model_dump_json() for change in changes])


def _best(judged: list[Judged]) -> list[Judged]:
    """Without the weaker ones of several counterparts that one claim has in one document."""
    best: dict[str, float] = {}
    for left, _, verdict in judged:
        best[left.claim] = max(best.get(left.claim, 0.0), verdict.score)
    return [
        item
        for item in judged
        if item[2].relation not in ("same", "possible_same")
        or item[2].score >= 0.75 * best[item[0].claim]
    ]


def _note_pairs(
    index: Index, first: int, one: Profile, second: int, other: Profile, judged: list[Judged]
) -> None:
    relations = []
    edges = []
    dated = bool(one.published and other.published and one.published != other.published)
    for left, right, verdict in judged:
        relation = Relation(
            origin=ClaimRef(document=one.id, claim=left.claim),
            to=ClaimRef(document=other.id, claim=right.claim),
            relation=verdict.relation,
            why=verdict.why,
            directed=dated,
        )
        relations.append(relation.model_dump_json())
        if verdict.joins or verdict.relation.startswith(("conflict", "update", "part")):
            edges.append((first, left.claim, second, right.claim, verdict.score, verdict.joins))
    index.note("relation", relations)
    index.link(edges)


def _derivation(reuse: Reuse) -> Derivation:
    return Derivation(
        origin=reuse.original.id,
        to=reuse.copy.id,
        reuse=round(reuse.share, 4),
        relation="derived_copy" if reuse.is_copy else "not_derived",
        directed=reuse.directed,
    )


def _drift(change: Change, reuse: Reuse) -> Drift:
    return Drift(
        origin=ClaimRef(
            document=reuse.original.id, claim=change.original.claim if change.original else None
        ),
        to=ClaimRef(document=reuse.copy.id, claim=change.copy.claim if change.copy else None),
        drift=change.drift,
        before=change.before,
        after=change.after,
        directed=reuse.directed,
    )


def corroborate(annotations: Iterable[Annotation], index: Index) -> Iterator[Finding]:
    """Add documents to an index and tell everything it now holds."""
    for annotation in annotations:
        add(index, annotation)
    yield from findings(index)
