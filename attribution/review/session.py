"""One reviewer at work: where they are, what they decide and change, undo and redo.

Everything goes into the journal first and into the view only when it is saved; the view is always
what folding the journal gives.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attribution.errors import StoreError, UsageError
from attribution.journal import Entry, Journal, base_of, read_journal
from attribution.records import Annotation, Correction
from attribution.review.adjudication import Difference, differences
from attribution.review.edits import JUDGEMENTS, UNDOING, changed, value
from attribution.review.folding import Refused, Reviewed, differing, fold, standing
from attribution.review.library import Library
from attribution.review.queue import Item, Order, items_of, matcher, ordered

if TYPE_CHECKING:
    from attribution.agreement import Agreement

Decision = Literal["accept", "reject", "skip", "flag"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the whole queue is done."""

    claims: int
    reviewed: int
    flagged: int
    skipped: int
    changed: int


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be made: a field of a record gets a value."""

    target: str
    field: str
    after: Any


class Session:
    """A review of some annotations by one reviewer.

    Args:
        library: the documents.
        journal: the reviewer's, open for writing.
        others: other reviewers' corrections by name; none in blind mode.
    """

    def __init__(
        self,
        library: Library,
        journal: Journal,
        others: dict[str, list[Correction]] | None = None,
    ) -> None:
        self.library = library
        self.journal = journal
        self.others = others or {}
        self._standing = _by_document(journal.corrections)
        self._theirs = {name: _by_document(lines) for name, lines in self.others.items()}
        self._views: dict[int, Reviewed] = {}
        self._by_document: dict[str, int] = {}
        self._items: dict[int, list[Item]] = {}
        self._tally: Counter[str] = Counter()
        self.unapplied = 0
        """How many corrections, when the review was opened, were stale or refused."""
        for number in range(len(library)):
            self._by_document[library[number].document.id] = number
            self._read_items(number)
            view = self.view(number)
            self.unapplied += len(view.stale) + len(view.refused)
        self._filter: Callable[[Item], bool] = lambda _: True
        self.expression = ""
        self.order: Order = "document"
        self.queue: list[Item] = []
        self._places: dict[tuple[int, str], int] = {}
        self.position = 0
        self.cursor: dict[str, str | int] = {}
        """Where on the screen the reviewer is, in its own terms; kept with the place."""
        self._arrange()

    # What there is to see

    def view(self, document: int) -> Reviewed:
        """A document as this reviewer sees it."""
        found = self._views.get(document)
        if found is None:
            annotation = self.library[document]
            found = fold(annotation, self._standing.get(annotation.document.id, ()))
            if len(self._views) > 128:
                self._views.pop(next(iter(self._views)))
            self._views[document] = found
        return found

    def views(self, document: int) -> dict[str, Reviewed]:
        """A document as each reviewer sees it, this one first."""
        annotation = self.library[document]
        others = {
            name: fold(annotation, lines.get(annotation.document.id, ()))
            for name, lines in self._theirs.items()
        }
        return {self.journal.reviewer: self.view(document), **others}

    def differences(self, document: int, claim: str) -> list[Difference]:
        """Where the reviewers differ on a claim."""
        return differences(self.library[document], self.views(document), claim)

    def agreement(self) -> Agreement:
        """How far the reviewers agree, over all documents."""
        from attribution.agreement import agreement

        journals = {self.journal.reviewer: self.journal.corrections, **self.others}
        return agreement(self.library, journals)

    def number_of(self, document: str) -> int | None:
        """The number of a document in the library, by its id."""
        return self._by_document.get(document)

    @property
    def item(self) -> Item | None:
        """Where the reviewer is; None if the filter leaves nothing."""
        return self.queue[self.position] if self.queue else None

    @property
    def progress(self) -> Progress:
        """How much is done, whatever the filter."""
        tally = self._tally
        reviewed = tally["accept"] + tally["reject"]
        return Progress(tally["claims"], reviewed, tally["flag"], tally["skip"], tally["changed"])

    @property
    def stale(self) -> list[Correction]:
        """Corrections whose annotation has changed since; kept, not applied."""
        return [c for number in range(len(self.library)) for c in self.view(number).stale]

    @property
    def refused(self) -> list[Refused]:
        """Corrections that could not be made."""
        return [r for number in range(len(self.library)) for r in self.view(number).refused]

    def first_items(self) -> dict[int, Item]:
        """The first item of each document that has one in the queue, in the queue's order."""
        first: dict[int, Item] = {}
        for item in self.queue:
            first.setdefault(item.document, item)
        return first

    def progress_of(self, document: int) -> tuple[int, int]:
        """How many claims of a document are reviewed, and how many it has."""
        items = self._items[document]
        return sum(item.decision in ("accept", "reject") for item in items), len(items)

    # Moving

    def go_to(self, position: int) -> Item | None:
        """Move to a place in the queue, the nearest there is."""
        self.position = min(max(position, 0), max(len(self.queue) - 1, 0))
        return self.item

    def move(self, steps: int) -> Item | None:
        """Move along the queue."""
        return self.go_to(self.position + steps)

    def find(self, document: int, claim: str) -> bool:
        """Move to a claim, if it is in the queue."""
        place = self._places.get((document, claim))
        if place is not None:
            self.position = place
        return place is not None

    def next_unreviewed(self) -> Item | None:
        """Move to the next claim that is not decided on, from here and then from the start."""
        count = len(self.queue)
        for step in range(1, count + 1):
            position = (self.position + step) % count
            if self.queue[position].decision not in ("accept", "reject"):
                return self.go_to(position)
        return self.item

    def arrange(self, *, order: Order | None = None, expression: str | None = None) -> int:
        """Order and filter the queue; the reviewer stays at the same claim where it is still in it.

        Returns:
            How many claims are now in the queue.

        Raises:
            UsageError: if the filter makes no sense; the queue stays as it was.
        """
        if expression is not None:
            self._filter = matcher(expression, self._text)
            self.expression = expression
        if order is not None:
            self.order = order
        self._arrange()
        return len(self.queue)

    def _text(self, document: int) -> str:
        return self.library[document].document.text

    def _arrange(self) -> None:
        here = self.item.key if self.item else None
        everything = (item for number in self._items for item in self._items[number])
        self.queue = ordered((item for item in everything if self._filter(item)), self.order)
        self._places = {item.key: place for place, item in enumerate(self.queue)}
        self.position = self._places.get(here, 0) if here else 0

    # Deciding and changing

    def decide(self, decision: Decision | None, target: str | None = None) -> Correction:
        """Accept, reject, skip or flag the current claim, or another record of its document."""
        return self._write([Change(target or self._here().claim, "decision", decision)])[0]

    def note(self, text: str, target: str | None = None) -> Correction:
        """Write a note on the current claim; an empty one takes it away."""
        return self._write([Change(target or self._here().claim, "note", text or None)])[0]

    def change(self, changes: Sequence[Change], document: int | None = None) -> list[Correction]:
        """Make changes to a document, all or none; undo takes them back together.

        Raises:
            UsageError: if one of them cannot be made.
            StoreError: if they could not be saved.
        """
        return self._write(changes, document)

    def accept_all(self) -> int:
        """Accept every claim in the queue that is not decided on; returns how many."""
        waiting = [item for item in self.queue if item.decision not in ("accept", "reject")]
        self._save(
            self._entry(item.document, Change(item.claim, "decision", "accept"), item.decision)
            for item in waiting
        )
        self._refresh({item.document for item in waiting})
        return len(waiting)

    def _here(self) -> Item:
        if self.item is None:
            raise UsageError("the queue is empty: no claim passes the filter")
        return self.item

    def _write(self, changes: Sequence[Change], document: int | None = None) -> list[Correction]:
        number = self._here().document if document is None else document
        before = []
        view = self.view(number)
        current = view.annotation
        for change in changes:
            before.append(_before(view, current, change))
            if change.field not in JUDGEMENTS:
                current = changed(current, change.target, change.field, change.after)
        written = self._save(
            self._entry(number, change, held) for change, held in zip(changes, before, strict=True)
        )
        self._refresh({number})
        return written

    def _entry(self, number: int, change: Change, before: Any) -> Entry:
        annotation = self.library[number]
        return Entry(
            annotation.document.id,
            base_of(annotation),
            change.target,
            change.field,
            before,
            change.after,
        )

    def _save(self, entries: Iterable[Entry]) -> list[Correction]:
        """Write the lines of one act; from then on they count."""
        written = self.journal.append_all(list(entries))
        for correction in written:
            self._standing.setdefault(correction.annotation, []).append(correction)
        return written

    def _refresh(self, documents: Iterable[int]) -> None:
        """Read again what may have changed, without moving anything in the queue."""
        moved = False
        for number in documents:
            before = {item.key for item in self._items[number]}
            self._views.pop(number, None)
            self._read_items(number)
            fresh = {item.key: item for item in self._items[number]}
            for key, item in fresh.items():
                if key in self._places:
                    self.queue[self._places[key]] = item
            moved = moved or fresh.keys() != before
        if moved:
            self._requeue(documents)

    def _requeue(self, documents: Iterable[int]) -> None:
        """Take claims that are gone out of the queue, and put new ones at its end."""
        listed = {item.key: item for number in documents for item in self._items[number]}
        gone = {key for key in self._places if key[0] in set(documents) and key not in listed}
        self.queue = [item for item in self.queue if item.key not in gone]
        self.queue += [
            item for item in listed.values() if item.key not in self._places and self._is_new(item)
        ]
        self._places = {item.key: place for place, item in enumerate(self.queue)}
        self.go_to(self.position)

    def _is_new(self, item: Item) -> bool:
        """Whether a claim was added in this review, so that it belongs in the queue at once."""
        machine = {claim.id for claim in self.library[item.document].claims}
        return item.claim not in machine

    def _read_items(self, number: int) -> None:
        """Read a document's claims, and count them instead of those that stood there."""
        apart = differing(list(self.views(number).values())) if self.others else None
        items = items_of(number, self.view(number), apart)
        self._tally.subtract(_tally(self._items.get(number, ())))
        self._tally.update(_tally(items))
        self._items[number] = items

    # Undo and redo

    def undo(self) -> Correction | None:
        """Take back the last act that stands, whenever it was made; None if there is none."""
        standing_now = standing(self.journal.corrections)
        if not standing_now:
            return None
        last = standing_now[-1]
        return self._turn("undo", last)

    def redo(self) -> Correction | None:
        """Do again what was undone last, unless something else was done since."""
        undone: list[str] = []
        for correction in self.journal.corrections:
            if correction.field == "undo":
                undone.append(correction.target)
            elif correction.field == "redo":
                undone.remove(correction.target)
            else:
                undone.clear()
        if not undone:
            return None
        seq = int(undone[-1].removeprefix("#"))
        return self._turn("redo", self.journal.corrections[seq - 1])

    def _turn(self, field: Literal["undo", "redo"], act: Correction) -> Correction:
        """Write that an act no longer counts, or counts again, and go to where it was."""
        before, after = (act.after, act.before) if field == "undo" else (act.before, act.after)
        written = self.journal.append(
            annotation=act.annotation,
            base=act.base,
            target=f"#{act.group or act.seq}",
            field=field,
            before=before,
            after=after,
        )
        self._standing = _by_document(self.journal.corrections)
        documents = {
            self._by_document[c.annotation]
            for c in self.journal.corrections
            if (c.group or c.seq) == (act.group or act.seq)
            and c.field not in UNDOING
            and c.annotation in self._by_document
        }
        self._refresh(documents)
        if act.annotation in self._by_document:
            self.find(self._by_document[act.annotation], act.target)
        return written

    # Where the reviewer was

    def remember(self) -> None:
        """Keep place, order and filter for the next time, beside the journal."""
        here = self.item
        state = {
            "document": self.library[here.document].document.id if here else None,
            "claim": here.claim if here else None,
            "order": self.order,
            "filter": self.expression,
            "cursor": self.cursor,
        }
        path = _state_path(self.journal.path)
        beside = path.with_name(path.name + ".new")
        try:
            beside.write_text(json.dumps(state), encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error

    def resume(self) -> None:
        """Go back to where the reviewer was; what is no longer there is passed over."""
        try:
            state = json.loads(_state_path(self.journal.path).read_text(encoding="utf-8"))
            self.arrange(order=state["order"], expression=state["filter"])
            self.find(self._by_document[state["document"]], state["claim"])
            self.cursor = dict(state.get("cursor", {}))
        except (OSError, ValueError, KeyError, TypeError, UsageError):
            return


def _by_document(corrections: Iterable[Correction]) -> dict[str, list[Correction]]:
    """The corrections that stand, by the id of their document."""
    found: dict[str, list[Correction]] = {}
    for correction in standing(corrections):
        found.setdefault(correction.annotation, []).append(correction)
    return found


def _tally(items: Iterable[Item]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for item in items:
        counted["claims"] += 1
        counted["changed"] += item.changed
        counted[item.decision or "none"] += 1
    return counted


def _before(view: Reviewed, annotation: Annotation, change: Change) -> Any:
    """What a change replaces: in the view, or in the annotation as changes before it left it."""
    if change.field == "decision":
        return view.decisions.get(change.target)
    if change.field == "note":
        return view.notes.get(change.target)
    return value(annotation, change.target, change.field)


def _state_path(journal: Path) -> Path:
    return journal.with_name(journal.name + ".place")


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
