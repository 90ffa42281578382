"""What a reviewer should look at in a document as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from attribution.language.calendar import WEEKDAYS
from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, PlaceEntry
from attribution.records import DocumentFlag
from attribution.stages.page.antecedents import lacks_antecedent
from attribution.stages.page.dates import find_days, weekday_number
from attribution.stages.page.stamps import Stamps
from attribution.stages.page.zones import PROSE, Block

_LAID_OUT = frozenset({"furniture", "quote_box", "subhead"})
_UNENDED = re.compile(r"(?:\A|(?<=[.!?:…])|(?<=[.!?:…][\"'”’)]))[^.!?:…]*\Z")
_CUT = re.compile(
    r"(?:…|\.\.\.)[\"'”’)\]]*\Z|[\[(](?:…|\.\.\.|more|\+\s?\d+ chars?|continued)[\])]\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:to )?(?:continue|keep|finish) reading\b|read (?:the )?(?:full|rest|whole|entire)\b"
    r"|(?:this|the) (?:article|story|content) is (?:for|available|reserved)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"'”’)]*|\Z)")
_LETTERS = re.compile(r"\w+")
_FEWEST_LOOSE, _FEWEST_REPEATED = 4, 7  # words
_WEEKDAY_NAME = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[a-z]*day\b|s?\b|[.,])")
_LONGEST_DAY = 40  # code points
_NOT_PAST = frozenset({"will", "would", "is", "are", "be", "to", "may", "might", "should", "could"})


def flag_document(
    parsed: Parse, blocks: Sequence[Block], stamps: Stamps, places: Lexicon[PlaceEntry]
) -> list[DocumentFlag]:
    """Truncated text, dates that do not fit, passages printed twice.

    Args:
        parsed: the parsed document.
        blocks: its blocks, with their zones.
        stamps: when it was published and updated, as far as known.
        places: the places that are no town.
    """
    flags: list[DocumentFlag] = []
    if _is_truncated(parsed.text, blocks) or lacks_antecedent(parsed, places):
        flags.append("truncated")
    if _is_inconsistent(parsed, stamps):
        flags.append("temporal_inconsistent")
    if _is_repeated(parsed.text, blocks):
        flags.append("duplicated_text")
    return flags


def _is_truncated(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the story stops before its end.

    Its last sentence has no end mark or trails off, or the page asks to read on elsewhere. What
    follows an end mark in title case is a signature.
    """
    story = [n for n, block in enumerate(blocks) if block.zone in PROSE]
    if not story:
        return False
    after = blocks[story[-1] + 1 :]
    if any(_GOES_ON.match(block.span.of(text)) for block in after if block.zone == "furniture"):
        return True
    last = blocks[story[-1]]
    words = last.span.of(text)
    if _CUT.search(words):
        return True
    rest = _UNENDED.search(words)
    loose = rest[0].split() if rest else []
    return len(loose) >= _FEWEST_LOOSE and sum(w[0].islower() for w in loose) * 2 > len(loose)


def _is_inconsistent(parsed: Parse, stamps: Stamps) -> bool:
    """Whether a weekday does not fit its date, or the day on which it was told.

    News calls the last six days by their names. What happened "on Thursday" in a text of Wednesday
    is nearly a week old, or was written on a later day than the stamp says.
    """
    known = [date.fromisoformat(d[:10]) for d in (stamps.published, stamps.updated) if d]
    year = known[0].year if known else None
    for named in _WEEKDAY_NAME.finditer(parsed.text):
        beside = parsed.text[named.start() : named.start() + _LONGEST_DAY]
        if any(not day.fits for day in find_days(beside, year)):
            return True
    if not known:
        return False
    after = {(day.weekday() + 1) % 7 for day in known}
    days = {day for sentence in parsed.sentences for day in _past_days(sentence)}
    return len(after) == 1 and not after.isdisjoint(days)


def _past_days(sentence: Sentence) -> Iterator[int]:
    """The weekdays on which something happened, 0 for Monday."""
    words = sentence.words
    for place, word in enumerate(words):
        if word.form.lower() not in WEEKDAYS:
            continue
        before = words[place - 1].form.lower() if place else ""
        after = words[place + 1 : place + 4]
        dated = any(w.upos == "NUM" or w.form.lower() in ("last", "next") for w in after)
        if before != "on" or dated:
            continue
        head = word.head
        if head >= 0 and word.deprel.startswith("obl") and _is_past(sentence, head):
            yield weekday_number(word.form)


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells the past: "said", "was told", "had said"."""
    words = sentence.words
    if "Tense=Past" not in words[verb].feats:
        return False
    helpers = [words[p].form.lower() for p in sentence.children[verb] if words[p].upos == "AUX"]
    finite = "VerbForm=Part" not in words[verb].feats
    return not _NOT_PAST.intersection(helpers) if helpers else finite


def _is_repeated(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a sentence of the story stands in it twice."""
    seen: set[tuple[str, ...]] = set()
    for block in blocks:
        if block.zone in _LAID_OUT:
            continue
        for match in _SENTENCE.finditer(block.span.of(text)):
            words = tuple(word.lower() for word in _LETTERS.findall(match[0]))
            if len(words) >= _FEWEST_REPEATED:
                if words in seen:
                    return True
                seen.add(words)
    return False
