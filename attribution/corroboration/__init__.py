"""Across documents: the same claim, its independent origins, and what changed on the way.

    annotation → profile with its keys → index → candidates by rare keys
        → pairs of claims judged, by figure or by words → clusters with their origins
        → passages in common → derivation → claims aligned → drift

Documents are added one after the other, each compared with the few that share rare keys with it, so
that adding to an index costs the same whatever was added before. Of the near copies of one text
only the nearest is compared: what it has in common with the others is told through that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from attribution.corroboration.blocking import candidates, compared, posted
from attribution.corroboration.clusters import clusters
from attribution.corroboration.comparing import Numbered, compare, compare_inside
from attribution.corroboration.derivation import family
from attribution.corroboration.entries import Entry, entry_of
from attribution.corroboration.index import Index
from attribution.corroboration.passages import relatives
from attribution.corroboration.rows import Noted
from attribution.records import (
    Annotation,
    ClaimRef,
    Cluster,
    Derivation,
    Drift,
    DriftType,
    Relation,
    RelationType,
)

__all__ = ["Finding", "Index", "add", "corroborate", "findings", "insert"]

Finding = Cluster | Relation | Derivation | Drift


def add(index: Index, annotation: Annotation) -> bool:
    """Add a document and compare it with those it may have to do with.

    Returns:
        Whether it was added; a document with the same text is there already if not.
    """
    return annotation.document.id not in index and insert(index, entry_of(annotation))


def insert(index: Index, entry: Entry) -> bool:
    """``add`` a document that was made ready."""
    profile = entry.profile
    if profile.id in index:
        return False
    with index.adding():
        found = index.postings(entry.keys)
        near = candidates(found)
        kin = relatives(profile.runs, {number: index.runs(number) for number in near})
        document = Numbered(index.add(profile, posted(found, kin)), profile)
        compare_inside(index, document)
        for other in compared(near, kin):
            compare(index, Numbered(other, index.profile(other)), document)
    return True


def findings(index: Index) -> Iterator[Finding]:
    """Everything found: clusters, relations, derivations, drifts, in this order."""
    index.flush()
    parents = family(index.copies())
    ids = index.identities()
    yield from clusters(index, {ids[copy]: ids[one] for copy, one in parents.items()})
    for found in index.noted("relation"):
        yield Relation(
            origin=ClaimRef(document=ids[found.one], claim=found.claim),
            to=ClaimRef(document=ids[found.other], claim=found.counterpart),
            relation=cast("RelationType", found.value),
            why=found.before or "",
            directed=found.directed,
        )
    for shared in index.shared():
        is_copy = shared.copied and parents.get(shared.other) == shared.one
        yield Derivation(
            origin=ids[shared.one],
            to=ids[shared.other],
            reuse=shared.share,
            relation="derived_copy" if is_copy else "not_derived",
            directed=shared.directed,
        )
    for found in index.noted("drift"):
        if _is_told(found, parents):
            yield Drift(
                origin=ClaimRef(document=ids[found.one], claim=found.claim),
                to=ClaimRef(document=ids[found.other], claim=found.counterpart),
                drift=cast("DriftType", found.value),
                before=found.before,
                after=found.after,
                directed=found.directed,
            )


def _is_told(found: Noted, parents: Mapping[int, int]) -> bool:
    """Whether a drift is one from an original; two copies of one text have none between them."""
    one, other = found.one, found.other
    return parents.get(other) == one or parents.get(one, one) != parents.get(other, other)


def corroborate(annotations: Iterable[Annotation], index: Index) -> Iterator[Finding]:
    """Add documents to an index and tell everything it now holds."""
    for annotation in annotations:
        add(index, annotation)
    yield from findings(index)
