"""Texts to be read: all keys, the meaning of every value."""

from __future__ import annotations

from textwrap import wrap

from attribution import SCHEMES, definition, on_one_line, values_of
from ui import keymap
from ui.screens.marking import SPAN_KEYS


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
    lines += ["", "WHILE SOMETHING IS ASKED", "  ^s             take it and accept the claim"]
    lines += ["", "  ^p             All commands by name"]
    return lines[1:]


def wrapped(line: str, width: int) -> list[str]:
    """A line in as many as it needs, the later ones indented."""
    return wrap(on_one_line(line), width, subsequent_indent="    ") or [""]


def guideline_lines(width: int) -> list[str]:
    """Every value of every scheme with its meaning, in lines of so many characters."""
    lines: list[str] = []
    for scheme in SCHEMES:
        lines += ["", scheme.replace("_", " ").upper()]
        for value in values_of(scheme):
            meaning = definition(scheme, value)
            example = f"  e.g. {meaning.example}" if meaning.example else ""
            told = wrap(f"{meaning.text}{example}", max(width - 24, 20))
            name = str(value).replace("_", " ")
            lines.append(f"  {name:<22}{told[0]}")
            lines += [f"{'':<24}{line}" for line in told[1:]]
    return lines[1:]
