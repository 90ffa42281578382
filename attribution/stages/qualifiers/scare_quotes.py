"""Quotation marks that keep distance, told from those that quote.

A short quoted phrase in the outlet's own voice is a scare quote where no cue takes it as speech and
it is no title, name or word mentioned as a word. Quoted words of a known speaker are a partial
quotation instead.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from attribution.lexicons import word_class
from attribution.quotation import Quotation
from attribution.records import Qualifier
from attribution.stages.reading import Reading
from attribution.stages.sources.resolving import OUTLET
from attribution.text import Span

_LONGEST = 3  # words
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "on", "for", "to", "with", "at"})


def find_scare_quotes(reading: Reading) -> Iterator[tuple[int, Qualifier]]:
    """The scare quotes of a document, each with the number of its claim."""
    own = [
        (span.start, span.end, number)
        for number, assertion in enumerate(reading.assertions)
        if assertion.attribution is None and assertion.zone != "headline"
        for span in assertion.spans
    ]
    own.sort()
    for quotation in (*reading.quotations.doubles, *reading.quotations.singles):
        at = bisect.bisect_right(own, (quotation.outer.start, float("inf"), 0)) - 1
        if at < 0 or own[at][1] < quotation.outer.end or not _is_distancing(reading, quotation):
            continue
        yield (
            own[at][2],
            Qualifier(
                type="scare_quote",
                cue=[quotation.outer],
                scope=[quotation.inner],
                owner=OUTLET,
                strength=2,
                confidence=0.7,
                evidence=["rule:a short quoted phrase that nobody says"],
            ),
        )


def _is_distancing(reading: Reading, quotation: Quotation) -> bool:
    words = quotation.inner.of(reading.text).split()
    if not quotation.balanced or not 0 < len(words) <= _LONGEST:
        return False
    if quotation.inner.of(reading.text).rstrip().endswith((",", ".", "!", "?", ";")):
        return False
    capitals = [word[:1].isupper() for word in words if word.lower() not in _SMALL]
    if not any(map(str.isalpha, "".join(words))) or not capitals or all(capitals):
        return False
    return not _is_mentioned(reading, quotation.outer) and not _is_attributed(reading, quotation)


def _is_mentioned(reading: Reading, outer: Span) -> bool:
    """Whether a word before the marks says that these are words, a title or a name."""
    before = reading.text[max(outer.start - 40, 0) : outer.start].split()
    return any(word.strip(",:;()").lower() in word_class("mentioning") for word in before[-2:])


def _is_attributed(reading: Reading, quotation: Quotation) -> bool:
    """Whether a source, cue or content of an attribution touches the marks."""
    return any(
        Span(*part).overlaps(quotation.outer)
        for attribution in reading.attributions
        for part in (*attribution.content, *attribution.cue, *attribution.source)
    )
