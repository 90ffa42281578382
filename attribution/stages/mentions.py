"""What names or describes a source at one place: its words, head, name, noun and number.

A mention is found at a given span (a relation's source, a relay, a checker) or, for the discourse
that pronouns look back into, at every name, subject and source noun of a document.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import Lexicon, NounEntry
from attribution.lexicons.lexicon import Match
from attribution.stages.names import Gender, Name, NameKind, kind_of_label
from attribution.stages.noun_phrases import (
    SAME,
    Determiner,
    beyond_quantity,
    determined,
    head_of,
    is_plural,
    is_pronoun,
    modifiers,
    phrase,
    run_end,
    same,
)
from attribution.text import Span

Look = Literal["masculine", "feminine", "neuter", "plural", "self", "relative"]
"""Which way a pronoun looks."""

_PRONOUNS: dict[str, Look] = {
    "he": "masculine", "him": "masculine", "himself": "masculine", "his": "masculine",
    "she": "feminine", "her": "feminine", "herself": "feminine",
    "it": "neuter", "itself": "neuter", "its": "neuter",
    "they": "plural", "them": "plural", "themselves": "plural", "their": "plural",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self",
}  # fmt: skip
_TITLES: dict[str, Gender] = {
    "mr": "masculine", "sir": "masculine", "lord": "masculine", "mister": "masculine",
    "mrs": "feminine", "ms": "feminine", "miss": "feminine", "lady": "feminine",
    "dame": "feminine", "madam": "feminine",
}  # fmt: skip
_SAYING_NOUNS = frozenset({
    "figure", "report", "statement", "datum", "tally", "count", "toll", "estimate", "study",
    "survey", "analysis", "assessment", "investigation", "findings", "finding", "statistic",
    "announcement", "account", "testimony", "comment", "remark", "communique", "declaration",
    "allegation", "accusation", "letter", "email", "post", "tweet", "message", "article",
})  # fmt: skip
_CLASSES = frozenset({
    "agency", "group", "company", "firm", "newspaper", "paper", "daily", "weekly", "magazine",
    "broadcaster", "channel", "network", "station", "website", "site", "outlet", "tank", "charity",
    "organisation", "organization", "party", "movement", "militia", "monitor", "ngo", "bank",
    "airline", "institute", "service", "television", "radio", "observatory", "foundation",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that stands for somebody, with what its own words tell.

    ``sentence`` and ``place`` locate its head; ``roles`` are the heads of the descriptions joined
    to it ("spokesman" in "spokesman Jan Orr"); a subject's apposition counts as a subject;
    ``modifiers`` tell it from others with its head; ``members`` are the parts of a compound.
    """

    span: Span
    sentence: int
    place: int
    paragraph: int
    words: tuple[ParsedWord, ...]
    head: ParsedWord
    name: Name | None
    noun: NounEntry | None
    pronoun: Look | None
    determiner: Determiner
    another: bool
    plural: bool
    gender: Gender | None
    modifiers: frozenset[str] = frozenset()
    is_subject: bool = False
    roles: tuple[int, ...] = ()
    members: tuple[Mention, ...] = field(default=())

    @property
    def lemma(self) -> str:
        """Its head's dictionary form, in lower case."""
        return self.head.lemma.casefold()

    @property
    def nouns(self) -> frozenset[str]:
        """Its head as it may come again: its lemma, which the model may miss, and its form."""
        return frozenset({self.lemma, self.head.form.casefold()})


