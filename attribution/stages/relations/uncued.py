"""Quotations that run over several paragraphs, and quotations that no cue ties to a speaker.

A quotation without a cue goes on with the speaker before it. Where it stands amid a sentence, that
is the sentence's own subject; where somebody has just taken the floor ("Voss spoke to reporters"),
it is whoever did. "Voss said:" at the end of the paragraph before is its cue.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, NounEntry
from attribution.quotation import Quotation, Quotations
from attribution.stages.page.zones import SPEAKING, Block
from attribution.stages.relations.cues import Cue, Cues
from attribution.stages.relations.relation import Relation
from attribution.stages.relations.report import spelled_source
from attribution.stages.relations.voices import Voices
from attribution.stages.syntax.clauses import subject_of
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span, merged, trimmed

_CONFIDENCE = 0.5
_FEWEST_WORDS = 6
_FARTHEST = 4  # paragraphs back in which the last speaker is looked for
_LETTER = re.compile(r"[^\W\d_]")
_FLOOR = frozenset({"communication", "belief", "eventuality"})


def across_paragraphs(found: Sequence[Relation], doubles: Sequence[Quotation]) -> list[Relation]:
    """Join the parts of quotations that run over several paragraphs, and their relations."""
    joined = list(found)
    for run in _runs(doubles):
        claiming = sorted(
            {n for quotation in run if (n := _claiming(joined, quotation)) is not None}
        )
        if not claiming:
            continue
        whole = joined[claiming[0]]
        for number in reversed(claiming[1:]):
            whole = _union(whole, joined.pop(number))
        content = merged((*whole.content, *(quotation.outer for quotation in run)))
        joined[claiming[0]] = replace(whole, content=tuple(content))
    return joined


def _runs(doubles: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """The quotations of several paragraphs, each as its parts in order."""
    run: list[Quotation] = []
    for quotation in doubles:
        if run and not (run[-1].continues and quotation.continued):
            run = []
        run.append(quotation)
        if len(run) > 1 and not quotation.continues:
            yield run


def _claiming(found: Sequence[Relation], quotation: Quotation) -> int | None:
    """The relation that reports a quotation; one with its cue inside is told by who is quoted."""
    for number, relation in enumerate(found):
        is_inside = relation.cue and all(quotation.inner.covers(span) for span in relation.spans)
        if not is_inside and any(span.overlaps(quotation.outer) for span in relation.content):
            return number
    return None


def _is_quoted(relation: Relation, quotations: Quotations) -> bool:
    """Whether a relation stands within a quotation as a whole, told by who is quoted."""
    whole = Span(relation.start, max(span.end for span in relation.spans))
    return bool(relation.cue) and any(
        quotation.inner.covers(whole) for quotation in quotations.touching(whole, doubles_only=True)
    )


def _union(first: Relation, second: Relation) -> Relation:
    return Relation(
        tuple(sorted({*first.source, *second.source})),
        tuple(sorted({*first.cue, *second.cue})),
        tuple(merged((*first.content, *second.content))),
        min(first.confidence, second.confidence),
        (*first.evidence, "rule:quotation of several paragraphs"),
    )


def unclaimed_quotations(
    blocks: Sequence[Block],
    found: Sequence[Relation],
    quotations: Quotations,
    cues: Cues,
    nouns: Lexicon[NounEntry],
) -> list[Relation]:
    """Quotations nobody claimed, given to whoever speaks before them.

    Args:
        blocks: the document's blocks; only running text speaks.
        found: the relations so far.
        quotations: the document's quotations.
        cues: the document's cues.
        nouns: tells who can speak.
    """
    spoken = merged(
        span
        for relation in found
        if not _is_quoted(relation, quotations)
        for span in (*relation.content, *relation.cue)
    )
    spoken_ends = [span.end for span in spoken]
    floor = _Floor(blocks, found, cues, nouns)
    added: list[Relation] = []
    before: Quotation | None = None
    for quotation in quotations.doubles:
        at = bisect.bisect_right(spoken_ends, quotation.outer.start)
        is_spoken = at < len(spoken) and spoken[at].overlaps(quotation.outer)
        if is_spoken:
            continue
        if before is not None and before.continues and quotation.continued:
            content = tuple(merged((*added[-1].content, quotation.outer)))
            added[-1] = replace(added[-1], content=content)
            before = quotation
            continue
        relation = floor.given(quotation)
        if relation is not None:
            added.append(relation)
            before = quotation
    return added


class _Floor:
    """Who has the floor where a quotation of a document begins."""

    def __init__(
        self,
        blocks: Sequence[Block],
        found: Sequence[Relation],
        cues: Cues,
        nouns: Lexicon[NounEntry],
    ) -> None:
        self._parsed: Parse = cues.parsed
        self._cues = cues
        self._voices = Voices(cues.parsed, nouns)
        self._speaking = [block.span for block in blocks if block.zone in SPEAKING]
        self._turns: list[tuple[int, int | Span]] = [
            (relation.start, number) for number, relation in enumerate(found) if relation.source
        ]
        self._cued = [span for relation in found for span in relation.cue]
        self._given: list[tuple[Span, Relation]] = []

    def given(self, quotation: Quotation) -> Relation | None:
        """The relation of a quotation with its speaker; None for a few words, or out of text."""
        outer = quotation.outer
        place = bisect.bisect_right([span.start for span in self._speaking], outer.start) - 1
        if place < 0 or not self._speaking[place].covers(outer):
            return None
        text = self._parsed.text
        is_short = len(quotation.inner.of(text).split()) < _FEWEST_WORDS
        if is_short and not quotation.continues and trimmed(text, *self._speaking[place]) != outer:
            return None
        relation = self._announced(outer, place)
        if relation is not None:
            self._turns.append((relation.start, relation.source[0]))
            return relation
        relation = Relation((), (), (outer,), _CONFIDENCE / 2, ("rule:quotation without a cue",))
        chosen = next(self._candidates(outer, place), None)
        if chosen is not None:
            speaker, rule, sure = chosen
            relation = replace(
                relation,
                confidence=sure,
                evidence=(*relation.evidence, rule),
                continues=speaker if isinstance(speaker, int) else None,
                told_by=None if isinstance(speaker, int) else speaker,
            )
        self._given.append((outer, relation))
        return relation

    def _announced(self, outer: Span, place: int) -> Relation | None:
        """The relation of a quotation right behind ``Voss said:``."""
        block = self._speaking[max(place - 1, 0)]
        before = trimmed(self._parsed.text, block.start, outer.start)
        sentence = self._parsed.sentence_at(before.end - 1) if before.end > before.start else None
        if sentence is None or before.of(self._parsed.text)[-1] != ":":
            return None
        subject = self._main_subject(sentence)
        cue = None if subject is None else self._cue_of(sentence, subject)
        if subject is None or cue is None or cue.entry.type != "communication":
            return None
        if any(cue.span.overlaps(span) for span in self._cued):
            return None
        return Relation(
            (subject,), (cue.span,), (outer,), _CONFIDENCE, ("rule:cue before a colon",)
        )

    def _candidates(self, outer: Span, place: int) -> Iterator[tuple[int | Span, str, float]]:
        """Speakers by a relation's number or by a mention, the likeliest first."""
        sentence = self._parsed.sentence_at(outer.start)
        if sentence is not None and _is_amid(sentence, outer):
            subject = self._main_subject(sentence)
            if subject is not None and subject.end <= outer.start:
                yield subject, "rule:subject of its sentence", _CONFIDENCE
        since = self._speaking[max(place - 1, 0)].start
        turn = self._last_turn(since, outer.start)
        taken = self._taken(since, outer.start)
        if taken is not None and (turn is None or turn[0] < taken.start):
            yield taken, "rule:takes the floor", _CONFIDENCE
        if turn is not None:
            yield turn[1], "rule:goes on", _CONFIDENCE
        if not _LETTER.search(self._parsed.text, self._speaking[place].start, outer.start):
            far = self._last_turn(self._speaking[max(place - _FARTHEST, 0)].start, outer.start)
            if far is not None:
                yield far[1], "rule:last who spoke", _CONFIDENCE / 2

    def _last_turn(self, since: int, until: int) -> tuple[int, int | Span] | None:
        """Where the last speaker between two places began to speak, and who it is."""
        turns = [turn for turn in self._turns if since <= turn[0] < until]
        turns += [
            (span.start, speaker)
            for span, relation in self._given
            if since <= span.start < until and (speaker := _speaker(relation)) is not None
        ]
        return max(turns, key=lambda turn: turn[0], default=None)

    def _taken(self, since: int, until: int) -> Span | None:
        """Who last spoke by a cue that no relation has: "Voss stressed the need for pumps"."""
        last = None
        for sentence in self._parsed.sentences_in(Span(since, until)):
            if sentence.span.end > until:
                break
            subject = self._main_subject(sentence)
            is_colon = sentence.words[-1].form == ":"
            if subject is not None and (is_colon or self._cue_of(sentence, subject)):
                last = subject
        return last

    def _cue_of(self, sentence: Sentence, subject: Span) -> Cue | None:
        """The first cue in a sentence that has a phrase for its subject."""
        places = sentence.places_in([subject])
        return next(
            (
                cue
                for cue in self._cues.at([sentence.span])
                if cue.sentence is sentence
                and cue.entry.type in _FLOOR
                and subject_of(sentence, cue.head) in places
            ),
            None,
        )

    def _main_subject(self, sentence: Sentence) -> Span | None:
        """The subject of a sentence's main clause, where it can speak."""
        root = sentence.root
        head = None if root is None else subject_of(sentence, root)
        if head is None:
            return None
        places = naming_phrase(sentence, head)
        if not self._voices.speaks(sentence, places):
            return None
        return spelled_source(sentence, places)


def _speaker(relation: Relation) -> int | Span | None:
    return relation.continues if relation.continues is not None else relation.told_by


def _is_amid(sentence: Sentence, outer: Span) -> bool:
    """Whether words of the outlet's own stand before a quotation in its sentence."""
    return any(word.end <= outer.start and word.upos != "PUNCT" for word in sentence.words)
