"""Lexicons read from TOML and checked.

A file holds ``[[group]]`` tables; each has ``entries`` and, beside it, the fields its entries
share. An entry's own fields go before its group's.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

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
    WordClassEntry,
)
from attribution.lexicons.lemmas import lemma_in
from attribution.lexicons.lexicon import Lexicon, LineLexicon
from attribution.lexicons.patterns import PhraseError, Word, patterns

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
    "word_classes": WordClassEntry,
}
_LINES: dict[str, tuple[type[LineEntry], bool]] = {
    "credits": (CreditEntry, False),
    "furniture": (FurnitureEntry, True),
}
"""Lexicons of lines, and whether an entry must fit the whole line."""
NAMES = tuple(sorted(_PHRASES | _LINES))
P = TypeVar("P", bound=PhraseEntry)
L = TypeVar("L", bound=LineEntry)


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
def load(name: Literal["word_classes"]) -> Lexicon[WordClassEntry]: ...
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
def word_class(name: str) -> frozenset[str]:
    """The words of a class, lemmas and forms alike, in lower case.

    Raises:
        StoreError: if there is no such class.
    """
    entries = [entry for entry in load("word_classes").entries if entry.name == name]
    if not entries:
        raise StoreError(f"word_classes.toml has no class {name!r}")
    words = (word for entry in entries if not entry.removed for word in entry.phrase.split("|"))
    return frozenset(word.removeprefix("~") for word in words)


def in_class(word: Word, name: str) -> bool:
    """Whether a word's lemma, or the one that its form shows, is of a class."""
    known = word_class(name)
    return lemma_in(word, known) in known


@lru_cache
def _digest(name: str) -> str:
    return f"sha256:{hashlib.sha256(_path(name).read_bytes()).hexdigest()}"


def digests(names: Iterable[str] = NAMES) -> dict[str, str]:
    """The SHA-256 of each lexicon's file, for provenance."""
    return {name: _digest(name) for name in names}
