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
    has_subject,
    is_infinitive,
    is_passive,
    is_verb,
    subject_of,
)
from attribution.text import DASHES

_CLAUSE = frozenset({"ccomp"})
_SEEMING = ("~seem", "~appear", "~look", "~sound")
_NAMING_TAGS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "CCONJ", "ADP", "PART"})
_MODALS = frozenset({"would", "will", "may", "might", "could", "can", "should", "must", "shall"})
_NO_REPORTS = frozenset(
    {
        "~mean",
        "~mean/VERB",
        "~suggest",
        "~indicate",
        "~imply",
        "~see/VERB",
        "~decide",
        "~figure/VERB",
    }
)
_DATELINE = 12
_NOBODY = frozenset({"i", "we", "you", "one", "there", "what", "this", "that"})
_TELLING_TYPES = ("communication", "belief", "eventuality")
_COUNTING = frozenset({"~count/VERB", "~tally/VERB", "~document/VERB"})
_OPENING = frozenset({"“", '"', "‘", "``"})
_LOOSE = frozenset({"with", ",", "–", "—"})  # open what is added to a report
_LEADS = frozenset(
    {"meanwhile", "however", "also", "separately", "elsewhere", "still", "and", "but", "so", "yet"}
)


def statement(cue: Cue) -> Report | None:
    """A verb with its speaker and what is said, before or behind it."""
    sentence, head = cue.sentence, cue.head
    source = source_of(sentence, head, is_told(cue)) if _reports(cue) else None
    if source is None and _reports(cue):
        source = _set_off(sentence, head)
    if source is None or _has_no_speaker(sentence, source):
        return None
    if cue.entry.phrase.startswith("~put "):
        return _put(cue, source)
    content = (
        (spoken_of(cue, source) if tells(cue) else None)
        or _before(sentence, head, source)
        or _clause(sentence, head)
        or (_infinitive(sentence, head) if asks(cue) else None)
        or (_gerund(sentence, head) if in_class(cue.word, "owning_up") else None)
        or _name(sentence, head)
        or (_held_to_be(sentence, head) if cue.entry.type == "belief" else None)
        or (told_object(cue) if tells(cue) or _is_tally(cue) else None)
        or ((_tallied(sentence, head), "rule:number that is counted") if _is_tally(cue) else None)
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
        and cue.entry.phrase not in _NO_REPORTS
        and not cue.entry.phrase.startswith(_SEEMING)
        and not is_infinitive(cue.sentence, cue.head)
        and not cue.sentence.dependent_forms(cue.head) & _MODALS
    )


def _is_tally(cue: Cue) -> bool:
    """Whether somebody counts: ``the monitor has documented 63 deaths``."""
    sentence = cue.sentence
    subject = subject_of(sentence, cue.head)
    if subject is None or sentence.words[subject].lemma.lower() in word_class("reporter"):
        return False
    return cue.entry.phrase in _COUNTING and bool(_tallied(sentence, cue.head))


def _tallied(sentence: Sentence, verb: int) -> list[int]:
    """The numbers that a verb of counting governs, with what they count."""
    numbers = [
        child
        for child in sentence.children[verb]
        if child > verb
        and sentence.words[child].deprel in ("obj", "xcomp")
        and (sentence.words[child].upos == "NUM" or sentence.has_dependent(child, ("nummod",)))
    ]
    things = sentence.dependents(verb, ("obj", "xcomp"))
    return sorted(p for c in things if numbers and c > verb for p in sentence.subtree(c))


def _is_tried(cue: Cue) -> bool:
    """Whether a court hears something, which is said before it."""
    subject = subject_of(cue.sentence, cue.head)
    is_hearing = cue.entry.phrase == "~hear" and subject is not None
    return is_hearing and cue.sentence.words[subject or 0].lemma.lower() in word_class("court")


def _has_no_speaker(sentence: Sentence, source: Sequence[int]) -> bool:
    """Whether a subject is none that reports: "it" of a passive, the first person, "there"."""
    words = [sentence.words[place] for place in source if sentence.words[place].upos != "PUNCT"]
    return len(words) == 1 and words[0].form.lower() in _NOBODY


