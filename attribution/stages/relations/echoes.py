"""Reports that have no content of their own and point at another clause.

"The deal will fail, as critics have warned"; "as the mayor put it, the quay is lost".
"""

from __future__ import annotations

from attribution.language.parse import Sentence
from attribution.lexicons import in_class
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.report import (
    Report,
    cue_words,
    source_of,
    spelled_source,
    stretches,
)
from attribution.stages.syntax.clauses import is_infinitive, is_verb

_OWN = ("obj", "ccomp", "xcomp")
_FEWEST_WORDS = 3


def echo(cue: Cue) -> Report | None:
    """The clause that "as" with a verb of saying points at, None where it points at none."""
    sentence, head = cue.sentence, cue.head
    mark = _mark(sentence, head)
    if mark is None or not in_class(cue.word, "echoing") or is_infinitive(sentence, head):
        return None
    source = source_of(sentence, head)
    if source is None or _has_own_content(sentence, head):
        return None
    own = set(sentence.subtree(head))
    clause = _pointed_at(sentence, mark, max(own), head)
    spans = stretches(sentence, [p for p in clause if p not in own])
    if not spans or len(clause) < _FEWEST_WORDS:
        return None
    rule = "rule:clause that as points at"
    named = (spelled_source(sentence, source),)
    return Report(cue, named, cue_words(cue, rule), spans, rule, tuple(source))


def _has_own_content(sentence: Sentence, verb: int) -> bool:
    """Whether a verb governs what it reports; the "it" of "as she put it" is nothing."""
    return any(
        sentence.words[child].deprel in _OWN and sentence.words[child].form.lower() != "it"
        for child in sentence.children[verb]
    )


def _mark(sentence: Sentence, verb: int) -> int | None:
    """The "as" of a clause set off by a comma or at the sentence's start."""
    if sentence.words[verb].deprel not in ("advcl", "parataxis"):
        return None
    first = min(sentence.subtree(verb))
    while sentence.words[first].upos == "PUNCT":
        first += 1
    is_set_off = first == 0 or sentence.words[first - 1].form in (",", "–", "—", "-", "(", "“")
    return first if is_set_off and sentence.words[first].form.lower() == "as" else None


def _pointed_at(sentence: Sentence, mark: int, end: int, verb: int) -> list[int]:
    """The clause right before "as"; at a sentence's start the one behind."""
    governor = sentence.words[verb].head
    behind = [p for p in sentence.subtree(governor) if p > end] if governor >= 0 else []
    if all(word.upos in ("PUNCT", "CCONJ", "ADV") for word in sentence.words[:mark]):
        return behind
    place = mark - 1
    while place > 0 and sentence.words[place].upos == "PUNCT":
        place -= 1
    clause: list[int] = []
    for candidate in (place, *sentence.governors(place)):
        below = [p for p in sentence.subtree(candidate) if p < mark]
        if is_verb(sentence.words[candidate]) or sentence.has_dependent(
            candidate, ("cop", "nsubj", "nsubj:pass")
        ):
            if clause and len(below) < len(sentence.subtree(candidate)) - (end - mark) - 2:
                break  # goes on behind the report: a clause around this one
            clause = below
    marks = ("mark", "cc")
    return [p for p in clause if not (p == min(clause) and sentence.words[p].deprel in marks)]
