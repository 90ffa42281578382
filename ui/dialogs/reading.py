"""Something to be read and scrolled: help, guidelines, what was not applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from ui.dialogs.dialog import Dialog
from ui.safe import content, fit
from ui.widgets.keys import Press
from ui.widgets.lines import Lines


class Reading(Dialog[None]):
    """Lines of text under a title."""

    first = "page"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter,question_mark,f1,f2", "leave", "Leave")
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The title and the lines."""
        yield Static(content(self._title, "bold"), id="title")
        yield Page(self._lines, id="page")

    def listed(self) -> tuple[str, int, int]:
        """The lines stand beside the title."""
        return "page", len(self._lines), 1

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        return (Press("↑↓", "line"), Press("space", "page"), Press("g G", "ends"), *super().keys())

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)


class Page(Lines, can_focus=True):
    """Lines of text; those that are all in capitals are headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down,j", "scroll_down", "Down"),
        ("up,k", "scroll_up", "Up"),
        ("pagedown,space", "page_down", "A page down"),
        ("pageup", "page_up", "A page up"),
        ("home,g", "scroll_home", "To the top"),
        ("end,G", "scroll_end", "To the end"),
    ]

    def __init__(self, lines: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = lines

    def on_mount(self) -> None:
        """Show the lines."""
        self.show_lines(len(self._page), -1)

    def follow(self, row: int, *, centred: bool = False) -> None:
        """There is no cursor to follow."""

    def row(self, index: int, width: int) -> list[Segment]:
        """A line."""
        line = self._page[index]
        style = self.part("lines--head") if line.isupper() else Style.null()
        return [Segment(fit(line, width), style)]
