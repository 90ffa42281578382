"""Marking words in the article, by keys and by mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution import SpanEdit, on_one_line
from ui.widgets.keys import Press

if TYPE_CHECKING:
    from ui.screens.panes import Panes

Stretch = tuple[int, int]
_STEPS: dict[str, Callable[[SpanEdit], SpanEdit]] = {
    "right": lambda edit: edit.step("character", 1),
    "left": lambda edit: edit.step("character", -1),
    "l": lambda edit: edit.step("character", 1),
    "h": lambda edit: edit.step("character", -1),
    "w": lambda edit: edit.step("word", 1),
    "b": lambda edit: edit.step("word", -1),
    "shift+right": lambda edit: edit.step("word", 1),
    "shift+left": lambda edit: edit.step("word", -1),
    "ctrl+right": lambda edit: edit.step("word", 1),
    "ctrl+left": lambda edit: edit.step("word", -1),
    "right_parenthesis": lambda edit: edit.step("sentence", 1),
    "left_parenthesis": lambda edit: edit.step("sentence", -1),
    "tab": SpanEdit.next_edge,
    "left_square_bracket": SpanEdit.start_here,
    "right_square_bracket": SpanEdit.end_here,
    "n": SpanEdit.next_span,
    "plus": SpanEdit.add,
    "x": SpanEdit.remove,
}
_SHOWN = 60
_KEYS = [
    Press("←→", "char"),
    Press("bw", "word"),
    Press("()", "sent."),
    Press("tab", "edge"),
    Press("[]", "here"),
    Press("+xn", "span"),
    Press("enter", "save"),
    Press("esc", "leave"),
]
SPAN_KEYS = (
    ("← → h l", "a character on or back"),
    ("b w ⇧← ⇧→", "a word"),
    ("( )", "a sentence"),
    ("↑ ↓", "a line"),
    ("tab", "move the start, the end, or a cursor"),
    ("[ ]", "start or end at the cursor"),
    ("+ x n", "add a span at the cursor, take one away, edit the next"),
    ("mouse", "click: the cursor there; draw: the span"),
    ("enter ^s esc", "save, save and accept the claim, leave as it was"),
)
"""What may be pressed while spans are edited."""


@dataclass(slots=True)
class _Open:
    """Spans being edited, what they are, and who waits for them."""

    edit: SpanEdit
    title: str
    single: bool
    answer: asyncio.Future[tuple[Stretch, ...] | None]


class Marking:
    """Spans edited in the article that a review screen shows.

    While it ``is_on``, keys are for it; ``spans`` starts it and gives what came of it.
    """

    def __init__(self, screen: Panes) -> None:
        self._screen = screen
        self._open: _Open | None = None

    @property
    def is_on(self) -> bool:
        """Whether spans are being edited in the article."""
        return self._open is not None

    def in_text(self) -> tuple[Sequence[Stretch], int | None]:
        """The spans being edited and the cursor, to be shown in the article."""
        return (self._open.edit.spans, self._open.edit.place) if self._open else ((), None)

    def hint(self) -> str:
        """What is being edited and how; empty if nothing is."""
        if self._open is None:
            return ""
        edit = self._open.edit
        which = f" {edit.number + 1}/{len(edit.spans)}" if len(edit.spans) > 1 else ""
        moves = "the cursor" if edit.edge == "cursor" else f"the {edit.edge}"
        words = on_one_line(self._words())
        return f"{self._open.title}{which} · {moves} moves · {words}"

    def _words(self) -> str:
        """The edited span, for an eye that follows the line."""
        edit = self._open.edit if self._open else None
        if edit is None or not edit.spans:
            return "nothing marked yet"
        start, end = edit.spans[edit.number]
        return (
            edit.text[start:end]
            if end - start <= _SHOWN
            else (
                f"{edit.text[start : start + _SHOWN // 2]} … {edit.text[end - _SHOWN // 2 : end]}"
            )
        )

    def keys(self) -> list[Press]:
        """What may be pressed now; empty if nothing is edited."""
        return _KEYS if self._open else []

    def key(self, key: str) -> bool:
        """Take a key if spans are being edited; whether it was taken."""
        if self._open is None:
            return False
        if key == "escape":
            self._close(None)
        elif key in ("enter", "ctrl+s"):
            self._screen.and_accept = key == "ctrl+s"
            self._close(self._open.edit.spans)
        elif key in ("up", "down"):
            place = self._screen.article.beside(self._open.edit.place, 1 if key == "down" else -1)
            self._step(lambda edit: edit.move_to(place))
        elif key in _STEPS:
            self._step(_STEPS[key])
        return key not in ("question_mark", "f1")

    def point(self, offset: int) -> None:
        """Put the cursor where the mouse is."""
        self._step(lambda edit: edit.point(offset))

    def draw(self, start: int, end: int) -> None:
        """Let the edited span be what the mouse was drawn over."""
        self._step(lambda edit: edit.put(start, end))

    def _step(self, step: Callable[[SpanEdit], SpanEdit]) -> None:
        if self._open is not None:
            edit = step(self._open.edit)
            if self._open.single and len(edit.spans) > 1:
                return
            self._open.edit = edit
            self._screen.show_all()

    def _close(self, answer: tuple[Stretch, ...] | None) -> None:
        if self._open is not None and not self._open.answer.done():
            self._open.answer.set_result(answer)

    async def spans(
        self, title: str, before: Sequence[Stretch], *, single: bool = False, at: int = 0
    ) -> list[Stretch] | None:
        """Let spans be edited in the article; ``at`` is where the cursor begins if there are none.

        Returns:
            The spans; None if they were to stay as they were.
        """
        text = self._screen.annotation.document.text
        if not text:
            return None
        known = tuple(sorted((start, end) for start, end in before))
        cursor = known[0][0] if known else min(at, len(text) - 1)
        edit = SpanEdit(text, known, edge="end" if known else "cursor", cursor=cursor)
        self._open = _Open(edit, title, single, asyncio.get_running_loop().create_future())
        self._screen.show_all()
        try:
            answer = await self._open.answer
        finally:
            self._open = None
        self._screen.show_all()
        return None if answer is None else list(answer)
