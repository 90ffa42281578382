"""How far reviewers agree: nominal alpha per field, spans, whole tuples, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from attribution.agreement.nominal import FieldAgreement, field_agreement
from attribution.agreement.unitizing import unitizing_alpha
from attribution.records import Annotation, Correction
from attribution.review.folding import Reviewed, fold
from attribution.review.history import History
from attribution.text import Span

__all__ = [
    "Agreement",
    "Disagreement",
    "FieldAgreement",
    "SpanAgreement",
    "agreement",
    "judged_by_two",
]

ABSENT = "(absent)"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a record that reviewers see differently: reviewer to value, as text."""

    document: str
    name: str
    target: str
    field: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """A kind of span over all documents that two or more reviewed.

    ``alpha`` is that for unitizing; ``exact`` and ``overlapping`` are the mean F1 of two reviewers.
    """

    alpha: float | None
    exact: float | None
    overlapping: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything measured; ``tuples`` is the mean F1 of source, cue, content and verification."""

    reviewers: tuple[str, ...]
    documents: int
    fields: dict[str, FieldAgreement]
    spans: dict[str, SpanAgreement]
    tuples: float | None
    disagreements: list[Disagreement] = field(default_factory=list)

    def on(self, name: str) -> list[Disagreement]:
        """The disagreements on one field."""
        return [each for each in self.disagreements if each.field == name]


Views = Mapping[str, Reviewed]


def agreement(
    annotations: Iterable[Annotation], journals: Mapping[str, Sequence[Correction]]
) -> Agreement:
    """Measure reviewers against each other.

    A document counts for the reviewers who decided or changed something in it, a record for those
    who decided on it or on a claim of it.

    Args:
        annotations: as the machine made them; read one at a time.
        journals: reviewer to corrections; two at least.
    """
    histories = {name: History(lines) for name, lines in journals.items()}
    units: dict[str, list[dict[str, str]]] = {}
    layers: dict[str, list[tuple[list[list[Span]], int]]] = {}
    tuples: list[float] = []
    found: list[Disagreement] = []
    documents = 0
    for annotation in annotations:
        views = _views(annotation, histories)
        if len(views) < 2:
            continue
        documents += 1
        for target, name, values in _values(annotation, views):
            units.setdefault(name, []).append(values)
            if len(set(values.values())) > 1:
                document = annotation.document
                found.append(Disagreement(document.id, document.name, target, name, values))
        for name, rows in _spans(views).items():
            layers.setdefault(name, []).append((rows, len(annotation.document.text)))
        tuples += [
            score
            for one, other in combinations(views.values(), 2)
            if (score := _f1(_tuples(one), _tuples(other))) is not None
        ]
    return Agreement(
        reviewers=tuple(journals),
        documents=documents,
        fields={name: field_agreement(rows) for name, rows in sorted(units.items())},
        spans={name: _layer(rows) for name, rows in layers.items()},
        tuples=sum(tuples) / len(tuples) if tuples else None,
        disagreements=found,
    )


def judged_by_two(journals: Mapping[str, Iterable[Correction]]) -> set[str]:
    """The ids of the documents in which two or more reviewers did something; no other counts."""
    told = Counter(each for lines in journals.values() for each in {c.annotation for c in lines})
    return {document for document, reviewers in told.items() if reviewers > 1}


def _views(annotation: Annotation, histories: Mapping[str, History]) -> Views:
    document = annotation.document.id
    views = {name: fold(annotation, history.of(document)) for name, history in histories.items()}
    return {
        name: view
        for name, view in views.items()
        if view.touched or any(map(view.is_reviewed, view.decisions))
    }


def _values(annotation: Annotation, views: Views) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Target, field, and reviewer to value, for each record that two or more judged.

    Records that reviewers added have ids by chance: they are the same where their words are.
    """
    machine = {a.id for a in annotation.attributions} | {c.id for c in annotation.claims}
    tables = {name: _table(view, machine) for name, view in views.items()}
    units = machine.union(*tables.values())
    for unit in sorted(units):
        ids = {name: table[unit].id for name, table in tables.items() if unit in table}
        judged = [name for name, view in views.items() if _judged(view, ids.get(name, unit))]
        if len(judged) < 2:
            continue
        target = next(iter(ids.values()), unit)
        yield target, "present", {name: "present" if name in ids else ABSENT for name in judged}
        fields = {name: tables[name][unit].fields for name in judged if name in ids}
        for path in next(iter(fields.values()), ()):
            held = {name: known for name, each in fields.items() if (known := each[path])}
            if len(held) > 1:
                yield target, path, held


