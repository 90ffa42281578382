"""How far reviewers agree, told in lines; nothing of a screen."""

from __future__ import annotations

from attribution import Agreement


def heading(found: Agreement) -> str:
    """Who is compared on how much, and how far whole tuples and spans agree."""
    title = f"{', '.join(found.reviewers)}: {found.documents} documents"
    title += f", tuples F1 {_number(found.tuples)}"
    spans = "  ".join(f"{name} {_number(each.exact)}" for name, each in found.spans.items())
    return title + (f", spans F1 {spans}" if spans else "")


def field_told(found: Agreement, name: str) -> str:
    """Alpha, share, units and disagreements of a field."""
    field = found.fields[name]
    share = "–" if field.share is None else f"{field.share:.0%}"
    differ = len(found.on(name))
    return f"alpha {_number(field.alpha)}  agree {share}  differ {differ} of {field.units}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
