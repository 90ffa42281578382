"""Source–cue–content relations: what the tagger found, completed by the tree and quotation marks.

The tagged relations are screened, their contents mended, their missing sources read off the tree.
Then come the reports that the tree shows plainly and the tagger missed, quotations of several
paragraphs, speakers that go on without a cue, and the relations within contents, found by reading
each content alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from attribution.language.parse import TaggedRelation
from attribution.lexicons import Lexicon, NounEntry
from attribution.quotation import Quotations
from attribution.stages.page.zones import Block
from attribution.stages.relations.completion import closed, completed, joined
from attribution.stages.relations.continuations import free_indirect
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.doubles import is_double, without_doubles
from attribution.stages.relations.estimates import of_its_number
from attribution.stages.relations.headings import headed
from attribution.stages.relations.missed_reports import missed
from attribution.stages.relations.relation import Relation, Vicinity
from attribution.stages.relations.report import PRONOUNS
from attribution.stages.relations.reporting import find_reports
from attribution.stages.relations.screening import Screen
from attribution.stages.relations.separation import cut, divided, parted, separated
from attribution.stages.relations.true_sources import as_shown, as_suspected
from attribution.stages.relations.uncued import across_paragraphs, unclaimed_quotations
from attribution.stages.syntax.clauses import is_participle, subject_of
from attribution.text import Span, trimmed

__all__ = ["Relation", "find_relations", "worth_reading"]

_NESTED_WORDS = 6


def find_relations(
    blocks: Sequence[Block],
    quotations: Quotations,
    cues: Cues,
    nouns: Lexicon[NounEntry],
    inside: Callable[[Sequence[Span]], Sequence[TaggedRelation]],
) -> list[Relation]:
    """The document's relations in order of their first part, parents before their children.

    Args:
        blocks: the document's blocks, in order.
        quotations: the text's quotations.
        cues: the cues of the parsed document, whose tagged relations these start from.
        nouns: the lexicon of source nouns.
        inside: tags the relations within given contents, each read by itself.
    """
    parsed = cues.parsed
    text = parsed.text
    screen = Screen(cues, nouns)
    tagged = [_from_tagged(text, r, quotations) for r in parsed.relations if r.content]
    shown = [as_suspected(as_shown(relation, cues, nouns), cues) for relation in tagged]
    found = [relation for relation in shown if screen.keeps(relation, nested=False)]
    found = parted(text, found, quotations)
    reports = find_reports(cues, nouns)
    found = completed(separated(found, reports, parsed, quotations), cues, quotations)
    found, reports = divided(found, reports, parsed)
    read = missed(reports, found, [], quotations, text)
    read = [relation for relation in read if screen.keeps(relation, nested=False)]
    found = [*cut(found, read, parsed), *read]
    found = [found[number] for number in without_doubles(found)]
    found = across_paragraphs(found, quotations.doubles)
    found += headed(parsed, blocks, found, quotations, nouns)
    found += unclaimed_quotations(blocks, found, quotations, cues, nouns)
    found, held = _apart([of_its_number(relation, cues) for relation in found])
    found += free_indirect(blocks, found, cues, nouns)
    within = [
        _from_tagged(text, relation, quotations)
        for relation in inside([span for relation in found for span in relation.content])
        if relation.content
    ]
    shown = _completed_inside([as_shown(r, cues, nouns) for r in within], found, cues, quotations)
    nested = [relation for relation in shown if screen.keeps(relation, nested=True)]
    nested = [*held, *(r for r in nested if not _shares_cue(r, held))]
    read = missed(reports, [*found, *nested], found, quotations, text)
    nested += [relation for relation in read if screen.keeps(relation, nested=True)]
    return _in_order(found, nested, cues)


def _from_tagged(text: str, tagged: TaggedRelation, quotations: Quotations) -> Relation:
    content = joined(text, [closed(text, span, quotations) for span in tagged.content])
    return Relation(
        (tagged.source,) if tagged.source else (),
        (trimmed(text, *tagged.cue),),
        tuple(content),
        tagged.confidence,
        ("model:relations",),
    )


def _apart(found: Sequence[Relation]) -> tuple[list[Relation], list[Relation]]:
    """The outermost relations, and those that stand within another's content."""
    outer: list[Relation] = []
    held: list[Relation] = []
    places: dict[int, int] = {}
    vicinity = Vicinity(found)
    for number, relation in enumerate(found):
        near = vicinity.around(relation.spans)
        is_held = any(_holds(found[place], relation) for place in near if place != number)
        if relation.cue and relation.continues is None and is_held:
            held.append(relation)
        else:
            places[number] = len(outer)
            outer.append(relation)
    return [
        replace(r, continues=None if r.continues is None else places.get(r.continues))
        for r in outer
    ], held


def _completed_inside(
    within: Sequence[Relation], found: Sequence[Relation], cues: Cues, quotations: Quotations
) -> list[Relation]:
    """Nested relations completed, but for a source that stands outside of every content."""
    contents = [span for relation in found for span in relation.content]
    return [
        right
        if all(any(span.covers(part) for span in contents) for part in right.source)
        else replace(right, source=relation.source)
        for relation, right in zip(within, completed(within, cues, quotations), strict=True)
    ]


def _shares_cue(relation: Relation, others: Sequence[Relation]) -> bool:
    return any(
        span.overlaps(other) for span in relation.cue for item in others for other in item.cue
    )


def worth_reading(text: str, span: Span) -> bool:
    """Whether a content is long enough to hold a relation of its own."""
    return len(span.of(text).split()) >= _NESTED_WORDS


def _in_order(found: list[Relation], nested: list[Relation], cues: Cues) -> list[Relation]:
    """All relations by their start, with each nested one's parent: the innermost that holds it."""
    outer: list[tuple[int, int | None, Relation]] = [
        (number, None, relation) for number, relation in enumerate(found)
    ]
    inner = []
    vicinity = Vicinity(found)
    for number, relation in enumerate(nested):
        near = vicinity.around(relation.spans)
        parent = next((place for place in near if _holds(found[place], relation)), None)
        if parent is not None:
            read = _of_parent(relation, found[parent], parent, cues)
            if read.continues is not None or not is_double(read, found[parent]):
                inner.append((len(found) + number, parent, read))
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


def _of_parent(relation: Relation, holder: Relation, parent: int, cues: Cues) -> Relation:
    """A second report within another's content ("…, while also urging …") has its speaker."""
    known = cues.at(relation.cue)
    if relation.source or not known or not is_participle(known[0].sentence, known[0].head):
        return relation
    sentence, head = known[0].sentence, known[0].head
    behind = tuple(span for span in relation.content if span.start >= known[0].span.end)
    subject = subject_of(sentence, head)
    if subject is None or not behind:
        return relation
    word = sentence.words[subject]
    is_his = any(span.covers(word.span) for span in holder.source)
    if not is_his and word.form.lower() not in PRONOUNS:
        return relation
    return replace(
        relation,
        content=behind,
        continues=parent,
        evidence=(*relation.evidence, "rule:second cue of one speaker"),
    )


def _holds(relation: Relation, nested: Relation) -> bool:
    """Whether a relation stands within another's content, with less content of its own."""
    if not all(any(span.covers(part) for span in relation.content) for part in nested.spans):
        return False
    whole = sum(span.end - span.start for span in relation.content)
    return sum(part.end - part.start for part in nested.content) < whole
