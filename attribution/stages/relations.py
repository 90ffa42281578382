"""Source–cue–content relations: what the tagger found, completed by the tree and quotation marks.

The tagged relations are screened, their contents mended, their missing sources read off the tree.
Then come the reports that the tree shows plainly and the tagger missed, quotations of several
paragraphs, speakers that go on without a cue, and the relations within contents, found by reading
each content alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from attribution.language.parse import Parse, TaggedRelation
from attribution.lexicons import Lexicon, NounEntry
from attribution.quotation import Quotations
from attribution.stages.clauses import bared, is_participle, subject_of
from attribution.stages.continuations import (
    across_paragraphs,
    free_indirect,
    unclaimed_quotations,
)
from attribution.stages.cues import Cue, Cues
from attribution.stages.emotions import with_experiencer
from attribution.stages.extents import Context, mended, whole_quotations
from attribution.stages.relation import Relation
from attribution.stages.reporting import (
    Report,
    find_reports,
    has_subject,
    is_second,
    source_of,
    spelled_source,
)
from attribution.stages.screening import Screen, is_double, without_doubles
from attribution.stages.zones import Block
from attribution.text import Span, merged, trimmed

__all__ = ["Relation", "find_relations", "worth_reading"]

_NESTED_WORDS = 6
_READ_CONFIDENCE = 0.6
_PRONOUNS = frozenset({"it", "he", "she", "they", "i", "we"})


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
    shown = [screen.as_suspected(screen.as_shown(relation)) for relation in tagged]
    found = [relation for relation in shown if screen.keeps(relation, nested=False)]
    found = _parted(text, found, quotations)
    found = _completed(_separated(found, parsed), cues, quotations)
    reports = find_reports(cues, nouns)
    read = _missed(reports, found, [], quotations, text)
    read = [relation for relation in read if screen.keeps(relation, nested=False)]
    found = [*_cut(found, read, parsed), *read]
    found = [found[number] for number in without_doubles(found)]
    found = across_paragraphs(found, quotations.doubles)
    found += unclaimed_quotations(text, blocks, found, quotations.doubles)
    found, held = _apart(found)
    found += free_indirect(blocks, found, cues, nouns)
    within = [
        _from_tagged(text, relation, quotations)
        for relation in inside([span for relation in found for span in relation.content])
        if relation.content
    ]
    shown = [screen.as_shown(relation) for relation in within]
    nested = [relation for relation in shown if screen.keeps(relation, nested=True)]
    nested = [*held, *(r for r in nested if not _shares_cue(r, held))]
    read = _missed(reports, [*found, *nested], found, quotations, text)
    nested += [relation for relation in read if screen.keeps(relation, nested=True)]
    return _in_order(found, nested, cues)


def _apart(found: Sequence[Relation]) -> tuple[list[Relation], list[Relation]]:
    """The outermost relations, and those that stand within another's content."""
    outer: list[Relation] = []
    held: list[Relation] = []
    places: dict[int, int] = {}
    for number, relation in enumerate(found):
        others = [other for place, other in enumerate(found) if place != number]
        if relation.cue and relation.continues is None and _holder(others, relation) is not None:
            held.append(relation)
        else:
            places[number] = len(outer)
            outer.append(relation)
    return [
        replace(r, continues=None if r.continues is None else places.get(r.continues))
        for r in outer
    ], held


def _shares_cue(relation: Relation, others: Sequence[Relation]) -> bool:
    return any(
        span.overlaps(other) for span in relation.cue for item in others for other in item.cue
    )


