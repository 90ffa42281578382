"""The panes of the review: queue, article and card of the current claim, and what they show.

The session holds all state. A command changes the session and then everything is shown again from
it; nothing is read back out of the widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from attribution import (
    Annotation,
    Change,
    Claim,
    Item,
    Row,
    Session,
    StoreError,
    UsageError,
    card,
    definition,
)
from ui import keymap
from ui.dialogs.dialog import LOW
from ui.problems import problem_notice
from ui.safe import content
from ui.saving import Saver
from ui.screens.asking import Asking
from ui.screens.marking import Marking
from ui.widgets.article import Article
from ui.widgets.card import Card
from ui.widgets.keys import Keys, Press
from ui.widgets.layout import LEGEND
from ui.widgets.queue import MARKS, Queue

Pane = Literal["queue", "article", "card"]
PANES: tuple[Pane, ...] = ("queue", "article", "card")
THEMES = ("textual-dark", "textual-light")


class Panes(Asking):
    """All there is to see of one claim, and of the claims around it.

    Args:
        session: the review.
        keys: the keys of each command.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012

    def __init__(
        self,
        session: Session,
        keys: dict[str, list[str]],
    ) -> None:
        super().__init__()
        self.session = session
        self.saver = Saver()
        self.rows: list[Row] = []
        self._keys = keys
        self._row = 0
        self._shown: tuple[int, str] | None = None
        self._pane: Pane = "queue"
        self._told = ""
        self._remembering: Timer | None = None
        self.marking = Marking(self)

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
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show where the reviewer is."""
        self.article.border_subtitle = LEGEND
        self.query_one(Queue).border_title = "queue"
        self._come_back()
        if notice := problem_notice(self.session):
            self._told = f"{notice} · {keymap.shown(self._keys['problems'][0])} tells more"
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

    @property
    def item(self) -> Item:
        """The current item of the queue, for what is done only where there is one."""
        assert self.session.item is not None
        return self.session.item

    @property
    def annotation(self) -> Annotation:
        """The document of the current item, as the reviewer sees it."""
        return self.session.view(self.item.document).annotation

    @property
    def claim(self) -> Claim:
        """The claim of the current item."""
        return next(claim for claim in self.annotation.claims if claim.id == self.item.claim)

    # Showing

    def show_all(self) -> None:
        """Show everything as the session has it; that it cannot be read is told."""
        try:
            self._show_panes()
        except StoreError as error:
            self.rows = []
            self._told = str(error)
            self.article.show(None)
            self.app.bell()
        self._show_card()
        self._show_lines()
        self.show_keys()
        self._remember_soon()

    def _show_panes(self) -> None:
        item = self.session.item
        self.query_one(Queue).show(self.session.queue, self.session.position)
        self.rows = card(self.session.view(item.document), item.claim) if item else []
        if item and self._shown != item.key:
            self._row = 0
        self._shown = item.key if item else None
        self._uncover()
        self._row = min(self._row, max(len(self.rows) - 1, 0))
        self._show_article()

    def _show_article(self) -> None:
        item = self.session.item
        article = self.query_one(Article)
        if item is None:
            article.show(None)
            article.border_title = ""
            return
        annotation, claim = self.annotation, self.claim
        picked, cursor = self.marking.in_text()
        article.show(annotation, () if self.marking.is_on else claim.spans, picked, cursor)
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
        touched = self.session.view(item.document).touched if item and self.rows else {}
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
                told = definition(row.scheme, value).text
                meaning = content(f"{str(value).replace('_', ' ')}: {told} ")
            meaning += content(row.why, "dim")
        self.query_one("#meaning-line", Static).update(meaning, layout=False)

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
        headline = content("  ·  ".join(parts))
        self.query_one("#headline", Static).update(headline, layout=False)
        status = self.query_one("#status", Static)
        status.set_class(bool(self.saver.unsaved), "unsaved")
        if self.saver.unsaved:
            retry = keymap.shown(self._keys["retry"][0])
            unsaved = content(f"{self.saver.unsaved}  —  {retry} tries again")
            status.update(unsaved, layout=False)
            return
        told = self.marking.hint() or self._told
        if not told and item:
            told = f"{MARKS[item.decision]} {item.decision or 'no decision yet'}"
            told += f" · note: {item.note}" if item.note else ""
        if not item:
            told = "no claim passes the filter; / changes it"
        status.update(content(told), layout=False)

    def show_keys(self) -> None:
        """What may be pressed now: in the dialog, in the marked words, in the review."""
        keys = self.asked.keys() if self.asked else self.marking.keys()
        commands = [
            Press(keymap.shown(self._keys[each.name][0]), each.label, keymap.action(each))
            for each in keymap.COMMANDS
            if each.shown
        ]
        for line in self.query(Keys):  # none once the app is closing
            line.show(keys or commands)

    def say(self, text: str) -> None:
        """Put a line where it will be read, until something else is done."""
        self._told = text
        self._show_lines()

    def _uncover(self) -> None:
        """In a narrow or low terminal, show the pane that matters now."""
        editing = self.marking.is_on
        self.set_class(self._pane == "queue" and self._listing and not editing, "-listing")
        self.set_class(self._pane == "card" and not editing, "-carding")

    def _focus(self) -> None:
        """Let the pane the reviewer is in look so.

        A pane never has the focus of Textual, only its look: the screen takes all keys, and no pane
        need be drawn again when a dialog opens and closes.
        """
        self._uncover()
        for pane in self.query("Article, Queue, Card"):
            pane.set_class(pane.id == self._pane, "-here")
        self.direct_keys()

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

    # The place

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
