"""The command ``attribution``.

Exit codes: 0; 1 some documents failed; 2 usage; 3 environment, model or stored file; 130 Ctrl-C.
Whatever a command needs is imported when it runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

from attribution.cli.arguments import parser
from attribution.cli.terminal import INTERRUPTED, say
from attribution.errors import AttributionError, ModelError
from attribution.text import displayable


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: its arguments, without the command's own name; None takes those of the process.

    Returns:
        The exit code.

    Raises:
        SystemExit: from the parser, for ``--help``, ``--version`` and usage errors it finds.
    """
    _never_fail_to_encode()
    sys.excepthook = _tell_of_defect
    try:
        code = _run(parser().parse_args(argv))
        sys.stdout.flush()
    except AttributionError as error:
        say(str(error))
        return error.exit_code
    except ImportError as error:
        say(f"{error}; install this project again")
        return ModelError.exit_code
    except BrokenPipeError:
        _discard_output()
        return 0
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    return code


def _run(arguments: Namespace) -> int:
    match arguments.command:
        case "annotate":
            from attribution.cli.annotate import annotate as command
        case "show":
            from attribution.cli.commands import show as command
        case "summary":
            from attribution.cli.commands import summary as command
        case "models":
            from attribution.cli.commands import models as command
        case "corroborate":
            from attribution.cli.corroborate import corroborate as command
        case "agreement":
            from attribution.cli.reviewed import agreement as command
        case "export":
            from attribution.cli.reviewed import export as command
        case "verify":
            from attribution.cli.reviewed import verify as command
        case "review":
            from attribution.cli.review import review as command
        case "compare":
            from attribution.cli.corroborate import compare as command
        case _:
            from attribution.cli.commands import evaluate as command
    return command(arguments)


def _never_fail_to_encode() -> None:
    """In a terminal that is not UTF-8, characters it lacks are printed as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _tell_of_defect(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A traceback as Python prints it; what it quotes of an article is made safe."""
    sys.stderr.write(displayable("".join(traceback.format_exception(kind, error, trace))))


def _discard_output() -> None:
    """The reader has gone: let the interpreter's last flush go nowhere instead of failing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
