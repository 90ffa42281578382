"""The status of a statement about checking: a predicate, its outcome, who did it and to what.

One small function for each kind of act: here those of checking itself. Each gives the status, or
None where the words have nothing to do with checking ("confirmed by the Senate", "denied bail").
"""

from __future__ import annotations

from collections.abc import Callable

from attribution.lexicons import word_class
from attribution.stages.verification.findings import (
    call_partly,
    found_out,
    handed,
    replicate,
    shown,
)
from attribution.stages.verification.parties import (
    comment,
    confirm,
    contested,
    contrary,
    deny,
    likewise,
    reject,
    retract,
)
from attribution.stages.verification.statement import (
    CHECKABLE,
    CHECKERS,
    OURS,
    PARTIES,
    TOLD,
    Statement,
    Status,
)
from attribution.stages.verification.truth import (
    call_false,
    call_genuine,
    counter,
    date,
    evidence,
    publish_first,
    refute,
    tamper,
    trace,
)
from attribution.stages.verification.witness import examine, witness

_ESTABLISHED = frozenset({"aspect", "media", "account", "statement", "pronoun", "content"})


def verify(said: Statement) -> Status:
    """Checked, or not, or being checked."""
    if said.working:
        return "unable" if said.by.kind in OURS and said.thing != "nothing" else None
    if said.failed:
        return _not_verified(said)
    if said.means("holding up"):
        holds = said.thing in ("account", "statement", "pronoun") and said.by.kind == "nobody"
        return "verified_self" if holds else None
    if "can" in said.words and said.by.kind not in CHECKERS:
        return None  # "buyers can authenticate them with a chip"
    strong = said.means("of checking alone") and said.thing != "nothing"
    ours = said.by.kind in OURS and said.independently
    said_of_it = not said.attributive or said.thing in ("media", "figure", "document")
    if not said_of_it or not (said.thing in CHECKABLE or strong or ours):
        return None
    told = said.by.kind in ("official", "company", "party") and said.thing == "content"
    return "confirmed_by_party" if told else said.checked_by


def _not_verified(said: Statement) -> Status:
    if said.by.kind == "official" and not said.independently:
        return "pending_official" if said.thing in CHECKABLE else None
    ours = said.by.kind in OURS or said.independently
    return "unable" if ours or said.thing in CHECKABLE else None


def establish(said: Statement) -> Status:
    """Verbs that are said of much else: only of items and what is told, and by those who check."""
    if said.attributive:
        return None
    if said.working and said.by.kind in CHECKERS:
        return "unable"
    if said.failed:
        return _not_established(said)
    items = said.thing in ("media", "account") or said.beside_item
    items = items or (said.means("matching") and said.thing in ("figure", "document"))
    checks = items and not said.means("telling")
    compares = said.means("comparing") and said.thing in ("figure", "document", "pronoun")
    if (checks or compares) and said.by.kind in CHECKERS:
        return said.checked_by
    return found_out(said) if said.means("finding out") else None


def _not_established(said: Statement) -> Status:
    by_checker = said.by.kind in CHECKERS
    if said.by.kind == "official":
        return "pending_official" if said.means("counting") else None
    able = said.thing in _ESTABLISHED
    unread = said.means("looking over") and said.thing in ("figure", "document")
    if by_checker:
        asked = said.thing == "nothing" and said.asking
        able = able or unread or asked or (said.means("identifying") and said.beside_item)
    able = able or (said.by.kind == "nobody" and unread)
    able = able or (said.means("knowing") and said.asking and said.beside_item)
    barred = said.by.kind == "party" and said.words & word_class("letting")
    return "unable" if able and (by_checker or barred or said.by.kind == "nobody") else None


def corroborate(said: Statement) -> Status:
    """An account that others back; "support" and "agree with" are said of much else."""
    if said.means("corroborating") and said.thing == "event" and said.by.kind == "expert":
        return None if said.failed else "verified_other"  # "corroborated 63 cases of torture"
    claimed = said.thing == "account" or (said.thing == "statement" and said.of_claim)
    loose = said.means("of much else")
    if said.thing not in (*TOLD, "media") or (loose and not claimed):
        return None
    if said.failed:
        return _not_backed(said)
    if said.heard:
        return "verified_self"
    if said.by.kind in PARTIES:
        return "confirmed_by_party"
    return None if said.by.kind == "nobody" else said.checked_by


def _not_backed(said: Statement) -> Status:
    """Not backed by anything that the outlet or a checker looked at, or by anybody."""
    if said.means("agreeing"):
        return None
    if said.by.kind == "evidence" or (said.unsupported and said.by.kind in CHECKERS):
        return "refuted"
    return verify(said)


def show(said: Statement) -> Status:
    """What metadata, shadows or a search for the picture show."""
    if said.failed or not said.by_method:
        return None
    return "refuted" if said.disproved else said.checked_by


def support(said: Statement) -> Status:
    """Records found for some of many things told, which verifies as much of it."""
    if said.by_method:
        return show(said)
    backed = said.counted and not said.failed and said.by.kind in (*OURS, "expert")
    return "partly_verified" if backed else None


def confirmation(said: Statement) -> Status:
    """No confirmation, official or any."""
    if not said.failed:
        came = said.given and said.by.kind in ("official", "company", "organisation")
        return "confirmed_by_party" if came else None
    if said.means("needs official") and not said.officially:
        return None
    return "pending_official" if said.officially or said.by.kind == "official" else "unable"


def unchecked(said: Statement) -> Status:
    """Called unverified or unproven."""
    single = said.thing == "account" and said.attributive and not said.plural
    if single or said.failed or said.by.kind in PARTIES:
        return None
    told = said.thing in ("media", "statement", "figure", "account", "document")
    return "unable" if told else None


def unclear(said: Statement) -> Status:
    """Only of pictures and recordings: who made them, when and where; and of papers in doubt."""
    doubted = said.means("doubting") and said.of_document
    return "unable" if said.thing == "aspect" and (said.of_item or doubted) else None


RULES: dict[str, Callable[[Statement], Status]] = {
    "verify": verify, "establish": establish, "corroborate": corroborate, "show": show,
    "support": support, "confirmation": confirmation, "unchecked": unchecked, "unclear": unclear,
    "confirm": confirm, "deny": deny, "reject": reject, "comment": comment, "contrary": contrary,
    "likewise": likewise, "publish": publish_first, "refute": refute, "counter": counter,
    "contested": contested, "retract": retract, "found": found_out, "replicate": replicate,
    "handed": handed, "shown": shown, "partly": call_partly,
    "false": call_false, "genuine": call_genuine, "dated": date, "evidence": evidence,
    "trace": trace, "tampering": tamper, "witness": witness, "examine": examine,
}  # fmt: skip
