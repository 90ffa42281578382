"""Comparing: reviewers side by side, their agreement, the claim in other documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attribution import ClaimRef, Corroboration, claim_of
from ui.dialogs.adjudicating import Adjudication
from ui.dialogs.choosing import Choose, Option
from ui.elsewhere import elsewhere
from ui.measuring import field_told, heading

if TYPE_CHECKING:
    from ui.screens.panes import Panes

_MANY = 26


class Comparing:
    """Opens what compares, from the review."""

    def __init__(self, screen: Panes, corroboration: Corroboration | None) -> None:
        self._screen = screen
        self._corroboration = corroboration

    async def adjudicate(self) -> None:
        """Reviewers side by side on the current claim."""
        session = self._screen.session
        if not session.others:
            self._screen.say("nobody else’s journal is open; start without --blind to see others")
        elif session.item is not None:
            await self._side_by_side(session.item.document, session.item.claim)

    async def agreement(self) -> None:
        """Figures by field; a field lists its disagreements, one of which opens side by side."""
        session = self._screen.session
        if not session.others:
            self._screen.say("agreement needs another reviewer’s journal, and no --blind")
            return
        found = await self._screen.work_off("Measuring agreement", session.agreement)
        if found is None:
            self._screen.say("agreement was not measured to its end")
            return
        options = [Option(name, name, field_told(found, name)) for name in found.fields]
        field = await self._choose(heading(found), options)
        if field is None:
            return
        listed = [
            Option(
                each,
                f"{each.name} {each.target}",
                "  ".join(f"{who}: {value}" for who, value in each.values.items()),
            )
            for each in found.on(str(field))
        ]
        if not listed:
            self._screen.say(f"nobody differs on {field}")
            return
        chosen = await self._choose(f"Disagreements on {field}", listed)
        if chosen is not None:
            await self._open(chosen.document, chosen.target)

    async def _open(self, document: str, target: str) -> None:
        """Open a record side by side, on the claim it belongs to."""
        session = self._screen.session
        number = session.number_of(document)
        if number is None:
            return
        views = (view.annotation for view in session.views(number).values())
        claim = next((found for view in views if (found := claim_of(view, target))), None)
        if claim is None:
            self._screen.say(f"{target} belongs to no claim any more")
            return
        session.find(number, claim)
        await self._side_by_side(number, claim)

    async def _side_by_side(self, document: int, claim: str) -> None:
        await self._screen.ask(Adjudication(self._screen, document, claim))
        self._screen.show_all()

    async def cluster(self) -> None:
        """The claim's other tellings, relations and drift; choosing one goes there."""
        session = self._screen.session
        if self._corroboration is None or session.item is None:
            self._screen.say("start with --corroboration FILE to see claims across documents")
            return
        title, found = elsewhere(session, self._corroboration, session.item)
        if not found:
            self._screen.say("nothing was found of this claim in other documents")
            return
        options = [Option(each.place, each.label, each.told) for each in found]
        chosen = await self._choose(title, options)
        if isinstance(chosen, ClaimRef):
            self._go(chosen)

    def _go(self, place: ClaimRef) -> None:
        session = self._screen.session
        number = session.number_of(place.document)
        if number is None or place.claim is None or not session.find(number, place.claim):
            self._screen.say("that claim is not in the queue; a filter may hide it")
            return
        self._screen.show_all()

    async def _choose(self, title: str, options: Sequence[Option]) -> Any:
        dialog = Choose(title, options, search=len(options) > _MANY)
        chosen = await self._screen.ask(dialog)
        return None if chosen is None else chosen.value
