"""The documents under review: annotations found in their files by an index, read when needed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from attribution.errors import StoreError, UsageError
from attribution.journal import base_of
from attribution.records import Annotation
from attribution.review.index import Place
from attribution.review.indexing import Progress
from attribution.review.keeping import KEPT_FROM, open_index

_KEPT = 64


class Library:
    """Annotations of one or more files, in order, by number.

    Only the annotations used last are kept in memory; where the others stand is in an ``index``,
    which is kept beside the files. ``left_out`` says what in the files is no annotation,
    ``notices`` what the user should know of the index. It may be used from several threads.

    Args:
        paths: files of JSON Lines.
        progress: told of bytes done and bytes in all while an index is made.
        kept_from: of fewer bytes of annotations, no index is kept.

    Raises:
        UsageError: if a file does not exist, or none holds an annotation.
        StoreError: if a file cannot be read.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        kept_from: int = KEPT_FROM,
    ) -> None:
        for path in paths:
            if not path.is_file():
                raise UsageError(f"{path}: no such file")
        self._recent: OrderedDict[int, Annotation] = OrderedDict()
        self._lock = Lock()
        self.index, self.notices = open_index(paths, progress, kept_from)
        self.left_out = self.index.left_out
        if not len(self.index):
            raise UsageError("no annotation in " + ", ".join(map(str, paths)))

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, number: int) -> Annotation:
        with self._lock:
            if number in self._recent:
                self._recent.move_to_end(number)
                return self._recent[number]
        found = self._read(self.index.place(number))
        with self._lock:
            self._recent[number] = found
            if len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[Annotation]:
        return (self[number] for number in range(len(self)))

    def place(self, number: int) -> Place:
        """Where a document stands, its id and the hash of its annotation."""
        return self.index.place(number)

    def number_of(self, document: str) -> int | None:
        """The number of a document, by its id."""
        found = self.index.numbers_of([document])
        return found[document][0] if found else None

    def among(self, documents: Iterable[str]) -> Iterator[Annotation]:
        """The annotations of these documents, by id, as far as they are here, in order."""
        return (self[number] for number, _ in sorted(self.index.numbers_of(documents).values()))

    def _read(self, place: Place) -> Annotation:
        """An annotation, if its line is what was indexed."""
        try:
            with place.path.open("rb") as file:
                file.seek(place.start)
                line = file.read(place.length)
            found = Annotation.model_validate_json(line)
        except (OSError, ValidationError) as error:
            raise self._changed(place) from error
        as_written = f"sha256:{hashlib.sha256(line.strip()).hexdigest()}"
        if as_written == place.base or base_of(found) == place.base:
            return found
        raise self._changed(place)

    def _changed(self, place: Place) -> StoreError:
        self.index.discard()
        return StoreError(f"{place.path}: was changed while it is being reviewed; start again")
