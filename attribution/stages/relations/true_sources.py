"""Tagged relations whose source is another one: the picture that shows it, or nobody.

Footage that shows something is the source of what it shows; whoever is suspected of something does
not say so.
"""

from __future__ import annotations

from dataclasses import replace

from attribution.lexicons import Lexicon, NounEntry
from attribution.stages.relations.cues import Cue, Cues
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.clauses import agent_of, subject_of
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span, bared, merged, trimmed


def as_shown(relation: Relation, cues: Cues, nouns: Lexicon[NounEntry]) -> Relation:
    """A relation told by a picture, with the picture as its source; others unchanged.

    "The group released footage showing bodies" and "clips appeared to show men" have the
    footage and the clips for their sources; who released them belongs to the chain.
    """
    for cue in reversed(cues.at(relation.cue)):
        if cue.entry.type != "evidence" or not cue.is_verb:
            continue
        holder = _shown_by(cue, cues, nouns)
        if holder is None:
            continue
        end = cue.span.end
        behind = tuple(
            trimmed(cues.parsed.text, max(span.start, end), span.end)
            for span in relation.content
            if span.end > end
        )
        if behind:
            return Relation(
                (holder,),
                (cue.span,),
                behind,
                relation.confidence,
                (*relation.evidence, "rule:shown by a picture"),
            )
    return relation


def as_suspected(relation: Relation, cues: Cues) -> Relation:
    """``those suspected of theft``, ``polls expected to close``: nobody says who expects it."""
    cue = next(iter(cues.at(relation.cue)), None)
    is_charge = cue is not None and cue.is_verb and _is_of_its_bearer(cue)
    if cue is None or not is_charge or not relation.source:
        return relation
    sentence, head = cue.sentence, cue.head
    describes = cue.word.deprel in ("acl", "acl:relcl") and cue.word.xpos == "VBN"
    is_active = sentence.has_dependent(head, ("aux", "nsubj"))
    governor = sentence.words[cue.word.head].span
    is_suspect = any(span.covers(governor) for span in relation.source)
    if not describes or is_active or not is_suspect or agent_of(sentence, head) is not None:
        return relation
    return replace(
        relation,
        source=(),
        content=tuple(merged((*relation.source, *relation.content))),
        evidence=(*relation.evidence, "rule:who is suspected does not speak"),
    )


def _shown_by(cue: Cue, cues: Cues, nouns: Lexicon[NounEntry]) -> Span | None:
    """The picture that shows it: the subject of showing, or the noun that it describes."""
    sentence = cue.sentence
    verb = cue.match.first if cue.sentence.words[cue.match.first].upos == "VERB" else cue.head
    head = subject_of(sentence, verb)
    if head is None:
        head = subject_of(sentence, cue.head)
    if head is None or head in cue.places:
        return None
    places = [p for p in naming_phrase(sentence, head) if p < cue.match.first]
    words = [sentence.words[place] for place in places]
    kinds = {match.entry.kind for match in nouns.matches(words)}
    if not places or "media_item" not in kinds:
        return None
    return bared(cues.parsed.text, sentence.span_of(places))


def _is_of_its_bearer(cue: Cue) -> bool:
    """Whether a participle tells what somebody else thinks of the noun that it describes."""
    is_thought = cue.entry.type in ("belief", "eventuality")
    is_thought = is_thought and cue.sentence.has_dependent(cue.head, ("xcomp",))
    return cue.entry.speech_act == "accuse" or is_thought
