"""The curve of confidences, fitted on articles that the tagger was not trained on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from attribution.annotator import Annotator
from attribution.evaluate.gold import read_gold
from attribution.evaluate.relations import Article, relation_scores
from attribution.records import Annotation, Attribution
from attribution.stages.confidence import MODEL, Calibration

Judged = tuple[float, tuple[str, ...], bool]
"""Raw confidence, evidence, and whether it was right."""
_KNOTS = 12
_BINS = 10


def judged(gold: Path, *, calibrated: bool) -> list[Judged]:
    """Every outermost relation found in the articles of a gold folder, and whether it is there.

    A relation is right if each of its roles shares a token with that of one gold relation.

    Args:
        gold: a folder in PolNeAR's layout.
        calibrated: with the shipped curve's confidences rather than raw ones.
    """
    documents = read_gold(gold)
    annotator = Annotator(calibrated=calibrated)
    found: list[Judged] = []
    for document, line in zip(
        documents, annotator.annotate_many([d.raw for d in documents]), strict=True
    ):
        if not isinstance(line, Annotation):
            continue
        article = Article(document.raw.text)
        wanted = article.relations(document.relations)
        predicted = [r for r in article.relations(line.attributions) if not r.nested]
        _, pairs = relation_scores(article, wanted, predicted)
        for pair in pairs:
            if pair.predicted is not None:
                record = pair.predicted.record
                assert isinstance(record, Attribution)
                found.append((record.confidence, tuple(record.evidence), pair.gold is not None))
    return found


def fitted(found: Iterable[Judged]) -> Calibration:
    """Fit the tagger's curve; relations of rules do not count."""
    return Calibration(
        isotonic((raw, right) for raw, evidence, right in found if evidence[0].startswith(MODEL))
    )


def isotonic(pairs: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """A rising curve through the shares that are right, by pooling adjacent violators.

    Args:
        pairs: probability and whether it was right.

    Returns:
        At most a dozen points of mean probability and share, both rising.
    """
    listed = sorted(pairs, key=lambda pair: pair[0])
    size = max(1, len(listed) // _KNOTS)
    pools = [
        [sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)]
        for at in range(0, len(listed), size)
        if (part := listed[at : at + size])
    ]
    merged: list[list[float]] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] >= merged[-1][1]:
            last, before = merged.pop(), merged.pop()
            whole = last[2] + before[2]
            merged.append(
                [
                    (last[0] * last[2] + before[0] * before[2]) / whole,
                    (last[1] * last[2] + before[1] * before[2]) / whole,
                    whole,
                ]
            )
    return [(round(raw, 3), round(share, 3)) for raw, share, _ in merged]


def calibration_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """The expected calibration error: the mean distance of confidence and share right, in ten bins.

    Args:
        pairs: confidence and whether it was right.
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    count = 0
    for confidence, right in pairs:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
        count += 1
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(
        count, 1
    )


def write(made: Calibration, path: Path) -> None:
    """Write a curve as the annotator reads it."""
    plain = {"curve": list(made.curve)}
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
