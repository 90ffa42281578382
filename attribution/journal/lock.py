"""One writer at a time: a lock that goes with its process, in a file that says who holds it."""

from __future__ import annotations

import fcntl
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from attribution.errors import StoreError

_NAME_SIZE = 400
_CLOSED = -1


class Lock:
    """Held until it is released or its process ends, however it ends.

    The file stays behind, empty or with the name of a process that is gone: deleting it would let
    two processes hold two files of one name.

    Args:
        path: the file; made where it does not exist.
        who: told to others, with process, host and time.

    Raises:
        StoreError: if another process holds it; it says who.
        OSError: if the file cannot be opened or locked.
    """

    def __init__(self, path: Path, who: str) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = self._holder()
            os.close(self._file)
            raise StoreError(
                f"{path.with_suffix('')}: is being written by {holder}; close that session first"
            ) from error
        except OSError:
            os.close(self._file)
            raise
        since = datetime.now(UTC).isoformat(timespec="seconds")
        name = f"{who} (process {os.getpid()} on {socket.gethostname()} since {since})"
        with suppress(OSError):  # a full disk takes no name; the lock holds all the same
            os.ftruncate(self._file, 0)
            os.write(self._file, name.encode())

    def _holder(self) -> str:
        try:
            told = os.pread(self._file, _NAME_SIZE, 0).decode("utf-8", "replace").strip()
        except OSError:
            told = ""
        return told or "another process"

    def holds(self) -> bool:
        """Whether the file at the path is still the one that is locked.

        Raises:
            OSError: if that cannot be found out.
        """
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._file))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others have it."""
        with suppress(OSError):
            os.ftruncate(self._file, 0)
        with suppress(OSError):
            os.close(self._file)
        self._file = _CLOSED
