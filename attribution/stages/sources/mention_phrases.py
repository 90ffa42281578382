"""The noun phrase of a mention: its head, its determiner, and what stands for the same.

Written for the trees of a small parser, which leaves a title or an apposition beside the noun it
belongs to now and then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import word_class
from attribution.stages.syntax.noun_phrases import GENITIVES, base_phrase

Determiner = Literal["definite", "indefinite", "owned", "bare"]

_DEFINITE = frozenset({
    "the", "this", "that", "these", "those", "both", "such", "said",
})  # fmt: skip
_INDEFINITE = frozenset({
    "a", "an", "one", "some", "several", "many", "few", "any", "no", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "various", "multiple", "certain",
})  # fmt: skip
SAME = frozenset({"appos", "nmod:desc", "flat", "flat:name", "nmod:unmarked", "dep", "list"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
_TWIN_DISTANCE = 9
"""Words between two subjects of a verb that are one."""


def determined_noun(sentence: Sentence, places: Sequence[int]) -> list[int]:
    """The words of a mention, with their noun where its span stopped at the article."""
    words = sentence.words
    if any(words[p].deprel != "det" for p in places) or words[places[0]].head < 0:
        return list(places)
    noun = words[places[0]].head
    is_whole = noun > places[-1] and words[noun].upos in ("NOUN", "PROPN")
    return base_phrase(sentence, noun) if is_whole else list(places)


def run_end(sentence: Sentence, head: int, inside: set[int]) -> int:
    """The last of the nouns that a small parser left side by side: "ministry spokesman"."""
    while (
        head + 1 in inside
        and sentence.words[head].upos == "NOUN" == sentence.words[head + 1].upos
        and sentence.words[head + 1].deprel == sentence.words[head].deprel
        and sentence.words[head + 1].head == sentence.words[head].head
    ):
        head += 1
    return head


def beyond_owner(sentence: Sentence, head: int, inside: set[int]) -> int:
    """The envoy in "the Assembly's envoy", where a small parser made both the subject."""
    word = sentence.words[head]
    for place in sorted(p for p in inside if p > head):
        other = sentence.words[place]
        is_twin = (other.head, other.deprel) == (word.head, word.deprel)
        if is_twin and other.upos in ("NOUN", "PROPN"):
            between = sentence.words[head + 1 : place]
            return place if any(w.form in GENITIVES for w in between) else head
    return head


def of_whom(sentence: Sentence, head: int) -> int | None:
    """The place of "men" in "two of the men"."""
    if sentence.words[head].upos not in ("NUM", "PRON", "DET", "ADJ"):
        return None
    below = (p for p in sentence.children[head] if p > head)
    return next((p for p in below if sentence.words[p].deprel.startswith("nmod")), None)


def is_pronoun(word: ParsedWord) -> bool:
    """Whether a word that reads like a pronoun is one; WHO may be an organisation."""
    is_acronym = len(word.form) > 1 and word.form.isupper()
    return word.upos in ("PRON", "DET", "SCONJ") and not is_acronym


def is_several(word: ParsedWord) -> bool:
    """Whether a noun is plural, or a number more than one: "two of the men"."""
    is_number = word.upos == "NUM" and word.form.lower() not in ("one", "1")
    return is_number or "Number=Plur" in word.feats or word.xpos in ("NNS", "NNPS")


def same(sentence: Sentence, place: int) -> list[int]:
    """The places of words that stand for the same as a word: its appositions and titles."""
    found = [place]
    word = sentence.words[place]
    if word.deprel in SAME and word.head >= 0 and sentence.words[word.head].upos in _NOMINAL:
        found.append(word.head)
    for at in tuple(found):
        for child in sentence.children[at]:
            other = sentence.words[child]
            twin = other.deprel == word.deprel == "nsubj" and other.upos == "PROPN"
            beside = other.deprel in SAME and other.upos in _NOMINAL
            if child not in found and (beside or twin or _is_set_off(sentence, at, child)):
                found.append(child)
                found += [
                    c
                    for c in sentence.children[child]
                    if sentence.words[c].deprel in ("conj", *SAME)
                    and sentence.words[c].upos in ("NOUN", "PROPN")
                    and c not in found
                ]
    if word.deprel.startswith("nsubj") and word.head >= 0:
        # A small parser gives "the envoy, Jan Orr, said" two subjects.
        found += [
            c
            for c in sentence.children[word.head]
            if sentence.words[c].deprel == word.deprel
            and c not in found
            and abs(c - place) <= _TWIN_DISTANCE
        ]
    return found


def _is_set_off(sentence: Sentence, place: int, child: int) -> bool:
    """Whether a name between commas, hung on a noun as if it were of it, is its apposition."""
    other = sentence.words[child]
    if other.deprel != "nmod" or other.upos != "PROPN" or child < place:
        return False
    below = [sentence.words[c] for c in sentence.children[child] if c < child]
    return [word.form for word in below] == [","]


def determined(sentence: Sentence, head: int, inside: set[int]) -> tuple[Determiner, bool]:
    """How a mention is introduced, and whether as one more of its kind."""
    determiner: Determiner = "bare"
    another = sentence.words[head].form.lower() in word_class("another")
    for place in sentence.children[head]:
        word = sentence.words[place]
        form = word.form.lower()
        if place not in inside or place > head:
            continue
        if form in word_class("another") and word.deprel in ("det", "amod", "nummod"):
            another = True
            determiner = "indefinite" if determiner == "bare" else determiner
        elif word.deprel == "nmod:poss":
            determiner = "owned"
        elif form in _DEFINITE and word.deprel in ("det", "det:predet", "nmod:poss", "amod"):
            determiner = "definite"
        elif form in _INDEFINITE and determiner == "bare":
            determiner = "indefinite"
    if determiner == "bare" and inside:
        opening = sentence.words[min(inside)].form.lower()
        if opening in ("the", "this", "that", "these", "those"):
            determiner = "definite"
        elif opening in ("a", "an", "one"):
            determiner = "indefinite"
    return determiner, another


def modifiers(sentence: Sentence, head: int, inside: set[int]) -> frozenset[str]:
    """What tells a description from others with its head: "health" in "health ministry"."""
    return frozenset(
        sentence.words[p].lemma.casefold()
        for p in sentence.children[head]
        if p in inside
        and sentence.words[p].deprel in ("amod", "compound", "nmod:poss", "nmod", "nummod")
        and sentence.words[p].upos != "PRON"
    )
