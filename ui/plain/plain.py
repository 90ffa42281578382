"""Plain mode itself: a line comes in, its command is done."""

from __future__ import annotations

from collections.abc import Callable

from attribution import AttributionError, Corroboration, Session, on_one_line
from ui.plain.correcting import Correcting
from ui.plain.deciding import Deciding
from ui.plain.looking import Looking
from ui.plain.moving import Moving
from ui.plain.relating import Relating
from ui.plain.talk import Command, Talk
from ui.problems import problem_notice


class Plain:
    """A review by commands.

    Args:
        session: the review.
        write: takes lines to be shown, made safe.
        corroboration: what was found of the claims across documents.
    """

    def __init__(
        self,
        session: Session,
        write: Callable[[str], None],
        corroboration: Corroboration | None = None,
    ) -> None:
        self._talk = Talk(session, write)
        self._looking = Looking(self._talk)
        self.commands = (
            *Deciding(self._talk).commands,
            *Moving(self._talk).commands,
            *self._looking.commands,
            *Correcting(self._talk).commands,
            *Relating(self._talk, corroboration).commands,
            Command("h help ?", "", "these commands", self._help),
            Command("q quit", "", "leave; quit! leaves what is not saved", self._quit),
            Command("quit!", "", "leave, even if something is not saved", self._leave),
        )
        self._named = {name: each for each in self.commands for name in each.names.split()}
        self.is_over = False

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return not self._talk.saver.unsaved

    def start(self) -> None:
        """Tell where the reviewer is, and what is not as it should be."""
        self._looking.progress()
        if notice := problem_notice(self._talk.session):
            self._talk.say(f"{notice}; problems tells more")
        self._talk.tell()

    def take(self, line: str) -> None:
        """Do what a line says; what cannot be done is told."""
        name, _, rest = on_one_line(line.strip()).partition(" ")
        if not name:
            return
        command = self._named.get(name)
        if command is None:
            self._talk.say(f"error: no command {name}; h lists them")
            return
        try:
            command.do(rest.strip())
        except AttributionError as error:
            self._talk.say(f"error: {error}")

    def _help(self, _: str) -> None:
        for command in self.commands:
            names = ", ".join(command.names.split())
            self._talk.say(f"  {names} {command.arguments}".rstrip() + f": {command.told}")

    def _quit(self, _: str) -> None:
        if self._talk.saver.retry():
            self.is_over = True
        else:
            self._talk.say(self._talk.saver.unsaved)
            self._talk.say("quit! leaves all the same")

    def _leave(self, _: str) -> None:
        self.is_over = True
