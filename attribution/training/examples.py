"""Training examples: windows of word pieces with the labels of one task.

Three tasks share the encoder: ``tree`` (tags, lemmas, arcs) from the treebanks, ``entity`` from the
newswire articles and ``relation`` (source, cue, content and their links) from PolNeAR.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.ingest.brat import ROLES, GoldArticle, read_articles
from attribution.language.labels import RELATION_TAGS, Labels, lemma_script
from attribution.language.pieces import WINDOW, Window, Word, word_pieces
from attribution.quotation import marks
from attribution.text import paragraphs
from attribution.training.treebanks import TreeSentence, TreeWord, laid_out, read_treebank

IGNORED = -100
_WORD = re.compile(
    r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|m|d|re|ve|ll)\b|\d[\d.,]*\d|\w+|[^\w\s]", re.IGNORECASE
)


@dataclass(slots=True)
class Unit:
    """A stretch that is never divided between windows: a sentence's words, with their labels."""

    words: list[Word]
    labels: list[Any]
    ends_paragraph: bool

    @property
    def size(self) -> int:
        """Its pieces, the separator included."""
        return sum(len(word_pieces(word.form)) for word in self.words) + self.ends_paragraph


@dataclass(slots=True)
class Source:
    """A document as units, with the quotation marks' states and, for relations, the article."""

    units: list[Unit]
    states: Sequence[int]
    article: GoldArticle | None = None


@dataclass(slots=True)
class Example:
    """A window with each of its words' labels; ``article`` for the relation task."""

    task: str
    window: Window
    labels: list[Any] = field(default_factory=list)
    article: GoldArticle | None = None

    @property
    def gold(self) -> GoldArticle:
        """The article of a relation window."""
        assert self.article is not None
        return self.article


def windows(task: str, source: Source, first: int = WINDOW) -> Iterator[Example]:
    """Pack a document's units into windows; ``first`` limits the first one, to vary the cuts."""
    example, limit, number = Example(task, Window(), [], source.article), first, 0
    for unit in source.units:
        if len(example.window.ids) > 1 and len(example.window.ids) + unit.size > limit:
            yield example
            example, limit, number = Example(task, Window(), [], source.article), WINDOW, 0
        for word, label in zip(unit.words, unit.labels, strict=True):
            if len(example.window.ids) + len(word_pieces(word.form)) >= WINDOW:
                break
            example.window.add_word(word, number, source.states)
            example.labels.append(label)
        if unit.ends_paragraph:
            example.window.end_paragraph()
        number += 1
    if example.labels:
        yield example


def tree_sources(data: Path, split: str) -> list[Source]:
    """The treebanks' documents of a split; labels are ``TreeWord``."""
    return [
        _tree_source(document)
        for treebank in ("ewt", "gum")
        for document in read_treebank(data / "treebanks" / f"{treebank}-{split}.conllu")
    ]


def _tree_source(document: list[TreeSentence]) -> Source:
    text, placed = laid_out(document)
    units = [
        Unit(
            words,
            list(sentence.words),
            number + 1 == len(document) or document[number + 1].starts_paragraph,
        )
        for number, (sentence, words) in enumerate(zip(document, placed, strict=True))
    ]
    return Source(units, marks(text))


def relation_sources(data: Path, split: str) -> list[Source]:
    """PolNeAR's articles of a split; words carry no labels, the article does."""
    sources = []
    for article in read_articles(data / "polnear" / split):
        units = []
        for paragraph in paragraphs(article.text):
            words = plain_words(article.text, paragraph.start, paragraph.end)
            units.append(Unit(words, [None] * len(words), True))
        sources.append(Source(units, marks(article.text), article))
    return sources


