"""Who can say something: people, bodies and documents can, prices and storms cannot."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.nouns import sort_of
from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, NounEntry, word_class
from attribution.stages.syntax.noun_phrases import beyond_quantity


class Voices:
    """Judges the sources of one document.

    Args:
        parsed: the document.
        nouns: the lexicon of source nouns.
    """

    def __init__(self, parsed: Parse, nouns: Lexicon[NounEntry]) -> None:
        self._parsed = parsed
        self._nouns = nouns

    def is_thing(self, sentence: Sentence, places: Sequence[int]) -> bool:
        """Whether a phrase names neither somebody nor a body nor a document, as far as is known.

        A pronoun, a name and a share of people ("a third") may be somebody.
        """
        if not places:
            return False
        words = [sentence.words[place] for place in places]
        head = beyond_quantity(sentence, sentence.head_of(places), set(places))
        noun = sentence.words[head]
        if noun.upos != "NOUN" or any(word.upos == "PROPN" for word in words):
            return False
        if noun.lemma.lower() in word_class("share_of_people") or any(self._nouns.matches(words)):
            return False
        return sort_of(noun.lemma.lower()) == "thing"

    def speaks(self, sentence: Sentence, places: Sequence[int]) -> bool:
        """Whether a phrase is known to name somebody or a body, not a thing or a document."""
        if not places:
            return False
        head = sentence.head_of(places)
        word = sentence.words[head]
        if word.form.lower() in ("he", "she", "they"):
            return True
        words = [sentence.words[place] for place in places]
        at = list(places).index(head)
        return any(
            entity.kind in ("person", "org") and entity.span.covers(word.span)
            for entity in self._parsed.entities_in(word.span)
        ) or any(
            match.entry.kind.endswith(("person", "org", "media", "collective"))
            for match in self._nouns.covering(words, at)
        )
