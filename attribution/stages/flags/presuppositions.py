"""What somebody's statement takes for granted: deeds that are named and not asserted.

After the triggers of Levinson (1983, chapter 4), as far as words and parse show them: definite
descriptions of deeds, what is condemned or documented, relative and temporal clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import in_class, word_class
from attribution.stages.deeds.finding import Deed
from attribution.stages.flags.judged import Judged
from attribution.stages.sources.facts import PEOPLE

_DEFINITE = frozenset({"the", "these", "those", "this", "such", "its", "their", "his", "her"})
_POINTING = frozenset({"these", "those", "this", "such"})
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl")
_TEMPORAL = frozenset({"after", "since", "because", "when", "before"})
_ABOUT = frozenset({"over", "into", "about", "behind", "for"})


def presupposition(judged: Judged, number: int) -> str | None:
    """Why a claim of somebody takes a deed for granted, None where it does not."""
    attribution = judged.attribution(number)
    if attribution is None:
        return None
    told = judged.deeds(number)
    deeds = [deed for deed in told if deed.entry.gravity != "action"]
    if not told:
        return None
    roots = {
        (predicate.sentence.words[0].start, predicate.place)
        for predicate in judged.predicates(number)
    }
    taken = _condemned_or_documented(judged, number, told, roots)
    if taken is not None:
        return f"rule:condemned or documented: {_form(taken)}"
    for deed in deeds:
        if (deed.sentence.words[0].start, deed.place) in roots:
            continue
        for why, holds in _triggers(deed):
            if holds:
                return f"rule:{why}: {_form(deed)}"
    return None


def _condemned_or_documented(
    judged: Judged, number: int, told: Sequence[Deed], roots: Collection[tuple[int, int]]
) -> Deed | None:
    """A deed that is condemned, or whose name is all that somebody is said to document."""
    attribution, speaker = judged.attribution(number), judged.speaker(number)
    nominal = [
        deed
        for deed in told
        if deed.sentence.words[deed.place].upos == "NOUN"
        and (deed.entry.gravity != "action" or deed.entry.deed == "kill")
    ]
    if attribution is None or speaker is None:
        return None
    if attribution.speech_act == "condemn":
        return next(iter(nominal), None)
    if attribution.stance != "endorsing" or speaker.kind not in PEOPLE:
        return None
    heads = [deed for deed in nominal if (deed.sentence.words[0].start, deed.place) in roots]
    return next(iter(heads), None)


def _triggers(deed: Deed) -> Iterator[tuple[str, bool]]:
    sentence, place = deed.sentence, deed.place
    word = sentence.words[place]
    if word.upos == "NOUN":
        yield "definite description", _is_definite(sentence, place)
    yield "relative clause", bool(deed.agents) and _is_in_relative(sentence, place)
    yield "temporal clause", _is_temporal(sentence, place)


def _is_definite(sentence: Sentence, place: int) -> bool:
    """Whether a deed is spoken of as known: "the killings", "these crimes", "its attacks"."""
    words = sentence.words
    below = [words[child] for child in sentence.children[place]]
    determiners = {w.form.lower() for w in below if w.deprel in ("det", "nmod:poss")}
    if determiners & _POINTING:
        return True
    if in_class(words[place], "event") or not determiners & _DEFINITE:
        return False
    word = words[place]
    if word.deprel in _ARGUMENTS:
        return True
    cases = {w.form.lower() for w in below if w.deprel == "case"}
    return word.deprel == "nmod" and (
        bool(cases & _ABOUT) or words[word.head].lemma.casefold() in word_class("culprit")
    )


def _is_in_relative(sentence: Sentence, place: int) -> bool:
    """Whether somebody's deed is told in passing, of a noun: "areas that saw attacks by rebels"."""
    words = sentence.words
    word = words[place]
    if word.head >= 0 and _is_ranked(sentence, word.head):
        return False
    if word.upos == "VERB" and word.deprel in ("acl:relcl", "acl"):
        return word.deprel == "acl:relcl" or word.xpos == "VBN"
    head = word.head
    return word.deprel in ("obj", "nsubj:pass") and head >= 0 and words[head].deprel == "acl:relcl"


def _is_ranked(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is the first of its kind: "the worst raid mounted by any army" tells none."""
    return any(sentence.words[p].xpos in ("JJS", "RBS") for p in sentence.subtree(noun) if p < noun)


def _is_temporal(sentence: Sentence, place: int) -> bool:
    """Whether a deed dates or explains what is said: "after rebels attacked the town"."""
    words = sentence.words
    word = words[place]
    marks = {
        words[child].form.lower()
        for child in sentence.children[place]
        if words[child].deprel in ("mark", "case", "advmod")
    }
    is_clause = word.upos == "VERB" and word.deprel == "advcl"
    is_phrase = word.upos == "NOUN" and word.deprel == "obl" and not in_class(word, "event")
    return (is_clause or is_phrase) and bool(marks & _TEMPORAL)


def _form(deed: Deed) -> str:
    return deed.sentence.words[deed.place].form
