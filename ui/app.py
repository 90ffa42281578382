"""The review app: themes, keys and safety of the terminal; what is done is done by the screens."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.segment import Segment, Segments
from rich.text import Text
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.color import Color
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import WorkerFailed

from attribution import AttributionError, Corroboration, Session, displayable, on_one_line
from ui import keymap, resting
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
        alone: whether the process is the review's own, so that its memory may be tidied up when
            nobody types.
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
        *,
        alone: bool = False,
    ) -> None:
        super().__init__()
        self._session = session
        self._keys = keys or {}
        self._corroboration = corroboration
        self._alone = alone
        self._resting: Timer | None = None
        self._guards: list[LineFilter] = [Visible()]
        self.sub_title = notice
        self.typing = Typing(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Let keys wait for one another."""
        if isinstance(event, Key) and not event.is_forwarded:
            self.typing.add(event)
            self._rest_later()
        else:
            await super().on_event(event)

    def _rest_later(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        if self._alone:
            self._resting = self.set_timer(resting.IDLE, resting.tidy)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of Textual, without any colour where none is wanted, and then the guard."""
        filters = [NoColor()] if self.no_color else list(super().get_line_filters())
        return [*filters, *self._guards]

    def on_mount(self) -> None:
        """Open the review."""
        self.set_keymap(self._keys)
        keys = keymap.keys_of(self._keys)
        self.push_screen(ReviewScreen(self._session, keys, self._corroboration))
        if self._alone:
            self.call_after_refresh(resting.begin)

    async def action_quit(self) -> None:
        """Leave as the review does, which asks where something is not saved."""
        if self._review is not None:
            self._review.action_quit()
        else:
            self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the review by its name, in the command palette."""
        if not isinstance(screen, ReviewScreen):
            return
        for command in keymap.COMMANDS:
            action = keymap.action(command)
            listed = " ".join(keymap.shown(key) for key in command.keys.split(","))
            yield SystemCommand(
                command.label,
                f"{command.group} · {listed}",
                lambda action=action: screen.call_later(screen.run_action, action),
            )

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key stands for; what cannot be done, such as a file that is gone, is told."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except AttributionError as error:
            self._tell(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Tell of what a worker could not do; a defect ends the app."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, AttributionError) and self._review is not None:
            self._tell(cause)
        else:
            super()._handle_exception(error)

    @property
    def _review(self) -> ReviewScreen | None:
        return next((each for each in self.screen_stack if isinstance(each, ReviewScreen)), None)

    def _tell(self, error: AttributionError) -> None:
        if self._review is not None:
            self._review.say(str(error))
            self.bell()

    def _fatal_error(self) -> None:
        """Tell of a defect without printing any of the article."""
        told = Text(displayable(traceback.format_exc()))
        self._exit_renderables.append(Segments(self.console.render(told, self.console.options)))
        self._close_messages_no_wait()
