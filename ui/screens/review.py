"""Every command of the review: those that move and decide, and correcting, comparing, reading."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.events import Key

from attribution import Corroboration, Session
from ui import keymap
from ui.dialogs.choosing import Choose, Option
from ui.dialogs.reading import Reading
from ui.messages import Dragged, Picked, Pointed, Pressed
from ui.problems import problem_lines
from ui.screens.comparing import Comparing
from ui.screens.correcting import Correcting
from ui.screens.deciding import Deciding
from ui.screens.panes import THEMES
from ui.screens.questions import Questions
from ui.screens.relations import Relations
from ui.texts import guideline_lines, help_lines, wrapped
from ui.widgets.card import Card
from ui.widgets.queue import Queue


class ReviewScreen(Deciding):
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
        questions = Questions(self)
        self._correcting = Correcting(self, questions)
        self._relations = Relations(self, questions)
        self._comparing = Comparing(self, corroboration)

    # Correcting

    def action_edit(self, name: str) -> None:
        """Correct the field of a name on the card."""
        row = next((row for row in self.rows if row.name == name), None)
        if row is not None:
            self._row = self.rows.index(row)
            self._show_card()
            self._correcting.start(row)
        elif self.rows:
            self.say("this claim has none: it is in the outlet’s own voice; P gives it a source")

    def on_key(self, event: Key) -> None:
        """While spans are edited, keys are for them."""
        if self.marking.key(event.key):
            event.stop()
            event.prevent_default()

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        if self.marking.is_on or self.asked is not None:
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

    @on(Pressed)
    async def _pressed(self, event: Pressed) -> None:
        if self.asked is None:
            await self.run_action(event.action)

    @on(Pointed)
    def _pointed(self, event: Pointed) -> None:
        if self.marking.is_on:
            self.marking.point(event.offset)
        elif self.asked is None:
            self._go_to_claim_at(event.offset)

    @on(Dragged)
    def _dragged(self, event: Dragged) -> None:
        """Mark what the mouse was drawn over: as the words of the claim, if nothing is edited."""
        if self.asked is not None:
            return
        if not self.marking.is_on:
            self.action_edit("claim.spans")
        self.call_next(self.marking.draw, event.start, event.end)

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
            self._correcting.start(self.rows[self._row])

    @work
    async def action_edit_any(self) -> None:
        """Correct any field, chosen by its letter."""
        options = [
            Option(number, f"{row.section}: {row.label}", row.shown)
            for number, row in enumerate(self.rows)
        ]
        chosen = await self.ask(Choose("Correct which field?", options))
        if chosen is not None:
            self._row = chosen.value
            self._show_card()
            self._correcting.start(self.rows[self._row])

    # Reading

    @work
    async def action_help(self) -> None:
        """All keys."""
        await self.ask(Reading("Keys", help_lines(self._keys)))

    @work
    async def action_guidelines(self) -> None:
        """What every value means."""
        await self.ask(Reading("Guidelines", guideline_lines(self.reading_width)))

    @work
    async def action_problems(self) -> None:
        """Corrections that stand in the journal and are not applied."""
        told = problem_lines(self.session)
        lines = [part for line in told for part in wrapped(line, self.reading_width)]
        await self.ask(Reading("Corrections not applied", lines))

    def action_theme(self) -> None:
        """Light or dark."""
        self.app.theme = THEMES[self.app.current_theme.dark]
        self._remember_soon()
