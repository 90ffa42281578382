"""What a statement about checking says: a predicate, its outcome, who did it and to what.

One small function for each kind of act. Each gives the status, or None where the words have nothing
to do with checking ("confirmed by the Senate", "denied bail").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attribution.lexicons import CheckEntry
from attribution.records import VerificationStatus
from attribution.stages.checkers import Checker
from attribution.stages.frames import Frame

Status = VerificationStatus | None
_TOLD = frozenset({"account", "statement", "figure", "pronoun", "content"})
_ITEMS = frozenset({"media", "document", "aspect"})
_CHECKABLE = _TOLD | _ITEMS | {"event"}
_CLAIMS = frozenset(
    {"claim", "claims", "allegation", "allegations", "rumour", "rumours", "rumor", "rumors"}
    | {"theory", "theories", "report", "reports", "accusation", "accusations", "information"}
)
_DENIABLE = frozenset({"account", "statement", "pronoun", "content", "event", "conduct"})
_OURS = frozenset({"outlet", "medium"})
_CHECKERS = _OURS | {"expert", "organisation"}
_PARTIES = frozenset({"official", "company", "party", "organisation"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A predicate with all that tells whether it is about checking.

    ``thing`` is the kind of what is checked: a noun's kind, ``content`` for a clause, ``pronoun``,
    ``other`` for any other noun, ``nothing``. ``words`` are the clause's forms; ``called`` tells
    that the clause calls something false; ``future`` that its content has not happened yet.
    """

    entry: CheckEntry
    frame: Frame
    by: Checker
    thing: str
    words: frozenset[str]
    called: bool = False
    future: bool = False
    attributive: bool = False
    outlet_known: bool = False
    plural: bool = False
    past: bool = False
    predicated: bool = False
    of_item: bool = False
    beside_item: bool = False
    giving: bool = False
    by_method: bool = False
    disproved: bool = False

    @property
    def failed(self) -> bool:
        """Whether it is said not to have been done."""
        return self.frame.outcome == "failed"

    @property
    def declined(self) -> bool:
        """Whether somebody would not."""
        stems = ("declin", "refus", "unwilling", "reluctan")
        return any(word.startswith(stems) for word in self.words)

    @property
    def officially(self) -> bool:
        """Whether official word is spoken of."""
        return bool(self.words & {"officially", "official"})

    @property
    def independently(self) -> bool:
        """Whether independent checking is spoken of."""
        return bool(self.words & {"independently", "independent", "separately"})


def _checked_by(by: Checker, *, outlet_known: bool) -> VerificationStatus:
    """Who it was that checked; a medium in a text of unknown outlet is taken for the outlet."""
    if by.kind in ("outlet", "nobody") or (by.kind == "medium" and not outlet_known):
        return "verified_self"
    return "verified_other"


def _verify(said: Statement) -> Status:
    if said.failed:
        if said.by.kind == "official" and not said.independently:
            return "pending_official" if said.thing in _CHECKABLE else None
        if said.by.kind in _OURS:
            return "unable"
        return "unable" if said.thing in _CHECKABLE or said.independently else None
    if said.thing not in _CHECKABLE and not (said.by.kind in _OURS and said.independently):
        return None
    if said.attributive and said.thing not in ("media", "figure", "document"):
        return None
    return _checked_by(said.by, outlet_known=said.outlet_known)


def _establish(said: Statement) -> Status:
    """Verbs that are said of much else: only of items and what is told, and by those who check."""
    if said.attributive or (said.entry.phrase.startswith(("~say", "~tell")) and not said.failed):
        return None
    by_checker = said.by.kind in _CHECKERS
    if said.failed and said.by.kind == "official":
        return "pending_official" if "how many" in said.entry.phrase else None
    if said.failed:
        able = said.thing in ("aspect", "media", "account", "statement", "pronoun", "content")
        able = able or (said.thing == "figure" and said.entry.phrase.startswith("~check"))
        return "unable" if able and (by_checker or said.by.kind == "nobody") else None
    if said.entry.phrase.startswith("~prove"):
        return None
    items = said.thing in ("media", "account") or said.beside_item
    if by_checker and items:
        return _checked_by(said.by, outlet_known=said.outlet_known)
    return None


