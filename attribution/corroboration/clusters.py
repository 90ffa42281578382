"""One claim in many documents: clusters of tellings, their outlets and first sources."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from attribution.corroboration.index import Index
from attribution.corroboration.origins import Told, origins_of
from attribution.records import ClaimRef, Cluster, Origin, Quantity

_MOST_MEMBERS = 30
_LABEL = 90  # code points
Node = tuple[int, str]


def clusters(index: Index, copies: Iterable[tuple[str, str]]) -> Iterator[Cluster]:
    """The clusters of an index, the largest first.

    The most alike claims are joined first; two that an edge parts, as another figure does, never
    come into one cluster, whatever lies between them.

    Args:
        index: what was compared.
        copies: pairs of documents of which the second is a copy of the first.
    """
    copied = {copy for _, copy in copies}
    homes = _joined(index.edges())
    known: dict[Node, Told] = {}
    for node in homes:
        profile = index.profile(node[0])
        telling = next(t for t in profile.tellings if t.claim == node[1])
        known[node] = (profile, telling)
    groups: dict[Node, list[Node]] = {}
    for node, home in homes.items():
        groups.setdefault(home, []).append(node)
    kept = [sorted(nodes) for nodes in groups.values() if len(nodes) > 1]
    for nodes in sorted(kept, key=lambda group: (-len(group), group[0])):
        yield _cluster([known[node] for node in nodes], copied)


def _joined(edges: Iterable[tuple[int, str, int, str, float, bool]]) -> dict[Node, Node]:
    """Each claim's home: single linkage in the order of likeness, with pairs kept apart."""
    listed = list(edges)
    members: dict[Node, set[Node]] = {}
    home: dict[Node, Node] = {}
    apart: dict[Node, set[Node]] = {}
    for one, claim, other, other_claim, _, joins in listed:
        if not joins:
            apart.setdefault((one, claim), set()).add((other, other_claim))
            apart.setdefault((other, other_claim), set()).add((one, claim))
    for one, claim, other, other_claim, _, joins in listed:
        if not joins:
            continue
        a, b = (one, claim), (other, other_claim)
        for node in (a, b):
            home.setdefault(node, node)
            members.setdefault(node, {node})
        left, right = home[a], home[b]
        if left == right or len(members[left]) + len(members[right]) > _MOST_MEMBERS:
            continue
        if any(apart.get(node, set()) & members[right] for node in members[left]):
            continue
        first, second = sorted((left, right))
        for node in members.pop(second):
            home[node] = first
            members[first].add(node)
    return home


def _cluster(members: list[Told], copied: set[str]) -> Cluster:
    refs = [ClaimRef(document=profile.id, claim=telling.claim) for profile, telling in members]
    origins = [
        Origin(name=_name(members[group[0]]), members=[refs[place] for place in group])
        for group in origins_of(members)
    ]
    first = zlib.crc32(f"{refs[0].document} {refs[0].claim}".encode())
    return Cluster(
        id=f"k{first:08x}",
        members=refs,
        label=_label(members),
        outlets=len({profile.outlet or profile.id for profile, _ in members}),
        independent_origins=len(origins),
        origins=origins,
        quantity=_quantity(members),
    )


def _name(told: Told) -> str:
    profile, telling = told
    if telling.origin == 0:
        return profile.outlet or profile.name
    return profile.tellers[telling.origin].name


def _label(members: list[Told]) -> str:
    """The shortest telling that has most of what all have in common."""
    _, telling = min(
        members,
        key=lambda told: (
            told[1].zone == "headline",
            not told[1].numbers and any(other.numbers for _, other in members),
            abs(len(told[1].text) - 60),
        ),
    )
    text = " ".join(telling.text.split())
    return text if len(text) <= _LABEL else text[: text.rfind(" ", 0, _LABEL)] + " …"


def _quantity(members: list[Told]) -> Quantity | None:
    """The figure that most members tell, the most exact of equals."""
    found = [number.quantity for _, telling in members for number in telling.numbers[:1]]
    if not found:
        return None
    values = [quantity.value for quantity in found]
    return max(
        found, key=lambda quantity: (values.count(quantity.value), quantity.precision == "exact")
    )
