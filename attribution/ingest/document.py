"""What every input format becomes: a text with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A decoded text that is never rewritten; dates are ISO 8601 calendar dates.

    ``name`` is the file name or the given id, unique enough for a person to find the document.
    """

    text: str
    name: str
    uri: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    extracted_from: dict[str, str] | None = None
