"""Nothing passes for saved that is not: an act whose write failed is kept and tried again."""

from __future__ import annotations

from collections.abc import Callable

from attribution import StoreError


class Saver:
    """Does what writes to the journal, and remembers what could not be written.

    ``unsaved`` says what and why, empty if all is saved.
    """

    def __init__(self) -> None:
        self.unsaved = ""
        self._act: Callable[[], object] | None = None

    def attempt(self, what: str, act: Callable[[], object]) -> bool:
        """Do something that writes, after what is still to be saved.

        Returns:
            Whether it was done. If not, and something earlier still fails, it was not even begun.
        """
        return self.retry() and self._do(what, act)

    def retry(self) -> bool:
        """Try again what was not saved; whether everything is saved now."""
        if self._act is None:
            return True
        what, _, _ = self.unsaved.partition(": NOT SAVED")
        return self._do(what, self._act)

    def give_up(self) -> None:
        """Forget what could not be saved, at the reviewer's word."""
        self._act, self.unsaved = None, ""

    def _do(self, what: str, act: Callable[[], object]) -> bool:
        self.give_up()
        try:
            act()
        except StoreError as error:
            why = str(error).replace("NOT SAVED: ", "")
            self._act, self.unsaved = act, f"{what}: NOT SAVED: {why}"
            return False
        return True
