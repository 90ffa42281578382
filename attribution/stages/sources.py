"""Who speaks: every source mention to one record per distinct source.

A mention is a name, a pronoun or a description. Names meet by full name, surname, acronym or a
distinctive part; pronouns and definite descriptions look back for the last source they fit; an
indefinite description is always somebody new. What fits nothing stays a source of its own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.language.parse import Entity, Parse
from attribution.lexicons import Lexicon, NounEntry
from attribution.records import Access, Affiliation, Naming, Source, SourceKind
from attribution.stages.mentions import (
    PERSON_LABELS,
    Mention,
    Mentions,
    initials,
    is_part,
    key,
    surname,
    without_article,
)
from attribution.stages.relations import Relation
from attribution.text import Span

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.]{1,9})\)")
_NEAR = 300
"""Code points before a pronoun within which a person's name may be what it stands for."""

OUTLET = "s0"


@dataclass(slots=True)
class _Known:
    """A source as gathered so far; local to this module, and turned into a record at the end."""

    name: str
    kind: SourceKind
    affiliation: Affiliation
    access: Access
    naming: Naming
    head: str
    gender: str
    plural: bool
    mentions: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The sources' records, each relation's source, and the source of every other mention."""

    sources: list[Source]
    of_relation: list[str]
    at: dict[Span, str] = field(default_factory=dict)


class SourceResolver:
    """Resolves the sources of one document after another.

    Args:
        nouns: the lexicon of source nouns.
    """

    def __init__(self, nouns: Lexicon[NounEntry]) -> None:
        self._nouns = nouns

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
            outlet: the outlet's name, where known.
            others: mentions of sources that are no relation's speaker, such as relays and checkers.
        """
        return _Resolution(parsed, self._nouns, outlet).run(relations)