def plain_words(text: str, start: int, end: int) -> list[Word]:
    """Words by pattern, whose pieces are those of the trained tokenizer's words nearly always."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(text, start, end)]


def is_in_tenth(name: str) -> bool:
    """Whether an article is in the tenth that is put aside, by the hash of its name.

    Newswire articles of it are the entities' dev split; PolNeAR's of train are held back for the
    calibration.
    """
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def entity_sources(data: Path, split: str) -> list[Source]:
    """Newswire articles of a split; labels are tags such as ``B-Person``."""
    sources = []
    for path in sorted((data / "newswire" / "entities").glob("*.tsv")):
        name = path.name.removesuffix(".tsv")
        if is_in_tenth(name) == (split == "dev"):
            raw = data / "newswire" / "text" / name
            text = raw.read_text(encoding="utf-8") if raw.exists() else None
            sources.append(_entity_source(path, text))
    return sources


def _entity_source(path: Path, text: str | None) -> Source:
    sentences = [
        [line.split("\t") for line in block.split("\n") if "\t" in line]
        for block in path.read_text(encoding="utf-8").split("\n\n")
    ]
    sentences = [sentence for sentence in sentences if sentence]
    aligned = _aligned(sentences, text) if text is not None else None
    if aligned is None:
        text = "\n".join(" ".join(row[0] for row in sentence) for sentence in sentences)
        aligned = _aligned(sentences, text)
    if aligned is None or text is None:
        raise ValueError(f"{path}: tokens that are not in their own text")
    units = []
    for number, (words, sentence) in enumerate(zip(aligned, sentences, strict=True)):
        following = aligned[number + 1][0].start if number + 1 < len(aligned) else None
        ends = following is None or "\n" in text[words[-1].end : following]
        units.append(Unit(words, [row[1] for row in sentence], ends))
    return Source(units, marks(text))


def _aligned(sentences: list[list[list[str]]], text: str) -> list[list[Word]] | None:
    """Each sentence's words placed in the text; None where the text does not hold them."""
    at, placed = 0, []
    for sentence in sentences:
        words = []
        for form, *_ in sentence:
            start = text.find(form, at, at + len(form) + 400)
            if start < 0:
                return None
            at = start + len(form)
            words.append(Word(form, start, at))
        placed.append(words)
    return placed


def relation_tags(example: Example, units: list[int]) -> list[int]:
    """A tag number for each unit (the first piece of a token): cue before source before content."""
    window, article = example.window, example.gold
    tags = [0] * len(units)
    for role in ("content", "source", "cue"):
        inside = 1 + 2 * ROLES.index(role) + 1
        for relation in article.relations:
            for span in getattr(relation, role):
                begun = False
                for place, unit in enumerate(units):
                    start, end = window.spans[unit]
                    if start < 0 and begun:
                        begun = False
                    if end > span.start and start < span.end and start >= 0:
                        tags[place] = inside if begun else inside - 1
                        begun = True
    return tags


def links(example: Example, units: list[int]) -> list[tuple[int, int, int]]:
    """Gold links as (kind, dependent unit, head unit).

    Kind 0 goes from a cue's first unit to its source's, or to unit 0 (the window's start) where it
    has none; kind 1 from the first unit of each stretch of content to its cue's.
    """
    window, article = example.window, example.gold
    starts = {window.spans[unit][0]: place for place, unit in reversed(list(enumerate(units)))}
    found = []
    for relation in article.relations:
        cue = starts.get(relation.cue[0].start)
        if cue is None:
            continue
        source = starts.get(relation.source[0].start) if relation.source else 0
        if source is not None:
            found.append((0, cue, source))
        for span in relation.content:
            content = starts.get(span.start)
            if content is not None:
                found.append((1, content, cue))
    return found


def collect_labels(trees: Iterable[Source], entities: Iterable[Source]) -> Labels:
    """Label sets from the training data; feature strings and lemma scripts seen at least twice."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("upos", "xpos", "feats", "lemma", "deprel")
    }
    for word in (label for source in trees for unit in source.units for label in unit.labels):
        assert isinstance(word, TreeWord)
        for name in ("upos", "xpos", "feats", "deprel"):
            counts[name][getattr(word, name)] += 1
        counts["lemma"][lemma_script(word.form, word.lemma)] += 1
    tags = {tag for source in entities for unit in source.units for tag in unit.labels}
    return Labels(
        upos=tuple(sorted(counts["upos"])),
        xpos=tuple(sorted(counts["xpos"])),
        feats=tuple(value for value, count in counts["feats"].most_common() if count > 1),
        lemma=tuple(value for value, count in counts["lemma"].most_common() if count > 2),
        deprel=tuple(sorted(counts["deprel"])),
        entity=tuple(sorted(map(str, tags), key=lambda tag: (tag != "O", tag[2:], tag[:1]))),
        relation=RELATION_TAGS,
    )


def epoch(task: str, sources: list[Source], seed: int) -> Iterator[Example]:
    """One pass over the documents, shuffled, cut into windows at other places each time."""
    rng = random.Random(f"{task} {seed}")  # noqa: S311 - to shuffle, not to hide
    examples = [
        example
        for source in sources
        for example in windows(task, source, rng.randint(WINDOW // 3, WINDOW))
    ]
    rng.shuffle(examples)
    yield from examples
