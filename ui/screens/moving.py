"""Where the reviewer goes: along the queue, between panes, to a document, by filter and order."""

from __future__ import annotations

from typing import cast

from textual import work

from attribution import FIELDS, ORDERS, STATES, Order, UsageError
from ui.dialogs.asking import Ask
from ui.dialogs.choosing import Choose, Option
from ui.dialogs.seeking import Seek
from ui.screens.panes import PANES, Panes
from ui.widgets.article import Article

_FILTER_HINT = (
    "Terms separated by spaces, all must hold; any other word is sought in the claims.\n"
    "source~ministry  status=unable  qualifier=reportative  zone!=body  confidence<0.6\n"
    f"fields: {', '.join(FIELDS)}\nstates: {', '.join(STATES)}"
)


_HIDDEN_PAGE = 10
"""How many claims a page is where the queue is not in sight."""


class Moving(Panes):
    """The panes, with every command that moves."""

    def action_move(self, steps: int) -> None:
        """Move along the queue."""
        self._told = ""
        self.session.move(steps)
        self.show_all()

    def action_go(self, position: int) -> None:
        """Go to a place in the queue, -1 for the last."""
        self._told = ""
        self.session.go_to(position if position >= 0 else len(self.session.queue))
        self.show_all()

    def action_next_unreviewed(self) -> None:
        """Go to the next claim that has no decision."""
        self._told = ""
        self.session.next_unreviewed()
        self.show_all()

    def action_step(self, steps: int) -> None:
        """Up and down mean what they mean in the pane that has the focus."""
        if self._pane == "queue":
            self.action_move(steps)
        elif self._pane == "card":
            self._row = min(max(self._row + steps, 0), max(len(self.rows) - 1, 0))
            self._show_card()
            self._remember_soon()
        else:
            self.query_one(Article).scroll_relative(y=steps, animate=False)

    def action_page(self, pages: int) -> None:
        """A page up or down in the pane that has the focus."""
        height = max(self.query_one(f"#{self._pane}").size.height - 1, 0) or _HIDDEN_PAGE
        self.action_step(pages * height)

    def action_pane(self, steps: int) -> None:
        """Go to another pane; in a narrow terminal the queue takes the article's place."""
        if self.asked is not None or self.marking.key("tab"):
            return
        number = (PANES.index(self._pane) + steps) % len(PANES)
        self._pane, self._listing = PANES[number], True
        self._focus()
        self._remember_soon()

    @work
    async def action_document(self) -> None:
        """Choose a document and go to its first claim in the queue."""
        seek = Seek(
            "Document",
            self.session.documents,
            lambda line: Option(line, line.name, f"{line.reviewed} of {line.claims} reviewed"),
        )
        chosen = await self.ask(seek)
        if chosen is not None:
            self.session.go_to(chosen.place)
            self.show_all()

    # Finding

    @work
    async def action_filter(self) -> None:
        """Filter the queue."""
        answer = await self.ask(
            Ask("Filter", self.session.expression, _FILTER_HINT, self._wrong_filter)
        )
        if answer is not None:
            self._told = ""
            self.show_all()

    def _wrong_filter(self, expression: str) -> str:
        try:
            self.session.arrange(expression=expression)
        except UsageError as error:
            return str(error)
        return ""

    @work
    async def action_order(self) -> None:
        """Choose the order of the queue."""
        details = {
            "document": "as the documents stand in their files",
            "confidence": "what the machine was least sure of first",
            "disagreement": "what reviewers see most differently first",
        }
        options = [Option(order, order, details[order]) for order in ORDERS]
        chosen = await self.ask(Choose("Order of the queue", options, [self.session.order]))
        if chosen is not None:
            self.session.arrange(order=cast(Order, chosen.value))
            self.show_all()
