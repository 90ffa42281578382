"""Claims that do not fit what stands elsewhere in the document, or stand there unsourced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attribution.language.parse import ParsedWord
from attribution.lexicons import word_class
from attribution.lexicons.lemmas import guessed_lemma, lemma_in
from attribution.records import Qualifier, Quantity
from attribution.stages.claims.wording import stem
from attribution.stages.commitment.predicates import Predicate
from attribution.stages.deeds.finding import Deed
from attribution.stages.flags.judged import Judged
from attribution.stages.page.zones import PROSE
from attribution.stages.qualifiers.markers import HEDGES
from attribution.stages.syntax.clauses import NEGATIONS
from attribution.text import Span

_GENERIC = frozenset(
    {"forc", "troop", "soldi", "army", "fight", "gunmen", "rebel", "loyalist", "group"}
)
"""Stems that do not tell one agent from another."""
_NEEDS_VICTIM = frozenset({"kill", "shoot", "abuse", "loot"})
_LIGHT = frozenset({"fire", "commit"})
_LIKE = 0.6
_FEWEST_SHARED = 4
_AROUND = 60
"""Code points after a hedge in which the agent it is about is sought."""
_MANY = 100


def contentious(judged: Judged, number: int) -> str | None:
    """Why a claim is a serious accusation in the outlet's own voice, None where it is not."""
    if not judged.is_own(number) or not judged.is_plain(number):
        return None
    if judged.reading.assertions[number].zone not in PROSE:
        return None
    for deed in judged.deeds(number):
        if (
            deed.entry.gravity == "grave"
            and _accuses(deed)
            and not _is_hedged(judged, number, deed)
        ):
            return f"deeds:{deed.sentence.words[deed.place].form}"
    return None


def _accuses(deed: Deed) -> bool:
    """Whether a grave deed is told of somebody, and of a verb also to whom it was done."""
    word = deed.sentence.words[deed.place]
    if word.upos == "VERB" and deed.entry.deed in _NEEDS_VICTIM and not deed.has_object:
        return False
    is_denied = deed.sentence.dependent_forms(deed.place) & (NEGATIONS | {"no"})
    return bool(deed.agents) and not is_denied


def ledes_attributed_later(judged: Judged) -> Iterator[tuple[int, str]]:
    """Claims of the lede in the outlet's voice that the body attributes to somebody."""
    assertions = judged.reading.assertions
    ledes = [
        number
        for number, assertion in enumerate(assertions)
        if assertion.zone == "lede" and judged.is_own(number)
    ]
    for lede in ledes:
        heads = judged.predicates(lede)
        for later, assertion in enumerate(assertions):
            if judged.is_own(later) or assertion.spans[0].start <= assertions[lede].spans[-1].end:
                continue
            if judged.paragraphs[later] == judged.paragraphs[lede]:
                continue
            if _tells_the_same(judged, lede, later, heads):
                yield lede, f"rule:attributed later: {judged.text(later)[:60]}"
                break


def _tells_the_same(judged: Judged, lede: int, later: int, heads: Sequence[Predicate]) -> bool:
    wordings = judged.wordings
    one, other = wordings.of[lede], wordings.of[later]
    shared = one.stems & other.stems
    if len(shared) >= _FEWEST_SHARED and wordings.likeness(one, other) >= _LIKE:
        return True
    return any(
        _is_same_event(judged, lede, later, head, candidate)
        for head in heads
        for candidate in judged.predicates(later)
    )


def _is_same_event(
    judged: Judged, one: int, other: int, first: Predicate, second: Predicate
) -> bool:
    """Whether two main predicates are one deed or one verb, of the same subject."""
    same_verb = first.word.upos == "VERB" and stem(first.word) == stem(second.word)
    deeds = {
        (deed.sentence.words[deed.place].start): deed.entry.deed
        for number in (one, other)
        for deed in judged.deeds(number)
    }
    first_deed = deeds.get(first.word.start)
    same_deed = first_deed is not None and first_deed == deeds.get(second.word.start)
    if not (same_verb or same_deed):
        return False
    subjects = [predicate.subject for predicate in (first, second)]
    told = [word for word in subjects if word is not None and word.deprel != "expl"]
    return len(told) == len(subjects) and len(set(map(_class_of, told))) == 1


