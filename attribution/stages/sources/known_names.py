"""Who bears a name, among those that a document has named so far."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attribution.language.parse import Parse
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.names import (
    EntityKind,
    Name,
    NameBook,
    acronym_after,
    key,
    person_key,
    without_article,
)
from attribution.stages.sources.referents import Referent
from attribution.stages.sources.speakers import LIKELY, SURE

_SHORTENED = re.compile(r"(?P<title>[A-Za-z][A-Za-z -]+) \((?P<acronym>[A-Z]{2,6})\b")


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
        self._votes = _votes(parsed)

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

    def judged(self, name: Name, *, is_listed: bool = False) -> Name:
        """A name as most of its mentions in the document are taken.

        Args:
            name: as taken at one place.
            is_listed: whether a lexicon knows what sort of body it names.
        """
        words = person_key(name.text)
        if not words:
            return name
        if len(words) == 1:
            return replace(name, kind=self._votes.kind(words[0], name.kind))
        is_called = name.kind in ("org", "other") and not is_listed
        if is_called and self._votes.is_person_alone(words[0], words[-1]):
            return replace(name, kind="person")  # a full name, as the short one that follows tells
        return name

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

    def enter_title(self, referent: Referent, mention: Mention) -> None:
        """Remember the acronym in brackets that an office goes by: "chief fire officer (CFO)"."""
        said = _SHORTENED.search(mention.span.of(self._parsed.text))
        if said is None:
            return
        words = without_article(said["title"]).split()
        if "".join(word[0] for word in words).casefold() == said["acronym"].casefold():
            self._names.enter_acronym(said["acronym"], referent.number)


@dataclass(slots=True)
class _Votes:
    """For what the tagger took each name of one word, and each person's last word."""

    alone: dict[str, Counter[EntityKind]] = field(default_factory=lambda: defaultdict(Counter))
    surnames: Counter[str] = field(default_factory=Counter)

    def kind(self, word: str, here: EntityKind) -> EntityKind:
        """What a word names: what most say; between a person and a place a person needs more."""
        votes = Counter(self.alone.get(word, ()))
        votes["person"] += self.surnames[word]
        twice = 2 * votes["person"]
        if twice > votes.total():
            return "person"
        del votes["person"]
        if here != "person" or not votes:
            return here
        other = votes.most_common(1)[0][0]
        is_even = twice == votes.total() + twice // 2
        return "person" if is_even and other not in ("place", "norp") else other

    def is_person_alone(self, first: str, last: str) -> bool:
        """Whether one word of a longer name mostly names a person where it stands alone."""
        return any(
            word in self.alone and self.kind(word, "other") == "person" for word in (first, last)
        )


def _votes(parsed: Parse) -> _Votes:
    votes = _Votes()
    for entity in parsed.entities:
        kind = entity.kind
        words = person_key(entity.span.of(parsed.text))
        if kind is None or not words:
            continue
        if len(words) == 1:
            votes.alone[words[0]][kind] += 1
        elif kind == "person":
            votes.surnames[words[-1]] += 1
    return votes
