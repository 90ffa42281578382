"""The claims of a document as statements about checking see them: whose, about what, and where."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.language.calendar import MONTHS
from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import word_class
from attribution.records import Attribution
from attribution.stages.quantities.sums import adds
from attribution.stages.reading import Reading
from attribution.stages.sources.resolving import OUTLET
from attribution.stages.verification.things import is_media
from attribution.text import Span

_SHOWING = ("show", "depict", "captur", "appear", "document", "seen")
_ZONES = frozenset({"lede", "body", "quote_box", "caption"})
"""Where claims stand that a statement can look back to; one in a headline has only its own."""
_CIVIL = frozenset({"civilian", "unknown", "media", "religious"})
_PEOPLE = frozenset({"named_person", "unnamed_person", "collective", "implicit"})
_VAGUE = frozenset({"dozens", "hundreds", "scores", "thousands", "several"})
_TIMES = ("year", "day", "hour", "week", "month", "minute", "am", "pm", *MONTHS)
_OPEN_CLASSES = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ"})
_STEM = 5
"""Letters by which words are compared: "killed", "killing"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that can be covered, with what choosing needs of it.

    ``source`` is whoever says it, ``origin`` the first who did; ``media`` tells that a picture or
    recording shows it, ``counted`` that it has a number of something, ``summed`` that it adds
    numbers up, ``personal`` that a person who holds no office tells it,
    ``running`` that it stands in the running text. ``cue`` is its
    attribution's, ``aside`` tells that this only says who somebody is ("a man who said he …").
    """

    number: int
    spans: tuple[Span, ...]
    sentence: int
    paragraph: int
    source: str
    origin: str
    attributed: bool
    media: bool
    counted: bool
    summed: bool
    personal: bool
    running: bool
    cue: tuple[Span, ...]
    aside: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0].start

    def overlaps(self, span: Span) -> bool:
        """Whether it shares a code point with a span."""
        return any(part.overlaps(span) for part in self.spans)

    def is_within(self, spans: Sequence[Span]) -> bool:
        """Whether all of it lies in some spans."""
        return all(any(wider.covers(part) for wider in spans) for part in self.spans)

    def holds(self, span: Span) -> bool:
        """Whether it and some words are mostly the same."""
        shared = sum(max(0, min(p.end, span.end) - max(p.start, span.start)) for p in self.spans)
        length = sum(part.end - part.start for part in self.spans)
        return shared >= 0.6 * min(span.end - span.start, length)


def find_candidates(reading: Reading) -> list[Candidate]:
    """The claims of a document, in order; none that only says "the claim" or "it"."""
    found = _Gathering(reading)
    candidates = [
        candidate
        for number, assertion in enumerate(reading.assertions)
        if assertion.zone != "furniture" and (candidate := found.candidate(number)) is not None
    ]
    return sorted(candidates, key=lambda candidate: (candidate.start, candidate.number))


def stems_of(reading: Reading, spans: Iterable[Span]) -> set[str]:
    """The beginnings of the words that carry what some spans say."""
    return {
        word.form.lower()[:_STEM]
        for span in spans
        for sentence in reading.parsed.sentences_in(span)
        for word in sentence.words
        if word.upos in _OPEN_CLASSES and span.covers(word.span) and len(word.form) > 1
    }


class _Gathering:
    """One document's candidates while they are made."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = reading.parsed.sentences
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._sources = {source.id: source for source in reading.resolved.sources}

    def candidate(self, number: int) -> Candidate | None:
        assertion = self._reading.assertions[number]
        at = max(bisect.bisect_right(self._starts, assertion.spans[0].start) - 1, 0)
        sentence = self._sentences[at]
        attribution = self._reading.attribution_of(number)
        words = [w for w in sentence.words if any(s.overlaps(w.span) for s in assertion.spans)]
        if attribution is not None and _is_bare(words):
            return None
        return Candidate(
            number=number,
            spans=assertion.spans,
            sentence=at,
            paragraph=sentence.paragraph,
            source=attribution.source_id if attribution else OUTLET,
            origin=self._reading.chains[number].origin,
            attributed=attribution is not None,
            media=self._is_shown(attribution, sentence, assertion.spans),
            counted=_is_counted(words),
            summed=adds(words),
            personal=attribution is not None and self._is_personal(attribution.source_id),
            running=assertion.zone in _ZONES,
            cue=tuple(Span(*span) for span in attribution.cue) if attribution else (),
            aside=attribution is not None and _is_aside(sentence, attribution),
        )

    def _is_personal(self, source_id: str) -> bool:
        source = self._sources[source_id]
        return source.kind in _PEOPLE and source.affiliation in _CIVIL

    def _is_shown(
        self, attribution: Attribution | None, sentence: Sentence, spans: Sequence[Span]
    ) -> bool:
        """Whether a claim is what a picture or recording shows."""
        if attribution is None:
            return _names_media(sentence, spans)
        source = self._sources[attribution.source_id]
        if attribution.type == "evidence" or source.kind == "media_item":
            return True
        shows = any(word.form.lower().startswith(_SHOWING) for word in sentence.words)
        if shows and _names_media(sentence, [Span(sentence.span.start, spans[0].end)]):
            return True
        return _names_media(sentence, [Span(*s) for s in (*attribution.source, *attribution.cue)])


def _is_aside(sentence: Sentence, attribution: Attribution) -> bool:
    cues = [Span(*span) for span in attribution.cue]
    return any(
        word.deprel.startswith("acl") and any(cue.covers(word.span) for cue in cues)
        for word in sentence.words
    )


def _names_media(sentence: Sentence, spans: Sequence[Span]) -> bool:
    return any(
        word.upos in ("NOUN", "PROPN")
        and is_media(word)
        and any(span.covers(word.span) for span in spans)
        for word in sentence.words
    )


def _is_bare(words: Sequence[ParsedWord]) -> bool:
    """Whether a content is nothing but a noun for something told: "the claim", "it"."""
    kept = [word for word in words if word.upos not in ("DET", "PUNCT", "ADP", "PART")]
    return len(kept) <= 2 and all(
        word.upos in ("PRON", "ADJ")
        or word.form.lower().removesuffix("s") in word_class("told_thing")
        for word in kept
    )


def _is_counted(words: Sequence[ParsedWord]) -> bool:
    """Whether a claim tells a number of something, which is no date or time."""
    for place, word in enumerate(words):
        if word.form.lower() in _VAGUE:
            return True
        if word.upos == "NUM" and not (word.form.isdigit() and len(word.form) == 4):
            beside = [w.form.lower() for w in words[max(place - 1, 0) : place + 2]]
            if not any(form.startswith(_TIMES) for form in beside):
                return True
    return False
