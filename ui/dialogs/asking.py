"""A line of text, or yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from attribution import on_one_line
from ui.dialogs.dialog import Dialog
from ui.safe import content
from ui.widgets.keys import Press


class Line(Input):
    """A line of typed text in which nothing is hidden, whatever was pasted into it."""

    cursor_blink = False  # over a slow line each blink would be sent

    def validate_value(self, value: str) -> str:
        """Make control and hidden characters visible."""
        return on_one_line(value)


class Ask(Dialog[str | None]):
    """Ask for a line of text; Escape leaves all as it is.

    Args:
        title: what is asked.
        value: what holds now.
        hint: how it may be written, in a few lines.
        check: says what is wrong with an answer; empty if nothing.
    """

    first = "answer"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("ctrl+s", "take_and_accept", "Take it and accept the claim"),
    ]

    def __init__(
        self, title: str, value: str = "", hint: str = "", check: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint
        self._check = check or (lambda _: "")

    def compose(self) -> ComposeResult:
        """The question, the line, the hint, and what is wrong."""
        yield Static(content(self._title, "bold"), id="title")
        yield Line(value=self._value, id="answer", select_on_focus=False)
        yield Static(Content(self._hint), id="hint")
        yield Static(id="wrong")

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        accept = Press("^s", "take it, accept the claim")
        return (Press("enter", "take it"), accept, Press("esc", "leave as it was"))

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self._take(event.value)

    def _take(self, value: str) -> None:
        wrong = self._check(value)
        if wrong:
            self.and_accept = False
            self.query_one("#wrong", Static).update(content(wrong, "bold"))
        else:
            self.dismiss(value)

    def action_take_and_accept(self) -> None:
        """Take what is typed; with it the claim is right."""
        self.and_accept = True
        self._take(self.query_one(Input).value)

    def action_leave(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """Ask yes or no; Enter is no answer, so that nothing happens by a slip."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Yes"),
        ("n,escape", "answer(False)", "No"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        yield Static(content(self._question, "bold"), id="title")
        yield Static(Content("y  yes    n  no"))

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        return (Press("y", "yes"), Press("n", "no"))

    def action_answer(self, answer: bool) -> None:
        """Answer."""
        self.dismiss(answer)
