"""What became of quoted words: mended, cut, extended, divided anew, or no longer quoted."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from rapidfuzz.distance import DamerauLevenshtein

from attribution.corroboration.profile import Telling
from attribution.corroboration.words import words
from attribution.records import DriftType

_MENDED = 2  # most edits between a word and its correction
_KEPT = 0.6  # share of the quoted words that stand in the other claim
Found = tuple[DriftType, str | None, str | None]


def quote_changes(one: Telling, other: Telling) -> Iterator[Found]:
    """How a quotation changed from the original to the copy."""
    before, after = _quoted(one), _quoted(other)
    if not before:
        return
    if not after:
        yield from _unquoted(one, other, before)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < 3 and len(before) > 3:
        return
    yield from _mended(before, after, matcher)
    text_before, text_after = words(one.text), words(other.text)
    lost = _longest(matcher, "delete", before)
    if lost and not _stands(lost, after):
        quoted_no_more = _stands(lost, text_after)
        yield "quote_trimmed", " ".join(lost), " ".join(lost) if quoted_no_more else None
    more = _longest(matcher, "insert", after)
    if more and not _stands(more, text_before):
        yield "quote_extended", None, " ".join(more)
    if len(one.quoted) != len(other.quoted) and len(blocks) > 0 and not _is_one(one, other):
        yield "quote_repartitioned", " … ".join(one.quoted), " … ".join(other.quoted)


def _quoted(telling: Telling) -> list[str]:
    return [word for part in telling.quoted for word in words(part)]


def _unquoted(one: Telling, other: Telling, before: list[str]) -> Iterator[Found]:
    """Quoted words that the copy tells as its source's, or as its own."""
    told = set(words(other.text))
    if sum(word in told for word in before) < _KEPT * len(before):
        return
    drift: DriftType = "quote_to_indirect" if other.origin else "quote_to_outlet_voice"
    yield drift, " … ".join(one.quoted), other.text


def _mended(before: list[str], after: list[str], matcher: SequenceMatcher[str]) -> Iterator[Found]:
    """Single words put right: a typing error, no other word."""
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind == "replace" and end - start == to - at == 1:
            wrong, right = before[start], after[at]
            edits = DamerauLevenshtein.distance(wrong, right)
            if edits <= _MENDED < min(len(wrong), len(right)) - 1:
                yield "quote_corrected", wrong, right


def _longest(matcher: SequenceMatcher[str], kind: str, side: list[str]) -> list[str]:
    """The longest run of words that only one side has; shorter than three is no change."""
    runs = [
        side[start:end] if kind == "delete" else side[at:to]
        for tag, start, end, at, to in matcher.get_opcodes()
        if tag in (kind, "replace")
    ]
    longest = max(runs, key=len, default=[])
    return longest if len(longest) >= 3 else []


def _stands(run: list[str], inside: list[str]) -> bool:
    """Whether most words of a run stand in another list."""
    known = set(inside)
    return sum(word in known for word in run) >= 0.8 * len(run)


def _is_one(one: Telling, other: Telling) -> bool:
    """Whether the same words are quoted in one piece or in several because a cue was moved."""
    return len(one.quoted) == len(other.quoted)
