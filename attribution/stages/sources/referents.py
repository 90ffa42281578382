"""Whom and what a document speaks of, and which of them a pronoun or description may stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from attribution.language.nouns import sort_of
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.names import Gender
from attribution.stages.sources.speech import Speech

Kind = Literal["person", "people", "org", "place", "thing", "unclear"]
"""What a referent is, as far as pronouns care."""
Class = Literal["he", "it", "they", "nominal"]
"""The kinds of mention that look back; each has weights of its own."""
NOBODY = "nobody"
_WINDOW = 14
"""Most referents that are weighed for one mention, the most recently mentioned first."""
_CLASSES: dict[str, Class] = {
    "masculine": "he", "feminine": "he", "neuter": "it", "plural": "they",
}  # fmt: skip


@dataclass(slots=True)
class Referent:
    """Somebody or something spoken of, as gathered so far; mutable while a document is read."""

    number: int
    kind: Kind
    named: bool
    gender: Gender | None = None
    plural: bool = False
    heads: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    affiliations: set[str] = field(default_factory=set)
    spoke: int = 0
    """How often it was a source so far."""
    spoke_last: int = -1
    """The turn at which it last spoke."""
    spoke_at: Mention | None = None
    """Its mention as the latest that spoke in its own clause."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands, as far as looking back from it goes.

    ``speech`` tells how it is said, ``speaker`` by whom; ``turn`` counts the sources before it.
    """

    speech: Speech
    turn: int
    is_source: bool
    speaker: Referent | None = None


def kind_of(mention: Mention) -> Kind:
    """What a described referent is."""
    entry = mention.noun
    if entry is None:
        if mention.plural:
            return "people"
        return "person" if sort_of(mention.lemma) == "person" else "unclear"
    if entry.kind in ("unnamed_person", "collective"):
        return "people" if mention.plural or entry.kind == "collective" else "person"
    if entry.kind in ("document", "media_item"):
        return "thing"
    return "org"


def class_of(mention: Mention) -> Class | None:
    """Which weights a mention is resolved with; None for a name."""
    if mention.pronoun is not None:
        return _CLASSES.get(mention.pronoun)
    return None if mention.name is not None else "nominal"


def candidates(
    mention: Mention,
    recent: Iterator[Referent],
    alike: Sequence[Referent],
    *,
    blind: bool = False,
) -> list[Referent]:
    """The referents that a mention may stand for, the most recent first.

    Args:
        mention: a pronoun or a description.
        recent: referents from the most recently mentioned on.
        alike: referents anywhere before that were called by the same noun.
        blind: whether gender is overlooked.
    """
    found: list[Referent] = []
    wanted = class_of(mention)
    for referent in recent:
        if _may(mention, wanted, referent, blind=blind):
            found.append(referent)
            if len(found) >= _WINDOW:
                break
    found += [r for r in alike if r not in found and _may(mention, wanted, r, blind=blind)]
    return found


def _may(mention: Mention, wanted: Class | None, referent: Referent, *, blind: bool) -> bool:
    """What no weight should decide: a man is not "she", a person is not "it"."""
    if wanted == "he":
        fits = blind or referent.gender in (None, mention.pronoun)
        is_one = referent.kind == "person" or (referent.kind == "unclear" and referent.named)
        return fits and (is_one or (referent.kind == "unclear" and referent.spoke > 0))
    if wanted == "they":
        return not (referent.kind == "person" and referent.gender and not referent.plural)
    if wanted == "it":
        return referent.kind != "person" and not (referent.plural and referent.kind == "people")
    if wanted == "nominal" and mention.gender and referent.gender:
        return mention.gender == referent.gender
    return True


@dataclass(frozen=True, slots=True)
class Rank:
    """How many candidates were mentioned more recently: of all, of its kind, of subjects."""

    overall: int
    of_kind: int
    of_subjects: int


def ranks(found: Sequence[Referent]) -> list[Rank]:
    """The rank of each candidate, the most recent first."""
    kinds: Counter[str] = Counter()
    subjects = 0
    result = []
    for overall, referent in enumerate(found):
        result.append(Rank(overall, kinds[referent.kind], subjects))
        kinds[referent.kind] += 1
        subjects += referent.mentions[-1].is_subject
    return result
