"""How far reviewers agree, as tables; – where there is nothing to measure."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attribution.agreement import Agreement
from attribution.text import on_one_line

_SHOWN = 40


def agreement_report(found: Agreement, field: str | None = None) -> Group:
    """Alpha and share of agreement per field and kind of span, and where reviewers differ.

    Args:
        found: what was measured.
        field: list the disagreements on this field; None counts them by field.
    """
    reviewers = ", ".join(map(on_one_line, found.reviewers))
    parts: list[RenderableType] = [
        Text(f"{reviewers}: {found.documents} documents that two or more reviewed"),
        Text(),
        _fields(found),
        Text(),
        _spans(found),
        Text(),
        Text(f"whole tuples (source, cue, content, verification): F1 {_number(found.tuples)}"),
    ]
    if field is not None:
        parts += [Text(), _disagreements(found, field)]
    return Group(*parts)


def _table(first: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _fields(found: Agreement) -> Table:
    table = _table("field", "units", "alpha", "agree", "differ")
    for name, row in found.fields.items():
        differing = str(len(found.on(name)))
        table.add_row(name, f"{row.units:,}", _number(row.alpha), _percent(row.share), differing)
    return table


def _spans(found: Agreement) -> Table:
    table = _table("span", "alpha", "F1 exact", "F1 overlapping")
    for name, row in found.spans.items():
        table.add_row(name, _number(row.alpha), _number(row.exact), _number(row.overlapping))
    return table


def _disagreements(found: Agreement, field: str) -> Table:
    listed = found.on(field)
    table = _table(f"{on_one_line(field)}: {len(listed)} differ", "")
    for each in listed[:_SHOWN]:
        values = "; ".join(f"{on_one_line(k)}: {on_one_line(v)}" for k, v in each.values.items())
        table.add_row(Text(f"{on_one_line(each.name)} {each.target}"), Text(values))
    if len(listed) > _SHOWN:
        table.add_row(Text(f"… and {len(listed) - _SHOWN} more"), Text())
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
