"""The line at the bottom: what may be pressed now, each of which may be clicked, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget

from ui.messages import Pressed
from ui.safe import cut, width_of


class Press(NamedTuple):
    """A key as it is shown, what it does, and the action it stands for; empty for none."""

    key: str
    label: str
    action: str = ""


class Keys(Widget):
    """As many keys as the line holds, the first ones first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}
    DEFAULT_CSS = "Keys { height: 1; } Keys > .keys--key { text-style: bold; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: Sequence[Press] = ()

    def show(self, keys: Sequence[Press]) -> None:
        """Show these keys."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        key = self.get_component_rich_style("keys--key", partial=True)
        segments = []
        for press, start, end in self._places():
            segments.append(Segment(f" {press.key} ", key))
            segments.append(Segment(cut(press.label, end - start - width_of(press.key) - 3) + " "))
        strip = Strip(segments).adjust_cell_length(self.size.width)
        return strip.apply_style(self.rich_style)

    def _places(self) -> list[tuple[Press, int, int]]:
        """The keys that fit, each with the cells it takes."""
        places, at = [], 0
        for press in self._keys:
            end = at + width_of(press.key) + width_of(press.label) + 3
            if end - 1 > self.size.width:
                break
            places.append((press, at, end))
            at = end
        return places

    def on_click(self, event: Click) -> None:
        """A click on a key is the key."""
        offset = event.get_content_offset(self)
        for press, start, end in self._places():
            if offset is not None and press.action and start <= offset.x < end:
                self.post_message(Pressed(press.action))
