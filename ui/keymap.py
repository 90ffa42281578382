"""Every command of the review, with the keys that give it, and the reviewer's own keys instead.

A file of keys is TOML: a table ``keys`` from the names below to a key or a list of keys, as
Textual names them::

    [keys]
    accept = "enter"
    next = ["j", "ctrl+n"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from textual.binding import Binding

from attribution import UsageError


class Command(NamedTuple):
    """Something that can be done: its name, keys, what to call it, and its place in the help.

    ``action`` is the screen's method; the name, with underscores, if empty. ``shown`` commands
    stand in the line at the bottom.
    """

    name: str
    keys: str
    label: str
    group: str
    action: str = ""
    shown: bool = False


def _edit(name: str, key: str, label: str, row: str) -> Command:
    return Command(name, key, label, "Correct a field", f"edit('{row}')")


EDITS = (
    _edit("verification", "v", "verification status", "claim.verification.status"),
    _edit("type", "t", "type of attribution", "attribution.type"),
    _edit("quotation", "q", "form of quotation", "attribution.quote.form"),
    _edit("source", "w", "who says it: choose another source", "attribution.source_id"),
    _edit("commitment", "c", "how sure the source is", "claim.commitment"),
    _edit("zone", "z", "part of the page", "claim.zone"),
    _edit("act", "y", "speech act", "attribution.speech_act"),
    _edit("stance", "S", "stance of the cue", "attribution.stance"),
    _edit("channel", "h", "channel", "attribution.channel"),
    _edit("kind", "i", "kind of source", "source.kind"),
    _edit("affiliation", "I", "affiliation of the source", "source.affiliation"),
    _edit("access", "K", "how the source can know", "source.access"),
    _edit("naming", "N", "naming or anonymity of the source", "source.naming"),
    _edit("claim-flags", "F", "flags of the claim", "claim.flags"),
    _edit("chain-end", "E", "where the chain ends", "claim.chain_end"),
    _edit("origin", "O", "first source", "claim.origin_id"),
    _edit("parent", "p", "parent of the attribution", "attribution.parent"),
    _edit("attribution", "P", "attribution of the claim", "claim.attribution_id"),
)
COMMANDS = (
    Command("accept", "a", "Accept", "Decide", "decide('accept')", shown=True),
    Command("reject", "r", "Reject", "Decide", "decide('reject')", shown=True),
    Command("skip", "s", "Skip", "Decide", "decide('skip')", shown=True),
    Command("flag", "f", "Flag", "Decide", "decide('flag')", shown=True),
    Command("clear", "backspace", "Take the decision back", "Decide", "decide('')"),
    Command("note", "n", "Note", "Decide", shown=True),
    Command("accept-all", "A", "Accept all that the filter shows", "Decide"),
    Command("undo", "u", "Undo", "Decide", shown=True),
    Command("redo", "U,ctrl+r", "Redo", "Decide"),
    Command("retry", "ctrl+s", "Save again what was NOT SAVED", "Decide"),
    Command("next", "j", "Next claim", "Move", "move(1)"),
    Command("previous", "k", "Claim before", "Move", "move(-1)"),
    Command("next-unreviewed", "full_stop,space", "Next claim without a decision", "Move"),
    Command("first", "g", "First claim", "Move", "go(0)"),
    Command("last", "G", "Last claim", "Move", "go(-1)"),
    Command("down", "down", "Down in this pane", "Move", "step(1)"),
    Command("up", "up", "Up in this pane", "Move", "step(-1)"),
    Command("page-down", "pagedown", "A page down in this pane", "Move", "page(1)"),
    Command("page-up", "pageup", "A page up in this pane", "Move", "page(-1)"),
    Command("pane", "tab", "Next pane", "Move", "pane(1)"),
    Command("pane-back", "shift+tab", "Pane before", "Move", "pane(-1)"),
    Command("document", "d", "Choose a document", "Move"),
    Command("filter", "slash", "Filter", "Find", shown=True),
    Command("order", "o", "Order of the queue", "Find"),
    Command("edit-here", "enter", "Correct the field under the cursor", "Correct a field"),
    Command("edit-any", "e", "Edit", "Correct a field", shown=True),
    *EDITS,
    Command("merge", "m", "The source is the same as another", "Relate", "relate('merge')"),
    Command("split", "M", "Part of what the source says is another's", "Relate", "relate('split')"),
    Command("attach", "x", "Which checks cover the claim", "Relate", "relate('attach')"),
    Command("add", "plus", "Add a claim, attribution, check, …", "Relate", "relate('add')"),
    Command(
        "delete",
        "minus,delete",
        "Delete the claim, its attribution, …",
        "Relate",
        "relate('delete')",
    ),
    Command("adjudicate", "D", "Reviewers side by side", "Compare"),
    Command("agreement", "R", "How far reviewers agree, and where not", "Compare"),
    Command("cluster", "C", "The claim in other documents", "Compare"),
    Command("problems", "exclamation_mark", "Corrections not applied: stale and refused", "Show"),
    Command("guidelines", "f2", "Guidelines", "Show"),
    Command("help", "question_mark,f1", "Help", "Show", shown=True),
    Command("theme", "f3", "Light or dark", "Show"),
    Command("quit", "Q,ctrl+q", "Quit", "Show"),
)
"""All commands of the review screen, in the order of the help."""


def action(command: Command) -> str:
    """The screen's action that a command stands for."""
    return command.action or command.name.replace("-", "_")


def row_of(command: Command) -> str:
    """The row of the card that a command of ``EDITS`` corrects."""
    return command.action.removeprefix("edit('").removesuffix("')")


def bindings() -> list[Binding]:
    """What Textual needs to know of the commands."""
    return [
        Binding(
            command.keys,
            action(command),
            command.label,
            show=command.shown,
            id=command.name,
            priority=command.name in ("pane", "pane-back"),
        )
        for command in COMMANDS
    ]


def read_keymap(path: Path) -> dict[str, str]:
    """A reviewer's own keys, by command.

    Raises:
        UsageError: if the file cannot be used, or gives one key to two commands.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("keys", {})
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as keys: {error}") from error
    names = {command.name for command in COMMANDS}
    keymap: dict[str, str] = {}
    for name, keys in table.items():
        if name not in names:
            raise UsageError(f"{path}: {name!r} is no command; they are {', '.join(sorted(names))}")
        listed = [keys] if isinstance(keys, str) else keys
        if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
            raise UsageError(f"{path}: {name} needs a key or a list of keys")
        keymap[name] = ",".join(listed)
    _check(path, keymap)
    return keymap


def keys_of(keymap: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys of every command, the reviewer's own where there are some."""
    return {c.name: keymap.get(c.name, c.keys).split(",") for c in COMMANDS}


def _check(path: Path, keymap: Mapping[str, str]) -> None:
    taken: dict[str, str] = {}
    for name, keys in keys_of(keymap).items():
        for key in keys:
            if key in taken:
                raise UsageError(f"{path}: {key} is the key of both {taken[key]} and {name}")
            taken[key] = name


_SHORT = {
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
}


def shown(key: str) -> str:
    """A key as it is written for people."""
    return _SHORT.get(key, key.replace("ctrl+", "^").replace("shift+", "⇧"))
