"""What every input format becomes: a text with what is known of it, or a record of why not."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass

from attribution.errors import InputError
from attribution.records import ErrorRecord, Failure
from attribution.text import on_one_line

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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

    @property
    def id(self) -> str:
        """What an annotation of this text bears as ``document.id``."""
        return f"sha256:{sha256(self.text.encode())}"


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data``, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def error_record(name: str, error: InputError, data: bytes | None = None) -> ErrorRecord:
    """The line of output for an input that is no document.

    Args:
        name: what the document would have been called.
        error: why; its cause, where it has one, gives the record's ``error.type``.
        data: the input as it came, where it could be read.
    """
    digest = error.input_sha256
    if digest is None and data is not None:
        digest = sha256(data)
    failure = Failure(
        stage=error.stage,
        type=type(error.__cause__ or error).__name__,
        message=on_one_line(str(error)),
    )
    return ErrorRecord(name=name, input_sha256=digest, error=failure)


def unreadable(place: str, error: OSError) -> InputError:
    """The error for a file or folder that the system does not let us read."""
    problem = InputError(f"{place}: cannot be read: {error.strerror or error}")
    problem.__cause__ = error
    return problem


def decoded(data: bytes, place: str) -> str:
    """The text of UTF-8 bytes: a byte order mark is dropped, nothing else is changed.

    Raises:
        InputError: if the bytes are no UTF-8 text; it begins with ``place`` and says at which byte.
    """
    if data.startswith(_UTF16):
        raise InputError(f"{place}: is UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t UTF-8")
    if (at := data.find(0)) >= 0:
        raise InputError(f"{place}: is binary, not a text (NUL at byte {at}); extract its text")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        raise InputError(
            f"{place}: is not UTF-8 (byte 0x{data[at]:02x} at byte {at}); "
            "convert it, for example: iconv -f WINDOWS-1252 -t UTF-8"
        ) from error


def checked(text: str, place: str, field: str = "text") -> str:
    """The same text, if it can be stored as UTF-8 and says anything.

    Raises:
        InputError: if it holds NUL or half a surrogate pair, or nothing but white space.
    """
    if (at := text.find("\0")) >= 0:
        raise InputError(f"{place}: {field} holds NUL at character {at}; remove it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{place}: {field} holds half a surrogate pair at character {error.start}; "
            "write the whole pair, or the character itself"
        ) from error
    if not text or text.isspace():
        raise InputError(f"{place}: {field} is empty; give at least a sentence")
    return text
