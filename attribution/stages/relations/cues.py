"""The cues of a document: every match of the lexicon, sentence by sentence, looked up once."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import CueEntry, CueSense, Lexicon, Match
from attribution.stages.syntax.clauses import is_verb
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A lexicon's match in a sentence, and the place of the word that governs its content."""

    sentence: Sentence
    match: Match[CueEntry]
    head: int

    @property
    def entry(self) -> CueEntry:
        """What the lexicon says of it."""
        return self.match.entry

    def means(self, *senses: CueSense) -> bool:
        """Whether it has one of some senses, as its lexicon entry tells."""
        return any(sense in self.entry.senses for sense in senses)

    @property
    def places(self) -> range:
        """The places of its words."""
        return range(self.match.first, self.match.last)

    @property
    def word(self) -> ParsedWord:
        """The word that governs its content."""
        return self.sentence.words[self.head]

    @property
    def is_verb(self) -> bool:
        """Whether a verb is at its head."""
        return is_verb(self.word)

    @property
    def feeling(self) -> int | None:
        """The place of the noun that names what somebody feels or thinks: "for fear of"."""
        words = self.sentence.words
        nouns = [place for place in self.places if words[place].upos == "NOUN"]
        return nouns[-1] if nouns and self.entry.type == "belief" else None

    @property
    def span(self) -> Span:
        """Its code points."""
        return Span(self.sentence.words[self.match.first].start, self._last.end)

    @property
    def _last(self) -> ParsedWord:
        return self.sentence.words[self.match.last - 1]


class Cues:
    """All cues of a parsed document.

    Args:
        parsed: the document.
        lexicon: the lexicon of cues.
    """

    def __init__(self, parsed: Parse, lexicon: Lexicon[CueEntry]) -> None:
        self.parsed = parsed
        self.all = [
            Cue(sentence, match, sentence.head_of(range(match.first, match.last)))
            for sentence in parsed.sentences
            for match in lexicon.matches(sentence.words)
        ]
        self._starts = [cue.span.start for cue in self.all]

    def at(self, spans: Sequence[Span]) -> list[Cue]:
        """The cues that share a word with some spans, in order; none twice."""
        found: dict[int, Cue] = {}
        for span in spans:
            first = max(bisect.bisect_left(self._starts, span.start) - 2, 0)
            last = bisect.bisect_left(self._starts, span.end)
            for number in range(first, last):
                if self.all[number].span.overlaps(span):
                    found[number] = self.all[number]
        return [found[number] for number in sorted(found)]


def governing(known: Sequence[Cue]) -> Cue:
    """Of several cues the verb that governs the content: the last of a chain of verbs.

    "Continued to report" is reporting; "shared posts documenting" is sharing.
    """
    verbs = [cue for cue in known if cue.is_verb] or list(known)
    chosen = verbs[0]
    for cue in verbs[1:]:
        governors = (
            set(cue.sentence.governors(cue.head)) if cue.sentence is chosen.sentence else set()
        )
        if chosen.head in governors and cue.word.deprel == "xcomp":
            chosen = cue
    return chosen
