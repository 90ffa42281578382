"""A text to its annotation: the stages in order.

text → blocks with zones → parse → relations → sources → attributions → assertions → claims, each
judged for its qualifiers → one record. A document's annotation depends on its own text and
metadata alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from attribution import lexicons
from attribution.ingest.document import RawDocument
from attribution.language.models import Models
from attribution.language.parse import Parse, TaggedRelation
from attribution.quotation import Quotations
from attribution.records import (
    Annotation,
    Attribution,
    Claim,
    Document,
    Provenance,
    Verification,
)
from attribution.stages.chains.origins import settle_origins
from attribution.stages.chains.relay_phrases import RelayLexicons
from attribution.stages.chains.relays import Relayed, read_relays
from attribution.stages.chains.tracing import OWN_VOICE, trace_chains
from attribution.stages.claims.assertions import find_assertions
from attribution.stages.commitment.values import find_commitments
from attribution.stages.confidence import calibration
from attribution.stages.deeds.agents import find_agents, find_baselines
from attribution.stages.deeds.finding import Deeds
from attribution.stages.flags.flagging import flag_claims
from attribution.stages.page.document_flags import flag_document
from attribution.stages.page.lines import LineLexicons
from attribution.stages.page.outlet import infer_outlet
from attribution.stages.page.stamps import Stamps, find_stamps
from attribution.stages.page.zones import Block, cover, find_blocks
from attribution.stages.qualifiers.markers import Marker, find_qualifiers
from attribution.stages.qualifiers.owners import assign_qualifiers
from attribution.stages.quantities.reading import find_quantities
from attribution.stages.reading import Reading
from attribution.stages.relations.attributions import CueLexicons, attribution_of
from attribution.stages.relations.channels import carried
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.finding import Relation, find_relations, worth_reading
from attribution.stages.sources.resolving import Resolved, SourceResolver, source_lexicons
from attribution.stages.verification.check import Check
from attribution.stages.verification.checks import CheckLexicons, find_checks
from attribution.stages.verification.records import (
    aim,
    refuted_by_outlet,
    statuses,
    without_checks,
    without_statements,
)
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class _Found:
    """What a text shows before it is known who its sources are."""

    outlet: str | None
    parsed: Parse
    blocks: Sequence[Block]
    quoted: Quotations
    cues: Cues
    checks: Sequence[Check]
    relayed: Relayed
    markers: Sequence[Marker]


def annotation_of(
    raw: RawDocument, models: Models, provenance: Provenance, *, calibrated: bool
) -> Annotation:
    """The annotation of a text that has been found fit for it.

    Args:
        raw: the document.
        models: which language models read it.
        provenance: what makes the annotation.
        calibrated: whether tagged relations get a calibrated confidence.
    """
    found = _find(raw, models, calibrated=calibrated)
    reading = _read(found)
    verifications = aim(found.checks, reading)
    return Annotation(
        document=_document(raw, found.outlet, found.parsed, found.blocks),
        sources=reading.resolved.sources,
        attributions=list(reading.attributions),
        claims=_claims(reading, found.markers, verifications),
        verifications=verifications,
        provenance=provenance,
    )


def _find(raw: RawDocument, models: Models, *, calibrated: bool) -> _Found:
    """Everything that words and trees show."""
    blocks = find_blocks(raw.text, _line_lexicons())
    parsed = _parse(raw.text, blocks, models)
    quoted = Quotations(raw.text)
    cues = Cues(parsed, lexicons.load("cues"))
    nouns = lexicons.load("source_nouns")
    said = find_relations(blocks, quoted, cues, nouns, _inside(parsed))
    outlet = raw.outlet or infer_outlet(parsed, lexicons.load("first_party"))
    checks = find_checks(parsed, blocks, said, _check_lexicons(), outlet)
    relayed = read_relays(parsed, without_checks(said, checks), _relay_lexicons())
    if calibrated:
        relayed = replace(relayed, relations=_sure_of(relayed.relations))
    return _Found(
        outlet,
        parsed,
        blocks,
        quoted,
        cues,
        checks,
        relayed,
        find_qualifiers(parsed, lexicons.load("qualifiers"), nouns),
    )


def _sure_of(relations: Sequence[Relation]) -> Sequence[Relation]:
    """The relations with their confidences calibrated."""
    curve = calibration()
    return [
        replace(each, confidence=curve.probability(each.confidence, each.evidence))
        for each in relations
    ]


def _parse(text: str, blocks: Sequence[Block], models: Models) -> Parse:
    from attribution.language.pipeline import parse

    return parse(text, [b.span for b in blocks if b.zone != "furniture"], models)


def _document(
    raw: RawDocument,
    outlet: str | None,
    parsed: Parse,
    blocks: Sequence[Block],
) -> Document:
    """The document's record; what its metadata does not say is read from the text."""
    told = find_stamps(raw.text, blocks)
    stamps = Stamps(raw.published or told.published, raw.updated or told.updated)
    return Document(
        id=raw.id,
        name=raw.name,
        uri=raw.uri,
        outlet=outlet,
        title=raw.title,
        published=stamps.published,
        updated=stamps.updated,
        text=raw.text,
        extracted_from=raw.extracted_from,
        zones=cover(raw.text, blocks),
        flags=flag_document(parsed, blocks, stamps, lexicons.load("places")),
    )


