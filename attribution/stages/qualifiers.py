"""Hedges and boosters: their words, what they govern, and whose they are.

The scope is read from the tree: an auxiliary or adverb governs its head's clause, a verb or noun
what hangs below it, a determiner its noun phrase; never more than the claim itself.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, Match, QualifierEntry
from attribution.records import Claim, Commitment, CommitmentValue, Qualifier
from attribution.stages.sources import OUTLET
from attribution.text import Span

_MODIFIERS = frozenset(
    {"aux", "aux:pass", "advmod", "amod", "det", "mark", "case", "nummod", "cop"}
)
_POSSIBLE = frozenset({"epistemic_modal", "conditional", "ignorance"})
_PROBABLE = frozenset({"reportative", "allegative", "appearance", "epistemic_adverb", "inference"})
Found = tuple[Sentence, Match[QualifierEntry]]


def find_qualifiers(parsed: Parse, lexicon: Lexicon[QualifierEntry]) -> list[Found]:
    """Every qualifier of a document with its sentence, in order."""
    return [
        (sentence, match)
        for sentence in parsed.sentences
        for match in lexicon.matches(sentence.words)
    ]


def qualify(claims: Sequence[Claim], cues: Sequence[Span], found: Sequence[Found]) -> list[Claim]:
    """The claims with their qualifiers and commitments.

    A qualifier belongs to the innermost claim that holds it, and is uttered by that claim's last
    source; one that stands in the cue itself ("is alleged to") is the outlet's, of the claim that
    follows in the sentence.

    Args:
        claims: in order of their spans.
        cues: each claim's cue, empty spans for the outlet's own voice.
        found: the document's qualifiers.
    """
    held: list[list[Qualifier]] = [[] for _ in claims]
    starts = sorted(
        (span.start, number)
        for number, claim in enumerate(claims)
        for span in map(_span, claim.spans)
    )
    for sentence, match in found:
        cue = _of_words(sentence, range(match.first, match.last))
        owner = _innermost(claims, starts, cue)
        in_cue = next((n for n, span in enumerate(cues) if span.covers(cue)), None)
        if in_cue is not None:
            held[in_cue].append(
                _record(match, cue, [_span(s) for s in claims[in_cue].spans], OUTLET)
            )
        elif owner is not None:
            claim = claims[owner]
            scope = _scope(sentence, match, [_span(span) for span in claim.spans])
            held[owner].append(_record(match, cue, scope, claim.chain[-1].source_id))
    return [
        claim.model_copy(
            update={"qualifiers": qualifiers, "commitment": _commitment(claim, qualifiers)}
        )
        for claim, qualifiers in zip(claims, held, strict=True)
    ]


def _span(pair: tuple[int, int]) -> Span:
    return Span(*pair)


def _of_words(sentence: Sentence, places: Sequence[int] | range) -> Span:
    return Span(sentence.words[places[0]].start, sentence.words[places[-1]].end)


def _innermost(claims: Sequence[Claim], starts: Sequence[tuple[int, int]], cue: Span) -> int | None:
    """The claim that holds a cue and starts last before it."""
    at = bisect.bisect_right(starts, (cue.start, len(claims)))
    for _, number in reversed(starts[max(at - 12, 0) : at]):
        if any(_span(span).covers(cue) for span in claims[number].spans):
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
    )


def _commitment(claim: Claim, qualifiers: Sequence[Qualifier]) -> list[Commitment]:
    """How sure each level of the chain is: all but the last only report."""
    last = claim.chain[-1].source_id
    own = {qualifier.type for qualifier in qualifiers if qualifier.owner == last}
    value: CommitmentValue = "CT+"
    if own & _POSSIBLE:
        value = "PS+"
    elif own & _PROBABLE:
        value = "PR+"
    elif "future" in own:
        value = "Uu"
    levels = [Commitment(source_id=link.source_id, value="Uu") for link in claim.chain[:-1]]
    return [*levels, Commitment(source_id=last, value=value)]
