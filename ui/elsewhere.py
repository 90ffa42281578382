"""A claim in other documents, told in lines; nothing of a screen."""

from __future__ import annotations

from typing import NamedTuple

from attribution import ClaimRef, Corroboration, Item, Session, definition


class Telling(NamedTuple):
    """What was found of a claim in one other place."""

    place: ClaimRef
    label: str
    told: str


def elsewhere(
    session: Session, corroboration: Corroboration, item: Item
) -> tuple[str, list[Telling]]:
    """A line on the claim's clusters, and its other tellings, relations and drift."""
    document = session.library[item.document].document.id
    here = ClaimRef(document=document, claim=item.claim)
    found = corroboration.of(document, item.claim)
    tellings = []
    for cluster in found.clusters:
        origins = {
            (member.document, member.claim): origin.name
            for origin in cluster.origins
            for member in origin.members
        }
        for member in cluster.members:
            name, words = _named(session, member)
            origin = origins.get((member.document, member.claim), "?")
            tellings.append(Telling(member, name, f"origin: {origin}  ·  {words}"))
    for relation in found.relations:
        other = relation.to if relation.origin == here else relation.origin
        meaning = definition("relation", relation.relation).text
        told = f"{relation.relation.replace('_', ' ')}: {meaning} ({relation.why})"
        tellings.append(Telling(other, _named(session, other)[0], told))
    for drift in found.drifts:
        other = drift.to if drift.origin == here else drift.origin
        meaning = definition("drift", drift.drift).text
        told = f"{meaning} {drift.before or '–'} → {drift.after or '–'}"
        tellings.append(Telling(other, f"drift in {_named(session, other)[0]}", told))
    title = "; ".join(
        f"{c.label}: {c.outlets} outlets, {c.independent_origins} independent origins"
        for c in found.clusters
    )
    return title or "Relations of the claim", tellings


def _named(session: Session, place: ClaimRef) -> tuple[str, str]:
    """The name of a document and the words of its claim, where it is in this review."""
    number = session.number_of(place.document)
    if number is None:
        return place.document[:19], "not in this review"
    annotation = session.view(number).annotation
    text = annotation.document.text
    for claim in annotation.claims:
        if claim.id == place.claim:
            words = " … ".join(text[start:end] for start, end in claim.spans)
            return annotation.document.name, f"{claim.id}: {words}"
    return annotation.document.name, "no such claim"
