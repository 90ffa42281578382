"""A noun phrase read along the line (a chunk, after Abney 1991), where the tree is no safe guide.

A small parser errs most inside such phrases, above all in names and titles. What follows "told",
"citing" or a number is short and regular: which words may follow one another tells where it ends,
and a wrong head in the tree then costs a modifier, not the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from attribution.language.calendar import UNMISTAKEN, WEEKDAYS
from attribution.language.parse import ParsedWord, Sentence
from attribution.stages.syntax.clauses import SUBJECTS
from attribution.stages.syntax.noun_phrases import GENITIVES
from attribution.text import Span

DATES = re.compile(
    rf"(?:{'|'.join((*WEEKDAYS, *UNMISTAKEN))}|today|yesterday|tomorrow|tonight|overnight)s?",
    re.IGNORECASE,
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = _NOUNS | {"PRON"}
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM"})
_GLUE = GENITIVES | frozenset('-."“”')
_JOINING = frozenset({"and", "&", "or"})
_COUNTED = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "PART", "SYM"})
_MARKS = frozenset("-–\"'“”‘’")
_SKIPPED = frozenset({"more", "other", "others", "another", "further", "additional", "or", "so"})
_NO_PART = frozenset({"%", "ago", "later", "earlier", "so", "not", "to"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase: its places ``first`` up to ``last``, half open, and its head's place."""

    sentence: Sentence
    first: int
    last: int
    head: int

    @property
    def span(self) -> Span:
        """Its code points."""
        return self.sentence.span_of((self.first, self.last - 1))


def chunk_at(sentence: Sentence, place: int, linkers: Collection[str] = ()) -> Chunk | None:
    """The noun phrase that begins at a place, its words held to the tree; None where none does.

    Args:
        sentence: its sentence.
        place: of its first word.
        linkers: prepositions by which another noun phrase may be joined to it, twice at most.
    """
    words = sentence.words
    last = _end(sentence, place)
    if last is None:
        return None
    head = _head(sentence, place, last)
    for _ in range(2):
        if last >= len(words):
            break
        form = words[last].form.lower()
        if form in linkers or (form in _JOINING and not _opens_clause(sentence, last + 1)):
            last = _end(sentence, last + 1) or last
    return Chunk(sentence, place, last, head)


def _end(sentence: Sentence, place: int) -> int | None:
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
        is_glue = word.form in _GLUE and (seen or at == place)
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
    if first <= word.head < place and word.deprel not in SUBJECTS:
        return True
    before = words[first:place]
    if any(other.head == place for other in before):
        return word.deprel not in SUBJECTS or words[first].deprel in SUBJECTS
    beside = [other for other in before if other.head == word.head]
    if word.upos in ("ADJ", "NOUN", "PROPN") and first <= word.head:
        # A modifier of a head still to come, which must not be another clause's subject.
        return word.deprel in ("compound", "amod", "flat") and bool(beside)
    return any(other.deprel == word.deprel for other in beside)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The last noun before anything in apposition."""
    nouns = [at for at in range(first, last) if sentence.words[at].upos in _NOMINAL]
    outer = [at for at in nouns if not first <= sentence.words[at].head < last]
    common = [at for at in outer if sentence.words[at].upos == "NOUN"]
    return (common or outer or nouns)[-1]


def _opens_clause(sentence: Sentence, place: int) -> bool:
    """Whether the noun phrase at a place is the subject of a further clause."""
    end = _end(sentence, place)
    return end is None or any(word.deprel in SUBJECTS for word in sentence.words[place:end])


def spelled(text: str, span: Span) -> str:
    """A noun phrase as written, on one line and without quotation marks at its ends."""
    return re.sub(r"\s+", " ", span.of(text)).strip("\"“”'‘’ ")


def counted_at(sentence: Sentence, start: int, *, determined: bool = False) -> Chunk | None:
    """What is counted from a place on, by parts of speech alone: "nine [more young men]".

    "More", "other" and "of" are passed over, and so is an article.

    Args:
        sentence: its sentence.
        start: the place where it begins.
        determined: whether it may open with a determiner.
    """
    words, end = sentence.words, len(sentence.words)
    while start < end and words[start].form.lower() in _SKIPPED:
        start += 1
    if start < end and words[start].form == "of" and not determined:
        return counted_at(sentence, start + 1, determined=True)
    place = first = start
    if determined:
        while place < end and words[place].upos in ("DET", "PRON", "NUM"):
            place += 1
        if place > start and words[start].upos == "DET":
            first = place
    head = None
    while place < end and _is_counted(words[place]):
        if words[place].upos in _NOUNS:
            head = place
            if _is_owner(sentence, place):
                break
        place += 1
    if head is None:
        return None
    while words[first].form in _MARKS:
        first += 1
    return Chunk(sentence, first, head + 1, head)


def _is_owner(sentence: Sentence, place: int) -> bool:
    """Whether a plural noun owns what follows: "nine people's homes" counts the people."""
    owns = any(w.upos == "PART" and w.form in GENITIVES for w in sentence.words[place + 1 :][:1])
    return owns and sentence.words[place].xpos == "NNS"


def _is_counted(word: ParsedWord) -> bool:
    """Whether a word may stand within what is counted."""
    if DATES.fullmatch(word.form) or word.form.lower() in _NO_PART:
        return False
    return (
        word.upos in _COUNTED
        or word.form in _MARKS
        or (word.upos == "VERB" and word.deprel in ("amod", "compound"))
    )
