"""What is written to disk, version 1: frozen records, unknown keys forbidden.

Spans are pairs ``(start, end)``, half open, in code points of ``Document.text``. Lists of spans may
be discontinuous. Every closed set of values is a ``Literal`` here, so a wrong value cannot be
written or read.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = 1

Span = tuple[int, int]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]

Zone = Literal[
    "headline", "standfirst", "lede", "body", "subhead", "caption", "quote_box", "furniture"
]
SourceKind = Literal[
    "named_person", "unnamed_person", "named_org", "unnamed_org", "named_media", "unnamed_media",
    "collective", "document", "media_item", "outlet_self", "implicit",
]  # fmt: skip
Affiliation = Literal[
    "state_security", "state_civil", "armed_nonstate", "igo", "ngo_monitor", "ngo_aid", "media",
    "academic_thinktank", "corporate", "political", "religious", "civilian", "unknown",
]  # fmt: skip
Access = Literal[
    "witness", "affected", "compiler", "spokesperson", "decision_maker", "analyst", "relay",
    "unstated",
]  # fmt: skip
Naming = Literal[
    "named", "role_only", "anonymous_granted", "anonymous_unexplained", "pseudonym",
    "generic_plural",
]  # fmt: skip
AnonymityReason = Literal[
    "safety", "not_authorised", "privacy", "sensitivity", "legal", "other", "not_stated"
]
AttributionType = Literal["communication", "belief", "factive", "eventuality", "evidence"]
SpeechAct = Literal[
    "assert", "estimate", "confirm", "deny", "accuse", "condemn", "direct", "promise", "warn",
    "decline",
]  # fmt: skip
Stance = Literal["neutral", "distancing", "endorsing", "evaluative"]
QuoteForm = Literal["direct", "indirect", "mixed", "free_indirect", "scare", "none"]
QuoteFlag = Literal[
    "multi_paragraph", "unbalanced", "ellipsis", "bracket_insert", "split_by_cue", "raw_typo"
]
Channel = Literal[
    "interview", "statement", "speech", "broadcast", "social_media", "press_report", "document",
    "court",
]  # fmt: skip
LinkType = Literal["said_to", "cites", "quotes", "posted_by", "relays", "compiles_from"]
ChainEnd = Literal["origin_reached", "origin_unnamed", "truncated", "unknown"]
VerificationStatus = Literal[
    "witnessed_self", "verified_self", "verified_other", "confirmed_by_party", "partly_verified",
    "unable", "pending_official", "disputed", "refuted", "none_stated",
]  # fmt: skip
Method = Literal[
    "geolocation", "chronolocation", "satellite", "document_review", "interview", "reverse_image",
    "metadata", "not_stated",
]  # fmt: skip
Direction = Literal["backward", "forward", "same_sentence", "document"]
QualifierType = Literal[
    "reportative", "allegative", "appearance", "epistemic_modal", "epistemic_adverb", "inference",
    "approximator", "bound_lower", "bound_upper", "vague_quantifier", "universal",
    "superlative_hedge", "scare_quote", "label", "conditional", "future", "negation", "ignorance",
    "temporal_limit", "attribution_hedge", "booster", "omission_note",
]  # fmt: skip
Precision = Literal["exact", "approximate", "bound_lower", "bound_upper", "vague"]
CommitmentValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
ClaimFlag = Literal[
    "opinion", "lede_unattributed", "unattributed_contentious", "commitment_mismatch",
    "inconsistent", "presupposed", "ambiguous_scope", "probable_origin",
]  # fmt: skip
DocumentFlag = Literal["truncated", "temporal_inconsistent", "duplicated_text"]
RelationType = Literal[
    "same", "part_of", "update", "consistent_sum", "conflict_value", "conflict_category",
    "conflict_scope", "possible_same", "supports",
]  # fmt: skip
DriftType = Literal[
    "attribution_dropped", "attribution_weakened", "chain_truncated", "venue_dropped",
    "qualifier_dropped", "qualifier_added", "number_inflated", "number_deflated", "category_shift",
    "entity_narrowed", "label_strengthened", "disclaimer_dropped", "claim_dropped",
    "context_dropped", "quote_extended", "quote_trimmed", "quote_repartitioned",
    "quote_to_indirect", "quote_to_outlet_voice", "quote_corrected", "not_in_source",
]  # fmt: skip


class Record(BaseModel):
    """Frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Judgement(Record):
    """Something decided: how sure, and which rule, lexicon entry or model decided it."""

    confidence: Confidence = 1.0
    evidence: list[str] = []


class ZoneSpan(Record):
    """A stretch of the text and what part of the page it is; zones cover the text in order."""

    start: int
    end: int
    zone: Zone


class Document(Record):
    """The text as it came, and what is known of it.

    Dates are ISO 8601 calendar dates; ``updated`` may go on with the time of day as the text gives
    it, without a time zone unless the text names universal time.
    """

    id: str
    name: str
    uri: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str = "en"
    text: str
    offset_unit: Literal["codepoint"] = "codepoint"
    extracted_from: dict[str, str] | None = None
    zones: list[ZoneSpan]
    flags: list[DocumentFlag] = []


class Source(Judgement):
    """One distinct source in a document; ``s0`` is the outlet itself."""

    id: str
    name: str
    kind: SourceKind
    affiliation: Affiliation = "unknown"
    access: Access = "unstated"
    naming: Naming
    anonymity_reason: AnonymityReason | None = None
    aliases: list[str] = []
    mentions: list[Span] = []


class Quote(Record):
    """How an attribution's content is quoted."""

    form: QuoteForm
    flags: list[QuoteFlag] = []


