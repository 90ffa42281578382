"""What somebody would not say: "declined to say whether …", "would not be drawn on …".

A plain refusal ("declined to comment") has no content and is no relation; one that names what was
asked has the question, or what was put, for its content.
"""

from __future__ import annotations

from attribution.language.parse import Sentence
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.report import (
    Report,
    cue_words,
    source_of,
    spelled_source,
    stretches,
)

_ASKING = frozenset({"whether", "if", "how", "why", "when", "where", "who", "what", "which"})
_ABOUT = frozenset({"on", "about"})
_COMPLEMENTS = frozenset({"ccomp", "advcl", "xcomp", "obl"})


def refusal(cue: Cue) -> Report | None:
    """The refusal that a cue tells with what it is about, None for a plain one."""
    sentence, head = cue.sentence, cue.head
    if not cue.means("refusing"):
        return None
    subject = source_of(sentence, head, is_felt=True)  # also of the passive "would not be drawn"
    if subject is None:
        return None
    asked = _asked(sentence, cue)
    spans = stretches(sentence, [p for p in asked if p not in subject])
    if not spans:
        return None
    rule = "rule:what is not told"
    named = (spelled_source(sentence, subject),)
    return Report(cue, named, cue_words(cue, rule), spans, rule, tuple(subject))


def _asked(sentence: Sentence, cue: Cue) -> list[int]:
    """The question or clause that a cue governs, at the end of its words or just below them."""
    governors = {p for p in cue.places if cue.head == p or cue.head in sentence.governors(p)}
    governors |= {
        child
        for place in governors
        for child in sentence.children[place]
        if sentence.words[child].deprel in ("xcomp", "conj") and child <= cue.match.last
    }
    for governor in sorted(governors, reverse=True):
        for child in sentence.children[governor]:
            below = [p for p in sentence.subtree(child) if p >= cue.match.last]
            if not below or sentence.words[child].deprel not in _COMPLEMENTS:
                continue
            opening = sentence.words[below[0]].form.lower()
            if opening in _ABOUT and len(below) > 1:
                following = sentence.words[below[1]].form.lower()
                return below[1:] if following in _ASKING else []
            if opening in _ASKING or opening == "that" or cue.means("drawn on"):
                return below
    return []
