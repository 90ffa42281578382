"""How far something is that takes a while, and a way to end it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from ui.dialogs.dialog import Dialog
from ui.safe import content
from ui.widgets.keys import Press


class Waiting(Dialog[None]):
    """Says how much is done; it is answered when the reviewer wants no more of it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave", "Leave")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """What is done, and how far it is."""
        yield Static(content(self._title, "bold"), id="title")
        yield Static(id="done")

    def show(self, done: int, of: int) -> None:
        """Show how many of how many steps are done."""
        for line in self.query("#done").results(Static):  # none before it is mounted
            line.update(f"{done:,} of {of:,}", layout=False)

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        return (Press("esc", "end it"),)

    def action_leave(self) -> None:
        """End it."""
        self.dismiss(None)
