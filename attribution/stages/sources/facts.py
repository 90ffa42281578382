"""What one mention tells of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from attribution.records import Access, Affiliation, Naming, SourceKind

PERSONS = frozenset({"unnamed_person", "collective"})
"""Kinds of people without a name."""
PEOPLE = PERSONS | {"named_person"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What one mention tells of a source; None where it tells nothing."""

    kind: SourceKind | None = None
    affiliation: Affiliation | None = None
    access: Access | None = None
    naming: Naming | None = None


T = TypeVar("T", Affiliation, Access)


def told(value: T) -> T | None:
    """A value unless it says nothing."""
    return None if value in ("unknown", "unstated") else value
