"""The lines of a page, and what the words of one tell by themselves: chrome, credit, time stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.lexicons import CreditEntry, FurnitureEntry, LineLexicon
from attribution.records import Zone
from attribution.stages.page.dates import MONTH, WEEKDAY
from attribution.text import Span

_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{MONTH}\s+{_NTH},?\s+\d{{4}}|{_NTH}\s+{MONTH},?\s+\d{{4}})"
_DAY = rf"(?:{MONTH}\s+{_NTH}|{_NTH}\s+{MONTH}|{WEEKDAY})"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
_REGION = (
    r"(?:gmt|utc|bst|[cew]es?t|[ecmp][sd]?t|ist|sast|[ecw]at|[kj]st|hkt|sgt|a[ew]?[sd]t|nzst|msk|z"
    r"|local time)\b"
)
_LABEL = r"(?:date|(?:(?:first|last)\s+)?(?:published|posted|updated|modified))\b[:\s]*"
# A stamp as a whole line (possessive, so that no line costs more than its length); a date glued to
# the front of a text; a time glued to that of a live entry.
_STAMP = re.compile(
    rf"(?=.*\d|{_LABEL}\Z)"
    rf"(?:{_LABEL}|{_DATE}|{_DAY}|{_CLOCK}|\(?{_REGION}\)?|at\b|on\b|[\s,|·•–—-])++",
    re.IGNORECASE,
)
_GLUED_DATE = re.compile(
    rf"(?:{_LABEL})?{_DATE}(?:[T,\s]+{_CLOCK}(?:\s*{_REGION})?)?(?=\s)[\s|·–—-]*"
    r"(?=[\"“‘'(\[]?(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
_GLUED_TIME = re.compile(
    rf"\d{{1,2}}:\d{{2}}\s*(?:[ap]\.?m\b\.?)?(?:\s*{_REGION}|\s*[|–—-])[\s:|–—-]+"
    r"(?=[\"“‘']?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"(?-i:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}),\s*(?:{_DATE}|{_DAY})"
    r"(?:\s*\([^()]{2,30}\))?[\s–—-]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_COUNT = re.compile(r"\W*\d[\d.,]*\s?[KkMm]?\W*")  # of shares: 1.2K
_MENU = re.compile(r"(?:[^|>»›.]{1,30}\s[|>»›]\s){2,}[^|>»›.]{1,30}")
CLOSERS = "\"'”’»)]"
"""Marks that may stand behind the end of a sentence."""
_LONGEST_STAMP = 80  # code points
HEADLINE_WORDS = 22
"""Most words of a headline."""


@dataclass(frozen=True, slots=True)
class LineLexicons:
    """What page furniture and photo credits look like, line by line."""

    furniture: LineLexicon[FurnitureEntry]
    credits: LineLexicon[CreditEntry]


@dataclass(slots=True)
class Line:
    """A line on its way to a block; ``zone`` is None while nothing has decided it.

    ``credit`` is where in it a photo credit begins that nothing else is told behind.
    """

    span: Span
    text: str
    zone: Zone | None
    words: int
    byline: bool = False
    related: bool = False
    credit: int | None = None

    @property
    def is_title(self) -> bool:
        """Short, and it does not end as a sentence does."""
        return self.words <= HEADLINE_WORDS and not self.text.rstrip(CLOSERS).endswith(
            (".", "!", "…", ":", ";", ",")
        )


def split_stamps(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """The lines, with a time stamp glued to the front of one as a line of its own."""
    for number, span in enumerate(found):
        stamp = _GLUED_TIME.match(text, *span)
        if number < 3:  # further down a date opens a sentence
            stamp = _GLUED_DATE.match(text, *span) or stamp
        if stamp and not _STAMP.fullmatch(text, *span):
            yield Span(span.start, span.start + len(stamp[0].rstrip()))
            yield Span(stamp.end(), span.end)
        else:
            yield span


def line_at(text: str, span: Span, lexicons: LineLexicons) -> Line:
    """A line, with the zone that its own words decide."""
    words = span.of(text)
    line = Line(span, words, None, len(words.split()))
    if _is_machine_text(words):
        line.zone = "furniture"
    elif found := lexicons.furniture.find(words):
        line.zone = "furniture"
        line.byline, line.related = found[0].kind == "byline", found[0].kind == "related"
    elif credited := lexicons.credits.find(words):
        entry, at = credited
        line.zone = "caption"
        line.credit = None if entry.open else at.start
    return line


def _is_machine_text(line: str) -> bool:
    """Whether a line holds no language: a time stamp, a count, an address, a menu."""
    shapes = (_STAMP, _DATELINE, _COUNT, _MENU) if len(line) <= _LONGEST_STAMP else ()
    return (
        not any(map(str.isalpha, line))
        or _ADDRESS.fullmatch(line) is not None
        or any(shape.fullmatch(line) for shape in shapes)
    )
