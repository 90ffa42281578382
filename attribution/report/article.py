"""One annotated article in a terminal: the marked text, its attributions, who said how much."""

from __future__ import annotations

from collections import Counter, defaultdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attribution.records import Annotation, Claim
from attribution.report.marking import legend, marked, superscript
from attribution.report.summary import percent
from attribution.text import on_one_line

_OUTLET = "s0"


def article(annotation: Annotation) -> Group:
    """Everything about one document that fits a person's screen, ready to print.

    The text is wrapped at the width of the console it is printed on. Nothing in it is taken for
    console markup or control characters.
    """
    parts: list[RenderableType] = [_heading(annotation), Text(), marked(annotation), Text()]
    if annotation.attributions:
        parts += [legend(), Text(), _attributions(annotation), Text()]
    if annotation.claims:
        parts += [_speakers(annotation), Text()]
    return Group(*parts)


def _heading(annotation: Annotation) -> Text:
    document = annotation.document
    known = (document.outlet, document.published, document.title, *document.flags)
    heading = Text.assemble((on_one_line(document.name), "reverse"))
    for fact in known:
        if fact:
            heading.append(f"  {on_one_line(fact)}")
    return heading


def _words(value: str) -> str:
    return value.replace("_", " ")


def _cell(text: str) -> Text:
    return Text(on_one_line(text))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, justify="right" if column in ("claims", "share") else "left")
    return table


def _attributions(annotation: Annotation) -> Table:
    """Number, source, cue, type, form of quotation, and the qualifiers of its claims."""
    text = annotation.document.text
    names = {source.id: source.name for source in annotation.sources}
    claims: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in annotation.claims:
        claims[claim.attribution_id].append(claim)
    table = _table("", "source", "cue", "type", "quotation", "qualifiers")
    for number, attribution in enumerate(annotation.attributions, 1):
        cue = " … ".join(text[start:end] for start, end in attribution.cue)
        kinds = {
            _words(qualifier.type): None
            for claim in claims[attribution.id]
            for qualifier in claim.qualifiers
        }
        table.add_row(
            superscript(number),
            _cell(names.get(attribution.source_id, attribution.source_id)),
            _cell(cue),
            _words(attribution.type),
            _words(attribution.quote.form),
            ", ".join(kinds),
        )
    return table


def _speakers(annotation: Annotation) -> Table:
    """Claims per source, most first, and their share of all claims."""
    spoken_by = {attribution.id: attribution.source_id for attribution in annotation.attributions}
    counts = Counter(
        spoken_by.get(claim.attribution_id or "", _OUTLET) for claim in annotation.claims
    )
    table = _table("who said what", "kind", "claims", "share")
    for source in sorted(annotation.sources, key=lambda source: -counts[source.id]):
        if counts[source.id]:
            name = source.name if source.kind != "outlet_self" else f"{source.name} (own voice)"
            share = percent(counts[source.id], len(annotation.claims))
            table.add_row(_cell(name), _words(source.kind), str(counts[source.id]), share)
    return table