def _from_tagged(text: str, tagged: TaggedRelation, quotations: Quotations) -> Relation:
    content = _joined(text, [_closed(text, span, quotations) for span in tagged.content])
    source = bared(text, tagged.source) if tagged.source else None
    return Relation(
        (source,) if source else (),
        (bared(text, tagged.cue),),
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


def _parted(text: str, found: Sequence[Relation], quotations: Quotations) -> list[Relation]:
    """A quotation in sentences of its own behind an indirect report is an utterance of its own.

    ``The plan is sound, he said. "We tested it."``: one speaker, two forms of speech.
    """
    parted: list[Relation] = []
    for relation in found:
        first, *rest = sorted(relation.content)
        behind = [
            span
            for span in rest
            if relation.cue
            and span.start > max(part.end for part in relation.cue)
            and any(q.outer.covers(span) for q in quotations.touching(span, doubles_only=True))
            and text[: span.start].rstrip()[-1:] in (".", "!", "?", "”", '"')
        ]
        is_indirect = not quotations.touching(first, doubles_only=True)
        if not behind or not is_indirect or len(behind) != len(rest):
            parted.append(relation)
            continue
        parted.append(replace(relation, content=(first,)))
    return parted


def _completed(found: Sequence[Relation], cues: Cues, quotations: Quotations) -> list[Relation]:
    """The relations with their sources and their contents' edges set right."""
    parts = [(number, span) for number, r in enumerate(found) for span in r.spans]
    return [
        _set_right(
            relation,
            found,
            [span for other, span in parts if other != number and _near(span, relation)],
            cues,
            quotations,
        )
        for number, relation in enumerate(found)
    ]


def _set_right(
    tagged: Relation,
    found: Sequence[Relation],
    others: Sequence[Span],
    cues: Cues,
    quotations: Quotations,
) -> Relation:
    """One relation with its source and its content's edges set right.

    Args:
        tagged: the relation.
        found: all relations.
        others: the parts of the other ones nearby.
        cues: the document's cues.
        quotations: the document's quotations.
    """
    text = cues.parsed.text
    known = cues.at(tagged.cue)
    relation = _with_source(tagged, known[0], found) if known else tagged
    taken = (*relation.source, *relation.cue, *others)
    content, rules = relation.content, list[str]()
    if known:
        context = Context(text, known[0], relation.source, taken, quotations)
        content, rules = mended(content, context)
        content = tuple(_joined(text, [_closed(text, span, quotations) for span in content]))
    whole = whole_quotations(text, content, taken, quotations)
    return replace(
        relation,
        content=tuple(_joined(text, whole)),
        evidence=(*relation.evidence, *rules),
    )


def _near(span: Span, relation: Relation, reach: int = 1500) -> bool:
    return abs(span.start - relation.start) < reach


def _with_source(relation: Relation, cue: Cue, found: Sequence[Relation]) -> Relation:
    """A relation with the source that the tree shows, where the tagger gave it none."""
    if relation.source:
        return relation
    if not cue.is_verb:
        return with_experiencer(relation, cue)
    if is_participle(cue.sentence, cue.head) and cue.word.deprel not in ("acl", "acl:relcl"):
        speaker = _speaking(cue, relation, found)
        if speaker is not None:
            return replace(
                relation,
                source=speaker,
                evidence=(*relation.evidence, "rule:second cue of one speaker"),
            )
    places = source_of(cue.sentence, cue.head, cue.entry.type == "belief" and not cue.is_verb)
    if places is None:
        return relation
    source = spelled_source(cue.sentence, places)
    is_content = any(span.overlaps(source) for span in relation.content)
    if is_content or not _is_speaker(cue, places):
        return relation
    speaker = next((other.source for other in found if source in other.source), (source,))
    return replace(
        relation, source=speaker, evidence=(*relation.evidence, "rule:subject of the cue")
    )


def _speaking(cue: Cue, relation: Relation, found: Sequence[Relation]) -> tuple[Span, ...] | None:
    """Who speaks in the sentence before a second cue without subject ("…, adding that …")."""
    if has_subject(cue.sentence, cue.head):
        return None
    before = [
        other
        for other in found
        if other.source
        and other.cue
        and other.cue[0].overlaps(cue.sentence.span)
        and other.cue[0].end <= cue.span.start
        and not any(span.overlaps(relation.cue[0]) for span in other.content)
    ]
    return before[-1].source if before else None


def _is_speaker(cue: Cue, places: Sequence[int]) -> bool:
    """Whether a subject can say something: not a passive's, not an empty "it" or "there"."""
    words = [cue.sentence.words[place] for place in places]
    if all(
        word.upos == "PRON" and word.form.lower() in ("there", "this", "that", "what")
        for word in words
    ):
        return False
    return not any(word.deprel == "expl" for word in words)


def _missed(
    reports: Sequence[Report],
    found: Sequence[Relation],
    holders: Sequence[Relation],
    quotations: Quotations,
    text: str,
) -> list[Relation]:
    """The reports that no relation has, outside of contents or, with ``holders``, within theirs."""
    cued = merged(span for relation in found for span in relation.cue)
    contents = [span for relation in found for span in relation.content]
    added: list[Relation] = []
    for report in reports:
        parts = (*report.source, *report.words, *report.content)
        if any(span.overlaps(other) for span in report.words for other in cued):
            continue
        if is_second(report.cue):  # its speaker may stand outside, with the first cue
            parts = (*report.words, *report.content)
        held = any(all(any(s.covers(p) for s in h.content) for p in parts) for h in holders)
        if holders and not (held and _stands_within(report)):
            continue
        if holders and report.rule.startswith("rule:hearsay"):
            continue
        if not holders and (report.inner or _is_spoken(report, contents, quotations)):
            continue
        closed = [_closed(text, span, quotations) for span in report.content]
        taken = [*parts[: len(report.source) + len(report.words)], *cued, *contents]
        content = _joined(text, whole_quotations(text, closed, taken, quotations))
        read = Relation(
            report.source, report.words, tuple(content), _READ_CONFIDENCE, (report.rule,)
        )
        if is_second(report.cue):
            speaker = _speaking(report.cue, read, [*found, *added])
            if not holders and not (speaker or read.source):
                continue
            read = replace(read, source=() if holders else speaker or read.source)
        added.append(read)
        cued = merged((*cued, *report.words))
    return added


def _separated(found: Sequence[Relation], parsed: Parse) -> list[Relation]:
    """The relations without what stands in a sentence whose own cue reports it."""
    homes = [parsed.sentence_at(r.cue[0].start) if r.cue else None for r in found]
    separated = []
    for number, relation in enumerate(found):
        content = relation.content
        for other, home in zip(found, homes, strict=True):
            is_apart = home is not None and home is not homes[number] and homes[number]
            if not is_apart or home is None or not _share(content, other.content, home.span):
                continue
            content = tuple(
                piece for span in content for piece in _outside(parsed.text, span, home.span)
            )
        separated.append(replace(relation, content=content) if content else relation)
    return separated


def _share(one: Sequence[Span], other: Sequence[Span], within: Span) -> bool:
    """Whether two contents have words of one sentence in common."""
    return any(
        a.overlaps(b) and a.overlaps(within) and b.overlaps(within) for a in one for b in other
    )


def _cut(found: Sequence[Relation], read: Sequence[Relation], parsed: Parse) -> list[Relation]:
    """The relations without what, in a later sentence, somebody is now read to say."""
    cut = []
    for relation in found:
        content = relation.content
        for other in read:
            sentence = parsed.sentence_at(other.cue[0].start)
            if sentence is None or any(cue.overlaps(sentence.span) for cue in relation.cue):
                continue
            content = tuple(
                piece for span in content for piece in _outside(parsed.text, span, sentence.span)
            )
        cut.append(replace(relation, content=content) if content else relation)
    return cut


def _outside(text: str, span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    pieces = (Span(span.start, hole.start), Span(hole.end, span.end))
    kept = [trimmed(text, *piece) for piece in pieces if piece.start < piece.end]
    return [piece for piece in kept if piece.start < piece.end]


def _is_spoken(report: Report, contents: Sequence[Span], quotations: Quotations) -> bool:
    """Whether a report stands within a content, or in a quotation that somebody will claim."""
    parts = (*report.words, *report.source)
    return any(span.overlaps(part) for span in contents for part in parts) or any(
        quotation.outer.covers(part)
        for part in report.words
        for quotation in quotations.touching(part, doubles_only=True)
    )


def _stands_within(report: Report) -> bool:
    """Whether a report within a content has a speaker of its own, not the one who is quoted."""
    if report.inner or not report.source or is_second(report.cue):
        return True
    words = [report.cue.sentence.words[p] for p in report.places]
    return not (len(words) == 1 and words[0].form.lower() in _PRONOUNS)


def worth_reading(text: str, span: Span) -> bool:
    """Whether a content is long enough to hold a relation of its own."""
    return len(span.of(text).split()) >= _NESTED_WORDS


def _in_order(found: list[Relation], nested: list[Relation], cues: Cues) -> list[Relation]:
    """All relations by their start, with each nested one's parent: the innermost that holds it."""
    outer: list[tuple[int, int | None, Relation]] = [
        (number, None, relation) for number, relation in enumerate(found)
    ]
    inner = []
    for number, relation in enumerate(nested):
        parent = _holder(found, relation)
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
    if not is_his and word.form.lower() not in _PRONOUNS:
        return relation
    return replace(
        relation,
        content=behind,
        continues=parent,
        evidence=(*relation.evidence, "rule:second cue of one speaker"),
    )


def _holder(found: Sequence[Relation], nested: Relation) -> int | None:
    for number, relation in enumerate(found):
        if all(any(span.covers(part) for span in relation.content) for part in nested.spans):
            whole = sum(span.end - span.start for span in relation.content)
            if sum(part.end - part.start for part in nested.content) < whole:
                return number
    return None
