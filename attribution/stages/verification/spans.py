"""Which words of a sentence are a statement about checking."""

from __future__ import annotations

from attribution.lexicons import CheckEntry, Match
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.clauses import SUBJECTS
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.sentences import CheckSentence
from attribution.text import Span

_SPEAKING = frozenset({"said", "says", "added", "adding"})
_LONGEST = 380
"""Code points of a statement; what goes beyond is left to the claims it is about."""


def statement_span(on: CheckSentence, frame: Frame, match: Match[CheckEntry]) -> Span:
    """The statement's clause, without further clauses that are joined to it."""
    words = on.sentence.words
    second = words[frame.place].deprel == "conj" and frame.outcome == "done"
    top = frame.place if second else frame.top
    kept = set(on.sentence.subtree(top)) | set(range(match.first, match.last))
    shared = frame.object is not None and frame.object > frame.place and not frame.passive
    for at in frame.path:
        for child in on.sentence.children[at]:
            apart = words[child].deprel in ("conj", "parataxis") and child not in frame.path
            own = on.frames.subject(child) is not None or words[child].upos == "VERB"
            if apart and own and child > frame.place:
                below = set(on.sentence.subtree(child))
                kept -= below if not shared or frame.object not in below else set()
    if second and shared and frame.object is not None:
        kept |= set(on.sentence.subtree(frame.object))
    if frame.content is not None:
        for child in on.sentence.children[frame.content]:
            if words[child].deprel == "conj" and on.frames.form(child) in _SPEAKING:
                kept -= set(on.sentence.subtree(child))
    if frame.modifies is None:
        kept = _from_subject(on, kept, frame)
    if frame.modifies is not None and words[frame.top].deprel in ("acl", "amod", "appos"):
        kept |= set(plain_phrase(on.sentence, frame.modifies))
    places = sorted(p for p in kept if words[p].upos != "PUNCT")
    start, end = words[places[0]].start, words[places[-1]].end
    if end - start > _LONGEST and frame.content is not None:
        places = [p for p in places if p < frame.content and p >= places[0]]
        end = words[max([frame.place, *places])].end
    return Span(start, min(end, start + _LONGEST))


def _from_subject(on: CheckSentence, kept: set[int], frame: Frame) -> set[int]:
    """A statement's words without what stands before its subject."""
    starts = [
        min(plain_phrase(on.sentence, child))
        for at in frame.path
        for child in on.sentence.children[at]
        if on.sentence.words[child].deprel in (*SUBJECTS, "expl") and child < frame.place
    ]
    return {place for place in kept if place >= min(starts)} if starts else kept
