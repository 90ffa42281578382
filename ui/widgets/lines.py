"""A long list drawn line by line: only what is in view is ever made."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ui.messages import Picked


class Lines(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows of text with a cursor; what it shows is handed down, what is clicked goes up."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--faint", "lines--head"}
    DEFAULT_CSS = """
    Lines { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    Lines > .lines--cursor { text-style: reverse; }
    Lines > .lines--faint { text-style: dim; }
    Lines > .lines--head { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._cursor = 0

    @abstractmethod
    def row(self, index: int, width: int) -> list[Segment]:
        """The segments of a row; they should fill the width."""

    def show_lines(self, count: int, cursor: int) -> None:
        """Show so many rows, with the cursor on one of them in view."""
        self._count, self._cursor = count, cursor
        self._measure()
        self.follow(cursor)
        self.refresh()

    def follow(self, row: int, *, centred: bool = False) -> None:
        """Scroll as little as brings a row into view."""
        height = max(self.scrollable_content_region.height, 1)
        top = round(self.scroll_offset.y)
        if top <= row < top + height:
            return
        target = row - height // 3 if centred else (row if row < top else row - height + 1)
        self.scroll_to(y=max(target, 0), animate=False, immediate=True, force=True)

    def on_resize(self, event: Resize) -> None:
        """Take the new width; keep the cursor in view."""
        self._measure()
        self.call_after_refresh(self.follow, self._cursor)

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)

    def on_click(self, event: Click) -> None:
        """Tell which row was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = offset.y + round(self.scroll_offset.y)
        if row < self._count:
            self.post_message(Picked(self, row, twice=event.chain > 1))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        index = y + round(self.scroll_offset.y)
        if index >= self._count or width <= 0:
            return Strip.blank(width, self.rich_style)
        strip = Strip(self.row(index, width)).adjust_cell_length(width)
        strip = strip.apply_style(self.rich_style)
        return strip

    def part(self, name: str) -> Style:
        """The style of one of the component classes, nothing but what it sets."""
        return self.get_component_rich_style(name, partial=True)
