"""What changed in a claim on its way: field by field, from the original to the copy.

Each comparison is a small function of an aligned pair that yields the drift with the words before
and after. Typing errors that were mended and moved full stops are no changes of what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from attribution.corroboration.alignment import Alignment, holders, shared_words
from attribution.corroboration.figures import Figure, agreement, groups, same_event
from attribution.corroboration.meeting import Meeting
from attribution.corroboration.passages import stands_in
from attribution.corroboration.profile import Profile, Teller, Telling
from attribution.corroboration.quotes import quote_changes
from attribution.corroboration.words import population, words
from attribution.records import DriftType

_DOUBTED = frozenset({"unable", "disputed", "refuted", "pending_official", "partly_verified"})
_VAGUE = frozenset(
    {"implicit", "unnamed_media", "unnamed_org", "collective", "unnamed_person", "media_item"}
)
_ORGANISATIONS = frozenset({"named_org", "unnamed_org", "collective"})
_PERSONS = frozenset({"named_person", "unnamed_person"})
_HEDGES = frozenset(
    {
        "reportative", "allegative", "appearance", "epistemic_modal", "epistemic_adverb",
        "inference", "attribution_hedge", "label", "ignorance", "omission_note", "scare_quote",
        "conditional", "superlative_hedge",
    }
)  # fmt: skip
_STEPS = {"bound_upper": -1, "vague": 0, "exact": 0, "approximate": 0, "bound_lower": 1}
_NEIGHBOURHOOD = 700  # code points within which a dropped claim is context of a kept one
_CONDEMNING = 3
_ASIDE = frozenset({"headline", "caption", "subhead", "furniture", "quote_box"})


class Change(NamedTuple):
    """A drift of an aligned pair; a side is None where it has no such claim."""

    drift: DriftType
    original: Telling | None
    copy: Telling | None
    before: str | None
    after: str | None


class Pair(NamedTuple):
    """An aligned pair with the documents it stands in."""

    original: Telling
    copy: Telling
    meeting: Meeting

    @property
    def source(self) -> Profile:
        """The document of the original claim."""
        return self.meeting.left

    @property
    def target(self) -> Profile:
        """The document of the copied claim."""
        return self.meeting.right

    @property
    def first(self) -> Teller:
        """The original's first source."""
        return self.source.tellers[self.original.origin]

    @property
    def last(self) -> Teller:
        """The copy's first source."""
        return self.target.tellers[self.copy.origin]

    @property
    def is_told(self) -> bool:
        """Whether the copy gives a source, if only around the claim."""
        return self.copy.attributed or any(
            holder.attributed for holder in holders(self.target.tellings, self.copy)
        )


def drifts(meeting: Meeting, alignment: Alignment) -> list[Change]:
    """Everything that changed from a document (left) to its copy, each change once."""
    found: dict[tuple[str, str, str], Change] = {}
    for one, other in alignment.pairs:
        pair = Pair(one, other, meeting)
        is_verbatim = one.text == other.text
        for compare in _AROUND if is_verbatim else (*_AROUND, *_WITHIN):
            for change in compare(pair):
                found.setdefault((change.drift, one.claim, other.claim), change)
    dropped, added = _dropped(alignment, meeting.right), _added(alignment, meeting.left)
    for change in (*dropped, *_figures_left_out(alignment, meeting.right), *added):
        claims = (change.original or change.copy, change.copy or change.original)
        key = (change.drift, *(claim.claim for claim in claims if claim))
        found.setdefault(key, change)  # type: ignore[arg-type]
    return list(found.values())


def requoted(one: Telling, other: Telling, meeting: Meeting) -> list[Change]:
    """What two documents that do not copy each other made of one speaker's words."""
    if not (one.quoted and other.quoted):
        return []
    return list(_quotes(Pair(one, other, meeting)))


def _change(drift: DriftType, pair: Pair, before: str | None, after: str | None) -> Change:
    return Change(drift, pair.original, pair.copy, before, after)


def _attribution(pair: Pair) -> Iterator[Change]:
    """Who said it: no longer told, or told less exactly; not where its words stand in the copy."""
    one, other = pair.original, pair.copy
    if one.attributed and not pair.is_told:
        if pair.first.kind != "implicit" and not any(_kept(pair)):
            hearsay = other.hedges.get("reportative") or other.hedges.get("allegative")
            drift: DriftType = "attribution_weakened" if hearsay else "attribution_dropped"
            yield _change(drift, pair, pair.first.name, hearsay)
        return
    if one.sourced and not other.sourced and "allegative" in other.hedges:
        yield _change("attribution_weakened", pair, pair.first.name, other.hedges["allegative"])
        return
    if not (one.origin and other.origin) or pair.meeting.same_person(one, other):
        return
    before, after = pair.first.kind, pair.last.kind
    is_vague = before not in _VAGUE and after in _VAGUE
    is_body = before in _PERSONS and after in _ORGANISATIONS
    is_less = is_vague or (is_body and shared_words(pair.last.name, pair.first.name) < 1.0)
    if is_less and not _is_verbatim(pair):
        yield _change("attribution_weakened", pair, pair.first.name, pair.last.name)


