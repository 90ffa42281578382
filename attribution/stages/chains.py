"""Down to the first source: who stands between the outlet and whoever first said it.

The chain runs from the outlet through every relay to the origin. Relays are read off the parse
("told SANA", "citing police", "in a video posted by"); nested attributions add their own levels.
The end says whether the first source was reached (FactBank's nested sources; ICD 206).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse
from attribution.records import Attribution, ChainEnd, ChainLink, LinkType
from attribution.stages.relations import Relation
from attribution.stages.sources import OUTLET, Resolved
from attribution.text import Span

_UNNAMED = frozenset(
    {"unnamed_person", "unnamed_org", "unnamed_media", "collective", "implicit", "media_item"}
)


@dataclass(frozen=True, slots=True)
class Relay:
    """A source of a relation beside its speaker.

    ``beyond`` tells that it stands further from the outlet than the speaker ("the agency, citing
    police, said"), not between the two ("police told the agency"). ``link`` says how the one nearer
    to the outlet has it from the further one.
    """

    relation: int
    span: Span
    link: LinkType
    beyond: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of a claim, outlet first, and how the chain ends."""

    links: tuple[ChainLink, ...]
    end: ChainEnd

    @property
    def origin(self) -> str:
        """The first source: the last that is no mere supplier of the one before."""
        speaking = [link.source_id for link in self.links if link.link != "compiles_from"]
        return speaking[-1]


OWN_VOICE = Chain((ChainLink(source_id=OUTLET, link=None),), "origin_reached")
"""The chain of what the outlet says itself."""


def find_relays(parsed: Parse, relations: Sequence[Relation]) -> list[Relay]:
    """The relays that the text names, in order of their spans."""
    return []


def trace_chains(
    attributions: Sequence[Attribution], relays: Sequence[Relay], resolved: Resolved
) -> list[Chain]:
    """The chain of each attribution's content.

    Args:
        attributions: in order, parents before children.
        relays: by the numbers of the attributions.
        resolved: the document's sources.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    kinds = {source.id: source for source in resolved.sources}
    chains = []
    for attribution in attributions:
        links: list[ChainLink] = []
        step: Attribution | None = attribution
        while step is not None:
            if not links or links[0].source_id != step.source_id:
                links.insert(0, ChainLink(source_id=step.source_id, link=_link(step)))
            step = by_id[step.parent] if step.parent else None
        last = kinds[links[-1].source_id]
        end: ChainEnd = "origin_reached"
        if last.kind == "implicit":
            end = "unknown"
        elif last.kind in _UNNAMED:
            end = "origin_unnamed"
        elif last.kind == "named_media" and last.affiliation == "media":
            end = "truncated"
        chains.append(Chain((*OWN_VOICE.links, *links), end))
    return chains


def _link(attribution: Attribution) -> LinkType:
    if attribution.channel == "social_media":
        return "posted_by"
    if attribution.channel == "interview":
        return "said_to"
    return "quotes" if attribution.quote.form == "direct" else "cites"
