"""What an outlet says in its own voice in one sentence, beside what others are reported to say."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import in_class
from attribution.stages.claims.asides import asides
from attribution.stages.syntax.clauses import SUBJECTS, is_participle
from attribution.text import DASHES, Span, bared, runs

_CLAUSES = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "conj", "parataxis", "ccomp", "appos", "root"}
)
_FEWEST_WORDS = 4
_DANGLING = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "PART"})


class OwnVoice:
    """The outlet's claims in one sentence.

    A word is free where nobody else's cue or content stands on it. A speaker's name is free as the
    subject of a clause of the outlet's ("He fled, but said: …"), a picture's as its object, and a
    noun that tells of saying as its subject ("Her claim that … caused outrage").
    """

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        reported: Sequence[Span],
        speakers: Sequence[Span],
        hedges: Sequence[Span],
        cues: Sequence[Span] = (),
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._hedges = [hedge for hedge in hedges if hedge.overlaps(sentence.span)]
        words = sentence.words
        self._cued = [_covered(word.span, cues) for word in words]
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
        subjects = sentence.dependents(head, SUBJECTS)
        subject = next(iter(subjects), None)
        if subject is None or subject in claimed:
            return []
        is_deed = self._cued[subject] and sentence.words[subject].upos == "NOUN"
        if not self._open[subject] and not is_deed:
            return []
        if sentence.has_dependent(head, ("expl",)) and not all(self._free[p] for p in subjects):
            return []  # "there are reports that …" tells nothing beside them
        objects = sentence.dependents(head, ("obj",))
        own = {p for c in (subject, *objects) for p in sentence.subtree(c) if self._open[p]}
        if is_deed:
            own.update(p for p in sentence.subtree(subject) if p <= subject)
        clause = [
            place
            for place in sentence.subtree(head)
            if (self._free[place] or place in own) and place not in claimed
        ]
        words = [sentence.words[place] for place in clause]
        is_long = sum(word.upos != "PUNCT" for word in words) >= _FEWEST_WORDS
        has_verb = any(word.upos in ("VERB", "AUX") for word in words)
        return clause if is_long and has_verb else []

    def _runs(self, claimed: set[int]) -> list[list[int]]:
        """Stretches of free words that are not claimed yet."""
        return runs(p for p, free in enumerate(self._free) if free and p not in claimed)

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
                if not is_clause or word.head in inside or self._names_a_source(place):
                    continue
                if self._is_circumstance(place):
                    continue
                clause = [p for p in self._sentence.subtree(place) if p in inside]
                if sum(words[p].upos != "PUNCT" for p in clause) >= _FEWEST_WORDS:
                    yield clause

    def _is_circumstance(self, place: int) -> bool:
        """Whether a participle opens the sentence of a report: "Speaking in Levin, she said …"."""
        words = self._sentence.words
        first = min(self._sentence.subtree(place))
        is_first = all(word.upos == "PUNCT" for word in words[:first])
        is_bare = words[place].xpos in ("VBG", "VBN") or is_participle(self._sentence, place)
        above = words[place].head
        return is_first and is_bare and above >= 0 and self._cued[above]

    def _names_a_source(self, place: int) -> bool:
        """Whether a participle names who told it, and tells nothing itself: "citing police"."""
        cites = in_class(self._sentence.words[place], "citing")
        return cites and is_participle(self._sentence, place)

    def _is_gloss(self, place: int) -> bool:
        """Whether a noun tells what another is: ``the coast – a stronghold of the old guard``."""
        words = self._sentence.words
        below = [p for p in self._sentence.subtree(place) if words[p].upos != "PUNCT"]
        first = min(below, default=0)
        is_noun = words[place].upos in ("NOUN", "PROPN")
        is_set_off = first > 0 and words[first - 1].form in DASHES
        is_set_off = is_set_off and not self._sentence.is_hyphen(first - 1)
        return is_noun and is_set_off and words[place].deprel in ("appos", "parataxis")

    def _spans(self, clause: Sequence[int]) -> Iterator[tuple[Span, ...]]:
        """The clause's words as spans, without marks and dangling conjunctions at their edges."""
        kept = []
        words = self._sentence.words
        for run in runs(clause):
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
        is_function = word.upos in _DANGLING or word.deprel in ("case", "mark", "cc", "det")
        return word.upos == "PUNCT" or (is_function and is_left)


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect.bisect_right(taken, (span.start, float("inf"))) - 1
    return any(taken[n].overlaps(span) for n in (at, at + 1) if 0 <= n < len(taken))
