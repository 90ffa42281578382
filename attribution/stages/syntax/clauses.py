"""A clause: its predicate, who does it, and how far it goes.

The trees come from a small parser, so a search looks at what surely tells (a subject before its
verb, a comma) rather than at one relation alone.
"""

from __future__ import annotations

from attribution.language.parse import ParsedWord, Sentence

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
APART = frozenset({"parataxis", "discourse", "vocative", "appos", "acl:relcl", "advcl:relcl"})
"""Relations by which something that stands beside a word hangs on it."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"it", "he", "she", "they"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "no-one"})
_CHAIN = frozenset({"conj", "xcomp", "advcl", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_verb(word: ParsedWord) -> bool:
    """Whether a word can govern a clause as a verb does."""
    return word.upos in ("VERB", "AUX")


def is_predicate(sentence: Sentence, place: int) -> bool:
    """Whether a word is the predicate of a clause."""
    word = sentence.words[place]
    if is_verb(word) and word.deprel not in ("amod", "compound"):
        return True
    return sentence.has_dependent(place, SUBJECTS | {"cop"})


def is_participle(sentence: Sentence, place: int) -> bool:
    """Whether a verb stands in its -ing form without an auxiliary: "adding that …"."""
    word = sentence.words[place]
    is_ing = word.xpos == "VBG" or word.form.lower().endswith("ing")
    return is_ing and not sentence.has_dependent(place, AUXILIARIES)


def is_infinitive(sentence: Sentence, place: int) -> bool:
    """Whether a verb stands in the infinitive with its "to"."""
    return "to" in sentence.dependent_forms(place, ("mark",))


def is_passive(sentence: Sentence, place: int) -> bool:
    """Whether a verb has the auxiliary or the subject of a passive."""
    return sentence.has_dependent(place, ("aux:pass", "nsubj:pass"))


def has_subject(sentence: Sentence, place: int) -> bool:
    """Whether a predicate has a subject of its own."""
    return sentence.has_dependent(place, SUBJECTS)


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


def _is_subject(word: ParsedWord) -> bool:
    """By its relation, or a pronoun by its case, whatever relation a strange sentence got it."""
    return word.deprel in SUBJECTS or (word.upos == "PRON" and "Case=Nom" in word.feats)


def denies_subject(sentence: Sentence, predicate: int) -> bool:
    """Whether nobody is the subject: "nobody may enter", "no soldier has"."""
    return any(
        sentence.words[place].form.lower() in _NOBODY
        for subject in sentence.dependents(predicate, SUBJECTS)
        for place in sentence.subtree(subject)[:2]
    )


def agent_of(sentence: Sentence, verb: int) -> int | None:
    """By whom a passive's action is done."""
    obliques = sentence.dependents(verb, ("obl:agent", "obl"))
    return next((p for p in obliques if "by" in sentence.dependent_forms(p, ("case",))), None)


def antecedent(sentence: Sentence, place: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on; else the word."""
    if sentence.words[place].form.lower() not in _RELATIVE:
        return place
    for verb in sentence.governors(place):
        if sentence.words[verb].deprel == "acl:relcl" and sentence.words[verb].head >= 0:
            return sentence.words[verb].head
    return place


def clause(sentence: Sentence, predicate: int) -> list[int]:
    """A predicate with its arguments, without the clauses that are only joined to it."""
    cut = []
    for child in sentence.children[predicate]:
        relation = sentence.words[child].deprel
        is_joined = relation in ("conj", "advcl") and (
            sentence.has_dependent(child, SUBJECTS | AUXILIARIES)
        )
        if is_joined or relation in APART or relation in ("cc", "mark", "punct"):
            cut.append(child)
    return sentence.subtree(predicate, without=cut)
