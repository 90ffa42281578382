"""Which words of a document the lexicons of sources and of organisations know."""

from __future__ import annotations

from attribution.language.parse import Parse
from attribution.lexicons import Lexicon, NounEntry
from attribution.lexicons.lexicon import Match


class Gazetteer:
    """The source nouns and organisations in one parsed document, looked for once a sentence.

    Args:
        parsed: the document.
        nouns: the lexicon of source nouns.
        organisations: the lexicon of organisations' names.
    """

    def __init__(
        self, parsed: Parse, nouns: Lexicon[NounEntry], organisations: Lexicon[NounEntry]
    ) -> None:
        self._parsed = parsed
        self._nouns = nouns
        self._organisations = organisations
        self._matches: dict[int, list[Match[NounEntry]]] = {}
        self._bodies: dict[int, list[Match[NounEntry]]] = {}

    def matches(self, number: int) -> list[Match[NounEntry]]:
        """The source nouns of a sentence."""
        found = self._matches.get(number)
        if found is None:
            found = list(self._nouns.matches(self._parsed.sentences[number].words))
            self._matches[number] = found
        return found

    def noun_at(self, number: int, place: int) -> NounEntry | None:
        """The source noun that covers a word."""
        for match in self.matches(number):
            if match.first <= place < match.last:
                return match.entry
        return None

    def noun_places(self, number: int) -> dict[int, NounEntry]:
        """The source nouns of a sentence by the places they cover."""
        return {
            place: match.entry
            for match in self.matches(number)
            for place in range(match.first, match.last)
        }

    def body_at(self, number: int, place: int) -> NounEntry | None:
        """The organisation whose known name covers a word."""
        found = self._bodies.get(number)
        if found is None:
            words = self._parsed.sentences[number].words
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
