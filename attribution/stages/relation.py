"""A source–cue–content relation within a run."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.records import QuoteForm
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation within a run.

    ``parent`` is the number of the relation in whose content this one stands; ``continues`` that of
    the relation whose speaker goes on, where this one has no source of its own. ``form`` is how it
    is quoted where a rule knows more than the quotation marks tell.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    evidence: tuple[str, ...]
    parent: int | None = None
    continues: int | None = None
    form: QuoteForm | None = None

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its parts."""
        return (*self.source, *self.cue, *self.content)
