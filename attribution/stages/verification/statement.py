"""A predicate about checking with all that its status depends on."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.lexicons import CheckEntry, CheckSense, word_class
from attribution.records import VerificationStatus
from attribution.stages.verification.checkers import Checker
from attribution.stages.verification.frames import Frame

Status = VerificationStatus | None
"""What a predicate amounts to; None where it has nothing to do with checking."""
TOLD = frozenset({"account", "statement", "figure", "pronoun", "content"})
CHECKABLE = TOLD | {"media", "document", "aspect", "event"}
OURS = frozenset({"outlet", "medium"})
CHECKERS = OURS | {"expert", "organisation"}
PARTIES = frozenset({"official", "company", "party", "organisation"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A predicate with all that tells whether it is about checking.

    ``thing`` is the kind of what is checked: a noun's kind, ``content`` for a clause, ``pronoun``,
    ``other`` for any other noun, ``nothing``. ``words`` are the clause's forms. The rest is told
    by ``features``:

    - of the clause: ``called`` that it calls something false, ``future`` that its content has not
      happened yet, ``past`` its tense, ``attributive`` and ``predicated`` how it is said of a noun,
      ``modified`` the kind of the noun that it hangs on, ``judging`` that its content is about
      checking itself, ``opposing`` that its sentence opposes the one before, ``asking`` that its
      sentence has a question word, ``working`` that somebody is still at it;
    - of the thing: ``plural``, ``partly`` and ``of_some`` that only some is meant, ``definite``
      that it is known whose it is or what it says, ``of_item`` and ``of_document`` what it is a
      side of, ``beside_item`` that a picture is named in the sentence;
    - of evidence: ``giving`` that somebody gives it, ``given`` that confirmation came,
      ``unsupported`` that nothing is what backs a claim, ``altering`` that it would be of
      tampering, ``counted`` that it is for some of many, ``by_method`` that a way of checking
      shows it, ``disproved`` that it shows a picture to be another;
    - of who checked: ``examined`` that somebody had the thing in hand, ``heard`` that the outlet
      spoke to them itself, ``in_hand`` that it was given the papers, ``read_through`` that whoever
      did it had gone through papers of others, ``organised`` that "it" or "they" did it, which is
      no single person.
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
    partly: bool = False
    of_some: bool = False
    definite: bool = False
    past: bool = False
    predicated: bool = False
    of_item: bool = False
    beside_item: bool = False
    giving: bool = False
    by_method: bool = False
    disproved: bool = False
    altering: bool = False
    examined: bool = False
    heard: bool = False
    asking: bool = False
    working: bool = False
    opposing: bool = False
    judging: bool = False
    in_hand: bool = False
    unsupported: bool = False
    given: bool = False
    modified: str | None = None
    of_document: bool = False
    organised: bool = False
    counted: bool = False
    read_through: bool = False

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
        return bool(self.words & {"officially", "official", "formally", "formal"})

    @property
    def of_claim(self) -> bool:
        """Whether a noun for what is told stands in its clause."""
        return bool(self.words & word_class("claim_noun"))

    @property
    def independently(self) -> bool:
        """Whether independent checking is spoken of."""
        return bool(self.words & {"independently", "independent", "separately"})

    @property
    def checked_by(self) -> VerificationStatus:
        """Verified by whom; a medium in a text of unknown outlet is taken for the outlet."""
        by = self.by.kind
        if by == "evidence" and self.in_hand:
            return "verified_self"
        if by in ("outlet", "nobody") or (by == "medium" and not self.outlet_known):
            return "verified_self"
        return "verified_other"

    def means(self, *senses: CheckSense) -> bool:
        """Whether the predicate has one of some senses, as its lexicon entry tells."""
        return any(sense in self.entry.senses for sense in senses)
