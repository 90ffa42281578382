"""The review in a browser of this computer, through textual-serve."""

from __future__ import annotations

import shlex
from collections.abc import Awaitable, Callable, Sequence
from importlib import import_module
from typing import Any

from attribution import UsageError

_HOST = "127.0.0.1"


def serve(command: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve a command that opens the app; nobody outside this computer can reach it.

    Nor can a page of another site that is open in the same browser: what does not come from the
    page served here is refused.

    Raises:
        UsageError: if textual-serve is not installed, or the port is taken.
    """
    try:
        server, web = import_module("textual_serve.server"), import_module("aiohttp.web")
    except ImportError as error:
        raise UsageError(
            "--serve needs textual-serve; install it with: "
            "pip install 'attribution-annotator[serve]'"
        ) from error
    hosts = {f"{name}:{port}" for name in (_HOST, "localhost")}

    @web.middleware  # type: ignore[untyped-decorator]
    async def from_here(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        origin = request.headers.get("Origin", f"http://{_HOST}:{port}")
        if request.host not in hosts or origin.removeprefix("http://") not in hosts:
            raise web.HTTPForbidden(text="only the page that is served here may ask for this")
        return await handler(request)

    base: Any = server.Server

    class Guarded(base):  # type: ignore[misc]
        async def _make_app(self) -> Any:
            made = await super()._make_app()
            made.middlewares.append(from_here)
            return made

    say(f"serving at http://{_HOST}:{port}; Ctrl-C ends it")
    try:
        Guarded(shlex.join(command), host=_HOST, port=port, title="attribution review").serve()
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used ({error.strerror or error}); choose another with --port"
        ) from error
