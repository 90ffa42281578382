"""Correcting fields: asking for a value in the way its kind wants, and writing the change.

Every question is a coroutine that gives the answer, or None where the reviewer left it open.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attribution import (
    Annotation,
    Change,
    Row,
    SpanEdit,
    claim_told,
    definition,
    new_id,
    told,
    values_of,
)
from ui.screens.dialogs import Ask, Choose, Chosen, Option

if TYPE_CHECKING:
    from ui.screens.panes import Panes

Stretch = tuple[int, int]
MANY = 26
"""With more options than this, one types to find instead of pressing a letter."""
_NEW = "new"
_STEPS: dict[str, Callable[[SpanEdit], SpanEdit]] = {
    "right": lambda edit: edit.step("character", 1),
    "left": lambda edit: edit.step("character", -1),
    "l": lambda edit: edit.step("character", 1),
    "h": lambda edit: edit.step("character", -1),
    "w": lambda edit: edit.step("word", 1),
    "b": lambda edit: edit.step("word", -1),
    "shift+right": lambda edit: edit.step("word", 1),
    "shift+left": lambda edit: edit.step("word", -1),
    "ctrl+right": lambda edit: edit.step("word", 1),
    "ctrl+left": lambda edit: edit.step("word", -1),
    "right_parenthesis": lambda edit: edit.step("sentence", 1),
    "left_parenthesis": lambda edit: edit.step("sentence", -1),
    "tab": SpanEdit.next_edge,
    "left_square_bracket": SpanEdit.start_here,
    "right_square_bracket": SpanEdit.end_here,
    "n": SpanEdit.next_span,
    "plus": SpanEdit.add,
    "x": SpanEdit.remove,
}
SPAN_KEYS = (
    ("← → h l", "a character on or back"),
    ("b w ⇧← ⇧→", "a word"),
    ("( )", "a sentence"),
    ("↑ ↓", "a line"),
    ("tab", "move the start, the end, or a cursor"),
    ("[ ]", "start or end at the cursor"),
    ("+ x n", "add a span at the cursor, take one away, edit the next"),
    ("mouse", "click: the cursor there; draw: the span"),
    ("enter esc", "save, leave as it was"),
)
"""What may be pressed while spans are edited."""


@dataclass(slots=True)
class _Open:
    """Spans being edited, what they are, and who waits for them."""

    edit: SpanEdit
    title: str
    single: bool
    answer: asyncio.Future[tuple[Stretch, ...] | None]


class Editing:
    """Asks about the document that a review screen shows, and corrects fields of its claims."""

    def __init__(self, screen: Panes) -> None:
        self._screen = screen
        self._open: _Open | None = None

    # Spans, edited in the article

    @property
    def is_on(self) -> bool:
        """Whether spans are being edited in the article."""
        return self._open is not None

    def in_text(self) -> tuple[Sequence[Stretch], int | None]:
        """The spans being edited and the cursor, to be shown in the article."""
        return (self._open.edit.spans, self._open.edit.place) if self._open else ((), None)

    def hint(self) -> str:
        """What is being edited and how; empty if nothing is."""
        if self._open is None:
            return ""
        edit = self._open.edit
        which = f" {edit.number + 1}/{len(edit.spans)}" if len(edit.spans) > 1 else ""
        moves = "the cursor" if edit.edge == "cursor" else f"the {edit.edge}"
        return (
            f"{self._open.title}{which} · ← → w b ( ) move {moves} · tab start/end/cursor · "
            "[ ] start/end here · + x n spans · enter saves · esc leaves"
        )

    def key(self, key: str) -> bool:
        """Take a key if spans are being edited; whether it was taken."""
        if self._open is None:
            return False
        if key == "escape":
            self._close(None)
        elif key == "enter":
            self._close(self._open.edit.spans)
        elif key in ("up", "down"):
            place = self._screen.article.beside(self._open.edit.place, 1 if key == "down" else -1)
            self._step(lambda edit: edit.move_to(place))
        elif key in _STEPS:
            self._step(_STEPS[key])
        return key not in ("question_mark", "f1")

    def point(self, offset: int) -> None:
        """Put the cursor where the mouse is."""
        self._step(lambda edit: edit.point(offset))

    def draw(self, start: int, end: int) -> None:
        """Let the edited span be what the mouse was drawn over."""
        self._step(lambda edit: edit.put(start, end))

    def _step(self, step: Callable[[SpanEdit], SpanEdit]) -> None:
        if self._open is not None:
            edit = step(self._open.edit)
            if self._open.single and len(edit.spans) > 1:
                return
            self._open.edit = edit
            self._screen.show_all()

    def _close(self, answer: tuple[Stretch, ...] | None) -> None:
        if self._open is not None and not self._open.answer.done():
            self._open.answer.set_result(answer)

    async def spans(
        self, title: str, before: Sequence[Stretch], *, single: bool = False, at: int = 0
    ) -> list[Stretch] | None:
        """Let spans be edited in the article; ``at`` is where the cursor begins if there are none.

        Returns:
            The spans; None if they were to stay as they were.
        """
        text = self._annotation().document.text
        if not text:
            return None
        known = tuple(sorted((start, end) for start, end in before))
        cursor = known[0][0] if known else min(at, len(text) - 1)
        edit = SpanEdit(text, known, edge="end" if known else "cursor", cursor=cursor)
        self._open = _Open(edit, title, single, asyncio.get_running_loop().create_future())
        self._screen.show_all()
        try:
            answer = await self._open.answer
        finally:
            self._open = None
        self._screen.show_all()
        return None if answer is None else list(answer)

    # Questions

    async def choice(
        self, title: str, options: Sequence[Option], chosen: Sequence[Any] = ()
    ) -> Chosen | None:
        """Ask for one of some options."""
        dialog = Choose(title, options, chosen, search=len(options) > MANY)
        return await self._screen.app.push_screen_wait(dialog)

    async def several(
        self, title: str, options: Sequence[Option], chosen: Sequence[Any] = ()
    ) -> list[Any] | None:
        """Ask for any number of some options."""
        dialog = Choose(title, options, chosen, several=True, search=len(options) > MANY)
        answer = await self._screen.app.push_screen_wait(dialog)
        return None if answer is None else list(answer.values)

    async def value(self, title: str, scheme: str) -> Any:
        """Ask for a value of a scheme; None if it is left open."""
        answer = await self.choice(title, [option(scheme, each) for each in values_of(scheme)])
        return None if answer is None else answer.value

    async def text(
        self, title: str, before: str = "", check: Callable[[str], str] | None = None
    ) -> str | None:
        """Ask for a line of text."""
        return await self._screen.app.push_screen_wait(Ask(title, before, check=check))

    async def source(
        self, title: str, chosen: Sequence[Any] = (), *, optional: bool = False
    ) -> tuple[str | None, list[Change]] | None:
        """Ask for a source, which may be a new one.

        Returns:
            Its id, and the changes that make it if it is new.
        """
        options = [Option(_NEW, "a new source …"), *source_options(self._annotation())]
        options += [Option(None, "– none")] if optional else []
        answer = await self.choice(title, options, chosen)
        if answer is None:
            return None
        if answer.value != _NEW:
            return answer.value, []
        return await self.new_source()

    async def new_source(
        self, name: str = "", like: dict[str, Any] | None = None
    ) -> tuple[str, list[Change]] | None:
        """Ask for what a new source needs.

        Args:
            name: a proposal.
            like: the fields of a source that it resembles.
        """
        given = await self.text("Name of the new source", name)
        if not given:
            return None
        kind = await self.value(f"{given}: kind", "source_kind")
        if kind is None:
            return None
        made = new_id(self._annotation(), "s")
        naming = "named" if kind.startswith("named") else "role_only"
        record = {"naming": naming, **(like or {}), "id": made, "name": given, "kind": kind}
        return made, [Change(made, "added", record)]

    # Fields

    def start(self, row: Row) -> None:
        """Ask for a new value of a field and write it."""
        self._screen.run_worker(self._correct(row), exclusive=True, group="edit")

    async def _correct(self, row: Row) -> None:
        item = self._screen.session.item
        if item is None:
            return
        asked = await self._ask(row)
        if asked is None:
            return
        after, changes = asked
        if after == row.value:
            return
        shown = "–" if after in (None, []) else "changed" if "span" in row.kind else after
        what = f"{row.target} {row.label}: {shown}"
        self._screen.change(what, [*changes, Change(row.target, row.field, after)], item.document)

    async def _ask(self, row: Row) -> tuple[Any, list[Change]] | None:
        """The new value of a field, and the changes it needs before it can be made."""
        title = f"{row.section}: {row.label}"
        match row.kind:
            case "text" | "number":
                return await self._typed(row, title)
            case "spans" | "span":
                return await self._spanned(row, title)
            case "source":
                return await self.source(title, [row.value], optional=row.optional)
            case "many" | "claims":
                several = await self.several(title, options_of(row, self._annotation()), row.value)
                return None if several is None else (several, [])
            case _:
                options = options_of(row, self._annotation())
                chosen = await self.choice(title, options, [row.value])
                return None if chosen is None else (chosen.value, [])

    async def _typed(self, row: Row, title: str) -> tuple[Any, list[Change]] | None:
        number = row.kind == "number"
        before = "" if row.value is None else f"{row.value:g}" if number else str(row.value)
        answer = await self.text(title, before, wrong_number if number else None)
        if answer is None or answer == before:
            return None
        if not answer.strip():
            return (None, []) if row.optional else None
        return (float(answer), []) if number else (answer, [])

    async def _spanned(self, row: Row, title: str) -> tuple[Any, list[Change]] | None:
        single = row.kind == "span"
        before = [] if row.value is None else [tuple(row.value)] if single else row.value
        item = self._screen.session.item
        claim = next(c for c in self._annotation().claims if item and c.id == item.claim)
        at = claim.spans[0][0] if claim.spans else 0
        answer = await self.spans(title, before, single=single, at=at)
        if answer is None or answer == [tuple(span) for span in before]:
            return None
        if not single:
            return answer, []
        if not answer:
            return (None, []) if row.optional else None
        return answer[0], []

    def _annotation(self) -> Annotation:
        item = self._screen.session.item
        assert item is not None
        return self._screen.session.view(item.document).annotation


def wrong_number(answer: str) -> str:
    """What is wrong with a number as typed; empty if nothing is."""
    try:
        float(answer or 0)
    except ValueError:
        return f"{answer} is no number"
    return ""


def source_options(annotation: Annotation) -> list[Option]:
    """The sources of a document."""
    return [
        Option(source.id, source.name, f"{source.id} {source.kind.replace('_', ' ')}")
        for source in annotation.sources
    ]


def attribution_options(annotation: Annotation) -> list[Option]:
    """The attributions of a document."""
    return [Option(each.id, told(annotation, each.id)) for each in annotation.attributions]


def options_of(row: Row, annotation: Annotation) -> list[Option]:
    """What a field may hold."""
    match row.kind:
        case "choice" | "many":
            options = [option(row.scheme, value) for value in values_of(row.scheme)]
        case "truth":
            options = [Option(True, "yes"), Option(False, "no")]
        case "attribution":
            options = [each for each in attribution_options(annotation) if each.value != row.target]
        case "claims":
            options = [Option(each.id, claim_told(annotation, each)) for each in annotation.claims]
        case _:
            options = []
    if row.optional:
        options.append(Option(None, "– none"))
    return options


def option(scheme: str, value: object) -> Option:
    """A value of a scheme with its meaning."""
    meaning = definition(scheme, value)
    return Option(value, str(value).replace("_", " "), meaning.text, meaning.example)
