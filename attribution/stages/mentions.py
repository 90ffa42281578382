"""What names or describes a source at one place: its words, head, entity and noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Entity, Parse, ParsedWord, Sentence
from attribution.lexicons import Lexicon, NounEntry
from attribution.text import Span

_PERSONAL = {
    "he": "Masc", "him": "Masc", "she": "Fem", "her": "Fem", "it": "Neut", "its": "Neut",
    "they": "Plur", "them": "Plur", "who": "Any", "which": "Neut", "that": "Any",
    "i": "Self", "we": "Self", "me": "Self", "us": "Self", "my": "Self", "our": "Self",
}  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
PERSON_LABELS = frozenset({"Person", "PERSON"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A source span with its words, its head, the entity that names it and its noun's entry."""

    span: Span
    words: tuple[ParsedWord, ...]
    head: ParsedWord
    entity: Entity | None
    noun: NounEntry | None

    @property
    def pronoun(self) -> str | None:
        """Which way a pronoun looks, None for anything else."""
        content = [word for word in self.words if word.upos != "PUNCT"]
        return _PERSONAL.get(content[0].form.lower()) if len(content) == 1 else None

    @property
    def is_definite(self) -> bool:
        """Whether it opens as something already known does."""
        return self.words[0].form.lower() in _DEFINITE

    @property
    def is_plural(self) -> bool:
        """Whether its head is plural."""
        return "Number=Plur" in self.head.feats or self.head.xpos in ("NNS", "NNPS")


class Mentions:
    """Finds the mentions in one parsed document.

    Args:
        parsed: the document.
        nouns: the lexicon of source nouns.
    """

    def __init__(self, parsed: Parse, nouns: Lexicon[NounEntry]) -> None:
        self._parsed = parsed
        self._nouns = nouns

    def at(self, span: Span) -> Mention | None:
        """The mention at a span; None where the parse has no word."""
        sentence = self._parsed.sentence_at(span.start)
        if sentence is None:
            return None
        places = [
            place
            for place, word in enumerate(sentence.words)
            if word.start < span.end and word.end > span.start
        ]
        if not places:
            return None
        mention = self._of(sentence, places)
        owner = _owner(sentence, mention, places)
        return self._of(sentence, owner) if owner else mention

    def _of(self, sentence: Sentence, places: Sequence[int]) -> Mention:
        words = tuple(sentence.words[place] for place in places)
        inside = set(places)
        head = next((p for p in places if sentence.words[p].head not in inside), places[0])
        span = Span(words[0].start, words[-1].end)
        noun = self._noun(words, places.index(head))
        return Mention(
            span, words, sentence.words[head], self._entity(span, sentence.words[head]), noun
        )

    def _entity(self, span: Span, head: ParsedWord) -> Entity | None:
        """The entity that names the source.

        The one at its head; else a person after it ("spokesman Jan Orr") rather than before ("the
        Orr campaign's spokesman").
        """
        inside = self._parsed.entities_in(span)
        people = [entity for entity in inside if entity.label in PERSON_LABELS]
        after = [entity for entity in people if entity.span.start >= head.end]
        at_head = [entity for entity in inside if entity.span.overlaps(head.span)]
        named = [entity for entity in at_head if entity.label in PERSON_LABELS]
        return next(iter(named or after or at_head), None)

    def _noun(self, words: Sequence[ParsedWord], head: int) -> NounEntry | None:
        """The lexicon's entry that covers the head, or else the last one in the mention."""
        matches = list(self._nouns.matches(words))
        at_head = [match for match in matches if match.first <= head < match.last]
        return (at_head or matches)[-1].entry if matches else None


def _owner(sentence: Sentence, mention: Mention, places: Sequence[int]) -> list[int]:
    """Whose document it is: the source in "the Observatory's figures" is the Observatory."""
    if mention.noun is None or mention.noun.kind not in ("document", "media_item"):
        return []
    for place in places:
        word = sentence.words[place]
        if word.deprel == "nmod:poss" and sentence.words[word.head] == mention.head:
            below = sentence.subtree(place)
            return [p for p in below if p in places and sentence.words[p].deprel != "case"]
    return []


def surname(name: str) -> str:
    """The last word of a person's name, case-folded."""
    return name.rsplit(maxsplit=1)[-1].casefold()


def key(name: str) -> str:
    """A name without article, punctuation and case, to compare it by."""
    return " ".join(re.sub(r"[^\w\s]", "", without_article(name)).casefold().split())


def without_article(name: str) -> str:
    """A name or description without the article it opens with."""
    words = name.split()
    return " ".join(
        words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words
    )


def initials(name: str) -> str:
    """The acronym that a name's capital letters make."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def is_part(word: str, name: str) -> bool:
    """Whether a single distinctive word of a longer name was used for it."""
    words = key(name).split()
    return len(words) > 1 and word in words and len(word) > 3
