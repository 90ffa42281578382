"""One claim in many documents: clusters of tellings, their outlets and first sources.

A telling is a claim of a document, or one figure of it: what is told of the 54 soldiers of a claim
and what is told of its 75 rebels are two clusters.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

from attribution.corroboration.figures import Figure
from attribution.corroboration.index import Index
from attribution.corroboration.origins import Told, first_source, origins_of
from attribution.corroboration.rows import Edge
from attribution.records import ClaimRef, Cluster, Origin, Quantity

_MOST_TEXTS = 30
"""Of how many texts, not counting copies, the tellings of one cluster may come."""
_QUOTED = re.compile('["“‘\'][^"“”]*["”’\']')
_LABEL = 90  # code points
_READABLE = 60
_TELLINGS, _FIGURES = 1 << 12, 1 << 5


def node(document: int, telling: int, figure: int | None = None) -> int:
    """A telling as one number: the document's, the claim's place in it, the figure's in that."""
    inner = min(telling, _TELLINGS - 1) * _FIGURES
    inner += 0 if figure is None else min(figure, _FIGURES - 2) + 1
    return document * _TELLINGS * _FIGURES + inner


def _place(found: int) -> tuple[int, int, int | None]:
    rest, figure = divmod(found, _FIGURES)
    document, telling = divmod(rest, _TELLINGS)
    return document, telling, figure - 1 if figure else None


def clusters(index: Index, parents: Mapping[str, str]) -> Iterator[Cluster]:
    """The clusters of an index, the largest first.

    The most alike tellings are joined first; two that an edge parts, as another figure does, never
    come into one cluster, whatever lies between them. Only what hangs together is held in memory.

    Args:
        index: what was compared.
        parents: the id of the original of each document that is a copy.
    """
    homes = _components(index.edges())
    found = (
        _cluster(index, members, parents)
        for edges in index.grouped(sorted(homes.items()))
        for members in _joined(edges)
    )
    lines = ((len(c.members), place, c.model_dump_json()) for place, c in enumerate(found))
    for line in index.ordered(lines):
        yield Cluster.model_validate_json(line)


def _components(edges: Iterable[Edge]) -> dict[int, int]:
    """Each telling's component: what hangs together by joining edges (union–find)."""
    home: dict[int, int] = {}

    def root(start: int) -> int:
        at = home.setdefault(start, start)
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for edge in edges:
        if edge.joins:
            one, other = sorted((root(edge.one), root(edge.other)))
            home[other] = one
    return {start: root(start) for start in list(home)}


def _joined(edges: list[Edge]) -> Iterator[list[int]]:
    """The clusters of one component: single linkage in the order of likeness, with pairs apart.

    What hangs together loosely is cut off at some size; copies do not count towards it.
    """
    apart: dict[int, set[int]] = {}
    for edge in edges:
        if not edge.joins:
            apart.setdefault(edge.one, set()).add(edge.other)
            apart.setdefault(edge.other, set()).add(edge.one)
    home: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    texts: dict[int, int] = {}
    for edge in edges:
        if not edge.joins:
            continue
        for each in edge[:2]:
            if each not in home:
                home[each], members[each], texts[each] = each, {each}, 1
        small, large = home[edge.one], home[edge.other]
        if small == large:
            continue
        if len(members[small]) > len(members[large]):
            small, large = large, small
        together = texts[small] + texts[large] - edge.copied
        if together > _MOST_TEXTS and not edge.copied:
            continue
        if any(apart.get(each, set()) & members[large] for each in members[small]):
            continue
        home.update(dict.fromkeys(members[small], large))
        members[large] |= members.pop(small)
        texts[large] = together
    yield from sorted(sorted(found) for found in members.values() if len(found) > 1)


def _cluster(index: Index, nodes: list[int], parents: Mapping[str, str]) -> Cluster:
    placed = [(index.profile(document), at, figure) for document, at, figure in map(_place, nodes)]
    placed.sort(key=lambda each: (*each[0].order, each[1]))
    told: dict[tuple[str, int], Told] = {}
    figures: list[Figure] = []
    for profile, at, figure in placed:
        telling = profile.tellings[at]
        if figure is not None and figure < len(telling.figures):
            figures.append(telling.figures[figure])
        told[profile.id, at] = profile, telling
    members = list(told.values())
    refs = [ClaimRef(document=profile.id, claim=telling.claim) for profile, telling in members]
    origins = [
        Origin(
            name=_name([members[place] for place in group]),
            members=[refs[place] for place in group],
        )
        for group in origins_of(members, parents)
    ]
    first = zlib.crc32(f"{refs[0].document} {refs[0].claim} {placed[0][2]}".encode())
    return Cluster(
        id=f"k{first:08x}",
        members=refs,
        label=_label(members, figures),
        outlets=len({profile.outlet or profile.id for profile, _ in members}),
        independent_origins=len(origins),
        origins=origins,
        quantity=_quantity(figures),
    )


def _name(members: list[Told]) -> str:
    """The name that tells most of those that an origin has."""
    profile, _ = members[0]
    named = [
        (
            place.tellers[source].kind.startswith("named"),
            len(place.tellers[source].name),
            source,
            place,
        )
        for place, told in members
        if (source := first_source((place, told)))
    ]
    if not named:
        return profile.outlet or profile.name
    *_, source, profile = max(named, key=lambda each: each[:2])
    return profile.tellers[source].name


def _label(members: list[Told], figures: list[Figure]) -> str:
    """The telling that reads best: no headline, with the figure, a sentence, of middling length."""

    def ease(told: Told) -> tuple[bool, bool, bool, int, int]:
        _, telling = told
        numbered = bool(figures) and not any(
            figure in figures and (figure.event is None or figure.event in telling.events)
            for figure in telling.figures
        )
        return (
            telling.zone == "headline",
            numbered,
            not telling.text.lstrip("\"“”‘’' ")[:1].isupper(),
            abs(len(telling.text) - _READABLE),
            telling.start,
        )

    _, telling = min(members, key=ease)
    return _cut(" ".join(telling.text.split()))


def _cut(text: str) -> str:
    """A text's beginning, without quotation marks around all of it."""
    bare = text.removeprefix("that ").strip(" ,;")
    if _QUOTED.fullmatch(bare):
        bare = bare[1:-1].strip(" ,;")
    if len(bare) <= _LABEL:
        return bare
    return bare[: max(bare.rfind(" ", 0, _LABEL), _READABLE)].rstrip(" ,;:–—-") + " …"


def _quantity(figures: list[Figure]) -> Quantity | None:
    """The figure that most members tell, the most exact of equals."""
    if not figures:
        return None
    values = [figure.value for figure in figures]
    best = max(
        figures, key=lambda figure: (values.count(figure.value), figure.precision == "exact")
    )
    return best.quantity
