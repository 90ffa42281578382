"""“They called the raid off after 40 people had died, the monitor estimates”: of what it is.

An estimate is one of a number. Where the main clause has none, and all stand in a clause that is
joined to it or in a part set off behind it, only that is estimated; the rest is the teller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.language.parse import Sentence
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.clauses import is_verb
from attribution.text import Span

_RULE = "rule:an estimate is one of a number"
_CLAUSES = frozenset({"advcl", "acl:relcl", "advcl:relcl"})
_LOOSE = frozenset({"obl", "nmod", "advmod", "conj", "dep", *_CLAUSES})
_OPENING = frozenset({"after", "as", "because", "before", "since", "when", "where", "while"})
_FEWEST_WORDS = 4


def of_its_number(relation: Relation, cues: Cues) -> Relation:
    """A relation whose cue estimates from behind, with the part that holds the numbers alone."""
    known = cues.at(relation.cue)
    if not known or not known[0].means("estimating"):
        return relation
    sentence = known[0].sentence
    if len(relation.content) != 1 or relation.content[0].end > known[0].span.start:
        return relation
    places = sentence.places_in(relation.content)
    part = _estimated(sentence, places)
    if part is None:
        return relation
    content = (Span(sentence.words[part[0]].start, sentence.words[part[-1]].end),)
    return replace(relation, content=content, evidence=(*relation.evidence, _RULE))


def _estimated(sentence: Sentence, places: Sequence[int]) -> list[int] | None:
    """The widest part with all numbers in it, if it leaves a statement behind."""
    inside = set(places)
    numbers = [place for place in places if sentence.words[place].upos == "NUM"]
    if not numbers:
        return None
    for part in _parts(sentence, inside):
        rest = [p for p in sorted(inside) if p < part[0]]
        holds = set(numbers) <= set(part) and part[-1] + 1 >= places[-1]
        is_statement = any(is_verb(sentence.words[p]) for p in rest)
        if holds and is_statement and len(part) >= _FEWEST_WORDS <= len(rest):
            return part
    return None


def _parts(sentence: Sentence, inside: set[int]) -> Iterator[list[int]]:
    """The joined clauses and loose parts with a verb, from the left, without marks around them.

    What a word like "after" opens is one, however the tree hangs it.
    """
    words = sentence.words
    found = []
    for place in sorted(inside):
        is_opened = words[place].form.lower() in _OPENING
        if words[place].deprel not in _LOOSE and not is_opened:
            continue
        below = range(place, len(words)) if is_opened else sentence.subtree(place)
        part = [p for p in below if p in inside]
        is_set_off = part[0] > 0 and "," in (words[part[0]].form, words[part[0] - 1].form)
        if not (is_set_off or is_opened) and words[place].deprel not in _CLAUSES:
            continue
        while part and (
            words[part[0]].upos in ("PUNCT", "SCONJ") or (is_opened and part[0] == place)
        ):
            part.pop(0)
        while part and words[part[-1]].upos == "PUNCT":
            part.pop()
        if part and any(is_verb(words[p]) for p in part):
            found.append(part)
    yield from sorted(found, key=lambda part: (part[0], -len(part)))
