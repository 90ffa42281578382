"""The shared encoder at run time: windows in, labels, trees and relations out.

One window a run, without padding: a window's result then depends on nothing but its own pieces,
whatever else is annotated beside it and however the work is divided.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np

from attribution.language.decoding import best_tree, legal_transitions, log_softmax, viterbi
from attribution.language.labels import Labels, apply_script
from attribution.language.linking import Tagging
from attribution.language.models import WEIGHTS
from attribution.language.parse import TaggedRelation
from attribution.language.pieces import WINDOW, Window, Word, word_pieces

LINGUISTIC = ("upos", "xpos", "feats", "lemma", "arcs", "dependents", "heads", "entity")
RELATIONAL = ("relation", "links")


class WordLabels(NamedTuple):
    """A word's labels; ``head`` counts from 1 in the sentence, ``entity`` is a BIO tag."""

    upos: str
    xpos: str
    feats: str
    lemma: str
    head: int
    deprel: str
    entity: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of a paragraph, each a list of words."""

    sentences: list[list[Word]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the encoder says of a document: labels per sentence and word, and relations."""

    labels: list[list[WordLabels]]
    relations: list[TaggedRelation]


def windows(paragraphs: Sequence[Paragraph], states: Sequence[int]) -> Iterator[Window]:
    """Pack whole paragraphs into windows; a paragraph too long for one is cut at a sentence.

    Args:
        paragraphs: the document's paragraphs.
        states: a quotation mark state per code point.
    """
    window, number = Window(), 0
    for paragraph in paragraphs:
        size = sum(len(word_pieces(w.form)) for words in paragraph.sentences for w in words) + 1
        if window.words and len(window.ids) + size > WINDOW:
            yield window
            window = Window()
        for words in paragraph.sentences:
            size = sum(len(word_pieces(word.form)) for word in words) + 1
            if window.words and len(window.ids) + size > WINDOW:
                window.end_paragraph()
                yield window
                window = Window()
            for word in words:
                if len(window.ids) + len(word_pieces(word.form)) >= WINDOW:
                    window.end_paragraph()
                    yield window
                    window = Window()
                window.add_word(word, number, states)
            number += 1
        window.end_paragraph()
    if window.words:
        yield window


def _session(name: str) -> Session:
    """An ONNX session on one thread: processes share the cores, not threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: Session = onnxruntime.InferenceSession(
        str(WEIGHTS / name), options, providers=["CPUExecutionProvider"]
    )
    return session


class Session(Protocol):
    """What runs the network: ONNX Runtime, or anything that takes and gives the same arrays."""

    def run(self, names: Sequence[str] | None, feed: dict[str, Any]) -> Sequence[Any]:
        """The named outputs, all of them where no names are given."""


class Encoder:
    """The network with its labels; opened once a process.

    Args:
        session: what runs the network; the shipped one if not given.
    """

    def __init__(self, session: Session | None = None) -> None:
        self.labels = Labels.load(WEIGHTS / "labels.json")
        self._session = session or _session("encoder.onnx")
        self._arc_labels = _session("deprel.onnx")
        stored = json.loads((WEIGHTS / "transitions.json").read_text(encoding="utf-8"))
        learned = np.asarray(stored["transitions"], np.float32)
        self._transitions = learned + legal_transitions(self.labels.relation)
        self._entity_transitions = legal_transitions(self.labels.entity)

    def analyse(
        self, paragraphs: Sequence[Paragraph], states: Sequence[int], *, linguistic: bool = True
    ) -> Analysis:
        """Label a document's words and tag its relations.

        Args:
            paragraphs: the document's paragraphs.
            states: a quotation mark state per code point (``quotation.marks``).
            linguistic: whether words are labelled too, or relations alone.

        Returns:
            Labels in the order of sentences and words; relations in order of their cues.
        """
        labels: list[list[WordLabels]] = [
            [] for paragraph in paragraphs for _ in paragraph.sentences
        ]
        relations: list[TaggedRelation] = []
        for window in windows(paragraphs, states):
            units = window.units()
            scores = self._scores(window, units, linguistic)
            relations += self._relations(window, units, scores)
            if linguistic:
                for sentence, found in self._words(window, scores):
                    _extend(labels[sentence], found)
        return Analysis(labels, relations)

    def _scores(self, window: Window, units: list[int], linguistic: bool) -> dict[str, Any]:
        names = (*LINGUISTIC, *RELATIONAL) if linguistic else RELATIONAL
        feed = {name: values[None] for name, values in window.inputs().items()}
        feed["words"] = np.asarray(window.words, np.int64)
        feed["units"] = np.asarray(units, np.int64)
        return dict(zip(names, self._session.run(names, feed), strict=True))

    def _words(
        self, window: Window, scores: dict[str, Any]
    ) -> Iterator[tuple[int, list[WordLabels]]]:
        """Each sentence's number with its words' labels."""
        labels = self.labels
        tags = viterbi(scores["entity"], self._entity_transitions)
        for sentence, first, last in _runs(window.sentences):
            heads = best_tree(scores["arcs"][first:last, first:last])
            deprels = self._deprels(scores, first, heads)
            yield (
                sentence,
                [
                    WordLabels(
                        labels.upos[scores["upos"][place]],
                        labels.xpos[scores["xpos"][place]],
                        labels.feats[scores["feats"][place]],
                        apply_script(window.forms[place], labels.lemma[scores["lemma"][place]]),
                        heads[place - first],
                        deprels[place - first],
                        labels.entity[tags[place]],
                    )
                    for place in range(first, last)
                ],
            )

    def _deprels(self, scores: dict[str, Any], first: int, heads: list[int]) -> list[str]:
        places = np.asarray(
            [first + (head - 1 if head else place) for place, head in enumerate(heads)]
        )
        feed = {
            "dependents": scores["dependents"][first : first + len(heads)],
            "heads": scores["heads"][places],
        }
        table = self._arc_labels.run(None, feed)[0]
        root = self.labels.deprel.index("root")
        is_root = np.asarray(heads) == 0
        table[~is_root, root] = -np.inf
        table[is_root] = -np.inf
        table[is_root, root] = 0.0
        return [self.labels.deprel[number] for number in table.argmax(axis=1)]

    def _relations(
        self, window: Window, units: list[int], scores: dict[str, Any]
    ) -> list[TaggedRelation]:
        emissions = scores["relation"].copy()
        separators = [place for place, unit in enumerate(units) if window.spans[unit][0] < 0]
        emissions[separators, 1:] = -1e4
        path = viterbi(emissions, self._transitions)
        tags = [self.labels.relation[number] for number in path]
        chosen = np.exp(log_softmax(emissions))[np.arange(len(path)), path]
        return Tagging(window, units, tags, chosen).linked(scores["links"])


def _runs(sentences: list[int]) -> Iterator[tuple[int, int, int]]:
    """(sentence, first word, past the last word) of each sentence's run in a window."""
    first = 0
    for place in range(1, len(sentences) + 1):
        if place == len(sentences) or sentences[place] != sentences[first]:
            yield sentences[first], first, place
            first = place


def _extend(sentence: list[WordLabels], found: list[WordLabels]) -> None:
    """Add a further part of a sentence that was cut: its root hangs on the first part's."""
    if not sentence:
        sentence += found
        return
    root = next(place for place, word in enumerate(sentence, 1) if word.head == 0)
    shift = len(sentence)
    for word in found:
        if word.head == 0:
            sentence.append(word._replace(head=root, deprel="parataxis"))
        else:
            sentence.append(word._replace(head=word.head + shift))


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """The process's encoder."""
    return Encoder()
