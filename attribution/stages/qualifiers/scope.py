"""What a qualifier governs, read off the parse.

A modal or a negation governs the verb phrase it stands before, an adverb its clause or the phrase
that follows it, a determiner its noun phrase, an approximator its number, a verb its complement, a
phrase of time the clause it belongs to, "if" its clause and the one that depends on it (scope as in
BioScope, Vincze et al. 2008; FactBank's selecting predicates, Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import word_class
from attribution.records import QualifierType
from attribution.stages.syntax.clauses import AUXILIARIES, SUBJECTS, clause, is_predicate
from attribution.stages.syntax.noun_phrases import full_phrase
from attribution.text import Span, runs

_PRENOMINAL = frozenset({"det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "advmod"})
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "csubj", "obj", "obl", "obl:agent", "nmod", "acl", "advcl", "parataxis"}
)
_NUMBERS: frozenset[QualifierType] = frozenset({"approximator", "bound_lower", "bound_upper"})
_COUNTING = frozenset({"little", "few", "many", "much", "several", "no"})
_SENTENTIAL: frozenset[QualifierType] = frozenset(
    {"reportative", "allegative", "appearance", "epistemic_adverb"}
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A qualifier's words in their sentence, with the place of their head."""

    sentence: Sentence
    places: range
    kind: QualifierType
    head: int

    @property
    def word(self) -> ParsedWord:
        return self.sentence.words[self.head]

    @property
    def end(self) -> int:
        return self.places.stop

    @property
    def following(self) -> ParsedWord | None:
        """The word right after the cue."""
        return self.sentence.words[self.end] if self.end < len(self.sentence.words) else None


def governed(sentence: Sentence, cue: range, kind: QualifierType) -> list[int]:
    """The places that a qualifier governs, in order and without its own.

    Args:
        sentence: the parsed sentence.
        cue: the places of its words.
        kind: its type.
    """
    found = _Cue(sentence, cue, kind, sentence.head_of(cue))
    for reader in _READERS:
        places = reader(found)
        if places:
            return sorted(set(places) - set(cue))
    return []


def _counted(cue: _Cue) -> list[int]:
    """The number after the cue (or before it: "nine or more") with what it counts."""
    if cue.kind not in _NUMBERS:
        return []
    sentence = cue.sentence
    for start in (cue.end, cue.places.start - 1):
        if not 0 <= start < len(sentence.words):
            continue
        word = sentence.words[start]
        if word.upos not in ("NUM", "SYM", "DET") and word.lemma not in word_class("number_noun"):
            continue
        noun = start
        while sentence.words[noun].deprel in _PRENOMINAL and sentence.words[noun].head > noun:
            noun = sentence.words[noun].head
        return _from(full_phrase(sentence, noun), min(start, cue.end))
    return []


def _linked_agent(cue: _Cue) -> list[int]:
    """The agent that a hedge on who it was belongs to: "men linked to the port"."""
    if cue.kind != "attribution_hedge":
        return []
    is_modifier = cue.word.deprel in ("acl", "amod", "acl:relcl")
    return full_phrase(cue.sentence, cue.word.head if is_modifier else cue.head)


def _condition(cue: _Cue) -> list[int]:
    """The clause that "if" opens, and the one that depends on it."""
    if cue.kind != "conditional" or cue.word.deprel != "mark" or cue.word.head < 0:
        return []
    condition = cue.sentence.words[cue.word.head]
    found = clause(cue.sentence, cue.word.head)
    if condition.deprel == "advcl" and condition.head >= 0:
        found += clause(cue.sentence, condition.head)
    return found


def _complement(cue: _Cue) -> list[int]:
    """What a verb, adjective or noun of the cue takes after it; without one, its clause."""
    is_taking = cue.word.upos in ("VERB", "ADJ", "NOUN") or cue.kind == "label"
    if cue.word.head >= 0 and not is_taking:
        return []
    sentence = cue.sentence
    found = [
        below
        for place in cue.places
        for child in sentence.children[place]
        if child >= cue.end and sentence.words[child].deprel in _COMPLEMENTS
        for below in clause(sentence, child)
        if below >= cue.end
    ]
    if found or cue.word.head >= 0:
        return found
    return _verb_phrase(sentence, cue.head, cue.end)


def _of_auxiliary(cue: _Cue) -> list[int]:
    if cue.word.deprel not in AUXILIARIES:
        return []
    return _verb_phrase(cue.sentence, cue.word.head, cue.end)


def _denied(cue: _Cue) -> list[int]:
    """What a negation denies: the verb phrase, or the infinitive right after it.

    "No" before a noun denies the noun phrase and the clause of which that is an argument.
    """
    if cue.kind != "negation":
        return []
    sentence, above = cue.sentence, cue.word.head
    found: list[int] = []
    argument = cue.word
    if cue.word.deprel in ("det", "cc:preconj", "cc"):
        found = _from(full_phrase(sentence, above), cue.end)
        argument, above = sentence.words[above], sentence.words[above].head
        if argument.deprel not in SUBJECTS and argument.deprel != "obj":
            return found
    elif cue.following is not None and cue.following.form.lower() == "to":
        above = cue.following.head
    start = 0 if argument.deprel == "obj" else cue.end
    return found + _verb_phrase(sentence, above, min(above, start))


