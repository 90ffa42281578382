"""Text to ``Parse``, through a Stanza pipeline over the embedded or the official models."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document

from attribution.errors import ModelError
from attribution.language import processor
from attribution.language.closing_verbs import with_closing_verb
from attribution.language.days import with_day_as_time
from attribution.language.encoder import Paragraph, shared_encoder
from attribution.language.models import (
    STANZA_PACKAGE,
    WEIGHTS,
    Models,
    require_intact,
    stanza_folder,
)
from attribution.language.parse import Entity, Parse, ParsedWord, Sentence, TaggedRelation
from attribution.language.pieces import Word
from attribution.quotation import marks
from attribution.text import Span

_SPACE = re.compile(r"[^\S\n]|\n(?=\s*\n)")
_BREAK = "\n\n"
_NAME_END = re.compile(r"(?:\b\w{1,3}\.|\w|\))(?<!['’]s)\Z")
_OFFLINE = {"download_method": None, "use_gpu": False, "verbose": False, "logging_level": "ERROR"}


@lru_cache(maxsize=2)
def stanza_pipeline(models: Models = "compact") -> stanza.Pipeline:
    """The process's Stanza pipeline.

    Args:
        models: ``compact`` for the embedded package, ``stanza`` for Stanza's official English.

    Raises:
        ModelError: if model files are damaged, or Stanza's package is not installed.
    """
    require_intact()
    torch.set_num_threads(1)
    try:
        if models == "compact":
            return stanza.Pipeline(
                "en",
                dir=str(WEIGHTS),
                package="compact",
                processors="tokenize,mwt,compact",
                **_OFFLINE,
            )
        return stanza.Pipeline(
            "en",
            dir=stanza_folder(),
            package=STANZA_PACKAGE,
            processors="tokenize,mwt,pos,lemma,depparse,ner,relations",
            **_OFFLINE,
        )
    except Exception as error:  # stanza raises many kinds, none documented
        if models == "compact":
            raise ModelError(f"the embedded models cannot be loaded: {error}") from error
        raise ModelError(
            "Stanza's English package is not on this machine; run 'attribution models download' "
            "where the network allows it, or use --models compact"
        ) from error


class _Layout:
    """The text as Stanza reads it, and the way back to the document's code points.

    Stanza takes a blank line for the end of a paragraph and nothing else, so paragraphs are joined
    by one; white space within a paragraph becomes blanks, one for one, but for its line breaks,
    which tell the ends of list items.
    """

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self.paragraphs = blocks
        self.text = _BREAK.join(_SPACE.sub(" ", span.of(text)) for span in self.paragraphs)
        self._starts: list[int] = []
        at = 0
        for span in self.paragraphs:
            self._starts.append(at)
            at += span.end - span.start + len(_BREAK)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at an offset of Stanza's text."""
        return max(bisect.bisect_right(self._starts, offset) - 1, 0)

    def original(self, start: int, end: int) -> Span:
        """A span of Stanza's text in the document's code points."""
        number = self.paragraph(start)
        shift = self.paragraphs[number].start - self._starts[number]
        return Span(start + shift, end + shift)


def parse(text: str, blocks: Sequence[Span], models: Models = "compact") -> Parse:
    """Parse a text: sentences with words and trees, entities, tagged relations.

    Args:
        text: the document's text.
        blocks: the stretches to parse, in order, each at most a paragraph.
        models: see ``stanza_pipeline``.

    Raises:
        ModelError: see ``stanza_pipeline``.
    """
    layout = _Layout(text, blocks)
    document = stanza_pipeline(models)(layout.text)
    sentences = tuple(_sentence(sentence, layout) for sentence in document.sentences)
    return Parse(
        text,
        tuple(layout.paragraphs),
        sentences,
        tuple(joined_names(_entities(document, layout), text, sentences)),
        tuple(_relation(found, layout) for found in getattr(document, processor.RELATIONS)),
    )


def parse_inside(parsed: Parse, contents: Sequence[Span]) -> list[TaggedRelation]:
    """Tag the relations within given stretches of a parsed text, each read as a paragraph.

    PolNeAR's gold, on which the tagger is trained, holds the outermost relation only; read alone,
    what was a content shows the relation within it.
    """
    words = [word for sentence in parsed.sentences for word in sentence.words]
    starts = [word.start for word in words]
    paragraphs = []
    for span in contents:
        chosen = words[
            bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)
        ]
        if chosen:
            paragraphs.append(Paragraph([[Word(w.form, w.start, w.end) for w in chosen]]))
    found = shared_encoder().analyse(paragraphs, marks(parsed.text), linguistic=False)
    return found.relations


def _sentence(sentence: Any, layout: _Layout) -> Sentence:
    words = []
    for word in sentence.words:
        start = word.start_char if word.start_char is not None else word.parent.start_char
        end = word.end_char if word.end_char is not None else word.parent.end_char
        words.append(
            ParsedWord(
                word.text,
                *layout.original(start, end),
                word.lemma or word.text,
                word.upos or "X",
                word.xpos or "",
                word.feats or "",
                word.head - 1,
                word.deprel or "dep",
            )
        )
    start = sentence.words[0].start_char
    start = sentence.tokens[0].start_char if start is None else start
    return with_day_as_time(with_closing_verb(Sentence(tuple(words), layout.paragraph(start))))


def _entities(document: Document, layout: _Layout) -> list[Entity]:
    """Entities without the possessive ending that a token may carry."""
    found = []
    for entity in document.ents:
        start, end = entity.start_char, entity.end_char
        last = entity.tokens[-1]
        if len(last.words) > 1 and last.words[-1].xpos == "POS":
            end -= len(last.words[-1].text)
        found.append(Entity(layout.original(start, end), entity.type))
    return found


def joined_names(
    entities: Sequence[Entity], text: str, sentences: Sequence[Sentence]
) -> list[Entity]:
    """The entities with those joined that are the halves of one name, as “Ted” and “Cruz”.

    Names of one kind that stand side by side are hardly ever two, unless a mark, a possessive or
    the end of a sentence parts them.
    """
    openings = {sentence.words[0].start for sentence in sentences}
    found: list[Entity] = []
    for entity in entities:
        before = found[-1] if found else None
        if (
            before is not None
            and before.label == entity.label
            and entity.span.start not in openings
            and text[before.span.end : entity.span.start] == " "
            and _NAME_END.search(before.span.of(text))
        ):
            found[-1] = Entity(Span(before.span.start, entity.span.end), entity.label)
        else:
            found.append(entity)
    return found


def _relation(found: TaggedRelation, layout: _Layout) -> TaggedRelation:
    return TaggedRelation(
        layout.original(*found.source) if found.source else None,
        layout.original(*found.cue),
        tuple(layout.original(*span) for span in found.content),
        found.confidence,
    )
