"""Opinions told from what can be checked: evaluations said of something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import EvaluationEntry, Lexicon, Match, word_class
from attribution.stages.commitment.predicates import mood_of
from attribution.stages.flags.judged import Judged
from attribution.stages.sources.facts import PEOPLE

_PREDICATES = ("root", "ccomp", "conj", "parataxis", "xcomp", "advcl", "acl:relcl", "acl")
_DUTIES = frozenset({"should", "ought"})
_ANALYSTS = frozenset({"academic_thinktank"})


def opinion(judged: Judged, number: int, evaluations: Lexicon[EvaluationEntry]) -> str | None:
    """Why a claim is an opinion, None where it can be checked.

    An evaluating word makes one where it is what is said of the subject, where a superlative
    heightens it, where the cue is one of naming ("called it a farce"), and in an analyst's mouth.
    """
    speaker = judged.speaker(number)
    attribution = judged.attribution(number)
    is_writers = attribution is None or (speaker is not None and speaker.kind == "outlet_self")
    if is_writers and judged.is_comment:
        why = _argued(judged, number, evaluations)
        if why is not None:
            return why
    is_analyst = speaker is not None and (
        speaker.access == "analyst" or speaker.affiliation in _ANALYSTS
    )
    says = attribution is not None and attribution.type in ("communication", "belief")
    cue = _lemma_of_cue(judged, attribution.cue) if attribution is not None and says else ""
    for sentence, match in _evaluations(judged, number, evaluations):
        place = match.last - 1
        words = " ".join(word.form for word in sentence.words[match.first : match.last])
        if match.entry.anywhere or is_analyst or cue in word_class("judging"):
            return f"evaluations:{words}"
        if _is_said(sentence, place) or _is_heightened(sentence, match.first):
            return f"evaluations:{words}"
    if speaker is not None and speaker.kind in PEOPLE:
        return _duty(judged, number)
    return None


def _argued(judged: Judged, number: int, evaluations: Lexicon[EvaluationEntry]) -> str | None:
    """Why a claim of a comment piece's writer is an argument, None where it tells a fact.

    What is to be done or might have been, what is hoped, any evaluating word and a word quoted to
    be disowned as the predicate; and the piece's title.
    """
    if judged.reading.assertions[number].zone == "headline":
        return "rule:title of a comment"
    attribution = judged.attribution(number)
    if attribution is not None and _lemma_of_cue(judged, attribution.cue) in word_class("hoping"):
        return "rule:hope of the writer"
    for predicate in judged.predicates(number):
        mood = mood_of(predicate)
        if mood in ("deontic", "counterfactual") or predicate.word.form.lower() in _DUTIES:
            return f"rule:{mood or 'deontic'} in a comment"
        if judged.reading.quotations.touching(predicate.span):
            return "rule:quoted predicate in a comment"
    found = next(_evaluations(judged, number, evaluations), None)
    if found is None:
        return None
    sentence, match = found
    words = " ".join(word.form for word in sentence.words[match.first : match.last])
    return f"evaluations:{words}"


def _evaluations(
    judged: Judged, number: int, evaluations: Lexicon[EvaluationEntry]
) -> Iterator[tuple[Sentence, Match[EvaluationEntry]]]:
    """The evaluating words of a claim, sentence by sentence."""
    for span in judged.reading.assertions[number].spans:
        for sentence in judged.reading.parsed.sentences_in(span):
            for match in evaluations.matches(sentence.words):
                if span.covers(sentence.words[match.first].span):
                    yield sentence, match


def _is_said(sentence: Sentence, place: int) -> bool:
    """Whether a word is what is said of a subject: it has a copula, or is a verb of its own."""
    word = sentence.words[place]
    if word.deprel not in _PREDICATES or word.form.lower() in word_class("degree"):
        return False
    if word.upos == "VERB":
        return word.deprel in ("root", "ccomp", "conj", "parataxis")
    return sentence.has_dependent(place, ("cop",))


def _is_heightened(sentence: Sentence, place: int) -> bool:
    """Whether an evaluating adjective is a superlative: "the gravest", "the most serious"."""
    word = sentence.words[place]
    if word.upos != "ADJ" or word.form.lower() in word_class("degree"):
        return False
    before: Sequence[ParsedWord] = sentence.words[max(place - 1, 0) : place]
    is_most = any(other.form.lower() in ("most", "least") for other in before)
    return is_most or "Degree=Sup" in word.feats or word.xpos == "JJS"


def _duty(judged: Judged, number: int) -> str | None:
    """A "should" over the claim's main predicate."""
    for predicate in judged.predicates(number):
        for child in predicate.sentence.children[predicate.place]:
            word = predicate.sentence.words[child]
            if word.deprel == "aux" and word.form.lower() in _DUTIES:
                return f"rule:{word.form.lower()} over the main predicate"
    return None


def _lemma_of_cue(judged: Judged, cue: Sequence[tuple[int, int]]) -> str:
    """The lemma of a cue's first verb."""
    for start, end in cue:
        sentence = judged.reading.parsed.sentence_at(start)
        if sentence is None:
            continue
        for word in sentence.words:
            if start <= word.start < end and word.upos == "VERB":
                return word.lemma.casefold()
    return ""
