"""Annotations built by hand: a claim is a line of the text, told by somebody or by the outlet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from attribution.corroboration.profile import Profile
from attribution.corroboration.reading import profile_of
from attribution.records import (
    Agent,
    Annotation,
    Attribution,
    ChainLink,
    Claim,
    ClaimVerification,
    Document,
    Provenance,
    Qualifier,
    Quantity,
    Quote,
    Source,
    ZoneSpan,
)

PROVENANCE = Provenance(annotator="0", models={}, lexicons={}, config="sha256:0")
OUTLET = Source(id="s0", name="Outlet", kind="outlet_self", naming="named")


def who(name: str, kind: str = "named_org", affiliation: str = "unknown", **more: Any) -> Source:
    """A source; its id is its name."""
    fields = {"id": name, "name": name, "kind": kind, "affiliation": affiliation, "naming": "named"}
    return Source.model_validate({**fields, **more})


MONITOR = who("Orvessan Register of Armed Violence", affiliation="ngo_monitor", access="compiler")


@dataclass(frozen=True)
class Told:
    """One claim: its words and what the annotator found in them."""

    text: str
    by: tuple[Source, ...] = ()
    numbers: dict[str, dict[str, Any]] = field(default_factory=dict)
    hedges: dict[str, tuple[str, str]] = field(default_factory=dict)
    agents: tuple[str, ...] = ()
    zone: str = "body"
    status: str = "none_stated"
    form: str = "indirect"
    act: str | None = None
    channel: str | None = None
    baseline: str | None = None
    cue: str | None = None


def told(text: str, *by: Source, **more: Any) -> Told:
    """A claim told by the last of ``by``, through the others; by nobody it is the outlet's own."""
    return Told(text, by, **more)


def annotation(
    *claims: Told | str, name: str = "a.txt", outlet: str | None = "Outlet", **document: Any
) -> Annotation:
    """A document of these claims, a line each."""
    listed = [told(claim) if isinstance(claim, str) else claim for claim in claims]
    text = "\n".join(claim.text for claim in listed)
    sources = {source.id: source for claim in listed for source in claim.by}
    records, attributions, zones, start = [], [], [], 0
    for number, claim in enumerate(listed):
        end = start + len(claim.text)
        zones.append(ZoneSpan(start=start, end=min(end + 1, len(text)), zone=claim.zone))
        records.append(_claim(claim, number, text, start))
        if claim.by:
            at = text.index(claim.cue, start) if claim.cue else start
            cue = [(at, at + len(claim.cue))] if claim.cue else []
            attributions.append(_attribution(claim, number, (start, end), cue))
        start = end + 1
    return Annotation(
        document=Document(
            id=f"sha256:{hashlib.sha256((name + text).encode()).hexdigest()}",
            name=name, outlet=outlet, text=text, zones=zones, **document,
        ),
        sources=[OUTLET, *sources.values()], attributions=attributions, claims=records,
        verifications=[], provenance=PROVENANCE,
    )  # fmt: skip


def profile(*claims: Told | str, **document: Any) -> Profile:
    """The profile of ``annotation``."""
    return profile_of(annotation(*claims, **document))


def _attribution(
    claim: Told, number: int, span: tuple[int, int], cue: list[tuple[int, int]]
) -> Attribution:
    return Attribution(
        id=f"a{number}", source=[span], cue=cue, content=[span], source_id=claim.by[-1].id,
        type="communication", speech_act=claim.act, quote=Quote(form=claim.form),
        channel=claim.channel, confidence=1.0, evidence=["by hand"],
    )  # fmt: skip


def _claim(claim: Told, number: int, text: str, start: int) -> Claim:
    def span(part: str) -> tuple[int, int]:
        at = text.index(part, start)
        return at, at + len(part)

    links = [ChainLink(source_id=source.id, link="cites") for source in claim.by]
    return Claim(
        id=f"c{number}",
        spans=[(start, start + len(claim.text))],
        zone=claim.zone,
        attribution_id=f"a{number}" if claim.by else None,
        chain=[ChainLink(source_id="s0", link=None), *links],
        chain_end="origin_reached",
        origin_id=claim.by[-1].id if claim.by else "s0",
        verification=ClaimVerification(status=claim.status),
        qualifiers=[
            Qualifier(
                type=kind, cue=[span(cue)], scope=[span(scope)], owner="s0", strength=1,
            )
            for kind, (cue, scope) in claim.hedges.items()
        ],
        quantities=[
            Quantity(span=span(shown), **{"precision": "exact", **fields})
            for shown, fields in claim.numbers.items()
        ],
        agents=[Agent(span=span(agent)) for agent in claim.agents],
        baseline=claim.baseline,
        confidence=1.0,
    )  # fmt: skip


def count(value: float | None, population: str, **more: Any) -> dict[str, Any]:
    """A quantity of people."""
    return {"value": value, "population": population, **more}
