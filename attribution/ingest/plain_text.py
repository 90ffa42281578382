"""Plain text in UTF-8: the whole file is the document."""

from __future__ import annotations

from attribution.errors import InputError
from attribution.ingest.document import RawDocument, checked, decoded, error_record
from attribution.ingest.facts import Facts
from attribution.records import ErrorRecord


def text_document(
    data: bytes, name: str, place: str, known: Facts | None = None
) -> RawDocument | ErrorRecord:
    """The document that the bytes of a text file hold, or why they hold none.

    Args:
        data: the whole file.
        name: what the document is called.
        place: where the file is, for messages.
        known: what is known of it besides.
    """
    try:
        return (known or Facts()).document(checked(decoded(data, place), place), name)
    except InputError as error:
        return error_record(name, error, data)
