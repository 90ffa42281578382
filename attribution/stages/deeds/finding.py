"""What was done and by whom, as a sentence tells it: deeds with their agents.

An agent is the subject of an active verb, the by-phrase of a passive, and whoever a deed is "by",
"carried out by" or suffered "at the hands of". A disjunction is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import DeedEntry, Lexicon, NounEntry, in_class
from attribution.stages.syntax.clauses import agent_of, is_passive
from attribution.text import Span

Join = Literal["and", "or"]

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you"})
_SUFFERED = frozenset({"kill", "shoot", "wound", "vanish", "detain", "expel"})
"""Deeds whose noun has its victim for owner: "the docker's killing"."""
_RELATIVE = frozenset({"who", "which", "that"})
_SUBJECTS = ("nsubj", "nsubj:outer")
_NO_PART = ("case", "cc", "conj", "punct", "acl:relcl", "appos", "advcl")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in a sentence: its word's place, its entry, and its agents as told."""

    sentence: Sentence
    place: int
    entry: DeedEntry
    agents: tuple[Span, ...]
    heads: tuple[int, ...]
    join: Join | None
    has_object: bool

    @property
    def depth(self) -> int:
        """How many relative and adverbial clauses it stands in."""
        words, at, depth = self.sentence.words, self.place, 0
        while at >= 0:
            depth += words[at].deprel.startswith(("acl", "advcl"))
            at = words[at].head
        return depth

    @property
    def span(self) -> Span:
        """The deed's word."""
        return self.sentence.words[self.place].span


class Deeds:
    """The deeds of a document, sentence by sentence.

    Args:
        parsed: the document.
        deeds: the lexicon of deeds.
        nouns: the lexicon of source nouns, which tells who can act.
    """

    def __init__(self, parsed: Parse, deeds: Lexicon[DeedEntry], nouns: Lexicon[NounEntry]) -> None:
        self._parsed = parsed
        self._nouns = nouns
        self._deeds = deeds
        self._found: dict[int, list[Deed]] = {}

    def within(self, spans: Sequence[Span]) -> list[Deed]:
        """The deeds whose word stands in some spans, in order."""
        found = []
        for span in spans:
            for sentence in self._parsed.sentences_in(span):
                start = sentence.words[0].start
                if start not in self._found:
                    self._found[start] = list(self._read(sentence))
                found += [deed for deed in self._found[start] if span.covers(deed.span)]
        return found

    def _read(self, sentence: Sentence) -> Iterator[Deed]:
        for match in self._deeds.matches(sentence.words):
            place = match.first
            word = sentence.words[place]
            is_verb = word.upos == "VERB"
            heads = list(_of_verb(sentence, place) if is_verb else _of_noun(sentence, place))
            if not is_verb and match.entry.deed in _SUFFERED:
                heads = [h for h in heads if sentence.words[h].deprel != "nmod:poss"]
            heads = [head for head in heads if self._can_act(sentence, head)]
            join = _join(sentence, heads)
            spans = tuple(agent_span(sentence, head) for head in heads)
            has_object = not is_verb or _has_object(sentence, place)
            yield Deed(sentence, place, match.entry, spans, tuple(heads), join, has_object)

    def _can_act(self, sentence: Sentence, head: int) -> bool:
        word = sentence.words[head]
        if word.upos == "PRON":
            return word.form.lower() in _PERSONAL
        if in_class(word, "force"):
            return True
        if in_class(word, "undertaking"):
            return False
        if any(m.entry.kind.endswith(("person", "org")) for m in self._nouns.matches([word])):
            return True
        entities = self._parsed.entities_in(word.span)
        return word.upos == "PROPN" and any(entity.kind is not None for entity in entities)


def _of_verb(sentence: Sentence, place: int) -> Iterator[int]:
    """The heads of a verb's agents."""
    words = sentence.words
    by = agent_of(sentence, place)
    passive = is_passive(sentence, place)
    is_active = words[place].xpos != "VBN" or sentence.has_dependent(place, (*_SUBJECTS, "aux"))
    is_suffered = in_class(words[place], "suffering")
    subject = None
    if is_active and not passive and not is_suffered:
        subject = _subject(sentence, place)
    if by is not None and (
        passive or words[place].deprel.startswith(("acl", "advcl", "conj", "ccomp"))
    ):
        yield from _conjuncts(sentence, by)
    elif subject is not None:
        yield from _conjuncts(sentence, subject)
    if passive or is_suffered:
        yield from _at_the_hands(sentence, place)


