"""The ``metadata.jsonl`` of a folder, which describes the text files beside it, one a line.

``{"file": "01-agency.txt", "outlet": "The Agency", "published": "2025-03-09"}``
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attribution.errors import InputError
from attribution.ingest.document import error_record, unreadable
from attribution.ingest.facts import Facts, facts
from attribution.ingest.json_lines import parsed
from attribution.records import ErrorRecord

METADATA = "metadata.jsonl"


class Metadata:
    """Facts about text files; each folder's file is read once, when first asked for."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, Facts]] = {}

    def of(self, file: Path) -> Facts:
        """What is known of a text file in a folder that was read."""
        return self._folders[file.parent].get(file.name, Facts())

    def read(self, folder: Path) -> Iterator[ErrorRecord]:
        """Read a folder's metadata unless that was done; gives the lines that are bad."""
        if folder in self._folders:
            return
        known = self._folders[folder] = {}
        path = folder / METADATA
        try:
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if not line.isspace():
                        yield from _add(known, line.rstrip(b"\r\n"), f"{path}:{number}")
        except FileNotFoundError:
            return
        except OSError as error:
            yield error_record(METADATA, unreadable(str(path), error))


def _add(known: dict[str, Facts], line: bytes, place: str) -> Iterator[ErrorRecord]:
    try:
        fields = parsed(line, place)
        name = fields.get("file")
        if not isinstance(name, str):
            raise InputError(f'{place}: "file" is missing; name a text file of this folder')
        known[name] = facts(fields, place)
    except InputError as error:
        yield error_record(place, error, line)
