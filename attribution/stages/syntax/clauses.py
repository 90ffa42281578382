"""Finding one's way in a sentence's tree: subjects, phrases, and the text they stand in.

Places are those of words in their sentence. The trees come from a small parser, so a search looks
at what surely tells (a subject before its verb, a comma) rather than at one label alone.
"""

from __future__ import annotations

from attribution.language.parse import ParsedWord, Sentence
from attribution.text import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"})
_PHRASE = frozenset(
    {
        "det", "amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "case", "advmod",
        "goeswith", "fixed", "nmod:desc", "obl", "nmod:unmarked", "obl:unmarked", "conj", "cc",
    }
)  # fmt: skip
_CHAIN = frozenset({"conj", "xcomp", "advcl", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_EDGES = " \t\r\n,;:—–-."


def is_verb(word: ParsedWord) -> bool:
    """Whether a word can govern a clause as a verb does."""
    return word.upos in ("VERB", "AUX")


def is_participle(sentence: Sentence, place: int) -> bool:
    """Whether a verb stands in its -ing form without an auxiliary: "adding that …"."""
    word = sentence.words[place]
    is_ing = word.xpos == "VBG" or word.form.lower().endswith("ing")
    return is_ing and not sentence.has_dependent(place, ("aux", "aux:pass", "cop"))


def _is_subject(word: ParsedWord) -> bool:
    """By its label, or a pronoun by its case, whatever label a strange sentence got it."""
    return word.deprel in SUBJECTS or (word.upos == "PRON" and "Case=Nom" in word.feats)


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The head of a verb's own subject, or of the subject it shares with the verb it continues.

    Of two subjects the one before the verb counts: the other is that of the clause it governs
    ("said militiamen entered …").
    """
    own = [c for c in sentence.children[verb] if _is_subject(sentence.words[c])]
    if own:
        before = [child for child in own if child < verb]
        named = [child for child in before if sentence.words[child].form.lower() != "there"]
        return (named or before)[-1] if before else own[0]
    word = sentence.words[verb]
    if word.deprel in _CHAIN and word.head >= 0 and is_verb(sentence.words[word.head]):
        governor = word.head
        if governor < verb or word.deprel != "conj":
            return subject_of(sentence, governor) if governor != verb else None
    describes = word.deprel == "acl" and is_participle(sentence, verb)
    if describes and 0 <= word.head < verb:
        return word.head
    return None


def agent_of(sentence: Sentence, verb: int) -> int | None:
    """By whom a passive's action is done."""
    for child in sentence.children[verb]:
        word = sentence.words[child]
        is_by = any(sentence.words[c].form.lower() == "by" for c in sentence.children[child])
        if word.deprel in ("obl:agent", "obl") and is_by:
            return child
    return None


def antecedent(sentence: Sentence, place: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on; else the word."""
    if sentence.words[place].form.lower() not in _RELATIVE:
        return place
    for verb in sentence.governors(place):
        if sentence.words[verb].deprel == "acl:relcl" and sentence.words[verb].head >= 0:
            return sentence.words[verb].head
    return place


def phrase(sentence: Sentence, head: int) -> list[int]:
    """A noun phrase as a source is named by it: without relative clauses and loose appositions.

    A name in apposition belongs to it ("the envoy, Geir Orr,"), as does a description of a name.
    """
    kept, waiting = {head}, [head]
    while waiting:
        current = waiting.pop()
        for child in sentence.children[current]:
            word = sentence.words[child]
            is_name = "PROPN" in (word.upos, sentence.words[current].upos)
            label = word.deprel.partition(":")[0]
            if word.deprel in _PHRASE or label in _PHRASE or (label == "appos" and is_name):
                if label in ("case", "cc") and current == head and child < head:
                    continue
                if label == "advmod" and child > head:
                    continue
                kept.add(child)
                waiting.append(child)
    first = last = head
    while first - 1 in kept or (first - 2 in kept and _is_comma(sentence, first - 1)):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and _is_inner(sentence, last + 1)):
        last += 1
    return list(range(first, last + 1))


def _is_comma(sentence: Sentence, place: int) -> bool:
    return sentence.words[place].form == ","


def _is_inner(sentence: Sentence, place: int) -> bool:
    """Marks that may stand within a phrase: commas, brackets, hyphens, quotation marks."""
    return sentence.words[place].upos == "PUNCT" or sentence.words[place].deprel == "punct"


def bared(text: str, span: Span) -> Span:
    """A span without commas, stops and dashes at its edges."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
