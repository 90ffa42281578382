"""What every dialog does: it stands over the review, takes every key, and is answered once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual.containers import Vertical

from ui.widgets.keys import Press

T = TypeVar("T")
_AROUND = 4
"""Lines of the frame, and of the review that stay in sight above and below."""
LOW = 12
"""Lines of a terminal below which frames and explanations are left out."""


class Dialog(Vertical, Generic[T], can_focus=True):
    """Something asked or shown over the review.

    It is a widget on an upper layer and no screen of its own: a modal screen draws the one below
    again with every key. ``answer`` is done when the reviewer has answered.
    """

    first = ""
    """The id of what has the focus; the dialog itself if empty."""

    def __init__(self, classes: str = "") -> None:
        super().__init__(id="dialog", classes=classes)
        self.answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.and_accept = False
        """Whether the claim is right with this answer: set where Ctrl-S gave it."""

    @property
    def is_modal(self) -> bool:
        """No key that it has no use for reaches what is below."""
        return True

    def keys(self) -> Sequence[Press]:
        """What may be pressed, for the line at the bottom."""
        return (Press("esc", "leave"),)

    def listed(self) -> tuple[str, int, int]:
        """The id of what may be long, how many lines it has, and how many stand beside it."""
        return "", 0, 0

    def fit(self, height: int) -> None:
        """Give what may be long as many lines as it has, or as there are in the terminal."""
        name, lines, beside = self.listed()
        if name:
            beside = beside + _AROUND if height >= LOW else 1
            self.query_one(f"#{name}").styles.height = max(min(lines, height - beside), 1)

    def take_focus(self) -> None:
        """Have the keys come here."""
        (self.query_one(f"#{self.first}") if self.first else self).focus(scroll_visible=False)

    def dismiss(self, answer: T) -> None:
        """Answer; whoever asked takes the dialog away."""
        if not self.answer.done():
            self.answer.set_result(answer)


AnyDialog = Dialog[Any]
