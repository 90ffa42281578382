"""A document as far as its assertions: what every judging stage looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.parse import Parse
from attribution.quotation import Quotations
from attribution.records import Attribution
from attribution.stages.chains.tracing import Chain
from attribution.stages.claims.assertions import Assertion
from attribution.stages.page.zones import Block
from attribution.stages.sources.resolving import Resolved


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read of one document.

    ``attributions`` stand in the order of their ids, ``a0`` first, as do ``assertions``, which
    become the claims ``c0``, ``c1`` …; ``chains`` has one chain for each assertion.
    """

    parsed: Parse
    blocks: Sequence[Block]
    quotations: Quotations
    resolved: Resolved
    attributions: Sequence[Attribution]
    assertions: Sequence[Assertion]
    chains: Sequence[Chain]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.text

    def attribution_of(self, number: int) -> Attribution | None:
        """The attribution of an assertion; None in the outlet's own voice."""
        attribution = self.assertions[number].attribution
        return None if attribution is None else self.attributions[attribution]
