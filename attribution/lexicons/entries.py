"""The entries of each lexicon, as their TOML files spell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from attribution.records import (
    Access,
    Affiliation,
    AttributionType,
    Channel,
    CommitmentValue,
    LinkType,
    Method,
    Naming,
    QualifierType,
    SourceKind,
    SpeechAct,
    Stance,
    VerificationStatus,
)

RelayRole = Literal["listener", "cited", "quoter", "poster", "carrier", "giver", "supplier"]
Gender = Literal["masculine", "feminine"]
FurnitureKind = Literal[
    "advert", "byline", "comments", "consent", "copyright", "date", "label", "media_control",
    "navigation", "number", "prompt", "related", "share", "subscribe", "updated",
]  # fmt: skip


CheckAct = Literal[
    "verify", "establish", "confirm", "corroborate", "deny", "reject", "refute", "false", "witness",
    "examine", "publish", "comment", "confirmation", "evidence", "unchecked", "cannot", "can",
    "lets", "intends", "method", "show", "dated", "unclear", "give", "genuine", "trace",
    "tampering", "contrary", "likewise", "support", "counter", "found", "replicate", "retract",
    "handed", "shown", "contested", "partly",
]  # fmt: skip
CheckSense = Literal[
    "of checking alone", "holding up",
    "finding out", "looking over", "matching", "comparing", "identifying", "telling", "knowing",
    "counting",
    "confirming", "acknowledging", "needs official",
    "corroborating", "agreeing", "of much else",
    "denying", "disputing", "showing wrong", "ruling out", "weakening", "calling", "matter",
    "of parties too", "wrong", "fantasy", "lacking context", "doubting",
    "promising", "awaiting", "giving", "listing", "silence", "discussing",
    "same result", "doing again",
    "seeing", "watching", "on purpose", "hearing", "coming", "passing", "getting",
]  # fmt: skip
"""What tells a predicate apart from the others of its act; the lexicon's head explains each."""
CueSense = Literal[
    "seeming", "giving a name", "calling", "so-called", "glossing", "citing", "according",
    "concluding", "enacting", "seldom saying", "striking", "seeing", "finding", "counting",
    "hearing", "putting", "estimating", "estimated", "showing", "surfacing", "refusing",
    "drawn on", "bidding", "making known",
]  # fmt: skip
"""What tells a cue apart from the others of its type; the lexicon's head explains each."""
CheckNounKind = Literal[
    "account", "statement", "figure", "media", "document", "event", "conduct", "aspect",
    "journalist", "outlet", "medium", "expert", "evidence", "official", "company", "part", "people",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all entries have.

    ``fires`` is a sentence (or line) in which the entry must fire, ``silent`` one in which it must
    not. In both a word may carry its part of speech as in a phrase: ``may/AUX``. An entry with
    ``removed`` stays on file with the reason and never fires.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    fires: str
    silent: str | None = None
    removed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseEntry(Entry):
    """An entry found by a phrase; its grammar is told in ``patterns``."""

    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClassEntry(PhraseEntry):
    """Words of one class, each an alternative of the phrase: what rules ask for by ``name``."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry(PhraseEntry):
    """A cue of attribution and what it says of the attribution.

    ``senses`` are what the rules ask for beside it.
    """

    type: AttributionType
    speech_act: SpeechAct | None = None
    stance: Stance = "neutral"
    senses: tuple[CueSense, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifierEntry(PhraseEntry):
    """A hedge or booster; ``strength`` is 1 (slight) to 3 (decisive).

    ``also`` is a second type: "nobody" is a universal and a negation.
    """

    type: QualifierType
    strength: Literal[1, 2, 3]
    also: QualifierType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentEntry(PhraseEntry):
    """A cue and how sure it leaves its source of the content, said without a hedge."""

    value: CommitmentValue


@dataclass(frozen=True, slots=True, kw_only=True)
class NounEntry(PhraseEntry):
    """The head of a source's description, and what it tells where no name is given.

    ``kind`` and ``naming`` hold for the singular; ``kind_of`` and ``naming_of`` know the plural.
    """

    kind: SourceKind
    affiliation: Affiliation = "unknown"
    access: Access = "unstated"
    naming: Naming = "anonymous_unexplained"
    gender: Gender | None = None

    def kind_of(self, *, plural: bool) -> SourceKind:
        """The kind of an unnamed source: several persons are a collective."""
        return "collective" if plural and self.kind == "unnamed_person" else self.kind

    def naming_of(self, *, plural: bool) -> Naming:
        """How an unnamed source is named: several of them are a generic plural."""
        return "generic_plural" if plural else self.naming


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNameEntry(PhraseEntry):
    """Given names of one gender."""

    gender: Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelEntry(PhraseEntry):
    """Words that tell by which channel something was said."""

    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayEntry(PhraseEntry):
    """Words before a noun phrase that names a further source; the file's head tells the fields."""

    role: RelayRole
    link: LinkType
    then: str | None = None
    listed: bool = False
    media_speaker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedEntry(PhraseEntry):
    """Something done; ``deed`` joins words for the same thing, ``gravity`` is how grave it is."""

    deed: str
    gravity: Literal["grave", "harm", "action"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationEntry(PhraseEntry):
    """A word that evaluates; ``anywhere`` where it does so in any part of a sentence."""

    anywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEntry(PhraseEntry):
    """A predicate of statements about checking, or what governs one: ``act`` says of what kind.

    ``method`` is how something was checked, where the words tell; ``senses`` are what the rules ask
    for beside the act.
    """

    act: CheckAct
    method: Method = "not_stated"
    senses: tuple[CheckSense, ...] = ()

    @property
    def negated(self) -> bool:
        """Whether the phrase itself has the "not": "does not hold up"."""
        return self.phrase.removeprefix("~").startswith("not ")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckNounEntry(PhraseEntry):
    """A noun in statements about checking: what kind of thing is checked, or who checks."""

    kind: CheckNounKind


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEntry(PhraseEntry):
    """A fact-check's verdict that stands as a line of its own, and what it amounts to."""

    status: VerificationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEntry(Entry):
    """An entry found by a regular expression, in any case of letters."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureEntry(LineEntry):
    """A whole line that is page furniture, and of which kind."""

    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEntry(LineEntry):
    """A photo credit at the end of a line; in an ``open`` one the caption itself may be told."""

    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPartyEntry(PhraseEntry):
    """How an outlet speaks of itself, and on which side of the phrase its name stands.

    ``wire`` entries are names themselves: of media that others cite as a matter of course; those of
    ``medium`` are words in the names of media.
    """

    kind: Literal["own", "unable", "checked", "told", "wire", "medium"]
    name: Literal["before", "after"] = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEntry(PhraseEntry):
    """A word beside a number: what it counts, in which unit, or that it counts nothing."""

    kind: Literal["person", "measure", "total", "name"]
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry(PhraseEntry):
    """A place that is no town: the name of a country or of a part of the world, or a region."""

    kind: Literal["country", "region"]
