"""Each relation apart from the others: no sentence told twice, no utterance lumped with another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from attribution.language.parse import Parse, Sentence
from attribution.quotation import Quotations
from attribution.stages.relations.relation import Relation, Vicinity
from attribution.stages.relations.report import Report
from attribution.stages.syntax.clauses import has_subject
from attribution.text import Span, trimmed

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def parted(text: str, found: Sequence[Relation], quotations: Quotations) -> list[Relation]:
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


def separated(
    found: Sequence[Relation], reports: Sequence[Report], parsed: Parse, quotations: Quotations
) -> list[Relation]:
    """The relations without what stands in a sentence whose own cue reports it.

    ``The envoy urged them to "wait." "Help is near," she said``: two reports, whether the tagger
    has seen the first one or only the tree shows it.
    """
    homes = [parsed.sentence_at(r.cue[0].start) if r.cue else None for r in found]
    shown: defaultdict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if report.source and not report.inner and not _is_quoted(report, quotations):
            shown[report.cue.sentence.span.start].append(report)
    vicinity = Vicinity(found)
    separated = []
    for number, relation in enumerate(found):
        content = relation.content
        for place in vicinity.around(content):
            other, home = found[place], homes[place]
            is_apart = home is not None and home is not homes[number] and homes[number]
            if not is_apart or home is None or not _share(content, other.content, home.span):
                continue
            content = tuple(
                piece for span in content for piece in outside(parsed.text, span, home.span)
            )
        for sentence in (s for span in relation.content for s in parsed.sentences_in(span)):
            own = sentence.span
            told = (report.content for report in shown.get(own.start, ()))
            if not _is_before(own, homes[number], content):
                continue
            if any(_share(content, other, own) for other in told):
                content = tuple(
                    piece for span in content for piece in outside(parsed.text, span, own)
                )
        separated.append(replace(relation, content=content) if content else relation)
    return separated


def _is_before(sentence: Span, home: Sentence | None, content: Sequence[Span]) -> bool:
    """Whether a sentence stands before that of a cue, in which something is reported too."""
    if home is None or sentence.end > home.span.start:
        return False
    return any(span.overlaps(home.span) for span in content)


def _is_quoted(report: Report, quotations: Quotations) -> bool:
    return any(
        quotation.outer.covers(word)
        for word in report.words
        for quotation in quotations.touching(word, doubles_only=True)
    )


def divided(
    found: Sequence[Relation], reports: Sequence[Report], parsed: Parse
) -> tuple[list[Relation], list[Report]]:
    """The relations without a second report that is joined to their cue, and the reports.

    "The mayor urged crews to wait, and condemned the raid" has two reports of the mayor's, however
    far the tagger lets the first one go.
    """
    joined: defaultdict[int, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if report.cue.word.deprel == "conj":
            joined[report.cue.sentence.span.start].append(number)
    relations, parted = [], list(reports)
    for relation in found:
        content = relation.content
        home = parsed.sentence_at(relation.cue[0].start) if relation.cue else None
        for number in joined[home.span.start] if home else ():
            part = _joined_to(relation, reports[number])
            if part is None or not _holds_words(content, reports[number]):
                continue
            content = tuple(piece for span in content for piece in outside(parsed.text, span, part))
            parted[number] = replace(reports[number], source=relation.source)
        relations.append(replace(relation, content=content) if content else relation)
    return relations, parted


def _holds_words(content: Sequence[Span], report: Report) -> bool:
    return any(span.covers(report.words[0]) for span in content)


def _joined_to(relation: Relation, report: Report) -> Span | None:
    """What belongs to a report whose verb is joined by "and" to the relation's cue."""
    sentence, head = report.cue.sentence, report.cue.head
    word = sentence.words[head]
    if not report.source or has_subject(sentence, head):
        return None
    first = word.head
    while word.xpos in _FINITE and sentence.words[first].xpos == "VB":
        first = sentence.words[first].head  # "to wait, and condemned": no second infinitive
    if first < 0 or not any(cue.covers(sentence.words[first].span) for cue in relation.cue):
        return None
    below = sentence.subtree(head)
    return Span(sentence.words[below[0]].start, sentence.words[below[-1]].end)


def _share(one: Sequence[Span], other: Sequence[Span], within: Span) -> bool:
    """Whether two contents have words of one sentence in common."""
    return any(
        a.overlaps(b) and a.overlaps(within) and b.overlaps(within) for a in one for b in other
    )


def cut(found: Sequence[Relation], read: Sequence[Relation], parsed: Parse) -> list[Relation]:
    """The relations without what, in a later sentence, somebody is now read to say."""
    cut = []
    for relation in found:
        content = relation.content
        for other in read:
            sentence = parsed.sentence_at(other.cue[0].start)
            if sentence is None or any(cue.overlaps(sentence.span) for cue in relation.cue):
                continue
            content = tuple(
                piece for span in content for piece in outside(parsed.text, span, sentence.span)
            )
        cut.append(replace(relation, content=content) if content else relation)
    return cut


def outside(text: str, span: Span, hole: Span) -> list[Span]:
    """What is left of a span without a hole in it."""
    if not span.overlaps(hole):
        return [span]
    pieces = (Span(span.start, hole.start), Span(hole.end, span.end))
    kept = [trimmed(text, *piece) for piece in pieces if piece.start < piece.end]
    return [piece for piece in kept if piece.start < piece.end]
