"""What was typed, as the fields of records hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attribution import Row, UsageError, on_one_line, values_of
from ui.numbers import number_typed

_ARGUMENT = re.compile(r"\"([^\"]*)\"(?=\s|$)|'([^']*)'(?=\s|$)|(\S+)")
_OFFSETS = re.compile(r"@(\d+):(\d+)")


def split(typed: str) -> list[str]:
    """Words, and runs of words in quotation marks.

    Raises:
        UsageError: if a quotation mark is not closed.
    """
    found = []
    for match in _ARGUMENT.finditer(typed):
        double, single, bare = match.groups()
        if bare is not None and bare[0] in "\"'":
            raise UsageError("a quotation mark is not closed")
        found.append(next(part for part in (double, single, bare) if part is not None))
    return found


def needed(typed: str, count: int, usage: str) -> list[str]:
    """The arguments of a command that needs so many at least.

    Raises:
        UsageError: if there are fewer.
    """
    found = split(typed)
    if len(found) < count:
        raise UsageError(f"it is: {usage}")
    return found


def chosen(scheme: str, typed: str) -> Any:
    """A value of a scheme.

    Raises:
        UsageError: if it is none.
    """
    known = {str(each): each for each in values_of(scheme)}
    name = typed.replace(" ", "_")
    if name not in known:
        raise UsageError(f"{typed} is none of {', '.join(known)}")
    return known[name]


def number(typed: str) -> float | None:
    """A number; - for none.

    Raises:
        UsageError: if it is no number.
    """
    try:
        return None if typed == "-" else number_typed(typed)
    except ValueError as error:
        raise UsageError(f"{typed} is no number") from error


def value(row: Row, typed: str) -> Any:
    """A value for a field; - for none, several by commas.

    Raises:
        UsageError: if the field cannot hold it.
    """
    several = row.kind in ("many", "claims")
    if typed == "-":
        return [] if several else None
    if several:
        parts = [part.strip() for part in typed.split(",")]
        return [chosen(row.scheme, part) for part in parts] if row.scheme else parts
    if row.kind in ("spans", "span"):
        raise UsageError(f"words {row.name} changes which words it holds")
    if row.kind == "truth":
        if typed not in ("yes", "no"):
            raise UsageError(f"{row.name} is yes or no")
        return typed == "yes"
    if row.kind == "number":
        return number(typed)
    return chosen(row.scheme, typed) if row.kind == "choice" else typed


def spans(text: str, phrases: Sequence[str], around: int) -> list[tuple[int, int]]:
    """Where phrases stand, each the nearest to a place; ``@12:30`` are offsets.

    Raises:
        UsageError: if one is not in the text.
    """
    shown = on_one_line(text)
    return [_span(shown, phrase, around) for phrase in phrases]


def _span(shown: str, phrase: str, around: int) -> tuple[int, int]:
    offsets = _OFFSETS.fullmatch(phrase)
    if offsets is not None:
        return int(offsets[1]), int(offsets[2])
    before = shown.rfind(phrase, 0, around + len(phrase))
    after = shown.find(phrase, around)
    found = [start for start in (before, after) if start >= 0]
    if not found or not phrase:
        raise UsageError(f"{phrase!r} is not in the article")
    start = min(found, key=lambda start: abs(start - around))
    return start, start + len(phrase)
