"""Which part of the page each stretch of a text is.

Decided from the text alone, before parsing, so that page chrome never reaches a parser or becomes a
claim. First each line is judged by its own words (chrome, credit, time stamp), then what is left by
its place and shape: before the lede stand headline and standfirst, a short line over prose is a
subhead. Where the shape leaves a doubt, a line is body: nothing is lost there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from attribution.records import Zone, ZoneSpan
from attribution.stages.page.lines import (
    CLOSERS,
    HEADLINE_WORDS,
    Line,
    LineLexicons,
    line_at,
    split_stamps,
)
from attribution.text import Span, paragraphs

SPEAKING: tuple[Zone, ...] = ("lede", "body", "quote_box")
"""Zones of running text, in which people speak."""
PROSE: tuple[Zone, ...] = ("lede", "body")
"""Zones in which the outlet tells its story."""
HEADINGS: tuple[Zone, ...] = ("headline", "subhead", "quote_box")
"""Zones of what stands over a text or a part of it."""

_NAME = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|da|del|van|von|der|al|el|bin|ibn)){1,3}"
_BYLINE = re.compile(
    rf"{_NAME}(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
    r"|[A-Z](?:[\w'’.-]+ ){1,5}(?:agencies|bureau|correspondents?|desk|newsroom|reporters?|staff)"
)
_SPEAKER = re.compile(rf"(?:[–—-]\s*[A-Z].{{1,80}}|{_NAME}, .{{2,80}})(?<![:!?])")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]|[‘']([^‘]+)[’']")
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({
    "about", "after", "against", "ahead", "amid", "among", "around", "before", "behind", "between",
    "during", "from", "into", "near", "onto", "over", "past", "since", "than", "that", "their",
    "this", "through", "under", "until", "upon", "what", "when", "with", "without", "your",
})  # fmt: skip
_HEAD_BLOCKS = 20  # the lede is sought among these; a longer run of titles is a list
_SUBHEAD_WORDS, _QUESTION_WORDS, _STANDFIRST_WORDS = 9, 12, 60
_LABEL_WORDS = 4
_PULL_QUOTES = 50  # as many lines are looked up in the rest of the text


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text in one zone, within one paragraph.

    ``credit`` is where in the text the photo credit behind a caption begins.
    """

    span: Span
    zone: Zone
    credit: int | None = None

    @property
    def telling(self) -> Span:
        """What of it may tell something: all but a photo credit."""
        return Span(self.span.start, self.span.end if self.credit is None else self.credit)


def find_blocks(text: str, lexicons: LineLexicons) -> list[Block]:
    """The paragraphs of a text with their zones, in order.

    A time stamp that is glued to the front of a paragraph becomes a block of its own.
    """
    lines = [line_at(text, span, lexicons) for span in split_stamps(text, paragraphs(text))]
    _mark_signatures(lines)
    _mark_twins(lines)
    _mark_quote_boxes(text, lines)
    lede = _mark_head(lines)
    _mark_related(lines[lede + 1 :])
    _mark_subheads(lines, lede)
    return [_block(line) for line in lines]


def _block(line: Line) -> Block:
    if line.zone != "caption" or line.credit is None:
        return Block(line.span, line.zone or "body")
    return Block(line.span, "caption", line.span.start + line.credit)


def cover(text: str, blocks: Sequence[Block]) -> list[ZoneSpan]:
    """Zones that cover the whole text in order: white space goes to the block before it."""
    if not blocks:
        return [ZoneSpan(start=0, end=len(text), zone="furniture")] if text else []
    starts = [0, *(block.span.start for block in blocks[1:]), len(text)]
    zones: list[ZoneSpan] = []
    for block, (start, end) in zip(blocks, pairwise(starts), strict=True):
        joined = bool(zones) and zones[-1].zone == block.zone
        first = zones.pop().start if joined else start
        zones.append(ZoneSpan(start=first, end=end, zone=block.zone))
    return zones


def _mark_signatures(lines: Sequence[Line]) -> None:
    """A name over a byline is part of it; an agency's name that ends a story credits no photo.

    A line that is nothing but a credit is page furniture.
    """
    for before, line in pairwise(lines[1:]):
        if line.byline and not before.zone and _BYLINE.fullmatch(before.text):
            before.zone = "furniture"
    story = [line for line in lines if line.zone != "furniture"]
    if len(story) > 1 and story[-1].zone == "caption" and story[-2].zone is None:
        story[-1].zone = None
    for line in lines:
        if line.zone == "caption" and line.credit is not None:
            is_all = not any(map(str.isalnum, line.text[: line.credit]))
            line.zone = "furniture" if is_all else "caption"


def _mark_twins(lines: Sequence[Line]) -> None:
    """A title printed twice in a row, below the headline, is a caption of unknown credit."""
    headline = next((line.text for line in lines if line.zone is None), "")
    for before, line in pairwise(lines):
        is_twin = before.text == line.text != headline and line.words >= 5 and line.is_title
        if is_twin and not before.zone:
            before.zone = line.zone = "caption"


