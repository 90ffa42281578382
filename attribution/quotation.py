"""Which characters stand inside quotation marks.

Marks are paired paragraph by paragraph. A quotation whose closing mark is missing runs on when the
next paragraph opens with a mark of the same kind (the convention for quotations of several
paragraphs); otherwise it ends with its paragraph and is called unbalanced. A closing mark without
an opening one is kept as a stray mark, and quotes nothing.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from enum import IntEnum

from attribution.text import Span, paragraphs

_DOUBLE_OPEN = frozenset("“„«‟")
_DOUBLE_CLOSE = frozenset("”»")
_SINGLE_OPEN = frozenset("‘‹‚")
_SINGLE_CLOSE = frozenset("’›")
DOUBLE_MARKS = _DOUBLE_OPEN | _DOUBLE_CLOSE | frozenset('"＂″')
SINGLE_MARKS = _SINGLE_OPEN | _SINGLE_CLOSE | frozenset("'`´′")
_OPENERS_BEFORE = frozenset("([{—–-/…") | DOUBLE_MARKS | SINGLE_MARKS


class Mark(IntEnum):
    """What a character is with regard to quotation; the encoder's input feature."""

    OUTSIDE = 0
    DOUBLE_OPEN = 1
    DOUBLE_INSIDE = 2
    DOUBLE_CLOSE = 3
    SINGLE_OPEN = 4
    SINGLE_INSIDE = 5
    SINGLE_CLOSE = 6


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


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in _OPENERS_BEFORE) and not after.isspace()


def _closes(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


def _double_role(text: str, at: int, paragraph: Span, inside: bool) -> str:
    character = text[at]
    if character in _DOUBLE_OPEN and not (character == "„" and inside):
        return "open"
    if character in _DOUBLE_CLOSE:
        return "close"
    opens, closes = _opens(text, at, paragraph), _closes(text, at, paragraph)
    if opens != closes:
        return "open" if opens else "close"
    return "close" if inside else "open"


def _doubles(text: str, paragraph: Span, continued: bool) -> tuple[list[Quotation], bool]:
    """The double-marked quotations of a paragraph, and whether the last one was left open."""
    found: list[Quotation] = []
    opened: int | None = None
    for at in range(paragraph.start, paragraph.end):
        if text[at] not in DOUBLE_MARKS:
            continue
        role = _double_role(text, at, paragraph, opened is not None)
        if role == "open" and opened is None:
            opened = at
        elif role == "close" and opened is not None:
            is_first = continued and not found
            found.append(
                Quotation(Span(opened, at + 1), Span(opened + 1, at), False, True, False, is_first)
            )
            opened = None
    if opened is None:
        return found, False
    is_first = continued and not found
    found.append(
        Quotation(
            Span(opened, paragraph.end),
            Span(opened + 1, paragraph.end),
            False,
            False,
            False,
            is_first,
        )
    )
    return found, True


def _singles(text: str, paragraph: Span) -> list[Quotation]:
    """Single-marked quotations: an opener and the next closer that is no apostrophe."""
    found: list[Quotation] = []
    at = paragraph.start
    while at < paragraph.end:
        if (
            text[at] in SINGLE_MARKS
            and text[at] not in _SINGLE_CLOSE
            and _opens(text, at, paragraph)
        ):
            end = _single_end(text, at, paragraph)
            if end is not None:
                found.append(Quotation(Span(at, end + 1), Span(at + 1, end), True, True))
                at = end
        at += 1
    return found


def _single_end(text: str, opened: int, paragraph: Span) -> int | None:
    """The closing mark of a single-marked quotation; the last candidate before a new opener.

    A plural possessive ("the rebels' camp") also looks like a closing mark, so a candidate after
    an "s" is taken only where no later one follows.
    """
    possessive: int | None = None
    for at in range(opened + 2, min(paragraph.end, opened + 600)):
        if text[at] not in SINGLE_MARKS or text[at] in _SINGLE_OPEN:
            if text[at] in _SINGLE_OPEN:
                break
            continue
        if text[at] not in _SINGLE_CLOSE and _opens(text, at, paragraph):
            break
        if not _closes(text, at, paragraph):
            continue
        if text[at - 1] == "s" and text[at + 1 : at + 2] == " ":
            possessive = possessive or at
            continue
        return at
    return possessive


class Quotations:
    """The quotations of a text, findable by where they stand.

    Those of one kind of mark never overlap, which is what the search by bisection needs.
    """

    def __init__(self, text: str) -> None:
        found = quotations(text)
        self.doubles = [quotation for quotation in found if not quotation.single]
        self.singles = [quotation for quotation in found if quotation.single]
        self._ends = [[q.outer.end for q in kind] for kind in (self.doubles, self.singles)]

    def touching(self, span: Span, *, doubles_only: bool = False) -> list[Quotation]:
        """The quotations that share a code point with a span, in order."""
        kinds = (self.doubles,) if doubles_only else (self.doubles, self.singles)
        found = []
        for kind, ends in zip(kinds, self._ends, strict=False):
            for quotation in kind[bisect.bisect_right(ends, span.start) :]:
                if quotation.outer.start >= span.end:
                    break
                found.append(quotation)
        return sorted(found, key=lambda quotation: quotation.outer)


def quotations(text: str) -> list[Quotation]:
    """Every quoted stretch of a text in order; single-marked ones may lie inside double-marked.

    Args:
        text: the document's text.

    Returns:
        Quotations sorted by start. A quotation of several paragraphs appears once per paragraph,
        linked by ``continues`` and ``continued``.
    """
    found: list[Quotation] = []
    still_open = False
    for paragraph in paragraphs(text):
        continued = still_open and text[paragraph.start] in DOUBLE_MARKS
        if continued:
            last = next(item for item in reversed(found) if not item.single)
            found[found.index(last)] = Quotation(
                last.outer, last.inner, False, False, True, last.continued
            )
        doubles, still_open = _doubles(text, paragraph, continued)
        found += sorted(
            doubles + _singles(text, paragraph), key=lambda item: (item.outer.start, item.single)
        )
    return found


def marks(text: str) -> bytearray:
    """One ``Mark`` value per code point of the text."""
    states = bytearray(len(text))
    for single, (opening, inside, closing) in (
        (True, (Mark.SINGLE_OPEN, Mark.SINGLE_INSIDE, Mark.SINGLE_CLOSE)),
        (False, (Mark.DOUBLE_OPEN, Mark.DOUBLE_INSIDE, Mark.DOUBLE_CLOSE)),
    ):
        for quotation in quotations(text):
            if quotation.single != single:
                continue
            for at in range(quotation.inner.start, quotation.inner.end):
                if single or states[at] not in (Mark.SINGLE_OPEN, Mark.SINGLE_CLOSE):
                    states[at] = inside
            states[quotation.outer.start] = opening
            if quotation.balanced:
                states[quotation.outer.end - 1] = closing
    return states
