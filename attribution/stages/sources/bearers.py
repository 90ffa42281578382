"""Which name a noun phrase bears, which of its words bears it, and whose gender that shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from attribution.language.parse import Entity, Parse, ParsedWord, Sentence
from attribution.lexicons import NounEntry, word_class
from attribution.stages.sources.gazetteer import Gazetteer
from attribution.stages.sources.mention_phrases import same
from attribution.stages.sources.names import EntityKind, Gender, Name
from attribution.text import Span

_LONGEST_ACRONYM = 6
_CALLING = ("compound", "appos", "nmod:desc", "flat", "nmod")


class Bearers:
    """Finds the names in one parsed document's noun phrases.

    Args:
        parsed: the document.
        gazetteer: its listed nouns and bodies.
        given_names: genders by given name, in lower case.
    """

    def __init__(
        self, parsed: Parse, gazetteer: Gazetteer, given_names: Mapping[str, Gender]
    ) -> None:
        self._parsed = parsed
        self._gazetteer = gazetteer
        self._given_names = given_names
        self._heads: dict[Span, int | None] = {}

    def named(self, number: int, head: int, inside: set[int]) -> tuple[int, Name | None]:
        """The name of a mention and the head that bears it.

        The one at the head; else one joined to it ("spokesman Jan Orr", "the envoy, Jan Orr"); else
        one that a class noun is called by ("the Levin Post newspaper").
        """
        sentence = self._parsed.sentences[number]
        around = [sentence.words[p].span for p in sorted(inside)]
        if not around:
            return head, None
        span = Span(around[0].start, around[-1].end)
        joined = {*same(sentence, head), *self._set_off(number, head, inside)}
        ranked: list[tuple[int, int, Name]] = []
        for entity in self._parsed.entities_in(span):
            kind, place, span = self._taken(number, entity)
            if place is None or (kind in (None, "other") and place != head):
                continue
            name = Name(self._clean(span), kind or "other", span.end)
            near = self._near(number, head, joined, entity, place, name)
            ranked += [(*near, name)] if near else []
        if ranked:
            _, place, name = min(ranked, key=lambda item: item[0])
            return place, name
        return head, self._proper_name(sentence, head, inside)

    def _set_off(self, number: int, head: int, inside: set[int]) -> list[int]:
        """The name between marks behind a role, whatever noun it hangs on there.

        ``the spokeswoman for the ministry, Jan Orr``: a ministry is nobody's name for a person.
        """
        if not self._is_role(self._parsed.sentences[number], number, head):
            return []
        sentence = self._parsed.sentences[number]
        words = sentence.words
        found = [
            place
            for place in sorted(inside)
            if place > head
            and words[place].deprel == "appos"
            and words[place].upos == "PROPN"
            and words[min(sentence.subtree(place))].form == ","
            and head in sentence.governors(place)
        ]
        return [
            place
            for place in found
            if not any(
                self._is_role(sentence, number, above) or self._is_person(words[above].span)
                for above in takewhile(lambda p: p != head, sentence.governors(place))
            )
        ]

    def _is_person(self, span: Span) -> bool:
        return any(entity.kind == "person" for entity in self._parsed.entities_in(span))

    def _near(
        self, number: int, head: int, joined: set[int], entity: Entity, place: int, name: Name
    ) -> tuple[int, int] | None:
        """How near a name stands to a head, the nearest first, and the head that would bear it.

        Args:
            number: the sentence's.
            head: the mention's head.
            joined: the places of what stands for the same.
            entity: the name as tagged.
            place: its head.
            name: as it is taken.
        """
        sentence = self._parsed.sentences[number]
        word = sentence.words[head]
        if entity.span.overlaps(word.span):
            first = sentence.at(entity.span.start)
            if word.form in name.text.split():
                return (0, place) if name.kind == "person" else (1, head)
            # "UN agency" taken for a name whole: the agency is not called the UN
            return None if first is None or self._is_umbrella(number, first) else (4, head)
        if place in joined and name.kind == "person":
            return -1 if self._is_titled(number, entity.span, word.start) else 2, place
        if place in joined and name.kind == "org" and word.upos != "PROPN":
            return None if self._is_role(sentence, number, head) else (3, head)
        is_called = name.kind in ("org", "other") and self._is_called(number, head, place)
        return (4, head) if is_called else None

    def _is_called(self, number: int, head: int, place: int) -> bool:
        """Whether a class noun is called by a name: "the Levin Post newspaper"."""
        sentence = self._parsed.sentences[number]
        word = sentence.words[place]
        is_class = sentence.words[head].lemma.casefold() in word_class("kind_of_body")
        is_of = word.head == head and word.deprel in _CALLING
        is_of = is_of and not sentence.has_dependent(place, ("case",))
        return is_class and is_of and not self._is_umbrella(number, place)

    def gender(
        self,
        number: int,
        head: int,
        name: Name | None,
        noun: NounEntry | None,
        roles: Sequence[int],
    ) -> Gender | None:
        """What honorific, role, given name or noun tell."""
        sentence = self._parsed.sentences[number]
        if name is None or name.kind != "person":
            return noun.gender if noun is not None else None
        for place in (head - 1, head - 2, head):
            addressed = _gender_of_address(sentence.words[place]) if place >= 0 else None
            if addressed is not None:
                return addressed
        told = (self._gazetteer.noun_at(number, place) for place in roles)
        role = next((entry.gender for entry in told if entry and entry.gender), None)
        parts = name.text.split()
        return role or (self._given_names.get(parts[0].casefold()) if len(parts) > 1 else None)

    def head_of(self, sentence: Sentence, span: Span) -> int | None:
        """The place of the word that governs a name; looked for once."""
        if span not in self._heads:
            self._heads[span] = next(iter(sentence.heads(sentence.places_in([span]))), None)
        return self._heads[span]

    def _is_umbrella(self, number: int, place: int) -> bool:
        """Whether a name is that of a body of bodies: "the UN agency" is not called the UN."""
        body = self._gazetteer.body_at(number, place)
        return body is not None and body.affiliation == "igo"

    def _taken(self, number: int, entity: Entity) -> tuple[EntityKind | None, int | None, Span]:
        """What an entity is taken for, the place of its head, and its name's span."""
        sentence = self._parsed.sentences[number]
        kind, place = entity.kind, self.head_of(sentence, entity.span)
        if place is None:
            return kind, None, entity.span
        is_short = len(entity.span.of(self._parsed.text).split()) == 1
        is_body = self._gazetteer.body_at(number, place) is not None
        if kind == "person" and is_short and (is_body or _is_acronym(entity.span, self._parsed)):
            kind = "org"  # a tagger of entities takes a party's short name for a surname
        if kind == "person":
            return kind, place, self._whole(sentence, number, place, entity.span)
        person = self._inner_person(sentence, number, entity.span) if kind is not None else None
        at = self.head_of(sentence, person) if person is not None else None
        if person is None or at is None:
            return kind, place, entity.span
        return "person", at, self._whole(sentence, number, at, person)

    def _inner_person(self, sentence: Sentence, number: int, span: Span) -> Span | None:
        """The person in what a tagger took for a body: "Ms Orr of the Levin Centre".

        A form of address opens the name, or a role in small letters stands before it.
        """
        places = sentence.places_in([span])
        words = [sentence.words[p] for p in places]
        opens = 1 if words and _gender_of_address(words[0]) is not None else 0
        for at, place in enumerate(places[:-1]):
            if words[at].form.islower() and self._is_role(sentence, number, place):
                opens = at + 1
        while opens and opens + 1 < len(words) and self._is_role(sentence, number, places[opens]):
            opens += 1  # "Secretary of State Orr"
        name = list(takewhile(lambda word: word.form[:1].isupper(), words[opens:])) if opens else []
        return Span(name[0].start, name[-1].end) if name else None

    def _is_titled(self, number: int, span: Span, start: int) -> bool:
        """Whether a name ends what opens at an offset, right behind a role: "Levin mayor Jan Orr".

        What opens it is the place or body of the role, whatever the tagger takes it for.
        """
        sentence = self._parsed.sentences[number]
        first = sentence.at(span.start)
        if not first or start >= sentence.words[first - 1].start:
            return False
        opening = [word.form for word in sentence.words[:first] if word.start >= start]
        return "," not in opening and self._is_role(sentence, number, first - 1)

    def _whole(self, sentence: Sentence, number: int, place: int, span: Span) -> Span:
        """A person's name with all its last words and without a role before it."""
        last = place
        while last + 1 < len(sentence.words) and (
            sentence.words[last + 1].deprel in ("flat", "flat:name")
            and sentence.words[last + 1].upos == "PROPN"
        ):
            last += 1
        first = sentence.at(span.start)
        if first is not None and last - first > 1 and self._is_role(sentence, number, first):
            first += 1  # "Ferryman Oslan Drewick" at the start of a sentence
        start = sentence.words[first].start if first is not None else span.start
        return Span(max(start, span.start), max(span.end, sentence.words[last].end))

    def _is_role(self, sentence: Sentence, number: int, place: int) -> bool:
        """Whether a word says what a person is and is no part of the name."""
        entry = self._gazetteer.noun_at(number, place)
        is_person = entry is not None and entry.kind == "unnamed_person"
        return is_person and sentence.words[place].form.casefold() not in self._given_names

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
        return Name(span.of(self._parsed.text), "other", span.end)

    def _clean(self, span: Span) -> str:
        """A name on one line, without common words that a tagger let trail: "SANA news"."""
        words = span.of(self._parsed.text).split()
        while len(words) > 1 and words[-1].islower() and words[-1].isalpha():
            words.pop()
        return " ".join(words)


def _is_acronym(span: Span, parsed: Parse) -> bool:
    text = span.of(parsed.text)
    return text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM


def _gender_of_address(word: ParsedWord) -> Gender | None:
    """The gender that a form of address shows: "Mr", "Dame"."""
    form = word.form.lower().rstrip(".")
    if form in word_class("masculine_address"):
        return "masculine"
    return "feminine" if form in word_class("feminine_address") else None