def _of_noun(sentence: Sentence, place: int) -> Iterator[int]:
    """The heads of those a deed's noun is told of."""
    words = sentence.words
    for child in sentence.dependents(place, ("nmod", "obl", "obl:agent")):
        if _is_by(sentence, child):
            yield from _conjuncts(sentence, child)
            return
    for after in range(place + 1, min(place + 3, len(words))):
        # "the attack launched by": right behind the noun, whatever the parse hangs it on.
        if words[after].upos == "VERB" and in_class(words[after], "light_verb"):
            by = [child for child in sentence.children[after] if _is_by(sentence, child)]
            if by:
                yield from _conjuncts(sentence, by[0])
                return
    for child in sentence.dependents(place, ("nmod:poss",))[:1]:
        yield from _conjuncts(sentence, child)
        return
    head = words[place].head
    is_object = words[place].deprel in ("obj", "obl", "conj", "nmod")
    while head >= 0 and words[place].deprel == "conj" and words[head].upos == "NOUN":
        place, head = head, words[head].head
    if is_object and head >= 0 and in_class(words[head], "light_verb"):
        yield from _of_verb(sentence, head)


def _at_the_hands(sentence: Sentence, place: int) -> Iterator[int]:
    """Agents in "died at the hands of"."""
    for child in sentence.dependents(place, ("obl",)):
        if sentence.words[child].lemma.casefold() == "hand":
            for below in sentence.dependents(child, ("nmod",)):
                yield from _conjuncts(sentence, below)


def _is_by(sentence: Sentence, place: int) -> bool:
    """Whether a noun phrase opens with "by"."""
    return "by" in sentence.dependent_forms(place, ("case",))


def _subject(sentence: Sentence, verb: int) -> int | None:
    """A verb's subject; who a relative clause is about; the subject a verb shares with its head."""
    words = sentence.words
    for child in sentence.children[verb]:
        if words[child].deprel in _SUBJECTS:
            if words[child].form.lower() in _RELATIVE and words[verb].deprel.startswith("acl"):
                return words[verb].head
            return child
    if words[verb].xpos == "VBG" and words[verb].head >= 0:
        doing = _doing(sentence, verb)
        if doing is not None:
            return doing
    if words[verb].deprel in ("conj", "xcomp", "advcl") and words[verb].head >= 0:
        head = words[verb].head
        if words[head].upos in ("VERB", "ADJ", "NOUN") and not is_passive(sentence, head):
            return _subject(sentence, head)
    return None


def _doing(sentence: Sentence, verb: int) -> int | None:
    """Who does what a participle tells: "men in uniform firing", also as an object of "show"."""
    words = sentence.words
    head = words[verb].head
    if words[verb].deprel == "acl":
        return head
    between = [
        child
        for child in sentence.children[head]
        if head < child < verb and words[child].deprel in ("obj", "iobj", "nsubj")
    ]
    return between[-1] if between else None


def _conjuncts(sentence: Sentence, head: int) -> Iterator[int]:
    yield head
    for child in sentence.dependents(head, ("conj",)):
        if sentence.words[child].upos in ("NOUN", "PROPN", "PRON"):
            yield child


def _join(sentence: Sentence, heads: Sequence[int]) -> Join | None:
    if len(heads) < 2:
        return None
    between = {word.form.lower() for word in sentence.words[heads[0] : heads[-1]]}
    return "or" if "or" in between else "and"


def _has_object(sentence: Sentence, place: int) -> bool:
    describes = sentence.words[place].deprel in ("acl", "amod")
    return describes or sentence.has_dependent(place, ("obj", "nsubj:pass", "obl:agent", "iobj"))


def agent_span(sentence: Sentence, head: int) -> Span:
    """An agent's noun phrase: no preposition before it, no other conjunct, no relative clause."""
    words = sentence.words
    inside = set(sentence.subtree(head, without=sentence.dependents(head, _NO_PART)))
    first = last = head
    while first - 1 in inside or (first - 2 in inside and words[first - 1].upos == "PUNCT"):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and words[last + 1].form in ("-", "–")):
        last += 1
    while words[first].upos == "PUNCT" and first < head:
        first += 1
    while words[last].upos == "PUNCT" and last > head:
        last -= 1
    return Span(words[first].start, words[last].end)
