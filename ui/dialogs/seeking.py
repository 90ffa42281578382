"""One of very many options, found by typing; only those in sight are ever made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input, Static

from ui.dialogs.asking import Line
from ui.dialogs.choosing import STEPS, Option
from ui.dialogs.dialog import Dialog
from ui.messages import Picked
from ui.safe import content, fit
from ui.widgets.keys import Press
from ui.widgets.lines import Lines

T = TypeVar("T")


class Found(Lines):
    """What was found, the detail of each at the right."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._found: Sequence[Any] = ()
        self._tell: Callable[[Any], Option]

    def show(self, found: Sequence[T], tell: Callable[[T], Option], cursor: int) -> None:
        """Show what was found, each as it is told."""
        self._found, self._tell = found, tell
        self.show_lines(len(found), cursor)

    def row(self, index: int, width: int) -> list[Segment]:
        """An option on one line."""
        option = self._tell(self._found[index])
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        detail = option.detail[: width // 2]
        label = fit(f" {option.label}", max(width - len(detail) - 1, 0))
        return [Segment(label + " " + fit(detail, len(detail)), here)]


class Seek(Dialog[T | None]):
    """Choose one by typing some of its letters; None if it is left.

    Args:
        title: what is asked.
        find: those that hold some letters; all for none.
        tell: one as it is shown.
    """

    first = "search"

    def __init__(
        self, title: str, find: Callable[[str], Sequence[T]], tell: Callable[[T], Option]
    ) -> None:
        super().__init__()
        self._title = title
        self._find, self._tell = find, tell
        self._found = find("")
        self._most = len(self._found)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The title, the line to type in, what is found."""
        yield Static(id="title")
        yield Line(placeholder="type to find", id="search")
        yield Found(id="options")

    def listed(self) -> tuple[str, int, int]:
        """What is found stands beside the title and the line."""
        return "options", self._most, 4

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        return (
            Press("type", "to find"),
            Press("↑↓", "move"),
            Press("enter", "choose"),
            *super().keys(),
        )

    def on_mount(self) -> None:
        """Show all."""
        self._draw()

    def _draw(self) -> None:
        title = content(f"{self._title}: {len(self._found):,}", "bold")
        self.query_one("#title", Static).update(title, layout=False)
        self.query_one(Found).show(self._found, self._tell, self._cursor)

    def on_key(self, event: Key) -> None:
        """Choose, move, or leave."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._take(self._cursor)
        elif event.key in STEPS:
            last = max(len(self._found) - 1, 0)
            self._cursor = min(max(self._cursor + STEPS[event.key], 0), last)
            self._draw()
        else:
            return
        event.stop()
        event.prevent_default()

    def _take(self, row: int) -> None:
        if row < len(self._found):
            self.dismiss(self._found[row])

    @on(Picked)
    def _clicked(self, event: Picked) -> None:
        event.stop()
        self._take(event.row)

    @on(Input.Changed)
    def _sought(self, event: Input.Changed) -> None:
        self._found, self._cursor = self._find(event.value), 0
        self._draw()
