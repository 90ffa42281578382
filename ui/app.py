"""The review app: themes, keys and safety of the terminal; what is done is done by the screens."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.segment import Segment, Segments
from rich.text import Text
from textual.app import App, SystemCommand
from textual.color import Color
from textual.events import Event, Key
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from attribution import Corroboration, Session, displayable, on_one_line
from ui import keymap
from ui.screens.review import ReviewScreen
from ui.typing import Typing


class Visible(LineFilter):
    """The last guard before the terminal: whatever a widget drew holds no control character."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace what is hidden, character by character; links are dropped."""
        return [
            segment
            if segment.text.isprintable()
            else Segment(on_one_line(segment.text), segment.style, None)
            for segment in segments
        ]


class ReviewApp(App[None]):
    """Review claims in the terminal.

    Args:
        session: the review.
        keys: the reviewer's own keys, by command.
        corroboration: what was found of the claims across documents.
        notice: shown beside the progress, for example that the review is blind.
    """

    CSS_PATH = Path(__file__).with_name("review.tcss")
    TITLE = "attribution review"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        session: Session,
        keys: dict[str, str] | None = None,
        corroboration: Corroboration | None = None,
        notice: str = "",
    ) -> None:
        super().__init__()
        self._session = session
        self._keys = keys or {}
        self._corroboration = corroboration
        self._guards: list[LineFilter] = [Visible()]
        self.sub_title = notice
        self.typing = Typing(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Let keys wait for one another."""
        if isinstance(event, Key) and not event.is_forwarded:
            self.typing.add(event)
        else:
            await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of Textual, without any colour where none is wanted, and then the guard."""
        filters = [NoColor()] if self.no_color else list(super().get_line_filters())
        return [*filters, *self._guards]

    def on_mount(self) -> None:
        """Open the review."""
        self.set_keymap(self._keys)
        keys = keymap.keys_of(self._keys)
        self.push_screen(ReviewScreen(self._session, keys, self._corroboration))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the review by its name, in the command palette."""
        if not isinstance(screen, ReviewScreen):
            return
        for command in keymap.COMMANDS:
            action = command.action or command.name.replace("-", "_")
            listed = " ".join(keymap.shown(key) for key in command.keys.split(","))
            yield SystemCommand(
                command.label,
                f"{command.group} · {listed}",
                lambda action=action: screen.call_later(screen.run_action, action),
            )

    def _fatal_error(self) -> None:
        """Tell of a defect without printing any of the article."""
        told = Text(displayable(traceback.format_exc()))
        self._exit_renderables.append(Segments(self.console.render(told, self.console.options)))
        self._close_messages_no_wait()
