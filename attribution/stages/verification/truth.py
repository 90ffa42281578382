"""What is said to be wrong or real: claims that fail, pictures that are not what they seem."""

from __future__ import annotations

from attribution.stages.verification.parties import publish
from attribution.stages.verification.statement import (
    CHECKERS,
    PARTIES,
    TOLD,
    Statement,
    Status,
)

_FOUND_FALSE = frozenset(
    {"account", "statement", "figure", "media", "document", "pronoun", "content"}
)


def refute(said: Statement) -> Status:
    """Shown to be wrong; a party that "refutes" a claim only disputes it."""
    if said.failed and not said.entry.negated:
        return None
    if said.attributive:
        return "refuted" if said.of_claim and said.frame.passive else None
    if said.thing not in (*TOLD, "media"):
        return None
    own = said.by.kind in PARTIES and said.means("of parties too")
    return "disputed" if own else "refuted"


def counter(said: Statement) -> Status:
    """A word against a claim: "contrary to his claim"."""
    if said.thing not in ("statement", "account", "figure"):
        return None
    return "disputed" if said.by.kind in PARTIES else "refuted"


def call_false(said: Statement) -> Status:
    """Called wrong, by the outlet or a checker, or by a party."""
    if said.failed:
        return _genuine(said) if said.thing in ("media", "document") else None
    judged = said.of_claim and said.definite if said.attributive else said.predicated
    judged = judged or said.means("lacking context")
    of_claim = said.thing in ("account", "statement")
    blamed = said.means("wrong") and said.thing == "pronoun" and said.by.kind in PARTIES
    opinion = blamed or (said.means("fantasy") and not of_claim)
    if not judged or opinion or said.thing not in _FOUND_FALSE:
        return None
    checked = said.by.kind == "organisation" and said.thing == "media"
    return "disputed" if said.by.kind in PARTIES and not checked else "refuted"


def date(said: Statement) -> Status:
    """A picture that is older than it is said to be, or of another place."""
    pictured = said.thing in ("media", "pronoun")
    return "refuted" if said.disproved and pictured and not said.failed else None


def publish_first(said: Statement) -> Status:
    """A picture that was published before; else official word."""
    return date(said) if said.disproved else publish(said)


def evidence(said: Statement) -> Status:
    """A claim "without evidence" is unchecked; "there is no evidence that" says it is wrong."""
    if not said.failed:
        return None
    if said.altering:
        return _genuine(said)
    if said.giving:
        return "unable"
    if said.thing not in ("content", "statement", "account"):
        return None
    return "disputed" if said.by.kind in PARTIES else "refuted"


def trace(said: Statement) -> Status:
    """Signs of tampering that were looked for and not found."""
    return _genuine(said) if said.failed and said.altering else None


def tamper(said: Statement) -> Status:
    """Tampering that was looked for and not found."""
    return _genuine(said) if said.failed and said.by.kind != "nobody" else None


def call_genuine(said: Statement) -> Status:
    """Called real."""
    if said.failed or not said.predicated:
        return None
    return _genuine(said) if said.thing in ("media", "document", "pronoun") else None


def _genuine(said: Statement) -> Status:
    """An item held to be real by who can tell: an expert, whoever examined it, an authority."""
    if said.by.kind in CHECKERS or said.examined:
        return said.checked_by
    return "confirmed_by_party" if said.by.kind in ("official", "company") else None
