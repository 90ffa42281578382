"""What names or describes somebody at one place, with what its own words tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from attribution.language.parse import ParsedWord
from attribution.lexicons import NounEntry, word_class
from attribution.stages.sources.mention_phrases import Determiner
from attribution.stages.sources.names import Gender, Name
from attribution.text import Span

Look = Literal["masculine", "feminine", "neuter", "plural", "self", "addressee", "relative"]
"""Which way a pronoun looks."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that stands for somebody, with what its own words tell.

    ``sentence`` and ``place`` locate its head; ``roles`` are the heads of the descriptions joined
    to it ("spokesman" in "spokesman Jan Orr"); a subject's apposition counts as a subject;
    ``modifiers`` tell it from others with its head; ``members`` are the parts of a compound.
    """

    span: Span
    sentence: int
    place: int
    paragraph: int
    words: tuple[ParsedWord, ...]
    head: ParsedWord
    name: Name | None
    noun: NounEntry | None
    pronoun: Look | None
    determiner: Determiner
    another: bool
    plural: bool
    gender: Gender | None
    modifiers: frozenset[str] = frozenset()
    is_subject: bool = False
    roles: tuple[int, ...] = ()
    members: tuple[Mention, ...] = field(default=())
    above: tuple[int, ...] = ()
    """The places of the words that govern its head, from the nearest to the root."""

    @property
    def lemma(self) -> str:
        """Its head's dictionary form, in lower case."""
        return self.head.lemma.casefold()

    @property
    def nouns(self) -> frozenset[str]:
        """Its head as it may come again: its lemma, which the model may miss, and its form."""
        return frozenset({self.lemma, self.head.form.casefold()})


def is_elliptic(mention: Mention) -> bool:
    """Whether a mention leaves its noun to what was said before: "another", "a third"."""
    is_bare = mention.name is None and mention.noun is None and mention.pronoun is None
    return is_bare and mention.another and mention.head.form.lower() in word_class("another")
