"""Questions about the document under review.

Each is a coroutine that gives the answer, or None where the reviewer left it open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from attribution import (
    Annotation,
    Change,
    Row,
    Source,
    added_source,
    claim_told,
    definition,
    told,
    values_of,
)
from ui.dialogs.asking import Ask
from ui.dialogs.choosing import Choose, Chosen, Option
from ui.numbers import number_typed

if TYPE_CHECKING:
    from ui.screens.panes import Panes

MANY = 26
"""With more options than this, one types to find instead of pressing a letter."""
_NEW = "new"


class Questions:
    """Asks over a review screen."""

    def __init__(self, screen: Panes) -> None:
        self._screen = screen

    async def choice(
        self, title: str, options: Sequence[Option], chosen: Sequence[Any] = ()
    ) -> Chosen | None:
        """Ask for one of some options."""
        dialog = Choose(title, options, chosen, search=len(options) > MANY)
        return await self._screen.ask(dialog)

    async def several(
        self, title: str, options: Sequence[Option], chosen: Sequence[Any] = ()
    ) -> list[Any] | None:
        """Ask for any number of some options."""
        dialog = Choose(title, options, chosen, several=True, search=len(options) > MANY)
        answer = await self._screen.ask(dialog)
        return None if answer is None else list(answer.values)

    async def value(self, title: str, scheme: str) -> Any:
        """Ask for a value of a scheme; None if it is left open."""
        answer = await self.choice(title, [option(scheme, each) for each in values_of(scheme)])
        return None if answer is None else answer.value

    async def text(
        self, title: str, before: str = "", check: Callable[[str], str] | None = None
    ) -> str | None:
        """Ask for a line of text."""
        return await self._screen.ask(Ask(title, before, check=check))

    async def source(
        self, title: str, chosen: Sequence[Any] = (), *, optional: bool = False
    ) -> tuple[str | None, list[Change]] | None:
        """Ask for a source, which may be a new one.

        Returns:
            Its id, and the changes that make it if it is new.
        """
        options = [Option(_NEW, "a new source …"), *source_options(self._screen.annotation)]
        options += [Option(None, "– none")] if optional else []
        answer = await self.choice(title, options, chosen)
        if answer is None:
            return None
        if answer.value != _NEW:
            return answer.value, []
        return await self.new_source()

    async def new_source(
        self, name: str = "", like: Source | None = None
    ) -> tuple[str, list[Change]] | None:
        """Ask for what a new source needs.

        Args:
            name: a proposal.
            like: a source that it resembles.
        """
        named = await self.named_source(name)
        return None if named is None else added_source(self._screen.annotation, *named, like)

    async def named_source(self, name: str = "") -> tuple[str, str] | None:
        """Ask for the name and the kind of a source."""
        given = await self.text("Name of the new source", name)
        if not given:
            return None
        kind = await self.value(f"{given}: kind", "source_kind")
        return None if kind is None else (given, kind)


def wrong_number(answer: str) -> str:
    """What is wrong with a number as typed; empty if nothing is."""
    try:
        number_typed(answer)
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
