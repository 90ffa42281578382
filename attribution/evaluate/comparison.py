"""Two whole annotations of one text compared: records paired, then field by field.

Records are paired one to one by what they stand on: sources by the attributions and mentions they
share, claims by the tokens they share (at least ``_LIKE`` of the union), qualifiers and quantities
by their words, verifications by their statements. An id means nothing outside its own annotation,
so whatever names a source or claim is compared through these pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from attribution.evaluate.relations import Article, Relation
from attribution.evaluate.scores import Pair, closest
from attribution.evaluate.tally import (
    NONE,
    Comparison,
    agreed,
    both,
    same_source,
    same_words,
    translated,
)
from attribution.records import (
    Annotation,
    Attribution,
    Claim,
    Qualifier,
    Quantity,
    Source,
    Verification,
)

_LIKE = 0.3


def compare(
    article: Article, relations: Sequence[Pair[Relation]], gold: Annotation, predicted: Annotation
) -> Comparison:
    """Compare a prediction with the gold, record by record.

    Args:
        article: the text in tokens.
        relations: the relations as paired, whose records are attributions.
        gold: the gold annotation.
        predicted: the annotation to be measured.
    """
    result = Comparison()
    attributions = [
        (pair.gold.record, pair.predicted.record)
        for pair in relations
        if pair.gold is not None and pair.predicted is not None
    ]
    both = [
        (one, other)
        for one, other in attributions
        if isinstance(one, Attribution) and isinstance(other, Attribution)
    ]
    sources = _compare_sources(result, article, gold, predicted, both)
    _compare_attributions(result, article, both, sources)
    claims = _compare_claims(result, article, gold, predicted, sources)
    _compare_verifications(result, article, gold, predicted, sources, claims)
    result.members("document flags", gold.document.flags, predicted.document.flags)
    return result


def _compare_sources(
    result: Comparison,
    article: Article,
    gold: Annotation,
    predicted: Annotation,
    attributions: Sequence[tuple[Attribution, Attribution]],
) -> dict[str, str]:
    """Pair and compare the sources; the predicted id of each gold id that has one."""
    shared = Counter((one.source_id, other.source_id) for one, other in attributions)
    places = [
        {source.id: article.tokens(source.mentions) for source in annotation.sources}
        for annotation in (gold, predicted)
    ]

    def likeness(one: Source, other: Source) -> int:
        if (one.kind == "outlet_self") != (other.kind == "outlet_self"):
            return 0
        if one.kind == "outlet_self":
            return 1
        common = len(places[0][one.id] & places[1][other.id])
        return 10 * shared[one.id, other.id] + min(common, 9)

    pairs = closest(gold.sources, predicted.sources, likeness)
    result.count("sources", pairs)
    for one, other in both(pairs):
        if one.kind == "outlet_self":
            continue
        for name in ("kind", "affiliation", "access", "naming", "anonymity_reason"):
            result.value(f"source.{name}", getattr(one, name), getattr(other, name))
    return {one.id: other.id for one, other in both(pairs)}


def _compare_attributions(
    result: Comparison,
    article: Article,
    attributions: Sequence[tuple[Attribution, Attribution]],
    sources: Mapping[str, str],
) -> None:
    for one, other in attributions:
        result.value("attribution.source", *same_source(one.source_id, other.source_id, sources))
        pronoun = article.speaker(one.source) == "pronoun source"
        kind = "pronoun" if pronoun else "other mention"
        result.value(
            f"attribution.source, {kind}", *same_source(one.source_id, other.source_id, sources)
        )
        for name in ("type", "speech_act", "stance", "voice", "polarity", "determinate", "channel"):
            result.value(f"attribution.{name}", getattr(one, name), getattr(other, name))
        result.value("attribution.quote.form", one.quote.form, other.quote.form)
        result.value("attribution.nested", one.parent is not None, other.parent is not None)
        result.members("quote flags", one.quote.flags, other.quote.flags)


def _compare_claims(
    result: Comparison,
    article: Article,
    gold: Annotation,
    predicted: Annotation,
    sources: Mapping[str, str],
) -> dict[str, str]:
    """Pair and compare the claims; the predicted id of each gold id that has one."""
    tokens = {
        id(claim): article.tokens(claim.spans)
        for annotation in (gold, predicted)
        for claim in annotation.claims
    }
    pairs = closest(
        gold.claims, predicted.claims, lambda a, b: _likeness(tokens[id(a)], tokens[id(b)])
    )
    result.count("claims", pairs)
    for one, other in both(pairs):
        _compare_claim(result, one, other, sources)
    for pair in pairs:
        left = pair.gold.flags if pair.gold else []
        right = pair.predicted.flags if pair.predicted else []
        result.members("claim flags", left, right)
    _compare_qualifiers(result, article, gold.claims, predicted.claims, sources)
    _compare_quantities(result, article, gold.claims, predicted.claims)
    return {one.id: other.id for one, other in both(pairs)}


def _compare_claim(
    result: Comparison, one: Claim, other: Claim, sources: Mapping[str, str]
) -> None:
    result.value("claim.zone", one.zone, other.zone)
    result.value("claim.voice", _voice(one), _voice(other))
    result.value("claim.origin", *same_source(one.origin_id, other.origin_id, sources))
    wanted = [sources.get(link.source_id) for link in one.chain]
    result.value(
        "claim.chain", "the same", agreed(wanted == [link.source_id for link in other.chain])
    )
    result.value("claim.chain_end", one.chain_end, other.chain_end)
    result.value("claim.verification", one.verification.status, other.verification.status)
    result.members(
        "chain links",
        {(sources.get(link.source_id), link.link) for link in one.chain[1:]},
        {(link.source_id, link.link) for link in other.chain[1:]},
    )
    levels = {level.source_id: level.value for level in other.commitment}
    for level in one.commitment:
        found = levels.get(sources.get(level.source_id, ""), NONE)
        role = "outlet" if level.source_id == "s0" else "source"
        result.value(f"claim.commitment of the {role}", level.value, found)
    if one.agents or other.agents:
        result.value("claim.agents_join", one.agents_join, other.agents_join)
    if one.baseline or other.baseline:
        result.value("claim.baseline", *same_words(one.baseline, other.baseline))


def _compare_qualifiers(
    result: Comparison,
    article: Article,
    gold: Sequence[Claim],
    predicted: Sequence[Claim],
    sources: Mapping[str, str],
) -> None:
    wanted = _distinct(article, [each for claim in gold for each in claim.qualifiers])
    found = _distinct(article, [each for claim in predicted for each in claim.qualifiers])

    def likeness(one: Qualifier, other: Qualifier) -> int:
        common = len(article.tokens(one.cue) & article.tokens(other.cue))
        return 2 * common + (one.type == other.type) if common else 0

    pairs = closest(wanted, found, likeness)
    result.count("qualifiers", pairs)
    for one, other in both(pairs):
        result.value("qualifier.type", one.type, other.type)
        result.value("qualifier.owner", *same_source(one.owner, other.owner, sources))
        result.value("qualifier.strength", one.strength, other.strength)
        scopes = article.tokens(one.scope), article.tokens(other.scope)
        result.members("qualifier scopes, in tokens", *scopes)
    for kind in sorted({each.type for each in (*wanted, *found)}):
        of_kind = [
            Pair(
                pair.gold if pair.gold and pair.gold.type == kind else None,
                pair.predicted if pair.predicted and pair.predicted.type == kind else None,
            )
            for pair in pairs
        ]
        result.count(f"qualifiers: {kind}", of_kind)


def _distinct(article: Article, qualifiers: Iterable[Qualifier]) -> list[Qualifier]:
    """Each cue and type once, however many claims bear it."""
    return list({(q.type, article.tokens(q.cue)): q for q in qualifiers}.values())


def _compare_quantities(
    result: Comparison, article: Article, gold: Sequence[Claim], predicted: Sequence[Claim]
) -> None:
    def distinct(claims: Sequence[Claim]) -> list[Quantity]:
        found = {article.tokens([q.span]): q for claim in claims for q in claim.quantities}
        return list(found.values())

    def likeness(one: Quantity, other: Quantity) -> int:
        return len(article.tokens([one.span]) & article.tokens([other.span]))

    pairs = closest(distinct(gold), distinct(predicted), likeness)
    result.count("quantities", pairs)
    for one, other in both(pairs):
        result.value("quantity.value", "the same", agreed(one.value == other.value))
        result.value("quantity.precision", one.precision, other.precision)
        result.value("quantity.derived_sum", one.derived_sum, other.derived_sum)
        for name in ("unit", "population", "window", "place"):
            words = same_words(getattr(one, name), getattr(other, name))
            result.value(f"quantity.{name}", *words)


def _compare_verifications(
    result: Comparison,
    article: Article,
    gold: Annotation,
    predicted: Annotation,
    sources: Mapping[str, str],
    claims: Mapping[str, str],
) -> None:
    def likeness(one: Verification, other: Verification) -> int:
        common = len(article.tokens([one.span]) & article.tokens([other.span]))
        return 2 * common + (one.status == other.status) if common else 0

    pairs = closest(gold.verifications, predicted.verifications, likeness)
    result.count("verifications", pairs)
    for one, other in both(pairs):
        for name in ("status", "independent", "method", "object", "direction"):
            result.value(f"verification.{name}", getattr(one, name), getattr(other, name))
        result.value("verification.by", *same_source(one.by, other.by, sources))
        result.value("verification.head", *same_words(one.head, other.head))
    for pair in pairs:
        wanted = pair.gold.targets if pair.gold else []
        found = pair.predicted.targets if pair.predicted else []
        result.members("verification targets", translated(wanted, claims), found)
        wanted = pair.gold.same_source_uncovered if pair.gold else []
        found = pair.predicted.same_source_uncovered if pair.predicted else []
        result.members("uncovered claims", translated(wanted, claims), found)


def _likeness(one: Set[int], other: Set[int]) -> int:
    """Intersection over union in thousandths; 0 below ``_LIKE``."""
    share = len(one & other) / len(one | other) if one or other else 0.0
    return round(1000 * share) if share >= _LIKE else 0


def _voice(claim: Claim) -> str:
    return "outlet" if claim.attribution_id is None else "attributed"
