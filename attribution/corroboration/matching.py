"""Whether two claims are one, and if not how they stand to each other.

Claims are compared by slots: the kind of event, what the numbers count and their values, names, and
all other words by rarity. A number decides over words: the same words with another figure are an
update, a part or a conflict, never the same claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.corroboration.numbers import agreement, groups, sums
from attribution.corroboration.origins import same_source
from attribution.corroboration.profile import Number, Profile, Telling
from attribution.records import RelationType

_SAME, _POSSIBLE, _ABOUT = 0.55, 0.42, 0.2
_PARTLY = frozenset({"vague_quantifier", "approximator"})
_FEWEST_TERMS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims stand to each other; ``score`` from 0 to 1, ``joins`` if they are one."""

    relation: RelationType
    score: float
    why: str
    joins: bool = False


def likeness(one: Telling, other: Telling) -> float:
    """The share of rare terms that two claims have in common (a weighted Dice coefficient)."""
    small, large = sorted((one.terms, other.terms), key=len)
    common = sum(min(weight, large[term]) for term, weight in small.items() if term in large)
    whole = sum(one.terms.values()) + sum(other.terms.values())
    return 2 * common / whole if whole else 0.0


def judge(one: Telling, other: Telling, left: Profile, right: Profile) -> Verdict | None:
    """How two claims stand to each other, the earlier one first; None if not at all."""
    score = likeness(one, other)
    if score < _ABOUT:
        return None
    verdict = _by_number(one, other, left, right, score)
    if verdict is not None:
        return verdict
    if _fixed(one) and _fixed(other):
        return None  # two figures that do not meet: different claims, however alike their words
    return _by_words(one, other, score)


def _fixed(telling: Telling) -> bool:
    return any(number.quantity.value is not None for number in telling.numbers)


def _by_number(
    one: Telling, other: Telling, left: Profile, right: Profile, score: float
) -> Verdict | None:
    """The verdict of the two numbers that say most."""
    found = [
        verdict
        for a in one.numbers
        for b in other.numbers
        if (verdict := _of_numbers(a, b, _same_origin(one, other, left, right), score))
    ]
    return max(found, key=lambda verdict: (verdict.joins, verdict.score)) if found else None


def _of_numbers(a: Number, b: Number, same_origin: bool, score: float) -> Verdict | None:
    """The verdict of two numbers, from what they count and whether their values agree."""
    counted = groups(a, b)
    values = agreement(a, b)
    shown = f"{a.shown} and {b.shown}"
    if counted == "another":
        return None
    if counted != "the same":
        if values != "equal":
            return _as_part(a, b, counted, score)
        why = f"{shown}, but of {_told(a)} and of {_told(b)}"
        return Verdict("conflict_category", 0.5 + score / 2, why)
    if values != "different":
        return Verdict("same", 0.5 + score / 2, f"{shown} {_counting(a)}".rstrip(), joins=True)
    return _of_other_values(a, b, same_origin, score)


def _of_other_values(a: Number, b: Number, same_origin: bool, score: float) -> Verdict | None:
    """Two figures of one group: a later count of one source, or two sources at odds."""
    shown = f"{a.shown} and {b.shown}"
    if same_origin:
        return Verdict("update", score, f"{shown} {_counting(a)}, from the same source")
    if a.quantity.value is None or b.quantity.value is None:
        return None
    return Verdict("conflict_value", score, f"{shown} {_counting(a)}, from different sources")


def _as_part(a: Number, b: Number, counted: str, score: float) -> Verdict | None:
    part, whole = (a, b) if counted == "the whole" else (b, a)
    if part.quantity.value and whole.quantity.value and part.quantity.value < whole.quantity.value:
        return Verdict("part_of", score, f"{part.shown} {_counting(part)} of {whole.shown}")
    return None


def _counting(number: Number) -> str:
    return number.quantity.population or number.quantity.unit or ""


def _told(number: Number) -> str:
    return _counting(number) or "all"


def _same_origin(one: Telling, other: Telling, left: Profile, right: Profile) -> bool:
    if left.id == right.id:
        return one.origin == other.origin
    if one.origin == 0 or other.origin == 0:
        return False
    return same_source(left.tellers[one.origin], right.tellers[other.origin])


def _by_words(one: Telling, other: Telling, score: float) -> Verdict | None:
    shared = sorted(one.terms.keys() & other.terms.keys(), key=lambda t: (-one.terms[t], t))
    if len(shared) < _FEWEST_TERMS and score < 0.9:
        return None
    why = "both tell of " + ", ".join(term.lstrip("=") for term in shared[:5])
    if ("negation" in one.hedges) != ("negation" in other.hedges) and score < 0.9:
        return None
    if _is_whole(one) != _is_whole(other) and (_is_partial(one) or _is_partial(other)):
        return Verdict("conflict_scope", score, f"{why}; of all and of some")
    if score >= _SAME:
        return Verdict("same", score, why, joins=True)
    return Verdict("possible_same", score, why) if score >= _POSSIBLE else None


def _is_whole(telling: Telling) -> bool:
    return "universal" in telling.hedges


def _is_partial(telling: Telling) -> bool:
    return bool(_PARTLY & telling.hedges.keys()) and not _is_whole(telling)


def pairs(left: Profile, right: Profile) -> Iterator[tuple[Telling, Telling]]:
    """The claims of two documents that are worth comparing: they share a telling term."""
    by_term: dict[str, list[int]] = {}
    for place, telling in enumerate(right.tellings):
        for term, weight in telling.terms.items():
            if weight > 0.4:
                by_term.setdefault(term, []).append(place)
    for telling in left.tellings:
        if telling.zone == "furniture":
            continue
        shared: dict[int, int] = {}
        for term in telling.terms:
            for place in by_term.get(term, ()):
                shared[place] = shared.get(place, 0) + 1
        for place, count in sorted(shared.items()):
            other = right.tellings[place]
            if count > 1 or (telling.numbers and other.numbers) or len(telling.terms) < 4:
                yield telling, other


def added_up(profile: Profile) -> Iterator[tuple[Telling, Telling, str]]:
    """Totals of a document with the parts that they are the sum of."""
    counting = [
        (telling, number)
        for telling in profile.tellings
        if telling.zone not in ("headline", "furniture")
        for number in telling.numbers
        if "=death" in telling.terms or number.counted
    ]
    for start in range(len(counting)):
        window = counting[start : start + 6]
        for total, parts in sums([number for _, number in window]):
            if 0 not in (total, *parts):
                continue  # told by a later window
            added = " + ".join(window[part][1].shown for part in parts)
            for part in parts:
                if window[part][0] is not window[total][0]:
                    yield window[total][0], window[part][0], f"{added} = {window[total][1].shown}"


def within(profile: Profile) -> Sequence[tuple[Telling, Telling, Verdict]]:
    """How the claims of one document stand to each other."""
    found = []
    for one, other in pairs(profile, profile):
        if one.start < other.start or (one.start == other.start and one.end > other.end):
            verdict = judge(one, other, profile, profile)
            if verdict and not _overlap(one, other):
                found.append((one, other, verdict))
    return found


def _overlap(one: Telling, other: Telling) -> bool:
    return one.start < other.end and other.start < one.end
