"""The label sets of the encoder's heads, and the edit scripts that make lemmas."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from os.path import commonprefix
from pathlib import Path

RELATION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass(frozen=True, slots=True)
class Labels:
    """Each head's labels; a label's place is its number."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    entity: tuple[str, ...]
    relation: tuple[str, ...] = RELATION_TAGS

    def save(self, path: Path) -> None:
        """Write the labels as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read what ``save`` wrote."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(values) for name, values in stored.items()})


def lemma_script(form: str, lemma: str) -> str:
    """The edit that makes a lemma of a form: case, letters to cut at the end, ending to add.

    ``l2|y`` lower-cases, cuts two letters and adds "y"; ``k`` keeps the case; ``=be`` replaces the
    whole form, where the two share no beginning (after Straka 2018's edit scripts).
    """
    case, base = ("k", form) if lemma.startswith(form[:1]) else ("l", form.lower())
    if case == "k" and form != form.lower() and lemma == lemma.lower():
        case, base = "l", form.lower()
    shared = len(commonprefix((base, lemma)))  # noqa: RUF071 - letters are what is compared
    if shared == 0:
        return f"={lemma}"
    return f"{case}{len(base) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that a script makes of a form; the form itself where the script cuts too much."""
    if script.startswith("="):
        return script[1:]
    base = form.lower() if script[0] == "l" else form
    cut, _, ending = script[1:].partition("|")
    if int(cut) >= len(base) and not ending:
        return base
    return base[: max(len(base) - int(cut), 0)] + ending
