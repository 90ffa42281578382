"""New records and new relations between records, each as the changes that make it.

What a reviewer adds bears no evidence and the confidence of a person. Every function takes the
annotation as the reviewer sees it and gives changes that belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribution.errors import UsageError
from attribution.records import Annotation, Claim, Source
from attribution.review.edits import new_id
from attribution.review.session import Change

OUTLET = "s0"
"""The id of the outlet itself."""
Spans = Sequence[tuple[int, int]]


def added_source(
    annotation: Annotation, name: str, kind: str, like: Source | None = None
) -> tuple[str, list[Change]]:
    """A source that is not listed yet, its other fields those of a source it resembles; its id."""
    made = new_id(annotation, "s")
    naming = "named" if kind.startswith("named") else "role_only"
    resembled = (
        like.model_dump(include={"affiliation", "access", "naming", "anonymity_reason"})
        if like
        else {}
    )
    record = {"naming": naming, **resembled, "id": made, "name": name, "kind": kind}
    return made, [Change(made, "added", record)]


def added_claim(
    annotation: Annotation, spans: Spans, attribution: str | None
) -> tuple[str, list[Change]]:
    """Something else that is asserted, by an attribution or by the outlet; its id."""
    made = new_id(annotation, "c")
    record = {
        "id": made,
        "spans": list(spans),
        "zone": zone_at(annotation, spans[0][0]),
        "attribution_id": None,
        "chain": [{"source_id": OUTLET, "link": None}],
        "chain_end": "origin_reached",
        "origin_id": OUTLET,
        "commitment": [{"source_id": OUTLET, "value": "CT+"}],
    }
    changes = [Change(made, "added", record)]
    if attribution is not None:
        changes.append(Change(made, "attribution_id", attribution))
    return made, changes


def added_attribution(
    annotation: Annotation,
    claim: Claim,
    *,
    content: Spans,
    cue: Spans,
    words: Spans,
    source: str,
    kind: str,
) -> tuple[str, list[Change]]:
    """A source, a cue and what is said; the claim becomes what is said. Its id.

    ``words`` stand for the source in the text, ``source`` is its id, or that of one that the same
    act adds.

    Raises:
        UsageError: if there is no such source.
    """
    _need_source(annotation, source)
    made = new_id(annotation, "a")
    record: dict[str, Any] = {
        "id": made,
        "source": list(words),
        "cue": list(cue),
        "content": list(content),
        "source_id": source,
        "type": kind,
        "quote": {"form": "indirect"},
    }
    return made, [Change(made, "added", record), Change(claim.id, "attribution_id", made)]


def added_check(
    annotation: Annotation, claim: Claim, span: tuple[int, int], status: str, by: str
) -> tuple[str, list[Change]]:
    """A statement about checking, which covers the claim; its id.

    Raises:
        UsageError: if there is no such source as is said to have checked.
    """
    _need_source(annotation, by)
    made = new_id(annotation, "v")
    record: dict[str, Any] = {
        "id": made,
        "status": status,
        "by": by,
        "independent": None,
        "method": "not_stated",
        "object": "claim",
        "span": span,
        "head": None,
        "targets": [],
        "direction": "backward" if span[0] > start_of(claim) else "forward",
    }
    return made, [Change(made, "added", record), Change(made, "targets", [claim.id])]


def added_qualifier(
    annotation: Annotation, claim: Claim, kind: str, cue: Spans, strength: int
) -> list[Change]:
    """A hedge or booster of the whole claim, owned by who makes the claim."""
    speaker = next(
        (a.source_id for a in annotation.attributions if a.id == claim.attribution_id), OUTLET
    )
    record = {
        "type": kind,
        "cue": list(cue),
        "scope": list(claim.spans),
        "owner": speaker,
        "strength": strength,
    }
    after = [*(each.model_dump() for each in claim.qualifiers), record]
    return [Change(claim.id, "qualifiers", after)]


def added_number(
    claim: Claim, span: tuple[int, int], value: float | None, precision: str
) -> list[Change]:
    """A quantity in the claim."""
    record = {"span": span, "value": value, "precision": precision}
    after = [*(each.model_dump() for each in claim.quantities), record]
    return [Change(claim.id, "quantities", after)]


def without_part(claim: Claim, field: str, number: int) -> list[Change]:
    """One of the claim's ``qualifiers`` or ``quantities`` taken away, counted from 0.

    Raises:
        UsageError: if there is none of this number.
    """
    held = [each.model_dump() for each in getattr(claim, field)]
    if not 0 <= number < len(held):
        raise UsageError(f"{claim.id} has {len(held)} {field}, and no number {number + 1}")
    return [Change(claim.id, field, held[:number] + held[number + 1 :])]


def split_source(
    annotation: Annotation, source: str, attributions: Sequence[str], name: str, kind: str
) -> tuple[str, list[Change]]:
    """Some of a source's attributions given to a new source like it; its id.

    Raises:
        UsageError: if an attribution is not the source's.
    """
    theirs = {a.id for a in annotation.attributions if a.source_id == source}
    for each in attributions:
        if each not in theirs:
            raise UsageError(f"{each} is no attribution of {source}")
    resembled = next(each for each in annotation.sources if each.id == source)
    made, changes = added_source(annotation, name, kind, resembled)
    return made, [*changes, *(Change(each, "source_id", made) for each in attributions)]


def covering(annotation: Annotation, claim: str, checks: Sequence[str]) -> list[Change]:
    """Let these statements about checking cover the claim, and no others.

    Raises:
        UsageError: if there is no such statement.
    """
    known = {record.id for record in annotation.verifications}
    for each in checks:
        if each not in known:
            raise UsageError(f"{each} is no statement about checking")
    changes = []
    for record in annotation.verifications:
        if (claim in record.targets) != (record.id in checks):
            targets = [target for target in record.targets if target != claim]
            targets += [claim] if record.id in checks else []
            changes.append(Change(record.id, "targets", targets))
    return changes


def _need_source(annotation: Annotation, source: str) -> None:
    known = {each.id for each in annotation.sources} | {new_id(annotation, "s")}
    if source not in known:
        raise UsageError(f"{source}: no such source; add it first")


def start_of(claim: Claim) -> int:
    """The offset at which a claim begins."""
    return claim.spans[0][0] if claim.spans else 0


def zone_at(annotation: Annotation, offset: int) -> str:
    """The part of the page that a character stands in."""
    zones = annotation.document.zones
    return next((zone.zone for zone in zones if zone.start <= offset < zone.end), "body")
