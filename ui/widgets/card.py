"""The card of a claim: each field with its key, what it holds, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from attribution import Row
from ui.safe import fit
from ui.widgets.lines import Lines

_LABEL = 17


class Card(Lines):
    """Fields under the headings of their records; the cursor stands on a field."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Row | str] = []
        self._keys: Mapping[str, str] = {}
        self._changed: frozenset[tuple[str, str]] = frozenset()

    def show(
        self,
        rows: Sequence[Row],
        cursor: int,
        keys: Mapping[str, str],
        changed: frozenset[tuple[str, str]],
    ) -> None:
        """Show rows.

        Args:
            rows: of one claim.
            cursor: the number of one of them.
            keys: what to press, by the rows' names.
            changed: target and field of what the reviewer has changed.
        """
        self._keys, self._changed = keys, changed
        self._lines = []
        at = 0
        section = ""
        for number, row in enumerate(rows):
            if row.section != section:
                section = row.section
                self._lines.append(section)
            if number == cursor:
                at = len(self._lines)
            self._lines.append(row)
        self.show_lines(len(self._lines), at)
        if cursor == 0:
            self.follow(0)

    def number_at(self, line: int) -> int | None:
        """Which of the rows stands at a line; None for a heading."""
        if isinstance(self._lines[line], str):
            return None
        return sum(not isinstance(each, str) for each in self._lines[:line])

    def row(self, index: int, width: int) -> list[Segment]:
        """A heading, or a field."""
        line = self._lines[index]
        if isinstance(line, str):
            return [Segment(fit(line.upper(), width), self.part("lines--head"))]
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        mark = "*" if (line.target, line.field) in self._changed else " "
        key = fit(self._keys.get(line.name, ""), 2)
        shown = line.shown.replace("_", " ") if line.scheme else line.shown
        return [
            Segment(f"{mark}{key} ", here + self.part("lines--head")),
            Segment(fit(line.label, _LABEL) + " ", here),
            Segment(fit(shown, max(width - _LABEL - 5, 0)), here),
        ]
