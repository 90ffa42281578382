"""What a reviewer should look at in single claims, and why.

Flags route a claim to a person; they are few and each names its reason. A claim keeps three at
most, the most serious first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.lexicons import EvaluationEntry, Lexicon
from attribution.records import ClaimFlag, Commitment, Qualifier, Quantity
from attribution.stages.deeds.finding import Deeds
from attribution.stages.flags.judged import Judged
from attribution.stages.flags.mismatches import (
    clashing_numbers,
    contentious,
    ledes_attributed_later,
    stronger_than_source,
)
from attribution.stages.flags.opinions import opinion
from attribution.stages.flags.presuppositions import presupposition
from attribution.stages.flags.scopes import narrated, open_scope
from attribution.stages.reading import Reading

_MOST = 3
_ORDER: tuple[ClaimFlag, ...] = (
    "unattributed_contentious", "commitment_mismatch", "lede_unattributed", "inconsistent",
    "opinion", "presupposed", "probable_origin", "ambiguous_scope",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag and the words or rule that raised it."""

    name: ClaimFlag
    why: str


def flag_claims(
    reading: Reading,
    qualifiers: Sequence[Sequence[Qualifier]],
    quantities: Sequence[Sequence[Quantity]],
    commitments: Sequence[Sequence[Commitment]],
    deeds: Deeds,
    evaluations: Lexicon[EvaluationEntry],
) -> list[list[Flag]]:
    """The flags of each assertion, the most serious first.

    Args:
        reading: the document's assertions with their chains.
        qualifiers: of each assertion.
        quantities: of each assertion.
        commitments: of each assertion.
        deeds: what was done by whom.
        evaluations: the words that evaluate.
    """
    judged = Judged(reading, qualifiers, quantities, commitments, deeds)
    found: list[list[Flag]] = [[] for _ in reading.assertions]
    for name, number, why in _raised(judged, evaluations):
        if all(flag.name != name for flag in found[number]):
            found[number].append(Flag(name, why))
    return [sorted(flags, key=lambda f: _ORDER.index(f.name))[:_MOST] for flags in found]


def _raised(
    judged: Judged, evaluations: Lexicon[EvaluationEntry]
) -> Iterator[tuple[ClaimFlag, int, str]]:
    """Every flag raised: its name, the claim's number and why."""
    for number in range(len(judged.reading.assertions)):
        reasons: tuple[tuple[ClaimFlag, str | None], ...] = (
            ("opinion", opinion(judged, number, evaluations)),
            ("presupposed", presupposition(judged, number)),
            ("unattributed_contentious", contentious(judged, number)),
            ("ambiguous_scope", open_scope(judged, number)),
            ("probable_origin", narrated(judged, number)),
        )
        yield from ((name, number, why) for name, why in reasons if why is not None)
    for number, why in ledes_attributed_later(judged):
        yield "lede_unattributed", number, why
    for number, why in stronger_than_source(judged):
        yield "commitment_mismatch", number, why
    for number, why in clashing_numbers(judged):
        yield "inconsistent", number, why
