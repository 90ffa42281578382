"""Typing ahead: a key takes effect only when the one before it has, so none goes astray.

Textual hands keys from widget to widget through queues; a key typed while a dialog is about to open
would otherwise reach the screen below it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from textual.app import App
from textual.events import Key
from textual.message_pump import MessagePump

_PATIENCE = 0.5
"""Seconds to wait for one queue, which a closing dialog may never work off."""


class Typing:
    """Passes keys on, one at a time.

    Args:
        app: whose keys they are.
        take: passes one key on.
    """

    def __init__(self, app: App[Any], take: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._take = take
        self._waiting: deque[Key] = deque()
        self._task: asyncio.Task[None] | None = None
        self._holding = 0
        self._free = asyncio.Event()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let keys wait, while where they are to go is changing."""
        self._holding += 1
        self._free.clear()
        try:
            yield
        finally:
            self._holding -= 1
            if not self._holding:
                self._free.set()

    @property
    def is_idle(self) -> bool:
        """Whether every key has taken effect."""
        return self._task is None

    def add(self, key: Key) -> None:
        """Pass a key on as soon as those before it have taken effect."""
        self._waiting.append(key)
        if self._task is None:
            self._task = asyncio.create_task(self._work_off())

    async def _work_off(self) -> None:
        try:
            while self._waiting:
                target = self._app.focused or self._app.screen
                await self._take(self._waiting.popleft())
                await self._settle(target)
        finally:
            self._task = None

    async def _settle(self, target: MessagePump) -> None:
        """Wait until a key went up from its target to the app, and what it opened stands."""
        for _ in range(2):  # the key itself, then a message that its action sent
            node: MessagePump | None = target
            while node is not None:
                await _worked_off(node)
                node = node._parent
        for _ in range(6):  # a worker that asks something, or goes on with the answer
            await asyncio.sleep(0)
            if self._holding:
                await self._free.wait()
        with suppress(IndexError):
            await _worked_off(self._app.screen)


async def _worked_off(pump: MessagePump) -> None:
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _PATIENCE)
