"""A document's claims with all that is judged of each, and the looks that flags share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attribution.records import Attribution, Commitment, Qualifier, Quantity, Source
from attribution.stages.claims.wording import Wordings
from attribution.stages.commitment.predicates import Predicate, main_predicates
from attribution.stages.deeds.finding import Deed, Deeds
from attribution.stages.reading import Reading
from attribution.text import Span

_COMMENT = re.compile(
    r"\s*(?:(?:opinion|comment|commentary|editorial|op-ed|column|viewpoint|guest (?:essay|column))"
    r"\s*$|(?:the )?(?:views?|opinions?) expressed )",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|[Mm]y)\b")


class Judged:
    """The claims of one reading, by number.

    Args:
        reading: the document's assertions with their chains.
        qualifiers: of each assertion.
        quantities: of each assertion.
        commitments: of each assertion.
        deeds: what was done by whom.
    """

    def __init__(
        self,
        reading: Reading,
        qualifiers: Sequence[Sequence[Qualifier]],
        quantities: Sequence[Sequence[Quantity]],
        commitments: Sequence[Sequence[Commitment]],
        deeds: Deeds,
    ) -> None:
        self.reading = reading
        self.qualifiers = qualifiers
        self.quantities = quantities
        self.commitments = commitments
        self._deeds = deeds
        self._predicates: dict[int, tuple[Predicate, ...]] = {}
        self._sources = {source.id: source for source in reading.resolved.sources}

    @cached_property
    def wordings(self) -> Wordings:
        """How the claims are worded."""
        return Wordings(self.reading.parsed, [a.spans for a in self.reading.assertions])

    @cached_property
    def paragraphs(self) -> list[int]:
        """The paragraph each claim starts in; -1 where none is parsed."""
        parsed = self.reading.parsed
        found = []
        for assertion in self.reading.assertions:
            sentence = parsed.sentence_at(assertion.spans[0].start)
            found.append(-1 if sentence is None else sentence.paragraph)
        return found

    @cached_property
    def is_comment(self) -> bool:
        """Whether the document argues: it is labelled so and its writer says "I"."""
        text, quotations = self.reading.text, self.reading.quotations
        is_labelled = any(_COMMENT.match(block.span.of(text)) for block in self.reading.blocks)
        return is_labelled and any(
            not quotations.touching(Span(*match.span())) for match in _FIRST.finditer(text)
        )

    def deeds(self, number: int) -> list[Deed]:
        """The deeds a claim tells."""
        return self._deeds.within(self.reading.assertions[number].spans)

    def attribution(self, number: int) -> Attribution | None:
        """The attribution of a claim, None in the outlet's own voice."""
        return self.reading.attribution_of(number)

    def speaker(self, number: int) -> Source | None:
        """Who a claim is attributed to."""
        attribution = self.attribution(number)
        return None if attribution is None else self._sources[attribution.source_id]

    def is_own(self, number: int) -> bool:
        """Whether a claim is the outlet's and comes from nobody else."""
        return self.attribution(number) is None and len(self.reading.chains[number].links) == 1

    def is_plain(self, number: int) -> bool:
        """Whether nobody hedges a claim."""
        own = {level.value for level in self.commitments[number]}
        return own <= {"CT+", "CT-", "Uu"} and bool(own & {"CT+", "CT-"})

    def is_outermost(self, number: int) -> bool:
        """Whether a claim stands in no other's content."""
        attribution = self.attribution(number)
        return attribution is None or attribution.parent is None

    def predicates(self, number: int) -> Sequence[Predicate]:
        """The main predicate of each sentence of a claim."""
        if number not in self._predicates:
            spans = self.reading.assertions[number].spans
            self._predicates[number] = tuple(main_predicates(self.reading.parsed, spans))
        return self._predicates[number]

    def text(self, number: int) -> str:
        """A claim's words as written."""
        spans = self.reading.assertions[number].spans
        return " ".join(span.of(self.reading.text) for span in spans)
