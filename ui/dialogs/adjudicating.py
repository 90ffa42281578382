"""Reviewers side by side on a claim; a field is taken as one of them sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from attribution import Change, Difference, adopting
from ui.dialogs.dialog import Dialog
from ui.messages import Picked
from ui.safe import content, fit
from ui.widgets.keys import Press
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from ui.screens.panes import Panes

_FIELD = 26


class Sides(Lines):
    """A line for each field that is seen differently, a column for each who sees it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._differences: Sequence[Difference] = ()
        self._names: Sequence[str] = ()

    def show(self, differences: Sequence[Difference], names: Sequence[str], cursor: int) -> None:
        """Show differences; the first line names the columns."""
        self._differences, self._names = differences, names
        self.show_lines(len(differences) + 1, cursor + 1)

    def row(self, index: int, width: int) -> list[Segment]:
        """The names, or a field with what each has for it."""
        column = max((width - _FIELD) // max(len(self._names), 1) - 1, 1)
        if index == 0:
            names = [f"{number} {name}" for number, name in enumerate(self._names)]
            line = fit("", _FIELD) + "".join(" " + fit(name, column) for name in names)
            return [Segment(line, self.part("lines--head"))]
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        difference = self._differences[index - 1]
        parts = [Segment(fit(f"{difference.target} {difference.field}", _FIELD), here)]
        machine = difference.shown.get(self._names[0], "")
        for name in self._names:
            shown = difference.shown.get(name, "")
            style = here if shown == machine else here + self.part("lines--head")
            parts.append(Segment(" " + fit(shown.replace("_", " "), column), style))
        return parts


class Adjudication(Dialog[None]):
    """Take one reviewer's view of a field, by the number of the column.

    Args:
        review: the screen below, which writes.
        document: the number of the document.
        claim: the claim.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "Leave"),
        ("down,j", "step(1)", "Down"),
        ("up,k", "step(-1)", "Up"),
        ("u", "undo", "Undo"),
        *((str(number), f"take({number})", f"Take column {number}") for number in range(10)),
    ]

    def __init__(self, review: Panes, document: int, claim: str) -> None:
        super().__init__()
        self._review = review
        self._document, self._claim = document, claim
        self._names = ["machine", *review.session.views(document)]
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The claim, the differences, the keys."""
        yield Static(id="title")
        yield Sides(id="page")
        yield Static(id="meaning")

    def on_mount(self) -> None:
        """Show the differences."""
        self._draw()

    def _found(self) -> list[Difference]:
        return self._review.session.differences(self._document, self._claim)

    def _draw(self) -> None:
        found = self._found()
        self._cursor = min(self._cursor, max(len(found) - 1, 0))
        unsaved = self._review.saver.unsaved
        count = f"{len(found)} difference{'s' * (len(found) != 1)}"
        title = unsaved or f"{self._claim}: {count}"
        self.query_one("#title", Static).update(content(title, "bold"), layout=False)
        sides = self.query_one(Sides)
        sides.show(found, self._names, self._cursor)
        told = self._told(found[self._cursor]) if found else "all who are shown here see it alike"
        self.query_one("#meaning", Static).update(content(told), layout=False)
        self.fit(self.screen.size.height)

    def _told(self, difference: Difference) -> str:
        """What each has for a field, in whole words."""
        return "  ".join(
            f"{number} {name}: {difference.shown[name]}"
            for number, name in enumerate(self._names)
            if name in difference.shown
        )

    def listed(self) -> tuple[str, int, int]:
        """The differences stand beside title and meaning."""
        return "page", len(self._found()) + 1, 4

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        taking = Press(f"0–{min(len(self._names) - 1, 9)}", "take that column’s view")
        return (Press("↑↓", "field"), taking, Press("u", "undo"), *super().keys())

    def action_step(self, steps: int) -> None:
        """Another field."""
        self._cursor = max(self._cursor + steps, 0)
        self._draw()

    def action_take(self, number: int) -> None:
        """Take the view of a column."""
        found = self._found()
        if not found or number >= len(self._names):
            return
        change = adopting(found[self._cursor], self._names[number])
        if change is not None:
            what = f"{change[0]} {change[1]} as {self._names[number]}"
            self._review.change(what, [Change(*change)], self._document)
            self._draw()

    def action_undo(self) -> None:
        """Take back the last act."""
        self._review.write("undone", self._review.session.undo)
        self._draw()

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)

    @on(Picked)
    def _clicked(self, event: Picked) -> None:
        event.stop()
        self._cursor = max(event.row - 1, 0)
        self._draw()
