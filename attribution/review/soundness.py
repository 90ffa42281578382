"""What must hold of a record beyond its form: spans lie in the text, ids lead to records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attribution.records import Annotation
from attribution.review.consequences import LISTS

_SPANS = frozenset({"spans", "source", "cue", "content", "scope", "mentions"})
_SPAN = frozenset({"span", "artefact"})
_APART = _SPANS - {"mentions"}
_POINTERS = {
    "source_id": "sources",
    "origin_id": "sources",
    "owner": "sources",
    "by": "sources",
    "attribution_id": "attributions",
    "parent": "attributions",
    "records": "verifications",
    "targets": "claims",
    "same_source_uncovered": "claims",
}


def problems(annotation: Annotation, target: str) -> frozenset[str]:
    """What is wrong with a record of an annotation, each told in words; none if nothing is.

    Args:
        annotation: all of it, since records point at one another.
        target: the id of the record; one that is not there has no problems.
    """
    records = getattr(annotation, LISTS.get(target[:1], ""), ())
    record = next((each for each in records if each.id == target), None)
    if record is None:
        return frozenset()
    found: set[str] = set()
    length = len(annotation.document.text)
    for name, value in _fields(record.model_dump()):
        if name in _SPANS:
            found |= set(_of_spans(name, value, length))
        elif name in _SPAN and value is not None:
            found |= set(_of_spans(name, [value], length))
        elif name in _POINTERS and value is not None:
            there = {each.id for each in getattr(annotation, _POINTERS[name])}
            for pointed in value if isinstance(value, list) else [value]:
                if pointed not in there:
                    found.add(f"{name}: {pointed} is not there")
    if target[0] == "c" and not record.spans:
        found.add("spans: a claim needs words; delete it if it has none")
    if target[0] == "a" and _is_in_itself(annotation, target):
        found.add("parent: an attribution cannot stand in its own content")
    return frozenset(found)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a record and of those in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from _fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner)


def _of_spans(name: str, spans: list[tuple[int, int]], length: int) -> Iterator[str]:
    last = 0
    for start, end in spans:
        if not 0 <= start < end <= length:
            yield f"{name}: ({start}, {end}) is no span of the text"
        elif name in _APART and start < last:
            yield f"{name}: ({start}, {end}) does not stand behind the span before it"
        last = end


def _is_in_itself(annotation: Annotation, target: str) -> bool:
    parents = {each.id: each.parent for each in annotation.attributions}
    seen = {target}
    at = parents.get(target)
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
    return at == target
