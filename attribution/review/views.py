"""What reviewers make of the documents: journals joined to the table of claims, and folded views.

Most documents are as the machine made them, and most others were only decided on: of those, nothing
is read. Only a document in which somebody changed something is read and folded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from attribution.records import Correction
from attribution.review.edits import JUDGEMENTS
from attribution.review.folding import Refused, Reviewed, differing, fold
from attribution.review.history import History
from attribution.review.library import Library
from attribution.review.queue import DECIDED, items_of
from attribution.review.table import Table

_KEPT = 128
_TOLD_EACH = 256


class Views:
    """The documents of a library as one reviewer, and others, see them; kept in a ``table`` too.

    Args:
        library: the documents.
        reviewer: the name of the one whose review it is.
        mine: what this one did.
        theirs: what others did, by name.
        progress: told of documents done and in all while what was done is read.
    """

    def __init__(
        self,
        library: Library,
        reviewer: str,
        mine: History,
        theirs: Mapping[str, History],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._library = library
        self._reviewer = reviewer
        self._mine = mine
        self._theirs = theirs
        self._views: dict[int, Reviewed] = {}
        self._edited: set[int] = set()
        self._refused: dict[int, tuple[Refused, ...]] = {}
        self.table = Table(library.index)
        ids = {each for history in (mine, *theirs.values()) for each in history.by_document}
        self._known = library.index.numbers_of(ids)
        for done, document in enumerate(sorted(self._known, key=lambda each: self._known[each])):
            if progress is not None and done % _TOLD_EACH == 0:
                progress(done, len(self._known))
            self.read(document)

    def __getitem__(self, number: int) -> Reviewed:
        """A document as this reviewer sees it."""
        found = self._views.get(number)
        if found is None:
            place = self._library.place(number)
            found = fold(self._library[number], self._mine.of(place.id), place.base)
            if len(self._views) > _KEPT:
                self._views.pop(next(iter(self._views)))
            self._views[number] = found
        return found

    def of_all(self, number: int) -> dict[str, Reviewed]:
        """A document as each reviewer sees it, this one first."""
        place = self._library.place(number)
        annotation = self._library[number]
        others = {
            name: fold(annotation, history.of(place.id), place.base)
            for name, history in self._theirs.items()
        }
        return {self._reviewer: self[number], **others}

    @property
    def stale(self) -> list[Correction]:
        """Corrections whose annotation has changed since; kept, not applied."""
        return [
            correction
            for document, corrections in self._mine.by_document.items()
            if document in self._known
            for correction in corrections
            if correction.base != self._known[document][1]
        ]

    @property
    def refused(self) -> list[Refused]:
        """Corrections that could not be made."""
        return [refused for number in sorted(self._refused) for refused in self._refused[number]]

    def read(self, document: str, about: Collection[Correction] | None = None) -> bool:
        """Join what reviewers made of a document to the table.

        Args:
            document: its id.
            about: what is new, be it done or taken back; if None, everything.

        Returns:
            Whether claims came or went.
        """
        if document not in self._known:
            self._known |= self._library.index.numbers_of([document])
        if document not in self._known:
            return False
        number, base = self._known[document]
        self._views.pop(number, None)
        each = [
            [correction for correction in history.of(document) if correction.base == base]
            for history in (self._mine, *self._theirs.values())
        ]
        moved = False
        if about is None or _edits(about):
            was_edited = number in self._edited
            self._edited.discard(number)
            if any(map(_edits, each)):
                self._edited.add(number)
            if was_edited or number in self._edited:
                moved = self._reread(number)
        known = (c for corrections in each for c in corrections) if moved or about is None else ()
        self._judge(number, each, {c.target for c in (*known, *(about or ()))})
        return moved

    def _reread(self, number: int) -> bool:
        """Fold a document and let the table have what it now says."""
        view = self[number]
        self._refused[number] = view.refused
        moved = self.table.put(number, items_of(number, view))
        if self._theirs:
            apart = differing(list(self.of_all(number).values()))
            for row in self.table.rows_of(number):
                fields = apart.get(self.table["claim"][row], set())
                self.table.fields_apart[row] = len(fields - {"decision"})
        return moved

    def _judge(
        self, number: int, each: Sequence[Collection[Correction]], targets: Iterable[str]
    ) -> None:
        """Let the table have decisions and notes on some records, this reviewer's being first."""
        judged = [_judgements(corrections) for corrections in each]
        for target in targets:
            row = self.table.row_of(number, target)
            if row is None:
                continue
            self.table.decision[row] = judged[0].get((target, "decision"), "")
            note = judged[0].get((target, "note"), "")
            if note:
                self.table.notes[row] = note
            else:
                self.table.notes.pop(row, None)
            decided = {judgements.get((target, "decision")) for judgements in judged}
            self.table.split[row] = len(decided.intersection(DECIDED)) > 1


def _edits(corrections: Iterable[Correction]) -> bool:
    """Whether some of them change more than what is thought of a record."""
    return any(correction.field not in JUDGEMENTS for correction in corrections)


def _judgements(corrections: Iterable[Correction]) -> dict[tuple[str, str], str]:
    """What was decided and noted last, by target and field."""
    return {
        (correction.target, correction.field): ""
        if correction.after is None
        else str(correction.after)
        for correction in corrections
        if correction.field in JUDGEMENTS
    }
