"""What a person writes: one TOML file per story, spans as words of the text. See README.md."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from attribution import records

Anchor = str
"""Words that occur once in the story, or a longer context with the target in ⟦ ⟧."""


class Entry(BaseModel):
    """Closed to keys it does not know, so that a slip of the pen is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Zone(Entry):
    zone: records.Zone
    start: Anchor


class Source(Entry):
    id: str
    name: str | None = None
    kind: records.SourceKind = "outlet_self"
    affiliation: records.Affiliation = "unknown"
    access: records.Access = "unstated"
    naming: records.Naming = "named"
    anonymity_reason: records.AnonymityReason | None = None
    aliases: list[str] = []
    mentions: list[Anchor] = []


class Attribution(Entry):
    id: str
    source: list[Anchor] = []
    cue: list[Anchor] = []
    content: list[Anchor] = []
    by: str
    type: records.AttributionType
    speech_act: records.SpeechAct | None = None
    stance: records.Stance = "neutral"
    voice: Literal["active", "passive"] = "active"
    polarity: Literal["positive", "negative"] = "positive"
    determinate: bool = True
    form: records.QuoteForm
    quote_flags: list[records.QuoteFlag] = []
    channel: records.Channel | None = None
    date: str | None = None
    artefact: Anchor | None = None
    parent: str | None = None


class Qualifier(Entry):
    type: records.QualifierType
    cue: list[Anchor]
    scope: list[Anchor]
    owner: str
    strength: Literal[1, 2, 3] | None = None


class Quantity(Entry):
    span: Anchor
    value: float | None = None
    precision: records.Precision
    unit: str | None = None
    population: str | None = None
    window: str | None = None
    place: str | None = None
    derived_sum: bool = False


class Agent(Entry):
    span: Anchor
    source: str | None = None


class Claim(Entry):
    id: str
    attribution: str | None = None
    spans: list[Anchor] = []
    chain: list[str] = []
    end: records.ChainEnd = "origin_reached"
    origin: str | None = None
    status: records.VerificationStatus | None = None
    qualifiers: list[Qualifier] = []
    quantities: list[Quantity] = []
    commitment: dict[str, records.CommitmentValue]
    agents: list[Agent] = []
    agents_join: Literal["and", "or"] | None = None
    baseline: str | None = None
    flags: list[records.ClaimFlag] = []


class Verification(Entry):
    id: str
    status: records.VerificationStatus
    by: str = "outlet"
    independent: bool | Literal["unstated"] = True
    method: records.Method = "not_stated"
    object: Literal["claim", "media"] = "claim"
    span: Anchor
    head: str | None = None
    targets: list[str]
    direction: records.Direction = "backward"
    uncovered: list[str] = []


class Story(Entry):
    """One file; the lists are its ``[[zone]]``, ``[[source]]`` … tables."""

    story: str
    outlet: str | None = None
    flags: list[records.DocumentFlag] = []
    zones: list[Zone] = Field(alias="zone")
    sources: list[Source] = Field(alias="source", default=[])
    attributions: list[Attribution] = Field(alias="attribution", default=[])
    claims: list[Claim] = Field(alias="claim", default=[])
    verifications: list[Verification] = Field(alias="verification", default=[])
