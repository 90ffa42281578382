"""Verbs of saying with their speaker: "X said that …", "…, X said", "vowed to …"."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import in_class, word_class
from attribution.stages.relations.complements import (
    held,
    is_told,
    patient,
    spoken_of,
    tells,
    told_object,
)
from attribution.stages.relations.contents import (
    clause_before,
    clause_of,
    gerund_of,
    held_to_be,
    infinitive_of,
    name_given,
    tallied,
)
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.report import (
    Report,
    asks,
    cue_words,
    source_of,
    spelled_source,
    stretches,
)
from attribution.stages.syntax.clauses import (
    is_infinitive,
    is_passive,
    subject_of,
)

_NAMING_TAGS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "CCONJ", "ADP", "PART"})
_MODALS = frozenset({"would", "will", "may", "might", "could", "can", "should", "must", "shall"})
_NOBODY = frozenset({"i", "we", "you", "one", "there", "what", "this", "that"})
_TELLING_TYPES = ("communication", "belief", "eventuality")


def statement(cue: Cue) -> Report | None:
    """A verb with its speaker and what is said, before or behind it."""
    sentence, head = cue.sentence, cue.head
    source = source_of(sentence, head, is_told(cue)) if _reports(cue) else None
    if source is None and _reports(cue):
        source = _set_off(sentence, head)
    if source is None or _has_no_speaker(sentence, source):
        return None
    if cue.means("putting"):
        return _put(cue, source)
    content = (
        (spoken_of(cue, source) if tells(cue) else None)
        or clause_before(sentence, head, source)
        or clause_of(sentence, head)
        or (infinitive_of(sentence, head) if asks(cue) else None)
        or (gerund_of(sentence, head) if in_class(cue.word, "owning_up") else None)
        or name_given(sentence, head)
        or (held_to_be(sentence, head) if cue.entry.type == "belief" else None)
        or (told_object(cue) if tells(cue) or _is_tally(cue) else None)
        or ((tallied(sentence, head), "rule:number that is counted") if _is_tally(cue) else None)
    )
    if content is None and is_passive(sentence, head):
        content = patient(cue)
    inner = content is None and is_told(cue)
    content = held(cue) if inner else content
    places, rule = content or ([], "")
    spans = stretches(sentence, [p for p in places if p not in source and p not in cue.places])
    if not spans:
        return None
    return Report(
        cue,
        (spelled_source(sentence, source),),
        cue_words(cue, rule),
        spans,
        rule,
        tuple(source),
        inner,
    )


def _set_off(sentence: Sentence, verb: int) -> list[int] | None:
    """The speakers between a comma and their verb, however the tree joins them: ``…, X said``."""
    places: list[int] = []
    for place in range(verb - 1, -1, -1):
        word = sentence.words[place]
        if word.form in (",", "”", '"'):
            break
        if word.upos not in _NAMING_TAGS:
            return None
        places.insert(0, place)
    heads = [p for p in places if sentence.words[p].upos in ("NOUN", "PROPN", "PRON")]
    is_last = all(word.upos == "PUNCT" for word in sentence.words[verb + 1 :])
    return places if heads and is_last and places[0] > 0 else None


def _put(cue: Cue, source: list[int]) -> Report | None:
    """``put the toll at 21``: what is counted, and the number."""
    sentence = cue.sentence
    last = cue.match.last - 1
    following = [p for p in range(last + 1, len(sentence.words)) if _is_counted(sentence, p, last)]
    if sentence.words[last].form.lower() != "at" or not following:
        return None
    counted = list(range(cue.match.first + 1, last))
    words = (sentence.words[cue.match.first].span, sentence.words[last].span)
    spans = (*stretches(sentence, counted), *stretches(sentence, following))
    named = (spelled_source(sentence, source),)
    return Report(cue, named, words, spans, "rule:number that is put", tuple(source))


def _is_counted(sentence: Sentence, place: int, at: int) -> bool:
    """Whether a word stands in the phrase right behind "at"."""
    return all(
        sentence.words[p].upos not in ("PUNCT", "VERB", "AUX") for p in range(at + 1, place + 1)
    )


def _reports(cue: Cue) -> bool:
    """Whether a cue is a predicate that tells of an act of saying, thinking or asking."""
    return (
        (cue.is_verb or is_told(cue))
        and cue.word.deprel not in ("amod", "compound", "aux", "fixed")
        and (cue.entry.type in _TELLING_TYPES or is_told(cue) or _is_tally(cue) or _is_tried(cue))
        and cue.entry.speech_act != "decline"
        and not cue.means("seldom saying", "seeming")
        and not is_infinitive(cue.sentence, cue.head)
        and not cue.sentence.dependent_forms(cue.head) & _MODALS
    )


def _is_tally(cue: Cue) -> bool:
    """Whether somebody counts: ``the monitor has documented 63 deaths``."""
    sentence = cue.sentence
    subject = subject_of(sentence, cue.head)
    if subject is None or sentence.words[subject].lemma.lower() in word_class("reporter"):
        return False
    return cue.means("counting") and bool(tallied(sentence, cue.head))


def _is_tried(cue: Cue) -> bool:
    """Whether a court hears something, which is said before it."""
    subject = subject_of(cue.sentence, cue.head)
    is_hearing = cue.means("hearing") and subject is not None
    return is_hearing and cue.sentence.words[subject or 0].lemma.lower() in word_class("court")


def _has_no_speaker(sentence: Sentence, source: Sequence[int]) -> bool:
    """Whether a subject is none that reports: "it" of a passive, the first person, "there"."""
    words = [sentence.words[place] for place in source if sentence.words[place].upos != "PUNCT"]
    return len(words) == 1 and words[0].form.lower() in _NOBODY
