"""Annotations measured against gold: spans, linked relations and, for gold of our own, the rest.

``evaluate`` does everything; ``span_scores`` measures label sequences alone, which is what training
needs. The measures are those of the literature on PARC and PolNeAR (Pareti 2015; Newell et al.
2018): see ``relations``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from attribution.evaluate.across import evaluate_across
from attribution.evaluate.comparison import compare
from attribution.evaluate.gold import (
    Annotates,
    GoldDocument,
    Predictions,
    predictions_for,
    read_gold,
)
from attribution.evaluate.relations import (
    FORMS,
    SPEAKERS,
    Article,
    relation_scores,
    span_scores,
)
from attribution.evaluate.report import Report
from attribution.evaluate.scores import Confusion, Score, Scores, added, paired, tallied
from attribution.evaluate.tally import Comparison
from attribution.records import Annotation, Claim

__all__ = [
    "Annotates",
    "Article",
    "Confusion",
    "Report",
    "Score",
    "evaluate",
    "evaluate_documents",
    "span_scores",
]

_MISSING = "(missing)"
# Every cell there can be, so that a report has the same keys whatever was found.
_RELATIONS: Scores = {
    row: dict.fromkeys(("exact", "overlapping", "content"), Score())
    for row in ("all", *FORMS, *SPEAKERS)
}
_CLAIMS: Scores = {"all": dict.fromkeys(("exact", "overlapping"), Score())}


def evaluate(
    gold: Path,
    predictions: Path | None = None,
    annotator: Callable[[], Annotates] | None = None,
    jobs: int = 1,
    corroboration: Path | None = None,
) -> Report:
    """Measure annotations against gold.

    Args:
        gold: a folder in PolNeAR's layout (``text/``, ``attributions/``), or a JSON Lines file of
            whole annotations.
        predictions: a JSON Lines file of annotations and error records; texts are matched by
            ``document.id``. If None, the gold's texts are annotated.
        annotator: makes the annotator, called only if ``predictions`` is None.
        jobs: how many processes the annotator may use.
        corroboration: gold of corroboration that speaks of the gold annotations.

    Returns:
        The report. PolNeAR's gold holds outermost attributions only, so predicted nested ones
        (with a ``parent``) are left out against it; against gold of our own they count as linked
        relations, and the spans compared are the outermost of both sides.

    Raises:
        UsageError: if there is nothing to compare.
        StoreError: if a file cannot be read or is damaged.
    """
    documents = read_gold(gold)
    found = predictions_for(documents, predictions, annotator, jobs)
    report = evaluate_documents(gold.resolve().name, documents, found)
    if corroboration is None:
        return report
    own = [document.annotation for document in documents if document.annotation is not None]
    predicted = [
        found.annotations[each.document.id] for each in own if each.document.id in found.annotations
    ]
    return replace(report, corroboration=evaluate_across(corroboration, own, predicted))


def evaluate_documents(name: str, gold: Sequence[GoldDocument], predictions: Predictions) -> Report:
    """``evaluate`` on what is already read; ``name`` stands at the head of the report."""
    found = [_document(document, predictions.annotations.get(document.id)) for document in gold]
    own = any(document.annotation is not None for document in gold)
    ids = {document.id for document in gold}
    confusions: Counter[tuple[str, str, str]] = Counter()
    for item in found:
        confusions.update(item.fields)
    return Report(
        gold=name,
        documents=len(gold),
        gold_relations=sum(len(document.relations) for document in gold),
        without_content=sum(item.without_content for item in found),
        missing=tuple(
            document.raw.name for document in gold if document.id not in predictions.annotations
        ),
        errors=tuple(
            f"{record.name}: {record.error.stage}: {record.error.message}"
            for record in predictions.errors
        ),
        unused=tuple(
            annotation.document.name
            for key, annotation in predictions.annotations.items()
            if key not in ids
        ),
        spans=added(item.spans for item in found),
        relations=added([_RELATIONS, *(item.relations for item in found)]),
        claims=added([_CLAIMS, *(item.claims for item in found)]) if own else None,
        records=dict(sorted(added(item.records for item in found).items())) if own else None,
        fields={
            field: _confusion(confusions, field)
            for field in sorted({field for field, _, _ in confusions} - {"zone"})
        }
        if own
        else None,
        zones=_confusion(confusions, "zone") if own else None,
    )


def _confusion(counts: Counter[tuple[str, str, str]], field: str) -> Confusion:
    return Confusion({(gold, found): n for (of, gold, found), n in counts.items() if of == field})


@dataclass(frozen=True, slots=True)
class _Measured:
    """One document's share of the report; ``fields`` counts (field, gold, predicted)."""

    without_content: int
    spans: Scores
    relations: Scores
    claims: Scores
    records: Scores
    fields: Counter[tuple[str, str, str]]


def _document(gold: GoldDocument, predicted: Annotation | None) -> _Measured:
    article = Article(gold.raw.text)
    wanted = article.relations(gold.relations)
    found = article.relations(predicted.attributions if predicted else ())
    if gold.annotation is None:
        found = [relation for relation in found if not relation.nested]
    relations, pairs = relation_scores(article, wanted, found)
    claims: Scores = {}
    compared = Comparison()
    if gold.annotation is not None:
        claims = _claim_scores(article, gold.annotation, predicted)
        compared = compare(article, pairs, gold.annotation, predicted or _empty(gold.annotation))
        compared.fields.update(_zone_counts(gold.annotation, predicted))
    return _Measured(
        sum(not relation.content for relation in wanted),
        span_scores(article.tags(wanted), article.tags(found)),
        relations,
        claims,
        compared.found,
        compared.fields,
    )


def _empty(gold: Annotation) -> Annotation:
    """What counts as predicted where there is no prediction."""
    return gold.model_copy(
        update={
            "document": gold.document.model_copy(update={"flags": []}),
            "sources": [],
            "attributions": [],
            "claims": [],
            "verifications": [],
        }
    )


def _zone_counts(gold: Annotation, predicted: Annotation | None) -> Counter[tuple[str, str, str]]:
    """(``zone``, gold zone, predicted zone) of each code point."""
    sides = []
    for annotation in (gold, predicted):
        zones: list[str] = [_MISSING] * len(gold.document.text)
        for zone in annotation.document.zones if annotation else ():
            zones[zone.start : zone.end] = [zone.zone] * len(zones[zone.start : zone.end])
        sides.append(zones)
    return Counter(("zone", *values) for values in zip(*sides, strict=True))


def _claim_scores(article: Article, gold: Annotation, predicted: Annotation | None) -> Scores:
    """Claims paired one to one, by all their tokens or by at least one."""

    def tokens(claims: Sequence[Claim]) -> list[frozenset[int]]:
        return [article.tokens(claim.spans) for claim in claims]

    wanted, found = tokens(gold.claims), tokens(predicted.claims if predicted else ())
    measures: dict[str, Callable[[frozenset[int], frozenset[int]], int]] = {
        "exact": lambda one, other: int(one == other),
        "overlapping": lambda one, other: len(one & other),
    }
    return added(
        tallied(paired(wanted, found, likeness), measure, lambda _: ("all",))
        for measure, likeness in measures.items()
    )
