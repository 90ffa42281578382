"""Relations that tell again what another one tells with a source."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.stages.relations.relation import Relation, Vicinity


def without_doubles(found: Sequence[Relation]) -> list[int]:
    """The numbers of relations that are not told again by a fuller one.

    "Troops are alleged to have fired, according to a monitor" has one attribution: of two with the
    same content the one without a source goes.
    """
    vicinity = Vicinity(found)
    return [
        number
        for number, relation in enumerate(found)
        if not any(
            is_double(relation, found[place])
            for place in vicinity.around(relation.content)
            if place != number
        )
    ]


def is_double(one: Relation, other: Relation) -> bool:
    """Whether a relation has no source and the content of one that has."""
    if one.source or not one.cue or not (other.source and other.cue):
        return False
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    whole = [sum(span.end - span.start for span in r.content) for r in (one, other)]
    return shared >= 0.8 * max(whole)
