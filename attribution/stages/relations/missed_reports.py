"""Reports that the tree shows and no relation has: which of them are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.quotation import Quotations
from attribution.stages.relations.completion import closed, joined, speaking, whole_quotations
from attribution.stages.relations.relation import Relation
from attribution.stages.relations.report import PRONOUNS, Report
from attribution.stages.relations.reporting import is_second
from attribution.text import Span, merged

_READ_CONFIDENCE = 0.6


def missed(
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
        whole = [closed(text, span, quotations) for span in report.content]
        taken = [*parts[: len(report.source) + len(report.words)], *cued, *contents]
        content = joined(text, whole_quotations(text, whole, taken, quotations))
        read = Relation(
            report.source, report.words, tuple(content), _READ_CONFIDENCE, (report.rule,)
        )
        if is_second(report.cue):
            speaker = speaking(report.cue, read, [*found, *added])
            if not holders and not (speaker or read.source):
                continue
            read = replace(read, source=() if holders else speaker or read.source)
        added.append(read)
        cued = merged((*cued, *report.words))
    return added


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
    is_name = report.rule == "rule:name that somebody gives"
    if report.inner or is_name or not report.source or is_second(report.cue):
        return True
    words = [report.cue.sentence.words[p] for p in report.places]
    return not (len(words) == 1 and words[0].form.lower() in PRONOUNS)
