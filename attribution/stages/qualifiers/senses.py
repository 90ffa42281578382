"""Which sense a qualifying word has, where the words alone leave it open.

"Could not verify" is ability and no possibility, "must leave" an order, "would" in reported speech
the past of "will", "ask if" no condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import Lexicon, NounEntry, word_class
from attribution.records import QualifierType, SourceKind
from attribution.stages.syntax.clauses import AUXILIARIES, NEGATIONS, SUBJECTS, denies_subject
from attribution.text import Span

_Test = Callable[[Sentence, range, QualifierType], bool]

_MODALS = frozenset({"may", "might", "could", "will", "would", "shall", "must"})
_MODAL_TYPES: frozenset[QualifierType] = frozenset({"epistemic_modal", "conditional", "future"})
_FURTHEST_NAME = 12  # words from "what" to the verb
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "who", "people", "some", "many"})
_SPEAKERS: frozenset[SourceKind] = frozenset(
    {"named_person", "unnamed_person", "named_org", "unnamed_org", "collective", "named_media",
     "unnamed_media"}
)  # fmt: skip
_TO_SUPERLATIVE = 5
_FEWEST_LETTERS = 6  # "gravest", whatever it is tagged, not "west"
_TO_NUMBER = 3


def sense(sentence: Sentence, cue: range, kind: QualifierType) -> QualifierType | None:
    """The type of a qualifier in its sentence, None where it is none.

    Args:
        sentence: the parsed sentence.
        cue: the places of the qualifier's words.
        kind: the type its lexicon entry gives.
    """
    first = sentence.words[cue.start]
    form = first.form.lower()
    if kind == "attribution_hedge" and not _modifies(sentence, cue):
        return None
    if kind in _MODAL_TYPES and form in _MODALS and first.upos == "AUX":
        return _of_modal(sentence, cue, form, kind)
    test = _TESTS.get(form)
    return kind if test is None or test(sentence, cue, kind) else None


def _of_modal(
    sentence: Sentence, cue: range, form: str, kind: QualifierType
) -> QualifierType | None:
    word = sentence.words[cue.start]
    if not word.deprel.startswith("aux") or word.head < 0:
        return kind if len(cue) > 1 else None
    if form == "would":
        return _of_would(sentence, word.head)
    return kind if _is_guess(sentence, word.head, form) else None


def _is_perfect(around: set[str]) -> bool:
    return bool(around & {"have", "'ve", "’ve"})


def _of_would(sentence: Sentence, predicate: int) -> QualifierType | None:
    """A condition where one is met or implied, a refusal under negation, else a past future."""
    if _has_condition(sentence, predicate):
        return None  # "if" is the cue
    around = sentence.dependent_forms(predicate)
    first = predicate
    while sentence.words[first].deprel == "conj" and sentence.words[first].head >= 0:
        first = sentence.words[first].head  # "said that it ran and would go on"
    is_main = sentence.words[first].deprel in ("root", "conj", "parataxis")
    is_refusal = bool(around & NEGATIONS) or denies_subject(sentence, predicate)
    if _is_perfect(around) or (is_main and not is_refusal):
        return "conditional"
    return None if is_main else "future"


def _is_guess(sentence: Sentence, predicate: int, form: str) -> bool:
    """Whether a modal is about what may be, not about what one can, may or must do."""
    around = sentence.dependent_forms(predicate)
    if form == "must":
        return _is_perfect(around)
    if form == "could" and not _is_perfect(around):
        return not around & NEGATIONS and sentence.words[predicate].lemma not in word_class(
            "ability"
        )
    return form != "may" or not denies_subject(sentence, predicate)


def _has_condition(sentence: Sentence, predicate: int) -> bool:
    """Whether an if-clause hangs on a predicate."""
    return any(
        sentence.words[mark].form.lower() in ("if", "unless")
        for child in sentence.children[predicate]
        if sentence.words[child].deprel == "advcl"
        for mark in sentence.children[child]
    )


def _is_condition(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "asked if", "it is unclear if": those mean whether."""
    mark = sentence.words[cue.start]
    clause = sentence.words[mark.head] if mark.head >= 0 else None
    if clause is not None and clause.deprel in ("ccomp", "csubj") and clause.head >= 0:
        return (
            sentence.words[clause.head].lemma not in word_class("questioning")
            or clause.head > cue.start
        )
    before = sentence.words[cue.start - 1].lemma if cue.start else ""
    return before not in word_class("asking")


