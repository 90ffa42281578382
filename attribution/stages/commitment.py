"""How sure each level of a chain is of a claim: FactBank's values (Saurí, Pustejovsky 2009)."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.records import Commitment, CommitmentValue, Qualifier
from attribution.stages.chains import Chain
from attribution.stages.reading import Reading

_POSSIBLE = frozenset({"epistemic_modal", "conditional", "ignorance"})
_PROBABLE = frozenset({"reportative", "allegative", "appearance", "epistemic_adverb", "inference"})


def find_commitments(
    reading: Reading, qualifiers: Sequence[Sequence[Qualifier]]
) -> list[list[Commitment]]:
    """The commitments of each assertion's chain, outlet first: all but the last only report."""
    return [
        _commitment(chain, found) for chain, found in zip(reading.chains, qualifiers, strict=True)
    ]


def _commitment(chain: Chain, qualifiers: Sequence[Qualifier]) -> list[Commitment]:
    own = {qualifier.type for qualifier in qualifiers if qualifier.owner == chain.origin}
    value: CommitmentValue = "CT+"
    if own & _POSSIBLE:
        value = "PS+"
    elif own & _PROBABLE:
        value = "PR+"
    elif "future" in own:
        value = "Uu"
    return [
        Commitment(
            source_id=link.source_id, value=value if link.source_id == chain.origin else "Uu"
        )
        for link in chain.links
    ]
