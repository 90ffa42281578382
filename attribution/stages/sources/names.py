"""Names: which forms are one person's or one organisation's.

Persons meet by surname, as long as what else both give does not differ; organisations by the same
words ("for" or "of" makes no difference), by acronym, or by the part that a name is shortened to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from attribution.language.parse import EntityKind
from attribution.lexicons import word_class
from attribution.lexicons.entries import Gender

__all__ = ["EntityKind", "Gender", "Name", "NameBook"]

_ARTICLES = ("the", "a", "an")
_FUNCTION = frozenset({"of", "for", "the", "and", "in", "on", "de", "du", "des", "la", "&", "to"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "da", "van", "von", "der", "del"})
# One of these alone is no short form of a longer name.
_BASED = re.compile(r"\b[\w.]+[- ]based\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z.&-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written at one place, what the model takes it for, and where it ends."""

    text: str
    kind: EntityKind
    end: int


def without_article(name: str) -> str:
    """A name or description without the article it opens with."""
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words)


def key(name: str) -> tuple[str, ...]:
    """A name's words as compared: without article, place of seat, punctuation and case."""
    plain = _BASED.sub("", without_article(name)).replace(".", "")
    return tuple(re.sub(r"[^\w\s]", " ", plain).casefold().split())


def person_key(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles before and suffixes after it."""
    words = list(key(name))
    while len(words) > 1 and words[0] in word_class("honorific"):
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def surname(words: tuple[str, ...]) -> str:
    """The last word, by which a person is called later."""
    return words[-1] if words else ""


def initials(name: str) -> str:
    """The acronym that the capital letters of a name make."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def acronym_after(text: str, end: int) -> str | None:
    """The acronym in brackets right after a name: "(SOHR)"."""
    found = _ACRONYM.match(text, end, end + 14)
    if found is None or sum(map(str.isupper, found[1])) < 2:
        return None
    return found[1]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms may be one person's: same surname, and given names that do not differ."""
    one, other = sorted((one, other), key=len)
    if not one:
        return False
    if len(one) == 1:
        return one[0] in other  # "Karim" is Salim Karim Dossa, too
    if surname(one) != surname(other):
        # "Abdul Ghani" within "Hassan Abdul Ghani" ends alike; "Ada" in "Ada Voss" opens alike.
        return len(one) > 1 and other[: len(one)] == one
    given, longer = one[0], other[0]
    return (
        given == longer
        or (min(len(given), len(longer)) == 1 and given[0] == longer[0])
        or set(one) <= set(other)
    )


def _callable(words: tuple[str, ...]) -> set[str]:
    """The words of a full name by which its bearer may be called alone."""
    middle = (word for word in words[1:-1] if len(word) > 2 and word not in _PARTICLES)
    return {words[0], words[-1], *middle}


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in _FUNCTION)


def _heads(words: tuple[str, ...]) -> set[str]:
    """The words that a long name may be shortened to: its first, its last, and its head noun."""
    joint = next((n for n, word in enumerate(words) if word in ("of", "for", "in")), len(words))
    return {words[0], words[-1], words[joint - 1] if joint else words[0]}


def is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether an organisation's longer name was shortened to these words."""
    if not short or len(short) >= len(long):
        return False
    common = word_class("common_in_names")
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] not in common and short[0] in _heads(long)
    runs = range(len(long) - len(short) + 1)
    return any(long[n : n + len(short)] == short for n in runs) and not _content(short) <= common


@dataclass(slots=True)
class NameBook:
    """The names seen so far, each with the number of who bears it."""

    persons: dict[str, list[tuple[tuple[str, ...], int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    others: dict[frozenset[str], int] = field(default_factory=dict)
    acronyms: dict[str, int] = field(default_factory=dict)
    _by_word: dict[str, list[tuple[tuple[str, ...], int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def enter(self, name: Name, bearer: int) -> None:
        """Remember a form of somebody's name."""
        if name.kind == "person":
            words = person_key(name.text)
            if not words:
                return
            for word in _callable(words):
                if (words, bearer) not in self.persons[word]:
                    self.persons[word].append((words, bearer))
            return
        words = key(name.text)
        if not words or _content(words) in self.others:
            return
        self.others[_content(words)] = bearer
        if not _is_bare_place(words, name.kind):
            for word in _content(words):
                self._by_word[word].append((words, bearer))
        made = initials(name.text)
        if len(made) > 1:
            self.acronyms.setdefault(made.casefold(), bearer)

    def enter_acronym(self, acronym: str, bearer: int) -> None:
        """Remember an acronym that the text itself gives."""
        self.acronyms[acronym.replace(".", "").casefold()] = bearer
        self.others.setdefault(frozenset({acronym.replace(".", "").casefold()}), bearer)

    def persons_like(self, name: str) -> list[int]:
        """Who may bear a person's name, the most recently entered last, each once."""
        words = person_key(name)
        if not words:
            return []
        candidates = [*self.persons.get(words[-1], ())]
        if len(words) > 1:
            candidates += self.persons.get(words[0], ())
        found = [bearer for other, bearer in candidates if same_person(words, other)]
        if len(words) == 1:
            # A name between the first and the last only where nobody else is called so.
            outer = [b for other, b in candidates if words[0] in (other[0], other[-1])]
            found = outer or found
        if len(words) > 1:
            # Two full names that differ are two persons, even if a bare surname suits both.
            full = [b for other, b in candidates if len(other) > 1 and same_person(words, other)]
            clash = {
                b for other, b in candidates if len(other) > 1 and not same_person(words, other)
            }
            found = full or [bearer for bearer in found if bearer not in clash]
        return list(dict.fromkeys(found))

    def organisation_like(self, name: str, kind: EntityKind = "org") -> tuple[int, str] | None:
        """Who bears a name that is no person's, and how that was seen."""
        words = key(name)
        if not words:
            return None
        same = self.others.get(_content(words))
        if same is not None:
            return same, "rule:same name"
        if len(words) == 1 and len(words[0]) > 1:
            by_acronym = self.acronyms.get(words[0])
            if by_acronym is not None and _is_acronym(name):
                return by_acronym, "rule:acronym"
        made = initials(without_article(name)).casefold()
        if len(words) > 1 and len(made) > 1:
            spelt_out = self.others.get(frozenset({made}))
            if spelt_out is not None:
                return spelt_out, "rule:acronym"
        return None if _is_bare_place(words, kind) else self._by_short_form(words)

    def _by_short_form(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        for other, bearer in self._alike(words):
            if is_short_form(words, other) or is_short_form(other, words):
                return bearer, "rule:short name"
        return None

    def _alike(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
        """Names that share a word, the latest first, at most some thirty of each."""
        for word in dict.fromkeys((words[-1], words[0], *words)):
            yield from reversed(self._by_word.get(word, [])[-30:])


def _is_bare_place(words: tuple[str, ...], kind: EntityKind) -> bool:
    """Whether a name is one word for a place or its people: no short form of what stands there."""
    return len(words) == 1 and kind in ("place", "norp")


def _is_acronym(name: str) -> bool:
    plain = without_article(name).replace(".", "")
    return (sum(map(str.isupper, plain)) >= 2 and " " not in plain) or plain.isupper()