def _class_of(word: ParsedWord) -> str:
    """A subject's head, with words for the same kind of people made one."""
    lemma = lemma_in(word, word_class("soldier") | word_class("fighter"))
    if lemma in word_class("soldier"):
        return "soldiers"
    return "fighters" if lemma in word_class("fighter") else stem(word)


def stronger_than_source(judged: Judged) -> Iterator[tuple[int, str]]:
    """Claims the outlet makes plainly, of a deed that somebody it reports tells with a hedge."""
    hedged = [
        (number, qualifier)
        for number, qualifiers in enumerate(judged.qualifiers)
        if not judged.is_own(number)
        for qualifier in qualifiers
        if qualifier.type in HEDGES
    ]
    if not hedged:
        return
    for number in range(len(judged.reading.assertions)):
        if not judged.is_own(number):
            continue
        for deed in judged.deeds(number):
            if deed.entry.gravity == "action" or deed.entry.deed in _LIGHT or not deed.agents:
                continue
            if _is_hedged(judged, number, deed):
                continue
            for other, qualifier in hedged:
                if _is_about(judged, other, qualifier, deed):
                    yield number, f"rule:hedged elsewhere: {judged.text(other)[:60]}"
                    break


def _is_hedged(judged: Judged, number: int, deed: Deed) -> bool:
    return any(
        qualifier.type in HEDGES
        and any(Span(*scope).overlaps(deed.span) for scope in qualifier.scope)
        for qualifier in judged.qualifiers[number]
    )


def _is_about(judged: Judged, other: int, qualifier: Qualifier, deed: Deed) -> bool:
    """Whether a hedge in another claim is about the same deed's agent."""
    if all(found.entry.deed != deed.entry.deed for found in judged.deeds(other)):
        return False
    end = max(end for _, end in qualifier.cue)
    last = judged.reading.assertions[other].spans[-1].end
    window = [Span(*scope) for scope in qualifier.scope]
    if end < last:
        window.append(Span(end, min(end + _AROUND, last)))
    near = judged.wordings.wording(window).stems
    named = judged.wordings.wording(deed.agents).stems
    telling = named - _GENERIC
    return bool(telling & near)


def clashing_numbers(judged: Judged) -> Iterator[tuple[int, str]]:
    """Claims whose number of something clashes with another claim's number of the same."""
    counted = [
        (number, quantity)
        for number, quantities in enumerate(judged.quantities)
        for quantity in quantities
        if quantity.population and _kinds(quantity.population)
    ]
    for place, (number, quantity) in enumerate(counted):
        for other_number, other in counted[place + 1 :]:
            if number == other_number:
                continue
            if not _kinds(quantity.population or "") & _kinds(other.population or ""):
                continue
            if _dozens_for_many(quantity.span, quantity.value, other.value, judged):
                yield number, f"rule:dozens of what are {other.value:g} elsewhere"
            elif _dozens_for_many(other.span, other.value, quantity.value, judged):
                yield other_number, f"rule:dozens of what are {quantity.value:g} elsewhere"
            elif _differs(judged, number, other_number) and _clash(quantity, other):
                yield number, f"rule:{other.value:g} of the same elsewhere"
                yield other_number, f"rule:{quantity.value:g} of the same elsewhere"


def _clash(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one place are exact and not the same."""
    is_known = one.value is not None and other.value is not None
    is_here = bool(one.place and other.place and one.place.casefold() == other.place.casefold())
    return is_known and is_here and one.value != other.value


def _dozens_for_many(
    span: tuple[int, int], value: float | None, other: float | None, judged: Judged
) -> bool:
    """Whether "dozens" are told of what is elsewhere more than a hundred."""
    words = judged.reading.text[span[0] : span[1]].casefold()
    return value is None and other is not None and other >= _MANY and "dozens" in words


@lru_cache(maxsize=4096)
def _kinds(population: str) -> frozenset[str]:
    """What a population is made of; soldiers and fighters under any of their names."""
    found = set()
    for word in population.casefold().replace("-", " ").split():
        lemma = guessed_lemma(word, word_class("soldier") | word_class("fighter"))
        if lemma in word_class("soldier"):
            found.add("soldiers")
        elif lemma in word_class("fighter"):
            found.add("fighters")
    return frozenset(found)


def _differs(judged: Judged, one: int, other: int) -> bool:
    return judged.reading.chains[one].origin != judged.reading.chains[other].origin
