"""What changed in a claim on its way: field by field, from the original to the copy.

Each comparison is a small function of an aligned pair that yields the drift with the words before
and after. Typing errors that were mended and moved full stops are no changes of what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from attribution.corroboration.alignment import Alignment, align, holders, shared_words
from attribution.corroboration.numbers import agreement, groups
from attribution.corroboration.profile import Number, Profile, Telling
from attribution.corroboration.quotes import quote_changes
from attribution.corroboration.words import charge, words
from attribution.records import DriftType

_DOUBTED = frozenset({"unable", "disputed", "refuted", "pending_official", "partly_verified"})
_VAGUE = frozenset({"implicit", "unnamed_media", "unnamed_org", "collective", "unnamed_person"})
_HEDGES = frozenset(
    {
        "reportative", "allegative", "appearance", "epistemic_modal", "epistemic_adverb",
        "inference", "attribution_hedge", "label", "ignorance", "omission_note", "scare_quote",
        "conditional", "superlative_hedge",
    }
)  # fmt: skip
_STEPS = {"bound_upper": -1, "vague": 0, "exact": 0, "approximate": 0, "bound_lower": 1}
_NEIGHBOURHOOD = 700  # code points within which a dropped claim is context of a kept one


@dataclass(frozen=True, slots=True)
class Change:
    """A drift of an aligned pair; a side is None where it has no such claim."""

    drift: DriftType
    original: Telling | None
    copy: Telling | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An aligned pair with the documents it stands in."""

    original: Telling
    copy: Telling
    source: Profile
    target: Profile


def drifts(original: Profile, copy: Profile) -> list[Change]:
    """Everything that changed from a document to its copy, each change once."""
    alignment = align(original, copy)
    found: dict[tuple[str, str, str], Change] = {}
    for one, other in alignment.pairs:
        pair = Pair(one, other, original, copy)
        for compare in _COMPARISONS:
            for change in compare(pair):
                found.setdefault((change.drift, one.claim, other.claim), change)
    for change in (*_dropped(alignment, original), *_added(alignment, original)):
        claims = (change.original or change.copy, change.copy or change.original)
        key = (change.drift, *(claim.claim for claim in claims if claim))
        found.setdefault(key, change)  # type: ignore[arg-type]
    return list(found.values())


def _change(drift: DriftType, pair: Pair, before: str | None, after: str | None) -> Change:
    return Change(drift, pair.original, pair.copy, before, after)


def _teller(pair: Pair, of_copy: bool) -> str:
    telling, profile = (pair.copy, pair.target) if of_copy else (pair.original, pair.source)
    return profile.tellers[telling.origin].name


def _attribution(pair: Pair) -> Iterator[Change]:
    """Who said it: no longer told, told less exactly, or with links left out."""
    one, other = pair.original, pair.copy
    if one.origin and not other.origin and not _inherits(pair):
        yield _change("attribution_dropped", pair, _teller(pair, of_copy=False), None)
        return
    if not (one.origin and other.origin):
        return
    kinds = pair.source.tellers[one.origin].kind, pair.target.tellers[other.origin].kind
    if kinds[0] not in _VAGUE and kinds[1] in _VAGUE:
        names = _teller(pair, of_copy=False), _teller(pair, of_copy=True)
        yield _change("attribution_weakened", pair, *names)


def _inherits(pair: Pair) -> bool:
    """Whether the copied claim stands inside another that has a source."""
    return any(holder.origin for holder in holders(pair.target.tellings, pair.copy))


def _chain(pair: Pair) -> Iterator[Change]:
    """Relays and venues that are no longer named."""
    one, other = pair.original, pair.copy
    if not other.origin:
        return
    relays = [pair.source.tellers[place].name for place in one.tellers[:-1]]
    kept = {word for place in other.tellers for word in words(pair.target.tellers[place].name)}
    lost = [relay for relay in relays if not kept & set(words(relay))]
    if lost:
        yield _change("chain_truncated", pair, ", ".join(lost), None)
    if one.channel and not other.channel:
        yield _change("venue_dropped", pair, one.channel, None)


def _hedges(pair: Pair) -> Iterator[Change]:
    """Qualifiers that only one of the two has; bounds and approximators belong to the numbers."""
    one, other = pair.original, pair.copy
    for kind in sorted(_HEDGES & one.hedges.keys() - other.hedges.keys()):
        if shared_words(one.hedges[kind], other.text) < 1.0:
            yield _change("qualifier_dropped", pair, one.hedges[kind], None)
    for kind in sorted(_HEDGES & other.hedges.keys() - one.hedges.keys()):
        if shared_words(other.hedges[kind], one.text) < 1.0:
            yield _change("qualifier_added", pair, None, other.hedges[kind])


