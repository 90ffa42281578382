"""Verdicts of fact-check pages: one line under the claim that was checked.

"False." below a heading is about what the heading says; so is what the page then says of checking,
up to the next heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, Match, VerdictEntry, word_class
from attribution.lexicons.patterns import normal
from attribution.stages.page.zones import HEADINGS, Block
from attribution.text import Span

_FRAME = frozenset(
    {"our", "the", "we", "this", "it", "that", "is", "are", "as", "was", "in", "to", "at", "so"}
)
"""Function words that may stand beside a verdict in its line."""
_OPENING, _CLOSING = '"“‘', '"”’'
_LONGEST, _SHORTEST = 8, 3


def find_verdicts(
    parsed: Parse, blocks: Sequence[Block], lexicon: Lexicon[VerdictEntry]
) -> Iterator[tuple[int, Match[VerdictEntry], Span]]:
    """Each sentence that is a verdict, by number, with its words and the heading that it judges."""
    for number, sentence in enumerate(parsed.sentences):
        if len(sentence.words) > _LONGEST or not _opens(parsed, number):
            continue
        found = list(lexicon.matches(sentence.words))
        match = max(found, key=lambda match: match.last - match.first, default=None)
        if match is None or not _is_all(sentence, match):
            continue
        labelled = any(normal(word.form) in word_class("verdict_label") for word in sentence.words)
        heading = heading_of(parsed.text, blocks, sentence.span.start, any_zone=labelled)
        if heading is not None and len(heading.of(parsed.text).split()) >= _SHORTEST:
            yield number, match, heading


def heading_of(
    text: str, blocks: Sequence[Block], start: int, *, any_zone: bool = False
) -> Span | None:
    """The heading or quoted claim right above the paragraph at a place; None if there is none.

    Args:
        text: the document's text.
        blocks: its blocks.
        start: where the paragraph begins.
        any_zone: whether running text will do, under a line that calls itself a verdict.
    """
    above = [block for block in blocks if block.span.end <= start and block.zone != "furniture"]
    if not above:
        return None
    words = above[-1].span.of(text).strip()
    quoted = words[0] in _OPENING and words[-1] in _CLOSING
    is_claim = any_zone or quoted or above[-1].zone in HEADINGS
    return above[-1].span if is_claim else None


def zone_at(blocks: Sequence[Block], place: int) -> str | None:
    """The zone of the block at a place."""
    return next((b.zone for b in blocks if b.span.start <= place < b.span.end), None)


def section_end(blocks: Sequence[Block], start: int) -> int | None:
    """Where the next heading after a place begins; None if there is none."""
    return next(
        (b.span.start for b in blocks if b.span.start > start and b.zone == "subhead"), None
    )


def _opens(parsed: Parse, number: int) -> bool:
    """Whether a sentence is the first of its paragraph."""
    sentences = parsed.sentences
    return number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph


def _is_all(sentence: Sentence, match: Match[VerdictEntry]) -> bool:
    others = [
        word
        for place, word in enumerate(sentence.words)
        if not match.first <= place < match.last and word.upos != "PUNCT"
    ]
    beside = _FRAME | word_class("verdict_label") | word_class("verdict_frame")
    return all(normal(word.form) in beside for word in others)
