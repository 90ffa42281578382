"""``attribution review``: opens the review of some annotations, in the terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from io import TextIOWrapper
from pathlib import Path

from attribution.cli.terminal import Share, say
from attribution.errors import UsageError
from attribution.journal import Journal, journal_path
from attribution.review.clusters import Corroboration
from attribution.review.library import Library
from attribution.review.session import Session, others_in


def review(arguments: Namespace) -> int:
    """Review annotations; gives the exit code.

    Raises:
        UsageError: for arguments that make no sense.
        StoreError: if a file cannot be read, or somebody else holds the journal.
    """
    if arguments.serve:
        return _served(arguments)
    if not arguments.plain:
        _need_terminal()
    folder = arguments.journals
    path = journal_path(folder, arguments.reviewer)
    with Share("indexing the annotations", shown=sys.stderr.isatty()) as share:
        library = Library(arguments.files, share.tell)
    for notice in library.notices:
        say(notice)
    with Journal(path, arguments.reviewer) as journal:
        if journal.set_aside:
            say(f"{path} ended in half a line, which was moved to {journal.set_aside}")
        others = {} if arguments.blind else others_in(folder, arguments.reviewer)
        with Share("reading the journals", shown=sys.stderr.isatty()) as share:
            session = Session(library, journal, others, share.tell)
        session.resume()
        if arguments.order or arguments.filter is not None:
            session.arrange(order=arguments.order, expression=arguments.filter)
        path = arguments.corroboration
        found = Corroboration(path) if path else None
        return _plainly(session, found) if arguments.plain else _open(session, found, arguments)


def _served(arguments: Namespace) -> int:
    """Serve the same command, without ``--serve``, to a browser."""
    from ui.serve import serve

    command = [sys.executable, "-m", "attribution.cli"]
    serve([*command, *(each for each in sys.argv[1:] if each != "--serve")], arguments.port, say)
    return 0


def _need_terminal() -> None:
    """Refuse to draw where nobody could see it.

    Raises:
        UsageError: if there is no terminal that can move a cursor.
    """
    if "TEXTUAL_DRIVER" in os.environ:  # the other end is a browser
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("the review needs a terminal; --plain takes commands line by line")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("TERM=dumb cannot show the review; --plain works line by line")


def _notice(arguments: Namespace) -> str:
    """What the reviewer has to know all the time."""
    notices = ["blind"] if arguments.blind else []
    if not (sys.stderr.encoding or "").lower().startswith("utf"):
        notices.append("no UTF-8 here: ? stands for marks")
    return ", ".join(notices)


def _plainly(session: Session, found: Corroboration | None) -> int:
    """Lines in, lines out, until the end of the input; 1 if something could not be saved."""
    from ui.plain import Plain

    if isinstance(sys.stdin, TextIOWrapper):  # bytes that are no text are no reason to stop
        sys.stdin.reconfigure(errors="replace")

    def write(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    plain = Plain(session, write, found)
    plain.start()
    for line in sys.stdin:
        plain.take(line)
        session.remember()
        if plain.is_over:
            break
    return 0 if plain.all_saved else 1


def _own_keys() -> Path:
    """Where a reviewer's own keys are looked for."""
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(folder) / "attribution" / "keys.toml"


def _open(session: Session, found: Corroboration | None, arguments: Namespace) -> int:
    from ui.app import ReviewApp
    from ui.keymap import read_keymap

    path = arguments.keys or (default if (default := _own_keys()).is_file() else None)
    keys = read_keymap(path) if path else {}
    app = ReviewApp(session, keys, found, _notice(arguments), alone=True)
    app.run()
    if app.return_code:
        raise UsageError("the review ended with an error; everything that was saved is kept")
    return 0
