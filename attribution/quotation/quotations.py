"""The quotations of a text, asked by place."""

from __future__ import annotations

import bisect

from attribution.quotation.pairing import FULL, Quotation, paired
from attribution.text import Span, paragraphs


class Quotations:
    """The quotations of a text, findable by where they stand.

    Those of one kind of mark never overlap, which is what the search by bisection needs.
    """

    def __init__(self, text: str) -> None:
        spans = paragraphs(text)
        found, self._strays = paired(text, spans, FULL)
        self.doubles = [quotation for quotation in found if not quotation.single]
        self.singles = [quotation for quotation in found if quotation.single]
        self._ends = [[q.outer.end for q in kind] for kind in (self.doubles, self.singles)]
        self._paragraphs = [span.start for span in spans]

    def touching(self, span: Span, *, doubles_only: bool = False) -> list[Quotation]:
        """The quotations that share a code point with a span, in order."""
        kinds = (self.doubles,) if doubles_only else (self.doubles, self.singles)
        found = []
        for kind, ends in zip(kinds, self._ends, strict=False):
            for number in range(bisect.bisect_right(ends, span.start), len(kind)):
                if kind[number].outer.start >= span.end:
                    break
                found.append(kind[number])
        return sorted(found, key=lambda quotation: quotation.outer)

    def strays(self, span: Span) -> list[int]:
        """Where in a span a double closing mark stands that closes nothing."""
        first = bisect.bisect_left(self._strays, span.start)
        return self._strays[first : bisect.bisect_left(self._strays, span.end)]

    def share_paragraph(self, one: int, other: int) -> bool:
        """Whether two places of the text are in the same paragraph."""
        first, second = (bisect.bisect_right(self._paragraphs, place) for place in (one, other))
        return first == second
