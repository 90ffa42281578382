"""Phrases and clauses of a sentence's tree, as what a qualifier may govern.

Places are those of words in their sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from attribution.language.parse import Sentence

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_APART = frozenset({"parataxis", "discourse", "vocative", "appos", "acl:relcl", "advcl:relcl"})
_EDGES = frozenset({"case", "cc", "mark", "punct"})


def top(sentence: Sentence, places: Iterable[int]) -> int:
    """The place of a phrase's head: the first word that hangs on no other word of the phrase."""
    inside = set(places)
    for place in sorted(inside):
        above = sentence.words[place].head
        while above >= 0 and above not in inside:
            above = sentence.words[above].head
        if above < 0:
            return place
    return min(inside)


def is_predicate(sentence: Sentence, place: int) -> bool:
    """Whether a word is the predicate of a clause."""
    word = sentence.words[place]
    if word.upos in ("VERB", "AUX") and word.deprel not in ("amod", "compound"):
        return True
    return any(
        sentence.words[child].deprel in SUBJECTS or sentence.words[child].deprel == "cop"
        for child in sentence.children[place]
    )


def _subtree(sentence: Sentence, place: int, without: Iterable[int]) -> list[int]:
    """The places of a word and what is below it, but for some branches."""
    cut = set(without)
    found, waiting = [], [place]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += [child for child in sentence.children[current] if child not in cut]
    return sorted(found)


def noun_phrase(sentence: Sentence, head: int, after: int) -> list[int]:
    """A noun phrase from a place on, without preposition, apposition and loose relative clause."""
    cut = []
    for child in sentence.children[head]:
        word = sentence.words[child]
        loose = word.deprel in _APART and child > head and _is_set_off(sentence, child)
        own = word.deprel in _EDGES or word.deprel in SUBJECTS or word.deprel == "cop"
        if loose or own or _counts_apart(sentence, child):
            cut.append(child)
    return [place for place in _subtree(sentence, head, cut) if place >= after]


def _counts_apart(sentence: Sentence, child: int) -> bool:
    """Whether what is joined by "and" is counted or determined by itself."""
    word = sentence.words[child]
    if word.deprel != "conj":
        return False
    if word.upos == "NUM" or sentence.has_dependent(child, ("nummod",)):
        return True
    return sentence.has_dependent(child, ("det", "cc", "cop")) and _is_set_off(sentence, child)


def _is_set_off(sentence: Sentence, place: int) -> bool:
    """Whether a dependent is parted from its head by a comma, dash or bracket."""
    return any(
        sentence.words[child].deprel == "punct" and child < place
        for child in sentence.children[place]
    )


def clause(sentence: Sentence, predicate: int) -> list[int]:
    """A predicate with its arguments, without the clauses that are only joined to it."""
    cut = []
    for child in sentence.children[predicate]:
        word = sentence.words[child]
        separate = sentence.has_dependent(child, SUBJECTS)
        joined = word.deprel in ("conj", "advcl") and (
            separate or sentence.has_dependent(child, AUXILIARIES)
        )
        if joined or word.deprel in _APART or word.deprel in ("cc", "mark", "punct"):
            cut.append(child)
    return _subtree(sentence, predicate, cut)


def verb_phrase(sentence: Sentence, predicate: int, after: int) -> list[int]:
    """A clause from a place on: without its subject, where that stands before."""
    if predicate < 0:
        return []
    if not is_predicate(sentence, predicate):
        return noun_phrase(sentence, predicate, after)
    return [place for place in clause(sentence, predicate) if place >= after]


def is_within_subject(sentence: Sentence, place: int, predicate: int) -> bool:
    """Whether a word belongs to the subject of a predicate."""
    while sentence.words[place].head not in (predicate, -1):
        place = sentence.words[place].head
    return sentence.words[place].deprel in SUBJECTS
