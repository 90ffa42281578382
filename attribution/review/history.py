"""Which lines of a journal count: acts are taken back and done again without reading it anew."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping

from attribution.records import Correction
from attribution.review.edits import UNDOING


class History:
    """The acts of one journal, each of one line or of several that belong together.

    Args:
        corrections: its lines so far, in order; later ones are given to ``take``.
    """

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self._acts: dict[int, list[Correction]] = {}
        self._standing: list[int] = []
        self._undone: list[int] = []
        self._gone: set[int] = set()
        self._by_document: dict[str, list[Correction]] = {}
        self.take(corrections)

    @property
    def by_document(self) -> Mapping[str, list[Correction]]:
        """The corrections that count, in order, by the id of their document."""
        return self._by_document

    def of(self, document: str) -> list[Correction]:
        """The corrections of a document that count, in order."""
        return self._by_document.get(document, [])

    @property
    def last(self) -> Correction | None:
        """The last line of the last act that counts."""
        return self._acts[self._standing[-1]][-1] if self._standing else None

    @property
    def last_undone(self) -> Correction | None:
        """The first line of the act that was undone last, unless something else was done since."""
        return self._acts[self._undone[-1]][0] if self._undone else None

    def act_of(self, correction: Correction) -> list[Correction]:
        """All lines of the act that a line belongs to, or that it undoes or does again."""
        return self._acts.get(_act(correction), [])

    def take(self, corrections: Iterable[Correction]) -> None:
        """Take up lines that were written."""
        for correction in corrections:
            act = _act(correction)
            if correction.field not in UNDOING:
                self._do(act, correction)
            elif correction.field == "undo":
                self._undo(act)
            else:
                self._redo(act)

    def _do(self, act: int, correction: Correction) -> None:
        if act not in self._acts:
            self._acts[act] = []
            self._standing.append(act)
        self._acts[act].append(correction)
        self._by_document.setdefault(correction.annotation, []).append(correction)
        self._undone.clear()

    def _undo(self, act: int) -> None:
        if act not in self._acts or act in self._gone:
            return
        if self._standing[-1:] == [act]:
            self._standing.pop()
        elif act in self._standing:
            self._standing.remove(act)
        self._undone.append(act)
        self._gone.add(act)
        gone = {correction.seq for correction in self._acts[act]}
        for document in {correction.annotation for correction in self._acts[act]}:
            kept = [c for c in self._by_document.get(document, ()) if c.seq not in gone]
            self._by_document[document] = kept

    def _redo(self, act: int) -> None:
        if act not in self._gone:
            return
        self._gone.remove(act)
        if act in self._undone:
            self._undone.remove(act)
        insort(self._standing, act)
        for correction in self._acts[act]:
            insort(self._by_document[correction.annotation], correction, key=lambda c: c.seq)


def _act(correction: Correction) -> int:
    """The number of an act, which is that of its first line."""
    if correction.field in UNDOING:
        number = correction.target.removeprefix("#")
        return int(number) if number.isdecimal() else 0
    return correction.group or correction.seq
