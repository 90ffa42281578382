"""The documents under review: annotations found in their files by offset, read when needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from attribution.errors import StoreError, UsageError
from attribution.records import Annotation
from attribution.store import read_records

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation stands: its file, the byte its line begins at and the line's length."""

    path: Path
    start: int
    length: int


class Library:
    """Annotations of one or more files, in order, by number.

    Only the places are kept in memory, and the annotations used last. ``left_out`` says what in the
    files is no annotation.

    Args:
        paths: files of JSON Lines.

    Raises:
        UsageError: if a file does not exist, or none holds an annotation.
        StoreError: if a file cannot be read.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._places: list[Place] = []
        self._recent: OrderedDict[int, Annotation] = OrderedDict()
        self.left_out: list[str] = []
        seen: set[str] = set()
        for path in paths:
            if not path.is_file():
                raise UsageError(f"{path}: no such file")
            for number, (place, line) in enumerate(_lines(path), 1):
                self._take(place, number, line, seen)
        if not self._places:
            raise UsageError("no annotation in " + ", ".join(map(str, paths)))

    def _take(self, place: Place, number: int, line: bytes, seen: set[str]) -> None:
        at = f"{place.path}, line {number}"
        if line.startswith(b'{"kind":"error"'):
            self.left_out.append(f"{at}: a document that could not be annotated")
            return
        try:
            annotation = Annotation.model_validate_json(line)
        except ValidationError:
            why = next(iter(_why(place.path, number)), "is no annotation of this format")
            self.left_out.append(f"{at}: {why}")
            return
        if annotation.document.id in seen:
            self.left_out.append(f"{at}: {annotation.document.name} is there already")
            return
        seen.add(annotation.document.id)
        self._places.append(place)
        self._keep(len(self._places) - 1, annotation)

    def _keep(self, number: int, annotation: Annotation) -> None:
        self._recent[number] = annotation
        if len(self._recent) > _KEPT:
            self._recent.popitem(last=False)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, number: int) -> Annotation:
        found = self._recent.get(number)
        if found is None:
            place = self._places[number]
            try:
                with place.path.open("rb") as file:
                    file.seek(place.start)
                    found = Annotation.model_validate_json(file.read(place.length))
            except (OSError, ValidationError) as error:
                raise StoreError(f"{place.path}: was changed while it is being reviewed") from error
            self._keep(number, found)
        else:
            self._recent.move_to_end(number)
        return found

    def __iter__(self) -> Iterator[Annotation]:
        return (self[number] for number in range(len(self)))


def _lines(path: Path) -> Iterator[tuple[Place, bytes]]:
    try:
        with path.open("rb") as file:
            start = 0
            for line in file:
                if line.strip():
                    yield Place(path, start, len(line)), line
                start += len(line)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error


def _why(path: Path, number: int) -> Iterator[str]:
    """What is wrong with a line, in the words of the store."""
    try:
        for _ in read_records(path):
            pass
    except StoreError as error:
        if f"line {number}:" in str(error):
            yield str(error).split(": ", 1)[1]
