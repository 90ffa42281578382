"""Hedges and boosters: their words, what they govern, and whose they are.

The scope is read from the tree: an auxiliary or adverb governs its head's clause, a verb or noun
what hangs below it, a determiner its noun phrase; never more than the claim itself.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, Match, QualifierEntry
from attribution.records import Attribution, Qualifier
from attribution.stages.claims import Assertion
from attribution.stages.reading import Reading
from attribution.stages.sources import OUTLET
from attribution.text import Span

_MODIFIERS = frozenset(
    {"aux", "aux:pass", "advmod", "amod", "det", "mark", "case", "nummod", "cop"}
)
Found = tuple[Sentence, Match[QualifierEntry]]


def find_qualifiers(parsed: Parse, lexicon: Lexicon[QualifierEntry]) -> list[Found]:
    """Every qualifier of a document with its sentence, in order."""
    return [
        (sentence, match)
        for sentence in parsed.sentences
        for match in lexicon.matches(sentence.words)
    ]


def assign_qualifiers(found: Sequence[Found], reading: Reading) -> list[list[Qualifier]]:
    """The qualifiers of each assertion.

    A qualifier belongs to the innermost claim that holds it, and is uttered by that claim's last
    source; one that stands in the cue itself ("is alleged to") is the outlet's, of the claim that
    follows in the sentence.
    """
    assertions = reading.assertions
    held: list[list[Qualifier]] = [[] for _ in assertions]
    cues = [_cue(reading.attribution_of(number)) for number in range(len(assertions))]
    starts = sorted(
        (span.start, number)
        for number, assertion in enumerate(assertions)
        for span in assertion.spans
    )
    for sentence, match in found:
        cue = _of_words(sentence, range(match.first, match.last))
        owner = _innermost(assertions, starts, cue)
        in_cue = next((n for n, span in enumerate(cues) if span.covers(cue)), None)
        if in_cue is not None:
            held[in_cue].append(_record(match, cue, assertions[in_cue].spans, OUTLET))
        elif owner is not None:
            scope = _scope(sentence, match, assertions[owner].spans)
            held[owner].append(_record(match, cue, scope, reading.chains[owner].origin))
    return held


def _cue(attribution: Attribution | None) -> Span:
    """An attribution's first cue, an empty span where there is none."""
    return Span(*attribution.cue[0]) if attribution and attribution.cue else Span(0, 0)


def _of_words(sentence: Sentence, places: Sequence[int] | range) -> Span:
    return Span(sentence.words[places[0]].start, sentence.words[places[-1]].end)


def _innermost(
    assertions: Sequence[Assertion], starts: Sequence[tuple[int, int]], cue: Span
) -> int | None:
    """The claim that holds a cue and starts last before it."""
    at = bisect.bisect_right(starts, (cue.start, len(assertions)))
    for _, number in reversed(starts[max(at - 12, 0) : at]):
        if any(span.covers(cue) for span in assertions[number].spans):
            return number
    return None


def _scope(sentence: Sentence, match: Match[QualifierEntry], within: Sequence[Span]) -> list[Span]:
    places = range(match.first, match.last)
    head = next((p for p in places if sentence.words[p].head not in places), places[0])
    word = sentence.words[head]
    governor = word.head if word.deprel in _MODIFIERS and word.head >= 0 else head
    below = [place for place in sentence.subtree(governor) if place not in places]
    spans: list[Span] = []
    last = -2
    for place in below:
        span = sentence.words[place].span
        if not any(outer.covers(span) for outer in within):
            continue
        if place == last + 1 and spans:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = place
    return spans or [_of_words(sentence, places)]


def _record(
    match: Match[QualifierEntry], cue: Span, scope: Sequence[Span], owner: str
) -> Qualifier:
    return Qualifier(
        type=match.entry.type,
        cue=[cue],
        scope=list(scope),
        owner=owner,
        strength=match.entry.strength,
        evidence=[f"qualifiers:{match.entry.phrase}"],
    )
