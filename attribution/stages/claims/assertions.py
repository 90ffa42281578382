"""Everything asserted: each attributed content, and what the outlet says in its own voice.

A sentence without an attribution is one claim of the outlet. In a sentence with one, the clauses
that lie outside source, cue and content are the outlet's too ("in what is the worst flood …"), and
so is an act that is news by being done: "the owner vowed to …", "the port ordered …".
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from attribution.language.parse import Parse
from attribution.lexicons import load
from attribution.records import Attribution, Zone
from attribution.stages.claims.own_voice import OwnVoice
from attribution.stages.page.zones import Block
from attribution.stages.syntax.clauses import FIRST_PERSON, is_participle
from attribution.text import Span, bared, merged

_WHEN = frozenset({"since", "after", "when", "before", "until", "as", "once"})
_WITHIN_WORDS = ("rule:demand in", "rule:promise in", "rule:performed by")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim before it is judged: its spans, its zone, and its attribution's place if any."""

    spans: tuple[Span, ...]
    zone: Zone
    attribution: int | None
    confidence: float = 0.9
    evidence: tuple[str, ...] = ("rule:outlet's own voice",)


def find_assertions(
    parsed: Parse,
    blocks: Sequence[Block],
    attributions: Sequence[Attribution],
    hedges: Sequence[Span] = (),
) -> list[Assertion]:
    """Every assertion of a document in order; none from page furniture.

    Args:
        parsed: the parsed document.
        blocks: its blocks.
        attributions: what others are reported to say.
        hedges: the words that lower commitment, which may part a statement in two.
    """
    starts = [block.span.start for block in blocks]

    def block_at(offset: int) -> Block:
        return blocks[max(bisect.bisect_right(starts, offset) - 1, 0)]

    found = [
        *_reported(attributions, block_at),
        *_own(parsed, attributions, hedges, block_at),
        *_acts(parsed, attributions, block_at),
    ]
    return sorted(found, key=lambda item: (item.spans[0], item.attribution is not None))


_BlockAt = Callable[[int], Block]


def _reported(attributions: Sequence[Attribution], block_at: _BlockAt) -> Iterator[Assertion]:
    """What others are reported to say."""
    for number, attribution in enumerate(attributions):
        spans = tuple(Span(*span) for span in attribution.content)
        zone = block_at(spans[0].start).zone
        if zone != "furniture":
            evidence = tuple(attribution.evidence)
            yield Assertion(spans, zone, number, attribution.confidence, evidence)


def _own(
    parsed: Parse,
    attributions: Sequence[Attribution],
    hedges: Sequence[Span],
    block_at: _BlockAt,
) -> Iterator[Assertion]:
    """What the outlet says in its own voice."""
    reported = merged(
        Span(*span)
        for attribution in attributions
        for span in (*attribution.cue, *attribution.content)
    )
    cues = merged(Span(*span) for attribution in attributions for span in attribution.cue)
    speakers = merged(Span(*span) for attribution in attributions for span in attribution.source)
    for sentence in parsed.sentences:
        block = block_at(sentence.span.start)
        if block.zone != "furniture":
            voice = OwnVoice(parsed.text, sentence, reported, speakers, hedges, cues)
            for spans in voice.claims():
                if told := tuple(_telling(parsed.text, spans, block)):
                    yield Assertion(told, block.zone, None)


def _telling(text: str, spans: Sequence[Span], block: Block) -> Iterator[Span]:
    """The spans of a claim, cut where a photo credit begins."""
    for span in spans:
        if span.end <= block.telling.end:
            yield span
        elif span.start < block.telling.end:
            yield bared(text, Span(span.start, block.telling.end))


def _acts(
    parsed: Parse, attributions: Sequence[Attribution], block_at: _BlockAt
) -> Iterator[Assertion]:
    """What is news by being done in saying it."""
    for attribution in attributions:
        spans = _act(parsed, attribution)
        if spans and (zone := block_at(spans[0].start).zone) != "furniture":
            evidence = ("rule:act told as news",)
            yield Assertion(spans, zone, None, attribution.confidence, evidence)


def _act(parsed: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """Who did what by saying it, where the doing is the news and the outlet tells it.

    A demand or promise that only the words reported make ("ships must wait, he said") is no act of
    its own, nor is one within another's words, unless it tells when something was ("since the
    authorities announced …").
    """
    text = parsed.text
    if not attribution.cue or not attribution.source:
        return ()
    cue = Span(*attribution.cue[0])
    # What the writer hopes is no news beside the hope.
    if Span(*attribution.source[0]).of(text).lower() in FIRST_PERSON:
        return ()
    is_act = attribution.type == "eventuality" and attribution.speech_act == "promise"
    is_act = is_act or bool(_announcing(attribution))
    is_felt = attribution.type == "belief" and attribution.quote.form in ("none", "indirect")
    is_said = any(note.startswith(_WITHIN_WORDS) for note in attribution.evidence)
    is_inner = attribution.parent is not None and not _dates(parsed, cue)
    if not (is_act or is_felt) or is_said or is_inner or _is_aside(parsed, cue):
        return ()
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return tuple(_joined(text, merged(Span(*span) for span in spans)))


def _announcing(attribution: Attribution) -> bool:
    """Whether the cue makes known: announcing is itself news, and so is posting proof."""
    makes_known = not _makes_known().isdisjoint(attribution.evidence)
    return makes_known or (
        attribution.channel == "social_media" and attribution.stance == "endorsing"
    )


@lru_cache(maxsize=1)
def _makes_known() -> frozenset[str]:
    """The evidence of cues that make known."""
    return frozenset(
        f"cues:{entry.phrase}" for entry in load("cues").entries if "making known" in entry.senses
    )


def _is_aside(parsed: Parse, cue: Span) -> bool:
    """Whether a cue is a participle: “, hoping for calm”, and not “is hoping”, “growing fear”."""
    sentence = parsed.sentence_at(cue.start)
    place = sentence.at(cue.start) if sentence else None
    if sentence is None or place is None:
        return False
    return is_participle(sentence, place) and sentence.words[place].deprel != "amod"


def _dates(parsed: Parse, cue: Span) -> bool:
    """Whether a cue's clause tells when something else was."""
    sentence = parsed.sentence_at(cue.start)
    place = sentence.at(cue.start) if sentence else None
    if sentence is None or place is None:
        return False
    marks = sentence.dependent_forms(place, ("mark",))
    return sentence.words[place].deprel == "advcl" and bool(marks & _WHEN)


def _joined(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """Spans with nothing between them but white space as one."""
    current = parts[0]
    for before, after in pairwise(parts):
        if text[before.end : after.start].isspace():
            current = Span(current.start, after.end)
        else:
            yield current
            current = after
    yield current