def _clause(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """The clause that follows a verb of saying as its complement."""
    for child in sentence.children[verb]:
        is_clause = sentence.words[child].deprel in _CLAUSE
        below = [place for place in sentence.subtree(child) if place > verb]
        if below and _is_cut_off(sentence, verb, below[0]):
            continue
        if is_clause and child > verb and has_subject(sentence, child):
            return below, "rule:clause of a reporting verb"
    return None


def _is_cut_off(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether a bare clause stands behind a comma: "the race ended, forty boats took part"."""
    return (
        sentence.words[verb + 1].form == ","
        and sentence.words[first].form.lower() not in ("that", "“", '"', "‘", "'", "``", ",")
        and not any(sentence.words[place].form == "," for place in range(verb + 2, first))
    )


def _gerund(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody denies or admits having done: ``denies giving such an order``."""
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if child > verb and word.xpos == "VBG" and word.deprel in ("xcomp", "ccomp"):
            return [p for p in sentence.subtree(child) if p > verb], "rule:deed denied or admitted"
    return None


def _name(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody calls a thing in words that are quoted: ``what it described as "excesses"``."""
    governor = sentence.words[verb].head
    is_what = governor >= 0 and sentence.words[governor].form.lower() == "what"
    if not is_what and all(
        sentence.words[c].form.lower() != "what" for c in sentence.children[verb]
    ):
        return None
    for child in sentence.children[verb]:
        below = [p for p in sentence.subtree(child) if p > verb]
        if below and sentence.words[below[0]].form.lower() == "as":
            below.pop(0)
        if below and sentence.words[below[0]].form in _OPENING:
            return below, "rule:name that somebody gives"
    return None


def _held_to_be(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody holds a thing to be: ``believed it to be genuine``."""
    things = sentence.dependents(verb, ("obj", "iobj"))
    for child in sentence.children[verb]:
        if sentence.words[child].deprel == "xcomp" and is_infinitive(sentence, child):
            named = [p for c in things if verb < c < child for p in sentence.subtree(c)]
            below = sentence.subtree(child)
            return ([*named, *below], "rule:what it is held to be") if named else None
    return None


def _infinitive(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody promises, orders or asks for, with whom it is asked of."""
    asked = [
        child
        for child in sentence.children[verb]
        if (child > verb and sentence.words[child].deprel in ("obj", "iobj", "obl"))
        or sentence.words[child].deprel == "nsubj:pass"
    ]
    for governor in (verb, *asked):
        for child in sentence.children[governor]:
            label = sentence.words[child].deprel
            is_wanted = label in ("xcomp", "ccomp", "advcl", "acl") and child > verb
            if is_wanted and is_infinitive(sentence, child):
                below = sentence.subtree(child)
                first = [p for other in asked if other < child for p in sentence.subtree(other)]
                named = [p for p in first if sentence.words[p].upos != "ADP"]
                return sorted({*named, *below}), "rule:infinitive of a request"
    return None


def _before(sentence: Sentence, verb: int, source: Sequence[int]) -> tuple[list[int], str] | None:
    """A clause before its reporting verb, or around it: "…, X said", "The plan, X said, is …"."""
    first = min(*source, verb)
    if first == 0 or sentence.words[verb].deprel not in ("parataxis", "root", "ccomp", "conj"):
        return None
    if sentence.words[first - 1].form not in (",", "”", '"', "''", "’", "—", "–", "-"):
        return None
    predicate = _reported(sentence, verb, first)
    if predicate is None or _has_own_content(sentence, verb, predicate):
        return None
    lead = lead_of(sentence, first)
    before = list(range(lead, first))
    after = []
    if predicate > verb:  # the clause goes on behind the words that report it
        behind = max(*source, verb)
        own = {p for c in sentence.children[verb] if c != predicate for p in sentence.subtree(c)}
        after = [p for p in sentence.subtree(predicate) if p > behind and p not in own]
    is_title = all(word.upos == "PUNCT" for word in sentence.words[verb + 1 :])
    has_verb = any(sentence.words[place].upos in ("VERB", "AUX") for place in (*before, *after))
    if not has_verb and not is_title:
        return None
    return [*before, *after], "rule:reporting verb behind its clause"


def _has_own_content(sentence: Sentence, verb: int, predicate: int) -> bool:
    """Whether a verb governs something behind it, and so reports nothing before it."""
    addressed = sentence.words[verb].lemma.lower() in word_class("informing")
    labels = ("ccomp", "xcomp") if addressed else ("ccomp", "xcomp", "obj")
    return any(
        child > verb
        and child != predicate
        and sentence.words[child].deprel in labels
        and sentence.words[min(sentence.subtree(child))].form.lower() not in _LOOSE
        for child in sentence.children[verb]
    )


def _reported(sentence: Sentence, verb: int, first: int) -> int | None:
    """The predicate of the clause that a verb reports from behind or amid it."""
    word = sentence.words[verb]
    if word.deprel == "parataxis" and word.head >= 0:
        return word.head
    for child in sentence.children[verb]:
        if sentence.words[child].deprel == "ccomp":
            begins = min(sentence.subtree(child))
            if begins < first:
                return child
    return None


def lead_of(sentence: Sentence, first: int) -> int:
    """Where a reported clause begins: after a dateline, a conjunction or a connecting adverb."""
    start = 0
    for place in range(1, min(_DATELINE, first - 1)):
        opening = sentence.words[: place + 1]
        if opening[-1].form in DASHES and not any(is_verb(word) for word in opening):
            start = place + 1
    while start < first - 1 and sentence.words[start].form.lower() in _LEADS:
        start += 1
        if sentence.words[start].form == ",":
            start += 1
    return start
