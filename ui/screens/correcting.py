"""Correcting a field of the card: asking in the way its kind wants, and writing the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution import Change, Row, start_of
from ui.numbers import number_typed
from ui.screens.questions import Questions, options_of, wrong_number

if TYPE_CHECKING:
    from ui.screens.deciding import Deciding


class Correcting:
    """Corrects fields of the claim that a review screen shows."""

    def __init__(self, screen: Deciding, questions: Questions) -> None:
        self._screen = screen
        self._questions = questions

    def start(self, row: Row) -> None:
        """Ask for a new value of a field and write it."""
        self._screen.run_worker(self._correct(row), exclusive=True, group="edit")

    async def _correct(self, row: Row) -> None:
        document = self._screen.item.document
        self._screen.and_accept = False
        asked = await self._ask(row)
        if asked is None:
            return
        after, changes = asked
        saved = True
        if after != row.value:
            shown = "–" if after in (None, []) else "changed" if "span" in row.kind else after
            change = Change(row.target, row.field, after)
            what = f"{row.target} {row.label}: {shown}"
            saved = self._screen.change(what, [*changes, change], document)
        if saved and self._screen.and_accept:
            self._screen.action_decide("accept")

    async def _ask(self, row: Row) -> tuple[Any, list[Change]] | None:
        """The new value of a field, and the changes it needs before it can be made."""
        title = f"{row.section}: {row.label}"
        match row.kind:
            case "text" | "number":
                return await self._typed(row, title)
            case "spans" | "span":
                return await self._spanned(row, title)
            case "source":
                return await self._questions.source(title, [row.value], optional=row.optional)
            case "many" | "claims":
                several = await self._questions.several(
                    title, options_of(row, self._screen.annotation), row.value
                )
                return None if several is None else (several, [])
            case _:
                options = options_of(row, self._screen.annotation)
                chosen = await self._questions.choice(title, options, [row.value])
                return None if chosen is None else (chosen.value, [])

    async def _typed(self, row: Row, title: str) -> tuple[Any, list[Change]] | None:
        number = row.kind == "number"
        before = "" if row.value is None else f"{row.value:.15g}" if number else str(row.value)
        answer = await self._questions.text(title, before, wrong_number if number else None)
        if answer is None or answer == before:
            return None
        if not answer.strip():
            return (None, []) if row.optional else None
        return (number_typed(answer), []) if number else (answer, [])

    async def _spanned(self, row: Row, title: str) -> tuple[Any, list[Change]] | None:
        single = row.kind == "span"
        before = [] if row.value is None else [tuple(row.value)] if single else row.value
        at = start_of(self._screen.claim)
        answer = await self._screen.marking.spans(title, before, single=single, at=at)
        if answer is None or answer == [tuple(span) for span in before]:
            return None
        if not single:
            return answer, []
        if not answer:
            return (None, []) if row.optional else None
        return answer[0], []
