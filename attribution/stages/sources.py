"""Who speaks: one record for each distinct source of a document, in the order of the text.

The discourse says which mentions stand for the same source (``discourse``), the describer what a
source is (``describing``); here both become records. What fits nothing stays a source of its own,
and where the text names nobody nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import TypeVar

from attribution import lexicons
from attribution.language.parse import Parse
from attribution.lexicons import GivenNameEntry, Lexicon, NounEntry
from attribution.records import Access, Affiliation, AnonymityReason, Naming, Source, SourceKind
from attribution.stages.anonymity import experience, withheld
from attribution.stages.coreference import Choose, Referent, Resolution, shipped_ranker
from attribution.stages.describing import Describer, Facts
from attribution.stages.discourse import Discourse
from attribution.stages.mentions import Mention, Mentions
from attribution.stages.names import Gender, acronym_after, key, person_key, without_article
from attribution.stages.relations import Relation
from attribution.text import Span, merged

T = TypeVar("T")

OUTLET = "s0"
UNSTATED = "(not stated)"
_CONTINUED = "rule:goes on speaking"
_OWN_NOUNS = re.compile(
    r"(?:this|our|the) (?:newspaper|paper|outlet|publication|news organi[sz]ation|reporter"
    r"|correspondent|website|magazine)\Z",
    re.IGNORECASE,
)
_OPEN_ACCESS = (None, "unstated", "witness")
_TELLING_ACCESS = ("spokesperson", "decision_maker")
"""Of whoever speaks for a body or decides in it the role tells who it is; nothing is withheld."""


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
        contents = merged(span for relation in relations for span in relation.content)
        discourse, describer = self.reader(parsed, contents)
        speaker = discourse.introduce(outlet)
        spans = [span for relation in relations for span in _named_by(relation)]
        read = discourse.read([*spans, *others])
        return _Records(parsed, relations, describer, discourse, speaker, read).made(outlet, others)

    def reader(
        self, parsed: Parse, contents: Sequence[Span], *, blind: bool = False
    ) -> tuple[Discourse, Describer]:
        """A discourse over a parsed document, ready to be read, and the describer it uses.

        Args:
            parsed: the document.
            contents: what is said in it, as sorted spans.
            blind: whether gender is overlooked, for training.
        """
        known = self._lexicons
        mentions = Mentions(parsed, known.nouns, known.organisations, self._genders)
        describer = Describer(mentions)
        choose = self._choose or shipped_ranker().choose
        return Discourse(mentions, describer, contents, choose, blind=blind), describer


@dataclass(slots=True)
class _Known:
    """A source as gathered: who it is, where it stands, what it says; local to this module."""

    referent: Referent | None
    spans: list[Span] = field(default_factory=list)
    said: list[Span] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)


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
        self._known: list[_Known] = [_Known(outlet)]
        self._numbers: dict[int, int] = {outlet.number: 0}
        self._contents = merged(span for relation in relations for span in relation.content)

    def made(self, outlet: str | None, others: Sequence[Span]) -> Resolved:
        """The records, and which source each relation and each other mention has."""
        at: dict[Span, int] = {}
        chosen: list[tuple[int, float, str]] = []
        for relation in self._relations:
            chosen.append(self._of_relation(relation, chosen))
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
        places = {old: f"s{new}" for new, old in enumerate(order)}
        return Resolved(
            [self._record(places[old], self._known[old], outlet) for old in order],
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
        self, relation: Relation, chosen: Sequence[tuple[int, float, str]]
    ) -> tuple[int, float, str]:
        """The source of a relation: its mention's, or that of the relation it goes on from."""
        read = [self._read[span] for span in _named_by(relation) if span in self._read]
        if not read:
            if relation.continues is not None and relation.continues < len(chosen):
                number, sure, _ = chosen[relation.continues]
                return number, min(sure, relation.confidence), _CONTINUED
            return self._add(None), 1.0, "rule:nobody is named"
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
            return self._add(None), 0.5, "rule:nobody is named"
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
        self._known.append(_Known(referent))
        return len(self._known) - 1

    # --- records --------------------------------------------------------------------------------

    def _record(self, identity: str, known: _Known, outlet: str | None) -> Source:
        confidence = round(fmean(known.confidences), 2) if known.confidences else 1.0
        evidence = list(dict.fromkeys(known.evidence))
        spans = sorted(set(known.spans))
        if known.referent is None:
            return Source(
                id=identity, name=UNSTATED, kind="implicit", naming="anonymous_unexplained",
                anonymity_reason="not_stated", mentions=spans,
                confidence=confidence, evidence=evidence,
            )  # fmt: skip
        name, aliases = self._called(known.referent)
        if identity == OUTLET:
            return Source(
                id=identity, name=outlet or "the outlet", kind="outlet_self", affiliation="media",
                naming="named", aliases=[a for a in (name, *aliases) if a and a != outlet],
                mentions=spans, confidence=confidence, evidence=evidence,
            )  # fmt: skip
        facts = self._facts(known.referent)
        kind: SourceKind = facts.kind or ("named_org" if known.referent.named else "unnamed_person")
        naming: Naming = facts.naming or "anonymous_unexplained"
        reason: AnonymityReason | None = None
        kept = self._withheld(known, kind)
        if kept is not None:
            naming, reason = kept
        elif naming == "anonymous_unexplained" or (
            kind == "unnamed_person" and facts.access not in _TELLING_ACCESS
        ):
            reason = "not_stated"
        access, told = self._access(known, kind, facts)
        return Source(
            id=identity,
            name=name,
            kind=kind,
            affiliation=facts.affiliation or "unknown",
            access=access,
            naming=naming,
            anonymity_reason=reason,
            aliases=aliases,
            mentions=spans,
            confidence=confidence,
            evidence=[*evidence, *told],
        )

    def _called(self, referent: Referent) -> tuple[str, list[str]]:
        """The fullest name or description, and all other forms."""
        text = self._parsed.text
        names: list[str] = []
        described: list[str] = []
        for mention in referent.mentions:
            if mention.name is not None:
                names.append(without_article(mention.name.text))
                acronym = acronym_after(text, mention.name.end)
                names += [acronym] if acronym and referent.kind != "person" else []
            if mention.pronoun is None and mention.name is None:
                described.append(_on_one_line(mention.span.of(text)))
        first = " ".join(referent.mentions[0].span.of(text).split()) if referent.mentions else ""
        forms = list(dict.fromkeys([*names, *described]))
        if not names:
            return (forms[0], forms[1:]) if forms else (first, [])
        words = person_key if referent.kind == "person" else key
        best = max(names, key=lambda form: (len(words(form)), len(form)))
        return best, [form for form in forms if form != best]

    def _facts(self, referent: Referent) -> Facts:
        """What all mentions tell: a name before a description, the first before the next."""
        told = [self._describer.facts(m) for m in referent.mentions if m.pronoun is None]
        if not told:
            kinds: dict[str, SourceKind] = {"person": "unnamed_person", "org": "unnamed_org"}
            pronoun = referent.mentions[0].pronoun if referent.mentions else None
            kind: SourceKind = "collective" if pronoun == "plural" else "unnamed_org"
            return Facts(kinds.get(referent.kind, kind), None, None, "anonymous_unexplained")
        kind_of: SourceKind | None = None
        naming: Naming | None = None
        for facts in told:
            if facts.kind is not None and (
                kind_of is None
                or (facts.kind.startswith("named") and not kind_of.startswith("named"))
                or (facts.kind == "named_media" and kind_of == "named_org")
            ):
                kind_of, naming = facts.kind, facts.naming
        affiliation: Affiliation | None = _first([f.affiliation for f in told if f.kind == kind_of])
        affiliation = affiliation or _first([f.affiliation for f in told])
        if kind_of == "named_media" and any(f.affiliation == "state_civil" for f in told):
            affiliation = "state_civil"
        access: Access | None = _first([f.access for f in told])
        return Facts(kind_of, affiliation, access, naming)

    def _withheld(self, known: _Known, kind: SourceKind) -> tuple[Naming, AnonymityReason] | None:
        """Whether the text says that a source's identity is kept back."""
        if kind not in ("unnamed_person", "collective", "named_person") or not known.referent:
            return None
        numbers = dict.fromkeys(mention.sentence for mention in known.referent.mentions[:8])
        for number in numbers:
            found = withheld(self._around(number))
            if found and (kind != "named_person" or found[0] == "pseudonym"):
                return found
        return None

    def _around(self, number: int) -> str:
        """A sentence without what is said in it."""
        span = self._parsed.sentences[number].span
        text = span.of(self._parsed.text)
        for content in self._contents:
            if content.overlaps(span) and '"“'.find(self._parsed.text[content.start]) >= 0:
                first, last = max(content.start - span.start, 0), content.end - span.start
                text = text[:first] + " " * (min(last, len(text)) - first) + text[last:]
        return text

    def _access(
        self, known: _Known, kind: SourceKind, facts: Facts
    ) -> tuple[Access, tuple[str, ...]]:
        """How a source came to know: by its role, or by what it tells of itself."""
        is_person = kind in ("named_person", "unnamed_person", "collective")
        if is_person and facts.access in _OPEN_ACCESS:
            for span in known.said:
                said = span.of(self._parsed.text)
                found = experience(said, in_first_person=said[:1] in ('"', "“", "‘", "'"))
                if found is not None:
                    return found, (f"rule:tells as {found}",)
        return facts.access or "unstated", ()


def _named_by(relation: Relation) -> tuple[Span, ...]:
    """The words that name a relation's speaker: its own, or those of the text around it."""
    return relation.source or ((relation.told_by,) if relation.told_by else ())


def _on_one_line(description: str) -> str:
    """A description without its article and without a bracket that its span left open."""
    plain = without_article(" ".join(description.split()))
    return plain if plain.count("(") <= plain.count(")") else plain[: plain.rindex("(")].rstrip()


def _first(values: Sequence[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
