"""Words to the encoder's input: word pieces with a casing and a quotation feature, in windows.

A window is a run of whole paragraphs, ``[CLS] p1 [SEP] p2 [SEP] …``. Pieces are made word by word
and cached, so the same words give the same pieces whichever tokenizer found them, and quotation
marks of any shape become one glyph: which side they stand on is the business of the feature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from attribution.quotation import DOUBLE_MARKS, SINGLE_MARKS

WINDOW = 320
"""Most pieces in a window, special ones included."""

CLS, SEP, UNKNOWN = 101, 102, 100
_MAX_PIECES_A_WORD = 48
_ONE_GLYPH = {ord(mark): '"' for mark in DOUBLE_MARKS} | {ord(mark): "'" for mark in SINGLE_MARKS}


class Casing(IntEnum):
    """How the run of letters and digits that a piece belongs to is written."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4
    MIXED = 5
    DIGIT = 6


class Piece(NamedTuple):
    """One word piece: vocabulary id, code points within its word, casing, first of its run."""

    id: int
    start: int
    end: int
    casing: int
    is_first: bool


class Word(NamedTuple):
    """A word as any tokenizer found it: its form and its code points in the text."""

    form: str
    start: int
    end: int


@dataclass(slots=True)
class Window:
    """The encoder's input for a run of paragraphs; the last three lists run over words."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    casing: list[int] = field(default_factory=lambda: [0])
    marks: list[int] = field(default_factory=lambda: [0])
    spans: list[tuple[int, int]] = field(default_factory=lambda: [(-1, -1)])
    starts_token: list[bool] = field(default_factory=lambda: [False])
    forms: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """Index of each word's first piece."""
    sentences: list[int] = field(default_factory=list)
    """Number of each word's sentence."""

    def add_word(self, word: Word, sentence: int, states: Sequence[int]) -> None:
        """Append a word's pieces; ``states`` holds a quotation mark state per code point."""
        self.forms.append(word.form)
        self.words.append(len(self.ids))
        self.sentences.append(sentence)
        whole = word.end - word.start == len(word.form)
        for piece in word_pieces(word.form):
            start = word.start + piece.start if whole else word.start
            self.ids.append(piece.id)
            self.casing.append(piece.casing)
            self.marks.append(states[start] if start < len(states) else 0)
            self.spans.append((start, word.start + piece.end if whole else word.end))
            self.starts_token.append(piece.is_first)

    def end_paragraph(self) -> None:
        """Append the separator that ends a paragraph."""
        self.ids.append(SEP)
        self.casing.append(0)
        self.marks.append(0)
        self.spans.append((-1, -1))
        self.starts_token.append(False)

    def units(self) -> list[int]:
        """Where relations are tagged: the start, each token's first piece and each separator."""
        return [
            place
            for place, (starts, span) in enumerate(zip(self.starts_token, self.spans, strict=True))
            if starts or span[0] < 0
        ]

    def inputs(self) -> dict[str, np.ndarray]:
        """The arrays that the network takes: ``ids``, ``casing``, ``marks``, each ``[pieces]``."""
        return {
            "ids": np.asarray(self.ids, np.int64),
            "casing": np.asarray(self.casing, np.int64),
            "marks": np.asarray(self.marks, np.int64),
        }


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    vocabulary = resources.files("attribution.language") / "weights" / "vocabulary.txt"
    entries = vocabulary.read_text(encoding="utf-8").split("\n")
    model = WordPiece(
        {entry: number for number, entry in enumerate(entries) if entry},
        unk_token="[UNK]",  # noqa: S106 - no password
    )
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def _casing(run: str) -> Casing:
    if run.isdigit():
        return Casing.DIGIT
    if run.islower():
        return Casing.LOWER
    if run.isupper():
        return Casing.INITIAL if len(run) == 1 else Casing.UPPER
    if run.istitle():
        return Casing.TITLE
    return Casing.MIXED if any(character.isupper() for character in run) else Casing.LOWER


def _run(form: str, start: int) -> tuple[int, int]:
    """The run of letters and digits around a position; empty at a mark."""
    low = high = start
    while high < len(form) and form[high].isalnum():
        high += 1
    while low > 0 and high > start and form[low - 1].isalnum():
        low -= 1
    return low, high


@lru_cache(maxsize=200_000)
def word_pieces(form: str) -> tuple[Piece, ...]:
    """The pieces of one word: at least one, at most 48 (the rest of the word is left out)."""
    encoding = _tokenizer().encode(form.translate(_ONE_GLYPH), add_special_tokens=False)
    pieces = []
    for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        low, high = _run(form, start)
        casing = _casing(form[low:high]) if high > low else Casing.NONE
        pieces.append(Piece(number, start, end, int(casing), start <= low))
    return tuple(pieces[:_MAX_PIECES_A_WORD]) or (Piece(UNKNOWN, 0, len(form), 0, True),)
