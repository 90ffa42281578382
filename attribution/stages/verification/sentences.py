"""One sentence with what reading it for statements about checking needs, made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import CheckEntry, CheckNounEntry, Lexicon, Match
from attribution.stages.relations.finding import Relation
from attribution.stages.verification.frames import Frames
from attribution.text import Span

_THINGS = frozenset({"media", "account", "statement", "figure", "document"})
_GOVERNORS = frozenset({"cannot", "can", "lets", "intends"})


@dataclass(frozen=True, slots=True)
class CheckSentence:
    """A sentence in which a predicate of checking was found.

    ``matches`` are the predicates, ``nouns`` the kinds of its nouns by place, ``speeches`` the
    relations whose words stand in it, ``outlet`` the outlet's name where known.
    """

    parsed: Parse
    number: int
    matches: Sequence[Match[CheckEntry]]
    nouns: dict[int, str]
    frames: Frames
    speeches: Sequence[Relation]
    outlet: str | None
    noun_kinds: Lexicon[CheckNounEntry]

    @property
    def sentence(self) -> Sentence:
        """The parsed sentence."""
        return self.parsed.sentences[self.number]

    def thing_before(self, place: int) -> str | None:
        """The kind of the nearest thing told or shown before a place: what "it" may stand for.

        Looks through the sentence and those before it, no further than the paragraph before.
        """
        here = [self.nouns[at] for at in range(place) if self.nouns.get(at) in _THINGS]
        if here:
            return here[-1]
        for number in range(self.number - 1, -1, -1):
            sentence = self.parsed.sentences[number]
            if sentence.paragraph < self.sentence.paragraph - 1:
                return None
            kinds = [match.entry.kind for match in self.noun_kinds.matches(sentence.words)]
            if found := [kind for kind in kinds if kind in _THINGS]:
                return found[-1]
        return None

    def before(self) -> CheckSentence | None:
        """The sentence before this one in its paragraph; None if this is the first."""
        number = self.number - 1
        if number < 0 or self.parsed.sentences[number].paragraph != self.sentence.paragraph:
            return None
        return read_sentence(self.parsed, number, (), self.noun_kinds, (), self.outlet)

    def head_in(self, span: Span) -> int | None:
        """The head of the words that a span covers."""
        words = self.sentence.words
        inside = [place for place, word in enumerate(words) if span.covers(word.span)]
        return next(iter(self.sentence.heads(inside)), None)

    def head_of(self, match: Match[CheckEntry]) -> int:
        """The head of a predicate's words, a verb or adjective rather than a particle."""
        words = self.sentence.words
        places = range(match.first, match.last)
        verbs = [place for place in places if words[place].upos in ("VERB", "ADJ")]
        tops = self.sentence.heads(places)
        return next((place for place in tops if place in verbs), (tops or verbs or list(places))[0])


def read_sentence(
    parsed: Parse,
    number: int,
    matches: Sequence[Match[CheckEntry]],
    nouns: Lexicon[CheckNounEntry],
    speeches: Sequence[Relation],
    outlet: str | None,
) -> CheckSentence:
    """A sentence made ready to be read."""
    sentence = parsed.sentences[number]
    kinds: dict[int, str] = {
        place: match.entry.kind
        for match in nouns.matches(sentence.words)
        for place in range(match.first, match.last)
    }
    governors = {m.last - 1: m.entry.act for m in matches if m.entry.act in _GOVERNORS}
    return CheckSentence(
        parsed, number, matches, kinds, Frames(sentence, governors), speeches, outlet, nouns
    )
