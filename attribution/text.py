"""Spans of text, in Unicode code points.

Every span in this project is half open, ``[start, end)``, and counts code points of the text it
points into, which is never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
DASHES = frozenset({"--", "—", "–", "-"})
OPENING_MARKS = frozenset({"“", '"', "‘", "``"})
"""Words, as a tokenizer makes them, that open a quotation."""
_WRAPPED_WIDTH = 100
_SENTENCE_END = (".", "!", "?", '"', "”", "'", "’", ":", ";", ")", "…")

# Control and format characters (Unicode categories Cc, Cf, Cs, Zl, Zp): what a terminal obeys, what
# reorders a line (Trojan Source, CVE-2021-42574) and what nobody sees. Joiners, fillers and
# variation selectors are letters or marks to Unicode, but hide text or change widths all the same.
_HIDDEN = (
    (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F),
    (0x890, 0x891), (0x8E2, 0x8E2), (0x180E, 0x180E), (0x200B, 0x200F), (0x2028, 0x202E),
    (0x2060, 0x206F), (0xD800, 0xDFFF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0x110BD, 0x110BD),
    (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0001, 0xE007F),
)  # fmt: skip
_VISIBLE = {
    code: "\N{REPLACEMENT CHARACTER}" for low, high in _HIDDEN for code in range(low, high + 1)
}
_VISIBLE |= {code: chr(0x2400 + code) for code in range(0x20)}
_VISIBLE |= {0x7F: "\N{SYMBOL FOR DELETE}", ord("\t"): " ", ord("\n"): "\n"}


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its two ends; empty at ``start`` if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def bared(text: str, span: Span, marks: str = ",;:—–-.") -> Span:
    """The span without marks and white space at its two ends; empty if nothing is left."""
    start, end = span
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def lines(text: str) -> list[Span]:
    """The lines of a text that hold more than white space, trimmed, in order."""
    found = (trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return [line for line in found if line.start < line.end]


def _hard_wrapped(text: str, found: list[Span]) -> bool:
    """Whether lines were broken at a column rather than at paragraph ends.

    True where most lines that another line follows directly stop in mid-sentence below the usual
    mail and terminal widths.
    """
    pairs = [
        (before, after)
        for before, after in pairwise(found)
        if len(text[before.end : after.start].splitlines()) <= 1
        and text[before.end : after.start].count("\n") == 1
    ]
    if len(pairs) < 4:
        return False
    broken = sum(
        40 <= before.end - before.start <= _WRAPPED_WIDTH
        and not text[before.start : before.end].endswith(_SENTENCE_END)
        for before, _ in pairs
    )
    return broken > 0.6 * len(pairs)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, trimmed, in order.

    A line is a paragraph, unless the text is hard-wrapped: then blank lines separate paragraphs.
    """
    found = lines(text)
    if not _hard_wrapped(text, found):
        return found
    joined: list[Span] = []
    for line in found:
        if joined and text[joined[-1].end : line.start].count("\n") == 1:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same code points as sorted spans that neither overlap nor touch."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Rising numbers as stretches without a gap."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def displayable(text: str) -> str:
    """Untrusted text made safe to print: hidden and control characters become visible ones.

    Each code point becomes one code point, so spans still hold. Line feeds stay; a tab becomes a
    space, as does the carriage return of a CRLF.
    """
    return text.replace("\r\n", " \n").translate(_VISIBLE)


def on_one_line(text: str) -> str:
    """``displayable`` for a name or a message, whose line feeds could pass for lines of ours."""
    return displayable(text).replace("\n", "\N{SYMBOL FOR LINE FEED}")
