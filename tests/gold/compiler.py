"""Authored stories → annotation records: anchors become spans, names become ids."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from attribution import records
from attribution.ingest import RawDocument, read_documents
from attribution.records import Span
from tests.gold import authored

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
STORIES = HERE / "stories.jsonl"
OUTLET = "outlet"
STRONG: frozenset[records.QualifierType] = frozenset({"negation", "conditional", "ignorance"})
"""What turns or suspends the truth of a claim: strength 3 unless the author says otherwise."""
MIDDLING: frozenset[records.QualifierType] = frozenset(
    {
        "reportative", "allegative", "appearance", "epistemic_modal", "epistemic_adverb",
        "inference", "future", "attribution_hedge", "omission_note",
    }
)  # fmt: skip
"""What lowers somebody's commitment, strength 2; everything else is a matter of precision, 1."""
_OPEN, _CLOSE = "⟦", "⟧"


class GoldError(Exception):
    """Something in an authored file that does not hold; says which file, entry and words."""


def compiled(folder: Path = HERE) -> list[records.Annotation]:
    """Every authored story of a folder, in the order of their names.

    Raises:
        GoldError: if one of them does not hold.
    """
    texts = {raw.name: raw for raw in read_documents([str(SEEDS)]) if isinstance(raw, RawDocument)}
    return [compile_story(path, texts) for path in sorted(folder.glob("[0-9]*.toml"))]


def compile_story(path: Path, texts: dict[str, RawDocument]) -> records.Annotation:
    """One authored story as an annotation of its text.

    Raises:
        GoldError: if an anchor is not in the text exactly once, an id is unknown or a value wrong.
    """
    data = path.read_bytes()
    with _naming(path.name):
        try:
            story = authored.Story.model_validate(tomllib.loads(data.decode()))
        except ValidationError as error:
            raise GoldError(_first(error)) from error
        except ValueError as error:
            raise GoldError(str(error)) from error
        if story.story not in texts:
            raise GoldError(f"no such story: {story.story!r}")
        return _Compiler(story, texts[story.story]).annotation(data)


def find(text: str, anchor: str) -> Span:
    """Where an anchor's target stands.

    Raises:
        GoldError: if the anchor is not in the text exactly once.
    """
    before, opened, rest = anchor.partition(_OPEN)
    target, closed, after = rest.partition(_CLOSE)
    if not opened:
        before, target = "", anchor
    elif not closed or not target or _OPEN in target + after or _CLOSE in after:
        raise GoldError(f"one ⟦target⟧ is needed: {anchor!r}")
    context = before + target + after
    start = text.find(context) if context else -1
    if start < 0:
        raise GoldError(f"not in the text: {anchor!r}")
    if text.find(context, start + 1) >= 0:
        raise GoldError(f"more than once in the text: {anchor!r}")
    start += len(before)
    return start, start + len(target)


@contextmanager
def _naming(entry: str) -> Iterator[None]:
    """Put the entry's name before whatever is wrong with it."""
    try:
        yield
    except GoldError as error:
        raise GoldError(f"{entry}: {error}") from error


