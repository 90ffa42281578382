"""One or several of some options, by key, by arrows, by typing, by mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from ui.dialogs.asking import Line
from ui.dialogs.dialog import Dialog
from ui.messages import Picked
from ui.safe import content, fit
from ui.widgets.keys import Press
from ui.widgets.lines import Lines

STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -(10**9), "end": 10**9}

_TITLE = 60
"""About how many characters of a title a line holds."""


class Option(NamedTuple):
    """Something to choose: what is chosen, what it is called, what it means, an example."""

    value: Any
    label: str
    detail: str = ""
    example: str = ""


class Chosen(NamedTuple):
    """What was chosen; several in the order of the options."""

    values: tuple[Any, ...]

    @property
    def value(self) -> Any:
        """The one that was chosen."""
        return self.values[0]


def keys_for(options: Sequence[Option]) -> list[str]:
    """A key for each option: a letter of its name where one is free; empty if none is left."""
    free = dict.fromkeys(ascii_lowercase + digits + ascii_uppercase)
    keys = []
    for option in options:
        wanted = option.label.lower() + ascii_lowercase + digits + ascii_uppercase
        key = next((letter for letter in wanted if letter in free), "")
        free.pop(key, None)
        keys.append(key)
    return keys


class Options(Lines):
    """The options, each with its key and its meaning."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: Sequence[Option] = ()
        self._keys: Sequence[str] = ()
        self._ticked: frozenset[int] | None = None
        self._label = 0

    def show(
        self,
        options: Sequence[Option],
        keys: Sequence[str],
        cursor: int,
        ticked: frozenset[int] | None,
    ) -> None:
        """Show options; ``ticked`` is None where only one can be chosen."""
        self._options, self._keys, self._ticked = options, keys, ticked
        self._label = min(max((len(option.label) for option in options), default=0), 34)
        self.show_lines(len(options), cursor)

    def row(self, index: int, width: int) -> list[Segment]:
        """An option on one line."""
        option = self._options[index]
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        tick = ""
        if self._ticked is not None:
            tick = "[x] " if index in self._ticked else "[ ] "
        key = f" {self._keys[index] or ' '} " if self._keys else " "
        label = self._label if option.detail else width
        taken = len(key) + len(tick) + label + 2
        parts = [
            Segment(key, here + self.part("lines--head")),
            Segment(tick + fit(option.label, min(label, width - len(key) - len(tick))), here),
        ]
        if option.detail and width > taken:
            parts.append(Segment("  " + fit(option.detail, width - taken), here))
        return parts


class Choose(Dialog[Chosen | None]):
    """Choose by key, by arrows and Enter, or by mouse; Escape leaves all as it is.

    Args:
        title: what is asked.
        options: what there is.
        chosen: the values that hold now.
        several: whether any number may be chosen.
        search: whether typing finds options instead of choosing by key; for long lists.
    """

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        chosen: Iterable[Any] = (),
        *,
        several: bool = False,
        search: bool = False,
    ) -> None:
        super().__init__("choose search" if search else "choose")
        self._title = title
        self.first = "search" if search else ""
        self._all = list(options)
        held = list(chosen)
        self._ticked = {n for n, option in enumerate(self._all) if option.value in held}
        self._several = several
        self._search = search
        self._keys = [] if search else keys_for(self._all)
        self._found = list(range(len(self._all)))
        self._cursor = min(self._ticked, default=0)

    def compose(self) -> ComposeResult:
        """The title, the line to search, the options, what the one under the cursor means."""
        yield Static(content(self._title, "bold"), id="title")
        if self._search:
            yield Line(placeholder="type to find", id="search")
        yield Options(id="options")
        yield Static(self._meaning(), id="meaning")

    def listed(self) -> tuple[str, int, int]:
        """The options stand beside title, search and meaning."""
        title = len(self._title) // _TITLE + 1
        return "options", len(self._all), title + 3 * self._search + 3

    def keys(self) -> Sequence[Press]:
        """What may be pressed."""
        how = Press("type", "to find") if self._search else Press("key", "of an option")
        done = "done" if self._several else "choose"
        tick = [Press("space", "tick")] if self._several and not self._search else []
        accept = Press("^s", f"{done}, accept")
        return (how, Press("↑↓", "move"), *tick, Press("enter", done), accept, *super().keys())

    def on_mount(self) -> None:
        """Show the options."""
        self._draw()

    def _draw(self) -> None:
        options = [self._all[n] for n in self._found]
        ticked = frozenset(i for i, n in enumerate(self._found) if n in self._ticked)
        self.query_one(Options).show(
            options, self._keys, self._cursor, ticked if self._several else None
        )
        self.query_one("#meaning", Static).update(self._meaning(), layout=False)

    def _meaning(self) -> Content:
        """What the option under the cursor means; how to choose, if there is none."""
        if self._cursor >= len(self._found):
            hint = "Enter when done" if self._several else "Enter or its key chooses"
            return Content.styled(f"{hint}, Esc leaves", "dim")
        option = self._all[self._found[self._cursor]]
        meaning = content(option.detail or option.label)
        if option.example:
            meaning += content(f"  e.g. {option.example}", "italic")
        return meaning

    def on_key(self, event: Key) -> None:
        """Choose, move, or leave."""
        handled = True
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "ctrl+s":
            self.and_accept = True
            self._enter()
        elif event.key == "enter":
            self._enter()
        elif event.key in STEPS:
            self._move(STEPS[event.key])
        elif event.character and event.character in self._keys:
            self._take(self._keys.index(event.character))
        elif event.key == "space" and self._several and not self._search:
            self._take(self._cursor)
        else:
            handled = False
        if handled:
            event.stop()
            event.prevent_default()

    def _move(self, steps: int) -> None:
        self._cursor = min(max(self._cursor + steps, 0), max(len(self._found) - 1, 0))
        self._draw()

    def _enter(self) -> None:
        if self._several:
            if self._search and self.query_one(Input).value:
                self._take(self._cursor)
                self.query_one(Input).value = ""
                return
            self.dismiss(Chosen(tuple(self._all[n].value for n in sorted(self._ticked))))
        else:
            self._take(self._cursor)

    def _take(self, row: int) -> None:
        if row >= len(self._found):
            return
        number = self._found[row]
        if not self._several:
            self.dismiss(Chosen((self._all[number].value,)))
            return
        self._ticked ^= {number}
        self._cursor = row
        self._draw()

    @on(Picked)
    def _clicked(self, event: Picked) -> None:
        event.stop()
        self._take(event.row)

    @on(Input.Changed)
    def _sought(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        self._found = [
            n
            for n, option in enumerate(self._all)
            if all(word in f"{option.label} {option.detail}".casefold() for word in words)
        ]
        self._cursor = 0
        self._draw()
