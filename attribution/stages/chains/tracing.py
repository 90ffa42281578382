"""Down to the first source: who stands between the outlet and whoever first said it.

The chain runs from the outlet through every relay to the origin. Relays are read off the parse
("told SANA", "citing police", "in a video posted by"); nested attributions add their own levels.
The end says whether the first source was reached (FactBank's nested sources; ICD 206).
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from attribution.language.parse import Parse
from attribution.lexicons import in_class
from attribution.records import Attribution, ChainEnd, ChainLink, LinkType, Source
from attribution.stages.chains.relays import Relay, Relayed
from attribution.stages.sources.resolving import OUTLET, Resolved
from attribution.stages.syntax.clauses import THIRD_PERSON
from attribution.text import Span

_UNNAMED = frozenset({"unnamed_person", "unnamed_org", "unnamed_media", "collective", "media_item"})
_WITHHELD = frozenset({"anonymous_granted", "anonymous_unexplained", "pseudonym"})
_MEDIA = frozenset({"named_media", "unnamed_media"})
_NEAREST_FIRST: dict[LinkType | None, int] = {"relays": 0, "posted_by": 1, "cites": 2, "quotes": 2}
"""Of several relays between outlet and speaker, who passes a thing on stands nearest."""
_COMPILING = frozenset({"named_org", "unnamed_org", "named_media", "unnamed_media", "document"})
"""Who has material from others; what a person uses is no matter of sources."""
_NEAR = 3
"""Attributions before one among which a crowd's posts are sought."""
_INHERITED, _INHERITED_BACK = 0.8, 0.7


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of a claim, outlet first, and how the chain ends.

    ``confidence`` is that of the relays in it, 1 where there are none; ``evidence`` tells them.
    """

    links: tuple[ChainLink, ...]
    end: ChainEnd
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The first source: the last that is no mere supplier of the one before."""
        speaking = [link.source_id for link in self.links if link.link != "compiles_from"]
        return speaking[-1]


OWN_VOICE = Chain((ChainLink(source_id=OUTLET, link=None),), "origin_reached")
"""The chain of what the outlet says itself."""


def trace_chains(
    attributions: Sequence[Attribution], relayed: Relayed, resolved: Resolved, parsed: Parse
) -> list[Chain]:
    """The chain of each attribution's content.

    Args:
        attributions: in order, parents before children.
        relayed: the relays, by the numbers of the attributions, and the suppliers.
        resolved: the document's sources.
        parsed: the parsed document, for its paragraphs.
    """
    return _Tracer(attributions, relayed, resolved, parsed).chains()


