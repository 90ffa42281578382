"""A claim laid out field by field: what each holds, what it may hold, and why it was decided so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from attribution.records import Annotation, Attribution, Claim, Judgement, Source, Verification
from attribution.review.folding import Reviewed
from attribution.text import Span

Kind = Literal[
    "choice", "many", "truth", "text", "number", "spans", "span", "source", "attribution", "claims"
]
"""How a field is changed: one value of a scheme, several, yes or no, typed words, typed number,
spans of the text, one span, one of the sources, one of the attributions, several claims."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field on the card of a claim.

    ``name`` tells it from the other rows of the card and stays the same from claim to claim;
    ``target`` and ``field`` are what a correction of it bears. ``scheme`` names the set of values
    of a choice; ``optional`` fields may be null. ``shown`` may hold untrusted text.
    """

    section: str
    name: str
    label: str
    target: str
    field: str
    value: Any
    shown: str
    kind: Kind
    scheme: str = ""
    optional: bool = False
    why: str = ""


class _Field(NamedTuple):
    """A field that records of one kind have: its place in the record, and how it is changed."""

    label: str
    field: str
    kind: Kind
    scheme: str = ""
    optional: bool = False


_CLAIM = (
    _Field("verification", "verification.status", "choice", "verification"),
    _Field("zone", "zone", "choice", "zone"),
    _Field("flags", "flags", "many", "claim_flag"),
    _Field("words", "spans", "spans"),
    _Field("attribution", "attribution_id", "attribution", optional=True),
    _Field("origin", "origin_id", "source"),
    _Field("chain ends", "chain_end", "choice", "chain_end"),
    _Field("baseline", "baseline", "text", optional=True),
)
_ATTRIBUTION = (
    _Field("source", "source_id", "source"),
    _Field("type", "type", "choice", "attribution_type"),
    _Field("quotation", "quote.form", "choice", "quote_form"),
    _Field("quotation flags", "quote.flags", "many", "quote_flag"),
    _Field("act", "speech_act", "choice", "speech_act", optional=True),
    _Field("stance", "stance", "choice", "stance"),
    _Field("voice", "voice", "choice", "voice"),
    _Field("polarity", "polarity", "choice", "polarity"),
    _Field("determinate", "determinate", "truth"),
    _Field("channel", "channel", "choice", "channel", optional=True),
    _Field("date", "date", "text", optional=True),
    _Field("parent", "parent", "attribution", optional=True),
    _Field("source words", "source", "spans"),
    _Field("cue words", "cue", "spans"),
    _Field("content words", "content", "spans"),
    _Field("artefact", "artefact", "span", optional=True),
)
_SOURCE = (
    _Field("name", "name", "text"),
    _Field("kind", "kind", "choice", "source_kind"),
    _Field("affiliation", "affiliation", "choice", "affiliation"),
    _Field("access", "access", "choice", "access"),
    _Field("naming", "naming", "choice", "naming"),
    _Field("anonymity", "anonymity_reason", "choice", "anonymity_reason", optional=True),
    _Field("mentions", "mentions", "spans"),
)
_VERIFICATION = (
    _Field("status", "status", "choice", "verification"),
    _Field("by", "by", "source"),
    _Field("independent", "independent", "truth", optional=True),
    _Field("method", "method", "choice", "method"),
    _Field("object", "object", "choice", "object"),
    _Field("direction", "direction", "choice", "direction"),
    _Field("head", "head", "text", optional=True),
    _Field("statement", "span", "span"),
    _Field("covers", "targets", "claims"),
    _Field("left out", "same_source_uncovered", "claims"),
)
_QUALIFIER = (
    _Field("type", "type", "choice", "qualifier"),
    _Field("strength", "strength", "choice", "strength"),
    _Field("owner", "owner", "source"),
    _Field("cue words", "cue", "spans"),
    _Field("scope words", "scope", "spans"),
)
_QUANTITY = (
    _Field("value", "value", "number", optional=True),
    _Field("precision", "precision", "choice", "precision"),
    _Field("unit", "unit", "text", optional=True),
    _Field("population", "population", "text", optional=True),
    _Field("window", "window", "text", optional=True),
    _Field("place", "place", "text", optional=True),
    _Field("added up", "derived_sum", "truth"),
    _Field("words", "span", "span"),
)
_AGENT = (
    _Field("words", "span", "span"),
    _Field("source", "source_id", "source", optional=True),
)


def card(view: Reviewed, claim_id: str) -> list[Row]:
    """The rows of a claim's card: the claim, its attribution, its source, and all that hangs on it.

    Raises:
        KeyError: if the reviewed annotation has no such claim.
    """
    maker = _Maker(view.annotation)
    annotation = view.annotation
    claim = {claim.id: claim for claim in annotation.claims}[claim_id]
    attribution = next((a for a in annotation.attributions if a.id == claim.attribution_id), None)
    rows = list(maker.rows("claim", "claim", claim, claim.id, _CLAIM))
    rows += _levels(maker, claim)
    if attribution is not None:
        rows += maker.rows("attribution", "attribution", attribution, attribution.id, _ATTRIBUTION)
    rows += _sources(maker, claim, attribution)
    rows += _parts(maker, claim)
    for record in annotation.verifications:
        if claim.id in record.targets or record.id in claim.verification.records:
            section = f"check {record.id}"
            rows += maker.rows(section, record.id, record, record.id, _VERIFICATION)
    return rows


def _levels(maker: _Maker, claim: Claim) -> Iterator[Row]:
    """Chain and commitment; the last level of the commitment, the one asked for most, by itself."""
    for number, link in enumerate(claim.chain[1:], 1):
        label = maker.name(link.source_id)
        spec = _Field(f"from {label}", f"chain.{number}.link", "choice", "link", optional=True)
        yield maker.row("claim", f"link.{number}", claim, claim.id, spec)
    last = len(claim.commitment) - 1
    for number, level in enumerate(claim.commitment):
        spec = _Field(
            f"sure: {maker.name(level.source_id)}",
            f"commitment.{number}.value",
            "choice",
            "commitment",
        )
        name = "claim.commitment" if number == last else f"commitment.{number}"
        yield maker.row("claim", name, claim, claim.id, spec)
    if len(claim.agents) > 1:
        join = _Field("agents joined", "agents_join", "choice", "agents_join", optional=True)
        yield maker.row("claim", "claim.agents_join", claim, claim.id, join)


def _sources(maker: _Maker, claim: Claim, attribution: Attribution | None) -> Iterator[Row]:
    """The source that speaks, then the origin and the rest of the chain, each once."""
    ids = [attribution.source_id] if attribution else []
    ids += [claim.origin_id, *(link.source_id for link in reversed(claim.chain[1:]))]
    for number, source_id in enumerate(dict.fromkeys(ids)):
        source = maker.sources.get(source_id)
        if source is not None and source.kind != "outlet_self":
            prefix = "source" if number == 0 else source.id
            yield from maker.rows(f"source {source.id}", prefix, source, source.id, _SOURCE)


def _parts(maker: _Maker, claim: Claim) -> Iterator[Row]:
    for number, qualifier in enumerate(claim.qualifiers):
        prefix = f"qualifiers.{number}"
        yield from maker.rows(
            f"qualifier {number + 1}", prefix, qualifier, claim.id, _QUALIFIER, prefix
        )
    for number, quantity in enumerate(claim.quantities):
        prefix = f"quantities.{number}"
        yield from maker.rows(
            f"quantity {number + 1}", prefix, quantity, claim.id, _QUANTITY, prefix
        )
    for number, agent in enumerate(claim.agents):
        prefix = f"agents.{number}"
        yield from maker.rows(f"agent {number + 1}", prefix, agent, claim.id, _AGENT, prefix)


class _Maker:
    """Makes rows of one annotation's records."""

    def __init__(self, annotation: Annotation) -> None:
        self.text = annotation.document.text
        self.sources = {source.id: source for source in annotation.sources}
        self.annotation = annotation

    def rows(
        self,
        section: str,
        prefix: str,
        record: Any,
        target: str,
        fields: Iterable[_Field],
        inside: str = "",
    ) -> Iterator[Row]:
        """Rows of a record, which may stand ``inside`` the target."""
        for spec in fields:
            yield self.row(section, f"{prefix}.{spec.field}", record, target, spec, inside)

    def row(
        self, section: str, name: str, record: Any, target: str, spec: _Field, inside: str = ""
    ) -> Row:
        """One row of a record."""
        held = _held(record, spec.field)
        return Row(
            section=section,
            name=name,
            label=spec.label,
            target=target,
            field=f"{inside}.{spec.field}" if inside else spec.field,
            value=held,
            shown=self.shown(held, spec.kind),
            kind=spec.kind,
            scheme=spec.scheme,
            optional=spec.optional,
            why=why(record) if isinstance(record, Judgement) else "",
        )

    def name(self, source_id: str) -> str:
        """What a source is called."""
        source = self.sources.get(source_id)
        return source.name if source else source_id

    def shown(self, held: Any, kind: Kind) -> str:
        """What a field holds, for a person; parts of the text are not yet made safe."""
        if held is None or held == []:
            return "–"
        shown: Callable[[Any], str] = {
            "spans": lambda spans: " … ".join(Span(*span).of(self.text) for span in spans),
            "span": lambda span: Span(*span).of(self.text),
            "source": lambda source: f"{self.name(source)} ({source})",
            "attribution": lambda attribution: told(self.annotation, attribution),
            "many": ", ".join,
            "claims": ", ".join,
            "truth": lambda yes: "yes" if yes else "no",
            "number": "{:.15g}".format,
        }.get(kind, str)
        return shown(held)


