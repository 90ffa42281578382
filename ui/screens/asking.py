"""A screen over which things are asked, and on which work goes on beside the keys."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from asyncio import FIRST_COMPLETED
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from ui.dialogs.dialog import AnyDialog, Dialog
from ui.dialogs.waiting import Waiting
from ui.typing import Typing

T = TypeVar("T")
_MOMENT = 0.1
"""Seconds until a dialog tells of work that is going on, and between two looks at how far it is."""


class _Ended(Exception):  # noqa: N818
    """The reviewer wants no more of some work."""


class Asking(Screen[None]):
    """Puts dialogs over itself; ``and_accept``: whether the last answer makes a claim right."""

    def __init__(self) -> None:
        super().__init__()
        self.and_accept = False

    @abstractmethod
    def show_keys(self) -> None:
        """Show what may be pressed now."""

    def direct_keys(self) -> None:
        """Have keys go to the uppermost dialog, else to the screen, and show them."""
        if self.asked is not None:
            self.asked.take_focus()
        else:
            self.set_focus(None)
        self.show_keys()

    @property
    def asked(self) -> AnyDialog | None:
        """The dialog that waits for an answer, the uppermost if there are several."""
        open_now = self.query(Dialog)
        return open_now.last() if open_now else None

    async def ask(self, dialog: Dialog[T]) -> T:
        """Put a dialog over the review until it is answered."""
        with self._typing.held():
            await self.mount(dialog)
            dialog.fit(self.size.height)
            self.direct_keys()
        try:
            answer = await dialog.answer
            self.and_accept = dialog.and_accept
            return answer
        finally:
            with self._typing.held():
                await dialog.remove()
                self.direct_keys()

    @property
    def reading_width(self) -> int:
        """How many cells a line of text to be read may take."""
        return max(min(self.size.width * 9 // 10, 110) - 6, 12)

    async def work_off(
        self, what: str, work: Callable[[Callable[[int, int], None]], T]
    ) -> T | None:
        """Do something that takes a while in a thread of its own; None if the reviewer ended it.

        If it takes longer than a moment, a dialog says how far it is.

        Args:
            what: what is done, for people.
            work: is given what is to be told of steps done and steps in all.
        """
        share, ended = [0, 0], Event()

        def tell(done: int, of: int) -> None:
            share[:] = done, of
            if ended.is_set():
                raise _Ended

        working = asyncio.create_task(asyncio.to_thread(work, tell))
        with self._typing.held():  # what is typed meanwhile is for what comes of it
            await asyncio.wait({working}, timeout=_MOMENT)
        if working.done():
            return working.result()
        waiting = Waiting(what)
        asking = asyncio.create_task(self.ask(waiting))
        try:
            while not working.done() and not asking.done():
                await asyncio.wait({working, asking}, timeout=_MOMENT, return_when=FIRST_COMPLETED)
                waiting.show(*share)
        finally:
            ended.set()
            waiting.dismiss(None)
            working.add_done_callback(lambda task: task.cancelled() or task.exception())
        await asking
        return working.result() if working.done() and not working.exception() else None

    @property
    def _typing(self) -> Typing:
        typing: Typing = self.app.typing  # type: ignore[attr-defined]
        return typing

    def get_focusable_widget_at(self, x: int, y: int) -> Widget | None:
        """What a click gives the focus to: under a dialog, nothing."""
        widget, asked = super().get_focusable_widget_at(x, y), self.asked
        if widget is None or asked is None or asked in widget.ancestors_with_self:
            return widget
        return None

    def on_resize(self, event: Resize) -> None:
        """Fit dialogs to the new size."""
        for dialog in self.query(Dialog):
            dialog.fit(event.size.height)