def _confirm(said: Statement) -> Status:
    if said.attributive:
        return None
    return _not_confirmed(said) if said.failed else _confirmed(said)


def _admits(said: Statement) -> bool:
    return not said.entry.phrase.startswith(("~confirm", "~reconfirm"))


def _not_confirmed(said: Statement) -> Status:
    """Authorities that have not confirmed leave it open; anybody else could not."""
    if _admits(said) or said.thing not in (*_CHECKABLE, "conduct"):
        return None
    if said.by.kind == "nobody":
        return "pending_official" if said.officially else "unable"
    authority = said.by.kind in ("official", "company", "party") and not said.independently
    return "pending_official" if authority or said.declined else "unable"


def _confirmed(said: Statement) -> Status:
    """Something that happened or was claimed; no plans, no cases counted by a ministry."""
    counted = said.thing == "event" and said.words & {"cases", "infections", "patients"}
    if said.future or counted or said.thing not in _CHECKABLE:
        return None
    if said.by.kind in (*_OURS, "expert", "evidence"):
        if _admits(said) or (said.by.kind == "evidence" and said.thing == "content"):
            return None
        return _checked_by(said.by, outlet_known=said.outlet_known)
    if said.by.kind == "nobody":
        return "confirmed_by_party" if said.officially and not _admits(said) else None
    person = said.by.kind == "party" and not (said.by.pronoun and said.words & {"it", "they"})
    return None if said.thing == "document" or (_admits(said) and person) else "confirmed_by_party"


def _corroborate(said: Statement) -> Status:
    if said.thing not in (*_TOLD, "media"):
        return None
    if said.failed:
        return _verify(said)
    if said.by.kind == "nobody":
        return "verified_self" if said.words & {"reporter", "newspaper", "interviewed"} else None
    if said.by.kind in _PARTIES:
        return "confirmed_by_party"
    return _checked_by(said.by, outlet_known=said.outlet_known)


def _deny(said: Statement) -> Status:
    if said.failed or said.attributive:
        return None
    verb = said.entry.phrase
    told = _DENIABLE if verb.startswith("~deny") else _DENIABLE | {"figure"}
    if not verb.startswith(("~deny", "~dispute", "~contradict")):
        told = frozenset({"account", "figure", "statement"})
    if said.by.kind == "nobody" or said.frame.subject is None:
        open_question = said.frame.passive and said.thing in told | {"aspect"}
        return "disputed" if open_question and verb.startswith("~dispute") else None
    if said.thing not in told:
        return None
    if said.by.kind in ("outlet", "evidence"):
        return "refuted" if verb.startswith("~contradict") else None
    return "disputed"


def _reject(said: Statement) -> Status:
    if said.failed or said.attributive or (said.by.kind == "nobody" and not said.frame.passive):
        return None
    if said.called and said.thing in (*_TOLD, "media", "event", "document"):
        return "disputed"
    if said.entry.phrase.startswith(("~call", "~decry")):
        return None
    if said.words & {"judge", "court", "jury", "charges", "tribunal"}:
        return None
    clause = said.thing == "content" and said.frame.content is not None
    figure = said.thing == "figure" and said.by.kind in _PARTIES
    return "disputed" if clause or figure or said.thing in ("account", "statement") else None


def _refute(said: Statement) -> Status:
    if said.failed and "~not" not in said.entry.phrase:
        return None
    if said.attributive:
        return "refuted" if said.words & _CLAIMS and said.frame.passive else None
    if said.thing not in (*_TOLD, "media"):
        return None
    own = said.by.kind in _PARTIES and said.entry.phrase.startswith(("~refute", "~not"))
    return "disputed" if own else "refuted"


def _witness(said: Statement) -> Status:
    """Only the outlet's own people, and what happens rather than papers."""
    if said.by.kind != "outlet" or said.failed or said.frame.subject is None:
        return None
    if "i" in said.words:
        return _seen_by_writer(said)
    if "we" in said.words and not said.entry.phrase.startswith(("~witness", "~count", "~watch")):
        return "witnessed_self" if said.thing in ("event", "content") and said.past else None
    if said.thing == "document" and said.entry.phrase.startswith("~see"):
        return "verified_self"
    if said.thing == "nothing":
        return "witnessed_self" if said.words & {"as", "while"} else None
    return None if said.thing in ("pronoun", "statement") else "witnessed_self"


