"""Who else stands beside a speaker: media spoken to, those cited, those who pass words on.

Each phrase that names such a source is given to the relation it belongs to by the parse, and what
the tagger took for content there is given back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import RelayEntry
from attribution.records import LinkType
from attribution.stages.chains.relay_phrases import (
    RelayLexicons,
    RelayPhrase,
    RelayPhrases,
    is_ours,
)
from attribution.stages.chains.relay_repairs import repaired, touches
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span

_NOUNS = frozenset({"NOUN", "PROPN"})
_CERTAIN, _LIKELY = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Relay:
    """A source of a relation beside its speaker.

    ``beyond`` tells that it stands further from the outlet than the speaker ("the agency, citing
    police, said"), not between the two ("police told the agency"). ``link`` says how the one before
    it in the chain has the words from it, ``onward`` how it has them from the speaker.
    ``to_outlet`` marks words said to the outlet itself ("told us"), ``media_speaker`` a relay that
    counts only where the speaker is a medium.
    """

    relation: int
    span: Span
    link: LinkType
    beyond: bool
    onward: LinkType | None = None
    to_outlet: bool = False
    media_speaker: bool = False
    confidence: float = _CERTAIN
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Supplier:
    """Where a source has its material; it holds wherever that source speaks."""

    of: Span
    span: Span
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Relayed:
    """Relations rid of what names a relay, their relays, and the suppliers of their sources."""

    relations: Sequence[Relation]
    relays: Sequence[Relay] = ()
    suppliers: Sequence[Supplier] = ()

    @property
    def mentions(self) -> list[Span]:
        """Every place where a source is named that is no relation's speaker."""
        named = [relay.span for relay in self.relays if not relay.to_outlet]
        named += [span for supplier in self.suppliers for span in (supplier.of, supplier.span)]
        return list(dict.fromkeys(named))


def read_relays(parsed: Parse, relations: Sequence[Relation], lexicons: RelayLexicons) -> Relayed:
    """The relays and suppliers that the text names.

    Args:
        parsed: the parsed document.
        relations: in order, parents before children.
        lexicons: of relays and of source nouns.
    """
    reader = _Reader(parsed, RelayPhrases(parsed, lexicons))
    phrases = [phrase for sentence in parsed.sentences for phrase in reader.finder.of(sentence)]
    kept = repaired(parsed, relations, phrases)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, relation in enumerate(kept):
        for part in relation.cue or relation.content[:1]:
            sentence = parsed.sentence_at(part.start)
            if sentence is not None:
                by_sentence[sentence.words[0].start].append(number)
    relays: list[Relay] = []
    suppliers: list[Supplier] = []
    for phrase in phrases:
        if phrase.entry.role == "supplier":
            suppliers += reader.suppliers(phrase, kept)
            continue
        near = by_sentence.get(phrase.sentence.words[0].start, ())
        whose = _nearest(phrase, kept, near)
        if whose is not None:
            relays += reader.relays(phrase, whose, kept[whose])
    return Relayed(kept, sorted(relays, key=lambda relay: relay.span), suppliers)


class _Reader:
    """Reads what the phrases of one document say of its relations."""

    def __init__(self, parsed: Parse, finder: RelayPhrases) -> None:
        self._parsed = parsed
        self.finder = finder

    def relays(self, phrase: RelayPhrase, number: int, relation: Relation) -> Iterator[Relay]:
        """The relay that a phrase gives a relation."""
        entry, noun = phrase.entry, phrase.noun
        relay = Relay(
            number,
            noun.span,
            entry.link,
            beyond=entry.role == "cited",
            media_speaker=entry.media_speaker,
            evidence=phrase.evidence,
        )
        if entry.role == "listener":
            relay = replace(relay, span=self.finder.listener(noun), to_outlet=is_ours(noun))
            link: LinkType = "relays" if entry.link == "relays" else "cites"
            yield replace(relay, link=link, onward=_onward(entry))
        elif entry.role == "cited":
            if not touches(relation.source, noun.span):
                yield relay
        elif entry.role == "quoter":
            if not touches(relation.source, noun.span):
                yield replace(relay, link="cites", onward="quotes")
        elif entry.role == "giver":
            yield from self._given(relay, phrase, relation)
        else:
            artefact = self.finder.artefact(phrase)
            if artefact is None:
                return
            speaks = touches(relation.source, phrase.sentence.words[artefact].span)
            if speaks or not touches(relation.source, noun.span):
                is_maker = speaks and entry.role == "poster"
                yield replace(relay, beyond=is_maker, onward=None if speaks else "quotes")

    def _given(self, relay: Relay, phrase: RelayPhrase, relation: Relation) -> Iterator[Relay]:
        """Footage between the outlet and who released it, whichever of them the tagger took."""
        giver = phrase.subject
        if giver is None:
            return
        span = phrase.sentence.span_of(naming_phrase(phrase.sentence, giver))
        if touches(relation.source, span):
            yield replace(relay, link="cites", onward=phrase.entry.link)
        elif touches(relation.source, phrase.noun.span):
            yield replace(relay, span=span, beyond=phrase.entry.link == "posted_by")

    def suppliers(self, phrase: RelayPhrase, relations: Sequence[Relation]) -> Iterator[Supplier]:
        """The supplier a phrase names, where its subject is a source that speaks somewhere."""
        subject = phrase.subject
        if subject is None:
            return
        subject = _owner(phrase.sentence, subject)
        span = phrase.sentence.span_of(naming_phrase(phrase.sentence, subject))
        word = phrase.sentence.words[subject]
        speaks = any(
            source.overlaps(span)
            or (
                word.upos in ("NOUN", "PROPN")
                and word.form.casefold() in source.of(self._parsed.text).casefold().split()
            )
            for relation in relations
            for source in relation.source
        )
        if speaks:
            yield Supplier(span, phrase.noun.span, _LIKELY, phrase.evidence)


def _owner(sentence: Sentence, subject: int) -> int:
    """Whose figures they are: "its figures", "whose figures are based on", "the group's count"."""
    words = sentence.words
    for child in sentence.children[subject]:
        if words[child].deprel == "nmod:poss":
            return child
    opener = words[subject - 1] if subject else None
    if opener is not None and opener.form.lower() == "whose":
        verb = words[subject].head
        noun = next((at for at in range(subject - 2, -1, -1) if words[at].upos in _NOUNS), None)
        if verb >= 0 and noun is not None:
            return noun
    return subject


def _onward(entry: RelayEntry) -> LinkType | None:
    return entry.link if entry.link == "said_to" else None


def _nearest(
    phrase: RelayPhrase, relations: Sequence[Relation], numbers: Sequence[int]
) -> int | None:
    """Whose relay a phrase names: the relation of its verb, of the noun it modifies, or nearest."""
    words = phrase.sentence.words
    head = words[phrase.verb].head
    above = words[head].span if head >= 0 else phrase.trigger
    best: tuple[int, int, int] | None = None
    for number in numbers:
        relation = relations[number]
        if _is_whom_it_names(phrase, relation):
            continue
        if any(span.covers(phrase.trigger) for span in relation.content):
            continue
        if touches(relation.cue, words[phrase.verb].span):
            rank = 0
        elif touches(relation.source, phrase.trigger) or touches(relation.source, above):
            rank = 1
        elif touches(relation.cue, above):
            rank = 2
        else:
            rank = 3
        near = (relation.cue or relation.content)[0]
        distance = max(near.start - phrase.whole.end, phrase.trigger.start - near.end, 0)
        if best is None or (rank, distance, number) < best:
            best = rank, distance, number
    return None if best is None else best[2]


def _is_whom_it_names(phrase: RelayPhrase, relation: Relation) -> bool:
    """Whether a relation is that of the further source itself, so that it can't be its relay."""
    speaks = touches(relation.source, phrase.noun.span)
    if phrase.entry.role == "giver" or touches(relation.source, phrase.trigger):
        return False
    return speaks and not (phrase.entry.role == "quoter" and touches(relation.cue, phrase.trigger))
