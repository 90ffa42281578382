"""Who did what a claim tells, as told; and against what a superlative is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.lexicons import word_class
from attribution.records import Agent
from attribution.stages.deeds.finding import Deed, Deeds, Join
from attribution.stages.reading import Reading
from attribution.stages.sources.resolving import OUTLET
from attribution.text import Span

_GRAVEST_FIRST = {"grave": 0, "harm": 0, "action": 1}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a claim and how they are joined: "soldiers or militiamen"."""

    agents: tuple[Agent, ...] = ()
    join: Join | None = None


def find_agents(reading: Reading, deeds: Deeds) -> list[Agents]:
    """Who did it, for each assertion; a disjunction is kept as told."""
    by_name = {
        _key(form): source.id
        for source in reversed(reading.resolved.sources)
        if source.kind.startswith("named") and source.id != OUTLET
        for form in (source.name, *source.aliases)
    }
    return [_agents(reading, deeds.within(a.spans), by_name) for a in reading.assertions]


def _agents(reading: Reading, deeds: Sequence[Deed], by_name: dict[str, str]) -> Agents:
    told = [deed for deed in deeds if deed.agents]
    if not told:
        return Agents()
    main = min(told, key=lambda deed: (deed.depth, _GRAVEST_FIRST[deed.entry.gravity], deed.span))
    agents = tuple(
        Agent(span=span, source_id=by_name.get(_key(span.of(reading.text)))) for span in main.agents
    )
    return Agents(agents, main.join)


def _key(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()


def find_baselines(reading: Reading) -> list[str | None]:
    """What each assertion's superlative is measured against: "since December"."""
    return [_baseline(reading, assertion.spans) for assertion in reading.assertions]


def _baseline(reading: Reading, spans: Sequence[Span]) -> str | None:
    for span in spans:
        for sentence in reading.parsed.sentences_in(span):
            for place, word in enumerate(sentence.words):
                if span.covers(word.span) and _is_superlative(sentence, place):
                    found = _measure(sentence, place, span)
                    if found is not None:
                        return found.of(reading.text)
    return None


def _is_superlative(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    if word.upos == "ADJ" and ("Degree=Sup" in word.feats or word.xpos == "JJS"):
        return word.form.lower() not in ("most", "least")
    return word.form.lower() in ("most", "least") and (
        place + 1 < len(sentence.words) and sentence.words[place + 1].upos in ("ADJ", "ADV")
    )


def _measure(sentence: Sentence, place: int, inside: Span) -> Span | None:
    """The phrase after a superlative that opens with "since", or "in … years", "on record"."""
    words = sentence.words
    for at in range(place + 1, min(place + 16, len(words))):
        form = words[at].form.lower()
        if form in ("on", "of") and at + 1 < len(words) and words[at + 1].form.lower() == "record":
            return Span(words[at].start, words[at + 1].end)
        if form == "ever" or (
            form == "so" and words[at + 1 : at + 2] and words[at + 1].form == "far"
        ):
            last = at if form == "ever" else at + 1
            return Span(words[at].start, words[last].end)
        if form == "since" and at + 1 < len(words):
            return _clipped(sentence, at, inside)
        if form in ("in", "for") and _opens_period(sentence, at):
            return _clipped(sentence, at, inside)
    return None


def _opens_period(sentence: Sentence, preposition: int) -> bool:
    """Whether a preposition's noun is a stretch of time: "in a decade", "in its history"."""
    head = sentence.words[preposition].head
    if head < preposition or sentence.words[preposition].deprel != "case":
        return False
    return sentence.words[head].lemma.casefold() in word_class("period")


def _clipped(sentence: Sentence, opener: int, inside: Span) -> Span:
    """The phrase or clause that a word opens, up to a comma or the claim's end."""
    words = sentence.words
    head = words[opener].head
    below = sentence.subtree(head) if head > opener else [opener]
    last = opener
    while last + 1 in below or (last + 1 < len(words) and words[last + 1].head == opener):
        if words[last + 1].form in (",", ";", "–", "—", ".", '"', "”") or (
            words[last + 1].end > inside.end
        ):
            break
        last += 1
    return Span(words[opener].start, words[last].end)
