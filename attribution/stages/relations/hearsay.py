"""What is told by somebody, and nobody says by whom.

"Two guards reportedly fled", "reports of killings", "an estimated 40 boats", "men suspected of
theft": the reporters, the estimator and those who suspect are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import word_class
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.report import Report, stretches
from attribution.stages.syntax.clauses import (
    SUBJECTS,
    agent_of,
    has_subject,
    is_predicate,
    is_verb,
)
from attribution.stages.syntax.noun_phrases import full_phrase
from attribution.text import DASHES, Span

_POINTING = frozenset({"the", "these", "those", "such", "this", "that"})
_FEWEST_TOLD = 3
_LEFT_OUT = frozenset({"mark", "punct", "cc"})


def hearsay(cue: Cue) -> Report | None:
    """The report that an adverb, noun, adjective or participle makes without a source."""
    if cue.word.form.lower() in word_class("hearsay_adverb"):
        return _adverbial(cue)
    if cue.means("estimated"):
        return _estimate(cue)
    if cue.word.upos == "NOUN":
        return _accounts(cue)
    return _charge(cue)


def _adverbial(cue: Cue) -> Report | None:
    """``Two guards reportedly fled``."""
    sentence, head = cue.sentence, cue.word.head
    if head < 0 or not is_predicate(sentence, head) or not has_subject(sentence, head):
        return None
    return _clause(cue, head, "rule:hearsay of the outlet's")


def _estimate(cue: Cue) -> Report | None:
    """``an estimated 40 boats sank``: the clause of what is counted, or the phrase alone."""
    sentence, noun = cue.sentence, cue.word.head
    if noun < 0 or sentence.words[noun].upos not in ("NOUN", "PROPN", "NUM", "SYM"):
        return None
    rule = "rule:hearsay of an estimate"
    verb, label = sentence.words[noun].head, sentence.words[noun].deprel
    if verb >= 0 and is_verb(sentence.words[verb]) and (label in SUBJECTS or label == "obj"):
        return _clause(cue, verb, rule)
    spans = stretches(sentence, [p for p in full_phrase(sentence, noun) if p not in cue.places])
    return Report(cue, (), (cue.span,), spans, rule, ()) if spans else None


def _clause(cue: Cue, predicate: int, rule: str) -> Report | None:
    """A clause without the cue, its mark ("with", "where") and what stands behind a dash."""
    sentence = cue.sentence
    apart = [
        child
        for child in sentence.children[predicate]
        if sentence.words[child].deprel in _LEFT_OUT
        or (child < predicate and sentence.words[child].xpos == "WRB")
    ]
    below = [p for p in sentence.subtree(predicate) if p not in cue.places and p not in apart]
    dashes = (p for p in below if p > predicate and sentence.words[p].form in DASHES)
    dash = next((p for p in dashes if not sentence.is_hyphen(p)), None)
    below = [p for p in below if dash is None or p < dash]
    spans = stretches(sentence, below)
    if not spans or len(below) < _FEWEST_TOLD:
        return None
    return Report(cue, (), (cue.span,), spans, rule, ())


def _accounts(cue: Cue) -> Report | None:
    """``reports of killings``."""
    sentence, noun = cue.sentence, cue.head
    word = sentence.words[noun]
    if word.xpos != "NNS" or word.lemma.lower().rstrip("s") not in word_class("account"):
        return None
    owned = sentence.has_dependent(noun, ("nmod:poss", "nummod"))
    the = bool(sentence.dependent_forms(noun) & _POINTING)
    if owned or the or _is_by_somebody(sentence, noun) or word.deprel in SUBJECTS:
        return None
    opening = next(
        (p for p in range(noun + 1, len(sentence.words)) if sentence.words[p].upos != "PUNCT"), noun
    )
    told = sentence.dependents(noun, ("acl", "ccomp"))
    if sentence.words[opening].form.lower() == "of" and sentence.words[opening].head > opening:
        told.insert(0, sentence.words[opening].head)  # wherever the tree hangs the phrase
    for child in told:
        below = [p for p in sentence.subtree(child) if p >= opening]
        report = _told_of(cue, below) if below else None
        if report is not None:
            return report
    return None


def _told_of(cue: Cue, below: Sequence[int]) -> Report | None:
    """The phrase with "of" or the clause with "that" that accounts have."""
    sentence = cue.sentence
    opening = sentence.words[below[0]]
    if opening.form.lower() not in ("of", "that"):
        return None
    is_of = opening.form.lower() == "of"
    spans = stretches(sentence, below[1:] if is_of else below)
    words = Span(cue.span.start, opening.end if is_of else cue.span.end)
    return Report(cue, (), (words,), spans, "rule:accounts of nobody named", ()) if spans else None


def _is_by_somebody(sentence: Sentence, noun: int) -> bool:
    return any(
        sentence.words[c].form.lower() in ("by", "from")
        for child in sentence.children[noun]
        for c in sentence.children[child]
    )


def _charge(cue: Cue) -> Report | None:
    """``men suspected of theft``: what they are suspected of, with them."""
    sentence, head = cue.sentence, cue.head
    word = cue.word
    if cue.entry.speech_act != "accuse" and cue.entry.type != "belief":
        return None
    is_passive = word.xpos == "VBN" and word.deprel == "acl" and agent_of(sentence, head) is None
    if not is_passive or sentence.has_dependent(head, ("aux", "nsubj", "obj")):
        return None
    noun = word.head
    named = [p for p in full_phrase(sentence, noun) if p < cue.match.first]
    of_what = [
        place
        for place in sentence.subtree(head)
        if place >= cue.match.last and sentence.words[place].upos != "PUNCT"
    ]
    if of_what and sentence.words[of_what[0]].form.lower() == "of":
        last = sentence.words[of_what.pop(0)].end
    else:
        last = cue.span.end
    if not of_what or not named or last == cue.span.end == sentence.words[head].end:
        return None
    words = Span(cue.span.start, last)
    spans = (*stretches(sentence, named), *stretches(sentence, of_what))
    return Report(cue, (), (words,), spans, "rule:hearsay of a charge", ())