def _judged(view: Reviewed, target: str) -> bool:
    if view.is_reviewed(target) or target in view.touched:
        return True
    claims = view.annotation.claims
    return any(claim.attribution_id == target and view.is_reviewed(claim.id) for claim in claims)


class _Record(NamedTuple):
    """A record as one reviewer has it; a field that they did not judge is None."""

    id: str
    fields: dict[str, str | None]


def _table(view: Reviewed, machine: Collection[str]) -> dict[str, _Record]:
    """The claims and attributions by unit: the id, or the words of one that was added."""
    annotation = view.annotation
    names = {source.id: source.name for source in annotation.sources}
    table: dict[str, _Record] = {}
    for a in annotation.attributions:
        table[a.id if a.id in machine else f"a at {a.content}"] = _Record(
            a.id,
            {
                "attribution.source": names.get(a.source_id, a.source_id),
                "attribution.type": a.type,
                "attribution.stance": a.stance,
                "attribution.quote": a.quote.form,
                "attribution.channel": str(a.channel),
            },
        )
    for c in annotation.claims:
        table[c.id if c.id in machine else f"c at {c.spans}"] = _Record(
            c.id,
            {
                "claim.decision": view.decisions.get(c.id) if view.is_reviewed(c.id) else None,
                "claim.zone": c.zone,
                "claim.verification": c.verification.status,
                "claim.origin": names.get(c.origin_id, c.origin_id),
                "claim.chain_end": c.chain_end,
                "claim.qualifiers": ", ".join(sorted({q.type for q in c.qualifiers})) or "none",
                "claim.commitment": c.commitment[-1].value if c.commitment else "none",
                "claim.flags": ", ".join(sorted(c.flags)) or "none",
            },
        )
    return table


def _spans(views: Views) -> dict[str, list[list[Span]]]:
    """Kind of span to each reviewer's spans."""
    kinds: dict[str, list[list[Span]]] = {}
    for view in views.values():
        annotation = view.annotation
        found = {
            "source": [s for a in annotation.attributions for s in a.source],
            "cue": [s for a in annotation.attributions for s in a.cue],
            "content": [s for a in annotation.attributions for s in a.content],
            "qualifier": [s for c in annotation.claims for q in c.qualifiers for s in q.cue],
            "verification": [v.span for v in annotation.verifications],
        }
        for name, spans in found.items():
            kinds.setdefault(name, []).append([Span(*span) for span in spans])
    return kinds


def _layer(rows: Sequence[tuple[list[list[Span]], int]]) -> SpanAgreement:
    """One kind of span: the mean of the documents' alphas by length, and pairs' F1."""
    measured = [(unitizing_alpha(spans, size), size) for spans, size in rows]
    alphas = [(alpha, size) for alpha, size in measured if alpha is not None]
    weight = sum(size for _, size in alphas)
    exact, overlapping = [], []
    for spans, _ in rows:
        for one, other in combinations(spans, 2):
            exact.append(_f1(set(one), set(other)))
            overlapping.append(_overlap_f1(one, other))
    return SpanAgreement(
        sum(alpha * size for alpha, size in alphas) / weight if weight else None,
        _mean(exact),
        _mean(overlapping),
    )


def _tuples(view: Reviewed) -> set[tuple[object, ...]]:
    """Source, cue and content with the statuses of the claims made of it."""
    annotation = view.annotation
    statuses: dict[str | None, list[str]] = {}
    for claim in annotation.claims:
        statuses.setdefault(claim.attribution_id, []).append(claim.verification.status)
    return {
        (tuple(a.source), tuple(a.cue), tuple(a.content), tuple(sorted(statuses.get(a.id, ()))))
        for a in annotation.attributions
    }


def _f1(one: set[Any], other: set[Any]) -> float | None:
    whole = len(one) + len(other)
    return 2 * len(one & other) / whole if whole else None


def _overlap_f1(one: Sequence[Span], other: Sequence[Span]) -> float | None:
    if not one and not other:
        return None
    hits = sum(any(a.overlaps(b) for b in other) for a in one)
    hits += sum(any(b.overlaps(a) for a in one) for b in other)
    return hits / (len(one) + len(other))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
