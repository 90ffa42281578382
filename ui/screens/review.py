"""The review: queue, article and card of the current claim, and every command on them.

The session holds all state. A command changes the session and then everything is shown again from
it; nothing is read back out of the widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static

from attribution import (
    FIELDS,
    ORDERS,
    STATES,
    Change,
    Corroboration,
    Order,
    Row,
    Session,
    StoreError,
    UsageError,
    card,
    definition,
)
from ui import keymap
from ui.messages import Dragged, Picked, Pointed
from ui.problems import problem_lines
from ui.safe import content
from ui.saving import Saver
from ui.screens.comparing import Comparing
from ui.screens.dialogs import Ask, Choose, Confirm, Option, Reading
from ui.screens.editing import Editing
from ui.screens.reading import guideline_lines, help_lines
from ui.screens.relations import Relations
from ui.widgets.article import Article
from ui.widgets.card import Card
from ui.widgets.layout import LEGEND
from ui.widgets.queue import MARKS, Queue

Pane = Literal["queue", "article", "card"]
PANES: tuple[Pane, ...] = ("queue", "article", "card")
THEMES = ("textual-dark", "textual-light")
_FILTER_HINT = (
    "Terms separated by spaces, all must hold; any other word is sought in the claims.\n"
    "source~ministry  status=unable  qualifier=reportative  zone!=body  confidence<0.6\n"
    f"fields: {', '.join(FIELDS)}\nstates: {', '.join(STATES)}"
)


class ReviewScreen(Screen[None]):
    """All there is to see of one claim, and of the claims around it.

    Args:
        session: the review.
        keys: the keys of each command.
        corroboration: what was found of the claims across documents.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keymap.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high")]  # noqa: RUF012

    def __init__(
        self,
        session: Session,
        keys: dict[str, list[str]],
        corroboration: Corroboration | None = None,
    ) -> None:
        super().__init__()
        self._comparing = Comparing(self, corroboration)
        self.session = session
        self.saver = Saver()
        self.rows: list[Row] = []
        self._keys = keys
        self._row = 0
        self._shown: tuple[int, str] | None = None
        self._pane: Pane = "queue"
        self._told = ""
        self._remembering: Timer | None = None
        self.editing = Editing(self)
        self._relations = Relations(self, self.editing)

    def compose(self) -> ComposeResult:
        """The headline, the panes, the line of what was done, the keys."""
        yield Static(id="headline")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Article(id="article")
                yield Queue(id="queue")
            with Vertical(id="right"):
                yield Card(id="card")
                yield Static(id="meaning-line")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show where the reviewer is."""
        self.article.border_subtitle = LEGEND
        self.query_one(Queue).border_title = "queue"
        self._come_back()
        self._focus()
        self.show_all()

    def _come_back(self) -> None:
        """Take up pane, field and theme of the last time, where they are still there."""
        cursor, item = self.session.cursor, self.session.item
        pane, row, theme = (cursor.get(name) for name in ("pane", "row", "theme"))
        self._pane = next((each for each in PANES if each == pane), "queue")
        if isinstance(row, int) and item is not None:
            self._row, self._shown = max(row, 0), item.key
        if theme in THEMES:
            self.app.theme = str(theme)

    @property
    def article(self) -> Article:
        """The article, which knows what stands above and below what."""
        return self.query_one(Article)

    # Showing

    def show_all(self) -> None:
        """Show everything as the session has it."""
        item = self.session.item
        view = self.session.view(item.document) if item else None
        if item is None or view is None:
            self.rows = []
        else:
            self.rows = card(view, item.claim)
            if self._shown != item.key:
                self._row = 0
        self._shown = item.key if item else None
        self._uncover()
        self._row = min(self._row, max(len(self.rows) - 1, 0))
        self.query_one(Queue).show(self.session.queue, self.session.position)
        self._show_article()
        self._show_card()
        self._show_lines()
        self._remember_soon()

    def _show_article(self) -> None:
        item = self.session.item
        article = self.query_one(Article)
        if item is None:
            article.show(None)
            article.border_title = ""
            return
        annotation = self.session.view(item.document).annotation
        claim = next(claim for claim in annotation.claims if claim.id == item.claim)
        picked, cursor = self.editing.in_text()
        article.show(annotation, () if self.editing.is_on else claim.spans, picked, cursor)
        article.border_title = content(item.name)

    def _show_card(self) -> None:
        item = self.session.item
        widget = self.query_one(Card)
        keys = {
            command.action.removeprefix("edit('").removesuffix("')"): keymap.shown(
                self._keys[command.name][0]
            )
            for command in keymap.EDITS
        }
        touched = self.session.view(item.document).touched if item else {}
        changed = frozenset(
            (target, field) for target, fields in touched.items() for field in fields
        )
        widget.show(self.rows, self._row, keys, changed)
        widget.border_title = content(f"claim {item.claim}") if item else ""
        meaning = Content("")
        if self.rows:
            row = self.rows[self._row]
            if row.scheme and row.value not in (None, []):
                value = row.value if not isinstance(row.value, list) else row.value[0]
                meaning = content(f"{value}: {definition(row.scheme, value).text} ")
            meaning += content(row.why, "dim")
        self.query_one("#meaning-line", Static).update(meaning)

    def _show_lines(self) -> None:
        session, progress = self.session, self.session.progress
        item = session.item
        place = f"{session.position + 1}/{len(session.queue)}" if item else "nothing to review here"
        parts = [f"{session.journal.reviewer}  {place}"]
        parts.append(f"reviewed {progress.reviewed} of {progress.claims}")
        parts += [f"flagged {progress.flagged}"] if progress.flagged else []
        parts.append(f"by {session.order}")
        parts += [f"filter: {session.expression}"] if session.expression else []
        parts += [self.app.sub_title] if self.app.sub_title else []
        self.query_one("#headline", Static).update(content("  ·  ".join(parts)))
        status = self.query_one("#status", Static)
        status.set_class(bool(self.saver.unsaved), "unsaved")
        if self.saver.unsaved:
            retry = keymap.shown(self._keys["retry"][0])
            status.update(content(f"{self.saver.unsaved}  —  {retry} tries again"))
            return
        told = self.editing.hint() or self._told
        if not told and item:
            told = f"{MARKS[item.decision]} {item.decision or 'no decision yet'}"
            told += f" · note: {item.note}" if item.note else ""
        if not item:
            told = "no claim passes the filter; / changes it"
        self.query_one("#status", Static).update(content(told))

    def say(self, text: str) -> None:
        """Put a line where it will be read, until something else is done."""
        self._told = text
        self._show_lines()

    def _uncover(self) -> None:
        """In a narrow or low terminal, show the pane that matters now."""
        editing = self.editing.is_on
        self.set_class(self._pane == "queue" and self._listing and not editing, "-listing")
        self.set_class(self._pane == "card" and not editing, "-carding")

    def _focus(self) -> None:
        self._uncover()
        self.query_one(f"#{self._pane}").focus()

    _listing = False

    # Writing

    def write(self, what: str, act: Callable[[], object]) -> bool:
        """Do something that writes; tell how it ended and show everything."""
        try:
            done = self.saver.attempt(what, act)
        except UsageError as error:
            self.say(f"not done: {error}")
            self.app.bell()
            return False
        number = len(self.session.journal.corrections)
        self._told = f"{what} · saved as line {number}" if done else ""
        if not done:
            self.app.bell()
        self.show_all()
        return done

    def change(self, what: str, changes: list[Change], document: int) -> bool:
        """Make changes to a document."""
        return self.write(what, lambda: self.session.change(changes, document))

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
        waiting = sum(item.decision not in ("accept", "reject") for item in self.session.queue)
        if not waiting:
            self.say("every claim here has a decision")
            return
        filtered = f"filter: {self.session.expression}" if self.session.expression else "no filter"
        question = f"Accept {waiting} claim{'s' * (waiting > 1)} without a decision ({filtered})?"
        if await self.app.push_screen_wait(Confirm(question)):
            self.write(f"accepted {waiting} claims", self.session.accept_all)

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

    def _remember_soon(self) -> None:
        if self._remembering is not None:
            self._remembering.stop()
        self._remembering = self.set_timer(0.3, self.remember)

    def remember(self) -> None:
        """Keep the place for the next start; that it cannot be kept is no reason to stop."""
        self.session.cursor = {"pane": self._pane, "row": self._row, "theme": self.app.theme}
        try:
            self.session.remember()
        except StoreError as error:
            self.say(str(error))
