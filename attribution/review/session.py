"""One reviewer at work: where they are, what they decide and change, undo and redo.

Everything goes into the journal first and into the view only when it is saved; the view is always
what folding the journal gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attribution.errors import UsageError
from attribution.journal import Entry, Journal, read_journal
from attribution.records import Annotation, Correction
from attribution.review.adjudication import Difference, differences
from attribution.review.agenda import Agenda
from attribution.review.edits import JUDGEMENTS, changed, judged, value
from attribution.review.folding import Refused, Reviewed
from attribution.review.history import History
from attribution.review.library import Library
from attribution.review.place import Whereabouts, keep, kept
from attribution.review.queue import Item, Made
from attribution.review.views import Views

if TYPE_CHECKING:
    from attribution.agreement import Agreement

Decision = Literal["accept", "reject", "skip", "flag"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be made: a field of a record gets a value."""

    target: str
    field: str
    after: Any


class Session(Agenda):
    """A review of some annotations by one reviewer.

    Args:
        library: the documents.
        journal: the reviewer's, open for writing.
        others: other reviewers' corrections by name; none in blind mode.
        progress: told of documents done and in all while the journals are joined to them.
    """

    def __init__(
        self,
        library: Library,
        journal: Journal,
        others: Mapping[str, Sequence[Correction]] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.library = library
        self.journal = journal
        self.others = dict(others or {})
        self._history = History(journal.corrections)
        theirs = {name: History(lines) for name, lines in self.others.items()}
        self._views = Views(library, journal.reviewer, self._history, theirs, progress)
        super().__init__(self._views.table)
        self.unapplied = len(self.stale) + len(self.refused)
        """How many corrections, when the review was opened, were stale or refused."""
        self.cursor: dict[str, str | int] = {}
        """Where on the screen the reviewer is, in its own terms; kept with the place."""

    # What there is to see

    def view(self, document: int) -> Reviewed:
        """A document as this reviewer sees it."""
        return self._views[document]

    def views(self, document: int) -> dict[str, Reviewed]:
        """A document as each reviewer sees it, this one first."""
        return self._views.of_all(document)

    def differences(self, document: int, claim: str) -> list[Difference]:
        """Where the reviewers differ on a claim."""
        return differences(self.library[document], self.views(document), claim)

    def agreement(self, progress: Callable[[int, int], None] | None = None) -> Agreement:
        """How far the reviewers agree, over all documents; may run in a thread of its own.

        Args:
            progress: told of documents done and documents in all; what it raises ends it.
        """
        from attribution.agreement import agreement, judged_by_two

        journals = {self.journal.reviewer: [*self.journal.corrections], **self.others}
        shared = judged_by_two(journals)

        def annotations() -> Iterable[Annotation]:
            for done, annotation in enumerate(self.library.among(shared)):
                if progress is not None:
                    progress(done, len(shared))
                yield annotation

        return agreement(annotations(), journals)

    def number_of(self, document: str) -> int | None:
        """The number of a document in the library, by its id."""
        return self.library.number_of(document)

    @property
    def stale(self) -> list[Correction]:
        """Corrections whose annotation has changed since; kept, not applied."""
        return self._views.stale

    @property
    def refused(self) -> list[Refused]:
        """Corrections that could not be made."""
        return self._views.refused

    # Deciding and changing

    def decide(self, decision: Decision | None, target: str | None = None) -> Correction:
        """Accept, reject, skip or flag the current claim, or another record of its document."""
        return self.change([Change(target or self._here().claim, "decision", decision)])[0]

    def note(self, text: str, target: str | None = None) -> Correction:
        """Write a note on the current claim; an empty one takes it away."""
        return self.change([Change(target or self._here().claim, "note", text or None)])[0]

    def change(self, changes: Sequence[Change], document: int | None = None) -> list[Correction]:
        """Make changes to a document, all or none; undo takes them back together.

        Raises:
            UsageError: if one of them cannot be made.
            StoreError: if they could not be saved.
        """
        number = self._here().document if document is None else document
        place = self.library.place(number)
        view = self.view(number)
        current = view.annotation
        entries = []
        for change in changes:
            before = _before(view, current, change)
            if change.field in JUDGEMENTS:
                judged(current, change.target, change.field, change.after)
            else:
                current = changed(current, change.target, change.field, change.after)
            entries.append(
                Entry(place.id, place.base, change.target, change.field, before, change.after)
            )
        return self._save(entries)

    def accept_all(self, queue: Made[Item] | None = None) -> int:
        """Accept every claim of a queue that is not decided on, of the present one if None.

        Whoever tries again after a write that failed gives the queue of the first time.

        Returns:
            How many were accepted.
        """
        rows = (self.queue if queue is None else queue).rows
        table = self._table
        rows = rows[~table.decided[rows]]
        places = {
            number: self.library.place(number) for number in set(table.document[rows].tolist())
        }
        entries = []
        for row in rows.tolist():
            place = places[int(table.document[row])]
            before = table.decision[row] or None
            entries.append(
                Entry(place.id, place.base, table["claim"][row], "decision", before, "accept")
            )
        if entries:
            self._save(entries)
        return len(entries)

    def _save(self, entries: Sequence[Entry]) -> list[Correction]:
        """Write the lines of one act; from then on they count."""
        written = self.journal.append_all(entries)
        self._history.take(written)
        self._refresh(written)
        return written

    def _refresh(self, corrections: Iterable[Correction]) -> None:
        """Read again what these lines are about, without moving anything in the queue."""
        about: dict[str, list[Correction]] = {}
        for correction in corrections:
            about.setdefault(correction.annotation, []).append(correction)
        moved = [self._views.read(document, lines) for document, lines in about.items()]
        if any(moved):
            self.come_and_go()

    # Undo and redo

    def undo(self) -> Correction | None:
        """Take back the last act that stands, whenever it was made; None if there is none."""
        return self._turn("undo", self._history.last)

    def redo(self) -> Correction | None:
        """Do again what was undone last, unless something else was done since."""
        return self._turn("redo", self._history.last_undone)

    def _turn(self, field: Literal["undo", "redo"], act: Correction | None) -> Correction | None:
        """Write that an act no longer counts, or counts again, and go to where it was."""
        if act is None:
            return None
        before, after = (act.after, act.before) if field == "undo" else (act.before, act.after)
        written = self.journal.append(
            annotation=act.annotation,
            base=act.base,
            target=f"#{act.group or act.seq}",
            field=field,
            before=before,
            after=after,
        )
        self._history.take([written])
        self._refresh(self._history.act_of(act))
        number = self.number_of(act.annotation)
        if number is not None:
            self.find(number, act.target)
        return written

    # Where the reviewer was

    def remember(self) -> None:
        """Keep place, order and filter for the next time, beside the journal.

        Raises:
            StoreError: if they cannot be written.
        """
        here = self.item
        keep(
            self.journal.path,
            Whereabouts(
                self.library.place(here.document).id if here else None,
                here.claim if here else None,
                self.order,
                self.expression,
                self.cursor,
            ),
        )

    def resume(self) -> None:
        """Go back to where the reviewer was; what is no longer there is passed over."""
        found = kept(self.journal.path)
        if found is None:
            return
        try:
            self.arrange(order=found.order, expression=found.filter)
        except (UsageError, TypeError, AttributeError):
            return
        number = self.number_of(str(found.document))
        if number is not None:
            self.find(number, str(found.claim))
        self.cursor = found.cursor


def _before(view: Reviewed, annotation: Annotation, change: Change) -> Any:
    """What a change replaces: in the view, or in the annotation as changes before it left it."""
    if change.field == "decision":
        return view.decisions.get(change.target)
    if change.field == "note":
        return view.notes.get(change.target)
    return value(annotation, change.target, change.field)


def others_in(folder: Path, reviewer: str) -> dict[str, list[Correction]]:
    """The journals of everybody else in a folder, by reviewer.

    Raises:
        StoreError: if one of them is damaged.
    """
    return {
        path.stem: read_journal(path)
        for path in sorted(folder.glob("*.jsonl"))
        if path.stem != reviewer
    }
