"""The words of a sentence as clauses have them: their forms, dependents and subjects."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.language.parse import Sentence
from attribution.lexicons.patterns import normal
from attribution.stages.syntax import clauses

RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
SUBJECTS = clauses.SUBJECTS - {"expl"}


class Clauses:
    """Reads the clauses of one sentence.

    Args:
        sentence: the sentence.
        governors: places of words that may govern a predicate: ``cannot``, ``can``, ``lets``,
            ``intends``.
    """

    def __init__(self, sentence: Sentence, governors: Mapping[int, str]) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._governors = governors

    def form(self, place: int) -> str:
        """A word in normal form."""
        return normal(self._words[place].form)

    def forms_below(self, place: int, *deprels: str) -> set[str]:
        """The forms of a word's dependents, of these relations or all."""
        return {
            self.form(child)
            for child in self._children(place)
            if not deprels or self._words[child].deprel in deprels
        }

    def subject(self, place: int) -> int | None:
        """A word's own subject; of two the nearer, since the other is an object that was fronted.

        A relative pronoun is the object wherever there is another.
        """
        found = self._subjects(place)
        nouns = [c for c in found if self.form(c) not in RELATIVE]
        before = [c for c in nouns if c < place]
        return next(iter([*before[-1:], *nouns, *found]), None)

    def _subjects(self, place: int) -> list[int]:
        found = [c for c in self._children(place) if self._words[c].deprel in SUBJECTS]
        plain = [c for c in found if not self.forms_below(c, "case") - {"'s", "s"}]
        return plain or found

    def _children(self, place: int) -> tuple[int, ...]:
        return self._sentence.children[place]
