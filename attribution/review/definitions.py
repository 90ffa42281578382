"""The values that fields may take, and what each means, to be shown where one is chosen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

from attribution import records

_TYPES: Mapping[str, Any] = {
    "zone": records.Zone,
    "source_kind": records.SourceKind,
    "affiliation": records.Affiliation,
    "access": records.Access,
    "naming": records.Naming,
    "anonymity_reason": records.AnonymityReason,
    "attribution_type": records.AttributionType,
    "speech_act": records.SpeechAct,
    "stance": records.Stance,
    "voice": Literal["active", "passive"],
    "polarity": Literal["positive", "negative"],
    "quote_form": records.QuoteForm,
    "quote_flag": records.QuoteFlag,
    "channel": records.Channel,
    "link": records.LinkType,
    "chain_end": records.ChainEnd,
    "verification": records.VerificationStatus,
    "method": records.Method,
    "object": Literal["claim", "media"],
    "direction": records.Direction,
    "qualifier": records.QualifierType,
    "strength": Literal[1, 2, 3],
    "precision": records.Precision,
    "commitment": records.CommitmentValue,
    "claim_flag": records.ClaimFlag,
    "agents_join": Literal["and", "or"],
    "decision": Literal["accept", "reject", "skip", "flag"],
    "relation": records.RelationType,
    "drift": records.DriftType,
}
SCHEMES = tuple(_TYPES)
"""The closed sets of values, by the names they have in ``definitions.toml``."""


class Definition(NamedTuple):
    """What a value means, and an example where one helps."""

    text: str
    example: str = ""


def values_of(scheme: str) -> tuple[Any, ...]:
    """The values of a scheme, in the order of the format."""
    return get_args(_TYPES[scheme])


def definition(scheme: str, value: object) -> Definition:
    """What a value of a scheme means."""
    return Definition(*_definitions()[scheme][str(value)])


@cache
def _definitions() -> dict[str, dict[str, list[str]]]:
    file = files("attribution.review").joinpath("definitions.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