class Mentions:
    """Finds the mentions in one parsed document.

    Args:
        parsed: the document.
        nouns: the lexicon of source nouns.
        organisations: the lexicon of organisations' names.
        given_names: genders by given name, in lower case.
    """

    def __init__(
        self,
        parsed: Parse,
        nouns: Lexicon[NounEntry],
        organisations: Lexicon[NounEntry],
        given_names: Mapping[str, Gender],
    ) -> None:
        self.parsed = parsed
        self._nouns = nouns
        self._organisations = organisations
        self._bodies: dict[int, list[Match[NounEntry]]] = {}
        self._heads: dict[Span, int | None] = {}
        self._given_names = given_names
        self._starts = [sentence.words[0].start for sentence in parsed.sentences]
        self._matches: dict[int, list[Match[NounEntry]]] = {}
        self._by_label: dict[str, NameKind] = {}

    def at(self, span: Span) -> Mention | None:
        """The mention at a span; None where the parse has no word.

        Of "the Observatory's figures" it is the Observatory, of "a report by the ministry" the
        ministry: who speaks through a document is the source.
        """
        number = self._number(span.start)
        if number is None:
            return None
        sentence = self.parsed.sentences[number]
        places = [p for p, word in enumerate(sentence.words) if word.span.overlaps(span)]
        places = [p for p in places if sentence.words[p].upos != "PUNCT"] or places
        if not places:
            return None
        mention = self._of(number, places)
        owner = self._owner(mention, places)
        return self._of(number, owner) if owner else mention

    def in_sentence(self, number: int) -> Iterator[Mention]:
        """Every name, noun phrase and subject pronoun of a sentence that may be spoken of later."""
        sentence = self.parsed.sentences[number]
        nouns = self._noun_places(number)
        named = {
            place
            for entity in self.parsed.entities_in(sentence.span)
            if kind_of_label(entity.label) not in ("other", None)
            for place in (self._head_of(sentence, entity.span),)
            if place is not None
        }
        for place, word in enumerate(sentence.words):
            is_subject = word.deprel.startswith("nsubj") and word.upos in ("NOUN", "PROPN")
            if place in named or (place in nouns and word.upos in ("NOUN", "PROPN")) or is_subject:
                if not self._describes(sentence, place, named):
                    yield self._of(number, phrase(sentence, place))
            elif word.deprel.startswith("nsubj") and word.form.lower() in ("he", "she"):
                yield self._of(number, [place])

    def _number(self, offset: int) -> int | None:
        number = bisect.bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self.parsed.sentences[number].words[-1].end:
            # White space or a mark between sentences: the next sentence is meant.
            number += 1
        return number if number < len(self.parsed.sentences) else None

    def matches(self, number: int) -> list[Match[NounEntry]]:
        """The source nouns of a sentence."""
        found = self._matches.get(number)
        if found is None:
            found = list(self._nouns.matches(self.parsed.sentences[number].words))
            self._matches[number] = found
        return found

    def body_at(self, number: int, place: int) -> NounEntry | None:
        """The organisation whose known name covers a word."""
        found = self._bodies.get(number)
        if found is None:
            words = self.parsed.sentences[number].words
            found = [
                match
                for match in self._organisations.matches(words)
                if any(word.form[:1].isupper() for word in words[match.first : match.last])
            ]
            self._bodies[number] = found
        for match in found:
            if match.first <= place < match.last:
                return match.entry
        return None

    def bodies(self, number: int) -> list[Match[NounEntry]]:
        """The organisations that a sentence names."""
        self.body_at(number, 0)
        return self._bodies[number]

    def _noun_places(self, number: int) -> dict[int, NounEntry]:
        return {
            place: match.entry
            for match in self.matches(number)
            for place in range(match.first, match.last)
        }

    def noun_at(self, number: int, place: int) -> NounEntry | None:
        """The source noun that covers a word."""
        for match in self.matches(number):
            if match.first <= place < match.last:
                return match.entry
        return None

    def _of(self, number: int, places: Sequence[int]) -> Mention:
        sentence = self.parsed.sentences[number]
        inside = set(places)
        head = next((p for p in places if sentence.words[p].head not in inside), places[0])
        head = beyond_quantity(sentence, run_end(sentence, head, inside), inside)
        head, name = self._named(number, head, inside)
        word = sentence.words[head]
        words = tuple(sentence.words[place] for place in places)
        alike = same(sentence, head)
        roles = tuple(p for p in alike if p in inside and p != head)
        determiner, another = determined(sentence, head, roles, inside)
        if name is not None and determiner == "indefinite" and len(name.text.split()) == 1:
            name = None  # "an Alawite": one of a kind, not the kind's name
        nominal = [p for p in places if sentence.words[p].upos in ("PRON", "NOUN", "PROPN")]
        pronoun = _PRONOUNS.get(word.form.lower()) if len(nominal) <= 1 else None
        noun = self.noun_at(number, head)
        if noun is None and name is None:
            noun = next((e for p in roles if (e := self.noun_at(number, p))), None)
        return Mention(
            span=Span(words[0].start, words[-1].end),
            sentence=number,
            place=head,
            paragraph=sentence.paragraph,
            words=words,
            head=word,
            name=name,
            noun=noun,
            pronoun=pronoun if is_pronoun(word) else None,
            determiner=determiner,
            another=another,
            plural=is_plural(word) and (name is None or name.kind in ("norp", "other")),
            gender=self._gender(number, head, name, noun, roles),
            modifiers=modifiers(sentence, head, inside),
            is_subject=any(sentence.words[p].deprel.startswith("nsubj") for p in alike),
            roles=roles,
            members=tuple(self._members(number, head, inside, name)),
        )

    def _named(self, number: int, head: int, inside: set[int]) -> tuple[int, Name | None]:
        """The name of a mention and the head that bears it.

        The one at the head; else one joined to it ("spokesman Jan Orr", "the envoy, Jan Orr"); else
        one that a class noun is called by ("the Levin Post newspaper").
        """
        sentence = self.parsed.sentences[number]
        around = [sentence.words[p].span for p in sorted(inside)]
        if not around:
            return head, None
        entities = [
            (entity, place)
            for entity in self.parsed.entities_in(Span(around[0].start, around[-1].end))
            if (place := self._head_of(sentence, entity.span)) is not None
        ]
        word = sentence.words[head]
        joined = set(same(sentence, head))
        ranked: list[tuple[int, int, Name]] = []
        for entity, place in entities:
            kind = kind_of_label(entity.label)
            if kind in (None, "other") and place != head:
                continue
            is_short = len(entity.span.of(self.parsed.text).split()) == 1
            if kind == "person" and is_short and self.body_at(number, place) is not None:
                kind = "org"  # a tagger of entities takes a party's short name for a surname
            span = self._whole(sentence, place, entity.span) if kind == "person" else entity.span
            name = Name(self._clean(span), kind or "other", span.end)
            if entity.span.overlaps(word.span) and word.form not in name.text.split():
                # "UN agency" taken for a name whole: the agency is not called the UN
                first = sentence.at(entity.span.start)
                if first is not None and not self._is_umbrella(number, first):
                    ranked.append((4, head, name))
            elif entity.span.overlaps(word.span):
                ranked.append(
                    (0 if kind == "person" else 1, place if kind == "person" else head, name)
                )
            elif place in joined and kind == "person":
                ranked.append((2, place, name))
            elif place in joined and kind == "org" and word.upos != "PROPN":
                ranked.append((3, head, name))
            elif (
                kind in ("org", "other")
                and not self._is_umbrella(number, place)
                and word.lemma.casefold() in _CLASSES
                and sentence.words[place].head == head
                and sentence.words[place].deprel
                in ("compound", "appos", "nmod:desc", "flat", "nmod")
                and not any(sentence.words[c].deprel == "case" for c in sentence.children[place])
            ):
                ranked.append((4, head, name))
        if ranked:
            _, place, name = min(ranked, key=lambda item: item[0])
            return place, name
        return head, self._proper_name(sentence, head, inside)

    def _head_of(self, sentence: Sentence, span: Span) -> int | None:
        """The place of the word that governs a name; looked for once."""
        if span not in self._heads:
            self._heads[span] = head_of(sentence, span)
        return self._heads[span]

    def _is_umbrella(self, number: int, place: int) -> bool:
        """Whether a name is that of a body of bodies: "the UN agency" is not called the UN."""
        body = self.body_at(number, place)
        return body is not None and body.affiliation == "igo"

    @staticmethod
    def _whole(sentence: Sentence, place: int, span: Span) -> Span:
        """A person's name with the words that the tagger of entities left off its end."""
        last = place
        while last + 1 < len(sentence.words) and (
            sentence.words[last + 1].deprel in ("flat", "flat:name")
            and sentence.words[last + 1].upos == "PROPN"
        ):
            last += 1
        return Span(span.start, max(span.end, sentence.words[last].end))

    def _proper_name(self, sentence: Sentence, head: int, inside: set[int]) -> Name | None:
        """A run of proper nouns that the tagger of entities missed."""
        word = sentence.words[head]
        if word.upos != "PROPN" or not word.form[:1].isupper():
            return None
        first = last = head
        while (
            first - 1 in inside
            and sentence.words[first - 1].upos == "PROPN"
            and (sentence.words[first - 1].form[:1].isupper())
        ):
            first -= 1
        while (
            last + 1 in inside
            and sentence.words[last + 1].upos == "PROPN"
            and (sentence.words[last + 1].deprel in ("flat", "flat:name", "compound"))
        ):
            last += 1
        span = Span(sentence.words[first].start, sentence.words[last].end)
        return Name(span.of(self.parsed.text), "other", span.end)

    def _clean(self, span: Span) -> str:
        """A name on one line, without common words that a tagger let trail: "SANA news"."""
        words = span.of(self.parsed.text).split()
        while len(words) > 1 and words[-1].islower() and words[-1].isalpha():
            words.pop()
        return " ".join(words)

    def _gender(
        self,
        number: int,
        head: int,
        name: Name | None,
        noun: NounEntry | None,
        roles: Sequence[int],
    ) -> Gender | None:
        """What honorific, role, given name or noun tell."""
        sentence = self.parsed.sentences[number]
        if name is None or name.kind != "person":
            return noun.gender if noun is not None else None
        for place in (head - 1, head - 2, head):
            title = sentence.words[place].form.lower().rstrip(".") if place >= 0 else ""
            if title in _TITLES:
                return _TITLES[title]
        told = (self.noun_at(number, place) for place in roles)
        role = next((entry.gender for entry in told if entry and entry.gender), None)
        parts = name.text.split()
        return role or (self._given_names.get(parts[0].casefold()) if len(parts) > 1 else None)

    def _members(
        self, number: int, head: int, inside: set[int], name: Name | None
    ) -> Iterator[Mention]:
        """The parts of "residents and activists", each with its own words; none if there is one."""
        sentence = self.parsed.sentences[number]
        joined = [
            p
            for p in sentence.children[head]
            if p in inside
            and sentence.words[p].deprel == "conj"
            and sentence.words[p].upos in ("NOUN", "PROPN")
        ]
        if not joined or (name and any(self._in_name(sentence, p, name) for p in joined)):
            return
        apart = {p for one in joined for p in sentence.subtree(one)}
        first = [p for p in sorted(inside) if p not in apart and p < joined[0]]
        yield self._of(number, first or [head])
        for one in joined:
            others = {p for other in joined if other != one for p in sentence.subtree(other)}
            part = [p for p in sentence.subtree(one) if p in inside]
            part = [p for p in part if one in others or p not in others or p == one]
            kept = [p for p in part if sentence.words[p].deprel not in ("cc", "punct")]
            yield self._of(number, kept or [one])

    def _in_name(self, sentence: Sentence, place: int, name: Name) -> bool:
        return sentence.words[place].form in name.text.split()

    def _describes(self, sentence: Sentence, place: int, named: set[int]) -> bool:
        """Whether a noun only describes a name that stands beside it, or is part of one."""
        word = sentence.words[place]
        if place in named:
            # "(LFM)" behind the name it stands for
            return word.deprel == "appos" and word.head in named and word.form.isupper()
        if word.head >= 0 and word.deprel in SAME and word.head in named:
            return True
        if word.head in named and word.deprel == "compound":
            return True
        return any(
            p in named and sentence.words[p].deprel in ("appos", "flat")
            for p in sentence.children[place]
        )

    def _owner(self, mention: Mention, places: Sequence[int]) -> list[int]:
        """Whose document it is that a mention speaks of."""
        if mention.name is not None or mention.lemma not in _SAYING_NOUNS:
            return []
        sentence = self.parsed.sentences[mention.sentence]
        for place in sentence.children[mention.place]:
            word = sentence.words[place]
            cases = [
                sentence.words[c].form.lower()
                for c in sentence.children[place]
                if sentence.words[c].deprel == "case"
            ]
            is_owner = word.deprel == "nmod:poss" and word.upos != "PRON"
            is_maker = word.deprel == "nmod" and cases[:1] in (["by"], ["from"])
            if place in places and (is_owner or is_maker):
                return [
                    p
                    for p in sentence.subtree(place)
                    if p in places
                    and not (sentence.words[p].deprel == "case" and p >= place)
                    and not (sentence.words[p].deprel == "case" and sentence.words[p].head == place)
                ]
        return []
