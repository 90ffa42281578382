"""What parties say: that something is so, that it is not, or nothing at all.

They are no checkers: a ministry that confirms a toll is no independent source of it.
"""

from __future__ import annotations

from attribution.lexicons import word_class
from attribution.stages.verification.statement import (
    CHECKABLE,
    OURS,
    PARTIES,
    TOLD,
    Statement,
    Status,
)

_DENIABLE = frozenset({"account", "statement", "pronoun", "content", "event", "conduct"})
_READERS = frozenset({"company", "party", "organisation"})
"""Who confirms a figure for others when they have gone through papers that are not their own."""


def confirm(said: Statement) -> Status:
    """A confirmation or admission, or that there was none."""
    if said.attributive:
        return None
    if said.working:
        return "unable" if said.by.kind in OURS and said.thing in CHECKABLE else None
    return _not_confirmed(said) if said.failed else _confirmed(said)


def _admits(said: Statement) -> bool:
    return not said.means("confirming")


def _not_confirmed(said: Statement) -> Status:
    """Authorities that have not confirmed leave it open; anybody else could not."""
    if _admits(said):
        return _not_admitted(said)
    if said.thing not in (*CHECKABLE, "conduct"):
        return None
    if said.by.kind == "nobody":
        return "pending_official" if said.officially else "unable"
    if said.by.kind == "party" and not said.by.pronoun and said.words & {"could", "unable"}:
        return "unable"
    authority = said.by.kind in ("official", "company", "party") and not said.independently
    return "pending_official" if authority or said.declined else "unable"


def _not_admitted(said: Statement) -> Status:
    """An event that the authorities have not acknowledged."""
    silent = said.means("acknowledging") and said.thing == "event" and said.by.kind == "official"
    return "pending_official" if silent else None


def _confirmed(said: Statement) -> Status:
    """Something that happened or was claimed; no plans, no cases counted by a ministry."""
    published = said.in_hand and said.thing == "content" and said.by.kind != "nobody"
    counted = said.thing == "event" and said.words & word_class("counted_by_ministry")
    told = said.thing in ("statement", "account")  # "confirmed a report that he will resign"
    if (said.future and not (published or told)) or counted or said.thing not in CHECKABLE:
        return None
    if said.read_through and said.by.kind in _READERS and said.thing in ("figure", "account"):
        return "verified_other"
    if said.by.kind in (*OURS, "expert", "evidence"):
        if _admits(said) or (said.by.kind == "evidence" and said.thing == "content"):
            return None
        return said.checked_by
    return _told_by_party(said)


def _told_by_party(said: Statement) -> Status:
    """A confirmation by whoever is said to give it, or an official one by nobody named."""
    if said.by.kind == "nobody":
        if said.partly and "could" in said.words:
            return "partly_verified"
        return "confirmed_by_party" if said.officially and not _admits(said) else None
    person = said.by.kind == "party" and not said.organised
    return None if said.thing == "document" or (_admits(said) and person) else "confirmed_by_party"


def deny(said: Statement) -> Status:
    """A denial; an open dispute; or what a record contradicts."""
    if said.failed or said.attributive:
        return None
    if said.by.kind == "nobody" or said.frame.subject is None:
        open_question = said.frame.passive and said.thing in {*_DENIABLE, "figure", "aspect"}
        return "disputed" if open_question and said.means("disputing") else None
    if said.thing not in _deniable(said):
        return None
    if said.by.kind in ("outlet", "evidence"):
        return "refuted" if said.means("showing wrong") else None
    return "disputed"


def _deniable(said: Statement) -> frozenset[str]:
    """What a verb of denial is said of when it denies a claim."""
    if said.means("ruling out"):
        return _DENIABLE | {"nothing"}
    if said.means("weakening") or not said.means("denying", "disputing", "showing wrong"):
        return frozenset({"account", "figure", "statement"})
    return _DENIABLE if said.means("denying") else _DENIABLE | {"figure"}


def reject(said: Statement) -> Status:
    """A claim that is rejected, or called false; courts reject much else."""
    if said.failed or said.attributive or said.frame.subject is None:
        return None
    if said.called and said.thing in (*TOLD, "media", "event", "document"):
        return "disputed"
    in_court = said.words & word_class("in_court")
    if in_court or said.means("calling"):
        return None
    clause = said.thing == "content" and said.frame.content is not None
    figure = said.thing == "figure" and said.by.kind in PARTIES
    return "disputed" if clause or figure or said.thing in ("account", "statement") else None


def publish(said: Statement) -> Status:
    """A figure or official word that is not out yet."""
    if said.attributive or said.by.kind in ("company", "outlet", "medium"):
        return None
    due = said.means("awaiting") and said.officially and said.thing == "figure"
    promised = due or (said.means("promising") and said.by.kind != "nobody")
    if promised or not said.failed:
        return "pending_official" if promised and not said.failed else None
    if said.means("awaiting"):
        awaited = said.words & {"before", "until", "till"} or said.officially
        return "pending_official" if said.thing == "figure" and awaited else None
    if said.by.kind == "party" and not (said.by.pronoun or said.officially):
        return None
    if said.means("giving") and not said.frame.passive and "yet" not in said.words:
        return None  # "confirmed the attack but gave no number" tells of the telling only
    return "pending_official" if _is_awaited(said) else None


def _is_awaited(said: Statement) -> bool:
    """Whether what is not out is what would settle a claim."""
    if said.thing == "figure" or (said.thing == "statement" and said.officially):
        return True
    listed = said.means("listing") and said.words & word_class("published_list")
    open_yet = said.words & {"yet", "far"}
    return said.by.kind == "official" and bool(listed or open_yet or said.thing == "aspect")


def comment(said: Statement) -> Status:
    """No word from those who would know, whether they kept silent or refused to speak."""
    silent = said.means("silence") and not said.failed and not said.attributive
    if not silent and not said.failed:
        return None
    if said.means("discussing") and not (said.declined or said.words & {"would", "wo"}):
        return None
    return "pending_official" if said.by.kind in ("official", "company", "organisation") else None


def contrary(said: Statement) -> Status:
    """Others who tell it differently."""
    shown = said.by.kind == "evidence" or (said.by.kind == "outlet" and said.in_hand)
    if said.failed or (said.by.kind in ("nobody", "outlet") and not shown):
        return None
    return "refuted" if shown else "disputed"


def contested(said: Statement) -> Status:
    """Several that tell it differently, with nobody to decide."""
    if said.failed or said.attributive:
        return None
    accounts = said.thing in ("account", "figure") and said.plural
    told = said.asking or said.thing in ("aspect", "account", "figure", "statement")
    of_dispute = said.means("matter") and told
    return "disputed" if of_dispute or accounts else None


def retract(said: Statement) -> Status:
    """A report, figure or account that is taken back by whoever gave it."""
    if said.failed or said.attributive or said.thing not in ("account", "statement", "figure"):
        return None
    reports = said.words & word_class("taken_back")
    return "refuted" if reports and said.by.kind != "nobody" else None


def likewise(said: Statement) -> Status:
    """Others who tell the same."""
    if said.failed or said.by.kind in ("nobody", "outlet"):
        return None
    if said.means("same result"):  # two teams may have the same result
        return "verified_other" if said.by.kind == "expert" else None
    if said.words & {"interviewed", "separately", "independently"}:
        return "verified_self"
    return "confirmed_by_party" if said.by.kind in PARTIES else "verified_other"
