"""What every command of plain mode has to do with: the session, saying, saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attribution import (
    Annotation,
    Change,
    Claim,
    Item,
    Row,
    Session,
    UsageError,
    card,
    on_one_line,
)
from ui.saving import Saver


class Command(NamedTuple):
    """Names by which it is called, what may follow, what it does, and the doing."""

    names: str
    arguments: str
    told: str
    do: Callable[[str], None]


class Talk:
    """A session, somebody who listens, and the saving of what is done.

    Args:
        session: the review.
        write: takes lines to be shown, made safe.
    """

    def __init__(self, session: Session, write: Callable[[str], None]) -> None:
        self.session = session
        self.write = write
        self.saver = Saver()

    def say(self, text: str) -> None:
        """Show a line, whatever is in it."""
        self.write(on_one_line(text))

    # The current claim

    @property
    def item(self) -> Item:
        """Where the reviewer is.

        Raises:
            UsageError: if the filter leaves nothing.
        """
        if self.session.item is None:
            raise UsageError("no claim passes the filter; filter changes it")
        return self.session.item

    @property
    def annotation(self) -> Annotation:
        """Its document, as the reviewer sees it."""
        return self.session.view(self.item.document).annotation

    @property
    def claim(self) -> Claim:
        """Its claim."""
        return next(claim for claim in self.annotation.claims if claim.id == self.item.claim)

    @property
    def rows(self) -> list[Row]:
        """Its card."""
        item = self.item
        return card(self.session.view(item.document), item.claim)

    def row(self, name: str) -> Row:
        """A field of its card, by number, by name, or by what it is called there.

        Raises:
            UsageError: if there is none.
        """
        rows = self.rows
        if name.isdecimal() and 1 <= int(name) <= len(rows):
            return rows[int(name) - 1]
        found = [row for row in rows if row.name == name]
        found = found or [row for row in rows if name in (row.label, row.field)]
        if not found:
            raise UsageError(f"{name}: no such field; c lists them with numbers")
        return found[0]

    def tell(self) -> None:
        """Tell the current claim."""
        item, session = self.session.item, self.session
        if item is None:
            self.say("no claim passes the filter; filter changes it")
            return
        place = f"{session.position + 1} of {len(session.queue)}"
        self.say(f"claim {place}: {item.claim} in {item.name}, {item.zone}")
        self.say(f"  says: {item.text}")
        self.say(f"  by: {item.source} ({words(item.source_kind)}), {words(item.type)}")
        hedges = ", ".join(map(words, sorted(item.qualifiers))) or "none"
        self.say(f"  checked: {words(item.status)}; qualifiers: {hedges}; sure: {item.commitment}")
        decided = item.decision or "none"
        note = f"; note: {item.note}" if item.note else ""
        self.say(f"  confidence {item.confidence:.2f}; decision: {decided}{note}")

    # Writing

    def save(self, what: str, act: Callable[[], object]) -> bool:
        """Do something that writes, and tell how it ended."""
        if not self.saver.attempt(what, act):
            self.say(self.saver.unsaved)
            self.say("save tries again")
            return False
        self.say(f"saved: {what}")
        return True

    def change(self, what: str, changes: list[Change]) -> bool:
        """Make changes to the current document."""
        document = self.item.document
        return self.save(what, lambda: self.session.change(changes, document))


def words(value: str) -> str:
    """A value as it is said."""
    return value.replace("_", " ")
