"""Who speaks: one record for each distinct source of a document, in the order of the text.

The discourse says which mentions stand for the same source (``discourse``), the describer what a
source is (``describing``); here both become records. What fits nothing stays a source of its own,
and where the text names nobody nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attribution import lexicons
from attribution.language.parse import Parse
from attribution.lexicons import GivenNameEntry, Lexicon, NounEntry
from attribution.records import Source
from attribution.stages.relations.finding import Relation
from attribution.stages.sources.coreference import Choose, Resolution, shipped_ranker
from attribution.stages.sources.describing import Describer
from attribution.stages.sources.discourse import Discourse
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.mentions import Mentions
from attribution.stages.sources.names import Gender
from attribution.stages.sources.records import OUTLET, Known, RecordMaker
from attribution.stages.sources.referents import Referent
from attribution.stages.sources.repeated_quotes import repeated
from attribution.stages.sources.speech import SpokenText
from attribution.text import Span, merged

__all__ = ["OUTLET", "Resolved", "SourceLexicons", "SourceResolver", "source_lexicons"]

_CONTINUED = "rule:goes on speaking"
_NOBODY = "rule:nobody is named"
_REPEATED = 0.7
"""Confidence that a heading quotes who says the same words below."""
_OWN_NOUNS = re.compile(
    r"(?:this|our|the) (?:newspaper|paper|outlet|publication|news organi[sz]ation|reporter"
    r"|correspondent|website|magazine)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SourceLexicons:
    """What the resolver knows of words: source nouns, organisations' names, given names."""

    nouns: Lexicon[NounEntry]
    organisations: Lexicon[NounEntry]
    given_names: Lexicon[GivenNameEntry]

    def genders(self) -> Mapping[str, Gender]:
        """Genders by given name."""
        return {
            name: entry.gender
            for entry in self.given_names.entries
            if entry.removed is None
            for name in entry.phrase.split("|")
        }