class _Tracer:
    """One document's chains while they are being traced."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        relayed: Relayed,
        resolved: Resolved,
        parsed: Parse,
    ) -> None:
        self._attributions = attributions
        self._sources = {source.id: source for source in resolved.sources}
        self._at = resolved.at
        self._parsed = parsed
        self._text = parsed.text
        self._paragraphs = [span.start for span in parsed.paragraphs]
        self._relays = self._inherited(self._known(relayed))
        self._suppliers = self._supplied(relayed)

    def chains(self) -> list[Chain]:
        """The chain of each attribution, parents first."""
        found: list[Chain] = []
        for number, attribution in enumerate(self._attributions):
            outer = OWN_VOICE
            if attribution.parent is not None:
                outer = found[int(attribution.parent.removeprefix("a"))]
            found.append(self._chain(number, attribution, outer))
        return [self._ended(chain) for chain in found]

    def _known(self, relayed: Relayed) -> dict[int, list[Relay]]:
        """Each attribution's relays whose source is known and is not its speaker."""
        known: dict[int, list[Relay]] = defaultdict(list)
        for relay in relayed.relays:
            speaker = self._attributions[relay.relation].source_id
            if relay.media_speaker and self._sources[speaker].kind not in _MEDIA:
                continue
            identity = self._id_of(relay)
            if relay.onward == "said_to" and self._is_other_body(identity):
                continue  # "told the Election Commission that": it passes nothing on
            if identity is not None and identity != speaker:
                known[relay.relation].append(relay)
        return known

    def _is_other_body(self, identity: str | None) -> bool:
        """Whether a source is an organisation that is known to be no medium."""
        source = self._sources.get(identity or "")
        return (
            source is not None
            and source.kind == "named_org"
            and source.affiliation not in ("media", "unknown", "corporate")
        )

    def _id_of(self, relay: Relay) -> str | None:
        return OUTLET if relay.to_outlet else self._at.get(relay.span)

    def _inherited(self, known: dict[int, list[Relay]]) -> dict[int, list[Relay]]:
        """Relays carried on to what the same speaker says next, and back over a quotation.

        A channel named once covers both halves of a quotation and the sentences after it, as long
        as the same source goes on without another between.
        """
        own = [number for number, a in enumerate(self._attributions) if a.parent is None]
        found = dict(known)
        for before, after in pairwise(own):
            if before in found and after not in known and self._goes_on(before, after):
                kept = [r for r in found[before] if self._holds_on(r, self._attributions[after])]
                if kept:
                    found[after] = _passed_on(kept, _INHERITED)
        for before, after in reversed(list(pairwise(own))):
            if after in known and before not in found and self._is_first_half(before, after):
                between = [
                    relay
                    for relay in known[after]
                    if not relay.beyond and self._holds_on(relay, self._attributions[before])
                ]
                if between:
                    found[before] = _passed_on(between, _INHERITED_BACK)
        return found

    def _holds_on(self, relay: Relay, attribution: Attribution) -> bool:
        """Whether a relay can hold for what its speaker says next.

        A picture holds for what it shows alone, and one cited for what a mere pronoun goes on with.
        """
        if relay.onward in ("posted_by", "relays"):
            return False
        if not relay.beyond:
            return True
        said = [self._text[start:end].casefold() for start, end in attribution.source]
        return all(form in THIRD_PERSON for form in said)

    def _goes_on(self, before: int, after: int) -> bool:
        first, second = self._attributions[before], self._attributions[after]
        if first.source_id != second.source_id:
            return False
        return self._paragraph(second) - self._paragraph(first, last=True) <= 1

    def _is_first_half(self, before: int, after: int) -> bool:
        first, second = self._attributions[before], self._attributions[after]
        is_quoted = first.quote.form == "direct" and second.quote.form == "direct"
        return is_quoted and self._goes_on(before, after)

    def _paragraph(self, attribution: Attribution, *, last: bool = False) -> int:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        offset = max(start for start, _ in spans) if last else min(start for start, _ in spans)
        return bisect.bisect_right(self._paragraphs, offset)

    def _supplied(self, relayed: Relayed) -> dict[str, tuple[str, float, str]]:
        """For a source its supplier, with confidence and evidence."""
        spoken = {
            span: attribution.source_id
            for attribution in self._attributions
            for span in attribution.source
        }
        found = {}
        for supplier in relayed.suppliers:
            owner = self._at.get(supplier.of) or next(
                (sid for span, sid in spoken.items() if supplier.of.overlaps(Span(*span))), None
            )
            identity = self._at.get(supplier.span)
            if owner is None or identity is None or identity == owner:
                continue
            if self._sources[owner].kind in _COMPILING:
                found[owner] = identity, supplier.confidence, supplier.evidence
        return found

    def _chain(self, number: int, attribution: Attribution, outer: Chain) -> Chain:
        """An attribution's levels set behind those of the attribution it stands in."""
        links = [link for link in outer.links if link.link != "compiles_from"]
        relays = self._relays.get(number, [])
        between = [r for r in relays if not r.beyond and self._id_of(r) != OUTLET]
        between.sort(
            key=lambda relay: (_NEAREST_FIRST.get(relay.link, 2), relay.onward is not None)
        )
        for relay in between:
            _add(links, self._at[relay.span], relay.link)
        onward = next(
            (
                relay.onward
                for relay in reversed(relays)
                if relay.onward == "said_to" or (relay.onward and relay in between)
            ),
            None,
        )
        if attribution.source_id != OUTLET or len(links) == 1:
            _add(links, attribution.source_id, onward or self._link(number))
        for relay in relays:
            if relay.beyond:
                _add(links, self._at[relay.span], relay.link)
        confidence = min([outer.confidence, *(relay.confidence for relay in relays)])
        evidence = (*outer.evidence, *(relay.evidence for relay in relays))
        supplier = self._suppliers.get(links[-1].source_id)
        shows = any(self._sources[link.source_id].kind == "media_item" for link in links)
        if supplier is not None and not shows:
            links.append(ChainLink(source_id=supplier[0], link="compiles_from"))
            evidence = (*evidence, supplier[2])
        return Chain(tuple(links), "unknown", confidence, evidence)

    def _link(self, number: int) -> LinkType:
        """How the one before has it from an attribution's speaker; plain saying is cited."""
        attribution = self._attributions[number]
        if attribution.channel == "social_media" or self._is_posted(attribution):
            return "posted_by"
        if self._is_one_who_posted(number):
            return "posted_by"
        return "said_to" if attribution.channel == "interview" else "cites"

    def _is_one_who_posted(self, number: int) -> bool:
        """Whether a nameless person's words stand beside a crowd's posts: "one user writing"."""
        attribution = self._attributions[number]
        if self._sources[attribution.source_id].kind != "unnamed_person" or not attribution.cue:
            return False
        sentence = self._parsed.sentence_at(attribution.cue[0][0])
        return sentence is not None and any(
            sentence.words[0].start <= other.cue[0][0] < attribution.cue[0][0]
            and (other.channel == "social_media" or self._is_posted(other))
            for other in self._attributions[max(number - _NEAR, 0) : number]
            if other.cue
        )

    def _is_posted(self, attribution: Attribution) -> bool:
        """Whether a cue is one of posting."""
        for start, end in attribution.cue:
            sentence = self._parsed.sentence_at(start)
            for word in sentence.words if sentence is not None else ():
                posts = in_class(word, "posting") or in_class(word, "uploading")
                if posts and start <= word.start < end:
                    return True
        return False

    def _ended(self, chain: Chain) -> Chain:
        return replace(chain, end=end_of(self._sources, chain.links[-1].source_id))


def end_of(sources: Mapping[str, Source], last: str) -> ChainEnd:
    """How a chain ends, from its last source: named, unnamed, or a medium that names nobody."""
    source = sources[last]
    if source.kind == "implicit":
        return "unknown"
    if source.kind == "named_media":
        return "truncated"
    if source.naming in _WITHHELD:
        return "origin_unnamed"
    return "origin_unnamed" if source.kind in _UNNAMED else "origin_reached"


def _passed_on(relays: Sequence[Relay], share: float) -> list[Relay]:
    return [
        replace(
            relay,
            confidence=round(relay.confidence * share, 2),
            evidence="rule:relay named nearby"
            if relay.evidence.startswith("rule:relay named nearby")
            else f"rule:relay named nearby, {relay.evidence}",
        )
        for relay in relays
    ]


def _add(links: list[ChainLink], identity: str, link: LinkType) -> None:
    """Set a source at the end, unless it stands there already."""
    if links[-1].source_id != identity:
        links.append(ChainLink(source_id=identity, link=link))