def _mark_quote_boxes(text: str, lines: Sequence[Line]) -> None:
    """Quotations set apart: with a line for their speaker, or printed again from the story."""
    seen: set[str] = set()
    looked_up = 0
    for line, after in zip_longest(lines, lines[1:]):
        quoted = _QUOTED.fullmatch(line.text)
        if line.zone or not quoted:
            continue
        if after and not after.zone and after.words <= 12 and _SPEAKER.fullmatch(after.text):
            line.zone = after.zone = "quote_box"
        elif line.text in seen:
            line.zone = "quote_box"
        elif line.words >= 4 and not _may_head(line) and looked_up < _PULL_QUOTES:
            looked_up += 1
            inner = (quoted[1] or quoted[2]).rstrip(".,!?")
            elsewhere = text.find(inner, line.span.end) >= 0 or text.find(inner) < line.span.start
            line.zone = "quote_box" if elsewhere else None
        seen.add(line.text)


def _mark_head(lines: Sequence[Line]) -> int:
    """Give headline, standfirst and lede their zones, and return the lede's place."""
    plain = [number for number, line in enumerate(lines) if line.zone is None]
    if not plain:
        return len(lines)
    lede = _lede(lines, plain)
    for number in plain:
        line = lines[number]
        if number >= lede:
            break
        if number == plain[0] or line.text == lines[plain[0]].text:
            line.zone = "headline"
        else:
            line.zone = "furniture" if _BYLINE.fullmatch(line.text) else "standfirst"
    lines[lede].zone = "headline" if len(plain) == 1 and lines[lede].is_title else "lede"
    return lede


def _lede(lines: Sequence[Line], plain: Sequence[int]) -> int:
    """The place of the lede: the first line of prose that is no standfirst."""
    head = plain[:_HEAD_BLOCKS]
    prose = [number for number in head if not lines[number].is_title]
    if prose and prose[0] == plain[0] and len(plain) > 1 and _is_stopped_title(lines[plain[0]]):
        prose = prose[1:] or [plain[1]]
    if not prose:
        return plain[1] if len(plain) > 1 else plain[0]
    first = prose[0]
    later = [number for number in plain[: _HEAD_BLOCKS + 1] if number > first]
    if first == plain[0] or not later or not _is_standfirst(lines, first, later[0]):
        return first
    return next((number for number in later if not lines[number].is_title), later[0])


def _is_stopped_title(line: Line) -> bool:
    """A title that ends in a full stop: each longer word has a capital, which no sentence's has."""
    longer = [word for word in _LETTERS.findall(line.text) if len(word) >= 4]
    return (
        line.words <= HEADLINE_WORDS
        and len(longer) >= 3
        and all(word[0].isupper() or word in _SMALL_WORDS for word in longer)
    )


def _is_standfirst(lines: Sequence[Line], at: int, after: int) -> bool:
    """A sentence under the headline, which page chrome or a repetition tells from the story.

    A byline, a date or share buttons stand between summary and story; or the story opens with the
    summary again.
    """
    under_title = lines[at - 1].zone is None  # not a stamp, as over each entry of a live page
    below = at + 2 if _BYLINE.fullmatch(lines[at + 1].text) else at + 1
    chrome = [line for line in lines[below : below + 1] if line.zone in ("furniture", "caption")]
    repeated = lines[after].text.startswith(lines[at].text)
    return (repeated or (under_title and bool(chrome))) and lines[at].words <= _STANDFIRST_WORDS


def _mark_related(lines: Sequence[Line]) -> None:
    """Titles and topics under "Read more"; the last before prose may be a subhead, and stays."""
    run: list[Line] = []
    listed = False
    for line in (*lines, None):
        titled = line is not None and line.zone is None and line.is_title
        if listed and titled and line is not None:
            run.append(line)
            continue
        prose = line is not None and line.zone is None
        for title in run[:-1] if prose else run:
            title.zone = "furniture"
        run = []
        listed = line is not None and line.related and line.words <= _LABEL_WORDS


def _mark_subheads(lines: Sequence[Line], lede: int) -> None:
    """Short lines between prose; a run of three, or one after an open sentence, is a list."""
    heads: list[Line] = []
    run: list[Line] = []
    closed = True
    for line in lines[lede:]:
        if line.zone is None and _may_head(line):
            run.append(line)
        elif line.zone in (None, "lede"):
            if closed and len(run) < 3:
                heads += run
            run = []
            closed = line.text.rstrip(CLOSERS).endswith((".", "!", "?", "…"))
    # A single question between paragraphs is as likely the writer's own.
    if len(heads) > 1 or any(not line.text.endswith(("?", "!")) for line in heads):
        for line in heads:
            line.zone = "subhead"


def _may_head(line: Line) -> bool:
    bare = line.text.rstrip(CLOSERS)
    most = _QUESTION_WORDS if bare.endswith("?") else _SUBHEAD_WORDS
    return (
        line.words <= most
        and not bare.endswith((".", "…", ":", ";", ","))
        and line.text.lstrip("\"'“‘(")[:1].isupper()
        and not re.search(r"[,.!?][\"”’]\s", line.text)
    )
