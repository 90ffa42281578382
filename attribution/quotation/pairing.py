"""Quotation marks paired: the quoted stretches of a text, paragraph by paragraph.

Marks are paired paragraph by paragraph. Curly and straight double marks are one family, guillemets
another, two typed apostrophes (''so'') a third; a pair of one family may stand within another's.
A quotation whose closing mark is missing runs on when the next paragraph opens with a mark of its
family (the convention for quotations of several paragraphs), or when the next mark of the text, a
few paragraphs on, closes it; otherwise it ends with its paragraph and is called unbalanced. A
closing mark without an opening one quotes nothing and is a stray.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from attribution.text import Span

_DOUBLE_OPEN = frozenset("“„«‟")
_DOUBLE_CLOSE = frozenset("”»")
_SINGLE_OPEN = frozenset("‘‹‚")
_SINGLE_CLOSE = frozenset("’›")
DOUBLE_MARKS = _DOUBLE_OPEN | _DOUBLE_CLOSE | frozenset('"＂″')
SINGLE_MARKS = _SINGLE_OPEN | _SINGLE_CLOSE | frozenset("'`´′")
_OPENERS_BEFORE = frozenset("([{—–-/…") | DOUBLE_MARKS | SINGLE_MARKS
_STOPS = frozenset(".,!?…")
_CLOSING = "".join(sorted(DOUBLE_MARKS | SINGLE_MARKS)) + "., "
_LONGEST_SINGLE = 600  # code points; further apart, two marks are rather apostrophes

_MOST_PARAGRAPHS = 6  # that a quotation without marks at their starts runs over

_SINGLE = re.compile("[‘‹‚’›'`´′]")
_FEET = re.compile(r"\d ?['’′] ?\d{1,2}(?:\.\d)?\Z")
_ELISION = re.compile(r"['‘](?:\d0s|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


class Reading(NamedTuple):
    """How a text's marks are read: which are double, and whether their surroundings count.

    The encoder's weights were trained on the plain reading, so ``marks`` keeps to it. The full one
    also knows two apostrophes for a double mark, and curly marks that stand the wrong way round.
    """

    double: re.Pattern[str]
    by_surroundings: bool


PLAIN = Reading(re.compile(r"[“„«‟”»\"＂″]"), by_surroundings=False)
# A run of three apostrophes is a pair and a single mark; the pair stands on the outside.
FULL = Reading(
    re.compile(r"(?<!\S)''|''(?!')|``|‘‘|’’|‘’(?=\w)|[“„«‟”»\"＂″]"), by_surroundings=True
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch within one paragraph.

    ``outer`` includes the marks that are there; ``continues`` says that the quotation goes on in
    the next paragraph, ``continued`` that it comes from the one before.
    """

    outer: Span
    inner: Span
    single: bool
    balanced: bool
    continues: bool = False
    continued: bool = False


class _Marked(NamedTuple):
    """The quotations of one paragraph and its stray closing marks, in order."""

    doubles: list[Quotation]
    singles: list[Quotation]
    strays: list[int]


def _opens(text: str, start: int, end: int, paragraph: Span) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return (before.isspace() or before in _OPENERS_BEFORE) and not after.isspace()


def _closes(text: str, start: int, end: int, paragraph: Span) -> bool:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


def _family(mark: str) -> str:
    """One name for all marks that may close each other."""
    if mark in "«»":
        return "«"
    return '"' if mark in DOUBLE_MARKS else "'"


def _is_opening(text: str, mark: Span, paragraph: Span, opened: str, reading: Reading) -> bool:
    """Whether a double mark opens, or closes; ``opened`` is the mark still open, or empty.

    Curly marks and guillemets mean what they look like, unless their surroundings say the
    opposite: „so“, »so«, ”so” and ” so ” are in use too.
    """
    shape = mark.of(text)
    opens, closes = _opens(text, *mark, paragraph), _closes(text, *mark, paragraph)
    if shape in _DOUBLE_OPEN:
        is_reversed = opened and closes and not opens and reading.by_surroundings
        return not (is_reversed or (opened == "„" and shape == "“"))
    if shape in _DOUBLE_CLOSE:
        return not opened and not closes and reading.by_surroundings
    return opens if opens != closes else not opened


def _is_inches(text: str, at: int) -> bool:
    """Whether a double mark is the unit in 6'2"."""
    is_prime = text[at] == "″" and text[at - 1 : at].isdigit()
    return is_prime or _FEET.search(text[max(at - 9, 0) : at]) is not None


def _doubles(
    text: str, paragraph: Span, following: str, reading: Reading
) -> tuple[list[Quotation], list[int]]:
    """The double-marked quotations of a paragraph, and where its stray closing marks stand.

    ``following`` is the double mark that the next paragraph opens with, or empty.
    """
    found: list[Quotation] = []
    strays: list[int] = []
    opened: Span | None = None
    nested = False
    for match in reading.double.finditer(text, *paragraph):
        mark = Span(*match.span())
        if _is_inches(text, mark.start):
            continue
        before = opened.of(text) if opened else ""
        same_family = not before or _family(before) == _family(mark.of(text))
        if _is_opening(text, mark, paragraph, before, reading):
            opened, nested = opened or mark, nested or not same_family
        elif opened is None:
            strays.append(mark.start)
        elif nested and not same_family:
            nested = False
        else:
            outer, inner = Span(opened.start, mark.end), Span(opened.end, mark.start)
            found.append(Quotation(outer, inner, single=False, balanced=True))
            opened, nested = None, False
    if opened:
        outer, inner = Span(opened.start, paragraph.end), Span(opened.end, paragraph.end)
        continues = bool(following) and _family(following) == _family(opened.of(text))
        found.append(Quotation(outer, inner, single=False, balanced=False, continues=continues))
    return found, strays


