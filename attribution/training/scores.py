"""Scores of the shipped encoder's linguistic layers on gold tokens."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from attribution.language.decoding import tagged_spans
from attribution.language.encoder import Paragraph, shared_encoder
from attribution.language.pieces import Word
from attribution.language.pipeline import parse
from attribution.quotation import marks
from attribution.text import paragraphs
from attribution.training.examples import Source, entity_sources
from attribution.training.treebanks import TreeSentence, laid_out, read_treebank

EntitySpan = tuple[str, int, int]


def tree_scores(path: Path) -> dict[str, float]:
    """Accuracy in percent of tags, lemmas and trees on a CoNLL-U file, with its own tokens.

    ``las`` compares relations as the CoNLL 2018 shared task does, without subtypes; ``las_full``
    with them. Punctuation counts in both.
    """
    counts: Counter[str] = Counter()
    for document in read_treebank(path):
        text, placed = laid_out(document)
        found = shared_encoder().analyse(_paragraphs(document, placed), marks(text)).labels
        for sentence, labels in zip(document, found, strict=True):
            for word, label in zip(sentence.words, labels, strict=True):
                counts["words"] += 1
                for name in ("upos", "xpos", "feats", "lemma"):
                    counts[name] += getattr(word, name) == getattr(label, name)
                right = word.head == label.head
                counts["uas"] += right
                counts["las"] += right and _main(word.deprel) == _main(label.deprel)
                counts["las_full"] += right and word.deprel == label.deprel
    words = counts.pop("words")
    return {name: round(100 * count / words, 2) for name, count in counts.items()}


def _main(relation: str) -> str:
    return relation.partition(":")[0]


def _paragraphs(document: list[TreeSentence], placed: list[list[Word]]) -> list[Paragraph]:
    grouped: list[Paragraph] = []
    for sentence, words in zip(document, placed, strict=True):
        if not grouped or sentence.starts_paragraph:
            grouped.append(Paragraph([]))
        grouped[-1].sentences.append(words)
    return grouped


def tokenizer_scores(path: Path) -> dict[str, float]:
    """F1 in percent of words and sentences, found in a CoNLL-U file's own texts."""
    counts: Counter[str] = Counter()
    for document in read_treebank(path):
        text, placed = laid_out(document)
        found = parse(text, paragraphs(text))
        gold_words = [(w.form, w.start, w.end) for words in placed for w in words]
        found_words = [(w.form, w.start, w.end) for s in found.sentences for w in s.words]
        pairs: dict[str, tuple[set[Any], set[Any]]] = {
            "words": (set(gold_words), set(found_words)),
            "sentences": (
                {(words[0].start, words[-1].end) for words in placed},
                {tuple(sentence.span) for sentence in found.sentences},
            ),
        }
        for name, (gold, predicted) in pairs.items():
            counts[f"{name} gold"] += len(gold)
            counts[f"{name} found"] += len(predicted)
            counts[name] += len(gold & predicted)
    return {
        name: _f1(counts[name], counts[f"{name} gold"], counts[f"{name} found"])
        for name in ("words", "sentences")
    }


def entity_scores(data: Path) -> dict[str, float]:
    """Exact F1 in percent per label and over all, on the dev articles of the newswire data."""
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for source in entity_sources(data, "dev"):
        for gold, found in _entity_spans(source):
            gold_count.update(label for label, *_ in gold)
            found_count.update(label for label, *_ in found)
            right.update(label for label, *_ in gold & found)
    labels = sorted(gold_count)
    scores = {label: _f1(right[label], gold_count[label], found_count[label]) for label in labels}
    return {"all": _f1(right.total(), gold_count.total(), found_count.total())} | scores


def _entity_spans(source: Source) -> list[tuple[set[EntitySpan], set[EntitySpan]]]:
    paragraphs: list[Paragraph] = [Paragraph([])]
    for unit in source.units:
        paragraphs[-1].sentences.append(unit.words)
        if unit.ends_paragraph:
            paragraphs.append(Paragraph([]))
    kept = [paragraph for paragraph in paragraphs if paragraph.sentences]
    found = shared_encoder().analyse(kept, source.states).labels
    return [
        (
            set(tagged_spans([str(label) for label in unit.labels])),
            set(tagged_spans([label.entity for label in labels])),
        )
        for unit, labels in zip(source.units, found, strict=True)
    ]


def _f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0