def _is_verbatim(pair: Pair) -> bool:
    """Whether the copy has the words before and behind the original's cue."""
    kept = _kept(pair)
    return len(kept) > 1 and all(kept)


def _kept(pair: Pair) -> list[bool]:
    """Which of the words before and behind the original's cue the copy has in the same order."""
    return [run in pair.target.runs.held for run in pair.original.frame]


def _chain(pair: Pair) -> Iterator[Change]:
    """Relays and venues that are no longer named."""
    one, other = pair.original, pair.copy
    if not other.origin:
        return
    relays = list(_relays(one, pair.source))
    if relays:
        kept = {word for place in other.tellers for word in words(pair.target.tellers[place].name)}
        lost = [name for name in relays if not kept & set(words(name)) and not _self(name, pair)]
        if lost:
            yield _change("chain_truncated", pair, ", ".join(lost), None)
    if one.channel and not other.channel and not _is_verbatim(pair):
        yield _change("venue_dropped", pair, one.channel, None)


def _relays(telling: Telling, profile: Profile) -> Iterator[str]:
    """Those between the outlet and the first source."""
    for place, link in zip(telling.tellers, telling.links, strict=True):
        if place == telling.origin or link == "compiles_from":
            return
        yield profile.tellers[place].name


def _self(name: str, pair: Pair) -> bool:
    return name.casefold() == (pair.target.outlet or "").casefold()


def _hedges(pair: Pair) -> Iterator[Change]:
    """Qualifiers that only one of the two has; bounds and approximators belong to the numbers."""
    one, other = pair.original, pair.copy
    if one.hedges.keys() == other.hedges.keys():
        return
    for kind in sorted(_HEDGES & one.hedges.keys() - other.hedges.keys()):
        cue = one.hedges[kind]
        if shared_words(cue, other.text) < 1.0 and not _says_who(cue, kind):
            yield _change("qualifier_dropped", pair, cue, None)
    for kind in sorted(_HEDGES & other.hedges.keys() - one.hedges.keys()):
        cue = other.hedges[kind]
        if shared_words(cue, one.text) < 1.0 and not _says_who(cue, kind):
            yield _change("qualifier_added", pair, None, cue)


def _says_who(cue: str, kind: str) -> bool:
    """Whether a cue of hearsay is the attribution itself, as “according to” is."""
    return kind == "reportative" and len(cue.split()) > 1


def _numbers(pair: Pair) -> Iterator[Change]:
    """A figure made larger or smaller, or counting another group."""
    for b in pair.copy.figures:
        ours = [(a, agreement(a, b)) for a in pair.original.figures if same_event(a, b)]
        met = [a for a, values in ours if values == "equal"]
        met = met or [a for a, values in ours if values == "rounded"]
        if met:
            alike = (a for a in met if groups(a, b) == "the same")
            yield from _of_one_value(pair, next(alike, met[0]), b)
            continue
        for a, _ in ours:
            same = groups(a, b) == "the same" and a.counts_people == b.counts_people
            if same and a.value and b.value and not _told_elsewhere(pair, a, b):
                larger = b.value > a.value
                drift: DriftType = "number_inflated" if larger else "number_deflated"
                yield _change(drift, pair, a.shown, b.shown)


def _of_one_value(pair: Pair, a: Figure, b: Figure) -> Iterator[Change]:
    step = _STEPS[b.precision] - _STEPS[a.precision]
    if step and agreement(a, b) == "equal":
        drift: DriftType = "number_inflated" if step > 0 else "number_deflated"
        yield _change(drift, pair, a.shown, b.shown)
    if groups(a, b) == "another" or (groups(a, b) != "the same" and a.counts_people):
        yield _change("category_shift", pair, a.counting, b.counting)


def _told_elsewhere(pair: Pair, a: Figure, b: Figure) -> bool:
    """Whether the copy has the original's figure too, in another place, or the reverse."""
    return a.value in pair.target.values or b.value in pair.source.values


def _agents(pair: Pair) -> Iterator[Change]:
    """Several possible doers of whom some were left out."""
    one, other = pair.original.agents, pair.copy.agents
    if len(one) < 2 or not other or len(other) >= len(one):
        return
    yield _change("entity_narrowed", pair, "; ".join(one), "; ".join(other))


