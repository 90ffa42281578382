"""The shared encoder as a Stanza processor.

``compact`` fills part of speech, features, lemmas, trees and entities on Stanza's ``Document``, and
leaves the tagged relations beside them; ``relations`` adds only the relations to a document that
other processors have parsed.
"""

from __future__ import annotations

from typing import Any, ClassVar

from stanza.models.common.doc import Document
from stanza.pipeline.processor import Processor, register_processor

from attribution.language.encoder import Paragraph, WordLabels, shared_encoder
from attribution.language.pieces import Word
from attribution.language.sentences import rejoined
from attribution.quotation import marks

RELATIONS = "attribution_relations"
"""The attribute of a ``Document`` that holds its list of ``TaggedRelation``."""


def _paragraphs(document: Document) -> list[Paragraph]:
    """Sentences grouped by the blank lines between them."""
    grouped: list[Paragraph] = []
    before = None
    for sentence in document.sentences:
        words = [
            Word(
                word.text,
                word.start_char if word.start_char is not None else word.parent.start_char,
                word.end_char if word.end_char is not None else word.parent.end_char,
            )
            for word in sentence.words
        ]
        if before is None or "\n\n" in document.text[before : words[0].start]:
            grouped.append(Paragraph([]))
        grouped[-1].sentences.append(words)
        before = words[-1].end
    return grouped


def _fill(sentence: Any, labels: list[WordLabels]) -> None:
    for word, label in zip(sentence.words, labels, strict=True):
        word.upos = label.upos
        word.xpos = label.xpos
        if label.feats != "_":
            word.feats = label.feats
        word.lemma = label.lemma
        word.head = label.head
        word.deprel = label.deprel
    sentence.build_dependencies()


def _fill_entities(sentence: Any, labels: list[WordLabels]) -> None:
    """BIO tags of words to the BIOES tags of tokens that Stanza builds entities from."""
    tags, place = [], 0
    for token in sentence.tokens:
        tags.append(labels[place].entity)
        place += len(token.words)
    for token, tag, following in zip(sentence.tokens, tags, [*tags[1:], "O"], strict=True):
        ends = following != f"I-{tag[2:]}"
        prefix = {("B", True): "S", ("I", True): "E"}.get((tag[:1], ends), tag[:1])
        token.ner = tag if tag == "O" else f"{prefix}-{tag[2:]}"


class _EncoderProcessor(Processor):  # type: ignore[misc]  # Stanza is untyped
    """What both processors share."""

    REQUIRES_DEFAULT: ClassVar = {"tokenize"}
    _linguistic: bool

    def process(self, document: Document) -> Document:
        """Analyse one document by itself, so that no other changes its result."""
        document = rejoined(document) if self._linguistic else document
        found = shared_encoder().analyse(
            _paragraphs(document), marks(document.text), linguistic=self._linguistic
        )
        if self._linguistic:
            for sentence, labels in zip(document.sentences, found.labels, strict=True):
                _fill(sentence, labels)
                _fill_entities(sentence, labels)
            document.build_ents()
        setattr(document, RELATIONS, found.relations)
        return document


@register_processor("compact")
class CompactProcessor(_EncoderProcessor):
    """All linguistic layers and the relations, in one pass."""

    PROVIDES_DEFAULT: ClassVar = {"pos", "lemma", "depparse", "ner", "relations"}
    _linguistic = True


@register_processor("relations")
class RelationsProcessor(_EncoderProcessor):
    """The relations alone."""

    PROVIDES_DEFAULT: ClassVar = {"relations"}
    _linguistic = False
