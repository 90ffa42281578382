"""An annotation reduced to what is compared across documents.

A profile is small and plain: it is kept in the index as JSON, so that a document that was added
once is never read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from attribution.corroboration.words import runs, stems, terms, words
from attribution.quotation import Quotations
from attribution.records import Annotation, Attribution, Claim, Quantity
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Teller:
    """A source of one document, as told there."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    affiliation: str
    access: str


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity of a claim; ``counted`` are the stems of what is counted."""

    quantity: Quantity
    counted: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as one document tells it.

    ``tellers`` are the places, among the document's tellers, of the chain's sources after the
    outlet, ``links`` how each was come by; ``origin`` is the first source's place, 0 the outlet's.
    ``quoted`` are the stretches in quotation marks; ``terms`` map to their rarity; ``hedges`` are
    the qualifiers' types with their words.
    """

    claim: str
    start: int
    end: int
    text: str
    zone: str
    attributed: bool
    form: str
    channel: str | None
    quoted: tuple[str, ...]
    tellers: tuple[int, ...]
    links: tuple[str, ...]
    origin: int
    terms: dict[str, float]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    hedges: dict[str, str]
    status: str
    agents: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A document as it is compared; ``words`` are those of its text without page furniture."""

    id: str
    name: str
    outlet: str | None
    published: str | None
    truncated: bool
    words: tuple[str, ...]
    tellers: tuple[Teller, ...]
    tellings: tuple[Telling, ...]
    runs: list[int] = field(compare=False)

    def to_json(self) -> str:
        """As kept in an index."""
        plain = {name: getattr(self, name) for name in _KEPT}
        plain["tellers"] = [asdict(teller) for teller in self.tellers]
        plain["tellings"] = [_plain(telling) for telling in self.tellings]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Profile:
        """Back from an index."""
        plain = json.loads(line)
        plain["words"] = tuple(plain["words"])
        plain["tellers"] = tuple(
            Teller(**{**each, "aliases": tuple(each["aliases"])}) for each in plain["tellers"]
        )
        plain["tellings"] = tuple(_telling(each) for each in plain["tellings"])
        return cls(**plain, runs=runs(plain["words"]))


_KEPT = ("id", "name", "outlet", "published", "truncated", "words")


def _plain(telling: Telling) -> dict[str, Any]:
    plain = {name: getattr(telling, name) for name in Telling.__slots__}
    plain["names"] = sorted(telling.names)
    plain["flags"] = sorted(telling.flags)
    plain["numbers"] = [
        [number.quantity.model_dump(exclude_defaults=True), number.counted, number.shown]
        for number in telling.numbers
    ]
    return plain


def _telling(plain: dict[str, Any]) -> Telling:
    for name in ("quoted", "tellers", "links", "agents"):
        plain[name] = tuple(plain[name])
    plain["names"] = frozenset(plain["names"])
    plain["flags"] = frozenset(plain["flags"])
    plain["numbers"] = tuple(
        Number(Quantity(**quantity), tuple(counted), shown)
        for quantity, counted, shown in plain["numbers"]
    )
    return Telling(**plain)


def profile_of(annotation: Annotation) -> Profile:
    """The profile of an annotated document."""
    document = annotation.document
    places = {source.id: place for place, source in enumerate(annotation.sources)}
    attributions = {attribution.id: attribution for attribution in annotation.attributions}
    quotations = Quotations(document.text)
    forms = tuple(words(_story(annotation)))
    return Profile(
        id=document.id,
        name=document.name,
        outlet=document.outlet,
        published=document.published,
        truncated="truncated" in document.flags,
        words=forms,
        tellers=tuple(
            Teller(s.name, tuple(s.aliases), s.kind, s.affiliation, s.access)
            for s in annotation.sources
        ),
        tellings=tuple(
            _tell(claim, attributions, document.text, places, quotations)
            for claim in annotation.claims
            if claim.spans
        ),
        runs=runs(forms),
    )


def _story(annotation: Annotation) -> str:
    text = annotation.document.text
    return "\n".join(
        text[zone.start : zone.end]
        for zone in annotation.document.zones
        if zone.zone != "furniture"
    )


def _tell(
    claim: Claim,
    attributions: dict[str, Attribution],
    text: str,
    places: dict[str, int],
    quotations: Quotations,
) -> Telling:
    attribution = attributions.get(claim.attribution_id or "")
    spans = [Span(*span) for span in claim.spans]
    told = " ".join(span.of(text) for span in spans)
    return Telling(
        claim=claim.id,
        start=spans[0].start,
        end=spans[-1].end,
        text=told,
        zone=claim.zone,
        attributed=attribution is not None,
        form=attribution.quote.form if attribution else "none",
        channel=attribution.channel if attribution else None,
        quoted=tuple(_quoted(text, spans, quotations)),
        tellers=tuple(places[link.source_id] for link in claim.chain[1:]),
        links=tuple(str(link.link) for link in claim.chain[1:]),
        origin=places[claim.origin_id],
        terms=terms(told),
        names=frozenset(_proper(told)),
        numbers=tuple(_number(quantity, text) for quantity in claim.quantities),
        hedges={q.type: " ".join(Span(*s).of(text) for s in q.cue) for q in claim.qualifiers},
        status=claim.verification.status,
        agents=tuple(Span(*agent.span).of(text) for agent in claim.agents),
        flags=frozenset(claim.flags),
    )


def _number(quantity: Quantity, text: str) -> Number:
    kept = quantity.model_copy(update={"evidence": [], "confidence": 1.0})
    counted = stems(quantity.population or quantity.unit or "")
    return Number(kept, counted, Span(*quantity.span).of(text))


def _quoted(text: str, spans: Iterable[Span], quotations: Quotations) -> Iterator[str]:
    for span in spans:
        for quotation in quotations.touching(span):
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            if end > start:
                yield text[start:end]


def _proper(text: str) -> Iterator[str]:
    """Words written with a capital that opens no sentence."""
    before = ""
    for form in text.split():
        bare = form.strip("\"'“”‘’.,;:!?()[]—–-")
        opens = not before or before[-1] in ".!?:" or form[0] in '"“‘'
        if bare[:1].isupper() and not opens:
            yield from words(bare)
        before = form
