"""What is asked over the review: one of several values, a line of text, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, ClassVar, NamedTuple, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from attribution import on_one_line
from ui.messages import Picked
from ui.safe import content, fit
from ui.widgets.lines import Lines

T = TypeVar("T")


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


class Dialog(ModalScreen[T]):
    """Something asked or shown over the review; in a low terminal without a frame."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high")]  # noqa: RUF012


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
        super().__init__()
        self._title = title
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
        with Vertical(id="dialog", classes="choose search" if self._search else "choose"):
            yield Static(content(self._title, "bold"), id="title")
            if self._search:
                yield Line(placeholder="type to find", id="search")
            options = Options(id="options")
            options.can_focus = not self._search
            options.styles.height = len(self._all)
            yield options
            yield Static(self._meaning(), id="meaning")

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
        meaning = content(option.detail)
        if option.example:
            meaning += content(f"  e.g. {option.example}", "italic")
        return meaning

    def on_key(self, event: Key) -> None:
        """Choose, move, or leave."""
        handled = True
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._enter()
        elif event.key in _STEPS:
            self._move(_STEPS[event.key])
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


_STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -(10**9), "end": 10**9}


class Line(Input):
    """A line of typed text in which nothing is hidden, whatever was pasted into it."""

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

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "Leave")]

    def __init__(
        self, title: str, value: str = "", hint: str = "", check: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint
        self._check = check or (lambda _: "")

    def compose(self) -> ComposeResult:
        """The question, the line, the hint, and what is wrong."""
        with Vertical(id="dialog"):
            yield Static(content(self._title, "bold"), id="title")
            yield Line(value=self._value, id="answer", select_on_focus=False)
            yield Static(Content(self._hint), id="hint")
            yield Static(id="wrong")

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        wrong = self._check(event.value)
        if wrong:
            self.query_one("#wrong", Static).update(content(wrong, "bold"))
        else:
            self.dismiss(event.value)

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
        with Vertical(id="dialog"):
            yield Static(content(self._question, "bold"), id="title")
            yield Static(Content("y  yes    n  no"))

    def action_answer(self, answer: bool) -> None:
        """Answer."""
        self.dismiss(answer)


class Reading(Dialog[None]):
    """Something to be read and scrolled: help, guidelines, what was not applied."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,enter,question_mark", "leave", "Leave")]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The title and the lines."""
        with Vertical(id="dialog", classes="reading"):
            yield Static(content(self._title, "bold"), id="title")
            yield Page(self._lines, id="page")

    def on_mount(self) -> None:
        """Let arrows scroll."""
        self.query_one(Page).focus()

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)


class Page(Lines):
    """Lines of text; those that are all in capitals are headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down,j", "scroll_down", "Down"),
        ("up,k", "scroll_up", "Up"),
        ("pagedown,space", "page_down", "A page down"),
        ("pageup", "page_up", "A page up"),
        ("home,g", "scroll_home", "To the top"),
        ("end,G", "scroll_end", "To the end"),
    ]

    def __init__(self, lines: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = lines

    def on_mount(self) -> None:
        """Show the lines."""
        self._cursor = -1
        self.show_lines(len(self._page), -1)

    def follow(self, row: int, *, centred: bool = False) -> None:
        """There is no cursor to follow."""

    def row(self, index: int, width: int) -> list[Segment]:
        """A line."""
        line = self._page[index]
        style = self.part("lines--head") if line.isupper() else Style.null()
        return [Segment(fit(line, width), style)]
