"""Source–cue–content relations: what the tagger found, completed by what quotation marks say.

Four things are added to the tagged relations: contents are closed at their quotation marks, a
quotation of several paragraphs becomes one content, a quotation that nobody claimed goes on from
the speaker before it, and relations inside a content are found by reading that content alone.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from attribution.language.parse import TaggedRelation
from attribution.quotation import Quotation, Quotations
from attribution.stages.zones import Block
from attribution.text import Span, merged, trimmed

_CONTINUED_CONFIDENCE = 0.5
_UNCLAIMED_WORDS = 6
_NESTED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation within a run.

    ``parent`` is the number of the relation in whose content this one stands; ``continues`` that of
    the relation whose speaker goes on, where this one has neither source nor cue of its own.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    evidence: tuple[str, ...]
    parent: int | None = None
    continues: int | None = None

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def find_relations(
    text: str,
    blocks: Sequence[Block],
    tagged: Sequence[TaggedRelation],
    quotations: Quotations,
    inside: Callable[[Sequence[Span]], Sequence[TaggedRelation]],
) -> list[Relation]:
    """The document's relations in order of their first part, parents before their children.

    Args:
        text: the document's text.
        blocks: its blocks, in order.
        tagged: what the tagger found.
        quotations: the text's quotations.
        inside: tags the relations within given contents, each read by itself.
    """
    found = [_from_tagged(text, relation, quotations) for relation in tagged if relation.content]
    found = _across_paragraphs(found, quotations.doubles)
    found = _continued(text, blocks, found, quotations.doubles)
    nested = [
        _from_tagged(text, relation, quotations)
        for relation in inside([span for relation in found for span in relation.content])
        if relation.content
    ]
    return _in_order(found, nested)


def _from_tagged(text: str, tagged: TaggedRelation, quotations: Quotations) -> Relation:
    content = _joined(text, [_closed(text, span, quotations) for span in tagged.content])
    return Relation(
        (tagged.source,) if tagged.source else (),
        (trimmed(text, *tagged.cue),),
        tuple(content),
        tagged.confidence,
        ("model:relations",),
    )


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans of one paragraph with no word between them are one."""
    found: list[Span] = []
    for span in merged(spans):
        between = text[found[-1].end : span.start] if found else "\n"
        if "\n" not in between and not any(map(str.isalnum, between)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _closed(text: str, span: Span, quotations: Quotations) -> Span:
    """Take in a quotation mark that the tagger left just outside a content's start or end."""
    start, end = trimmed(text, *span)
    for quotation in quotations.touching(Span(start, end), doubles_only=True):
        outer = quotation.outer
        if outer.start == start - 1:
            start = outer.start
        if quotation.balanced and end < outer.end <= end + 2 and outer.start >= start:
            end = outer.end
    return Span(start, end)


def _across_paragraphs(found: list[Relation], doubles: Sequence[Quotation]) -> list[Relation]:
    """Join the parts of quotations that run over several paragraphs, and their relations."""
    joined = list(found)
    for before, after in pairwise(doubles):
        if not (before.continues and after.continued):
            continue
        first = _claiming(joined, before)
        second = _claiming(joined, after)
        if first is None:
            continue
        if second is None:
            joined[first] = replace(
                joined[first], content=tuple(merged((*joined[first].content, after.outer)))
            )
        elif first != second:
            joined[first] = _union(joined[first], joined.pop(second))
    return joined


def _claiming(found: Sequence[Relation], quotation: Quotation) -> int | None:
    """The relation whose content holds a quotation."""
    for number, relation in enumerate(found):
        if any(span.overlaps(quotation.outer) for span in relation.content):
            return number
    return None


def _union(first: Relation, second: Relation) -> Relation:
    return Relation(
        tuple(sorted({*first.source, *second.source})),
        tuple(sorted({*first.cue, *second.cue})),
        tuple(merged((*first.content, *second.content))),
        min(first.confidence, second.confidence),
        (*first.evidence, "rule:quotation of several paragraphs"),
    )


def _continued(
    text: str, blocks: Sequence[Block], found: list[Relation], doubles: Sequence[Quotation]
) -> list[Relation]:
    """Quotations nobody claimed, given to the speaker of the quotation before."""
    spoken = merged(span for relation in found for span in (*relation.content, *relation.cue))
    spoken_ends = [span.end for span in spoken]
    speaking = [block for block in blocks if block.zone in ("lede", "body", "quote_box")]
    added = []
    for quotation in doubles:
        at = bisect.bisect_right(spoken_ends, quotation.outer.start)
        is_spoken = at < len(spoken) and spoken[at].overlaps(quotation.outer)
        if is_spoken or len(quotation.inner.of(text).split()) < _UNCLAIMED_WORDS:
            continue
        place = next(
            (n for n, block in enumerate(speaking) if block.span.covers(quotation.outer)), None
        )
        if place is None:
            continue
        speaker = _speaker_before(found, speaking, place, quotation)
        added.append(
            Relation(
                (),
                (),
                (quotation.outer,),
                _CONTINUED_CONFIDENCE if speaker is not None else _CONTINUED_CONFIDENCE / 2,
                ("rule:quotation without a cue",),
                continues=speaker,
            )
        )
    return found + added


def _speaker_before(
    found: Sequence[Relation], speaking: Sequence[Block], place: int, quotation: Quotation
) -> int | None:
    """The last relation with a source in the same paragraph, or in the one just before."""
    since = speaking[max(place - 1, 0)].span.start
    before = [
        number
        for number, relation in enumerate(found)
        if relation.source and since <= relation.start < quotation.outer.start
    ]
    return max(before, key=lambda number: found[number].start) if before else None


def worth_reading(text: str, span: Span) -> bool:
    """Whether a content is long enough to hold a relation of its own."""
    return len(span.of(text).split()) >= _NESTED_WORDS


def _in_order(found: list[Relation], nested: list[Relation]) -> list[Relation]:
    """All relations by their start, with each nested one's parent: the innermost that holds it."""
    outer = [(number, None, relation) for number, relation in enumerate(found)]
    inner = [
        (len(found) + number, parent, relation)
        for number, relation in enumerate(nested)
        if (parent := _holder(found, relation)) is not None
    ]
    ordered = sorted(
        [*outer, *inner], key=lambda item: (item[2].start, item[1] is not None, item[0])
    )
    places = {number: place for place, (number, _, _) in enumerate(ordered)}
    return [
        replace(
            relation,
            parent=None if parent is None else places[parent],
            continues=None if relation.continues is None else places[relation.continues],
        )
        for _, parent, relation in ordered
    ]


def _holder(found: Sequence[Relation], nested: Relation) -> int | None:
    parts = (*nested.source, *nested.cue, *nested.content)
    for number, relation in enumerate(found):
        if all(any(span.covers(part) for span in relation.content) for part in parts):
            whole = sum(span.end - span.start for span in relation.content)
            if sum(part.end - part.start for part in nested.content) < whole:
                return number
    return None