def _singles(text: str, paragraph: Span, following: str, reading: Reading) -> list[Quotation]:
    """Single-marked quotations: an opener and the next closer that is no apostrophe.

    ``following`` is the character that the next paragraph opens with.
    """
    places = [match.start() for match in _SINGLE.finditer(text, *paragraph)]
    if not places:
        return []
    paired = {
        at for pair in reading.double.finditer(text, *paragraph) for at in range(*pair.span())
    }
    places = [at for at in places if at not in paired]
    found: list[Quotation] = []
    free = paragraph.start
    for number, at in enumerate(places):
        if at < free or not _opens_single(text, at, paragraph):
            continue
        end = _single_end(text, places, number, paragraph)
        if end is not None:
            found.append(Quotation(Span(at, end + 1), Span(at + 1, end), True, True))
            free = end + 1
        elif following == text[at] and (
            at == paragraph.start or text[max(at - 2, 0) : at] in (", ", ": ")
        ):
            outer, inner = Span(at, paragraph.end), Span(at + 1, paragraph.end)
            found.append(Quotation(outer, inner, single=True, balanced=False, continues=True))
            break
    return found


def _opens_single(text: str, at: int, paragraph: Span) -> bool:
    shape_opens = text[at] not in _SINGLE_CLOSE and not _ELISION.match(text, at)
    return shape_opens and _opens(text, at, at + 1, paragraph)


def _single_end(text: str, places: Sequence[int], number: int, paragraph: Span) -> int | None:
    """The closing mark of a single-marked quotation; the last candidate before a new opener.

    A plural possessive ("the rebels' camp") also looks like a closing mark, so a candidate after
    an "s" is taken only where no later one follows.
    """
    opened = places[number]
    possessive: int | None = None
    for later in range(number + 1, len(places)):
        at = places[later]
        if at == opened + 1:
            continue
        if at >= opened + _LONGEST_SINGLE or _opens_single(text, at, paragraph):
            break
        if not _closes(text, at, at + 1, paragraph):
            continue
        if text[at - 1] == "s" and text[at + 1 : at + 2] == " ":
            possessive = possessive or at
            continue
        return at
    return possessive


def paired(text: str, spans: Sequence[Span], reading: Reading) -> tuple[list[Quotation], list[int]]:
    """The quotations of a text's paragraphs in order, and its stray closing marks."""
    read = [
        _read(text, paragraph, after, reading) for paragraph, after in zip_longest(spans, spans[1:])
    ]
    if reading.by_surroundings:
        _close_later(text, spans, read)
    found: list[Quotation] = []
    runs_on = {True: False, False: False}  # by whether the marks are single
    for paragraph, (doubles, singles, _) in zip(spans, read, strict=True):
        for single, kind in ((True, singles), (False, doubles)):
            if kind and runs_on[single]:
                kind[0] = replace(kind[0], continued=kind[0].outer.start == paragraph.start)
            runs_on[single] = bool(kind) and kind[-1].continues
        found += sorted(doubles + singles, key=lambda item: (item.outer.start, item.single))
    return found, [at for _, _, strays in read for at in strays]


def _read(text: str, paragraph: Span, after: Span | None, reading: Reading) -> _Marked:
    """A paragraph read by itself, with the mark that the next one opens with."""
    opening = reading.double.match(text, *after) if after else None
    doubles, strays = _doubles(text, paragraph, opening[0] if opening else "", reading)
    singles = _singles(text, paragraph, text[after.start] if after else "", reading)
    return _Marked(doubles, singles, strays)


def _close_later(text: str, spans: Sequence[Span], read: list[_Marked]) -> None:
    """Let a quotation that its paragraph leaves open run on to the stray mark that closes it.

    Between the two no paragraph has a mark of its own.
    """
    for number, (doubles, _, _) in enumerate(read):
        if not doubles or doubles[-1].balanced or doubles[-1].continues:
            continue
        for later in range(number + 1, min(number + 1 + _MOST_PARAGRAPHS, len(read))):
            quoted, _, strays = read[later]
            if strays and not (quoted and quoted[0].outer.start < strays[0]):
                if _ends_speech(text, spans[later], strays[0]):
                    doubles[-1] = replace(doubles[-1], continues=True)
                    for between in range(number + 1, later):
                        whole = spans[between]
                        read[between].doubles.append(Quotation(whole, whole, False, False, True))
                    quoted.insert(0, _closed(text, spans[later], strays.pop(0)))
                break
            if quoted:
                break


def _ends_speech(text: str, paragraph: Span, at: int) -> bool:
    """Whether a closing mark stands behind a stop or before the end of a paragraph."""
    before = text[paragraph.start : at].rstrip()[-1:]
    return before in _STOPS or not text[at : paragraph.end].strip(_CLOSING)


def _closed(text: str, paragraph: Span, at: int) -> Quotation:
    """What a paragraph's first mark closes."""
    found = FULL.double.match(text, at)
    assert found is not None, "a stray is a double mark"
    return Quotation(Span(paragraph.start, found.end()), Span(paragraph.start, at), False, True)
