"""A source–cue–content relation within a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.records import QuoteForm
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation within a run.

    ``parent`` is the number of the relation in whose content this one stands; ``continues`` that of
    the relation whose speaker goes on, where this one has no source of its own; ``told_by`` names a
    speaker who has none. ``form`` is how it is quoted where a rule knows more than the quotation
    marks tell.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    evidence: tuple[str, ...]
    parent: int | None = None
    continues: int | None = None
    told_by: Span | None = None
    form: QuoteForm | None = None

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its parts."""
        return (*self.source, *self.cue, *self.content)


class Vicinity:
    """Which relations have a part near a place, without looking at all of them.

    Args:
        found: the relations, which are known by their numbers.
    """

    _SIZE = 512  # code points of a stretch

    def __init__(self, found: Sequence[Relation]) -> None:
        self._stretches: defaultdict[int, list[int]] = defaultdict(list)
        for number, relation in enumerate(found):
            for stretch in {at for span in relation.spans for at in self._of(span)}:
                self._stretches[stretch].append(number)

    def _of(self, span: Span) -> range:
        return range(span.start // self._SIZE, max(span.end - 1, span.start) // self._SIZE + 1)

    def around(self, spans: Iterable[Span], reach: int = 0) -> list[int]:
        """The numbers of relations that may share a place with the spans, or lie within reach.

        In order; some that are a little further off are among them.
        """
        wide = (Span(max(span.start - reach, 0), span.end + reach) for span in spans)
        found: set[int] = set()
        for stretch in {at for span in wide for at in self._of(span)}:
            found.update(self._stretches.get(stretch, ()))
        return sorted(found)
