"""What is done in saying: type, speech act and stance, from the cue and from the words reported.

The cue decides. A plain verb of saying is open to what is said: "must" and "is forbidden" direct,
"we will" promises, "we condemn" condemns (Searle 1976; the attribution types of PDTB).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.quotation import Quotations
from attribution.records import AttributionType, SpeechAct, Stance
from attribution.stages.clauses import SUBJECTS, above, head_of, is_verb, places_in
from attribution.stages.cues import Cue, Cues
from attribution.stages.relation import Relation
from attribution.text import Span

_OBLIGED = frozenset(
    {"forbidden", "prohibited", "banned", "barred", "required", "obliged", "ordered", "compelled",
     "mandatory", "compulsory", "obligatory"}
)  # fmt: skip
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"it", "he", "she", "they"})
_STATES = frozenset(
    {"be", "see", "have", "know", "need", "find", "get", "die", "lose", "think", "feel", "live",
     "want", "like", "love", "miss", "hear", "believe", "understand", "learn"}
)  # fmt: skip
_PERFORMED = frozenset({"condemn", "direct", "promise", "deny", "accuse", "warn"})
_TOLD = frozenset({"condemn", "deny"})  # what "said it condemned …" does as "condemns" does
_OPENING = frozenset({"please", "do", "let", "never", "always", "just"})


@dataclass(frozen=True, slots=True)
class Act:
    """What kind of attribution it is, and the evidence for it; no act where it only asserts."""

    type: AttributionType
    speech_act: SpeechAct | None
    stance: Stance
    evidence: tuple[str, ...]


def act_of(relation: Relation, cues: Cues, quotations: Quotations) -> Act:
    """The act of a relation.

    Args:
        relation: its spans.
        cues: the document's cues.
        quotations: the document's quotations.
    """
    known = cues.at(relation.cue)
    if not known:
        return Act("communication", None, "neutral", ())
    entry = _governing(known).entry
    evidence = [f"cues:{entry.phrase}"]
    stances = [cue.entry.stance for cue in known if cue.entry.stance != "neutral"]
    stance: Stance = stances[0] if stances else "neutral"
    act, kind = entry.speech_act, entry.type
    if kind == "communication" and act in (None, "assert"):
        performed = _performed(relation, cues, quotations)
        if performed is not None:
            kind, act, rule = performed
            evidence.append(rule)
    return Act(kind, None if act == "assert" else act, stance, tuple(evidence))


def _governing(known: Sequence[Cue]) -> Cue:
    """Of several cues the verb that governs the content: the last of a chain of verbs.

    "Continued to report" is reporting; "shared posts documenting" is sharing.
    """
    verbs = [cue for cue in known if cue.is_verb] or list(known)
    chosen = verbs[0]
    for cue in verbs[1:]:
        governors = set(above(cue.sentence, cue.head)) if cue.sentence is chosen.sentence else set()
        if chosen.head in governors and cue.word.deprel == "xcomp":
            chosen = cue
    return chosen


def _performed(
    relation: Relation, cues: Cues, quotations: Quotations
) -> tuple[AttributionType, SpeechAct, str] | None:
    """What the words reported do by being said."""
    first = min(relation.content)
    sentence = cues.parsed.sentence_at(first.start)
    places = places_in(sentence, [first]) if sentence is not None else []
    if sentence is None or not places:
        return None
    head = _predicate(sentence, places)
    if _is_told_to(relation, sentence, head, cues):
        return "eventuality", "direct", "rule:told to do it"
    is_quoted = bool(quotations.touching(Span(first.start, first.start + 1), doubles_only=True))
    subject = _subject_form(sentence, head)
    if _is_directive(sentence, head, places, is_quoted and subject is None):
        return "eventuality", "direct", "rule:demand in the words reported"
    auxiliaries = _forms(sentence, head, ("aux", "aux:pass"))
    lemma = sentence.words[head].lemma.lower()
    if is_quoted and subject in _FIRST and auxiliaries & _WILL and lemma not in _STATES:
        return "eventuality", "promise", "rule:promise in the words reported"
    speaks = _FIRST if is_quoted else _THIRD
    if subject in speaks and not auxiliaries:
        word = sentence.words[head]
        performed = next((cue for cue in cues.at([word.span]) if cue.is_verb), None)
        acts = _TOLD if word.xpos == "VBD" and not is_quoted else _PERFORMED
        if performed is None or (word.xpos == "VBD" and is_quoted):
            return None
        act = performed.entry.speech_act
        if act in acts:
            kind = performed.entry.type
            return kind, act, f"rule:performed by saying, cues:{performed.entry.phrase}"
    return None


def _is_told_to(relation: Relation, sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether somebody is told or asked to do something: "told the crews to leave"."""
    cue = _governing(cues.at(relation.cue))
    tells = cue.entry.phrase in ("~tell", "~ask", "~remind")
    return tells and sentence is cue.sentence and "to" in _forms(sentence, head, ("mark",))


def _predicate(sentence: Sentence, places: Sequence[int]) -> int:
    """The predicate of a content; of "that"-clauses the verb, not the mark."""
    inside = set(places)
    heads = [place for place in places if sentence.words[place].head not in inside]
    verbs = [
        place
        for place in heads
        if is_verb(sentence.words[place]) or _forms(sentence, place, ("cop", "aux"))
    ]
    return next(iter(verbs), head_of(sentence, places))


def _forms(sentence: Sentence, head: int, labels: tuple[str, ...]) -> set[str]:
    return {
        sentence.words[child].form.lower()
        for child in sentence.children[head]
        if sentence.words[child].deprel in labels
    }


def _subject_form(sentence: Sentence, head: int) -> str | None:
    for child in sentence.children[head]:
        if sentence.words[child].deprel in SUBJECTS and child < head:
            return sentence.words[child].form.lower()
    return None


def _is_directive(sentence: Sentence, head: int, places: Sequence[int], may_command: bool) -> bool:
    word = sentence.words[head]
    if "must" in _forms(sentence, head, ("aux",)):
        is_aside = word.lemma.lower() in ("say", "note", "admit", "add")
        return "have" not in _forms(sentence, head, ("aux",)) and not is_aside
    has_be = bool(_forms(sentence, head, ("cop", "aux:pass")))
    if word.form.lower() in _OBLIGED and has_be and word.xpos != "VBD":
        past = _forms(sentence, head, ("cop", "aux:pass")) & {"was", "were", "been"}
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
    opens = first is word or first.form.lower() in _OPENING
    return may_command and is_bare and opens and not _forms(sentence, head, ("mark",))
