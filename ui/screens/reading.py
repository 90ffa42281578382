"""Texts to be read: all keys, corrections that were not applied."""

from __future__ import annotations

from attribution import Session
from ui import keymap
from ui.screens.editing import SPAN_KEYS


def help_lines(keys: dict[str, list[str]]) -> list[str]:
    """Every command with its keys, in groups."""
    lines: list[str] = []
    group = ""
    for command in keymap.COMMANDS:
        if command.group != group:
            group = command.group
            lines += ["", group.upper()]
        listed = " ".join(keymap.shown(key) for key in keys[command.name])
        lines.append(f"  {listed:<14} {command.label}")
    lines += ["", "WHILE WORDS ARE MARKED IN THE ARTICLE"]
    lines += [f"  {keys:<14} {label}" for keys, label in SPAN_KEYS]
    lines += ["", "  ^p             All commands by name"]
    return lines[1:]


def problem_lines(session: Session) -> list[str]:
    """What stands in the journal but is not applied, and why; what the files hold beside."""
    lines = []
    stale, refused = session.stale, session.refused
    if stale:
        lines += ["STALE: MADE ON ANOTHER ANNOTATION OF THE DOCUMENT"]
        lines += [
            f"  line {c.seq}  {c.target} {c.field}: {c.before!r} → {c.after!r}  ({c.at})"
            for c in stale
        ]
    if refused:
        lines += ["", "REFUSED: CANNOT BE MADE"]
        lines += [f"  line {r.correction.seq}  {r.why}" for r in refused]
    if session.library.left_out:
        lines += ["", "LEFT OUT: LINES THAT ARE NO ANNOTATION"]
        lines += [f"  {line}" for line in session.library.left_out]
    if session.journal.set_aside:
        lines += ["", "TORN", f"  half a line was moved to {session.journal.set_aside}"]
    return lines or ["Every correction in the journal is applied."]
