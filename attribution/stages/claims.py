"""Everything asserted: each attributed content, and what the outlet says in its own voice.

A sentence without an attribution is one claim of the outlet. In a sentence with one, the clauses
that lie outside source, cue and content are the outlet's too ("in what is the worst flood …").
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse, Sentence
from attribution.records import Attribution, Zone
from attribution.stages.zones import Block
from attribution.text import Span, merged, trimmed

_CLAUSES = (
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "conj",
    "parataxis",
    "ccomp",
    "appos",
    "root",
)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer")
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim before it is judged: its spans, its zone, and its attribution's place if any."""

    spans: tuple[Span, ...]
    zone: Zone
    attribution: int | None
    confidence: float = 0.9
    evidence: tuple[str, ...] = ("rule:outlet's own voice",)


def find_assertions(
    parsed: Parse, blocks: Sequence[Block], attributions: Sequence[Attribution]
) -> list[Assertion]:
    """Every assertion of a document in order; none from page furniture."""
    starts = [block.span.start for block in blocks]

    def zone_at(offset: int) -> Zone:
        return blocks[max(bisect.bisect_right(starts, offset) - 1, 0)].zone

    found = [
        Assertion(
            tuple(Span(*s) for s in attribution.content),
            zone,
            number,
            attribution.confidence,
            tuple(attribution.evidence),
        )
        for number, attribution in enumerate(attributions)
        if (zone := zone_at(attribution.content[0][0])) != "furniture"
    ]
    taken = merged(
        Span(*span)
        for attribution in attributions
        for span in (*attribution.source, *attribution.cue, *attribution.content)
    )
    for sentence in parsed.sentences:
        zone = zone_at(sentence.span.start)
        if zone != "furniture":
            found += [
                Assertion(spans, zone, None) for spans in _own_voice(parsed.text, sentence, taken)
            ]
    return sorted(found, key=lambda item: (item.spans[0], item.attribution is not None))


def _own_voice(text: str, sentence: Sentence, taken: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The outlet's clauses in a sentence."""
    free = [not _covered(word.span, taken) for word in sentence.words]
    if all(free):
        if sum(word.upos != "PUNCT" for word in sentence.words) > 1:
            yield (sentence.span,)
        return
    claimed: set[int] = set()
    for place, word in enumerate(sentence.words):
        if not free[place] or place in claimed or word.deprel not in _CLAUSES:
            continue
        clause = [at for at in sentence.subtree(place) if free[at] and at not in claimed]
        if _is_clause(sentence, place, clause):
            claimed.update(clause)
            spans = _contiguous(text, sentence, clause)
            if spans:
                yield spans


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect.bisect_right(taken, (span.start, float("inf"))) - 1
    return any(taken[n].overlaps(span) for n in (at, at + 1) if 0 <= n < len(taken))


def _is_clause(sentence: Sentence, head: int, clause: Sequence[int]) -> bool:
    """Whether the free words make a statement: a predicate with a subject, of some length."""
    words = [sentence.words[place] for place in clause]
    if sum(word.upos != "PUNCT" for word in words) < _FEWEST_WORDS:
        return False
    inside = set(clause)
    has_subject = any(
        sentence.words[child].deprel in _SUBJECTS and child in inside
        for child in sentence.children[head]
    )
    has_verb = any(word.upos in ("VERB", "AUX") for word in words)
    return has_subject and has_verb


def _contiguous(text: str, sentence: Sentence, clause: Sequence[int]) -> tuple[Span, ...]:
    """The clause's words as spans, without the punctuation at their edges."""
    spans: list[Span] = []
    last = -2
    for place in clause:
        word = sentence.words[place]
        if place == last + 1:
            spans[-1] = Span(spans[-1].start, max(word.end, spans[-1].end))
        else:
            spans.append(word.span)
        last = place
    kept = []
    for span in spans:
        start, end = trimmed(text, *span)
        while end > start and text[end - 1] in ",;:—–-. ":
            end -= 1
        while start < end and text[start] in ",;:—–-. ":
            start += 1
        if end - start > 1:
            kept.append(Span(start, end))
    return tuple(kept)
