"""Corroboration measured against gold: links, relations, derivation, drift, counted origins.

The gold speaks of the claims of gold annotations. What was found speaks of the claims of whatever
was corroborated; each of them counts as the gold claim that it overlaps most, so that the same
gold serves gold annotations, which isolates corroboration, and an annotator's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Literal

from attribution.corroboration import Finding, Index, corroborate
from attribution.evaluate.across_gold import (
    GoldDerivation,
    GoldDrift,
    GoldGroup,
    GoldLine,
    GoldRelation,
    read_corroboration_gold,
)
from attribution.evaluate.scores import Score, Scores
from attribution.records import (
    Annotation,
    Claim,
    ClaimRef,
    Cluster,
    Derivation,
    Drift,
    Relation,
    RelationType,
)

_LEAST_OVERLAP = 0.3  # of the shorter of two claims
_COUNTED: frozenset[RelationType] = frozenset(
    {"update", "part_of", "consistent_sum", "conflict_value", "conflict_category", "conflict_scope"}
)
"""Relations that are held against what the gold does not have; the others may be many."""


Pair = frozenset[ClaimRef]


class Places:
    """The gold claim that each claim of other annotations of the same texts stands for."""

    def __init__(self, gold: Iterable[Annotation], found: Iterable[Annotation]) -> None:
        known = {annotation.document.id: annotation.claims for annotation in gold}
        self._homes: dict[ClaimRef, ClaimRef] = {}
        for annotation in found:
            document = annotation.document.id
            for claim in annotation.claims:
                home = _home(claim, known.get(document, ()))
                if home is not None:
                    ref = ClaimRef(document=document, claim=claim.id)
                    self._homes[ref] = ClaimRef(document=document, claim=home)

    def __call__(self, ref: ClaimRef) -> ClaimRef:
        """The gold claim; one that stands for nothing stays itself, under a name of its own."""
        if ref.claim is None:
            return ref
        return self._homes.get(ref) or ClaimRef(document=ref.document, claim=f"?{ref.claim}")


def _home(claim: Claim, known: Sequence[Claim]) -> str | None:
    """The gold claim of the largest overlap for its size."""
    own = _points(claim)
    best, score = None, 0.0
    for other in known:
        theirs = _points(other)
        common = len(own & theirs)
        if common >= _LEAST_OVERLAP * min(len(own), len(theirs)) and common:
            likeness = common / len(own | theirs)
            if likeness > score:
                best, score = other.id, likeness
    return best


def _points(claim: Claim) -> set[int]:
    return {point for start, end in claim.spans for point in range(start, end)}


def corroboration_scores(
    gold: Sequence[GoldLine], found: Iterable[Finding], place: Places
) -> dict[str, Score]:
    """Score findings; by row: claim links, relations, derivations, drift, origin and outlet counts.

    Of counts, ``gold`` is the groups whose count is known and ``matched`` those that a cluster got
    right; ``predicted`` is the groups that were found at all.
    """
    listed = list(found)
    clusters = [item for item in listed if isinstance(item, Cluster)]
    groups = [line for line in gold if isinstance(line, GoldGroup)]
    return {
        "claim links": _links(groups, clusters, place),
        "relations": _relations(gold, listed, place),
        "derivations": _derivations(gold, listed),
        "drift": _drift(gold, listed, place),
        "origin counts": _counts(groups, clusters, place, "origins"),
        "outlet counts": _counts(groups, clusters, place, "outlets"),
    }


def _crossing(refs: Iterable[ClaimRef]) -> set[Pair]:
    """The pairs of claims of different documents."""
    pairs = combinations(set(refs), 2)
    return {frozenset(pair) for pair in pairs if pair[0].document != pair[1].document}


def _links(groups: list[GoldGroup], clusters: list[Cluster], place: Places) -> Score:
    wanted: set[Pair] = set()
    perhaps: set[Pair] = set()
    for group in groups:
        wanted |= _crossing(group.members)
        perhaps |= _crossing([*group.members, *group.perhaps])
    linked: set[Pair] = set()
    for cluster in clusters:
        linked |= _crossing(map(place, cluster.members))
    return Score.of(wanted, linked - (perhaps - wanted))


def _relations(gold: Sequence[GoldLine], found: list[Finding], place: Places) -> Score:
    """Each gold relation is found if one pair of it is; a found one is right if the gold has it."""
    entries = [line for line in gold if isinstance(line, GoldRelation)]
    met: set[int] = set()
    right = wrong = 0
    for item in found:
        if not isinstance(item, Relation):
            continue
        one, other = place(item.origin), place(item.to)
        homes = [
            number
            for number, entry in enumerate(entries)
            if item.relation in entry.relations
            and ((one in entry.one and other in entry.other)
            or (other in entry.one and one in entry.other))
        ]  # fmt: skip
        met.update(homes)
        if item.relation in _COUNTED:
            right += bool(homes)
            wrong += not homes
    return _found(
        [number in met for number, entry in enumerate(entries) if not entry.perhaps], right, wrong
    )


def _found(met: list[bool], right: int, wrong: int) -> Score:
    """A score of entries that several predictions may meet: as precise as the predictions are."""
    matched = sum(met)
    precision = right / (right + wrong) if right + wrong else 0.0
    return Score(len(met), round(matched / precision) if precision else wrong, matched)


def _derivations(gold: Sequence[GoldLine], found: list[Finding]) -> Score:
    wanted = {(line.origin, line.to) for line in gold if isinstance(line, GoldDerivation)}
    derived = {
        (item.origin, item.to)
        for item in found
        if isinstance(item, Derivation) and item.relation == "derived_copy"
    }
    return Score.of(wanted, derived)


def _drift(gold: Sequence[GoldLine], found: list[Finding], place: Places) -> Score:
    entries = [line for line in gold if isinstance(line, GoldDrift)]
    met: set[int] = set()
    right = wrong = 0
    for item in found:
        if not isinstance(item, Drift):
            continue
        sides = place(item.origin), place(item.to)
        homes = [
            number
            for number, entry in enumerate(entries)
            if item.drift in entry.drift and _fits(entry, *sides)
        ]
        met.update(homes)
        if homes and all(entries[number].perhaps for number in homes):
            continue
        right += bool(homes)
        wrong += not homes
    return _found(
        [number in met for number, entry in enumerate(entries) if not entry.perhaps], right, wrong
    )


def _fits(entry: GoldDrift, one: ClaimRef, other: ClaimRef) -> bool:
    if one in entry.origin and other in entry.to:
        return True
    return entry.either and other in entry.origin and one in entry.to


def _counts(
    groups: list[GoldGroup],
    clusters: list[Cluster],
    place: Places,
    field: Literal["origins", "outlets"],
) -> Score:
    """Whether the cluster that has most of a group's claims counts as the gold does.

    Those that are perhaps among them may be counted or not.
    """
    members = [{place(ref) for ref in cluster.members} for cluster in clusters]
    wanted = found = right = 0
    for group in groups:
        count = group.origins if field == "origins" else group.outlets
        if count is None or len(group.members) < 2:
            continue
        wanted += 1
        own = set(group.members)
        best = max(
            range(len(clusters)),
            key=lambda n: (len(own & members[n]), -len(members[n] - own), -n),
            default=None,
        )
        if best is None or len(own & members[best]) < 2:
            continue
        found += 1
        cluster = clusters[best]
        counted = cluster.independent_origins if field == "origins" else cluster.outlets
        doubtful = _doubtful(cluster, {*group.perhaps} - own, place, field)
        right += counted - doubtful <= count <= counted
    return Score(wanted, found, right)


def _doubtful(
    cluster: Cluster,
    perhaps: set[ClaimRef],
    place: Places,
    field: Literal["origins", "outlets"],
) -> int:
    """How many of a cluster's origins, or of its documents, only doubtful members have."""
    if field == "origins":
        groups = [origin.members for origin in cluster.origins]
    else:
        documents = {ref.document for ref in cluster.members}
        groups = [[ref for ref in cluster.members if ref.document == each] for each in documents]
    return sum(all(place(ref) in perhaps for ref in group) for group in groups)


def evaluate_across(
    gold: Path, annotations: Sequence[Annotation], predicted: Sequence[Annotation]
) -> Scores:
    """Corroborate gold annotations and predicted ones, and score both.

    Args:
        gold: the gold of corroboration.
        annotations: the gold annotations that it speaks of.
        predicted: an annotator's, of the same texts.

    Returns:
        Scores by what was compared and then by what was corroborated.

    Raises:
        StoreError: if the gold cannot be read.
    """
    lines = read_corroboration_gold(gold)
    table: Scores = {}
    for name, given in (("of gold", annotations), ("of predictions", predicted)):
        with closing(Index()) as index:
            found = list(corroborate(given, index))
        for row, score in corroboration_scores(lines, found, Places(annotations, given)).items():
            table.setdefault(row, {})[name] = score
    return table
