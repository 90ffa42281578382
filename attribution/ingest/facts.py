"""What may be known of a document besides its text: the optional fields, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from attribution.errors import InputError
from attribution.ingest.document import RawDocument, checked


@dataclass(frozen=True, slots=True)
class Facts:
    """The optional fields; dates are ISO 8601 calendar dates."""

    uri: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None

    def document(self, text: str, name: str) -> RawDocument:
        """The document that these facts describe."""
        return RawDocument(
            text, name, self.uri, self.outlet, self.title, self.published, self.updated
        )


def facts(fields: Mapping[str, object], place: str) -> Facts:
    """The facts among the fields of a JSON object; null and "" say nothing, other keys are passed.

    Raises:
        InputError: if a field is no string, or a date is none; it begins with ``place``.
    """
    return Facts(
        uri=_string(fields, "uri", place),
        outlet=_string(fields, "outlet", place),
        title=_string(fields, "title", place),
        published=_date(fields, "published", place),
        updated=_date(fields, "updated", place),
    )


def _string(fields: Mapping[str, object], key: str, place: str) -> str | None:
    value = fields.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f'{place}: "{key}" is no string')
    return checked(value, place, f'"{key}"')


def _date(fields: Mapping[str, object], key: str, place: str) -> str | None:
    """A date as ``YYYY-MM-DD``; of a date with a time, the date that it gives."""
    value = _string(fields, key, place)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError as error:
        raise InputError(
            f'{place}: "{key}" is no ISO 8601 date; write it like 2025-03-09'
        ) from error
