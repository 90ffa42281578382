"""A noun phrase on the tree: how far it goes from its head, in four extents.

From the narrow to the wide: the base phrase ("the old bridge"), the plain one with what is said of
it in phrases ("the bridge of Levin"), the one that names a source ("the envoy, Jan Orr, and two
guards") and the full one with the clauses that tell which is meant.
"""

from __future__ import annotations

from collections.abc import Collection

from attribution.language.parse import Sentence
from attribution.lexicons import word_class
from attribution.stages.syntax.clauses import APART, SUBJECTS

GENITIVES = frozenset({"'s", "’s", "'", "’"})
_BEFORE_HEAD = frozenset({
    "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod",
    "nmod:unmarked", "obl:unmarked", "punct",
})  # fmt: skip
_ASIDES = frozenset({
    "acl:relcl", "acl", "appos", "parataxis", "conj", "advcl", "dep", "punct", "cc", "case",
})  # fmt: skip
_NAMING = frozenset({
    "det", "amod", "compound", "nmod", "nummod", "flat", "case", "advmod", "goeswith", "fixed",
    "obl", "conj", "cc",
})  # fmt: skip
_OF_CLAUSE = SUBJECTS | {"case", "cc", "mark", "punct", "cop"}
"""What a noun has below it as the head of a phrase or clause, not as a noun."""


def base_phrase(sentence: Sentence, head: int) -> list[int]:
    """A noun with what stands before it and the rest of its name."""
    inside = [head]
    for child in sentence.children[head]:
        word = sentence.words[child]
        if (child < head and word.deprel in _BEFORE_HEAD and word.upos != "PUNCT") or (
            child > head and word.deprel in ("flat", "flat:name")
        ):
            inside += sentence.subtree(child)
    return sorted(set(inside))


def plain_phrase(sentence: Sentence, head: int) -> list[int]:
    """A noun phrase without the clauses, asides and other conjuncts that follow its head."""
    return sentence.subtree(head, without=sentence.dependents(head, _ASIDES))


def naming_phrase(sentence: Sentence, head: int) -> list[int]:
    """A noun phrase as a source is named by it: without relative clauses and loose appositions.

    A name in apposition belongs to it ("the envoy, Geir Orr,"), as does a description of a name.
    """
    kept, waiting = {head}, [head]
    while waiting:
        current = waiting.pop()
        for child in sentence.children[current]:
            word = sentence.words[child]
            relation = word.deprel.partition(":")[0]
            is_name = "PROPN" in (word.upos, sentence.words[current].upos)
            is_before_head = relation in ("case", "cc") and current == head and child < head
            is_behind = relation == "advmod" and child > head
            if is_before_head or is_behind:
                continue
            if relation in _NAMING or (relation == "appos" and is_name):
                kept.add(child)
                waiting.append(child)
    return _stretch(sentence, head, kept)


def _stretch(sentence: Sentence, head: int, kept: Collection[int]) -> list[int]:
    """The places around a head that belong to it, over commas before and any mark behind."""
    words = sentence.words
    first = last = head
    while first - 1 in kept or (first - 2 in kept and words[first - 1].form == ","):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and _is_mark(sentence, last + 1)):
        last += 1
    return list(range(first, last + 1))


def _is_mark(sentence: Sentence, place: int) -> bool:
    """A comma, bracket, hyphen or quotation mark."""
    return sentence.words[place].upos == "PUNCT" or sentence.words[place].deprel == "punct"


def full_phrase(sentence: Sentence, head: int) -> list[int]:
    """A noun phrase without preposition, and without apposition and relative clause set off."""
    cut = [
        child
        for child in sentence.children[head]
        if sentence.words[child].deprel in _OF_CLAUSE
        or _is_loose(sentence, head, child)
        or _counts_apart(sentence, child)
    ]
    return sentence.subtree(head, without=cut)


def _is_loose(sentence: Sentence, head: int, child: int) -> bool:
    is_apart = sentence.words[child].deprel in APART
    return is_apart and child > head and _is_set_off(sentence, child)


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
    return any(child < place for child in sentence.dependents(place, ("punct",)))


def beyond_quantity(sentence: Sentence, head: int, inside: Collection[int]) -> int:
    """The people in "dozens of people" and "a number of residents"."""
    if sentence.words[head].lemma.casefold() not in word_class("quantity"):
        return head
    below = sentence.dependents(head, ("nmod", "nmod:of"))
    return next((place for place in below if place in inside), head)
