"""What a verb of saying has for its content: a clause before or behind it, an infinitive."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import word_class
from attribution.stages.syntax.clauses import (
    has_subject,
    is_infinitive,
    is_verb,
)
from attribution.text import DASHES, OPENING_MARKS

_CLAUSE = frozenset({"ccomp"})
_DATELINE = 12
_LOOSE = frozenset({"with", ",", "–", "—"})  # open what is added to a report


def tallied(sentence: Sentence, verb: int) -> list[int]:
    """The numbers that a verb of counting governs, with what they count."""
    things = [child for child in sentence.dependents(verb, ("obj", "xcomp")) if child > verb]
    is_counted = any(
        sentence.words[thing].upos == "NUM" or sentence.has_dependent(thing, ("nummod",))
        for thing in things
    )
    return sorted(p for thing in things for p in sentence.subtree(thing)) if is_counted else []


def clause_of(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """The clause that follows a verb of saying as its complement."""
    for child in sentence.children[verb]:
        is_clause = sentence.words[child].deprel in _CLAUSE
        below = [place for place in sentence.subtree(child) if place > verb]
        if below and _is_cut_off(sentence, verb, below[0]):
            continue
        if is_clause and child > verb and has_subject(sentence, child):
            return below, "rule:clause of a reporting verb"
    return None


def _is_cut_off(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether a bare clause stands behind a comma: "the race ended, forty boats took part"."""
    return (
        sentence.words[verb + 1].form == ","
        and sentence.words[first].form.lower() not in ("that", "“", '"', "‘", "'", "``", ",")
        and not any(sentence.words[place].form == "," for place in range(verb + 2, first))
    )


def gerund_of(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody denies or admits having done: ``denies giving such an order``."""
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if child > verb and word.xpos == "VBG" and word.deprel in ("xcomp", "ccomp"):
            return [p for p in sentence.subtree(child) if p > verb], "rule:deed denied or admitted"
    return None


def name_given(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody calls a thing in words that are quoted: ``what it described as "excesses"``."""
    governor = sentence.words[verb].head
    is_what = governor >= 0 and sentence.words[governor].form.lower() == "what"
    if not is_what and all(
        sentence.words[c].form.lower() != "what" for c in sentence.children[verb]
    ):
        return None
    for child in sentence.children[verb]:
        below = [p for p in sentence.subtree(child) if p > verb]
        if below and sentence.words[below[0]].form.lower() == "as":
            below.pop(0)
        if below and sentence.words[below[0]].form in OPENING_MARKS:
            return below, "rule:name that somebody gives"
    return None


def held_to_be(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody holds a thing to be: ``believed it to be genuine``."""
    things = sentence.dependents(verb, ("obj", "iobj"))
    for child in sentence.children[verb]:
        if sentence.words[child].deprel == "xcomp" and is_infinitive(sentence, child):
            named = [p for c in things if verb < c < child for p in sentence.subtree(c)]
            below = sentence.subtree(child)
            return ([*named, *below], "rule:what it is held to be") if named else None
    return None


def infinitive_of(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody promises, orders or asks for, with whom it is asked of."""
    asked = [
        child
        for child in sentence.children[verb]
        if (child > verb and sentence.words[child].deprel in ("obj", "iobj", "obl"))
        or sentence.words[child].deprel == "nsubj:pass"
    ]
    for governor in (verb, *asked):
        for child in sentence.children[governor]:
            label = sentence.words[child].deprel
            is_wanted = label in ("xcomp", "ccomp", "advcl", "acl") and child > verb
            if is_wanted and is_infinitive(sentence, child):
                below = sentence.subtree(child)
                first = [p for other in asked if other < child for p in sentence.subtree(other)]
                named = [p for p in first if sentence.words[p].upos != "ADP"]
                return sorted({*named, *below}), "rule:infinitive of a request"
    return None


def clause_before(
    sentence: Sentence, verb: int, source: Sequence[int]
) -> tuple[list[int], str] | None:
    """A clause before its reporting verb, or around it: "…, X said", "The plan, X said, is …"."""
    first = min(*source, verb)
    if first == 0 or sentence.words[verb].deprel not in ("parataxis", "root", "ccomp", "conj"):
        return None
    if sentence.words[first - 1].form not in (",", "”", '"', "''", "’", "—", "–", "-"):
        return None
    predicate = _reported(sentence, verb, first)
    if predicate is None or _has_own_content(sentence, verb, predicate):
        return None
    lead = lead_of(sentence, first)
    before = list(range(lead, first))
    after = []
    if predicate > verb:  # the clause goes on behind the words that report it
        behind = max(*source, verb)
        own = {p for c in sentence.children[verb] if c != predicate for p in sentence.subtree(c)}
        after = [p for p in sentence.subtree(predicate) if p > behind and p not in own]
    is_title = all(word.upos == "PUNCT" for word in sentence.words[verb + 1 :])
    has_verb = any(sentence.words[place].upos in ("VERB", "AUX") for place in (*before, *after))
    if not has_verb and not is_title:
        return None
    return [*before, *after], "rule:reporting verb behind its clause"


def _has_own_content(sentence: Sentence, verb: int, predicate: int) -> bool:
    """Whether a verb governs something behind it, and so reports nothing before it."""
    addressed = sentence.words[verb].lemma.lower() in word_class("informing")
    labels = ("ccomp", "xcomp") if addressed else ("ccomp", "xcomp", "obj")
    return any(
        child > verb
        and child != predicate
        and sentence.words[child].deprel in labels
        and sentence.words[min(sentence.subtree(child))].form.lower() not in _LOOSE
        for child in sentence.children[verb]
    )


def _reported(sentence: Sentence, verb: int, first: int) -> int | None:
    """The predicate of the clause that a verb reports from behind or amid it."""
    word = sentence.words[verb]
    if word.deprel == "parataxis" and word.head >= 0:
        return word.head
    for child in sentence.children[verb]:
        if sentence.words[child].deprel == "ccomp":
            begins = min(sentence.subtree(child))
            if begins < first:
                return child
    return None


def lead_of(sentence: Sentence, first: int) -> int:
    """Where a reported clause begins: after a dateline, a conjunction or a connecting adverb."""
    start = 0
    for place in range(1, min(_DATELINE, first - 1)):
        opening = sentence.words[: place + 1]
        is_dash = opening[-1].form in DASHES and not sentence.is_hyphen(place)
        if is_dash and not any(is_verb(word) for word in opening):
            start = place + 1
    while start < first - 1 and sentence.words[start].form.lower() in word_class("connecting"):
        start += 1
        if sentence.words[start].form == ",":
            start += 1
    return start
