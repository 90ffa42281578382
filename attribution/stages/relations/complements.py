"""What is told as a thing, not as a clause: "described a flash", "said it had recorded raids"."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import in_class, word_class
from attribution.stages.relations.cues import Cue
from attribution.stages.syntax.clauses import SUBJECTS, agent_of, subject_of

_COMPLEMENTS = frozenset({"obj", "obl", "obl:agent", "ccomp", "xcomp"})
_MARKS = frozenset("\"“”‘’'")
_STOPS = frozenset(",.?!")
_RELATIVE = frozenset({"whom", "which", "that"})
_LONGEST_NAME = 9  # words
_STANCES = frozenset({"condemn", "deny", "accuse", "warn"})


def is_told(cue: Cue) -> bool:
    """Whether a cue is itself what is said: "said it had documented", "said he was alarmed by"."""
    sentence, head = cue.sentence, cue.head
    governor = cue.word.head
    subject = subject_of(sentence, head)
    return (
        cue.word.deprel == "ccomp"
        and governor >= 0
        and sentence.words[governor].lemma.lower() in word_class("saying")
        and subject is not None
        and (
            sentence.words[subject].upos == "PRON"
            or "Definite=Def" in _determiner(sentence, subject)
        )
        and (cue.means("finding") or _is_mood(cue) or cue.entry.speech_act in _STANCES)
    )


def _is_mood(cue: Cue) -> bool:
    """Whether an adjective or participle tells how somebody feels: "alarmed by"."""
    is_adjective = not cue.is_verb or cue.word.xpos in ("VBN", "JJ")
    return cue.entry.type == "belief" and is_adjective and "|" in cue.entry.phrase


def _determiner(sentence: Sentence, noun: int) -> str:
    return " ".join(
        sentence.words[c].feats
        for c in sentence.children[noun]
        if sentence.words[c].deprel == "det"
    )


def held(cue: Cue) -> tuple[list[int], str] | None:
    """The object of what somebody is said to hold, find or condemn."""
    below = [
        place
        for child in cue.sentence.children[cue.head]
        if child > cue.head and cue.sentence.words[child].deprel in _COMPLEMENTS
        for place in cue.sentence.subtree(child)
        if place not in cue.places
    ]
    if not below:
        return None
    return list(range(min(below), max(below) + 1)), "rule:held by whoever speaks"


def patient(cue: Cue) -> tuple[list[int], str] | None:
    """What a passive is about, where its agent is named: "such a flood was feared by villagers"."""
    sentence = cue.sentence
    if cue.entry.type != "belief" or agent_of(sentence, cue.head) is None:
        return None
    for child in sentence.children[cue.head]:
        is_thing = sentence.words[child].upos != "PRON"
        if is_thing and sentence.words[child].deprel in SUBJECTS and child < cue.head:
            return sentence.subtree(child), "rule:passive with its agent"
    return None


def tells(cue: Cue) -> bool:
    """Whether a cue tells of a thing by its name alone: "described a flash", "spoke of blasts"."""
    return in_class(cue.word, "telling_of")


def told_object(cue: Cue) -> tuple[list[int], str] | None:
    """What a verb of telling has for its object."""
    sentence = cue.sentence
    for child in sentence.children[cue.head]:
        word = sentence.words[child]
        prepositions = sentence.dependent_forms(child, ("case",))
        is_of = word.deprel == "obl" and "of" in prepositions
        is_object = word.deprel == "obj" and cue.word.lemma.lower() != "speak"  # a language
        if child > cue.head and (is_object or is_of):
            below = [p for p in sentence.subtree(child) if p > cue.head]
            if is_of and sentence.words[below[0]].form.lower() == "of":
                below.pop(0)
            return with_circumstances(sentence, cue.head, below), "rule:object of telling"
    return None


def spoken_of(cue: Cue, source: Sequence[int]) -> tuple[list[int], str] | None:
    """The quoted words that a relative clause stands behind: “the ‘liberators’ of whom he speaks”.

    Read along the line, since quotation marks lead the parser astray.
    """
    words = cue.sentence.words
    place = min(source) - 1
    if max(source) + 1 != cue.match.first:
        return None
    if place > 0 and words[place].form.lower() in _RELATIVE:
        place -= 1
        place -= words[place].upos == "ADP"
    if place < 1 or words[place].form[-1] not in _MARKS:
        return None
    if words[place - 1].form in _STOPS or words[place].form[:-1][-1:] in _STOPS:
        return None  # words that were said, not a name for something
    for first in range(place, max(place - _LONGEST_NAME, -1), -1):
        if words[first].form[0] in _MARKS and (first < place or len(words[first].form) > 1):
            return list(range(first, place + 1)), "rule:quoted words spoken of"
    return None


def with_circumstances(sentence: Sentence, verb: int, places: list[int]) -> list[int]:
    """An object with the adverbials right behind it: "new shootings in three villages"."""
    end = max(places)
    for child in sentence.children[verb]:
        below = sentence.subtree(child)
        is_next = min(below) == end + 1 and sentence.words[child].deprel == "obl"
        if is_next and sentence.words[child].upos != "PROPN":
            end = max(below)
            places = [*places, *below]
    return places