class Attribution(Judgement):
    """A source–cue–content relation, as in PARC and PolNeAR.

    ``source`` is empty where the text names none at this place. ``parent`` is the attribution in
    whose content this one stands; a nested content is also part of the outer content.
    """

    id: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    source_id: str
    type: AttributionType
    speech_act: SpeechAct | None = None
    stance: Stance = "neutral"
    voice: Literal["active", "passive"] = "active"
    polarity: Literal["positive", "negative"] = "positive"
    determinate: bool = True
    quote: Quote
    channel: Channel | None = None
    date: str | None = None
    artefact: Span | None = None
    parent: str | None = None


class ChainLink(Record):
    """One source in a claim's chain; ``link`` says how the one before has it from this one."""

    source_id: str
    link: LinkType | None


class ClaimVerification(Record):
    """What the text says about checking this claim; ``none_stated`` never means verified."""

    status: VerificationStatus = "none_stated"
    records: list[str] = []


class Qualifier(Judgement):
    """A hedge or booster: its words, what they govern, who uttered them, strength 1 to 3."""

    type: QualifierType
    cue: list[Span]
    scope: list[Span]
    owner: str
    strength: Literal[1, 2, 3]


class Quantity(Judgement):
    """A number as told; ``derived_sum`` where the text adds it up from others."""

    span: Span
    value: float | None
    precision: Precision
    unit: str | None = None
    population: str | None = None
    window: str | None = None
    place: str | None = None
    derived_sum: bool = False


class Commitment(Record):
    """How sure one level of the chain is (FactBank's values)."""

    source_id: str
    value: CommitmentValue


class Agent(Record):
    """Who did what the claim tells, as told."""

    span: Span
    source_id: str | None = None


class Claim(Judgement):
    """Something asserted, by the outlet (no ``attribution_id``) or by someone it reports."""

    id: str
    spans: list[Span]
    zone: Zone
    attribution_id: str | None
    chain: list[ChainLink]
    chain_end: ChainEnd
    origin_id: str
    verification: ClaimVerification = ClaimVerification()
    qualifiers: list[Qualifier] = []
    quantities: list[Quantity] = []
    commitment: list[Commitment] = []
    agents: list[Agent] = []
    agents_join: Literal["and", "or"] | None = None
    baseline: str | None = None
    flags: list[ClaimFlag] = []


class Verification(Judgement):
    """A statement about checking, and the claims it covers."""

    id: str
    status: VerificationStatus
    by: str
    independent: bool | None
    method: Method
    object: Literal["claim", "media"]
    span: Span
    head: str | None
    targets: list[str]
    direction: Direction
    same_source_uncovered: list[str] = []


class Provenance(Record):
    """What made an annotation: versions and hashes, so that it can be made again."""

    annotator: str
    models: dict[str, str]
    lexicons: dict[str, str]
    config: str


class Annotation(Record):
    """One line of output: a document with everything asserted in it."""

    kind: Literal["annotation"] = "annotation"
    format: Literal[1] = FORMAT
    document: Document
    sources: Annotated[list[Source], Field(min_length=1)]  # the outlet comes first
    attributions: list[Attribution]
    claims: list[Claim]
    verifications: list[Verification]
    provenance: Provenance


class Failure(Record):
    """Why a document could not be annotated."""

    stage: str
    type: str
    message: str


class ErrorRecord(Record):
    """One line of output for a document that could not be annotated."""

    kind: Literal["error"] = "error"
    format: Literal[1] = FORMAT
    name: str
    input_sha256: str | None
    error: Failure


class ClaimRef(Record):
    """A claim of a document; ``claim`` is None where the document has no such claim."""

    document: str
    claim: str | None


class Origin(Record):
    """A first source across documents, and the claims that go back to it."""

    name: str
    members: list[ClaimRef]


class Cluster(Record):
    """One claim as several tellings have it: by how many outlets, from how many first sources."""

    kind: Literal["cluster"] = "cluster"
    id: str
    members: list[ClaimRef]
    label: str
    outlets: int
    independent_origins: int
    origins: list[Origin]
    quantity: Quantity | None = None


class Relation(Record):
    """How two claims stand to each other; ``from`` is the earlier where ``directed``."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    kind: Literal["relation"] = "relation"
    origin: ClaimRef = Field(alias="from")
    to: ClaimRef
    relation: RelationType
    why: str
    directed: bool = True


class Derivation(Record):
    """How much of a document another one holds: the share of its words in copied passages."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    kind: Literal["derivation"] = "derivation"
    origin: str = Field(alias="from")
    to: str
    reuse: Annotated[float, Field(ge=0.0, le=1.0)]
    relation: Literal["derived_copy", "not_derived"]
    directed: bool = True


class Drift(Record):
    """What changed in a claim on its way from one document to another."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    kind: Literal["drift"] = "drift"
    origin: ClaimRef = Field(alias="from")
    to: ClaimRef
    drift: DriftType
    before: str | None
    after: str | None
    directed: bool = True


class Correction(Record):
    """One line of a reviewer's journal: one decision or change, never altered once written.

    ``prev`` is the hash of the line before, ``base`` that of the annotation it was made on. What
    ``target``, ``field``, ``before`` and ``after`` may be is told in ``attribution.review.edits``.
    ``group`` is the number of the first of several lines that were one act, ``group_size`` how many
    they are. ``hash`` is that of the line without itself; journals of before it have none.
    """

    kind: Literal["correction"] = "correction"
    seq: int
    prev: str
    annotation: str
    base: str
    target: str
    field: str
    before: Any = None
    after: Any = None
    reviewer: str
    at: str
    note: str | None = None
    group: int | None = None
    group_size: int | None = None
    hash: str | None = None
