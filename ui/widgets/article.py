"""The article: the whole text, its spans marked, the current claim followed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseDown, MouseMove, MouseUp, Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from attribution import Annotation
from ui.messages import Dragged, Pointed
from ui.widgets.layout import LETTERS, Layouts, Marked, Stretch, zone_letters

_MARGIN = 3
_DIM = ("caption", "furniture")
_BOLD = ("headline", "subhead")


class Article(ScrollView, can_focus=False, inherit_bindings=False):
    """A text of any length. Marks and styles tell spans apart, with and without colour.

    What is selected (``picked``) and where the editing cursor stands is handed down, too.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--source", "article--cue", "article--content", "article--hedge", "article--check",
        "article--current", "article--picked", "article--cursor", "article--bold", "article--dim",
    }  # fmt: skip
    DEFAULT_CSS = """
    Article { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._annotation: Annotation | None = None
        self._layouts = Layouts()
        self._marked = Marked("")
        self._lines: list[Stretch] = []
        self._width = 0
        self._current: list[Stretch] = []
        self._picked: list[Stretch] = []
        self._cursor: int | None = None
        self._zones: tuple[list[int], list[str]] = ([], [])
        self._pressed: int | None = None

    def show(
        self,
        annotation: Annotation | None,
        current: Sequence[Stretch] = (),
        picked: Sequence[Stretch] = (),
        cursor: int | None = None,
    ) -> None:
        """Show a text.

        Args:
            annotation: whose text and spans are shown; None for nothing.
            current: spans of the claim that is looked at; brought into view.
            picked: spans that are being edited.
            cursor: offset of the editing cursor, which is brought into view instead.
        """
        if annotation is not self._annotation:
            another = self._annotation is None or (
                annotation is None or annotation.document.id != self._annotation.document.id
            )
            self._annotation = annotation
            self._marked = self._layouts.marked(annotation) if annotation else Marked("")
            self._zones = zone_letters(annotation) if annotation else ([], [])
            self._width = 0
            self._lay_out()
            if another:
                self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._current = [self._marked.stretch_of(*span) for span in current]
        self._picked = [self._marked.stretch_of(*span) for span in picked]
        length = len(annotation.document.text) if annotation else 0
        self._cursor = None
        if cursor is not None and length:
            self._cursor = self._marked.place_of(min(cursor, length - 1))
        self._follow()
        self.refresh()

    def line_of(self, offset: int) -> int:
        """The number of the line that shows a character."""
        return self._line_at(self._marked.place_of(offset)) if self._lines else 0

    def beside(self, offset: int, lines: int) -> int:
        """The character shown so many lines below another, in about the same column."""
        if not self._lines or self._annotation is None:
            return offset
        place = self._marked.place_of(min(offset, len(self._annotation.document.text) - 1))
        line = self._line_at(place)
        column = place - self._lines[line][0]
        start, end = self._lines[min(max(line + lines, 0), len(self._lines) - 1)]
        return self._marked.offset_of(min(start + column, max(end - 1, start)))

    # Laying out

    def on_resize(self, event: Resize) -> None:
        """Break the lines again at the new width, and stay with the claim."""
        self._lay_out()
        self.call_after_refresh(self._follow)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        text_width = max(width - _MARGIN, 2)
        if text_width != self._width:
            self._width = text_width
            annotation = self._annotation
            self._lines = self._layouts.lines(annotation, text_width) if annotation else []
        self.virtual_size = Size(width, len(self._lines))

    def _line_at(self, place: int) -> int:
        return max(bisect_right(self._lines, (place, 1 << 62)) - 1, 0)

    def _follow(self) -> None:
        place = self._cursor
        if place is None:
            place = self._current[0][0] if self._current else None
        if place is None or not self._lines:
            return
        line = self._line_at(place)
        last = line if self._cursor is not None else self._line_at(self._current[-1][1] - 1)
        height = max(self.scrollable_content_region.height, 1)
        top = round(self.scroll_offset.y)
        if top <= line and last < top + height:
            return
        self.scroll_to(y=max(line - height // 3, 0), animate=False, immediate=True, force=True)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the margin, then the text."""
        width = self.scrollable_content_region.width
        number = y + round(self.scroll_offset.y)
        if number >= len(self._lines) or width <= 0:
            return Strip.blank(max(width, 0), self.rich_style)
        start, end = self._lines[number]
        segments = [self._margin(number, start, end), *self._segments(start, end)]
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _margin(self, number: int, start: int, end: int) -> Segment:
        zone = self._zone(start)
        before = self._zone(self._lines[number - 1][0]) if number else ""
        letter = LETTERS.get(zone, " ") if zone != before else " "
        holds = any(left < max(end, start + 1) and start < right for left, right in self._current)
        return Segment(f"{'▌' if holds else ' '}{letter} ", self._part("bold"))

    def _zone(self, place: int) -> str:
        starts, zones = self._zones
        number = bisect_right(starts, self._marked.offset_of(place)) - 1
        return zones[number] if 0 <= number < len(zones) else ""

    def _segments(self, start: int, end: int) -> list[Segment]:
        bounds, roles = self._marked.bounds, self._marked.roles
        cuts = {start, end}
        cursor = [(self._cursor, self._cursor + 1)] if self._cursor is not None else []
        for left, right in (*self._current, *self._picked, *cursor):
            cuts |= {place for place in (left, right) if start < place < end}
        first = bisect_right(bounds, start) - 1
        number = first + 1
        while number < len(bounds) and bounds[number] < end:
            cuts.add(bounds[number])
            number += 1
        zone = self._zone(start)
        segments = []
        places = sorted(cuts)
        for left, right in pairwise(places):
            here = roles[bisect_right(bounds, left) - 1]
            style = self._style(left, here, zone)
            segments.append(Segment(self._marked.text[left:right], style))
        return segments

    def _style(self, place: int, roles: frozenset[str], zone: str) -> Style:
        style = Style.null()
        if zone in _BOLD:
            style += self._part("bold")
        if zone in _DIM:
            style += self._part("dim")
        for role in sorted(roles):
            style += self._part(role)
        if any(left <= place < right for left, right in self._current):
            style += self._part("current")
        if any(left <= place < right for left, right in self._picked):
            style += self._part("picked")
        if place == self._cursor:
            style += self._part("cursor")
        return style

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"article--{name}", partial=True)

    # The mouse

    def _offset_under(self, x: int, y: int) -> int | None:
        number = y + round(self.scroll_offset.y)
        if number >= len(self._lines) or self._annotation is None:
            return None
        start, end = self._lines[number]
        cells = x - _MARGIN
        for place in range(start, end):
            cells -= get_character_cell_size(self._marked.text[place])
            if cells < 0:
                return self._marked.offset_of(place)
        return self._marked.offset_of(max(end - 1, start))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Where a selection may begin."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self._pressed = self._offset_under(offset.x, offset.y)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """A selection grows while the button is held."""
        if self._pressed is not None and event.button:
            self._tell_drag(event)

    def on_mouse_up(self, event: MouseUp) -> None:
        """A click, or the end of a selection."""
        if self._pressed is None:
            return
        pressed = self._pressed
        if not self._tell_drag(event):
            self.post_message(Pointed(pressed))
        self._pressed = None
        self.release_mouse()

    def _tell_drag(self, event: MouseMove | MouseUp) -> bool:
        at = event.get_content_offset_capture(self)
        here = self._offset_under(at.x, at.y)
        if here is None or self._pressed is None or here == self._pressed:
            return False
        first, last = sorted((self._pressed, here))
        self.post_message(Dragged(first, last + 1))
        return True
