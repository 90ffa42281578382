"""One annotated article in a terminal: marked text, attributions, checks, who said how much."""

from __future__ import annotations

from collections import Counter, defaultdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attribution.records import Annotation, Claim
from attribution.report.marking import legend, letter, marked, superscript
from attribution.report.summary import percent
from attribution.text import on_one_line

_OUTLET = "s0"


def article(annotation: Annotation) -> Group:
    """Everything about one document that fits a person's screen, ready to print.

    The text is wrapped at the width of the console it is printed on. Nothing in it is taken for
    console markup or control characters.
    """
    parts: list[RenderableType] = [_heading(annotation), Text(), marked(annotation), Text()]
    if annotation.attributions or annotation.verifications:
        parts += [legend(), Text()]
    if annotation.attributions:
        parts += [_attributions(annotation), Text()]
    if annotation.verifications:
        parts += [_checks(annotation), Text()]
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
    """Number, chain down to the first source, cue, what was checked, and qualifiers."""
    text = annotation.document.text
    names = {source.id: source.name for source in annotation.sources}
    claims: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in annotation.claims:
        claims[claim.attribution_id].append(claim)
    checks = {check.id: letter(number) for number, check in enumerate(annotation.verifications)}
    table = _table("", "source ← from whom", "cue", "type", "checked", "qualifiers")
    for number, attribution in enumerate(annotation.attributions, 1):
        cue = " … ".join(text[start:end] for start, end in attribution.cue)
        kinds = {
            _words(qualifier.type): None
            for claim in claims[attribution.id]
            for qualifier in claim.qualifiers
        }
        table.add_row(
            superscript(number),
            _cell(_chain(claims[attribution.id], names) or names[attribution.source_id]),
            _cell(cue),
            _words(attribution.type),
            _checked(claims[attribution.id], checks),
            ", ".join(kinds),
        )
    return table


def _chain(claims: list[Claim], names: dict[str, str]) -> str:
    """The sources of a content from the outlet's own down to the first, and how the chain ends."""
    if not claims:
        return ""
    chain = " ← ".join(names[link.source_id] for link in claims[0].chain[1:])
    end = claims[0].chain_end
    return chain if end == "origin_reached" else f"{chain} ({_words(end)})"


def _checked(claims: list[Claim], checks: dict[str, str]) -> str:
    """What the text says of checking a content; a dash where it says nothing."""
    found = {
        " ".join(
            (_words(claim.verification.status), *(checks[r] for r in claim.verification.records))
        )
        for claim in claims
        if claim.verification.status != "none_stated"
    }
    return ", ".join(sorted(found)) or "–"


def _checks(annotation: Annotation) -> Table:
    """Letter, status, by whom, what was checked, and how much of that source it does not cover."""
    names = {source.id: source.name for source in annotation.sources}
    order = {attribution.id: n for n, attribution in enumerate(annotation.attributions, 1)}
    places = {claim.id: order.get(claim.attribution_id or "") for claim in annotation.claims}
    table = _table("", "checked", "by", "what", "covers", "of the same source, not covered")
    for number, check in enumerate(annotation.verifications):
        table.add_row(
            letter(number),
            _words(check.status),
            _cell(names[check.by]),
            _cell(check.head or "–"),
            _numbers(check.targets, places),
            _numbers(check.same_source_uncovered, places),
        )
    return table


def _numbers(claims: list[str], places: dict[str, int | None]) -> str:
    """The attributions of claims as they are numbered in the text, own-voice claims counted."""
    numbers = sorted({number for claim in claims if (number := places.get(claim))})
    own = sum(places.get(claim) is None for claim in claims)
    shown = [superscript(number) for number in numbers]
    return " ".join(shown + ([f"{own} in the outlet’s own voice"] if own else [])) or "–"


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
