"""What widgets tell: facts, as small messages that go up."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class Picked(Message):
    """A row was clicked, or clicked twice."""

    def __init__(self, widget: Widget, row: int, *, twice: bool) -> None:
        super().__init__()
        self.widget = widget
        self.row = row
        self.twice = twice


class Pointed(Message):
    """A place in the article was clicked; ``offset`` is in code points of the text."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class Dragged(Message):
    """The mouse was drawn over part of the article, ``end`` not included."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__()
        self.start = start
        self.end = end


class Pressed(Message):
    """A key was clicked in the line at the bottom; ``action`` is what it does."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