def _held(record: Any, field: str) -> Any:
    for step in field.split("."):
        record = record[int(step)] if step.isdigit() else getattr(record, step)
    return list(record) if isinstance(record, tuple | list) else record


def why(record: Judgement) -> str:
    """How sure a judgement is, and what made it."""
    evidence = "; ".join(record.evidence)
    return f"{record.confidence:.2f}{' ' if evidence else ''}{evidence}"


def told(annotation: Annotation, attribution_id: str) -> str:
    """An attribution in one line: who, cue, beginning of the content."""
    text = annotation.document.text
    names = {source.id: source.name for source in annotation.sources}
    for attribution in annotation.attributions:
        if attribution.id == attribution_id:
            cue = " … ".join(Span(*span).of(text) for span in attribution.cue)
            content = " … ".join(Span(*span).of(text) for span in attribution.content)
            name = names.get(attribution.source_id, attribution.source_id)
            return f"{attribution_id}: {name} {cue}: {_short(content)}"
    return attribution_id


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def claim_told(annotation: Annotation, claim: Claim) -> str:
    """A claim in one line: its id and words."""
    text = annotation.document.text
    return f"{claim.id}: {_short(' … '.join(Span(*span).of(text) for span in claim.spans), 90)}"


def record_of(
    annotation: Annotation, target: str
) -> Source | Attribution | Claim | Verification | None:
    """The record of an id, None if there is none."""
    lists: Sequence[Sequence[Source | Attribution | Claim | Verification]] = (
        annotation.sources,
        annotation.attributions,
        annotation.claims,
        annotation.verifications,
    )
    return next((record for each in lists for record in each if record.id == target), None)
