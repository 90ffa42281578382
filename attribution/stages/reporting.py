"""Reporting clauses read off the parse: who says what, where the tree shows it plainly.

Four shapes are read: a verb of saying with its clause ("X said that …", "told Y that …"), one
behind or amid what it reports ("…, X said"), one with an infinitive ("vowed to …", "urged Y to
…"), and "according to X". They complete the tagger's relations, never replace them.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import Lexicon, NounEntry
from attribution.stages.clauses import (
    SUBJECTS,
    above,
    antecedent,
    has_dependent,
    is_participle,
    is_verb,
    phrase,
    subject_of,
)
from attribution.stages.complements import with_circumstances
from attribution.stages.cues import Cue, Cues
from attribution.stages.report import (
    Report,
    asks,
    cue_words,
    has_subject,
    source_of,
    spelled_source,
    stretches,
)
from attribution.stages.statements import lead_of, statement
from attribution.text import Span

_HEARSAY = frozenset({"reportedly", "purportedly", "supposedly", "allegedly"})
_SHOWING = frozenset(
    {"~show/VERB", "~depict", "~capture/VERB", "~picture/VERB", "~appear to show",
     "~seem to show", "~purport to show"}
)  # fmt: skip
_ANOTHER = frozenset({"another", "others", "first", "second", "third", "fourth", "latter"})
_ACCOUNTS = frozenset({"report", "account", "claim", "allegation", "rumour", "rumor", "accusation"})
_POINTING = frozenset({"the", "these", "those", "such", "this", "that"})
_FEWEST_TOLD = 3
DASHES = frozenset({"--", "—", "–", "-"})


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
        return _shown(cue, nouns)
    if cue.entry.phrase == "according to":
        return _according(cue)
    if cue.word.form.lower() in _HEARSAY:
        return _hearsay(cue)
    if cue.word.upos == "NOUN":
        return _accounts(cue)
    return _second(cue) if is_second(cue) else statement(cue)


def _shown(cue: Cue, nouns: Lexicon[NounEntry]) -> Report | None:
    """What a picture or document shows: "the clip shows a ladder", "its logs showed that …"."""
    sentence = cue.sentence
    if cue.entry.phrase not in _SHOWING:
        return None
    verb = cue.match.first if is_verb(sentence.words[cue.match.first]) else cue.head
    subject = subject_of(sentence, verb)
    if subject is None or subject in cue.places or has_dependent(sentence, verb, ("aux:pass",)):
        return None
    source = [p for p in phrase(sentence, antecedent(sentence, subject)) if p < cue.match.first]
    if not source or not _is_exhibit(sentence, source, subject, nouns):
        return None
    last = cue.match.last - 1
    below = [
        place
        for governor in {verb, cue.head, last}
        for child in sentence.children[governor]
        if child > last and sentence.words[child].deprel in ("obj", "iobj", "ccomp")
        for place in sentence.subtree(child)
        if place > last
    ]
    below = with_circumstances(sentence, last, below) if below else below
    spans = stretches(sentence, below)
    if not spans:
        return None
    named = (spelled_source(sentence, source),)
    rule = "rule:shown by a picture"
    return Report(cue, named, cue_words(cue, rule), spans, rule, tuple(source))


def _is_exhibit(
    sentence: Sentence, source: Sequence[int], head: int, nouns: Lexicon[NounEntry]
) -> bool:
    """Whether a phrase names a picture or document, or one more of them ("the fourth")."""
    word = sentence.words[head]
    is_another = word.form.lower() in _ANOTHER or "NumType=Ord" in word.feats
    if is_another and word.upos != "NOUN":
        return True
    words = [sentence.words[place] for place in source]
    return any(match.entry.kind in ("media_item", "document") for match in nouns.matches(words))


def is_second(cue: Cue) -> bool:
    """Whether a cue is a participle that goes on with a report: "…, adding that …"."""
    sentence, head = cue.sentence, cue.head
    if not cue.is_verb or not is_participle(sentence, head) or has_subject(sentence, head):
        return False
    says = cue.entry.type == "communication" and cue.entry.speech_act is not None
    if cue.word.deprel not in ("advcl", "conj") or not (says or asks(cue)):
        return False
    return any(is_verb(sentence.words[place]) for place in above(sentence, head))


def _second(cue: Cue) -> Report | None:
    """What a second cue adds: its clause, or what it asks for or condemns."""
    sentence, head = cue.sentence, cue.head
    labels = {"ccomp"}
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


def _hearsay(cue: Cue) -> Report | None:
    """``Two guards reportedly fled``: told by somebody, nobody says whom."""
    sentence, verb = cue.sentence, cue.word.head
    if verb < 0 or not is_verb(sentence.words[verb]) or not has_subject(sentence, verb):
        return None
    below = [place for place in sentence.subtree(verb) if place not in cue.places]
    dash = next((p for p in below if p > verb and sentence.words[p].form in DASHES), None)
    below = [p for p in below if dash is None or p < dash]
    spans = stretches(sentence, below)
    if not spans or len(below) < _FEWEST_TOLD:
        return None
    return Report(cue, (), (cue.span,), spans, "rule:hearsay of the outlet's", ())


def _accounts(cue: Cue) -> Report | None:
    """``reports of killings``: told by somebody, nobody says whom."""
    sentence, noun = cue.sentence, cue.head
    word = sentence.words[noun]
    if word.xpos != "NNS" or word.lemma.lower().rstrip("s") not in _ACCOUNTS:
        return None
    owned = has_dependent(sentence, noun, ("nmod:poss", "nummod"))
    the = any(sentence.words[c].form.lower() in _POINTING for c in sentence.children[noun])
    by_whom = any(
        sentence.words[c].form.lower() in ("by", "from")
        for child in sentence.children[noun]
        for c in sentence.children[child]
    )
    if owned or the or by_whom or word.deprel in SUBJECTS:
        return None
    for child in sentence.children[noun]:
        below = [p for p in sentence.subtree(child) if p > noun]
        opening = sentence.words[below[0]].form.lower() if below else ""
        if opening in ("of", "that") and sentence.words[child].deprel in ("nmod", "acl", "ccomp"):
            kept = below[1:] if opening == "of" else below
            last = cue.span.end if opening == "that" else sentence.words[below[0]].end
            spans = stretches(sentence, kept)
            if spans:
                cue_span = Span(cue.span.start, last)
                return Report(cue, (), (cue_span,), spans, "rule:accounts of nobody named", ())
    return None


def _according(cue: Cue) -> Report | None:
    """What is so according to somebody: the clause before, behind or around the words."""
    sentence = cue.sentence
    noun = cue.word.head
    if noun < 0 or cue.word.deprel not in ("case", "mark") or noun <= cue.head:
        return None
    source = [place for place in phrase(sentence, noun) if place not in cue.places]
    verb = sentence.words[noun].head
    if verb < 0 or not source:
        return None
    first, last = cue.match.first, max(source)
    words = sentence.words
    is_at_edge = first == 0 or words[first - 1].upos == "PUNCT"
    if not is_at_edge:
        return None
    begin = lead_of(sentence, first) if first else 0
    below = set(sentence.subtree(verb))
    if words[verb].deprel in ("root", "ccomp", "parataxis"):
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
