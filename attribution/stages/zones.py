"""Which part of the page each stretch of a text is.

Decided from the text alone, before parsing, so that page chrome never reaches a parser or becomes a
claim. The rules look at one block (a paragraph, or what is left of it once a date stamp glued to
its front is cut off) and at where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.lexicons import CreditEntry, FurnitureEntry, LineLexicon
from attribution.records import Zone, ZoneSpan
from attribution.text import Span, paragraphs

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
)
_STAMP = re.compile(
    rf"(?:(?:date|published|posted|updated|last updated)\b[:\s]*)?{_DATE}"
    r"(?:[T,\s]+\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm|gmt|utc|bst|est|edt|et|z)?)?(?=\s|$)[\s|·–—-]*",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "!", "?", "…", ".”", ".“", '."', "”", '"', ":")
_HEADLINE_WORDS, _SUBHEAD_WORDS, _STANDFIRST_WORDS = 22, 9, 60


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text in one zone, within one paragraph."""

    span: Span
    zone: Zone


@dataclass(frozen=True, slots=True)
class LineLexicons:
    """What page furniture and photo credits look like, line by line."""

    furniture: LineLexicon[FurnitureEntry]
    credits: LineLexicon[CreditEntry]


def find_blocks(text: str, lexicons: LineLexicons) -> list[Block]:
    """The paragraphs of a text with their zones, in order.

    A date stamp that is glued to the front of the first paragraph becomes a block of its own.
    """
    spans = list(_split_stamp(text, paragraphs(text)))
    kinds = [_own_kind(span.of(text), lexicons) for span in spans]
    body = _first_body(text, spans, kinds)
    seen: set[str] = set()
    blocks = []
    for number, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        line = span.of(text)
        zone = kind or _placed(text, spans, kinds, number, body)
        if zone == "body" and line in seen and _is_quoted(line):
            zone = "quote_box"
        seen.add(line)
        blocks.append(Block(span, zone))
    return blocks


def cover(text: str, blocks: Sequence[Block]) -> list[ZoneSpan]:
    """Zones that cover the whole text in order: white space goes to the block before it."""
    if not blocks:
        return [ZoneSpan(start=0, end=len(text), zone="furniture")] if text else []
    starts = [0, *(block.span.start for block in blocks[1:]), len(text)]
    zones: list[ZoneSpan] = []
    for block, start, end in zip(blocks, starts, starts[1:], strict=False):
        if zones and zones[-1].zone == block.zone:
            start = zones.pop().start  # noqa: PLW2901 - neighbours of one zone are one span
        zones.append(ZoneSpan(start=start, end=end, zone=block.zone))
    return zones


def _split_stamp(text: str, found: Sequence[Span]) -> Iterator[Span]:
    for number, span in enumerate(found):
        stamp = _STAMP.match(text, span.start, span.end) if number < 3 else None
        if stamp and stamp.end() < span.end:
            yield Span(span.start, span.start + len(stamp[0].rstrip()))
            yield Span(stamp.end(), span.end)
        else:
            yield span


def _own_kind(line: str, lexicons: LineLexicons) -> Zone | None:
    """The zone that a line's own words decide."""
    stamp = _STAMP.match(line)
    if (stamp and stamp.end() == len(line)) or not any(map(str.isalpha, line)):
        return "furniture"
    if lexicons.furniture.find(line):
        return "furniture"
    if lexicons.credits.find(line):
        return "caption"
    return None


def _is_title(line: str) -> bool:
    """A short line that does not end as a sentence does."""
    words = line.split()
    return len(words) <= _HEADLINE_WORDS and not line.endswith(
        (".", "!", "…", ":", ",", ".”", '."')
    )


def _first_body(text: str, spans: Sequence[Span], kinds: Sequence[Zone | None]) -> int:
    """The number of the lede: the first block that reads as a sentence and is no standfirst."""
    plain = [number for number, kind in enumerate(kinds) if kind is None]
    sentences = [number for number in plain if not _is_title(spans[number].of(text))]
    if not sentences:
        return plain[1] if len(plain) > 1 else plain[0] if plain else 0
    first = sentences[0]
    if _is_standfirst(text, spans, kinds, first, plain):
        following = [number for number in plain if number > first]
        return following[0] if following else first
    return first


def _is_standfirst(
    text: str, spans: Sequence[Span], kinds: Sequence[Zone | None], at: int, plain: list[int]
) -> bool:
    """A sentence right under a headline, cut off from the body by page chrome.

    The chrome is what tells: a byline, a date or share buttons stand between summary and story.
    """
    has_headline = any(number < at for number in plain)
    cut_off = at + 1 < len(kinds) and kinds[at + 1] in ("furniture", "caption")
    return (
        has_headline
        and cut_off
        and any(number > at for number in plain)
        and len(spans[at].of(text).split()) <= _STANDFIRST_WORDS
    )


def _placed(
    text: str, spans: Sequence[Span], kinds: Sequence[Zone | None], number: int, body: int
) -> Zone:
    """The zone of a block by its place and shape."""
    line = spans[number].of(text)
    if number == body:
        only_title = _is_title(line) and len(spans) == 1
        return "headline" if only_title else "lede"
    if number < body:
        titles = [n for n in range(number) if kinds[n] is None]
        return "standfirst" if titles else "headline"
    if _is_subhead(line, text, spans, number):
        return "subhead"
    return "body"


def _is_subhead(line: str, text: str, spans: Sequence[Span], number: int) -> bool:
    words = line.split()
    if len(words) > _SUBHEAD_WORDS or line.endswith(_SENTENCE_END) or not line[:1].isupper():
        return False
    return number + 1 < len(spans) and line[0] not in '"“‘'


def _is_quoted(line: str) -> bool:
    return line[:1] in '"“‘' and line[-1:] in '"”’'
