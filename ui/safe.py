"""Untrusted text on its way to the terminal: no control bytes, no markup, measured in cells.

Every string that can hold words of an article, a file name or a note goes through here before it
becomes part of anything drawn.
"""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size
from textual.content import Content

from attribution import on_one_line

# Beyond these ranges characters may be wide or have no width, and are measured one by one.
_NARROW = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2070-\u2079\u27e8\u27e9]*"
)


def content(text: str, style: str = "") -> Content:
    """Text for a widget: on one line, every hidden character visible, square brackets as such."""
    return Content.styled(on_one_line(text), style)


def is_narrow(text: str) -> bool:
    """Whether each character surely takes one cell."""
    return _NARROW.fullmatch(text) is not None


def width_of(text: str) -> int:
    """How many cells safe text takes."""
    return len(text) if is_narrow(text) else sum(map(get_character_cell_size, text))


def cut(text: str, width: int) -> str:
    """Safe text cut to at most so many cells, with an ellipsis where something is missing."""
    if width <= 0:
        return ""
    if width_of(text) <= width:
        return text
    taken = 0
    for place, character in enumerate(text):
        taken += get_character_cell_size(character)
        if taken > width - 1:
            return text[:place] + "…"
    return text


def fit(text: str, width: int) -> str:
    """Any text as one safe line of exactly so many cells."""
    line = cut(on_one_line(text[: 4 * width + 8]), width)
    return line + " " * (width - width_of(line))