def _is_amount(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "over two days", which means during them."""
    number = sentence.words[cue.stop] if cue.stop < len(sentence.words) else None
    if number is None or number.head < 0 or len(cue) > 1:
        return True
    noun = sentence.words[number.head]
    has_case = sentence.words[cue.start].deprel == "case"
    is_time = noun.lemma in word_class("unit_of_time") and noun.deprel.startswith(("obl", "nmod"))
    return not (has_case and is_time)


def _has_number(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "at least he lived", "more than willing": a bound is one of an amount."""
    if kind not in ("bound_lower", "bound_upper"):
        return True
    start = cue.start - 1 if cue.start else 0
    return any(
        _counts(word) for word in (sentence.words[start], *sentence.words[cue.stop :][:_TO_NUMBER])
    )


def _counts(word: ParsedWord) -> bool:
    form = word.form.lower()
    return word.upos in ("NUM", "SYM") or form in word_class("amount") or form in ("a", "an")


def _has_superlative(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "one of the six", which has nothing superlative."""
    after = sentence.words[cue.stop : cue.stop + _TO_SUPERLATIVE]
    return kind != "superlative_hedge" or any(
        "Degree=Sup" in word.feats
        or word.form.lower() in word_class("ranking")
        or (word.form.endswith("est") and len(word.form) >= _FEWEST_LETTERS)
        for word in after
    )


def _is_prepositional(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "since it rained"; "since joining" tells when."""
    word = sentence.words[cue.start]
    is_participle = word.head >= 0 and sentence.words[word.head].form.lower().endswith("ing")
    return len(cue) > 1 or word.deprel == "case" or is_participle


def _modifies(sentence: Sentence, cue: range) -> bool:
    """Not "the plan is tied to the vote": a hedge on who it was describes somebody."""
    head = sentence.head_of(cue)
    word = sentence.words[head]
    if word.upos != "VERB" or word.deprel.startswith(("acl", "amod", "appos")):
        return True
    return not sentence.has_dependent(head, SUBJECTS | AUXILIARIES)


def _is_passive(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "the clinic suspected that …": a participle, or passive."""
    place = cue.start
    return not sentence.has_dependent(place, ("nsubj",))


def _is_open(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not "the clearest possible"."""
    before = sentence.words[max(cue.start - 2, 0) : cue.start]
    return not any("Degree=Sup" in word.feats for word in before)


def _is_determiner(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not the answer "no"."""
    return sentence.words[cue.start].deprel != "discourse"


def _stands_alone(sentence: Sentence, cue: range, kind: QualifierType) -> bool:
    """Not the second half of "neither … nor"."""
    return all(word.form.lower() != "neither" for word in sentence.words[: cue.start])


_TESTS: dict[str, _Test] = {
    "if": _is_condition,
    "over": _is_amount,
    "under": _is_amount,
    "at": _has_number,
    "more": _has_number,
    "less": _has_number,
    "fewer": _has_number,
    "up": _has_number,
    "since": _is_prepositional,
    "one": _has_superlative,
    "among": _has_superlative,
    "no": _is_determiner,
    "nor": _stands_alone,
    "suspected": _is_passive,
    "estimated": _is_passive,
    "possible": _is_open,
}
"""By a qualifier's first word: what must hold for it to be one."""


def infers(sentence: Sentence, cue: range, nouns: Lexicon[NounEntry]) -> bool:
    """Whether a thing is what "suggests" or "points to": people who do rather say it."""
    head = sentence.head_of(cue)
    if sentence.words[head].upos != "VERB":
        return True
    subjects = sentence.dependents(head, SUBJECTS)
    if any(sentence.words[child].deprel == "nsubj:pass" for child in subjects):
        return False
    return not any(_is_somebody(sentence.words[child], nouns) for child in subjects)


def describes_somebody(sentence: Sentence, cue: range, nouns: Lexicon[NounEntry]) -> bool:
    """Whether "linked to" tells of people: fumes linked to a plant hedge no agent."""
    word = sentence.words[sentence.head_of(cue)]
    if word.upos == "NOUN" or word.head < 0:
        return True
    noun = sentence.words[word.head]
    is_thing = (
        noun.upos == "NOUN"
        and noun.lemma not in word_class("agent")
        and not _is_somebody(noun, nouns)
    )
    return not (is_thing and word.deprel.startswith(("acl", "amod")))


def _is_somebody(word: ParsedWord, nouns: Lexicon[NounEntry]) -> bool:
    if word.upos == "PROPN" or word.form.lower() in _PEOPLE:
        return True
    return any(match.entry.kind in _SPEAKERS for match in nouns.matches([word]))


def names_by(sentence: Sentence) -> Iterator[tuple[range, Span]]:
    """Names that somebody else gives: "what the ministry calls saboteurs".

    Yields:
        The places from "what" to the verb, and the span of who calls it so.
    """
    words = sentence.words
    for place, word in enumerate(words):
        if word.form.lower() != "what":
            continue
        for verb in range(place + 2, min(place + _FURTHEST_NAME, len(words))):
            if words[verb].lemma not in word_class("naming"):
                continue
            namers = [
                child
                for child in sentence.children[verb]
                if words[child].deprel == "nsubj" and place < child < verb
            ]
            if namers:
                subject = [p for p in sentence.subtree(namers[0]) if place < p < verb]
                end = verb + 1
                if end < len(words) and words[end].form.lower() == "as":
                    end += 1
                yield range(place, end), Span(words[subject[0]].start, words[subject[-1]].end)
            break
