"""The reviewed view for use elsewhere: whole annotations, one line per claim, or a table.

A flat claim names its sources instead of pointing at them, so that a line can be read alone.

The table is for spreadsheets: it begins with a byte order mark, without which Excel reads UTF-8 as
something else (in Python, read it as ``utf-8-sig``); and a cell that they would run as a formula,
or that begins with an apostrophe, has an apostrophe put before it, to be taken off again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Literal

from attribution.records import Annotation, Claim
from attribution.review.folding import Reviewed
from attribution.text import Span

Form = Literal["annotations", "claims", "csv"]
FORMS: tuple[Form, ...] = ("annotations", "claims", "csv")
COLUMNS = (
    "document", "name", "outlet", "published", "claim", "start", "end", "zone", "text", "source",
    "source_kind", "source_naming", "affiliation", "cue", "attribution_type", "speech_act", "quote",
    "chain", "chain_end", "origin", "verification", "qualifiers", "quantities", "commitment",
    "flags", "confidence", "decision", "note", "changed",
)  # fmt: skip
_FORMULA = (*"=+-@\t\r\n＝＋－＠", "'")
Value = str | int | float | bool | None


def exported(view: Reviewed, form: Form) -> Iterator[str]:
    """The lines of one document in a form, with line ends; a table without its heading.

    Args:
        view: the document as reviewed.
        form: ``annotations`` keeps the format of annotations, ``claims`` is an object per claim,
            ``csv`` the same as rows.
    """
    if form == "annotations":
        yield view.annotation.model_dump_json() + "\n"
    else:
        for row in flat_claims(view):
            yield json.dumps(row, ensure_ascii=False) + "\n" if form == "claims" else _csv(row)


def heading() -> str:
    """The first line of a table, with the byte order mark."""
    return "\ufeff" + _line(COLUMNS)


def flat_claims(view: Reviewed) -> Iterator[dict[str, Value]]:
    """One flat record per claim that was not rejected, with the keys of ``COLUMNS``."""
    for claim in view.annotation.claims:
        if view.decisions.get(claim.id) != "reject":
            yield _flat(view, claim)


def _flat(view: Reviewed, claim: Claim) -> dict[str, Value]:
    annotation = view.annotation
    document, text = annotation.document, annotation.document.text
    sources = {source.id: source for source in annotation.sources}
    attribution = next((a for a in annotation.attributions if a.id == claim.attribution_id), None)
    source = sources[attribution.source_id if attribution else "s0"]
    return {
        "document": document.id,
        "name": document.name,
        "outlet": document.outlet,
        "published": document.published,
        "claim": claim.id,
        "start": claim.spans[0][0] if claim.spans else None,
        "end": claim.spans[-1][1] if claim.spans else None,
        "zone": claim.zone,
        "text": " … ".join(Span(*span).of(text) for span in claim.spans),
        "source": source.name,
        "source_kind": source.kind,
        "source_naming": source.naming,
        "affiliation": source.affiliation,
        "cue": " … ".join(Span(*s).of(text) for s in attribution.cue) if attribution else None,
        "attribution_type": attribution.type if attribution else None,
        "speech_act": attribution.speech_act if attribution else None,
        "quote": attribution.quote.form if attribution else "none",
        "chain": " ← ".join(sources[link.source_id].name for link in claim.chain),
        "chain_end": claim.chain_end,
        "origin": sources[claim.origin_id].name,
        "verification": claim.verification.status,
        "qualifiers": _qualifiers(annotation, claim),
        "quantities": "; ".join(
            f"{Span(*q.span).of(text)} ({q.precision}{f', {q.population}' if q.population else ''})"
            for q in claim.quantities
        ),
        "commitment": "; ".join(
            f"{sources[level.source_id].name}: {level.value}" for level in claim.commitment
        ),
        "flags": "; ".join(claim.flags),
        "confidence": claim.confidence,
        "decision": view.decisions.get(claim.id),
        "note": view.notes.get(claim.id),
        "changed": claim.id in view.touched or claim.attribution_id in view.touched,
    }


def _qualifiers(annotation: Annotation, claim: Claim) -> str:
    text = annotation.document.text
    return "; ".join(
        f"{q.type}: {' … '.join(Span(*span).of(text) for span in q.cue)}" for q in claim.qualifiers
    )


def _csv(row: dict[str, Value]) -> str:
    return _line([_cell(row[column]) for column in COLUMNS])


def _cell(value: Value) -> str:
    """A value as a spreadsheet may take it: what it would run as a formula is made text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(cells: tuple[str, ...] | list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
