"""Universal Dependencies treebanks: documents of sentences, and the text they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from attribution.language.pieces import Word


@dataclass(slots=True)
class TreeWord:
    """One syntactic word; ``head`` counts from 1 within the sentence, 0 is the root.

    ``entity`` opens and closes the mentions that begin or end at the word, as CoNLL-U spells them.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""


@dataclass(slots=True)
class Token:
    """What stands in the text: one word, or several written as one."""

    form: str
    words: list[TreeWord]
    space_after: bool = True


@dataclass(slots=True)
class TreeSentence:
    """A sentence, and whether it starts a paragraph."""

    tokens: list[Token] = field(default_factory=list)
    starts_paragraph: bool = False

    @property
    def words(self) -> list[TreeWord]:
        """All syntactic words in order."""
        return [word for token in self.tokens for word in token.words]


def read_treebank(path: Path) -> Iterator[list[TreeSentence]]:
    """Documents of a CoNLL-U file; empty nodes (``8.1``) are left out."""
    document: list[TreeSentence] = []
    sentence = TreeSentence()
    covered = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            if document:
                yield document
            document, sentence.starts_paragraph = [], True
        elif line.startswith("# newpar"):
            sentence.starts_paragraph = True
        elif not line:
            if sentence.tokens:
                document.append(sentence)
            sentence, covered = TreeSentence(), 0
        elif line[0].isdigit():
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            covered = _add(sentence, columns, covered)
    if document:
        yield document


def _add(sentence: TreeSentence, columns: list[str], covered: int) -> int:
    """Add a row to a sentence; returns the last word number that an open token covers."""
    space_after = "SpaceAfter=No" not in columns[9]
    if "-" in columns[0]:
        sentence.tokens.append(Token(columns[1], [], space_after))
        return int(columns[0].split("-")[1])
    form, lemma, upos, xpos, feats = columns[1:6]
    misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
    entity = misc.get("Entity", "")
    word = TreeWord(form, lemma, upos, xpos, feats, int(columns[6]), columns[7], entity)
    if int(columns[0]) > covered:
        sentence.tokens.append(Token(columns[1], [], space_after))
    sentence.tokens[-1].words.append(word)
    return covered


def laid_out(document: list[TreeSentence]) -> tuple[str, list[list[Word]]]:
    """The document's text, paragraphs apart by a blank line, and each sentence's words in it.

    A word of a token that spells its words out gets its own part of the token, otherwise all of it.
    """
    text = ""
    placed: list[list[Word]] = []
    for sentence in document:
        if placed and sentence.starts_paragraph:
            text = text.rstrip(" ") + "\n\n"
        words: list[Word] = []
        for token in sentence.tokens:
            words += _placed(token, len(text))
            text += token.form + (" " if token.space_after else "")
        placed.append(words)
    return text, placed


def _placed(token: Token, start: int) -> list[Word]:
    end = start + len(token.form)
    if "".join(word.form for word in token.words) != token.form:
        return [Word(word.form, start, end) for word in token.words]
    words = []
    for word in token.words:
        words.append(Word(word.form, start, start + len(word.form)))
        start += len(word.form)
    return words
