"""The noun phrase that stands right after a word, read along the line and checked on the tree.

What follows "told", "citing" or "posted by" is short and regular, so it is read word by word: a
wrong head in the parse then costs a modifier, not the phrase.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from attribution.language.parse import ParsedWord, Sentence
from attribution.text import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_JOINING = frozenset({"and", "&", "or"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: its places ``first`` up to ``last``, half open, and its head's place."""

    sentence: Sentence
    first: int
    last: int
    head: int

    @property
    def span(self) -> Span:
        """Its code points."""
        words = self.sentence.words
        return Span(words[self.first].start, words[self.last - 1].end)


def nominal_at(sentence: Sentence, place: int, linkers: Collection[str] = ()) -> Nominal | None:
    """The noun phrase that begins at a place, None where none does.

    Args:
        sentence: its sentence.
        place: of its first word.
        linkers: prepositions by which another noun phrase may be joined to it, twice at most.
    """
    words = sentence.words
    last = _simple(sentence, place)
    if last is None:
        return None
    head = _head(sentence, place, last)
    for _ in range(2):
        if last >= len(words):
            break
        form = words[last].form.lower()
        if form in linkers or (form in _JOINING and not _opens_clause(sentence, last + 1)):
            after = _simple(sentence, last + 1)
            if after is not None:
                last = after
    return Nominal(sentence, place, last, head)


def _simple(sentence: Sentence, place: int) -> int | None:
    """Where the noun phrase without anything after its head ends; None where there is none."""
    words = sentence.words
    at = place
    seen = False
    while at < len(words):
        word = words[at]
        if word.upos == "PRON" and (at == place or word.deprel == "nmod:poss"):
            seen, at = True, at + 1
            if word.deprel != "nmod:poss":
                break
            continue
        is_glue = word.form in ("'s", "’s", "'", "’", "-", ".", '"', "“", "”") and (
            seen or at == place
        )
        if not is_glue and (not _is_inside(word) or (seen and not _belongs(sentence, place, at))):
            break
        seen = seen or word.upos in _NOMINAL
        at += 1
    while at > place and words[at - 1].upos in ("PUNCT", "PART", "DET", "ADJ", "NUM"):
        at -= 1
    return at if seen and at > place else None


def _is_inside(word: ParsedWord) -> bool:
    """Whether a word may stand in a simple phrase; of verbs the one in "the acting mayor"."""
    return word.upos in _INSIDE or (word.upos == "VERB" and word.deprel == "amod")


def _belongs(sentence: Sentence, first: int, place: int) -> bool:
    """Whether a word goes on with the phrase, by its own head or as the head of what is there."""
    words = sentence.words
    word = words[place]
    if word.upos in ("DET", "NUM") and words[place - 1].form not in ("'s", "’s"):
        return False
    if first <= word.head < place and word.deprel not in _SUBJECTS:
        return True
    if any(words[before].head == place for before in range(first, place)):
        return word.deprel not in _SUBJECTS or words[first].deprel in _SUBJECTS
    if word.upos in ("ADJ", "NOUN", "PROPN") and first <= word.head:
        # A modifier of a head still to come, which must not be another clause's subject.
        return word.deprel in ("compound", "amod", "flat") and _belongs_later(
            sentence, first, place
        )
    return any(
        words[before].head == word.head and words[before].deprel == word.deprel
        for before in range(first, place)
    )


def _belongs_later(sentence: Sentence, first: int, place: int) -> bool:
    head = sentence.words[place].head
    return any(sentence.words[before].head == head for before in range(first, place))


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The last noun before anything in apposition."""
    nouns = [at for at in range(first, last) if sentence.words[at].upos in _NOMINAL]
    inside = [at for at in nouns if not first <= sentence.words[at].head < last]
    common = [at for at in inside if sentence.words[at].upos == "NOUN"]
    return (common or inside or nouns)[-1]


def _opens_clause(sentence: Sentence, place: int) -> bool:
    """Whether the noun phrase at a place is the subject of a further clause."""
    words = sentence.words
    end = _simple(sentence, place)
    return end is None or any(words[at].deprel in _SUBJECTS for at in range(place, end))


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The place of a verb's subject; that of the noun for a relative or a participle clause."""
    words = sentence.words
    for child in sentence.children[verb]:
        if words[child].deprel in _SUBJECTS and words[child].deprel != "expl":
            if words[child].form.lower() in ("which", "who", "that"):
                break
            if words[child].form.lower() != "whose":
                return child
    word = words[verb]
    if word.deprel.startswith("acl") and word.head >= 0:
        return word.head
    if word.deprel in ("advcl", "xcomp", "conj", "advcl:relcl") and word.head >= 0:
        return subject_of(sentence, word.head)
    return None


def phrase_of(sentence: Sentence, head: int) -> Span:
    """A noun with what belongs to it, up to the first relative or other clause after it."""
    words = sentence.words
    places = [head]
    for child in sentence.children[head]:
        deprel = words[child].deprel
        is_part = child < head or deprel in ("flat", "nmod", "conj", "compound")
        if is_part and words[child].upos != "PUNCT":
            places += sentence.subtree(child)
    first, last = head, head
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return Span(words[first].start, words[last].end)
