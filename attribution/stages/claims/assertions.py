"""Everything asserted: each attributed content, and what the outlet says in its own voice.

A sentence without an attribution is one claim of the outlet. In a sentence with one, the clauses
that lie outside source, cue and content are the outlet's too ("in what is the worst flood …"), and
so is an act that is news by being done: "the owner vowed to …", "the port ordered …".
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.language.parse import Parse, Sentence
from attribution.records import Attribution, Zone
from attribution.stages.claims.asides import asides
from attribution.stages.page.zones import Block
from attribution.stages.syntax.clauses import SUBJECTS, is_participle
from attribution.text import DASHES, Span, bared, merged

_CLAUSES = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "conj", "parataxis", "ccomp", "appos", "root"}
)
_FEWEST_WORDS = 4
_DANGLING = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "PART"})
_MAKING_KNOWN = frozenset({"cues:~announce", "cues:~declare"})
_FIRST_PERSON = frozenset({"i", "we"})  # what the writer hopes is no news beside the hope
_WHEN = frozenset({"since", "after", "when", "before", "until", "as", "once"})
_RELAYING = frozenset({"citing", "quoting"})  # names who told it, and tells nothing itself
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

    def zone_at(offset: int) -> Zone:
        return blocks[max(bisect.bisect_right(starts, offset) - 1, 0)].zone

    found = [
        Assertion(
            tuple(Span(*s) for s in attribution.content),
            zone,
            number,
            attribution.confidence,
            tuple(attribution.evidence),
        )
        for number, attribution in enumerate(attributions)
        if (zone := zone_at(attribution.content[0][0])) != "furniture"
    ]
    reported = merged(
        Span(*span)
        for attribution in attributions
        for span in (*attribution.cue, *attribution.content)
    )
    speakers = merged(Span(*span) for attribution in attributions for span in attribution.source)
    for sentence in parsed.sentences:
        zone = zone_at(sentence.span.start)
        if zone != "furniture":
            voice = _OwnVoice(parsed.text, sentence, reported, speakers, hedges)
            found += [Assertion(spans, zone, None) for spans in voice.claims()]
    for attribution in attributions:
        spans = _act(parsed, attribution)
        if spans and (zone := zone_at(spans[0].start)) != "furniture":
            found.append(
                Assertion(spans, zone, None, attribution.confidence, ("rule:act told as news",))
            )
    return sorted(found, key=lambda item: (item.spans[0], item.attribution is not None))


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
    if Span(*attribution.source[0]).of(text).lower() in _FIRST_PERSON:
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
    makes_known = any(note in _MAKING_KNOWN for note in attribution.evidence)
    return makes_known or (
        attribution.channel == "social_media" and attribution.stance == "endorsing"
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


class _OwnVoice:
    """The outlet's claims in one sentence.

    A word is free where nobody else's cue or content stands on it. A speaker's name is free as the
    subject of a clause of the outlet's ("He fled, but said: …"), a picture's as its object.
    """

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        reported: Sequence[Span],
        speakers: Sequence[Span],
        hedges: Sequence[Span],
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._hedges = [hedge for hedge in hedges if hedge.overlaps(sentence.span)]
        words = sentence.words
        self._open = [not _covered(word.span, reported) for word in words]
        self._free = [
            is_open and not _covered(word.span, speakers)
            for is_open, word in zip(self._open, words, strict=True)
        ]

    def claims(self) -> Iterator[tuple[Span, ...]]:
        """The spans of each claim."""
        sentence = self._sentence
        if all(self._free):
            if sum(word.upos != "PUNCT" for word in sentence.words) > 1:
                yield from self._parted(range(len(sentence.words)), sentence.span)
            return
        claimed: set[int] = set()
        for run in self._remarks():
            claimed.update(run)
            yield from self._spans(run)
        for place, word in enumerate(sentence.words):
            if not self._free[place] or place in claimed or word.deprel not in _CLAUSES:
                continue
            clause = self._clause(place, claimed)
            if clause:
                claimed.update(clause)
                yield from self._parted(clause)
        for clause in self._hidden(claimed):
            yield from self._spans(clause)

    def _parted(
        self, places: Sequence[int], whole: Span | None = None
    ) -> Iterator[tuple[Span, ...]]:
        """A statement and those within it that stand by themselves; its own span where none do."""
        parts = list(asides(self._sentence, places, self._hedges))
        if whole is not None and not parts:
            yield (whole,)
            return
        apart = {place for part in parts for place in part}
        for part in ([place for place in places if place not in apart], *parts):
            yield from self._spans(part)

    def _clause(self, head: int, claimed: set[int]) -> list[int]:
        """The free words of a clause that makes a statement: a predicate with its subject."""
        sentence = self._sentence
        subject = next(iter(sentence.dependents(head, SUBJECTS)), None)
        if subject is None or not self._open[subject] or subject in claimed:
            return []
        objects = sentence.dependents(head, ("obj",))
        own = {p for c in (subject, *objects) for p in sentence.subtree(c) if self._open[p]}
        clause = [
            place
            for place in sentence.subtree(head)
            if (self._free[place] or place in own) and place not in claimed
        ]
        words = [sentence.words[place] for place in clause]
        is_long = sum(word.upos != "PUNCT" for word in words) >= _FEWEST_WORDS
        has_verb = any(word.upos in ("VERB", "AUX") for word in words)
        return clause if is_long and has_verb else []

    def _runs(self, claimed: set[int]) -> Iterator[list[int]]:
        """Stretches of free words that are not claimed yet."""
        run: list[int] = []
        for place in range(len(self._free) + 1):
            if place < len(self._free) and self._free[place] and place not in claimed:
                run.append(place)
                continue
            if run:
                yield run
            run = []

    def _remarks(self) -> Iterator[list[int]]:
        """What sums up a report from behind: ``…, in what is the worst flood since 1961``."""
        words = self._sentence.words
        for run in self._runs(set()):
            inner = [place for place in run if words[place].upos != "PUNCT"]
            opening = [words[place].form.lower() for place in inner[:2]]
            if opening == ["in", "what"] and len(inner) >= _FEWEST_WORDS:
                yield run

    def _hidden(self, claimed: set[int]) -> Iterator[list[int]]:
        """Clauses of the outlet's without a subject: ``…, referring to the two towns``."""
        words = self._sentence.words
        for run in self._runs(claimed):
            inside = set(run)
            for place in run:
                word = words[place]
                is_clause = word.upos == "VERB" and word.deprel in ("acl", "advcl", "conj")
                is_clause = is_clause or self._is_gloss(place)
                if not is_clause or word.head in inside or word.form.lower() in _RELAYING:
                    continue
                clause = [p for p in self._sentence.subtree(place) if p in inside]
                if sum(words[p].upos != "PUNCT" for p in clause) >= _FEWEST_WORDS:
                    yield clause

    def _is_gloss(self, place: int) -> bool:
        """Whether a noun tells what another is: ``the coast – a stronghold of the old guard``."""
        words = self._sentence.words
        below = [p for p in self._sentence.subtree(place) if words[p].upos != "PUNCT"]
        first = min(below, default=0)
        is_noun = words[place].upos in ("NOUN", "PROPN")
        is_set_off = first > 0 and words[first - 1].form in DASHES
        return is_noun and is_set_off and words[place].deprel in ("appos", "parataxis")

    def _spans(self, clause: Sequence[int]) -> Iterator[tuple[Span, ...]]:
        """The clause's words as spans, without marks and dangling conjunctions at their edges."""
        runs: list[list[int]] = []
        for place in clause:
            if runs and place == runs[-1][-1] + 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        kept = []
        words = self._sentence.words
        for run in runs:
            while run and run[-1] + 1 < len(words) and self._dangles(run):
                run.pop()
            if run:
                span = bared(self._text, self._sentence.span_of(run))
                if span.end - span.start > 1:
                    kept.append(span)
        if kept:
            yield tuple(kept)

    def _dangles(self, run: Sequence[int]) -> bool:
        """Whether a run ends in a word that opened what somebody else says: ``…, after``."""
        word = self._sentence.words[run[-1]]
        is_left = word.head > run[-1] and word.head not in run
        is_function = word.upos in _DANGLING or word.deprel in ("case", "mark", "cc")
        return word.upos == "PUNCT" or (is_function and is_left)


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect.bisect_right(taken, (span.start, float("inf"))) - 1
    return any(taken[n].overlaps(span) for n in (at, at + 1) if 0 <= n < len(taken))
