"""What the reviewer decides, and what becomes of it: undone, done again, saved, left."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from attribution import Change
from ui.dialogs.asking import Ask, Confirm
from ui.screens.moving import Moving


class Deciding(Moving):
    """The panes, with every command that moves or decides."""

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
        text = await self.ask(Ask(f"Note on {item.claim}", item.note))
        if text is not None and text != item.note:
            change = [Change(item.claim, "note", text or None)]
            self.change(f"note on {item.claim}", change, item.document)

    @work
    async def action_accept_all(self) -> None:
        """Accept everything in the queue that is not decided on."""
        queue, waiting = self.session.queue, self.session.waiting
        if not waiting:
            self.say("every claim here has a decision")
            return
        filtered = f"filter: {self.session.expression}" if self.session.expression else "no filter"
        question = f"Accept {waiting} claim{'s' * (waiting > 1)} without a decision ({filtered})?"
        if await self.ask(Confirm(question)):
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

    @work
    async def action_quit(self) -> None:
        """Leave; what is not saved is not left without asking."""
        if self.saver.unsaved and not self.saver.retry():
            question = f"{self.saver.unsaved}. Leave and lose it?"
            if not await self.ask(Confirm(question)):
                return
        self.remember()
        self.app.exit()
