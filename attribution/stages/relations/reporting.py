"""Reporting clauses read off the parse: who says what, where the tree shows it plainly.

A verb of saying has its clause behind it ("X said that …"), before or around it ("…, X said"), an
infinitive ("vowed to …") or a thing ("described a flash"); besides there are "according to X" and
the shapes that modules of their own read: exhibits, hearsay, refusals and echoes. They complete the
tagger's relations, never replace them.
"""

from __future__ import annotations

from attribution.lexicons import Lexicon, NounEntry, in_class
from attribution.stages.relations.contents import lead_of
from attribution.stages.relations.cues import Cue, Cues
from attribution.stages.relations.echoes import echo
from attribution.stages.relations.exhibits import shown
from attribution.stages.relations.hearsay import hearsay
from attribution.stages.relations.refusals import refusal
from attribution.stages.relations.report import (
    Report,
    asks,
    source_of,
    source_of_according,
    spelled_source,
    stretches,
)
from attribution.stages.relations.statements import statement
from attribution.stages.syntax.clauses import has_subject, is_participle, is_verb
from attribution.text import Span


def find_reports(cues: Cues, nouns: Lexicon[NounEntry]) -> list[Report]:
    """Every reporting clause of a document, in order.

    Args:
        cues: the document's cues.
        nouns: tells pictures and documents, which show, from other things.
    """
    return [report for cue in cues.all if (report := report_of(cue, nouns)) is not None]


def report_of(cue: Cue, nouns: Lexicon[NounEntry]) -> Report | None:
    """The reporting clause that a cue governs; None where the tree shows none plainly."""
    if cue.entry.type == "evidence" and cue.is_verb:
        return shown(cue, nouns)
    if cue.means("according"):
        return _according(cue)
    if cue.entry.speech_act == "decline":
        return refusal(cue)
    if is_second(cue):
        return _second(cue)
    told = hearsay(cue)
    if told is not None or cue.word.upos in ("NOUN", "ADV"):
        return told
    return echo(cue) or statement(cue)


def is_second(cue: Cue) -> bool:
    """Whether a cue is a participle that goes on with a report: "…, adding that …"."""
    sentence, head = cue.sentence, cue.head
    if not cue.is_verb or not is_participle(sentence, head) or has_subject(sentence, head):
        return False
    says = cue.entry.type == "communication" and cue.entry.speech_act is not None
    says = says and not cue.means("striking")
    if cue.word.deprel not in ("advcl", "conj") or not (says or asks(cue)):
        return False
    return any(is_verb(sentence.words[place]) for place in sentence.governors(head))


def _second(cue: Cue) -> Report | None:
    """What a second cue adds: its clause, or what it asks for or condemns."""
    sentence, head = cue.sentence, cue.head
    labels = {"ccomp"}
    if in_class(cue.word, "telling_of"):
        labels |= {"obj"}
    if cue.entry.speech_act in ("direct", "condemn", "accuse", "deny", "warn", "promise"):
        labels |= {"obj", "obl", "xcomp"}
    below = [
        place
        for child in sentence.children[head]
        if child > head and sentence.words[child].deprel in labels
        for place in sentence.subtree(child)
        if place > cue.match.last - 1
    ]
    spans = stretches(sentence, below)
    if not spans:
        return None
    source = source_of(sentence, head) or []
    named = (spelled_source(sentence, source),) if source else ()
    rule = "rule:second cue of one speaker"
    return Report(
        cue, named, (cue.span,), (Span(spans[0].start, spans[-1].end),), rule, tuple(source)
    )


def _according(cue: Cue) -> Report | None:
    """What is so according to somebody: the clause before, behind or around the words."""
    sentence = cue.sentence
    source = source_of_according(cue)
    verb = sentence.words[cue.word.head].head
    if verb < 0 or not source:
        return None
    first, last = cue.match.first, max(source)
    words = sentence.words
    is_at_edge = first == 0 or words[first - 1].upos == "PUNCT"
    if not is_at_edge:
        return None
    begin = lead_of(sentence, first) if first else 0
    below = set(sentence.subtree(verb))
    shares = words[verb].deprel == "conj" and not has_subject(sentence, verb)
    if words[verb].deprel in ("root", "ccomp", "parataxis") or shares:
        below |= set(range(begin, first))
    around = [p for p in sorted(below) if begin <= p and not first <= p <= last]
    spans = stretches(sentence, around)
    if not spans or not any(words[p].upos in ("VERB", "AUX") for p in around):
        return None
    return Report(
        cue,
        (spelled_source(sentence, source),),
        (cue.span,),
        spans,
        "rule:according to",
        tuple(source),
    )
