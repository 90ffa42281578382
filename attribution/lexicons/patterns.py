"""Phrases of a lexicon, and finding them in parsed words.

A phrase is a row of tokens separated by spaces:

==================  ==============================================================================
``report``          the lower-cased form
``~report``         the lemma
``a|b``             either; ``~say|tells`` mixes lemmas and forms
``*``               any word
``#``               any number (a word whose part of speech is NUM)
``~report/NOUN``    with that universal part of speech; ``/NOUN,PROPN`` for several
``the?``            may be missing
``!x``              any word but x
``[x]``             context: stands there and is no part of the match; ``[!x]`` does not
==================  ==============================================================================

Context tokens open or close a phrase. A hyphenated form also matches where a tokenizer split it at
its hyphens. Apostrophes, straight or curly, are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Protocol

_ANY: frozenset[str] = frozenset()


class Word(Protocol):
    """What a phrase looks at; ``ParsedWord`` is one."""

    @property
    def form(self) -> str:
        """The word as written."""

    @property
    def lemma(self) -> str:
        """Its dictionary form."""

    @property
    def upos(self) -> str:
        """Its universal part of speech."""


class PhraseError(ValueError):
    """A phrase breaks the grammar above; the loader adds where it stands."""


def normal(form: str) -> str:
    """A form or lemma as compared: lower case, straight apostrophes."""
    return form.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Token:
    """What one place of a phrase accepts; an empty set accepts everything."""

    forms: frozenset[str] = _ANY
    lemmas: frozenset[str] = _ANY
    upos: frozenset[str] = _ANY
    negated: bool = False

    def accepts(self, form: str, lemma: str, upos: str) -> bool:
        """Whether a word, given in normal form, may stand here."""
        if self.upos and upos not in self.upos:
            return self.negated
        if form in self.forms or lemma in self.lemmas or not (self.forms or self.lemmas):
            return not self.negated
        return self.negated


@dataclass(frozen=True, slots=True)
class View:
    """A sentence's words in normal form, made once for all phrases of a lexicon."""

    forms: list[str]
    lemmas: list[str]
    upos: list[str]

    def accepted(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether the words from ``first`` on fit; past the ends only negated tokens do."""
        place = first
        for token in tokens:  # a plain loop: this is where the time goes
            if not 0 <= place < len(self.forms):
                if not token.negated:
                    return False
            elif not token.accepts(self.forms[place], self.lemmas[place], self.upos[place]):
                return False
            place += 1
        return True


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reading of a phrase: its tokens, and the context asked for on either side."""

    before: tuple[Token, ...]
    core: tuple[Token, ...]
    after: tuple[Token, ...]

    def fits(self, view: View, first: int) -> bool:
        """Whether the core stands at ``first`` and the context around it."""
        last = first + len(self.core)
        return (
            last <= len(view.forms)
            and view.accepted(self.core, first)
            and (not self.after or view.accepted(self.after, last))
            and (not self.before or view.accepted(self.before, first - len(self.before)))
        )

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts the longest match first, then the one that asks for more."""
        tokens = (*self.before, *self.core, *self.after)
        asked = sum(bool(token.forms or token.lemmas) + bool(token.upos) for token in tokens)
        return -len(self.core), -asked


def _token(raw: str) -> Token:
    body, _, upos = raw.removeprefix("!").partition("/")
    if not body:
        raise PhraseError(f"{raw!r} names no word")
    tags = frozenset(filter(None, upos.split(",")))
    if not all(tag.isalpha() and tag.isupper() for tag in tags):
        raise PhraseError(f"{raw!r}: a part of speech stands once, after the last alternative")
    if body == "#":
        body, tags = "*", frozenset({"NUM"})
    words = [] if body == "*" else [normal(word) for word in body.split("|")]
    if "" in words or "~" in words or "*" in words:
        raise PhraseError(f"{raw!r} has an empty alternative")
    return Token(
        forms=frozenset(word for word in words if not word.startswith("~")),
        lemmas=frozenset(word[1:] for word in words if word.startswith("~")),
        upos=tags,
        negated=raw.startswith("!"),
    )


def _readings(raw: str) -> list[tuple[Token, ...]]:
    """The rows of tokens that one written token stands for."""
    optional = raw.endswith("?") and len(raw) > 1
    body = raw.removesuffix("?") if optional else raw
    found: list[tuple[Token, ...]] = [(_token(body),)]
    if not body.startswith("!"):
        for word in body.partition("/")[0].split("|"):
            parts = word.split("-")
            if len(parts) > 1 and all(parts) and not word.startswith("~"):
                found.append(tuple(_token(piece) for part in parts for piece in ("-", part))[1:])
    return [*found, ()] if optional else found


def patterns(phrase: str) -> list[Pattern]:
    """Every reading of a phrase, without those that would match nothing.

    Raises:
        PhraseError: if the phrase breaks the grammar.
    """
    raw = phrase.split()
    context = [token.startswith("[") and token.endswith("]") for token in raw]
    if all(context):
        raise PhraseError("it has no token outside brackets")
    start = context.index(False)
    end = len(raw) - context[::-1].index(False)
    if any(context[start:end]):
        raise PhraseError("context stands in its middle; brackets belong at its ends")
    sides = [token[1:-1] for token in raw[:start]], raw[start:end], [t[1:-1] for t in raw[end:]]
    rows = [[sum(row, ()) for row in product(*map(_readings, side))] for side in sides]
    found = [Pattern(*row) for row in product(*rows) if row[1]]
    for pattern in found:
        opening = pattern.core[0]
        if opening.negated or not (opening.forms or opening.lemmas or opening.upos):
            raise PhraseError("its first token outside brackets may be any word")
    return found
