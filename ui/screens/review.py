"""Every command of the review: deciding, moving, finding, correcting, comparing, reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from textual import on, work
from textual.binding import BindingType
from textual.events import Key

from attribution import (
    FIELDS,
    ORDERS,
    STATES,
    Change,
    Corroboration,
    Order,
    Session,
    UsageError,
)
from ui import keymap
from ui.messages import Dragged, Picked, Pointed
from ui.problems import problem_lines
from ui.screens.comparing import Comparing
from ui.screens.dialogs import Ask, Choose, Confirm, Option, Reading
from ui.screens.panes import PANES, THEMES, Panes
from ui.screens.reading import guideline_lines, help_lines
from ui.screens.relations import Relations
from ui.widgets.article import Article
from ui.widgets.card import Card
from ui.widgets.queue import Queue

_FILTER_HINT = (
    "Terms separated by spaces, all must hold; any other word is sought in the claims.\n"
    "source~ministry  status=unable  qualifier=reportative  zone!=body  confidence<0.6\n"
    f"fields: {', '.join(FIELDS)}\nstates: {', '.join(STATES)}"
)


class ReviewScreen(Panes):
    """The review of claims, by keys and by mouse.

    Args:
        session: the review.
        keys: the keys of each command.
        corroboration: what was found of the claims across documents.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keymap.bindings()]

    def __init__(
        self,
        session: Session,
        keys: dict[str, list[str]],
        corroboration: Corroboration | None = None,
    ) -> None:
        super().__init__(session, keys)
        self._relations = Relations(self, self.editing)
        self._comparing = Comparing(self, corroboration)

    # Deciding

    def action_decide(self, decision: str) -> None:
        """Decide on the current claim; with a decision made, go on to the next that waits."""
        item = self.session.item
        if item is None:
            return
        changes = [Change(item.claim, "decision", decision or None)]
        done = self.change(f"{decision or 'cleared'} {item.claim}", changes, item.document)
        if done and decision in ("accept", "reject", "skip"):
            told = self._told
            if decision == "skip":
                self.session.move(1)
            else:
                self.session.next_unreviewed()
            if self.session.progress.reviewed == self.session.progress.claims:
                told += " · every claim is reviewed"
            self._told = told
            self.show_all()

    @work
    async def action_note(self) -> None:
        """Write a note on the current claim."""
        item = self.session.item
        if item is None:
            return
        text = await self.app.push_screen_wait(Ask(f"Note on {item.claim}", item.note))
        if text is not None and text != item.note:
            change = [Change(item.claim, "note", text or None)]
            self.change(f"note on {item.claim}", change, item.document)

    @work
    async def action_accept_all(self) -> None:
        """Accept everything in the queue that is not decided on."""
        queue = self.session.queue
        waiting = sum(item.decision not in ("accept", "reject") for item in queue)
        if not waiting:
            self.say("every claim here has a decision")
            return
        filtered = f"filter: {self.session.expression}" if self.session.expression else "no filter"
        question = f"Accept {waiting} claim{'s' * (waiting > 1)} without a decision ({filtered})?"
        if await self.app.push_screen_wait(Confirm(question)):
            self.write(f"accepted {waiting} claims", lambda: self.session.accept_all(queue))

    def action_undo(self) -> None:
        """Take back the last act."""
        self._turn("undone", self.session.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn("done again", self.session.redo)

    def _turn(self, what: str, act: Callable[[], object]) -> None:
        written: list[object] = []
        if not self.write(what, lambda: written.append(act())):
            return
        last = self.session.journal.corrections[-1:]
        if written == [None]:
            self.say(f"nothing to be {what}")
        elif last:
            self.say(f"{what}: line {last[0].target} · saved as line {last[0].seq}")

    def action_retry(self) -> None:
        """Try again to save what was not saved."""
        if not self.saver.unsaved:
            self.say("everything is saved")
        elif self.saver.retry():
            self._told = "saved now"
        self.show_all()

    # Moving

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
        height = max(self.query_one(f"#{self._pane}").size.height - 1, 1)
        self.action_step(pages * height)

    def action_pane(self, steps: int) -> None:
        """Go to another pane; in a narrow terminal the queue takes the article's place."""
        if self.editing.key("tab"):
            return
        number = (PANES.index(self._pane) + steps) % len(PANES)
        self._pane, self._listing = PANES[number], True
        self._focus()
        self._remember_soon()

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        if self.editing.is_on:
            return
        if isinstance(event.widget, Queue):
            self._pane, self._told = "queue", ""
            self.session.go_to(event.row)
            self.show_all()
        elif isinstance(event.widget, Card):
            self._pane = "card"
            number = event.widget.number_at(event.row)
            if number is not None:
                self._row = number
                self._show_card()
                if event.twice:
                    self.action_edit_here()

    @work
    async def action_document(self) -> None:
        """Choose a document and go to its first claim in the queue."""
        options = []
        for number, first in self.session.first_items().items():
            done, claims = self.session.progress_of(number)
            options.append(Option(first, first.name, f"{done} of {claims} reviewed"))
        chosen = await self.app.push_screen_wait(Choose("Document", options, search=True))
        if chosen is not None:
            self.session.find(*chosen.value.key)
            self.show_all()

    # Finding

    @work
    async def action_filter(self) -> None:
        """Filter the queue."""
        answer = await self.app.push_screen_wait(
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
        chosen = await self.app.push_screen_wait(
            Choose("Order of the queue", options, [self.session.order])
        )
        if chosen is not None:
            self.session.arrange(order=cast(Order, chosen.value))
            self.show_all()

    # Correcting

    def action_edit(self, name: str) -> None:
        """Correct the field of a name on the card."""
        row = next((row for row in self.rows if row.name == name), None)
        if row is not None:
            self._row = self.rows.index(row)
            self._show_card()
            self.editing.start(row)
        elif self.rows:
            self.say("this claim has none: it is in the outlet’s own voice; P gives it a source")

    def on_key(self, event: Key) -> None:
        """While spans are edited, keys are for them."""
        if self.editing.key(event.key):
            event.stop()
            event.prevent_default()

    @on(Pointed)
    def _pointed(self, event: Pointed) -> None:
        if self.editing.is_on:
            self.editing.point(event.offset)
        else:
            self._go_to_claim_at(event.offset)

    @on(Dragged)
    def _dragged(self, event: Dragged) -> None:
        self.editing.draw(event.start, event.end)

    def _go_to_claim_at(self, offset: int) -> None:
        """Go to the innermost claim that holds a character of the article."""
        item = self.session.item
        if item is None:
            return
        holding = [
            (end - start, claim.id)
            for claim in self.session.view(item.document).annotation.claims
            for start, end in claim.spans
            if start <= offset < end
        ]
        if holding and self.session.find(item.document, min(holding)[1]):
            self._told = ""
            self.show_all()

    @work(exclusive=True, group="edit")
    async def action_relate(self, what: str) -> None:
        """Start one of the flows that add, delete, merge, split, attach."""
        if self.session.item is not None:
            await getattr(self._relations, what)()

    @work
    async def action_adjudicate(self) -> None:
        """Reviewers side by side on the current claim."""
        await self._comparing.adjudicate()

    @work
    async def action_agreement(self) -> None:
        """How far reviewers agree; a disagreement opens side by side."""
        await self._comparing.agreement()

    @work
    async def action_cluster(self) -> None:
        """The claim in other documents."""
        await self._comparing.cluster()

    def action_edit_here(self) -> None:
        """Correct the field under the cursor of the card."""
        if self._pane != "card":
            self._pane = "card"
            self._focus()
        elif self.rows:
            self.editing.start(self.rows[self._row])

    @work
    async def action_edit_any(self) -> None:
        """Correct any field, chosen by its letter."""
        options = [
            Option(number, f"{row.section}: {row.label}", row.shown)
            for number, row in enumerate(self.rows)
        ]
        chosen = await self.app.push_screen_wait(Choose("Correct which field?", options))
        if chosen is not None:
            self._row = chosen.value
            self._show_card()
            self.editing.start(self.rows[self._row])

    # Reading

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(Reading("Keys", help_lines(self._keys)))

    def action_guidelines(self) -> None:
        """What every value means."""
        self.app.push_screen(Reading("Guidelines", guideline_lines(self.size.width - 16)))

    def action_problems(self) -> None:
        """Corrections that stand in the journal and are not applied."""
        self.app.push_screen(Reading("Corrections not applied", problem_lines(self.session)))

    def action_theme(self) -> None:
        """Light or dark."""
        self.app.theme = THEMES[self.app.current_theme.dark]
        self._remember_soon()

    # Leaving

    @work
    async def action_quit(self) -> None:
        """Leave; what is not saved is not left without asking."""
        if self.saver.unsaved and not self.saver.retry():
            question = f"{self.saver.unsaved}. Leave and lose it?"
            if not await self.app.push_screen_wait(Confirm(question)):
                return
        self.remember()
        self.app.exit()
