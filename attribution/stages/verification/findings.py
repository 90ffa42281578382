"""What the outlet found out itself or was given, and what others tried again or were asked."""

from __future__ import annotations

from attribution.stages.verification.statement import CHECKERS, OURS, TOLD, Statement, Status


def found_out(said: Statement) -> Status:
    """The outlet's own finding, "the Mail has found that …"; what that opposes is wrong."""
    own = said.by.kind in OURS and said.frame.content is not None and said.thing == "content"
    if not own or said.failed or said.future or said.judging:
        return None
    return "refuted" if said.opposing else said.checked_by


def replicate(said: Statement) -> Status:
    """A result that was had again, or an account that could not be held against anything."""
    if said.attributive or said.thing not in ("account", "statement", "figure"):
        return None
    if said.failed:
        return None if said.by.kind in ("official", "company") else "unable"
    again = said.means("doing again") and said.by.kind in (*CHECKERS, "company")
    return "verified_other" if again else None


def handed(said: Statement) -> Status:
    """Papers that somebody let the outlet have: "correspondence shared with the Mail"."""
    papers = said.thing == "document"
    return "verified_self" if papers and said.in_hand and not said.failed else None


def shown(said: Statement) -> Status:
    """Experts who were shown an item and then say what they make of it."""
    if said.failed or said.modified != "expert" or not said.beside_item:
        return None
    return "verified_other"


def call_partly(said: Statement) -> Status:
    """Called true in part: by the outlet or a checker; parties only say so."""
    told = said.thing in TOLD and said.predicated and not said.failed
    if not told or said.by.kind in ("party", "official", "company"):
        return None
    return "partly_verified"
