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
from attribution.lexicons.loader import Match
from attribution.stages.names import Gender, Name, NameKind, kind_of_label
from attribution.text import Span

Look = Literal["masculine", "feminine", "neuter", "plural", "self", "relative"]
"""Which way a pronoun looks."""
Determiner = Literal["definite", "indefinite", "owned", "bare"]

_PRONOUNS: dict[str, Look] = {
    "he": "masculine", "him": "masculine", "himself": "masculine", "his": "masculine",
    "she": "feminine", "her": "feminine", "herself": "feminine",
    "it": "neuter", "itself": "neuter", "its": "neuter",
    "they": "plural", "them": "plural", "themselves": "plural", "their": "plural",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self",
}  # fmt: skip
_DEFINITE = frozenset({
    "the", "this", "that", "these", "those", "both", "such", "said",
})  # fmt: skip
_INDEFINITE = frozenset({
    "a", "an", "one", "some", "several", "many", "few", "any", "no", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "various", "multiple", "certain",
})  # fmt: skip
_ANOTHER = frozenset({
    "another", "other", "others", "second", "third", "fourth", "fifth", "sixth", "further",
    "additional", "separate", "different", "fellow",
})  # fmt: skip
_TITLES: dict[str, Gender] = {
    "mr": "masculine", "sir": "masculine", "lord": "masculine", "mister": "masculine",
    "mrs": "feminine", "ms": "feminine", "miss": "feminine", "lady": "feminine",
    "dame": "feminine", "madam": "feminine",
}  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
_BEFORE_HEAD = frozenset({
    "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod",
    "nmod:unmarked", "obl:unmarked", "punct",
})  # fmt: skip
_SAME = frozenset({"appos", "nmod:desc", "flat", "flat:name", "nmod:unmarked", "dep", "list"})
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
    to it ("spokesman" in "spokesman Jan Orr"); ``modifiers`` tell it from others with its head;
    ``members`` are the parts of a compound.
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
    roles: tuple[int, ...] = ()
    members: tuple[Mention, ...] = field(default=())

    @property
    def lemma(self) -> str:
        """Its head's dictionary form, in lower case."""
        return self.head.lemma.casefold()

    @property
    def is_subject(self) -> bool:
        """Whether its head is a subject."""
        return self.head.deprel.startswith("nsubj")


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
                    yield self._of(number, _phrase(sentence, place))
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
        head = self._beyond_quantity(sentence, _run_end(sentence, head, inside), inside)
        head, name = self._named(number, head, inside)
        word = sentence.words[head]
        words = tuple(sentence.words[place] for place in places)
        roles = tuple(p for p in _same(sentence, head) if p in inside and p != head)
        determiner, another = _determined(sentence, head, roles, inside)
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
            pronoun=pronoun if _is_pronoun(word) else None,
            determiner=determiner,
            another=another,
            plural=_is_plural(sentence, head, name),
            gender=self._gender(sentence, head, name, noun),
            modifiers=_modifiers(sentence, head, inside),
            roles=roles,
            members=tuple(self._members(number, head, inside, name)),
        )

    @staticmethod
    def _beyond_quantity(sentence: Sentence, head: int, inside: set[int]) -> int:
        """The people in "dozens of people" and "a number of residents"."""
        if sentence.words[head].lemma.casefold() not in _QUANTITIES:
            return head
        below = [
            p
            for p in sentence.children[head]
            if p in inside and sentence.words[p].deprel in ("nmod", "nmod:of")
        ]
        return below[0] if below else head

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
        joined = set(_same(sentence, head))
        ranked: list[tuple[int, int, Name]] = []
        for entity, place in entities:
            kind = kind_of_label(entity.label)
            if kind in (None, "other") and place != head:
                continue
            if kind == "person" and self.body_at(number, place) is not None:
                kind = "org"  # a tagger of entities takes a party's short name for a surname
            name = Name(self._clean(entity.span), kind or "other", entity.span.end)
            if entity.span.overlaps(word.span):
                ranked.append(
                    (0 if kind == "person" else 1, place if kind == "person" else head, name)
                )
            elif place in joined and kind == "person":
                ranked.append((2, place, name))
            elif place in joined and kind == "org" and word.upos != "PROPN":
                ranked.append((3, head, name))
            elif (
                kind in ("org", "other")
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

    @staticmethod
    def _head_of(sentence: Sentence, span: Span) -> int | None:
        """The place of the word that governs a span."""
        places = [p for p, word in enumerate(sentence.words) if word.span.overlaps(span)]
        inside = set(places)
        return next((p for p in places if sentence.words[p].head not in inside), None)

    def _gender(
        self, sentence: Sentence, head: int, name: Name | None, noun: NounEntry | None
    ) -> Gender | None:
        """What honorific, given name or noun tell."""
        if name is None or name.kind != "person":
            described = noun is not None and noun.gender is not None
            return noun.gender if described and noun is not None else None
        for place in (head - 1, head - 2, head):
            if place >= 0 and (
                title := _TITLES.get(sentence.words[place].form.lower().rstrip("."))
            ):
                return title
        parts = name.text.split()
        return self._given_names.get(parts[0].casefold()) if len(parts) > 1 else None

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
            return False
        if word.head >= 0 and word.deprel in _SAME and word.head in named:
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


_QUANTITIES = frozenset({
    "dozen", "hundred", "thousand", "score", "number", "handful", "couple", "group", "majority",
    "lot", "million", "pair", "series",
})  # fmt: skip


def _is_pronoun(word: ParsedWord) -> bool:
    """Whether a word that reads like a pronoun is one; WHO may be an organisation."""
    is_acronym = len(word.form) > 1 and word.form.isupper()
    return word.upos in ("PRON", "DET", "SCONJ") and not is_acronym


def _run_end(sentence: Sentence, head: int, inside: set[int]) -> int:
    """The last of the nouns that a small parser left side by side: "ministry spokesman"."""
    while (
        head + 1 in inside
        and sentence.words[head].upos == "NOUN" == sentence.words[head + 1].upos
        and sentence.words[head + 1].deprel == sentence.words[head].deprel
        and sentence.words[head + 1].head == sentence.words[head].head
    ):
        head += 1
    return head


def _phrase(sentence: Sentence, place: int) -> list[int]:
    """A noun with what stands before it and the rest of its name."""
    inside = [place]
    for child in sentence.children[place]:
        word = sentence.words[child]
        if (child < place and word.deprel in _BEFORE_HEAD and word.upos != "PUNCT") or (
            child > place and word.deprel in ("flat", "flat:name")
        ):
            inside += sentence.subtree(child)
    return sorted(set(inside))


def _same(sentence: Sentence, place: int) -> list[int]:
    """The places of words that stand for the same as a word: its appositions and titles."""
    found = [place]
    word = sentence.words[place]
    if word.deprel in _SAME and word.head >= 0 and sentence.words[word.head].upos in _NOMINAL:
        found.append(word.head)
    for at in tuple(found):
        for child in sentence.children[at]:
            other = sentence.words[child]
            twin = other.deprel == word.deprel == "nsubj" and other.upos == "PROPN"
            if child not in found and (
                (other.deprel in _SAME and other.upos in ("NOUN", "PROPN")) or twin
            ):
                found.append(child)
                found += [
                    c
                    for c in sentence.children[child]
                    if sentence.words[c].deprel in ("conj", *_SAME)
                    and sentence.words[c].upos in ("NOUN", "PROPN")
                    and c not in found
                ]
    if word.deprel.startswith("nsubj") and word.head >= 0:
        # A small parser gives "the envoy, Jan Orr, said" two subjects.
        found += [
            c
            for c in sentence.children[word.head]
            if sentence.words[c].deprel == word.deprel
            and c not in found
            and abs(c - place) <= _TWIN_DISTANCE
        ]
    return found


_TWIN_DISTANCE = 9


def _determined(
    sentence: Sentence, head: int, roles: Sequence[int], inside: set[int]
) -> tuple[Determiner, bool]:
    """How a mention is introduced, and whether as one more of its kind."""
    determiner: Determiner = "bare"
    another = sentence.words[head].form.lower() in _ANOTHER
    for place in sentence.children[head]:
        word = sentence.words[place]
        form = word.form.lower()
        if place not in inside or place > head:
            continue
        if form in _ANOTHER and word.deprel in ("det", "amod", "nummod"):
            another = True
            determiner = "indefinite" if determiner == "bare" else determiner
        elif word.deprel == "nmod:poss":
            determiner = "owned"
        elif form in _DEFINITE and word.deprel in ("det", "det:predet", "nmod:poss", "amod"):
            determiner = "definite"
        elif form in _INDEFINITE and determiner == "bare":
            determiner = "indefinite"
    if determiner == "bare" and inside:
        opening = sentence.words[min(inside)].form.lower()
        if opening in ("the", "this", "that", "these", "those"):
            determiner = "definite"
        elif opening in ("a", "an", "one"):
            determiner = "indefinite"
    return determiner, another


def _modifiers(sentence: Sentence, head: int, inside: set[int]) -> frozenset[str]:
    """What tells a description from others with its head: "health" in "health ministry"."""
    return frozenset(
        sentence.words[p].lemma.casefold()
        for p in sentence.children[head]
        if p in inside
        and sentence.words[p].deprel in ("amod", "compound", "nmod:poss", "nmod", "nummod")
        and sentence.words[p].upos != "PRON"
    )


def _is_plural(sentence: Sentence, head: int, name: Name | None) -> bool:
    word = sentence.words[head]
    if name is not None and name.kind in ("person", "org", "place"):
        return False
    return "Number=Plur" in word.feats or word.xpos in ("NNS", "NNPS")
