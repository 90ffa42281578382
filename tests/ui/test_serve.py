"""The review in a browser: the page, the keys over its websocket, and who is let in."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from attribution import UsageError
from attribution.journal import read_journal
from tests.annotations import annotation
from ui.serve import serve

PATIENCE = 60


@contextmanager
def served(folder):
    """The command with ``--serve``, on a port that was free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "a.jsonl").write_text(annotation().model_dump_json() + "\n")
    command = [sys.executable, "-m", "attribution.cli", "review", str(folder / "a.jsonl"),
               "--reviewer", "ada", "--journals", str(folder / "j"),
               "--serve", "--port", str(port)]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def fetched(address, **headers):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(Request(f"http://{address}/", headers=headers), timeout=5) as answer:
                return answer.read().decode()
        except HTTPError:
            raise
        except (URLError, ConnectionError):
            assert time.monotonic() < until
            time.sleep(0.1)


def test_page_and_keys_reach_the_app_and_other_sites_do_not(tmp_path):
    pytest.importorskip("textual_serve")
    with served(tmp_path) as address:
        page = fetched(address)
        assert "attribution review" in page
        assert f"ws://{address}/ws" in page
        for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
            with pytest.raises(HTTPError, match="403"):
                fetched(address, **headers)
        asyncio.run(asyncio.wait_for(accepted(address), PATIENCE))
        (line,) = read_journal(tmp_path / "j" / "ada.jsonl")
        assert (line.target, line.field, line.after) == ("c0", "decision", "accept")


async def accepted(address):
    """Press ``a`` in the page's terminal, once the review is there, and wait until it is saved."""
    import aiohttp

    url = f"ws://{address}/ws?width=100&height=30"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url, headers={"Origin": "http://evil.example"})
        async with session.ws_connect(url, headers={"Origin": f"http://{address}"}) as terminal:
            await shown(terminal, b"reviewed 0 of 4")
            await terminal.send_str(json.dumps(["stdin", "a"]))
            await shown(terminal, b"saved as line 1")


async def shown(terminal, text):
    seen = b""
    while text not in seen:
        message = await terminal.receive()
        seen += message.data if isinstance(message.data, bytes) else b""


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with pytest.raises(UsageError, match="pip install"):
        serve([], 1, lambda _: None)


def test_a_port_that_is_taken_is_told(tmp_path):
    pytest.importorskip("textual_serve")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            serve(["true"], taken.getsockname()[1], lambda _: None)
