"""Everything this package raises on purpose.

AttributionError          anything below; its message says what to do
├── InputError            a document cannot be read or is no document
├── ModelError            models are missing, damaged or not installed
├── StoreError            a file of annotations or gold cannot be read or written
└── UsageError            a request that makes no sense
"""

from __future__ import annotations


class AttributionError(Exception):
    """The parent of all; ``exit_code`` is what the command line returns for it."""

    exit_code = 1


class InputError(AttributionError):
    """A document cannot be read or is no document; the run goes on with the next one."""

    def __init__(
        self, message: str, *, stage: str = "read", input_sha256: str | None = None
    ) -> None:
        super().__init__(message)
        self.stage = stage
        self.input_sha256 = input_sha256


class ModelError(AttributionError):
    """Models are missing, damaged or not installed."""

    exit_code = 3


class StoreError(AttributionError):
    """A file of annotations or gold cannot be read or written."""

    exit_code = 3


class UsageError(AttributionError):
    """A request that makes no sense, such as a path that does not exist."""

    exit_code = 2