def _read(found: _Found) -> Reading:
    """The document as far as its assertions: who speaks, what is asserted, down to whom."""
    mentioned = [
        *found.relayed.mentions,
        *(check.by for check in found.checks if check.by),
        *(marker.namer for marker in found.markers if marker.namer),
    ]
    relations, parsed = found.relayed.relations, found.parsed
    resolved = _resolver().resolve(parsed, relations, found.outlet, mentioned)
    attributions = _attributions(relations, resolved, found.cues, found.quoted, found.outlet)
    hedges = [marker.span for marker in found.markers if marker.is_hedge]
    assertions = without_statements(
        find_assertions(parsed, found.blocks, attributions, hedges), found.checks
    )
    traced = trace_chains(attributions, found.relayed, resolved, parsed)
    chains = settle_origins(
        parsed,
        assertions,
        [OWN_VOICE if a.attribution is None else traced[a.attribution] for a in assertions],
        resolved,
        lexicons.load("qualifiers"),
    )
    return Reading(parsed, found.blocks, found.quoted, resolved, attributions, assertions, chains)


def _inside(parsed: Parse) -> Callable[[Sequence[Span]], Sequence[TaggedRelation]]:
    """How relations within a document's contents are found: by tagging the contents again."""
    from attribution.language.pipeline import parse_inside

    return lambda spans: parse_inside(
        parsed, [span for span in spans if worth_reading(parsed.text, span)]
    )


def _attributions(
    relations: Sequence[Relation],
    resolved: Resolved,
    cues: Cues,
    quoted: Quotations,
    outlet: str | None,
) -> list[Attribution]:
    attributions = [
        attribution_of(
            number=number,
            relation=relation,
            source_id=source,
            cues=cues,
            quotations=quoted,
            lexicons=_cue_lexicons(),
            outlet=outlet,
        )
        for number, (relation, source) in enumerate(
            zip(relations, resolved.of_relation, strict=True)
        )
    ]
    return carried(attributions)


def _claims(
    reading: Reading, markers: Sequence[Marker], verifications: Sequence[Verification]
) -> list[Claim]:
    """Every assertion with all that is judged of it."""
    qualifiers = assign_qualifiers(markers, reading)
    quantities = find_quantities(reading, markers, lexicons.load("counts"))
    commitments = find_commitments(
        reading, qualifiers, lexicons.load("commitments"), refuted_by_outlet(verifications)
    )
    checked = statuses(verifications, len(reading.assertions))
    deeds = Deeds(reading.parsed, lexicons.load("deeds"), lexicons.load("source_nouns"))
    agents = find_agents(reading, deeds)
    baselines = find_baselines(reading)
    flags = flag_claims(
        reading, qualifiers, quantities, commitments, deeds, lexicons.load("evaluations")
    )
    return [
        Claim(
            id=f"c{number}",
            spans=list(assertion.spans),
            zone=assertion.zone,
            attribution_id=None if assertion.attribution is None else f"a{assertion.attribution}",
            chain=list(chain.links),
            chain_end=chain.end,
            origin_id=chain.origin,
            verification=checked[number],
            qualifiers=qualifiers[number],
            quantities=quantities[number],
            commitment=commitments[number],
            agents=list(agents[number].agents),
            agents_join=agents[number].join,
            baseline=baselines[number],
            flags=[flag.name for flag in flags[number]],
            confidence=round(assertion.confidence * chain.confidence, 2),
            evidence=[
                *assertion.evidence,
                *chain.evidence,
                *(f"{flag.name}: {flag.why}" for flag in flags[number]),
            ],
        )
        for number, (assertion, chain) in enumerate(
            zip(reading.assertions, reading.chains, strict=True)
        )
    ]


@lru_cache(maxsize=1)
def _resolver() -> SourceResolver:
    return SourceResolver(source_lexicons())


@lru_cache(maxsize=1)
def _line_lexicons() -> LineLexicons:
    return LineLexicons(lexicons.load("furniture"), lexicons.load("credits"))


@lru_cache(maxsize=1)
def _relay_lexicons() -> RelayLexicons:
    return RelayLexicons(
        lexicons.load("relays"), lexicons.load("source_nouns"), lexicons.load("organisations")
    )


@lru_cache(maxsize=1)
def _cue_lexicons() -> CueLexicons:
    return CueLexicons(
        lexicons.load("channels"), lexicons.load("source_nouns"), lexicons.load("deeds")
    )


@lru_cache(maxsize=1)
def _check_lexicons() -> CheckLexicons:
    return CheckLexicons(
        lexicons.load("verification"), lexicons.load("checked_nouns"), lexicons.load("verdicts")
    )
