"""The review in a browser of this computer, through textual-serve."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from importlib import import_module

from attribution import UsageError

_HOST = "127.0.0.1"


def serve(command: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve a command that opens the app; nobody outside this computer can reach it.

    Raises:
        UsageError: if textual-serve is not installed.
    """
    try:
        server = import_module("textual_serve.server")
    except ImportError as error:
        raise UsageError(
            "--serve needs textual-serve; install it with: "
            "pip install 'attribution-annotator[serve]'"
        ) from error
    say(f"serving at http://{_HOST}:{port}; Ctrl-C ends it")
    server.Server(shlex.join(command), host=_HOST, port=port, title="attribution review").serve()
