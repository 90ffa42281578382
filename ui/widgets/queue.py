"""The queue: a line for each claim."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from attribution import Item
from ui.safe import fit
from ui.widgets.lines import Lines

MARKS = {"accept": "✓", "reject": "✗", "skip": "»", "flag": "⚑", None: "·"}
"""How decisions look; the dot is for what nobody decided on."""


class Queue(Lines):
    """Decision, confidence, source, claim and verification of each claim in the queue."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: Sequence[Item] = ()

    def show(self, items: Sequence[Item], position: int) -> None:
        """Show these claims, with the cursor on one."""
        self._items = items
        self.show_lines(len(items), position)

    def row(self, index: int, width: int) -> list[Segment]:
        """The line of a claim; what does not fit is left out from the right."""
        item = self._items[index]
        status = 18 if width >= 90 else 0
        source = min(24, width // 5) if width >= 50 else 0
        mark = MARKS[item.decision] + ("*" if item.changed else " ") + ("n" if item.note else " ")
        told = width - 9 - (source + 1 if source else 0) - (status + 1 if status else 0)
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        faint = self.part("lines--faint") if item.decision in ("accept", "reject") else Style.null()
        parts = [Segment(f"{mark} {item.confidence:.2f} ", here)]
        if source:
            parts.append(Segment(fit(item.source, source) + " ", here + self.part("lines--head")))
        parts.append(Segment(fit(item.text, max(told, 0)), here + faint))
        if status:
            shown = "" if item.status == "none_stated" else item.status
            parts.append(Segment(" " + fit(shown, status), here))
        return parts
