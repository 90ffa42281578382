"""Who bears a name, among those that a document has named so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from attribution.language.parse import Parse
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.names import (
    Name,
    NameBook,
    acronym_after,
    key,
    kind_of_label,
    person_key,
)
from attribution.stages.sources.referents import Referent
from attribution.stages.sources.speakers import LIKELY, SURE


class KnownNames:
    """The names of one document's referents while it is read.

    Args:
        parsed: the document.
        referents: those known so far, by their numbers; it grows.
    """

    def __init__(self, parsed: Parse, referents: Sequence[Referent]) -> None:
        self._parsed = parsed
        self._referents = referents
        self._names = NameBook()
        self._is_person = _persons_names(parsed)

    def bearer(self, name: Name, mention: Mention) -> tuple[Referent, float, str] | None:
        """Who was called by a name before, with confidence and evidence."""
        persons = self._names.persons_like(name.text)
        if persons and (name.kind in ("person", "other") or len(name.text.split()) == 1):
            number = max(persons, key=lambda n: self._standing(n, mention))
            same = key(name.text) == key(self._fullest(number))
            evidence = "rule:same name" if same else "rule:surname"
            return self._referents[number], SURE if len(persons) == 1 else LIKELY, evidence
        if name.kind == "person":
            return None
        like = self._names.organisation_like(name.text, name.kind)
        if like is None:
            return None
        return self._referents[like[0]], SURE if like[1] == "rule:same name" else LIKELY, like[1]

    def judged(self, name: Name) -> Name:
        """A name as most of its mentions in the document are taken."""
        if name.kind == "person" or len(name.text.split()) > 1:
            return name
        is_person = self._is_person.get(person_key(name.text)[-1:])
        return replace(name, kind="person") if is_person else name

    def _standing(self, number: int, mention: Mention) -> tuple[bool, int]:
        referent = self._referents[number]
        agrees = not (mention.gender and referent.gender and mention.gender != referent.gender)
        return agrees, len(referent.mentions)

    def _fullest(self, number: int) -> str:
        names = [m.name.text for m in self._referents[number].mentions if m.name is not None]
        return max(names, key=lambda text: len(text.split()), default="")

    def enter(self, referent: Referent, name: Name) -> None:
        """Remember a form of a referent's name, and the acronym that follows it."""
        if referent.kind == "person" and name.kind != "person":
            name = replace(name, kind="person")
        self._names.enter(name, referent.number)
        acronym = acronym_after(self._parsed.text, name.end)
        if acronym and name.kind != "person":
            self._names.enter_acronym(acronym, referent.number)


def _persons_names(parsed: Parse) -> dict[tuple[str, ...], bool]:
    """Whether a name's last word is a person's, by most of its mentions."""
    votes: dict[tuple[str, ...], int] = defaultdict(int)
    for entity in parsed.entities:
        kind = kind_of_label(entity.label)
        words = person_key(entity.span.of(parsed.text))
        if kind == "person":
            votes[words[-1:]] += 1
        elif kind is not None and len(words) == 1:
            votes[words] -= 1
    return {words: count > 0 for words, count in votes.items()}
