"""What is done in saying: type, speech act and stance, from the cue and from the words reported.

The cue decides. A plain verb of saying is open to what is said: "must" and "is forbidden" direct,
"we will" promises, "we condemn" condemns (Searle 1976; the attribution types of PDTB).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.lexicons import DeedEntry, Lexicon, word_class
from attribution.quotation import Quotations
from attribution.records import AttributionType, SpeechAct, Stance
from attribution.stages.relations.cues import Cues, governing
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.clauses import (
    FIRST_PERSON,
    SUBJECTS,
    THIRD_PERSON,
    denies_subject,
    is_verb,
)
from attribution.text import Span

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_PERFORMED = frozenset({"condemn", "direct", "promise", "deny", "accuse", "warn"})
_TOLD = frozenset({"condemn", "deny"})  # what "said it condemned …" does as "condemns" does
_MAY = frozenset({"may", "shall"})


@dataclass(frozen=True, slots=True)
class Act:
    """What kind of attribution it is, and the evidence for it."""

    type: AttributionType
    speech_act: SpeechAct | None
    stance: Stance
    evidence: tuple[str, ...]


def act_of(
    relation: Relation, cues: Cues, quotations: Quotations, deeds: Lexicon[DeedEntry]
) -> Act:
    """The act of a relation.

    Args:
        relation: its spans.
        cues: the document's cues.
        quotations: the document's quotations.
        deeds: what is grave enough to be an accusation.
    """
    known = cues.at(relation.cue)
    if not known:
        return Act("communication", "assert", "neutral", ())
    entry = governing(known).entry
    evidence = [f"cues:{entry.phrase}"]
    stances = [cue.entry.stance for cue in known if cue.entry.stance != "neutral"]
    stance: Stance = stances[0] if stances else "neutral"
    act, kind = entry.speech_act, entry.type
    if kind == "communication" and act in (None, "assert"):
        performed = _performed(relation, cues, quotations) or _charge(relation, cues, deeds)
        if performed is not None:
            kind, act, rule = performed
            evidence.append(rule)
    if act in (None, "assert"):
        act = "assert" if kind == "communication" else None
    return Act(kind, act, stance, tuple(evidence))


_Performed = tuple[AttributionType, SpeechAct, str]


def _performed(relation: Relation, cues: Cues, quotations: Quotations) -> _Performed | None:
    """What the words reported do by being said."""
    first = min(relation.content)
    sentence = cues.parsed.sentence_at(first.start)
    places = sentence.places_in([first]) if sentence is not None else []
    if sentence is None or not places:
        return None
    head = _predicate(sentence, places)
    is_quoted = bool(quotations.touching(Span(first.start, first.start + 1), doubles_only=True))
    subject = _subject_form(sentence, head)
    if _is_told_to(relation, sentence, head, cues):
        return "eventuality", "direct", "rule:told to do it"
    if _is_directive(sentence, head, places, is_quoted and subject is None):
        return "eventuality", "direct", "rule:demand in the words reported"
    if is_quoted and _is_promise(sentence, head):
        return "eventuality", "promise", "rule:promise in the words reported"
    return _stated(sentence, head, is_quoted, cues)


def _charge(relation: Relation, cues: Cues, deeds: Lexicon[DeedEntry]) -> _Performed | None:
    """``You attacked your own people``: a grave deed laid to those who are spoken to."""
    sentence = cues.parsed.sentence_at(min(relation.content).start)
    if sentence is None:
        return None
    for match in deeds.matches(sentence.words):
        place = sentence.head_of(range(match.first, match.last))
        is_told = any(span.covers(sentence.words[place].span) for span in relation.content)
        is_done = sentence.words[place].xpos in ("VBD", "VBN")
        is_grave = is_done and match.entry.gravity != "action"
        if is_told and is_grave and _subject_form(sentence, place) == "you":
            return "communication", "accuse", f"rule:charge, deeds:{match.entry.phrase}"
    return None


def _stated(sentence: Sentence, head: int, is_quoted: bool, cues: Cues) -> _Performed | None:
    """``We condemn …``: the act that the words themselves name, in the present."""
    word = sentence.words[head]
    is_past = word.xpos == "VBD"
    speaks = FIRST_PERSON if is_quoted else THIRD_PERSON
    is_own = _subject_form(sentence, head) in speaks
    if not is_own or (is_past and is_quoted) or sentence.dependent_forms(head, ("aux", "aux:pass")):
        return None
    performed = next((cue for cue in cues.at([word.span]) if cue.is_verb), None)
    act = performed.entry.speech_act if performed else None
    if performed is None or act is None or act not in (_TOLD if is_past else _PERFORMED):
        return None
    return performed.entry.type, act, f"rule:performed by saying, cues:{performed.entry.phrase}"


def _is_promise(sentence: Sentence, head: int) -> bool:
    """``We will stay``, ``nobody will be punished``: who says so can see to it."""
    if not sentence.dependent_forms(head, ("aux",)) & _WILL:
        return False
    lemma = sentence.words[head].lemma.lower()
    own = _subject_form(sentence, head) in FIRST_PERSON and lemma not in word_class("state")
    spared = sentence.has_dependent(head, ("aux:pass",)) and denies_subject(sentence, head)
    return own or spared


def _is_told_to(relation: Relation, sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether somebody is told or asked to do something: "told the crews to leave"."""
    cue = governing(cues.at(relation.cue))
    tells = cue.means("bidding")
    return tells and sentence is cue.sentence and "to" in sentence.dependent_forms(head, ("mark",))


def _predicate(sentence: Sentence, places: Sequence[int]) -> int:
    """The predicate of a content; of "that"-clauses the verb, not the mark."""
    verbs = [
        place
        for place in sentence.heads(places)
        if is_verb(sentence.words[place]) or sentence.dependent_forms(place, ("cop", "aux"))
    ]
    return next(iter(verbs), sentence.head_of(places))


def _subject_form(sentence: Sentence, head: int) -> str | None:
    for child in sentence.children[head]:
        if sentence.words[child].deprel in SUBJECTS and child < head:
            return sentence.words[child].form.lower()
    return None


def _is_directive(sentence: Sentence, head: int, places: Sequence[int], may_command: bool) -> bool:
    word = sentence.words[head]
    if "must" in sentence.dependent_forms(head, ("aux",)):
        is_aside = word.lemma.lower() in word_class("aside")
        return "have" not in sentence.dependent_forms(head, ("aux",)) and not is_aside
    if sentence.dependent_forms(head, ("aux",)) & _MAY and denies_subject(sentence, head):
        return True
    has_be = bool(sentence.dependent_forms(head, ("cop", "aux:pass")))
    if word.form.lower() in word_class("obliged") and has_be and word.xpos != "VBD":
        past = sentence.dependent_forms(head, ("cop", "aux:pass")) & {"was", "were", "been"}
        return not past
    you = _subject_form(sentence, head) == "you"
    if word.lemma.lower() in ("have", "need") and word.xpos in ("VBP", "VBZ") and you:
        return any(
            sentence.words[child].deprel == "xcomp" and sentence.words[head + 1].form == "to"
            for child in sentence.children[head]
            if child > head + 1
        )
    first = next((sentence.words[p] for p in places if sentence.words[p].upos != "PUNCT"), word)
    is_bare = word.xpos == "VB" or "Mood=Imp" in word.feats
    opens = first is word or first.form.lower() in word_class("imperative_opening")
    return may_command and is_bare and opens and not sentence.dependent_forms(head, ("mark",))
