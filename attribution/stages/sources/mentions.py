"""Where a document mentions somebody: at a given span, or wherever somebody may be spoken of.

A mention is found at a span for a relation's source, a relay or a checker; and, for the discourse
that pronouns look back into, at every name, subject, source noun and pronoun.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attribution.language.nouns import sort_of
from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import Lexicon, NounEntry, word_class
from attribution.stages.sources.bearers import Bearers
from attribution.stages.sources.facts import PERSONS
from attribution.stages.sources.gazetteer import Gazetteer
from attribution.stages.sources.mention import Look, Mention
from attribution.stages.sources.mention_phrases import (
    SAME,
    beyond_owner,
    determined,
    determined_noun,
    is_pronoun,
    is_several,
    modifiers,
    of_whom,
    run_end,
    same,
)
from attribution.stages.sources.names import Gender, Name
from attribution.stages.syntax.noun_phrases import base_phrase, beyond_quantity
from attribution.text import Span

_PRONOUNS: dict[str, Look] = {
    "he": "masculine", "him": "masculine", "himself": "masculine", "his": "masculine",
    "she": "feminine", "her": "feminine", "herself": "feminine",
    "it": "neuter", "itself": "neuter", "its": "neuter",
    "they": "plural", "them": "plural", "themselves": "plural", "their": "plural",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self",
    "you": "addressee", "your": "addressee",
}  # fmt: skip
_SPOKEN_OF = frozenset({
    "he", "him", "his", "she", "her", "they", "them", "their",
})  # fmt: skip

_NO_HEADS = frozenset({"ADV", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "VERB", "INTJ"})
_FEW = 3
"""Nouns before a "who" among which its person is looked for."""


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
        self.gazetteer = Gazetteer(parsed, nouns, organisations)
        self._bearers = Bearers(parsed, self.gazetteer, given_names)
        self._starts = [sentence.words[0].start for sentence in parsed.sentences]

    def at(self, span: Span) -> Mention | None:
        """The mention at a span; None where the parse has no word.

        Of "the Observatory's figures" it is the Observatory, of "a report by the ministry" the
        ministry: who speaks through a document is the source.
        """
        number = self._number(span.start)
        if number is None:
            return None
        sentence = self.parsed.sentences[number]
        places = sentence.places_in([span])
        places = [p for p in places if sentence.words[p].upos != "PUNCT"] or places
        if not places:
            return None
        places = determined_noun(sentence, places)
        mention = self._of(number, places)
        owner = self._owner(mention, places)
        return self._of(number, owner) if owner else mention

    def antecedent(self, mention: Mention) -> Mention | None:
        """The noun that the clause of a "who" or "which" hangs on."""
        sentence = self.parsed.sentences[mention.sentence]
        above = mention.above
        clause = next((p for p in above if sentence.words[p].deprel.startswith("acl")), None)
        at = sentence.words[clause].head if clause is not None else -1
        found = self._of(mention.sentence, base_phrase(sentence, at)) if at >= 0 else None
        if mention.lemma not in ("who", "whom") or (found and not _is_thing(found)):
            return found
        # A small parser hangs "the mayor of the town who" on what is no person.
        before = (p for p in range(mention.place - 1, -1, -1) if p != at)
        nouns = (p for p in before if sentence.words[p].upos in ("NOUN", "PROPN"))
        near = (self._of(mention.sentence, base_phrase(sentence, p)) for p in islice(nouns, _FEW))
        return next((m for m in near if _is_somebody(m)), None)

    def in_sentence(self, number: int) -> Iterator[Mention]:
        """Every name, noun phrase and subject pronoun of a sentence that may be spoken of later."""
        sentence = self.parsed.sentences[number]
        nouns = self.gazetteer.noun_places(number)
        named = {
            place
            for entity in self.parsed.entities_in(sentence.span)
            if entity.kind not in ("other", None)
            for place in (self._bearers.head_of(sentence, entity.span),)
            if place is not None
        }
        for place, word in enumerate(sentence.words):
            is_noun = word.upos in ("NOUN", "PROPN")
            is_spoken_of = is_noun and (place in nouns or word.deprel.startswith("nsubj"))
            is_spoken_of = is_spoken_of and not _modifies(sentence, place)
            if place in named or is_spoken_of or _means_somebody(word):
                if not self._describes(sentence, place, named):
                    yield self._of(number, base_phrase(sentence, place))
            elif word.form.lower() in _SPOKEN_OF and not word.deprel.startswith("expl"):
                yield self._of(number, [place])

    def _number(self, offset: int) -> int | None:
        number = bisect.bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self.parsed.sentences[number].words[-1].end:
            # White space or a mark between sentences: the next sentence is meant.
            number += 1
        return number if number < len(self.parsed.sentences) else None

    def _of(self, number: int, places: Sequence[int]) -> Mention:
        sentence = self.parsed.sentences[number]
        inside = set(places)
        heads = sentence.heads(places) or [places[0]]
        # The "then" of "then-Premier Orr" may hang outside.
        head = next((p for p in heads if sentence.words[p].upos not in _NO_HEADS), heads[0])
        head = beyond_owner(sentence, run_end(sentence, head, inside), inside)
        head = beyond_quantity(sentence, head, inside)
        role = head
        head, name = self._bearers.named(number, head, inside)
        word = sentence.words[head]
        words = tuple(sentence.words[place] for place in places)
        alike = same(sentence, head)
        roles = tuple(p for p in dict.fromkeys((*alike, role)) if p in inside and p != head)
        determiner, another = determined(sentence, head, inside)
        if name is not None and determiner == "indefinite" and len(name.text.split()) == 1:
            name = None  # "an Alawite": one of a kind, not the kind's name
        nominal = [p for p in places if sentence.words[p].upos in ("PRON", "NOUN", "PROPN")]
        pronoun = _PRONOUNS.get(word.form.lower()) if len(nominal) <= 1 else None
        noun = self.gazetteer.noun_at(number, head)
        if noun is None and name is None:
            whose = of_whom(sentence, head)
            near = (*roles, whose) if whose is not None else roles
            noun = next((e for p in near if (e := self.gazetteer.noun_at(number, p))), None)
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
            plural=is_several(word) and (name is None or name.kind in ("norp", "other")),
            gender=self._bearers.gender(number, head, name, noun, roles),
            modifiers=modifiers(sentence, head, inside),
            is_subject=any(sentence.words[p].deprel.startswith("nsubj") for p in alike),
            roles=roles,
            members=tuple(self._members(number, head, inside, name)),
            above=tuple(sentence.governors(head)),
        )

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
        if mention.name is not None or mention.lemma not in word_class("saying_noun"):
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


def _is_somebody(mention: Mention) -> bool:
    """Whether a mention is of a person or persons."""
    if mention.name is not None:
        return mention.name.kind == "person"
    if mention.noun is not None:
        return mention.noun.kind in PERSONS
    return mention.head.upos == "NOUN" and sort_of(mention.lemma) == "person"


def _is_thing(mention: Mention) -> bool:
    """Whether a mention is of what cannot be "who"."""
    if mention.name is not None or mention.head.upos != "NOUN":
        return False
    if mention.noun is not None:
        return mention.noun.kind in ("document", "media_item")
    return sort_of(mention.lemma) == "thing"


def _modifies(sentence: Sentence, place: int) -> bool:
    """Whether a noun is joined to one that modifies another: "youth" in "prison and youth work"."""
    word = sentence.words[place]
    return word.deprel == "conj" and sentence.words[word.head].deprel in ("compound", "amod")


def _means_somebody(word: ParsedWord) -> bool:
    """Whether a noun in any role means a person or a body, which a pronoun may take up."""
    if word.upos != "NOUN" or word.deprel == "compound":
        return False
    return sort_of(word.lemma.casefold()) in ("person", "org")
