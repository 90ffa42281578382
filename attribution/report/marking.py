"""An article's text with its sources, cues, contents and hedges marked in place.

Marks are brackets as well as styles, so they can be told apart without colour, in a pipe, and by a
screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from attribution.records import Annotation, Span
from attribution.text import displayable

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Qualifiers that say no less than the plain sentence would.
_NO_HEDGES = frozenset({"booster", "negation", "universal", "label", "scare_quote"})


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of span is marked; of two roles of the same span the lower ``depth`` opens."""

    depth: int
    style: Style
    opening: str = ""
    closing: str = ""


_ZONES = {
    "headline": Role(0, Style(bold=True)),
    "subhead": Role(0, Style(bold=True)),
    "furniture": Role(0, Style(dim=True)),
}
_CONTENT = Role(1, Style(color="green"), "[", "]")
_SOURCE = Role(2, Style(color="cyan", underline=True), "⟨", "⟩")
_CUE = Role(3, Style(color="yellow", bold=True), "‹", "›")
_HEDGE = Role(4, Style(color="magenta", italic=True), "~", "~")
_CHECK = Role(1, Style(color="blue", bold=True), "{", "}")


@dataclass(frozen=True, slots=True)
class _Marked:
    start: int
    end: int
    role: Role
    number: str = ""


def superscript(number: int) -> str:
    """The number in small raised digits."""
    return str(number).translate(_SUPERSCRIPTS)


def letter(number: int) -> str:
    """A, B … Z, A1, B1 …: the name of the statement about checking of this number, from 0."""
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")


def legend() -> Text:
    """One line that shows what each mark means."""
    samples = (
        ("source", _SOURCE, ""),
        ("cue", _CUE, ""),
        ("content", _CONTENT, superscript(1)),
        ("hedge", _HEDGE, ""),
        ("statement about checking", _CHECK, "A "),
    )
    shown = [
        Text(f"{role.opening}{number}{name}{role.closing}", role.style)
        for name, role, number in samples
    ]
    return Text("  ").join([*shown, Text("no mark: the outlet’s own voice, or page furniture")])


def marked(annotation: Annotation) -> Text:
    """The whole text, safe to print; contents bear the numbers of their attributions, from 1."""
    text = displayable(annotation.document.text)
    spans = [span for span in _spans(annotation) if span.start < span.end]
    result, at = Text(), 0
    open_spans: list[_Marked] = []
    for place, opens, span in _events(spans):
        result.append(text[at:place], _style(open_spans))
        at = place
        if opens:
            open_spans.append(span)
            result.append(span.role.opening + span.number, span.role.style)
        else:
            open_spans.remove(span)
            result.append(span.role.closing, span.role.style)
    return result.append(text[at:])


def _events(spans: Iterable[_Marked]) -> Iterator[tuple[int, bool, _Marked]]:
    """Where brackets stand: those that close before those that open, inner within outer ones."""
    events = []
    for order, span in enumerate(spans):
        depth = span.role.depth
        events.append((span.start, 1, -span.end, depth, order, span))
        events.append((span.end, 0, -span.start, -depth, -order, span))
    events.sort(key=lambda event: event[:5])
    for place, opens, *_, span in events:
        yield place, bool(opens), span


def _style(open_spans: list[_Marked]) -> Style:
    return Style.combine(span.role.style for span in open_spans) if open_spans else Style.null()


def _spans(annotation: Annotation) -> Iterator[_Marked]:
    for zone in annotation.document.zones:
        if zone.zone in _ZONES:
            yield _Marked(zone.start, zone.end, _ZONES[zone.zone])
    for number, attribution in enumerate(annotation.attributions, 1):
        yield from _all(attribution.content, _CONTENT, superscript(number))
    for number, check in enumerate(annotation.verifications):
        yield from _all([check.span], _CHECK, f"{letter(number)} ")
    # Attributions may share a source or a cue, which is marked once.
    yield from _all({span for item in annotation.attributions for span in item.source}, _SOURCE)
    yield from _all({span for item in annotation.attributions for span in item.cue}, _CUE)
    hedges = {
        span
        for claim in annotation.claims
        for qualifier in claim.qualifiers
        if qualifier.type not in _NO_HEDGES
        for span in qualifier.cue
    }
    yield from _all(hedges, _HEDGE)


def _all(spans: Iterable[Span], role: Role, number: str = "") -> Iterator[_Marked]:
    return (_Marked(start, end, role, number) for start, end in sorted(spans))
