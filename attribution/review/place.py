"""Where a reviewer was, kept beside the journal for the next time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from attribution.errors import StoreError
from attribution.review.queue import Order


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A claim, how the queue was arranged, and where on the screen the reviewer was.

    ``document`` is the document's id; ``cursor`` is in the screen's own terms.
    """

    document: str | None
    claim: str | None
    order: Order
    filter: str
    cursor: dict[str, str | int] = field(default_factory=dict)


def _path(journal: Path) -> Path:
    return journal.with_name(journal.name + ".place")


def keep(journal: Path, where: Whereabouts) -> None:
    """Write it down, whole or not at all.

    Raises:
        StoreError: if it cannot be written.
    """
    path = _path(journal)
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(json.dumps(asdict(where)), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error


def kept(journal: Path) -> Whereabouts | None:
    """What was written down; None if there is nothing that could be used."""
    try:
        return Whereabouts(**json.loads(_path(journal).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
