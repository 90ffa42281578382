"""What became of quoted words: mended, cut, extended, divided anew, or no longer quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein, Opcode

from attribution.corroboration.profile import Telling
from attribution.corroboration.words import known, stem, words
from attribution.records import DriftType

_MENDED = 2  # most edits between a word and its correction
_KEPT = 0.55  # share of what quoted words tell that stands in the other claim
_SHORT = 8  # words up to which a quotation may be left out of a claim that is told on
_RUN = 3  # words that must be gone or new for a quotation to be trimmed or extended
Found = tuple[DriftType, str | None, str | None]


def quote_changes(one: Telling, other: Telling, *, is_told: bool) -> Iterator[Found]:
    """How a quotation changed from the original to the copy.

    Args:
        one: the original.
        other: the copy.
        is_told: whether the copy tells it as a source's words, not as its own.
    """
    ours, theirs = [part.split() for part in one.spoken], [part.split() for part in other.spoken]
    before, after = list(chain(*ours)), list(chain(*theirs))
    if not before or ours == theirs:
        return
    if not after:
        yield from _unquoted(one, other, is_told=is_told)
        return
    edits = list(Levenshtein.opcodes(before, after))
    blocks = [edit for edit in edits if edit.tag == "equal"]
    kept = sum(edit.src_end - edit.src_start for edit in blocks)
    if kept < min(_RUN, len(before) / 2, len(after) / 2):
        yield from _unquoted(one, other, is_told=is_told)
        return
    yield from _mended(before, after, edits)
    lost = _longest(edits, "delete", before)
    if lost and not _stands(lost, after):
        quoted_no_more = _stands(lost, words(other.text))
        yield "quote_trimmed", " ".join(lost), " ".join(lost) if quoted_no_more else None
    more = _longest(edits, "insert", after)
    if more and not _stands(more, words(one.text)):
        yield "quote_extended", None, " ".join(more)
    if _is_divided_anew(ours, theirs, blocks):
        yield "quote_repartitioned", " … ".join(one.quoted), " … ".join(other.quoted)


def _unquoted(one: Telling, other: Telling, *, is_told: bool) -> Iterator[Found]:
    """Quoted words that the copy tells as its source's, or as its own, or leaves out."""
    if other.text.count("“") != other.text.count("”") or other.text.count('"') % 2:
        return  # of a quotation only one mark stands in the claim
    told = set(map(stem, words(other.text)))
    kept = [
        part
        for part, spoken in zip(one.quoted, map(str.split, one.spoken), strict=True)
        if _share(spoken, told) >= _KEPT
        or _share(words(other.text), set(map(stem, spoken))) >= _KEPT
    ]
    if kept:
        drift: DriftType = "quote_to_indirect" if is_told else "quote_to_outlet_voice"
        yield drift, " … ".join(kept), other.text
    elif not other.quoted and sum(len(part.split()) for part in one.spoken) <= _SHORT:
        yield "quote_trimmed", " … ".join(one.quoted), None


def _share(spoken: Iterable[str], told: set[str]) -> float:
    """How much of what some words tell has its stems in a text."""
    found = [(known(word).rarity + 0.05, stem(word) in told) for word in spoken]
    whole = sum(weight for weight, _ in found)
    return sum(weight for weight, stands in found if stands) / whole if whole else 0.0


def _mended(before: list[str], after: list[str], edits: Iterable[Opcode]) -> Iterator[Found]:
    """Single words put right: a typing error, no other word."""
    for edit in edits:
        lengths = edit.src_end - edit.src_start, edit.dest_end - edit.dest_start
        if edit.tag == "replace" and lengths == (1, 1):
            wrong, right = before[edit.src_start], after[edit.dest_start]
            distance = DamerauLevenshtein.distance(wrong, right)
            if distance <= _MENDED < min(len(wrong), len(right)) - 1:
                yield "quote_corrected", wrong, right


def _longest(edits: Iterable[Opcode], kind: str, side: list[str]) -> list[str]:
    """The longest run of words that only one side has; one of two words must tell something."""
    runs = [
        side[edit.src_start : edit.src_end]
        if kind == "delete"
        else side[edit.dest_start : edit.dest_end]
        for edit in edits
        if edit.tag in (kind, "replace")
    ]
    longest = max(runs, key=len, default=[])
    telling = sum(known(word).is_telling for word in longest)
    least = 1 if len(side) <= _RUN else 2
    return longest if len(longest) >= _RUN or telling >= least else []


def _stands(run: list[str], inside: list[str]) -> bool:
    """Whether most words of a run stand in another list."""
    known = set(inside)
    return sum(word in known for word in run) >= 0.8 * len(run)


def _is_divided_anew(
    ours: Sequence[list[str]], theirs: Sequence[list[str]], blocks: Iterable[Opcode]
) -> bool:
    """Whether what one side quotes in one stretch is several stretches on the other."""
    if len(ours) == len(theirs) == 1:
        return False
    left, right = _stretches(ours), _stretches(theirs)
    met: dict[tuple[str, int], set[int]] = {}
    for block in blocks:
        start, at = block.src_start, block.dest_start
        for step in range(block.src_end - start):
            met.setdefault(("left", left[start + step]), set()).add(right[at + step])
            met.setdefault(("right", right[at + step]), set()).add(left[start + step])
    return any(len(stretches) > 1 for stretches in met.values())


def _stretches(parts: Sequence[list[str]]) -> list[int]:
    """The number of the stretch in which each quoted word stands."""
    return [place for place, part in enumerate(parts) for _ in part]
