"""Who feels it, where a feeling is told by a noun: "the town is gripped by fear of a flood".

The feeling hangs on a verb whose subject, or whose object if the feeling is the subject, is the one
who feels; a place stands for those who live there.
"""

from __future__ import annotations

from dataclasses import replace

from attribution.language.parse import Sentence
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.clauses import SUBJECTS, is_verb
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span

_OBLIQUE = frozenset({"obl", "obl:agent"})
_GOVERNING = frozenset({"by", "in", "with", "from", "under"})


def with_experiencer(relation: Relation, cue: Cue) -> Relation:
    """A relation whose cue names a feeling, with whoever feels it as its source.

    The cue then takes in the verb that joins the two; a relation of another kind is unchanged.
    """
    noun = cue.feeling
    if noun is None:
        return relation
    sentence, verb = cue.sentence, cue.sentence.words[noun].head
    if verb < 0 or not is_verb(sentence.words[verb]):
        return relation
    feeler = _feeler(sentence, noun, verb)
    if feeler is None:
        return relation
    source = sentence.span_of(naming_phrase(sentence, feeler))
    words = relation.cue
    if sentence.words[noun].deprel in _OBLIQUE and verb < noun:
        first = min([verb, *_auxiliaries(sentence, verb)])
        words = (Span(sentence.words[first].start, max(span.end for span in relation.cue)),)
    if any(part.overlaps(other) for part in (source, *words) for other in relation.content):
        return relation
    if any(source.overlaps(span) for span in words):
        return relation
    return replace(
        relation,
        source=(source,),
        cue=words,
        evidence=(*relation.evidence, "rule:who has the feeling"),
    )


def _feeler(sentence: Sentence, noun: int, verb: int) -> int | None:
    label = sentence.words[noun].deprel
    wanted: frozenset[str]
    if label in _OBLIQUE and _preposition(sentence, noun) in _GOVERNING:
        wanted = SUBJECTS
    elif label in SUBJECTS:
        wanted = frozenset({"obj"})
    else:
        return None
    return next(iter(sentence.dependents(verb, wanted)), None)


def _preposition(sentence: Sentence, noun: int) -> str:
    for child in sentence.children[noun]:
        if sentence.words[child].deprel == "case" and child < noun:
            return sentence.words[child].form.lower()
    return ""


def _auxiliaries(sentence: Sentence, verb: int) -> list[int]:
    return [
        child
        for child in sentence.children[verb]
        if sentence.words[child].deprel.startswith("aux") and child < verb
    ]
