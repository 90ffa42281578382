"""Correcting one field: asking for its value in the way its kind wants, and writing the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution import Annotation, Change, Row, claim_told, definition, told, values_of
from ui.screens.dialogs import Ask, Choose, Chosen, Option

if TYPE_CHECKING:
    from ui.screens.review import ReviewScreen

Stretch = tuple[int, int]
_MANY = 26
"""With more options than this, one types to find instead of pressing a letter."""


class Editing:
    """Corrects fields of the claim that a review screen shows."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    @property
    def is_on(self) -> bool:
        """Whether spans are being edited in the article."""
        return False

    def in_text(self) -> tuple[list[Stretch], int | None]:
        """The spans being edited and the cursor, to be shown in the article."""
        return [], None

    def hint(self) -> str:
        """What can be done now; empty if nothing special."""
        return ""

    def finish(self) -> None:
        """Save the spans being edited."""

    def start(self, row: Row) -> None:
        """Ask for a new value of a field and write it."""
        self._screen.run_worker(self._ask(row), exclusive=True, group="edit")

    async def _ask(self, row: Row) -> None:
        item = self._screen.session.item
        if item is None:
            return
        annotation = self._screen.session.view(item.document).annotation
        if row.kind in ("text", "number"):
            await self._typed(row, item.document)
            return
        options = _options(row, annotation)
        several = row.kind in ("many", "claims")
        chosen: Chosen | None = await self._screen.app.push_screen_wait(
            Choose(
                f"{row.section}: {row.label}",
                options,
                row.value if several else [row.value],
                several=several,
                search=len(options) > _MANY,
            )
        )
        if chosen is not None:
            after = list(chosen.values) if several else chosen.value
            self._write(row, after, item.document)

    async def _typed(self, row: Row, document: int) -> None:
        number = row.kind == "number"
        before = "" if row.value is None else f"{row.value:g}" if number else str(row.value)
        answer = await self._screen.app.push_screen_wait(
            Ask(f"{row.section}: {row.label}", before, check=_wrong_number if number else None)
        )
        if answer is None:
            return
        after: Any = float(answer) if number and answer.strip() else answer
        if not answer.strip() and row.optional:
            after = None
        self._write(row, after, document)

    def _write(self, row: Row, after: Any, document: int) -> None:
        if after == row.value:
            return
        shown = "–" if after is None else after
        what = f"{row.target} {row.label}: {shown}"
        self._screen.change(what, [Change(row.target, row.field, after)], document)


def _wrong_number(answer: str) -> str:
    try:
        float(answer or 0)
    except ValueError:
        return f"{answer} is no number"
    return ""


def _options(row: Row, annotation: Annotation) -> list[Option]:
    match row.kind:
        case "choice" | "many":
            options = [_option(row.scheme, value) for value in values_of(row.scheme)]
        case "truth":
            options = [Option(True, "yes"), Option(False, "no")]
        case "source":
            options = [
                Option(source.id, source.name, f"{source.id} {source.kind.replace('_', ' ')}")
                for source in annotation.sources
            ]
        case "attribution":
            options = [
                Option(each.id, told(annotation, each.id)) for each in annotation.attributions
            ]
        case "claims":
            options = [Option(each.id, claim_told(annotation, each)) for each in annotation.claims]
        case _:
            options = []
    if row.optional:
        options.append(Option(None, "– none"))
    return options


def _option(scheme: str, value: object) -> Option:
    meaning = definition(scheme, value)
    return Option(value, str(value).replace("_", " "), meaning.text, meaning.example)
