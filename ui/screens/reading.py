"""Texts to be read: all keys."""

from __future__ import annotations

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