def _numbers(pair: Pair) -> Iterator[Change]:
    """A figure made larger or smaller, or counting another group."""
    for a in pair.original.numbers:
        for b in pair.copy.numbers:
            if a.quantity.value is None or b.quantity.value is None:
                continue
            if agreement(a, b) == "equal":
                yield from _of_equal(pair, a, b)
            elif groups(a, b) == "the same" and not _told_elsewhere(pair, a, b):
                larger = b.quantity.value > a.quantity.value
                if agreement(a, b) == "different":
                    drift: DriftType = "number_inflated" if larger else "number_deflated"
                    yield _change(drift, pair, a.shown, b.shown)


def _of_equal(pair: Pair, a: Number, b: Number) -> Iterator[Change]:
    step = _STEPS[b.quantity.precision] - _STEPS[a.quantity.precision]
    if step:
        drift: DriftType = "number_inflated" if step > 0 else "number_deflated"
        yield _change(drift, pair, _phrase(pair.original, a), _phrase(pair.copy, b))
    if groups(a, b) != "the same":
        counted = a.quantity.population, b.quantity.population
        if all(counted):
            yield _change("category_shift", pair, *counted)


def _phrase(telling: Telling, number: Number) -> str:
    """A figure with the word before it, which tells its bound."""
    at = telling.text.find(number.shown)
    before = telling.text[:at].split()[-2:] if at > 0 else []
    return " ".join((*before, number.shown))


def _told_elsewhere(pair: Pair, a: Number, b: Number) -> bool:
    """Whether the copy has the original's figure too, in another place, or the reverse."""
    values = {n.quantity.value for t in pair.target.tellings for n in t.numbers}
    others = {n.quantity.value for t in pair.source.tellings for n in t.numbers}
    return a.quantity.value in values or b.quantity.value in others


def _agents(pair: Pair) -> Iterator[Change]:
    """Several possible doers of whom some were left out."""
    one, other = pair.original.agents, pair.copy.agents
    if len(one) < 2 or not other or len(other) >= len(one):
        return
    kept = [agent for agent in one if any(shared_words(agent, each) >= 0.5 for each in other)]
    if kept and len(kept) < len(one):
        yield _change("entity_narrowed", pair, "; ".join(one), "; ".join(other))


def _labels(pair: Pair) -> Iterator[Change]:
    """A stronger word for what was told."""
    before = {word: charge(word) for word in words(pair.original.text)}
    after = {word: charge(word) for word in words(pair.copy.text)}
    strongest = max(before.values(), default=0)
    stronger = [word for word, strength in after.items() if strength > max(strongest, 1)]
    if stronger and "=death" in pair.original.terms.keys() | pair.copy.terms.keys():
        yield _change("label_strengthened", pair, pair.original.text, " ".join(stronger))


def _disclaimer(pair: Pair) -> Iterator[Change]:
    """A doubt about the claim that the copy does not pass on."""
    if pair.original.status in _DOUBTED and pair.copy.status == "none_stated":
        yield _change("disclaimer_dropped", pair, pair.original.status, None)


def _quotes(pair: Pair) -> Iterator[Change]:
    """What happened to the words in quotation marks."""
    for drift, before, after in quote_changes(pair.original, pair.copy):
        yield _change(drift, pair, before, after)


_COMPARISONS: tuple[Callable[[Pair], Iterator[Change]], ...] = (
    _attribution, _chain, _hedges, _numbers, _agents, _labels, _disclaimer, _quotes,
)  # fmt: skip


def _dropped(alignment: Alignment, original: Profile) -> Iterator[Change]:
    """Claims and context that the copy left out; none where the copy is what was cut short."""
    kept = [one for one, _ in alignment.pairs]
    for telling in alignment.dropped:
        if telling.zone in ("headline", "caption", "subhead", "furniture"):
            continue
        is_context = not telling.attributed or _beside_numbers(telling, kept)
        drift: DriftType = "context_dropped" if is_context else "claim_dropped"
        yield Change(drift, telling, None, telling.text, None)
        if telling.status in _DOUBTED:
            yield Change("disclaimer_dropped", telling, None, telling.status, None)


def _beside_numbers(telling: Telling, kept: list[Telling]) -> bool:
    """Whether a figure was left out beside another of the same source that was kept."""
    return any(number.quantity.value for number in telling.numbers) and any(
        other.numbers
        and other.origin == telling.origin
        and abs(other.start - telling.start) < _NEIGHBOURHOOD
        for other in kept
    )


def _added(alignment: Alignment, original: Profile) -> Iterator[Change]:
    """What the original does not have; it cannot be called invented, least of all if it was cut."""
    for telling in alignment.added:
        if telling.zone in ("headline", "caption", "subhead", "furniture"):
            continue
        yield Change("not_in_source", None, telling, None, telling.text)
        if telling.quoted and telling.origin:
            yield Change("quote_extended", None, telling, None, telling.text)
