"""Where reviewers differ on a claim, side by side, and what taking one's view would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attribution.records import Annotation
from attribution.review.consequences import LISTS
from attribution.review.folding import Reviewed, differing
from attribution.text import Span

MACHINE = "machine"
"""What the annotation itself says, among the reviewers."""
_ABSENT = "(deleted)"
_WORDS = frozenset({"spans", "source", "cue", "content", "mentions"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a record that is seen differently: by whom, how it is shown, what it is.

    ``shown`` may hold untrusted text. Who has no such record has no entry in ``values``.
    """

    target: str
    field: str
    shown: dict[str, str]
    values: dict[str, Any]


def differences(
    annotation: Annotation, views: Mapping[str, Reviewed], claim_id: str
) -> list[Difference]:
    """The differences between reviewers on a claim and on what hangs on it.

    Args:
        annotation: as the machine made it.
        views: the document as each reviewer sees it.
        claim_id: of any of them.
    """
    wanted = set[str]()
    for view in views.values():
        wanted |= _around(view.annotation, claim_id)
    tables = {MACHINE: _table(annotation)}
    tables |= {name: _table(view.annotation) for name, view in views.items()}
    return [
        _difference(annotation, views, tables, target, name)
        for target, fields in sorted(differing(list(views.values())).items())
        if target in wanted
        for name in sorted(fields)
    ]


def _difference(
    annotation: Annotation,
    views: Mapping[str, Reviewed],
    tables: Mapping[str, dict[str, dict[str, Any]]],
    target: str,
    name: str,
) -> Difference:
    values: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for who, table in tables.items():
        if name == "decision":
            if who in views:
                values[who] = views[who].decisions.get(target)
                shown[who] = values[who] or "–"
        elif target not in table:
            shown[who] = _ABSENT
            if name == "present":
                values[who] = None
        elif name == "present":
            values[who] = table[target]
            shown[who] = "there"
        else:
            values[who] = table[target][name]
            shown[who] = _told(annotation.document.text, name, values[who])
    return Difference(target, name, shown, values)


def adopting(difference: Difference, who: str) -> tuple[str, str, Any] | None:
    """Target, field and value of the change that takes somebody's view; None if there is none."""
    if who not in difference.values:
        return None
    value = difference.values[who]
    if difference.field != "present":
        return difference.target, difference.field, value
    if value is None:
        return difference.target, "deleted", None
    return difference.target, "added", value


def claim_of(annotation: Annotation, target: str) -> str | None:
    """A claim on whose card a record stands."""
    for claim in annotation.claims:
        if target in _around(annotation, claim.id):
            return claim.id
    return None


def _around(annotation: Annotation, claim_id: str) -> set[str]:
    """A claim's id, and those of its attribution, sources and statements of checking."""
    around = {claim_id}
    for claim in annotation.claims:
        if claim.id == claim_id:
            around |= {link.source_id for link in claim.chain} | {claim.origin_id}
            around |= {claim.attribution_id} if claim.attribution_id else set()
    around |= {v.id for v in annotation.verifications if claim_id in v.targets}
    for attribution in annotation.attributions:
        if attribution.id in around:
            around.add(attribution.source_id)
    return around - {"s0"}


def _table(annotation: Annotation) -> dict[str, dict[str, Any]]:
    plain = annotation.model_dump()
    return {record["id"]: record for name in LISTS.values() for record in plain[name]}


def _told(text: str, name: str, value: Any) -> str:
    if value is None or value == []:
        return "–"
    if name in _WORDS:
        return " … ".join(Span(*span).of(text) for span in value)
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part not in (None, []))
    if isinstance(value, list):
        return "; ".join(_told(text, "", part) for part in value)
    return str(value)