def _dated(cue: _Cue) -> list[int]:
    """What a phrase of time limits: the clause or noun phrase that it belongs to."""
    if cue.kind != "temporal_limit":
        return []
    sentence, above = cue.sentence, cue.word.head
    if is_predicate(sentence, above):
        found = [p for p in clause(sentence, above) if not _is_within_subject(sentence, p, above)]
    else:
        found = full_phrase(sentence, above)
    return sorted(set(found) - set(sentence.subtree(cue.head)))


def _of_adverb(cue: _Cue) -> list[int]:
    """What an adverb governs: the phrase right after it, or else its clause.

    "killed, reportedly by gunmen" and "mostly young men" narrow it to a phrase even where the
    parse hangs the adverb on the verb.
    """
    if cue.word.deprel != "advmod" and cue.word.upos != "ADV":
        return []
    sentence, above = cue.sentence, cue.word.head
    aside = _aside(cue)
    if aside:
        return aside
    if is_predicate(sentence, above):
        if cue.kind in _SENTENTIAL:
            return clause(sentence, above)
        return _verb_phrase(sentence, above, cue.end)
    if cue.following is None:
        return []
    target = cue.end
    while _is_before_head(sentence, target):
        target = sentence.words[target].head
    return _from(full_phrase(sentence, _named(cue, target)), cue.end)


def _aside(cue: _Cue) -> list[int]:
    """The phrase that an adverb opens: "reportedly by gunmen", ", allegedly carried out by …".

    Set off by a comma, it ends at the next one, wherever the parse hangs what follows.
    """
    sentence, word = cue.sentence, cue.following
    if word is None:
        return []
    before = sentence.words[cue.places.start - 1] if cue.places.start else None
    is_set_off = before is not None and before.form in (",", "–", "—", "(")
    if word.deprel == "case" and word.head > cue.end and not is_predicate(sentence, word.head):
        found = [cue.end, *_from(full_phrase(sentence, word.head), cue.end)]
    elif is_set_off and word.xpos in ("VBN", "VBG", "VBD"):
        predicate = word.head if word.deprel in AUXILIARIES else cue.end
        found = [p for p in clause(sentence, predicate) if p >= cue.end]
    else:
        return []
    if not is_set_off:
        return found
    closing = (p for p in range(cue.end, found[-1]) if sentence.words[p].form in (",", "–", "—"))
    end = next(closing, found[-1] + 1)
    return [p for p in found if p < end]


def _is_before_head(sentence: Sentence, place: int) -> bool:
    """Whether a word only leads to the noun that it counts or determines: "little", "two"."""
    word = sentence.words[place]
    is_leading = word.deprel in ("det", "punct", "aux", "nummod") or word.lemma in _COUNTING
    return is_leading and word.head > place


def _modified(cue: _Cue) -> list[int]:
    """The noun phrase that a determiner, adjective, number or preposition opens."""
    is_opening = cue.word.deprel in _PRENOMINAL or cue.word.deprel == "case"
    if not is_opening or cue.word.head < cue.head:
        return []
    return _from(full_phrase(cue.sentence, _named(cue, cue.word.head)), cue.end)


def _named(cue: _Cue, noun: int) -> int:
    """The head of the name that a label stands before: "so-called emergency fund"."""
    words = cue.sentence.words
    while cue.kind == "label" and words[noun].deprel in _PRENOMINAL and words[noun].head > noun:
        noun = words[noun].head
    return noun


def _part_of(cue: _Cue) -> list[int]:
    """The whole in "most of the area", "dozens of boats"."""
    sentence = cue.sentence
    return [
        place
        for child in sentence.children[cue.head]
        if sentence.words[child].deprel == "nmod"
        for place in _from(full_phrase(sentence, child), cue.end)
    ]


def _rest(cue: _Cue) -> list[int]:
    """The clause: its predicate, for a cue that is its subject."""
    above = cue.word.head
    if cue.word.deprel in SUBJECTS or not is_predicate(cue.sentence, above):
        return _verb_phrase(cue.sentence, above, cue.end)
    return clause(cue.sentence, above)


_READERS = (
    _counted,
    _linked_agent,
    _condition,
    _complement,
    _of_auxiliary,
    _denied,
    _dated,
    _of_adverb,
    _modified,
    _part_of,
    _rest,
)
"""From the most special to the most general; the first that finds something decides."""


def _verb_phrase(sentence: Sentence, predicate: int, after: int) -> list[int]:
    """A clause from a place on: without its subject, where that stands before.

    Of what is no predicate it is the noun phrase, and of nothing nothing.
    """
    if predicate < 0:
        return []
    whole = clause if is_predicate(sentence, predicate) else full_phrase
    return _from(whole(sentence, predicate), after)


def _from(places: Sequence[int], after: int) -> list[int]:
    return [place for place in places if place >= after]


def _is_within_subject(sentence: Sentence, place: int, predicate: int) -> bool:
    """Whether a word belongs to the subject of a predicate."""
    while sentence.words[place].head not in (predicate, -1):
        place = sentence.words[place].head
    return sentence.words[place].deprel in SUBJECTS


def spans_of(sentence: Sentence, places: Sequence[int], within: Sequence[Span]) -> list[Span]:
    """Places as spans, clipped to a claim and without punctuation at their edges."""
    words = sentence.words
    inside = (p for p in places if any(outer.covers(words[p].span) for outer in within))
    found = []
    for run in runs(inside):
        kept = [place for place in run if words[place].upos != "PUNCT"]
        if kept:
            found.append(sentence.span_of(kept))
    return found
