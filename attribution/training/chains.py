"""Gold coreference in treebanks: who every mention stands for.

GUM marks every mention in the ``Entity`` column with the number of whom it stands for, what that
is, and more that is not read here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution import lexicons
from attribution.language.pieces import Word
from attribution.text import Span
from attribution.training.treebanks import TreeSentence, laid_out, read_treebank

_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_THIRD = _SUBJECTS | {"him", "her", "them", "his", "its", "their"}
_SPEAKERS = frozenset({"person", "organization", "place"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention as annotated: who it stands for, its code points and those of its head.

    ``noun`` is its head's lemma in lower case, "" where no common noun heads it.
    """

    chain: int
    kind: str
    span: Span
    head: Span
    pronoun: bool
    name: bool
    reporting: bool
    asked: bool
    noun: str = ""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its annotated mentions in order."""

    text: str
    mentions: tuple[GoldMention, ...]


def read_chains(path: Path) -> Iterator[GoldText]:
    """The documents of a treebank with an ``Entity`` column."""
    verbs = reporting_verbs()
    for document in read_treebank(path):
        text, placed = laid_out(document)
        found: list[GoldMention] = []
        for sentence, words in zip(document, placed, strict=True):
            for chain, kind, first, last in _brackets(sentence):
                found.append(_gold(sentence, words, chain, kind, first, last, verbs))
        yield GoldText(text, tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


def reporting_verbs() -> frozenset[str]:
    """The lemmas of cues that are one verb."""
    return frozenset(
        word[1:]
        for entry in lexicons.load("cues").entries
        if entry.removed is None
        and " " not in entry.phrase
        and entry.type in ("communication", "belief")
        for word in entry.phrase.partition("/")[0].split("|")
        if word.startswith("~")
    )


def _brackets(sentence: TreeSentence) -> Iterator[tuple[int, str, int, int]]:
    """(chain, kind, first word, last word) of each mention of a sentence."""
    waiting: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, word in enumerate(sentence.words):
        for opened, single, closed in _BRACKET.findall(word.entity):
            if opened:
                number, kind = opened.split("-")[:2]
                chain = int(number.partition("[")[0])
                if single:
                    yield chain, kind, place, place
                else:
                    waiting[chain].append((place, kind))
            else:
                chain = int(closed.partition("[")[0])
                if waiting[chain]:
                    first, kind = waiting[chain].pop()
                    yield chain, kind, first, place


def _gold(
    sentence: TreeSentence,
    words: Sequence[Word],
    chain: int,
    kind: str,
    first: int,
    last: int,
    verbs: frozenset[str],
) -> GoldMention:
    tree = sentence.words
    inside = range(first, last + 1)
    head = next((p for p in inside if tree[p].head - 1 not in inside), first)
    word = tree[head]
    spans = [Span(w.start, w.end) for w in words]
    is_subject = word.deprel.startswith("nsubj") and word.head > 0
    governor = tree[word.head - 1] if word.head else word
    form = word.form.lower()
    pronoun = word.upos in ("PRON", "DET") and first == last
    return GoldMention(
        chain,
        kind,
        Span(spans[first].start, spans[last].end),
        spans[head],
        pronoun,
        word.upos == "PROPN",
        reporting=is_subject
        and governor.lemma in verbs
        and governor.upos == "VERB"
        and kind in _SPEAKERS
        and (form in _SUBJECTS if pronoun else word.upos in _NOMINAL),
        asked=kind in _SPEAKERS and (form in _THIRD if pronoun else word.upos == "NOUN"),
        noun=word.lemma.casefold() if word.upos == "NOUN" else "",
    )


def heads(gold: GoldText) -> dict[int, int]:
    """Gold chains by the start of the head; the longest mention counts."""
    chains: dict[int, int] = {}
    for mention in sorted(gold.mentions, key=lambda m: m.span.end - m.span.start):
        chains[mention.head.start] = mention.chain
    return chains
