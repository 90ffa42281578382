"""Who a claim without a source goes back to, where the document says so elsewhere.

A headline says "accused of", a caption "an estimated": who accused and estimated stands further
down. The claim there that has the same words and numbers lends its chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.language.parse import Parse
from attribution.lexicons import Lexicon, QualifierEntry
from attribution.stages.chains.tracing import Chain
from attribution.stages.claims.assertions import Assertion
from attribution.stages.claims.wording import Wording, Wordings
from attribution.stages.sources.resolving import OUTLET, Resolved

_OPENING = frozenset({"headline", "standfirst", "lede", "caption"})
_HEARSAY = frozenset({"reportative", "allegative"})
_LIKE_ENOUGH = 0.45
_LIKE_IN_BODY = 0.7
"""At the top a claim without a source sums up what follows; in the body it need not."""
_FEWEST_SHARED = 3
_SURE = 0.8


def settle_origins(
    parsed: Parse,
    assertions: Sequence[Assertion],
    chains: Sequence[Chain],
    resolved: Resolved,
    hearsay: Lexicon[QualifierEntry],
) -> list[Chain]:
    """The chains, those of claims without a source made good where the document tells it.

    Args:
        parsed: the parsed document.
        assertions: its assertions.
        chains: one for each assertion.
        resolved: the sources.
        hearsay: the lexicon of qualifiers, for "reportedly", "accused of" and the like.
    """
    kinds = {source.id: source.kind for source in resolved.sources}
    open_ones = [
        number
        for number, (assertion, chain) in enumerate(zip(assertions, chains, strict=True))
        if _is_open(parsed, assertion, chain, kinds[chain.origin], hearsay)
    ]
    if not open_ones:
        return list(chains)
    wordings = Wordings(parsed, [assertion.spans for assertion in assertions])
    known = [
        number
        for number, chain in enumerate(chains)
        if chain.origin != OUTLET and kinds[chain.origin] not in ("implicit", "document")
    ]
    settled = list(chains)
    for number in open_ones:
        whole = wordings.wording([s.span for s in parsed.sentences_in(assertions[number].spans[0])])
        best = _best(wordings, whole, [n for n in known if _is_apart(assertions, n, number)])
        is_opening = assertions[number].zone in _OPENING
        if best is not None and best[1] >= (_LIKE_ENOUGH if is_opening else _LIKE_IN_BODY):
            settled[number] = _lent(chains[best[0]], best[1])
    return settled


def _is_open(
    parsed: Parse,
    assertion: Assertion,
    chain: Chain,
    origin_kind: str,
    hearsay: Lexicon[QualifierEntry],
) -> bool:
    """Whether a claim is hearsay from nobody: an implicit source, or a marked claim at the top."""
    if assertion.attribution is not None:
        return origin_kind == "implicit"
    if assertion.zone not in _OPENING:
        return False
    for span in assertion.spans:
        for sentence in parsed.sentences_in(span):
            words = [word for word in sentence.words if span.start <= word.start < span.end]
            if any(word.form.lower() == "estimated" for word in words):
                return True
            if any(match.entry.type in _HEARSAY for match in hearsay.matches(words)):
                return True
    return False


def _is_apart(assertions: Sequence[Assertion], one: int, other: int) -> bool:
    return not any(
        span.overlaps(part) for span in assertions[one].spans for part in assertions[other].spans
    )


def _best(
    wordings: Wordings, whole: Wording, candidates: Sequence[int]
) -> tuple[int, float] | None:
    """The claim most like a wording, and how like; the first of equals."""
    best: tuple[int, float] | None = None
    for number in candidates:
        other = wordings.of[number]
        same_numbers = whole.telling & other.telling
        shared = whole.stems & other.stems
        score = wordings.likeness(whole, other) + 0.3 * bool(same_numbers)
        if len(shared) + 2 * len(same_numbers) < _FEWEST_SHARED or not shared:
            continue
        if whole.telling and not same_numbers and not _fits(whole, other):
            continue
        if best is None or score > best[1]:
            best = number, score
    return best


def _fits(rounded: Wording, exact: Wording) -> bool:
    """Whether a rounded number may stand for an exact one: 500 for 532."""
    return any(
        0.75 <= float(one) / float(other) <= 1
        for one in rounded.numbers
        for other in exact.numbers
        if _is_number(one) and _is_number(other)
    )


def _is_number(form: str) -> bool:
    try:
        return float(form) > 0
    except ValueError:
        return False


def _lent(chain: Chain, score: float) -> Chain:
    confidence = round(_SURE * min(score, 1.0), 2)
    return replace(
        chain,
        confidence=min(chain.confidence, confidence),
        evidence=(*chain.evidence, "rule:the same claim is attributed elsewhere in the text"),
    )