def _seen_by_writer(said: Statement) -> Status:
    """What "I" counted, watched, or can see from somewhere; "I see" alone is said of much else."""
    if said.thing not in ("other", "event", "figure"):
        return None
    from_there = "from" in said.words and said.words & {"can", "could"}
    plain = said.entry.phrase.startswith(("~witness", "~count", "~watch"))
    return "witnessed_self" if (plain and said.past) or from_there else None


def _examine(said: Statement) -> Status:
    if said.failed or said.attributive or said.by.kind not in (*_OURS, "expert"):
        return None
    verb = said.entry.phrase
    papers = said.thing in ("document", "figure") or (
        said.thing == "statement" and said.words & {"report", "reports", "complaint", "copy"}
    )
    pictures = said.thing == "media" and not verb.startswith(("~obtain", "~access"))
    if not papers and not (pictures and said.frame.modifies is not None):
        return None
    return _checked_by(said.by, outlet_known=said.outlet_known)


def _publish(said: Statement) -> Status:
    if said.disproved:
        return _dated(said)
    if not said.failed or said.attributive or said.by.kind in ("company", "outlet", "medium"):
        return None
    told = said.thing == "figure" or (said.thing == "statement" and said.officially)
    listed = said.entry.phrase.startswith("~produce") and said.words & {"list", "lists", "register"}
    told = told or bool(listed and said.by.kind == "official")
    cause = said.thing == "aspect" and said.by.kind == "official"
    if said.by.kind == "party" and not (said.by.pronoun or said.officially):
        return None
    return "pending_official" if told or cause else None


def _comment(said: Statement) -> Status:
    if not said.failed or said.declined:
        return None
    return "pending_official" if said.by.kind in ("official", "company") else None


def _confirmation(said: Statement) -> Status:
    if not said.failed:
        return None
    return "pending_official" if said.officially or said.by.kind == "official" else "unable"


def _evidence(said: Statement) -> Status:
    """A claim "without evidence" is unchecked; "there is no evidence that" says it is wrong."""
    if not said.failed:
        return None
    if said.giving:
        return "unable"
    if said.thing not in ("content", "statement", "account"):
        return None
    return "disputed" if said.by.kind in _PARTIES else "refuted"


def _unchecked(said: Statement) -> Status:
    if said.by.kind in _PARTIES or (
        said.thing == "account" and said.attributive and not said.plural
    ):
        return None
    if said.thing not in ("media", "statement", "figure", "account", "document"):
        return None
    return None if said.failed else "unable"


def _false(said: Statement) -> Status:
    if said.failed or (said.attributive and not said.words & _CLAIMS):
        return None
    if not said.attributive and not said.predicated:
        return None
    if said.thing not in ("account", "statement", "figure", "media", "pronoun", "content"):
        return None
    return "disputed" if said.by.kind in _PARTIES else "refuted"


def _show(said: Statement) -> Status:
    if said.failed or not said.by_method:
        return None
    if said.disproved:
        return "refuted"
    return _checked_by(said.by, outlet_known=said.outlet_known)


def _dated(said: Statement) -> Status:
    pictured = said.thing in ("media", "pronoun")
    return "refuted" if said.disproved and pictured and not said.failed else None


def _unclear(said: Statement) -> Status:
    """Only of pictures and recordings: who made them, when and where."""
    return "unable" if said.thing == "aspect" and said.of_item else None


RULES: dict[str, Callable[[Statement], Status]] = {
    "verify": _verify, "establish": _establish, "confirm": _confirm, "corroborate": _corroborate,
    "deny": _deny, "reject": _reject, "refute": _refute, "witness": _witness, "examine": _examine,
    "publish": _publish, "comment": _comment, "confirmation": _confirmation, "evidence": _evidence,
    "unchecked": _unchecked, "false": _false, "show": _show, "dated": _dated,
    "unclear": _unclear,
}  # fmt: skip