class _Resolution:
    """One document's sources while they are being gathered."""

    def __init__(self, parsed: Parse, nouns: Lexicon[NounEntry], outlet: str | None) -> None:
        self._parsed = parsed
        self._mentions = Mentions(parsed, nouns)
        self._known: list[_Known] = [_outlet_source(outlet)]
        self._recent: list[int] = []
        self._people = [e for e in parsed.entities if e.label in PERSON_LABELS]
        self._people_starts = [entity.span.start for entity in self._people]

    def run(self, relations: Sequence[Relation]) -> Resolved:
        """Resolve relation by relation."""
        chosen: list[int] = []
        for relation in relations:
            number = self._choose(relation, chosen)
            chosen.append(number)
            if number:
                self._recent.append(number)
        sources = [_record(f"s{n}", known) for n, known in enumerate(self._known)]
        return Resolved(sources, [f"s{number}" for number in chosen])

    def _choose(self, relation: Relation, chosen: Sequence[int]) -> int:
        if not relation.source:
            if relation.continues is not None:
                return chosen[relation.continues]
            return self._add(_implicit())
        mention = self._mentions.at(relation.source[0])
        if mention is None:
            return self._add(_implicit())
        if mention.pronoun == "Self" and relation.parent is not None:
            return chosen[relation.parent]
        number = self._find(mention)
        if number is None:
            number = self._add(self._describe(mention))
        self._known[number].mentions += relation.source
        self._alias(number, mention)
        return number

    def _add(self, known: _Known) -> int:
        self._known.append(known)
        return len(self._known) - 1

    def _find(self, mention: Mention) -> int | None:
        if mention.pronoun is not None:
            return self._antecedent(mention)
        if mention.entity is not None:
            return self._by_name(mention)
        if mention.is_definite or mention.head.upos == "PROPN":
            return self._by_description(mention)
        return None

    def _antecedent(self, mention: Mention) -> int | None:
        """The last source that a pronoun can stand for, or the last person named before it."""
        fitting = [
            number
            for number in reversed(self._recent)
            if _fits(mention.pronoun, self._known[number])
        ]
        named = self._person_before(mention.span.start)
        if mention.pronoun in ("Masc", "Fem") and named is not None:
            last = self._known[fitting[0]].mentions[-1:] if fitting else []
            if not last or named.span.start > last[0].end:
                known = self._by_person(named.span.of(self._parsed.text))
                found = known if known is not None else self._add(self._person(named))
                self._known[found].gender = mention.pronoun
                return found
        if not fitting:
            return None
        if mention.pronoun in ("Masc", "Fem"):
            self._known[fitting[0]].gender = mention.pronoun
        return fitting[0]

    def _person_before(self, offset: int) -> Entity | None:
        at = bisect.bisect_left(self._people_starts, offset) - 1
        is_near = at >= 0 and self._people_starts[at] > offset - _NEAR
        return self._people[at] if is_near else None

    def _by_person(self, name: str) -> int | None:
        for number, known in enumerate(self._known):
            if known.kind == "named_person" and surname(known.name) == surname(name):
                return number
        return None

    def _by_name(self, mention: Mention) -> int | None:
        assert mention.entity is not None
        name = mention.entity.span.of(self._parsed.text)
        if mention.entity.label in PERSON_LABELS:
            return self._by_person(name)
        wanted = key(name)
        for number, known in enumerate(self._known):
            if known.kind in ("named_person", "implicit"):
                continue
            keys = {key(form) for form in (known.name, *known.aliases)}
            if wanted in keys or initials(known.name) == name or is_part(wanted, known.name):
                return number
        return None

    def _by_description(self, mention: Mention) -> int | None:
        """The last source with the same head noun, or described by the same kind of noun."""
        head = mention.head.lemma.casefold()
        for number in reversed(self._recent):
            known = self._known[number]
            words = {
                word.casefold() for form in (known.name, *known.aliases) for word in form.split()
            }
            if head == known.head or head in words:
                return number
        entry = mention.noun
        if entry is None or not mention.is_definite:
            return None
        for number in reversed(self._recent):
            known = self._known[number]
            if known.affiliation == entry.affiliation != "unknown":
                return number
        return None

    def _describe(self, mention: Mention) -> _Known:
        """A new source from its first mention."""
        entry = mention.noun
        entity = mention.entity
        if entity is not None and entity.label in PERSON_LABELS:
            person = self._person(entity)
            if entry is not None:
                person.affiliation, person.access = entry.affiliation, entry.access
            return person
        text = mention.span.of(self._parsed.text)
        is_named = entity is not None or mention.head.upos == "PROPN"
        kind = entry.kind_of(plural=mention.is_plural) if entry else _unlisted(mention)
        if is_named:
            kind = "named_media" if kind.endswith("media") else "named_org"
            text = entity.span.of(self._parsed.text) if entity is not None else text
        return _Known(
            name=without_article(text),
            kind=kind,
            affiliation=entry.affiliation if entry else "unknown",
            access=entry.access if entry else "unstated",
            naming=_naming(kind, entry, plural=mention.is_plural),
            head=mention.head.lemma.casefold(),
            gender="Person" if kind == "unnamed_person" else "Neut",
            plural=mention.is_plural,
        )

    def _person(self, entity: Entity) -> _Known:
        """A named person, under the fullest name the document has."""
        name = entity.span.of(self._parsed.text)
        others = (other.span.of(self._parsed.text) for other in self._people)
        full = [form for form in others if surname(form) == surname(name)]
        name = max([name, *full], key=lambda form: len(form.split()))
        return _Known(
            name, "named_person", "unknown", "unstated", "named", surname(name), "Person", False
        )

    def _alias(self, number: int, mention: Mention) -> None:
        """Remember other forms of a name, and an acronym that follows it in brackets."""
        known = self._known[number]
        text = self._parsed.text
        forms = []
        if mention.pronoun is None:
            forms.append(without_article(mention.span.of(text)))
        if mention.entity is not None:
            forms.append(mention.entity.span.of(text))
            acronym = _ACRONYM.match(text[mention.entity.span.end :].lstrip()[:14])
            forms += [acronym[1]] if acronym else []
        known.aliases += [f for f in dict.fromkeys(forms) if f not in (known.name, *known.aliases)]


def _fits(pronoun: str | None, known: _Known) -> bool:
    """Whether a pronoun can stand for a source; a person's gender is open until one tells it."""
    if pronoun in ("Masc", "Fem"):
        return known.gender in (pronoun, "Person") and not known.plural
    if pronoun == "Neut":
        return known.gender == "Neut" and not known.plural
    return True


def _outlet_source(outlet: str | None) -> _Known:
    return _Known(
        outlet or "the outlet", "outlet_self", "media", "unstated", "named", "outlet", "Neut", False
    )


def _implicit() -> _Known:
    """Nobody is named in the text at this place, and nobody is guessed."""
    return _Known(
        "(not stated)",
        "implicit",
        "unknown",
        "unstated",
        "anonymous_unexplained",
        "",
        "None",
        False,
    )


def _unlisted(mention: Mention) -> SourceKind:
    """What a description most likely is when its noun is in no list."""
    return "collective" if mention.is_plural else "unnamed_person"


def _naming(kind: SourceKind, entry: NounEntry | None, *, plural: bool) -> Naming:
    if kind.startswith("named"):
        return "named"
    if entry is not None:
        return entry.naming_of(plural=plural)
    return "generic_plural" if plural else "anonymous_unexplained"


def _record(identity: str, known: _Known) -> Source:
    return Source(
        id=identity,
        name=known.name,
        kind=known.kind,
        affiliation=known.affiliation,
        access=known.access,
        naming=known.naming,
        anonymity_reason="not_stated" if known.naming == "anonymous_unexplained" else None,
        aliases=known.aliases,
        mentions=sorted(set(known.mentions)),
    )
