"""Documents made ready for an index: what is read of each one before it meets any other.

That is more than half of the work, and may be done by other processes than the one that compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from attribution.corroboration.blocking import keys_of
from attribution.corroboration.postings import Keys
from attribution.corroboration.profile import Profile
from attribution.corroboration.reading import profile_of
from attribution.errors import StoreError
from attribution.pool import in_processes
from attribution.records import Annotation, ErrorRecord
from attribution.store import Line, record_of

_FEW = 200  # documents, for which no processes are started
_TOGETHER = 25  # documents that are handed over at once


class Entry(NamedTuple):
    """A document with the keys that it is found by; ``words`` is how many its text has."""

    profile: Profile
    keys: Keys
    words: int


def entry_of(annotation: Annotation) -> Entry:
    """Make an annotated document ready."""
    profile = profile_of(annotation)
    return Entry(profile, keys_of(profile), len(annotation.document.text.split()))


def entries(lines: Iterable[Line], jobs: int) -> Iterator[Entry | ErrorRecord | StoreError]:
    """Make the documents of lines ready, in their order; for lines that are none, why.

    Args:
        lines: of annotations.
        jobs: the processes, this one among them; with one it does all itself.

    Raises:
        AttributionError: if a process was ended from outside.
    """
    lines = iter(lines)
    yield from map(_entry_of, islice(lines, _FEW if jobs > 1 else None))
    together = iter(lambda: list(islice(lines, _TOGETHER)), [])
    if (first := next(together, None)) is not None:
        preload = ["attribution.corroboration.entries"]
        for made in in_processes(_entries_of, chain([first], together), jobs - 1, preload):
            yield from made


def _entries_of(lines: Sequence[Line]) -> list[Entry | ErrorRecord | StoreError]:
    return list(map(_entry_of, lines))


def _entry_of(line: Line) -> Entry | ErrorRecord | StoreError:
    try:
        record = record_of(line)
        return record if isinstance(record, ErrorRecord) else entry_of(record)
    except StoreError as error:
        return error
    except Exception as error:
        # One document must never end a run of thousands; the line says what to report.
        return StoreError(f"{line.where}: cannot be compared ({error!r}); please report this")
