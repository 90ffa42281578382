"""Commands that decide, undo and save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from attribution import Change
from ui.plain.talk import Command, Talk


class Deciding:
    """Decisions and notes on the current claim."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        decide = partial(partial, self._decide)
        self.commands = (
            Command("a accept", "", "accept the claim and go on", decide("accept")),
            Command("r reject", "", "reject the claim and go on", decide("reject")),
            Command("s skip", "", "leave the claim for later", decide("skip")),
            Command("f flag", "", "flag the claim", decide("flag")),
            Command("clear", "", "take the decision back", decide(None)),
            Command("n note", "TEXT", "write a note; without a text, take it away", self._note),
            Command(
                "accept-all", "yes", "accept all that the filter shows; yes does it", self._all
            ),
            Command("u undo", "", "take back the last act", self._undo),
            Command("redo", "", "do again what was undone", self._redo),
            Command("save", "", "try again what was not saved", self._save),
        )

    def _decide(self, decision: str | None, _: str) -> None:
        talk = self._talk
        claim = talk.item.claim
        if talk.change(f"{decision or 'cleared'} {claim}", [Change(claim, "decision", decision)]):
            if decision in ("accept", "reject"):
                talk.session.next_unreviewed()
            elif decision == "skip":
                talk.session.move(1)
            talk.tell()

    def _note(self, rest: str) -> None:
        claim = self._talk.item.claim
        self._talk.change(f"note on {claim}", [Change(claim, "note", rest or None)])

    def _all(self, rest: str) -> None:
        session = self._talk.session
        queue, waiting = session.queue, session.waiting
        filtered = f"filter: {session.expression}" if session.expression else "no filter"
        if not waiting:
            self._talk.say("every claim here has a decision")
        elif rest != "yes":
            told = f"{waiting} claims would be accepted ({filtered}); accept-all yes does it"
            self._talk.say(told)
        else:
            self._talk.save(f"accepted {waiting} claims", lambda: session.accept_all(queue))

    def _undo(self, _: str) -> None:
        self._turn("undone", self._talk.session.undo)

    def _redo(self, _: str) -> None:
        self._turn("done again", self._talk.session.redo)

    def _turn(self, what: str, act: Callable[[], object]) -> None:
        talk = self._talk
        before = len(talk.session.journal.corrections)
        if not talk.saver.attempt(what, act):
            talk.say(talk.saver.unsaved)
            return
        changed = len(talk.session.journal.corrections) > before
        talk.say(f"saved: {what}" if changed else f"nothing to be {what}")
        talk.tell()

    def _save(self, _: str) -> None:
        saver = self._talk.saver
        self._talk.say("everything is saved" if saver.retry() else saver.unsaved)
