"""What a sentence says beside its main statement: parts that are claims of their own.

A relative clause set off by a comma asserts something by itself ("the raid, which appeared to be
the worst yet, killed nine"). Any other part set off by a mark does so where it is hedged and the
main statement is not, or the other way round ("they shelled the town, apparently at random"): who
says both is not equally sure of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attribution.language.parse import Sentence
from attribution.stages.syntax.clauses import SUBJECTS
from attribution.text import Span

_MARKS = frozenset({",", "–", "—", "-", "--", "(", ";"})
_RELATIVE = frozenset({"who", "which", "whom", "whose", "where"})
_LOOSE = frozenset({"appos", "obl", "nmod", "advcl", "acl", "parataxis", "acl:relcl", "dep"})
_FEWEST_WORDS = 4
_TO_PRONOUN = 3  # words from a clause's start to its relative pronoun: "some of which"


def asides(
    sentence: Sentence, places: Sequence[int], hedges: Sequence[Span]
) -> Iterator[list[int]]:
    """The parts of a statement that are statements of their own, in order and apart.

    Args:
        sentence: the parsed sentence.
        places: the places of the statement's words.
        hedges: the cues of what lowers commitment, anywhere in the document.
    """
    inside = set(places)
    hedged = {
        place for place in places if any(h.overlaps(sentence.words[place].span) for h in hedges)
    }
    taken: set[int] = set()
    for place, part in _parts(sentence, inside):
        own = [p for p in part if p not in taken]
        rest = inside - taken - set(own)
        if len(own) < _FEWEST_WORDS or len(rest) < _FEWEST_WORDS:
            continue
        if _is_relative(sentence, part) or _differs(sentence, place, own, rest & hedged, hedged):
            taken.update(own)
            yield own


def _parts(sentence: Sentence, inside: Collection[int]) -> list[tuple[int, list[int]]]:
    """Every part between marks with its head, the shortest first."""
    found = [
        (place, part)
        for place in inside
        if sentence.words[place].deprel in _LOOSE
        and _is_set_off(sentence, part := _words(sentence, place, inside))
    ]
    return sorted(found, key=lambda item: (len(item[1]), item[0]))


def _words(sentence: Sentence, place: int, inside: Collection[int]) -> list[int]:
    """What hangs on a word, as one stretch and without marks at its edges."""
    below = set(sentence.subtree(place)) & set(inside)
    first = last = place
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    words = sentence.words
    while last + 1 in inside and words[last + 1].upos == "ADV":
        last += 1  # "…, which was the worst yet, …", wherever the parse hangs "yet"
    while first < last and words[first].upos == "PUNCT":
        first += 1
    while last > first and words[last].upos == "PUNCT":
        last -= 1
    return list(range(first, last + 1))


def _is_set_off(sentence: Sentence, part: Sequence[int]) -> bool:
    """Whether a mark stands before the part and one, or the sentence's end, after it."""
    words = sentence.words
    after = part[-1] + 1
    is_closed = after == len(words) or words[after].upos == "PUNCT"
    mark = part[0] - 1
    is_opened = mark >= 0 and words[mark].form in _MARKS and not sentence.is_hyphen(mark)
    return is_opened and is_closed


def _is_relative(sentence: Sentence, part: Sequence[int]) -> bool:
    opening = [sentence.words[place] for place in part[:_TO_PRONOUN]]
    has_verb = any(sentence.words[place].upos in ("VERB", "AUX") for place in part)
    return has_verb and any(
        word.form.lower() in _RELATIVE and word.upos in ("PRON", "DET", "ADV") for word in opening
    )


def _differs(
    sentence: Sentence,
    head: int,
    own: Sequence[int],
    hedged_rest: Collection[int],
    hedged: Collection[int],
) -> bool:
    """Whether only the part, or only the main predicate, is hedged.

    What stands unhedged beside a hedged statement must say something by itself: an apposition, or
    a clause with its subject.
    """
    if any(place in hedged for place in own):
        return not any(_is_high(sentence, place) for place in hedged_rest)
    is_statement = sentence.words[head].deprel == "appos" or sentence.has_dependent(head, SUBJECTS)
    return is_statement and any(_is_high(sentence, place) for place in hedged_rest)


def _is_high(sentence: Sentence, place: int) -> bool:
    """Whether a word stands on the main predicate: the root, or right below it."""
    above = sentence.words[place].head
    return above < 0 or sentence.words[above].head < 0
