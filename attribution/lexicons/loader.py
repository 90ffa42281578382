"""Lexicons read from TOML, checked, and ready to match.

A file holds ``[[group]]`` tables; each has ``entries`` and, beside it, the fields its entries
share. An entry's own fields go before its group's.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, overload

from pydantic import TypeAdapter, ValidationError

from attribution.errors import StoreError
from attribution.lexicons.entries import (
    ChannelEntry,
    CheckEntry,
    CheckNounEntry,
    CommitmentEntry,
    CountEntry,
    CreditEntry,
    CueEntry,
    DeedEntry,
    Entry,
    EvaluationEntry,
    FirstPartyEntry,
    FurnitureEntry,
    GivenNameEntry,
    LineEntry,
    NounEntry,
    PhraseEntry,
    PlaceEntry,
    QualifierEntry,
    RelayEntry,
    VerdictEntry,
)
from attribution.lexicons.lemmas import lemma_in
from attribution.lexicons.patterns import Pattern, PhraseError, View, Word, normal, patterns
from attribution.text import Span

FOLDER = Path(__file__).parent
_PHRASES: dict[str, type[PhraseEntry]] = {
    "channels": ChannelEntry,
    "checked_nouns": CheckNounEntry,
    "verdicts": VerdictEntry,
    "commitments": CommitmentEntry,
    "counts": CountEntry,
    "cues": CueEntry,
    "deeds": DeedEntry,
    "evaluations": EvaluationEntry,
    "first_party": FirstPartyEntry,
    "places": PlaceEntry,
    "given_names": GivenNameEntry,
    "organisations": NounEntry,
    "qualifiers": QualifierEntry,
    "relays": RelayEntry,
    "source_nouns": NounEntry,
    "verification": CheckEntry,
}
_LINES: dict[str, tuple[type[LineEntry], bool]] = {
    "credits": (CreditEntry, False),
    "furniture": (FurnitureEntry, True),
}
"""Lexicons of lines, and whether an entry must fit the whole line."""
NAMES = tuple(sorted(_PHRASES | _LINES))
_LONGEST_FURNITURE = 300  # code points; a longer line is prose
_LONGEST_CREDIT = 160
_MOST_WORDS = 50_000
"""Words that a lexicon remembers before it starts anew."""

E_co = TypeVar("E_co", bound=Entry, covariant=True)
P = TypeVar("P", bound=PhraseEntry)
L = TypeVar("L", bound=LineEntry)


@dataclass(frozen=True, slots=True)
class Match(Generic[E_co]):
    """An entry and the words it covers: places ``first`` up to ``last``, half open."""

    entry: E_co
    first: int
    last: int


_Buckets = dict[str, list[tuple[int, Pattern, P]]]


class Lexicon(Generic[P]):
    """Phrases that are searched together.

    ``entries`` are all, removed ones too; ``lemmas`` every lemma that an active one asks for.
    """

    def __init__(self, entries: Sequence[P]) -> None:
        self.entries = tuple(entries)
        self._by_form: _Buckets[P] = defaultdict(list)
        self._by_lemma: _Buckets[P] = defaultdict(list)
        self._by_upos: _Buckets[P] = defaultdict(list)
        active = [entry for entry in entries if entry.removed is None]
        readings = [(pattern, entry) for entry in active for pattern in patterns(entry.phrase)]
        readings.sort(key=lambda reading: reading[0].rank)  # stable: equal ones in file order
        for rank, (pattern, entry) in enumerate(readings):
            opening = pattern.core[0]
            for form in opening.forms:
                self._by_form[form].append((rank, pattern, entry))
            for lemma in opening.lemmas:
                self._by_lemma[lemma].append((rank, pattern, entry))
            if not opening.forms and not opening.lemmas:
                for upos in opening.upos:
                    self._by_upos[upos].append((rank, pattern, entry))

        self.lemmas = frozenset(
            lemma
            for pattern, _ in readings
            for token in (*pattern.before, *pattern.core, *pattern.after)
            for lemma in token.lemmas
        )
        self._seen: dict[tuple[str, str, str], tuple[str, str, bool]] = {}

    def _look(self, word: Word) -> tuple[str, str, bool]:
        """A word's normal form, its lemma for this lexicon, and whether a phrase opens with it.

        Kept, since texts repeat their words.
        """
        key = word.form, word.lemma, word.upos
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > _MOST_WORDS:
                self._seen.clear()
            form, lemma = normal(word.form), lemma_in(word, self.lemmas)
            opens = form in self._by_form or lemma in self._by_lemma or word.upos in self._by_upos
            found = self._seen[key] = form, lemma, opens
        return found

    def matches(self, words: Sequence[Word]) -> Iterator[Match[P]]:
        """The entries found in a sentence, in order and without overlap, the longest first."""
        seen = [self._look(word) for word in words]
        openings = [place for place, (_, _, opens) in enumerate(seen) if opens]
        if not openings:
            return
        view = View(
            [form for form, _, _ in seen],
            [lemma for _, lemma, _ in seen],
            [word.upos for word in words],
        )
        after = 0
        for place in openings:
            if place >= after and (found := self._longest(view, place)):
                yield found
                after = found.last

    def _longest(self, view: View, place: int) -> Match[P] | None:
        best: tuple[int, Pattern, P] | None = None
        for bucket in (
            self._by_form.get(view.forms[place], ()),
            self._by_lemma.get(view.lemmas[place], ()),
            self._by_upos.get(view.upos[place], ()),
        ):
            for candidate in bucket:
                if best is not None and candidate[0] >= best[0]:
                    break
                if candidate[1].fits(view, place):
                    best = candidate
                    break
        return best and Match(best[2], place, place + len(best[1].core))


class LineLexicon(Generic[L]):
    """Regular expressions over one line: the whole of it, or its end."""

    def __init__(self, entries: Sequence[L], *, whole: bool) -> None:
        self.entries = tuple(entries)
        self._longest = _LONGEST_FURNITURE if whole else _LONGEST_CREDIT
        self._whole = whole
        opening = r"\A" if whole else r"(?:\A|(?<=[\s.,;:!?”\"’')\]]))"
        self._compiled = [
            (re.compile(rf"{opening}(?:{entry.pattern})\s*\Z", re.IGNORECASE), entry)
            for entry in entries
            if entry.removed is None
        ]

    def find(self, line: str) -> tuple[L, Span] | None:
        """The entry that fits, and which code points of the line it covers.

        Of several the one that starts first counts, then the first in the file. Furniture is
        sought in lines of at most 300 code points and credits in a line's last 160, so that the
        work stays small on any text.
        """
        skipped = len(line) - self._longest
        if self._whole and skipped > 0:
            return None
        best: tuple[L, Span] | None = None
        for expression, entry in self._compiled:
            found = expression.search(line, max(skipped, 0))
            if found and (best is None or found.start() < best[1].start):
                best = entry, Span(*found.span())
                if found.start() == 0:
                    break
        return best


def _path(name: str) -> Path:
    return FOLDER / f"{name}.toml"


def _entries(path: Path, kind: type[Any]) -> Iterator[Any]:
    """The entries of a file, checked against their dataclass."""
    adapter = TypeAdapter(kind)
    for group in _table(path).get("group", ()):
        shared = {key: value for key, value in group.items() if key != "entries"}
        for own in group.get("entries", ()):
            fields = shared | own
            try:
                yield adapter.validate_python(fields)
            except ValidationError as error:
                problem = error.errors()[0]
                where = ".".join(map(str, problem["loc"])) or "entry"
                raise StoreError(
                    f"{path.name}, {_label(fields)}: {where}: {problem['msg']}"
                ) from error


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(f"{path.name}: cannot be read; reinstall the package") from error
    except ValueError as error:
        raise StoreError(f"{path.name}: is not TOML: {error}") from error


def _label(fields: dict[str, Any]) -> str:
    return repr(fields.get("phrase", fields.get("pattern", fields)))


def read_phrases(path: Path, kind: type[P]) -> Lexicon[P]:
    """The lexicon of phrases in a TOML file.

    Raises:
        StoreError: if the file or one of its entries is wrong; the message names both.
    """
    entries: list[P] = list(_entries(path, kind))
    for entry in entries:
        try:
            patterns(entry.phrase)
        except PhraseError as error:
            raise StoreError(f"{path.name}, {entry.phrase!r}: {error}") from error
    return Lexicon(entries)


def read_lines(path: Path, kind: type[L], *, whole: bool) -> LineLexicon[L]:
    """The lexicon of regular expressions in a TOML file, for whole lines or their ends.

    Raises:
        StoreError: if the file or one of its entries is wrong; the message names both.
    """
    entries: list[L] = list(_entries(path, kind))
    for entry in entries:
        try:
            re.compile(entry.pattern)
        except re.error as error:
            raise StoreError(f"{path.name}, {entry.pattern!r}: {error}") from error
    return LineLexicon(entries, whole=whole)


@overload
def load(name: Literal["checked_nouns"]) -> Lexicon[CheckNounEntry]: ...
@overload
def load(name: Literal["verdicts"]) -> Lexicon[VerdictEntry]: ...
@overload
def load(name: Literal["verification"]) -> Lexicon[CheckEntry]: ...
@overload
def load(name: Literal["cues"]) -> Lexicon[CueEntry]: ...
@overload
def load(name: Literal["qualifiers"]) -> Lexicon[QualifierEntry]: ...
@overload
def load(name: Literal["commitments"]) -> Lexicon[CommitmentEntry]: ...
@overload
def load(name: Literal["source_nouns", "organisations"]) -> Lexicon[NounEntry]: ...
@overload
def load(name: Literal["given_names"]) -> Lexicon[GivenNameEntry]: ...
@overload
def load(name: Literal["channels"]) -> Lexicon[ChannelEntry]: ...
@overload
def load(name: Literal["counts"]) -> Lexicon[CountEntry]: ...
@overload
def load(name: Literal["places"]) -> Lexicon[PlaceEntry]: ...
@overload
def load(name: Literal["first_party"]) -> Lexicon[FirstPartyEntry]: ...
@overload
def load(name: Literal["relays"]) -> Lexicon[RelayEntry]: ...
@overload
def load(name: Literal["deeds"]) -> Lexicon[DeedEntry]: ...
@overload
def load(name: Literal["evaluations"]) -> Lexicon[EvaluationEntry]: ...
@overload
def load(name: Literal["furniture"]) -> LineLexicon[FurnitureEntry]: ...
@overload
def load(name: Literal["credits"]) -> LineLexicon[CreditEntry]: ...
@lru_cache
def load(name: str) -> Lexicon[Any] | LineLexicon[Any]:
    """One of the shipped lexicons, read once.

    Raises:
        StoreError: if its file is missing or wrong.
    """
    if phrases := _PHRASES.get(name):
        return read_phrases(_path(name), phrases)
    if lines := _LINES.get(name):
        return read_lines(_path(name), lines[0], whole=lines[1])
    raise StoreError(f"{name!r} is no lexicon; there are {', '.join(NAMES)}")


@lru_cache
def _digest(name: str) -> str:
    return f"sha256:{hashlib.sha256(_path(name).read_bytes()).hexdigest()}"


def digests(names: Iterable[str] = NAMES) -> dict[str, str]:
    """The SHA-256 of each lexicon's file, for provenance."""
    return {name: _digest(name) for name in names}
