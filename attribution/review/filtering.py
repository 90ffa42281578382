"""Filters as they are typed: which claims pass, found in all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from attribution.errors import UsageError
from attribution.review.columns import FIELDS as TOLD
from attribution.review.columns import LISTS
from attribution.review.table import Mask, Table

_TERM = re.compile(r"(?P<name>[a-z_.]+)(?P<sign>!?[=~]|<|>)(?P<value>.*)", re.DOTALL)
_QUOTES = (
    r"""(?:"[^"]*"|(?<!\w)'[^']*'(?!\w))"""  # an apostrophe within a word is a letter: O'Brien
)
_QUOTED = re.compile(_QUOTES)
_WORDS = re.compile(rf"""(?:{_QUOTES}|[^\s"])+""")
_STATES: dict[str, Callable[[Table], Mask]] = {
    "unreviewed": lambda table: ~table.decided,
    "reviewed": lambda table: table.decided,
    "accepted": lambda table: table.decision.where("accept".__eq__),
    "rejected": lambda table: table.decision.where("reject".__eq__),
    "flagged": lambda table: table.decision.where("flag".__eq__) | table["flag"].where(bool),
    "skipped": lambda table: table.decision.where("skip".__eq__),
    "changed": lambda table: table.changed,
    "disagreed": lambda table: table.disagreement > 0,
    "noted": lambda table: _noted(table, bool),
}
STATES = tuple(_STATES)
FIELDS = ("document", *TOLD, "decision", "note", "text", "article", "confidence")


def passing(table: Table, expression: str) -> Mask:
    """Which claims pass a filter as typed, also of those that were deleted.

    Terms are separated by spaces and all must hold: ``status=unable``, ``source~ministry`` (holds
    the letters), ``qualifier=reportative``, ``zone!=body``, ``confidence<0.6``, ``unreviewed``,
    ``reviewed``, ``flagged``, ``skipped``, ``changed``, ``disagreed``, ``noted``; any other word is
    sought among the words of the claim, ``article~word`` in the whole text. Quotation
    marks keep words together.

    Raises:
        UsageError: if a term names no field, its value is no number where one is needed, or it has
            no word where one is sought.
    """
    found = np.ones(len(table.present), dtype=np.bool_)
    for term in split_terms(expression):
        found &= _term(table, term)
    return found


def split_terms(expression: str) -> list[str]:
    """The terms of a filter, without the marks that keep words together.

    Raises:
        UsageError: if a double mark is not closed.
    """
    if '"' in _QUOTED.sub("", expression):
        raise UsageError(f"{expression}: a quotation mark is not closed")
    return [
        _QUOTED.sub(lambda found: found[0][1:-1], term[0]) for term in _WORDS.finditer(expression)
    ]


def _term(table: Table, term: str) -> Mask:
    if term in _STATES:
        return _STATES[term](table)
    parts = _TERM.fullmatch(term)
    if parts is None:
        return table.claims_holding(term)
    name, sign, value = parts["name"], parts["sign"], parts["value"]
    if name == "confidence":
        return _confidence(table, sign, value)
    if name not in FIELDS or sign in "<>":
        raise UsageError(f"{term}: filters are {', '.join((*FIELDS, *STATES))}")
    found = _field(table, name, sign, value)
    return ~found if sign.startswith("!") else found


def _field(table: Table, name: str, sign: str, value: str) -> Mask:
    if name == "text":
        return table.claims_holding(value)
    if name == "article":
        return table.articles_holding(value)
    holds = _holds(value.casefold(), whole=sign.endswith("="), listed=name in LISTS)
    if name == "document":
        return table.names.where(holds)[table.document]
    if name == "decision":
        return table.decision.where(lambda decision: holds(decision or "none"))
    if name == "note":
        return _noted(table, holds)
    return table[name].where(holds)


def _holds(value: str, *, whole: bool, listed: bool) -> Callable[[str], bool]:
    """Whether a field, case-folded, is a value or holds its letters; of several, one is enough."""
    if not listed:
        return value.__eq__ if whole else lambda held: value in held
    if whole:
        return lambda held: value in held.split()
    return lambda held: any(value in each for each in held.split())


def _noted(table: Table, holds: Callable[[str], bool]) -> Mask:
    found = np.full(len(table.present), holds(""), dtype=np.bool_)
    for row, note in table.notes.items():
        found[row] = holds(note.casefold())
    return found


def _confidence(table: Table, sign: str, value: str) -> Mask:
    try:
        bound = float(value)
    except ValueError as error:
        raise UsageError(f"confidence{sign}{value}: {value!r} is no number") from error
    if sign == "<":
        return table.confidence < bound
    if sign == ">":
        return table.confidence > bound
    raise UsageError("confidence is compared with < or >")
