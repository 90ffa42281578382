"""A disk that fails where it is told to: it stands between the journal and the system's calls."""

import errno
import fcntl
import io
import os
import signal
from collections import Counter
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

CALLS = ("open", "write", "fsync", "ftruncate", "close", "mkdir", "pread", "fstat", "stat")
CAUSES = (errno.ENOSPC, errno.EIO, errno.EINTR, errno.EROFS, errno.EDQUOT)


class PowerLoss(BaseException):
    """The machine stops; nothing catches that."""


def fails(cause):
    """The call does nothing and says why."""

    def fault(real, *arguments, **options):
        raise OSError(cause, os.strerror(cause))

    return fault


def short(part, cause=None):
    """A write stops part of the way, and says so by its count, or by an error the next time."""

    def fault(real, file, data, *rest):
        count = real(file, data[: int(len(data) * part)])
        if cause:
            raise OSError(cause, os.strerror(cause))
        return count

    return fault


def killed(part):
    """kill -9: before the call (0), after it (1), or when part of a write was done."""

    def fault(real, *arguments, **options):
        if part == 1:
            real(*arguments, **options)
        elif part and isinstance(arguments[-1], bytes):
            real(arguments[0], arguments[1][: int(len(arguments[1]) * part)])
        os.kill(os.getpid(), signal.SIGKILL)

    return fault


class Disk:
    """Counts the calls that touch a folder, and lets some of them fail.

    ``faults`` maps the number of a call, from 1, to what happens in its place. ``calls`` are the
    names of those made. After a ``PowerLoss`` every call fails.
    """

    def __init__(self, folder):
        """What is in the folder already is on the disk."""
        self.folder = str(folder)
        self.calls = []
        self.faults = {}
        self.always = None
        self._paths = {}
        self._synced, self._listed = {}, {}
        for place in Path(folder).rglob("*"):
            self._listed.setdefault(str(place.parent), set()).add(place.name)
            if place.is_file():
                self._synced[str(place)] = place.read_bytes()

    @contextmanager
    def between(self):
        homes = [(os, name) for name in CALLS] + [(fcntl, "flock"), (io, "open")]
        real = [(home, name, getattr(home, name)) for home, name in homes]
        for home, name, function in real:
            label = "read" if home is io else name
            setattr(home, name, partial(self._call, label, function))
        try:
            yield self
        finally:
            for home, name, function in real:
                setattr(home, name, function)

    def _call(self, name, real, *arguments, **options):
        path = self._path_of(name, arguments)
        if path is None:
            return real(*arguments, **options)
        self.calls.append(name)
        fault = self.always or self.faults.get(len(self.calls))
        if fault is not None:
            if name == "close":  # which closes the file whatever it says
                real(*arguments)
                self._note(name, path, arguments, None)
                real = lambda *_: None  # noqa: E731
            result = fault(real, *arguments, **options)
        else:
            result = real(*arguments, **options)
        self._note(name, path, arguments, result)
        return result

    def _path_of(self, name, arguments):
        first = arguments[0]
        if isinstance(first, int):
            return self._paths.get(first)
        path = os.fspath(first)
        return path if isinstance(path, str) and path.startswith(self.folder) else None

    def _note(self, name, path, arguments, result):
        if name == "open":
            self._paths[result] = path
        elif name == "close":
            self._paths.pop(arguments[0], None)
        elif name == "fsync" and Path(path).is_dir():
            self._listed[path] = {place.name for place in Path(path).iterdir()}
        elif name == "fsync":
            self._synced[path] = Path(path).read_bytes()

    # The machine stops

    def stops_at(self, number):
        """Let the power fail in place of a call."""

        def stop(*_, **__):
            self.always = stop
            raise PowerLoss

        self.faults[number] = stop

    def lose(self, part):
        """Leave on the disk what was synced, with part of what was only appended.

        A file whose name was not synced is gone, and so is a folder.
        """
        self.always = None
        for file in list(self._paths):
            with suppress(OSError):
                os.close(file)
        for place in sorted(Path(self.folder).rglob("*"), reverse=True):
            if place.name not in self._listed.get(str(place.parent), ()):
                place.rmdir() if place.is_dir() else place.unlink()
            elif place.is_file():
                kept, now = self._synced.get(str(place), b""), place.read_bytes()
                new = now[len(kept) :] if now.startswith(kept) else b""
                place.write_bytes(kept + new[: int(len(new) * part)])


def counted(calls):
    """How many calls of each kind, for a table."""
    return dict(sorted(Counter(calls).items()))
