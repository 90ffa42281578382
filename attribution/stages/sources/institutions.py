"""Which body a role belongs to: "UN envoy", "head of the central bank", "ministry spokesman"."""

from __future__ import annotations

from attribution.language.parse import Parse
from attribution.lexicons import NounEntry, word_class
from attribution.records import Affiliation
from attribution.stages.sources.gazetteer import Gazetteer
from attribution.stages.syntax.noun_phrases import GENITIVES

BODIES = frozenset({"unnamed_org", "unnamed_media", "named_org", "named_media"})
_OF = frozenset({"of", "for", "at", "from", "with", "in", "to"})


class Institutions:
    """Finds the bodies that roles of one document belong to.

    Args:
        parsed: the document.
        gazetteer: its listed nouns and bodies.
    """

    def __init__(self, parsed: Parse, gazetteer: Gazetteer) -> None:
        self._parsed = parsed
        self._gazetteer = gazetteer

    def affiliation(self, number: int, place: int, entry: NounEntry) -> Affiliation:
        """A role's affiliation: that of the body it belongs to, unless it stands outside it."""
        if entry.affiliation in ("civilian", "religious", "ngo_monitor", "ngo_aid", "media"):
            return entry.affiliation
        if " " in entry.phrase and entry.affiliation != "unknown":
            return entry.affiliation  # the phrase names the institution, too
        institution = self.of(number, place)
        if institution is None and self._is_of_another(number, place):
            return "unknown"
        if institution is None or institution.affiliation == "unknown":
            return entry.affiliation
        return institution.affiliation

    def _is_of_another(self, number: int, place: int) -> bool:
        """Whether a president's like is that of a body of unknown sort, and not of a state."""
        sentence = self._parsed.sentences[number]
        if sentence.words[place].lemma.casefold() not in word_class("office_anywhere"):
            return False
        before = sentence.words[place - 1] if place else None
        of = (
            sentence.words[c]
            for c in sentence.children[place]
            if c > place and sentence.words[c].deprel == "nmod"
        )
        return any(
            entity.kind == "org"
            for word in (before, *of)
            if word is not None
            for entity in self._parsed.entities_in(word.span)
        )

    def of(self, number: int, place: int) -> NounEntry | None:
        """The body whose officer, member or analyst somebody is: "UN envoy", "head of the bank"."""
        sentence = self._parsed.sentences[number]
        below: list[int] = []
        for child in sentence.children[place]:
            word = sentence.words[child]
            case = next(
                (
                    sentence.words[c].form.lower()
                    for c in sentence.children[child]
                    if sentence.words[c].deprel == "case"
                ),
                "",
            )
            is_before = child < place and word.deprel in (
                "compound",
                "nmod:poss",
                "amod",
                "nmod:desc",
                "nmod",
                "nsubj",
                "flat",
            )
            is_after = child > place and word.deprel in ("nmod", "appos") and case in _OF
            if is_before or is_after:
                below.append(child)
                below += sentence.dependents(child, ("compound", "flat", "appos"))
        # A small parser may hang "defence ministry" in "defence ministry spokesman" elsewhere.
        if place and sentence.words[place - 1].upos in ("NOUN", "PROPN"):
            below.append(place - 1)
        # … and make an owner of its own of "the Union" in "the Union's envoy".
        if place > 1 and sentence.words[place - 1].form in GENITIVES:
            below.append(place - 2)
        for at in below:
            body = self.at(number, at)
            if body is not None and body.affiliation != "unknown":
                return body
        return None

    def at(self, number: int, place: int) -> NounEntry | None:
        """The organisation that a word names or is the head of."""
        known = self._gazetteer.body_at(number, place)
        if known is not None:
            return known
        sentence = self._parsed.sentences[number]
        for entity in self._parsed.entities_in(sentence.words[place].span):
            for match in (*self._gazetteer.bodies(number), *self._gazetteer.matches(number)):
                first, last = sentence.words[match.first], sentence.words[match.last - 1]
                touches = first.start < entity.span.end and last.end > entity.span.start
                if touches and match.entry.kind in BODIES:
                    return match.entry
        noun = self._gazetteer.noun_at(number, place)
        return noun if noun is not None and noun.kind in BODIES else None