def source_lexicons() -> SourceLexicons:
    """The shipped ones."""
    return SourceLexicons(
        lexicons.load("source_nouns"),
        lexicons.load("organisations"),
        lexicons.load("given_names"),
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """The sources' records, each relation's source, and the source of every other mention.

    ``why`` has the confidence and evidence of each relation's resolution.
    """

    sources: list[Source]
    of_relation: list[str]
    at: dict[Span, str] = field(default_factory=dict)
    why: list[tuple[float, str]] = field(default_factory=list)


class SourceResolver:
    """Resolves the sources of one document after another.

    Args:
        lexicons: what it knows of words.
        choose: decides what a pronoun or description stands for; the shipped ranker by default.
    """

    def __init__(self, lexicons: SourceLexicons, choose: Choose | None = None) -> None:
        self._lexicons = lexicons
        self._genders = lexicons.genders()
        self._choose = choose

    def resolve(
        self,
        parsed: Parse,
        relations: Sequence[Relation],
        outlet: str | None,
        others: Sequence[Span] = (),
    ) -> Resolved:
        """Give every relation and every other mention a source.

        Args:
            parsed: the parsed document.
            relations: in order, parents before children.
            outlet: the outlet's name, where known or told by the text.
            others: mentions of sources that are no relation's speaker, such as relays and checkers.
        """
        said = [(relation.source, relation.content) for relation in relations]
        discourse, describer = self.reader(parsed, said)
        speaker = discourse.introduce(outlet)
        spans = [span for relation in relations for span in _named_by(relation)]
        read = discourse.read([*spans, *others])
        return _Records(parsed, relations, describer, discourse, speaker, read).made(outlet, others)

    def reader(
        self,
        parsed: Parse,
        said: Sequence[tuple[Sequence[Span], Sequence[Span]]],
        *,
        blind: bool = False,
    ) -> tuple[Discourse, Describer]:
        """A discourse over a parsed document, ready to be read, and the describer it uses.

        Args:
            parsed: the document.
            said: for each relation the spans of its source and those of its content.
            blind: whether gender is overlooked, for training.
        """
        known = self._lexicons
        mentions = Mentions(parsed, known.nouns, known.organisations, self._genders)
        describer = Describer(mentions)
        choose = self._choose or shipped_ranker().choose
        spoken = SpokenText(parsed.text, said)
        return Discourse(mentions, describer, spoken, choose, blind=blind), describer


class _Records:
    """Turns resolutions into records, numbered in the order in which sources first occur."""

    def __init__(
        self,
        parsed: Parse,
        relations: Sequence[Relation],
        describer: Describer,
        discourse: Discourse,
        outlet: Referent,
        read: Mapping[Span, Resolution],
    ) -> None:
        self._parsed = parsed
        self._relations = relations
        self._describer = describer
        self._discourse = discourse
        self._outlet = outlet
        self._read = read
        self._known: list[Known] = [Known(outlet)]
        self._numbers: dict[int, int] = {outlet.number: 0}
        self._repeated = repeated(parsed.text, relations)
        self._contents = merged(span for relation in relations for span in relation.content)

    def made(self, outlet: str | None, others: Sequence[Span]) -> Resolved:
        """The records, and which source each relation and each other mention has."""
        at: dict[Span, int] = {}
        chosen: list[tuple[int, float, str]] = []
        for place, relation in enumerate(self._relations):
            chosen.append(self._of_relation(place, chosen))
            number, sure, why = chosen[-1]
            known = self._known[number]
            known.said += relation.content
            known.spans += _named_by(relation)
            known.confidences.append(sure)
            known.evidence.append(why)
        for span in others:
            number, sure, why = self._of_span(span)
            at[span] = number
            known = self._known[number]
            if span not in known.spans:
                known.spans.append(span)
                known.confidences.append(sure)
                known.evidence.append(why)
        order = self._in_text_order()
        maker = RecordMaker(self._parsed, self._contents, self._describer)
        places = {old: f"s{new}" for new, old in enumerate(order)}
        return Resolved(
            [maker.record(places[old], self._known[old], outlet) for old in order],
            [places[number] for number, _, _ in chosen],
            {span: places[number] for span, number in at.items()},
            [(sure, why) for _, sure, why in chosen],
        )

    def _in_text_order(self) -> list[int]:
        """The outlet, then every other source by the place where it first occurs."""

        def first(number: int) -> int:
            known = self._known[number]
            return min(span.start for span in (*known.spans, *known.said))

        return [0, *sorted(range(1, len(self._known)), key=first)]

    def _of_relation(
        self, place: int, chosen: Sequence[tuple[int, float, str]]
    ) -> tuple[int, float, str]:
        """The source of a relation: its mention's, or that of the relation it goes on from."""
        relation = self._relations[place]
        read = [self._read[span] for span in _named_by(relation) if span in self._read]
        if not read:
            if relation.continues is not None and relation.continues < len(chosen):
                number, sure, _ = chosen[relation.continues]
                return number, min(sure, relation.confidence), _CONTINUED
            again = self._repeated.get(place)
            if again is not None and (said := self._of_relation(again, chosen))[2] != _NOBODY:
                return said[0], min(said[1], _REPEATED), "rule:the same words are somebody's below"
            return self._add(None), 1.0, _NOBODY
        named = [r for r in read if r.mention.pronoun is None]
        resolution = next(iter(named or read))
        if resolution.mention.pronoun == "self":
            holder = relation.parent
            if holder is not None and holder < len(chosen):
                return chosen[holder][0], chosen[holder][1], "rule:speaks of itself"
            if not self._is_said(resolution.mention):
                return 0, 0.7, "rule:the outlet speaks of itself"
        return self._numbered(resolution)

    def _of_span(self, span: Span) -> tuple[int, float, str]:
        resolution = self._read.get(span)
        if resolution is None:
            return self._add(None), 0.5, _NOBODY
        if resolution.mention.pronoun == "self" and not self._is_said(resolution.mention):
            return 0, 0.9, "rule:the outlet speaks of itself"
        return self._numbered(resolution)

    def _numbered(self, resolution: Resolution) -> tuple[int, float, str]:
        if _OWN_NOUNS.match(resolution.mention.span.of(self._parsed.text)):
            return 0, 0.7, "rule:the outlet speaks of itself"
        referent = resolution.referent
        if referent.number not in self._numbers:
            self._numbers[referent.number] = self._add(referent)
        return self._numbers[referent.number], resolution.confidence, resolution.evidence

    def _is_said(self, mention: Mention) -> bool:
        return any(span.covers(mention.head.span) for span in self._contents)

    def _add(self, referent: Referent | None) -> int:
        self._known.append(Known(referent))
        return len(self._known) - 1


def _named_by(relation: Relation) -> tuple[Span, ...]:
    """The words that name a relation's speaker: its own, or those of the text around it."""
    return relation.source or ((relation.told_by,) if relation.told_by else ())