def _first(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"


def _strength(qualifier: records.QualifierType) -> Literal[1, 2, 3]:
    return 3 if qualifier in STRONG else 2 if qualifier in MIDDLING else 1


def _ids(kind: str, entries: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise GoldError(f"{kind} {entry}: given twice")
        seen.add(entry)
    return seen


class _Compiler:
    """One story being compiled: its text, and the ids that its entries may name."""

    def __init__(self, story: authored.Story, raw: RawDocument) -> None:
        self.story = story
        self.raw = raw
        _ids("source", (source.id for source in story.sources))
        others = [source.id for source in story.sources if source.id != OUTLET]
        self.sources = {OUTLET: "s0"} | {name: f"s{n}" for n, name in enumerate(others, 1)}
        _ids("attribution", (entry.id for entry in story.attributions))
        self.attributions = {entry.id: entry for entry in story.attributions}
        self.claims = _ids("claim", (entry.id for entry in story.claims))
        _ids("verification", (entry.id for entry in story.verifications))

    def annotation(self, data: bytes) -> records.Annotation:
        story, raw = self.story, self.raw
        self.zones = self._zones()
        return records.Annotation(
            document=records.Document(
                id=raw.id,
                name=raw.name,
                uri=raw.uri,
                outlet=raw.outlet or story.outlet,
                title=raw.title,
                published=raw.published,
                updated=raw.updated,
                text=raw.text,
                extracted_from=raw.extracted_from,
                zones=self.zones,
                flags=story.flags,
            ),
            sources=list(self._sources()),
            attributions=[self._attribution(entry) for entry in story.attributions],
            claims=[self._claim(entry) for entry in story.claims],
            verifications=[self._verification(entry) for entry in story.verifications],
            provenance=records.Provenance(
                annotator="by hand",
                models={},
                lexicons={},
                config=f"sha256:{hashlib.sha256(data).hexdigest()}",
            ),
        )

    def _span(self, anchor: str) -> Span:
        return find(self.raw.text, anchor)

    def _spans(self, anchors: Iterable[str]) -> list[Span]:
        return [self._span(anchor) for anchor in anchors]

    def _source(self, name: str) -> str:
        if name not in self.sources:
            raise GoldError(f"no such source: {name!r}")
        return self.sources[name]

    def _require_claims(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.claims:
                raise GoldError(f"no such claim: {name!r}")

    def _zones(self) -> list[records.ZoneSpan]:
        starts = []
        for place, entry in enumerate(self.story.zones):
            with _naming(f"zone {entry.zone}"):
                starts.append(self._span(entry.start)[0] if place else 0)
                if place and starts[-1] <= starts[-2]:
                    raise GoldError(f"not in the order of the text: {entry.start!r}")
        if not starts:
            raise GoldError("no zones")
        ends = [*starts[1:], len(self.raw.text)]
        return [
            records.ZoneSpan(start=start, end=end, zone=entry.zone)
            for start, end, entry in zip(starts, ends, self.story.zones, strict=True)
        ]

    def _zone(self, start: int) -> records.Zone:
        return next(zone.zone for zone in self.zones if zone.start <= start < zone.end)

    def _sources(self) -> Iterator[records.Source]:
        entries = {entry.id: entry for entry in self.story.sources}
        entries.setdefault(OUTLET, authored.Source(id=OUTLET, affiliation="media"))
        for name, compiled_id in self.sources.items():
            entry = entries[name]
            with _naming(f"source {name}"):
                known = entry.name
                if name == OUTLET:
                    known = known or self.raw.outlet or self.story.outlet or "the outlet"
                if known is None:
                    raise GoldError("no name")
                if (entry.kind == "outlet_self") != (name == OUTLET):
                    raise GoldError("the outlet, and nobody else, is outlet_self")
                yield records.Source(
                    id=compiled_id,
                    name=known,
                    kind=entry.kind,
                    affiliation="media" if name == OUTLET else entry.affiliation,
                    access=entry.access,
                    naming=entry.naming,
                    anonymity_reason=entry.anonymity_reason,
                    aliases=entry.aliases,
                    mentions=sorted(set(self._spans(entry.mentions) + self._speaking(name))),
                )

    def _speaking(self, name: str) -> list[Span]:
        """Where a source stands in the text as the source of an attribution."""
        relations = [entry for entry in self.story.attributions if entry.by == name]
        return [span for entry in relations for span in self._spans(entry.source)]

    def _attribution(self, entry: authored.Attribution) -> records.Attribution:
        with _naming(f"attribution {entry.id}"):
            if entry.parent is not None and entry.parent not in self.attributions:
                raise GoldError(f"no such attribution: {entry.parent!r}")
            return records.Attribution(
                id=entry.id,
                source=self._spans(entry.source),
                cue=self._spans(entry.cue),
                content=self._spans(entry.content),
                source_id=self._source(entry.by),
                type=entry.type,
                speech_act=entry.speech_act
                or ("assert" if entry.type == "communication" else None),
                stance=entry.stance,
                voice=entry.voice,
                polarity=entry.polarity,
                determinate=entry.determinate,
                quote=records.Quote(form=entry.form, flags=entry.quote_flags),
                channel=entry.channel,
                date=entry.date,
                artefact=None if entry.artefact is None else self._span(entry.artefact),
                parent=entry.parent,
                confidence=1.0,
                evidence=["by hand"],
            )

    def _claim(self, entry: authored.Claim) -> records.Claim:
        with _naming(f"claim {entry.id}"):
            spans = self._spans(self._words(entry))
            chain = [records.ChainLink(source_id="s0", link=None)]
            chain += [self._link(link) for link in entry.chain]
            speaking = [link.source_id for link in chain if link.link != "compiles_from"]
            commitment = {self._source(name): value for name, value in entry.commitment.items()}
            if set(commitment) != set(speaking):
                raise GoldError("commitment must be given for each source that speaks in the chain")
            return records.Claim(
                id=entry.id,
                spans=spans,
                zone=self._zone(spans[0][0]),
                attribution_id=entry.attribution,
                chain=chain,
                chain_end=entry.end,
                origin_id=speaking[-1] if entry.origin is None else self._source(entry.origin),
                verification=self._checked(entry),
                qualifiers=[self._qualifier(item) for item in entry.qualifiers],
                quantities=[self._quantity(item) for item in entry.quantities],
                commitment=[
                    records.Commitment(source_id=source, value=commitment[source])
                    for source in speaking
                ],
                agents=[
                    records.Agent(
                        span=self._span(agent.span),
                        source_id=None if agent.source is None else self._source(agent.source),
                    )
                    for agent in entry.agents
                ],
                agents_join=entry.agents_join,
                baseline=entry.baseline,
                flags=entry.flags,
                confidence=1.0,
            )

    def _words(self, entry: authored.Claim) -> list[str]:
        """The anchors of a claim: its own, or those of its attribution's content."""
        if entry.attribution is None:
            words = entry.spans
        elif entry.attribution in self.attributions:
            words = entry.spans or self.attributions[entry.attribution].content
        else:
            raise GoldError(f"no such attribution: {entry.attribution!r}")
        if not words:
            raise GoldError("no spans")
        return words

    def _link(self, written: str) -> records.ChainLink:
        name, _, link = written.rpartition(":")
        try:
            return records.ChainLink.model_validate(
                {"source_id": self._source(name), "link": link or None}
            )
        except ValidationError as error:
            raise GoldError(f"{written!r}: {_first(error)}") from error

    def _checked(self, entry: authored.Claim) -> records.ClaimVerification:
        """The records that name a claim, and its status: as written, else theirs if they agree."""
        about = [item for item in self.story.verifications if entry.id in item.targets]
        statuses = {item.status for item in about} or {"none_stated"}
        if entry.status is None and len(statuses) > 1:
            raise GoldError(f"several verifications; give a status of {sorted(statuses)}")
        status = entry.status or min(statuses)
        if status not in statuses:
            raise GoldError(f"status {status!r}, but its verifications say {sorted(statuses)}")
        return records.ClaimVerification(status=status, records=[item.id for item in about])

    def _qualifier(self, entry: authored.Qualifier) -> records.Qualifier:
        with _naming(f"qualifier {entry.type}"):
            return records.Qualifier(
                type=entry.type,
                cue=self._spans(entry.cue),
                scope=self._spans(entry.scope),
                owner=self._source(entry.owner),
                strength=entry.strength or _strength(entry.type),
            )

    def _quantity(self, entry: authored.Quantity) -> records.Quantity:
        with _naming("quantity"):
            fields = entry.model_dump(exclude={"span"})
            return records.Quantity(span=self._span(entry.span), **fields)

    def _verification(self, entry: authored.Verification) -> records.Verification:
        with _naming(f"verification {entry.id}"):
            self._require_claims([*entry.targets, *entry.uncovered])
            return records.Verification(
                id=entry.id,
                status=entry.status,
                by=self._source(entry.by),
                independent=None if entry.independent == "unstated" else entry.independent,
                method=entry.method,
                object=entry.object,
                span=self._span(entry.span),
                head=entry.head,
                targets=entry.targets,
                direction=entry.direction,
                same_source_uncovered=entry.uncovered,
            )
