"""Tagged relations completed: sources the tagger left out, contents with their edges set right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.quotation import Quotation, Quotations
from attribution.stages.relations.cues import Cue, Cues, governing
from attribution.stages.relations.emotions import with_experiencer
from attribution.stages.relations.extents import Context, mended
from attribution.stages.relations.relation import Relation, Vicinity
from attribution.stages.relations.report import source_of, source_of_according, spelled_source
from attribution.stages.relations.separation import outside
from attribution.stages.syntax.clauses import has_subject, is_participle, subject_of
from attribution.text import Span, merged, trimmed

_REACH = 1500
"""Code points around a relation within which others bound it."""
_FEWEST_QUOTED = 4  # words; less is a phrase, whose marks may be scare quotes


def completed(found: Sequence[Relation], cues: Cues, quotations: Quotations) -> list[Relation]:
    """The relations with their sources and their contents' edges set right."""
    vicinity = Vicinity(found)
    right = []
    for number, relation in enumerate(found):
        near = vicinity.around([Span(relation.start, relation.start)], _REACH)
        neighbours = [found[other] for other in near]
        others = [
            span
            for other in near
            for span in found[other].spans
            if other != number and abs(span.start - relation.start) < _REACH
        ]
        right.append(_set_right(relation, neighbours, others, cues, quotations))
    return right


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
        found: the relations nearby.
        others: the parts of the other ones nearby.
        cues: the document's cues.
        quotations: the document's quotations.
    """
    text = cues.parsed.text
    known = cues.at(tagged.cue)
    relation = _with_source(tagged, governing(known), found) if known else tagged
    taken = (*relation.source, *relation.cue, *others)
    content, rules = relation.content, list[str]()
    if known:
        context = Context(text, governing(known), relation.source, taken, quotations)
        content, rules = mended(content, context)
        content = tuple(joined(text, [closed(text, span, quotations) for span in content]))
    whole = whole_quotations(text, content, taken, quotations)
    return replace(
        relation,
        cue=_without(relation.cue, whole, text),
        content=tuple(joined(text, whole)),
        evidence=(*relation.evidence, *rules),
    )


def _without(cue: Sequence[Span], content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """A cue without the one who is asked, who stands in the content."""
    left = list(cue)
    for part in content:
        left = [piece for span in left for piece in outside(text, span, part)]
    return tuple(left or cue)


def _with_source(relation: Relation, cue: Cue, found: Sequence[Relation]) -> Relation:
    """A relation with the source that the tree shows, where the tagger gave it none."""
    if relation.source and not _is_astray(relation, cue):
        return relation
    if cue.means("according"):
        led = source_of_according(cue)
        return replace(relation, source=(spelled_source(cue.sentence, led),)) if led else relation
    return _with_subject(relation, cue, found) if cue.is_verb else with_experiencer(relation, cue)


def _with_subject(relation: Relation, cue: Cue, found: Sequence[Relation]) -> Relation:
    """A relation with the subject of its verb for a source, or whoever spoke just before."""
    if is_participle(cue.sentence, cue.head) and cue.word.deprel not in ("acl", "acl:relcl"):
        speaker = speaking(cue, relation, found)
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


def _is_astray(relation: Relation, cue: Cue) -> bool:
    """Whether a verb's source stands in another sentence though its own has a subject."""
    whole = cue.sentence.span
    parts = (*relation.source, *relation.content)
    is_apart = not any(span.overlaps(whole) for span in relation.source)
    is_whole = all(whole.covers(span) for span in relation.content)
    is_plain = cue.is_verb and cue.entry.type != "eventuality" and len(parts) > 1
    return is_plain and is_apart and is_whole and subject_of(cue.sentence, cue.head) is not None


def speaking(cue: Cue, relation: Relation, found: Sequence[Relation]) -> tuple[Span, ...] | None:
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


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans of one paragraph with no word between them are one."""
    found: list[Span] = []
    for span in merged(spans):
        between = text[found[-1].end : span.start] if found else "\n"
        if "\n" not in between and not any(map(str.isalnum, between)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def closed(text: str, span: Span, quotations: Quotations) -> Span:
    """Take in a quotation mark that the tagger left just outside a content's start or end."""
    start, end = trimmed(text, *span)
    for quotation in quotations.touching(Span(start, end), doubles_only=True):
        outer = quotation.outer
        if outer.start == start - 1:
            start = outer.start
        if quotation.balanced and end < outer.end <= end + 2 and outer.start >= start:
            end = outer.end
    return Span(start, end)


def whole_quotations(
    text: str, content: Sequence[Span], taken: Sequence[Span], quotations: Quotations
) -> tuple[Span, ...]:
    """A content that holds a part of a quotation holds all of it, unless another claims the rest.

    Only what is speech of its own is completed: it opens a sentence, or stands behind a comma or
    colon.
    """
    spans = list(content)
    for span in content:
        for quotation in quotations.touching(span, doubles_only=True):
            outer = quotation.outer
            is_whole = any(part.covers(quotation.inner) for part in merged(spans))
            if is_whole or not quotation.balanced or not _is_speech(text, quotation):
                continue
            if not any(outer.overlaps(other) for other in taken):
                spans.append(outer)
    return tuple(merged(spans))


def _is_speech(text: str, quotation: Quotation) -> bool:
    before = text[: quotation.outer.start].rstrip(" ")[-1:]
    inner = quotation.inner.of(text)
    opens = before in ("", "\n", ".", "!", "?", ":", ",", "”", '"', ")", "’")
    words = inner.split()
    return opens and len(words) >= _FEWEST_QUOTED and not words[0].islower()  # "eBay" may open one
