"""What the outlet's own people saw, counted and heard, and what papers they had in hand."""

from __future__ import annotations

from dataclasses import replace

from attribution.lexicons import word_class
from attribution.stages.verification.statement import (
    OURS,
    Statement,
    Status,
)


def witness(said: Statement) -> Status:
    """Only the outlet's own people, and what happens rather than papers."""
    if said.failed:
        return _not_seen(said)
    if said.by.kind != "outlet" or said.frame.subject is None:
        return None
    papers = said.thing in ("document", "media") or said.modified in ("evidence", "figure")
    if papers and said.means("seeing") and not said.words & {"i", "we"}:
        return "verified_self"
    return "witnessed_self" if _is_seen(said) else None


def _is_seen(said: Statement) -> bool:
    """Whether somebody was there to see it."""
    if said.means("coming"):
        return bool(said.words & {"when", "as"})
    if said.means("passing"):
        return said.past and bool(said.words & {"i", "we", "when", "as"})
    if said.means("hearing") and (said.thing == "content" or "we" in said.words):
        return False
    if "i" in said.words:
        return _is_seen_by_writer(said)
    if "we" in said.words:
        return said.past and (said.means("on purpose") or said.thing in ("event", "content"))
    return _is_seen_by_staff(said)


def _is_seen_by_staff(said: Statement) -> bool:
    """What a reporter saw; of an unnamed thing only where it is told what went on meanwhile."""
    if said.thing == "nothing":
        return bool(said.words & {"as", "while", "when"})
    if said.thing == "pronoun":
        return said.means("watching") and said.past
    return said.thing != "statement"


def _is_seen_by_writer(said: Statement) -> bool:
    """What "I" counted, watched, or can see from somewhere; "I see" alone is said of much else."""
    if said.thing == "nothing":
        return said.past and bool(said.words & {"as", "while"})
    if said.thing not in ("other", "event", "figure"):
        return False
    from_there = "from" in said.words and said.words & {"can", "could"}
    return bool((said.means("on purpose") and said.past) or from_there)


def _not_seen(said: Statement) -> Status:
    """What the outlet could not see, or was not shown."""
    if said.by.kind == "outlet" and said.means("passing"):
        return witness(replace(said, frame=replace(said.frame, outcome="done")))
    if not said.means("seeing") or said.by.kind not in OURS:
        return None
    let = said.words & word_class("letting")
    kept = said.thing == "document" or (let and said.thing in ("pronoun", "media"))
    barred = "could" in said.words and said.thing not in ("pronoun", "nothing")
    return "unable" if kept or barred else None


def examine(said: Statement) -> Status:
    """Papers and pictures that were reviewed, obtained or inspected."""
    if said.attributive or said.by.kind not in (*OURS, "expert"):
        return None
    if said.failed:
        kept = said.by.kind in OURS and said.thing in ("document", "media", "pronoun")
        return "unable" if kept else None
    papers = said.thing in ("document", "figure") or (
        said.thing == "statement" and said.words & word_class("reviewed_paper")
    )
    pictures = said.thing == "media" and not said.means("getting")
    by_experts = said.by.kind == "expert" and said.thing not in ("nothing", "pronoun")
    concluded = by_experts and said.words & word_class("concluded")
    beside = (pictures or by_experts) and said.frame.modifies is not None
    beside = beside or bool(concluded)
    return said.checked_by if papers or beside else None
