"""Noun phrases read from left to right by parts of speech.

A small parser errs most inside such phrases, above all in names and titles; which words may follow
one another is a safer guide to where one ends than the tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import ParsedWord

_INSIDE = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "PART", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset("-–\"'“”‘’")
_SKIPPED = frozenset({"more", "other", "others", "another", "further", "additional", "or", "so"})
_NO_PART = frozenset({"%", "ago", "later", "earlier", "so", "not", "to"})
DATES = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|today|yesterday|tomorrow|tonight|overnight)s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The places of a noun phrase, half open, and of its head: its last noun."""

    first: int
    last: int
    head: int


def noun_phrase(
    words: Sequence[ParsedWord], start: int, *, determined: bool = False
) -> Phrase | None:
    """The noun phrase that begins at a place; "more", "other" and "of" are passed over.

    Args:
        words: the words of a sentence.
        start: where it begins.
        determined: whether it may open with a determiner; an article is no part of it.
    """
    end = len(words)
    while start < end and words[start].form.lower() in _SKIPPED:
        start += 1
    if start < end and words[start].form == "of" and not determined:
        return noun_phrase(words, start + 1, determined=True)
    place = first = start
    if determined:
        while place < end and words[place].upos in ("DET", "PRON", "NUM"):
            place += 1
        if place > start and words[start].upos == "DET":
            first = place
    head = None
    while place < end and _goes_on(words[place]):
        if words[place].upos in _NOUNS:
            head = place
            if _is_owner(words, place):
                break
        place += 1
    if head is None:
        return None
    while words[first].form in _MARKS:
        first += 1
    return Phrase(first, head + 1, head)


def spelled(text: str, words: Sequence[ParsedWord], first: int, last: int) -> str:
    """The text of some words, half open, on one line and without marks at its ends."""
    part = text[words[first].start : words[last - 1].end]
    return re.sub(r"\s+", " ", part).strip("\"“”'‘’ ")


def _is_owner(words: Sequence[ParsedWord], place: int) -> bool:
    """Whether a plural noun owns what follows: "nine people's homes" counts the people."""
    after = words[place + 1] if place + 1 < len(words) else None
    owns = after is not None and after.upos == "PART" and after.form in ("'s", "’s", "'", "’")
    return owns and words[place].xpos == "NNS"


def _goes_on(word: ParsedWord) -> bool:
    if DATES.fullmatch(word.form) or word.form.lower() in _NO_PART:
        return False
    return (
        word.upos in _INSIDE
        or word.form in _MARKS
        or (word.upos == "VERB" and word.deprel in ("amod", "compound"))
    )