def _labels(pair: Pair) -> Iterator[Change]:
    """A stronger word for what was told, or for who did it."""
    if not (pair.copy.charged or pair.copy.agents):
        return
    before = max(pair.original.charged.values(), default=0)
    worst = [
        word
        for word, strength in pair.copy.charged.items()
        if strength > before and strength >= _CONDEMNING
    ]
    if worst:
        yield _change("label_strengthened", pair, pair.original.text, " ".join(worst))
    elif _armed(pair.copy.agents) and pair.original.agents and not _armed([pair.original.text]):
        yield _change(
            "label_strengthened", pair, "; ".join(pair.original.agents), "; ".join(pair.copy.agents)
        )


def _armed(texts: tuple[str, ...] | list[str]) -> bool:
    return any(population(word) == "=fighters" for text in texts for word in words(text))


def _disclaimer(pair: Pair) -> Iterator[Change]:
    """A doubt about the claim that the copy does not pass on."""
    if pair.original.status in _DOUBTED and pair.copy.status == "none_stated":
        yield _change("disclaimer_dropped", pair, pair.original.status, None)


def _quotes(pair: Pair) -> Iterator[Change]:
    """What happened to the words in quotation marks."""
    one, other = pair.original, pair.copy
    if one.quoted and one.quoted != other.quoted:
        for drift, before, after in quote_changes(one, other, is_told=pair.is_told):
            if not _stands_elsewhere(drift, before, after, pair):
                yield _change(drift, pair, before, after)


def _stands_elsewhere(drift: DriftType, before: str | None, after: str | None, pair: Pair) -> bool:
    """Whether quoted words were neither left out nor added: another claim quotes them."""
    if drift == "quote_trimmed" and after is None:
        told, profile = words(before or ""), pair.target
    elif drift == "quote_extended":
        told, profile = words(after or ""), pair.source
    else:
        return False
    return stands_in(told, profile.runs.held) and stands_in(told, profile.quotations)


_AROUND: tuple[Callable[[Pair], Iterator[Change]], ...] = (
    _attribution, _chain, _disclaimer, _hedges, _quotes,
)  # fmt: skip
"""What may change around a claim whose words are the same."""
_WITHIN: tuple[Callable[[Pair], Iterator[Change]], ...] = (_numbers, _agents, _labels)


def _dropped(alignment: Alignment, copy: Profile) -> Iterator[Change]:
    """Claims and context that the copy left out; none behind the place where a copy was cut."""
    kept = [one for one, _ in alignment.pairs]
    last = max((telling.start for telling in kept), default=0)
    for telling in alignment.dropped:
        if telling.zone in _ASIDE or (copy.truncated and telling.start > last):
            continue
        if stands_in(words(telling.text), copy.runs.held):
            continue  # as part of another claim
        is_context = not telling.attributed or _beside_numbers(telling, kept)
        drift: DriftType = "context_dropped" if is_context else "claim_dropped"
        yield Change(drift, telling, None, telling.text, None)
        if telling.status in _DOUBTED:
            yield Change("disclaimer_dropped", telling, None, telling.status, None)


def _figures_left_out(alignment: Alignment, copy: Profile) -> Iterator[Change]:
    """Counts of which the copy has none, though it passes on another one told beside them."""
    told = [figure for telling in copy.tellings for figure in telling.figures]

    def is_told(figure: Figure) -> bool:
        return any(agreement(figure, other) in ("equal", "rounded") for other in told)

    met = {one.claim: one for one, _ in alignment.pairs if one.counts_people}
    kept = [one for one in met.values() if any(map(is_told, one.figures))]
    for one in met.values():
        is_gone = any(figure.is_large for figure in one.figures) and one not in kept
        if is_gone and _beside_numbers(one, kept) and one.zone not in _ASIDE:
            yield Change("context_dropped", one, None, one.text, None)


def _beside_numbers(telling: Telling, kept: list[Telling]) -> bool:
    """Whether a figure was left out beside another of the same source that was kept."""
    return any(figure.value for figure in telling.figures) and any(
        other.figures
        and other.origin == telling.origin
        and abs(other.start - telling.start) < _NEIGHBOURHOOD
        for other in kept
    )


def _added(alignment: Alignment, original: Profile) -> Iterator[Change]:
    """What the original does not have; it cannot be called invented, least of all if it was cut."""
    for telling in alignment.added:
        if telling.zone in _ASIDE or stands_in(words(telling.text), original.runs.held):
            continue
        yield Change("not_in_source", None, telling, None, telling.text)
        if telling.quoted and telling.origin:
            yield Change("quote_extended", None, telling, None, telling.text)
