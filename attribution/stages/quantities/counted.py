"""What a number counts: the noun phrase beside it, or the total it is given for.

Read from left to right by parts of speech, since a small parser errs most in such phrases; the tree
decides only whether a preposition or conjunction goes on with the noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from attribution.language.parse import Sentence
from attribution.lexicons import CountEntry, Match, word_class
from attribution.stages.quantities.numbers import Number, value_of
from attribution.stages.syntax.chunks import DATES, Chunk, counted_at, spelled

_GLUED = re.compile(r"%|(?:km|kg|cm|mm|mph|kph|ft|MW|GW|kW|ha|m)\b")
_UNITS = {"m": "metres", "ft": "feet", "ha": "hectares"}
_NATIONALS = re.compile(r"[A-Z][\w-]*(?:ans|ites|ists|ers|men|is|ese)")
_FARTHEST_TOTAL = 14  # words


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit, the population where people are counted, and the place of the noun if any.

    ``total`` says that the number is told as a toll or total, ``passed`` that this is above it.
    """

    unit: str | None = None
    population: str | None = None
    head: int | None = None
    total: bool = False
    passed: bool = False


class Counts:
    """Reads what the numbers of one sentence count.

    Args:
        text: the document's text.
        sentence: the sentence.
        matches: what the lexicon of counts finds in it.
    """

    def __init__(self, text: str, sentence: Sentence, matches: Sequence[Match[CountEntry]]) -> None:
        self._text = text
        self._words = sentence.words
        self._sentence = sentence
        self._at = {place: m for m in matches for place in range(m.first, m.last)}

    def is_name(self, places: range) -> bool:
        """Whether the word before a number makes it part of a name: "Article 5", "F 16"."""
        before = places.start - 1
        if before < 0:
            return False
        match = self._at.get(before)
        named = match is not None and match.entry.kind == "name"
        if self._is_in_name(places):
            return True
        word = self._words[before]
        if not self._words[places.start].form[0].isdigit() or DATES.fullmatch(word.form):
            return False
        if named and word.form[0].isupper() and before > 0:
            return True
        return (named or (word.upos == "PROPN" and before > 0)) and not self._counts(places.stop)

    def _is_in_name(self, places: range) -> bool:
        """Whether a number in words has the capital of a name: "the Group of Eight"."""
        words = self._words
        number = words[places.start].form
        if not (number[0].isupper() and number.isalpha() and value_of(number)):
            return False
        others = [
            w.form for w in words[places.start + 1 :] if w.upos != "PUNCT" and len(w.form) > 3
        ]
        return words[places.start - 1].upos != "PUNCT" and any(form.islower() for form in others)

    def _counts(self, place: int) -> bool:
        """Whether what follows a number can be counted: a plural noun, or a unit."""
        if place == len(self._words):
            return False
        if self._words[place].form == "%":
            return True
        phrase = counted_at(self._sentence, place)
        if phrase is None or phrase.first != place:
            return False
        head = self._words[phrase.head]
        return head.xpos in ("NNS", "NNPS") or phrase.head in self._at

    def of(self, number: Number, places: range) -> Counted:
        """What a number counts.

        Args:
            number: the number.
            places: the places of its words.
        """
        if number.currency:
            return Counted(number.currency)
        if number.form == "share":
            return Counted("share", self._share(places.stop) or self._sharing(places.stop))
        stop = self._past_range(places.stop)
        measured = self._measure(number, stop)
        if measured:
            return measured
        phrase = counted_at(self._sentence, stop)
        if phrase is not None:
            return replace(self._people_or_things(phrase), total=self._opens_total(places.start))
        return self._total(places.start) or self._elliptical(number, places)

    def _past_range(self, place: int) -> int:
        """Past a second number that shares its noun with the first: "from 40 to 70 percent"."""
        words = self._words
        shared = (
            place + 1 < len(words)
            and words[place].form in ("to", "or", "and")
            and words[place + 1].upos == "NUM"
        )
        return place + 2 if shared else place

    def _measure(self, number: Number, place: int) -> Counted | None:
        """A unit of measure right after the number, with what a percentage is of."""
        glued = _GLUED.match(self._text, number.span.end)
        if glued and glued[0] == "%":
            return Counted("percent", self._share(place))
        if glued:
            return Counted(_UNITS.get(glued[0], glued[0]))
        match = self._at.get(place)
        if match is None or match.first != place or match.entry.kind != "measure":
            return None
        share = self._share(match.last) if match.entry.unit == "percent" else None
        return Counted(match.entry.unit, share, match.first)

    def _share(self, place: int) -> str | None:
        """The whole of which a percentage is told."""
        while place < len(self._words) and self._words[place].form == "%":
            place += 1
        if place >= len(self._words) or self._words[place].form != "of":
            return None
        phrase = counted_at(self._sentence, place + 1, determined=True)
        return self._spelled(phrase.first, phrase.last) if phrase else None

    def _sharing(self, place: int) -> str | None:
        """The whole that stands right behind a share: "one in five voters", "half the town"."""
        phrase = counted_at(self._sentence, place, determined=True)
        if phrase is None or phrase.first > place + 1:
            return None
        return self._spelled(phrase.first, phrase.last)

    def _people_or_things(self, phrase: Chunk) -> Counted:
        match = self._at.get(phrase.head)
        if match is not None and match.entry.unit is not None:  # "53 million US dollars"
            return Counted(match.entry.unit, None, phrase.head)
        last = self._extended(phrase)
        if not self._is_person(phrase.head):
            return Counted(self._unit(phrase.head), None, phrase.head)
        unit, and_more = self._unit(phrase.head), phrase.last
        if last > and_more and self._words[and_more].form == "and":
            unit = self._spelled(phrase.head, last).lower()
        return Counted(unit, self._spelled(phrase.first, last), phrase.head)

    def _unit(self, head: int) -> str:
        """A noun with the nouns that it is compounded with: "death certificates"."""
        first = head
        while first > 0 and self._words[first - 1].upos == "NOUN":
            first -= 1
        unit = self._spelled(first, head + 1)
        return unit.lower() if self._words[head].upos == "NOUN" else unit

    def _is_person(self, place: int) -> bool:
        match, word = self._at.get(place), self._words[place]
        national = word.xpos == "NNPS" and _NATIONALS.fullmatch(word.form) is not None
        return national or (match is not None and match.entry.kind == "person")

    def _extended(self, phrase: Chunk) -> int:
        """Past the end of what belongs to the noun: "of the forces", "and men"."""
        words, last = self._words, phrase.last
        while last < len(words) - 1:
            joins = words[last].form.lower()
            more = counted_at(self._sentence, last + 1, determined=True)
            if more is None or more.first - last > 3:
                break
            attached = words[more.head].head == phrase.head
            coordinated = (
                joins == "and"
                and attached
                and words[more.head].deprel == "conj"
                and words[last + 1].upos not in ("DET", "PRON", "NUM")
            )
            belongs = joins == "from" and words[more.head].lemma.lower() in word_class("group")
            numbered = any(words[place].upos == "NUM" for place in range(last, more.head))
            if numbered or not (joins == "of" or belongs or coordinated):
                break
            last = more.last
        return last

    def _opens_total(self, first: int) -> bool:
        """Whether "a total of" or "in all" stands before a number."""
        words = [self._words[p].form.lower() for p in range(max(first - 5, 0), first)]
        return "total" in words or words[-2:] == ["in", "all"]

    def _total(self, first: int) -> Counted | None:
        """A number that a toll or total is given as, some words before."""
        place = first - 1
        while place >= 0 and self._words[place].upos in ("ADV", "DET", "ADJ"):
            place -= 1
        near = [self._words[p] for p in (first - 1, place) if p >= 0]
        linked = {form.lower() for word in near for form in (word.lemma, word.form)}
        if linked.isdisjoint(word_class("total_link") | word_class("passing")):
            return None
        for place in range(first - 1, max(first - _FARTHEST_TOTAL, 0) - 1, -1):
            match = self._at.get(place)
            if self._words[place].upos == "NUM":
                return None
            if match is not None and match.entry.kind == "total":
                counted = self._total_of(match)
                return replace(counted, passed=not linked.isdisjoint(word_class("passing")))
        return None

    def _total_of(self, match: Match[CountEntry]) -> Counted:
        words, place = self._words, match.last
        if words[match.last - 1].lemma == "toll":
            first = match.last - 1
            while first > 0 and words[first - 1].form.lower() in word_class("toll_modifier"):
                first -= 1
            before = words[first - 1] if first > 0 else None
            limited = before is not None and before.upos in ("ADJ", "NOUN")
            population = self._spelled(first - 1, match.last) if limited else "all killed"
            return Counted("people", population, match.last - 1, total=True)
        if place < len(words) and words[place].form == "of":
            phrase = counted_at(self._sentence, place + 1, determined=True)
            if phrase is not None:
                last = phrase.last
                unit = self._unit(phrase.head)
                if not self._is_person(phrase.head):
                    return Counted(unit, None, match.last - 1, total=True)
                harmed = words[last].form.lower() if last < len(words) else ""
                if harmed in ("dead", "killed") and phrase.last - phrase.first == 1:
                    return Counted(unit, "all killed", match.last - 1, total=True)
                last += harmed in word_class("harmed")
                return Counted(unit, self._spelled(phrase.first, last), match.last - 1, total=True)
        return Counted(None, None, match.last - 1, True)

    def _elliptical(self, number: Number, places: range) -> Counted:
        """A number without a noun: "17 dead", "killed 17", "532 were killed", "hundreds fled"."""
        words = self._words
        after = words[places.stop].form.lower() if places.stop < len(words) else ""
        if after in word_class("harmed"):
            return Counted("people", after)
        if number.form == "plural":
            return Counted("people", "people")
        governor = words[places.start].head
        near = [places.start - 1, governor, *range(places.stop, min(places.stop + 4, len(words)))]
        for place in near:
            if (
                place >= 0
                and words[place].upos == "VERB"
                and words[place].lemma in word_class("harming")
            ):
                return Counted("people", "people")
        return Counted()

    def _spelled(self, first: int, last: int) -> str:
        return spelled(self._text, self._sentence.span_of((first, last - 1)))
