"""A parsed text within a run: frozen, never stored, every span in the document's code points."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from attribution.text import Span


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """A syntactic word; ``head`` is its head's place in the sentence, -1 for the root."""

    form: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str

    @property
    def span(self) -> Span:
        """Its code points; words written as one token may share them."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Sentence:
    """A sentence's words with their tree, and the number of the paragraph it stands in.

    A place is that of a word among them, from 0.
    """

    words: tuple[ParsedWord, ...]
    paragraph: int

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.words[0].start, self.words[-1].end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The places of each word's dependents."""
        found: list[list[int]] = [[] for _ in self.words]
        for place, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(place)
        return tuple(map(tuple, found))

    def subtree(self, place: int, without: Collection[int] = ()) -> list[int]:
        """The places of a word and everything below it, but for some branches, in order."""
        found, waiting = [], [place]
        while waiting:
            current = waiting.pop()
            found.append(current)
            below = self.children[current]
            waiting += [child for child in below if child not in without] if without else below
        return sorted(found)

    @property
    def root(self) -> int | None:
        """The place of the word that hangs on no other."""
        return next((place for place, word in enumerate(self.words) if word.head < 0), None)

    def governors(self, place: int) -> Iterator[int]:
        """The places of the words above a word, from the one it hangs on up to the root."""
        seen = {place}
        place = self.words[place].head
        while place >= 0 and place not in seen:
            yield place
            seen.add(place)
            place = self.words[place].head

    def dependents(self, place: int, relations: Collection[str]) -> list[int]:
        """The places of what hangs on a word by one of some relations."""
        return [child for child in self.children[place] if self.words[child].deprel in relations]

    def has_dependent(self, place: int, relations: Collection[str]) -> bool:
        """Whether something hangs on a word by one of some relations."""
        return any(self.words[child].deprel in relations for child in self.children[place])

    def dependent_forms(self, place: int, relations: Collection[str] | None = None) -> set[str]:
        """The forms, in lower case, of what hangs on a word, by one of some relations or any."""
        below = self.children[place] if relations is None else self.dependents(place, relations)
        return {self.words[child].form.lower() for child in below}

    def heads(self, places: Collection[int]) -> list[int]:
        """The places among some whose own heads are outside of them."""
        return [place for place in places if self.words[place].head not in places]

    def head_of(self, places: Sequence[int]) -> int:
        """The head of some words: of those with heads outside a verb, else the first."""
        heads = self.heads(places)
        verbs = (place for place in heads if self.words[place].upos in ("VERB", "AUX"))
        return next(verbs, heads[0] if heads else places[0])

    def places_in(self, spans: Iterable[Span]) -> list[int]:
        """The places of the words that share a code point with some spans."""
        spans = list(spans)
        return [
            place
            for place, word in enumerate(self.words)
            if any(word.start < span.end and span.start < word.end for span in spans)
        ]

    def span_of(self, places: Collection[int]) -> Span:
        """From the first of some words to the last."""
        return Span(self.words[min(places)].start, self.words[max(places)].end)

    def is_hyphen(self, place: int) -> bool:
        """Whether a mark makes one word of those on its two sides: "an Alps-like ridge"."""
        if self.words[place].form != "-" or not 0 < place < len(self.words) - 1:
            return False
        before, mark, after = self.words[place - 1 : place + 2]
        return before.end == mark.start and mark.end == after.start

    def at(self, offset: int) -> int | None:
        """The place of the word that covers a code point."""
        for place, word in enumerate(self.words):
            if word.start <= offset < word.end:
                return place
        return None


EntityKind = Literal["person", "org", "place", "norp", "other"]
"""What a name is of; ``norp`` is a people, faith or party (OntoNotes)."""
_KINDS: dict[str, EntityKind] = {
    "Person": "person", "PERSON": "person",
    "Organization": "org", "ORG": "org",
    "Location": "place", "GPE": "place", "LOC": "place", "Facility": "place", "FAC": "place",
    "NORP": "norp",
    "Misc": "other", "Product": "other", "PRODUCT": "other", "WORK_OF_ART": "other",
    "EVENT": "other", "LAW": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, with its label as the model gives it."""

    span: Span
    label: str

    @property
    def kind(self) -> EntityKind | None:
        """What its label makes of it, whichever models gave it; None for dates and sums."""
        return _KINDS.get(self.label)


@dataclass(frozen=True, slots=True)
class TaggedRelation:
    """A source–cue–content relation as tagged; confidence is the tagger's, 0 to 1."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True)
class Parse:
    """Everything the models say of a text; ``paragraphs`` are the blocks that were parsed."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    relations: tuple[TaggedRelation, ...] = field(default=())

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code point."""
        number = bisect.bisect_right(self._sentence_starts, offset) - 1
        if number < 0 or offset >= self.sentences[number].words[-1].end:
            return None
        return self.sentences[number]

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a code point with a span."""
        first = max(bisect.bisect_right(self._sentence_starts, span.start) - 1, 0)
        last = bisect.bisect_left(self._sentence_starts, span.end)
        return tuple(s for s in self.sentences[first:last] if s.span.overlaps(span))

    def entities_in(self, span: Span) -> tuple[Entity, ...]:
        """The entities that share a code point with a span; entities never overlap."""
        first = bisect.bisect_right(self._entity_ends, span.start)
        last = bisect.bisect_left(self._entity_starts, span.end)
        return self.entities[first:last]

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [entity.span.start for entity in self.entities]

    @cached_property
    def _entity_ends(self) -> list[int]:
        return [entity.span.end for entity in self.entities]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.words[0].start for sentence in self.sentences]
