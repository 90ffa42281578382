"""Where the clause begins and ends that a verb reports, when its content was cut short.

``that as the dam rose, the road was shut``, ``that the road was shut, and cars will wait``. A
clause set off behind the reported one may be the teller's remark and is left out: PolNeAR's
annotators take in most clauses that "and" joins, and leave out most relative and adverbial ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from attribution.language.parse import Sentence
from attribution.stages.relations.cues import Cue
from attribution.stages.syntax.clauses import AUXILIARIES, SUBJECTS, is_verb
from attribution.text import Span

_REPORTED = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LOOSE = frozenset({"acl:relcl", "advcl", "advcl:relcl", "acl", "parataxis", "appos"})


def clause_end(
    cue: Cue, end: int, inside: Collection[int], is_apart: Callable[[Span], bool]
) -> int:
    """The place at which a content ends that goes on to the end of its clause.

    Args:
        cue: the verb that reports it.
        end: the place at which the content ends as found.
        inside: the places of its words.
        is_apart: whether a span belongs to something else, before which the content stays as found.
    """
    sentence = cue.sentence
    governed = [
        child
        for child in sentence.dependents(cue.head, _REPORTED)
        if child > cue.head and not _clause(sentence, child).isdisjoint(inside)
    ]
    if not cue.is_verb or not governed:
        return end
    predicate = governed[-1]
    loose = [
        place
        for place in sentence.subtree(predicate)
        if place > predicate
        and sentence.words[place].deprel in _LOOSE
        and _is_set_off(sentence, place)
    ]
    clause, reach = _clause(sentence, predicate, loose), end
    for place in range(end + 1, len(sentence.words)):
        word = sentence.words[place]
        if place not in clause:
            break
        if is_apart(word.span):
            return end
        if word.upos != "PUNCT":
            reach = place
    return reach


def clause_start(cue: Cue, inside: Sequence[int], is_apart: Callable[[Span], bool]) -> int | None:
    """The offset at which the clause begins that a content lies in without its verb.

    ``urged [the crews to call] the owner``: the owner alone is nothing that is urged.

    Args:
        cue: the verb that reports it.
        inside: the places of the content's first words.
        is_apart: whether a span belongs to something else.
    """
    sentence = cue.sentence
    for predicate in sentence.dependents(cue.head, ("xcomp", "ccomp")):
        clause = sentence.subtree(predicate)
        is_within = inside and predicate < inside[0] and inside[0] in clause
        if not is_within or clause[0] <= cue.head or not is_verb(sentence.words[predicate]):
            continue
        gap = [sentence.words[place].span for place in range(clause[0], inside[0])]
        return None if any(map(is_apart, gap)) else gap[0].start
    return None


def _clause(sentence: Sentence, predicate: int, without: Sequence[int] = ()) -> set[int]:
    """A reported clause with the subject that the parser took for the cue's object."""
    found = set(sentence.subtree(predicate, without=without))
    is_bare = not sentence.has_dependent(predicate, SUBJECTS | {"mark"})
    is_finite = sentence.words[predicate].xpos in _FINITE
    if is_bare and (is_finite or sentence.has_dependent(predicate, AUXILIARIES)):
        objects = sentence.dependents(sentence.words[predicate].head, ("obj",))
        found.update(p for one in objects if one < predicate for p in sentence.subtree(one))
    return found


def _is_set_off(sentence: Sentence, place: int) -> bool:
    """Whether a clause is parted by a mark from what stands before it."""
    first = min(sentence.subtree(place))
    return any(w.upos == "PUNCT" for w in sentence.words[max(first - 1, 0) : first + 1])
