"""JSON Lines, and files of one JSON object: ``text``, and what is known of it.

Lines end at line feeds only, so a line separator within a string stays part of its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attribution.errors import InputError
from attribution.ingest.document import RawDocument, checked, decoded, error_record
from attribution.ingest.facts import facts
from attribution.records import ErrorRecord


def parsed(data: bytes, place: str) -> dict[str, object]:
    """The JSON object that UTF-8 bytes spell.

    Raises:
        InputError: if they spell none; it begins with ``place``.
    """
    try:
        value = json.loads(decoded(data, place))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{place}: is not JSON: {error.msg} at character {error.pos}; one object a line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: JSON out of bounds: {error}") from error
    if not isinstance(value, dict):
        raise InputError(f'{place}: is JSON, but no object; write {{"text": "…"}}')
    return value


def json_documents(
    lines: Iterable[bytes], name: str, place: str
) -> Iterator[RawDocument | ErrorRecord]:
    """A document or an error for each line that is not blank.

    Args:
        lines: the file's lines, of which one at a time is held.
        name: what the file is called; a document without ``id`` is called ``name:line``.
        place: where the file is, for messages.
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.isspace():
            empty = False
            yield json_document(line.rstrip(b"\r\n"), f"{name}:{number}", f"{place}:{number}")
    if empty:
        yield error_record(name, InputError(f"{place}: is empty; give one object a line"), b"")


def json_document(data: bytes, name: str, place: str) -> RawDocument | ErrorRecord:
    """The document that one JSON object describes; called by its ``id``, else by ``name``."""
    try:
        fields = parsed(data, place)
        name = _identifier(fields, place) or name
        text = fields.get("text")
        if not isinstance(text, str):
            problem = "is no string" if "text" in fields else "is missing"
            raise InputError(f'{place}: "text" {problem}; put the article there')
        return facts(fields, place).document(checked(text, place), name)
    except InputError as error:
        return error_record(name, error, data)


def _identifier(fields: dict[str, object], place: str) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f'{place}: "id" is neither a string nor a whole number')
    return checked(value, place, '"id"')
