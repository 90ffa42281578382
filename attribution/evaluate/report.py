"""What an evaluation found: as values, as JSON, as a plain table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attribution.evaluate.scores import Confusion, Score, Scores

_COUNTS = ("gold", "predicted", "matched", "precision", "recall", "F1")


@dataclass(frozen=True, slots=True)
class Report:
    """The result of ``evaluate``.

    ``spans`` has a row per role (exact, begin, token); ``relations`` a row for all and for each
    form of quotation and kind of source (exact, overlapping, content). ``records`` tells which
    records and list members were found, ``fields`` compares the values of those that were.
    ``claims``, ``records``, ``fields``, ``zones`` are None unless the gold is this project's own,
    ``corroboration`` unless there is gold of it.
    ``without_content`` counts gold relations that ``relations`` leaves out. ``missing`` names
    documents without a prediction, which count as empty; ``errors`` says what went wrong,
    ``unused`` names predictions for texts that the gold does not have.
    """

    gold: str
    documents: int
    gold_relations: int
    without_content: int
    missing: tuple[str, ...]
    errors: tuple[str, ...]
    unused: tuple[str, ...]
    spans: Scores
    relations: Scores
    claims: Scores | None = None
    records: Scores | None = None
    fields: Mapping[str, Confusion] | None = None
    zones: Confusion | None = None
    corroboration: Scores | None = None

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        return {
            "gold": self.gold,
            "documents": self.documents,
            "gold_relations": self.gold_relations,
            "without_content": self.without_content,
            "missing": list(self.missing),
            "errors": list(self.errors),
            "unused": list(self.unused),
            "spans": _scores_dict(self.spans),
            "relations": _scores_dict(self.relations),
            "claims": None if self.claims is None else _scores_dict(self.claims),
            "records": None if self.records is None else _scores_dict(self.records),
            "fields": None
            if self.fields is None
            else {name: table.as_dict() for name, table in self.fields.items()},
            "zones": None if self.zones is None else self.zones.as_dict(),
            "corroboration": None
            if self.corroboration is None
            else _scores_dict(self.corroboration),
        }

    def text(self) -> str:
        """Everything as aligned lines for a person; ratios in percent, – where there is none."""
        parts = [
            f"{self.gold}: {self.documents:,} documents, {self.gold_relations:,} relations",
            _scores_text("spans (paragraph BIO)", self.spans),
            _scores_text("linked relations, one to one", self.relations),
        ]
        if self.without_content:
            parts[0] += f" ({self.without_content:,} without content, not counted as linked)"
        if self.claims is not None:
            parts.append(_scores_text("claims, one to one", self.claims))
        if self.records is not None:
            parts.append(_scores_text("records and list members", self.records))
        if self.fields is not None:
            parts.append(_fields_text("fields of paired records", self.fields))
        if self.zones is not None:
            parts.append(_fields_text("zones, in code points", {"zone": self.zones}))
        if self.corroboration is not None:
            parts.append(_scores_text("corroboration", self.corroboration))
        for title, names in (
            ("no prediction, counted as empty", self.missing),
            ("failed", self.errors),
            ("predicted, but not in the gold", self.unused),
        ):
            if names:
                parts.append(
                    "\n".join([f"{title}: {len(names)}", *(f"  {name}" for name in names)])
                )
        return "\n\n".join(parts) + "\n"


def _scores_dict(table: Scores) -> dict[str, dict[str, Any]]:
    return {
        row: {column: score.as_dict() for column, score in cells.items()}
        for row, cells in table.items()
    }


def _scores_text(title: str, table: Scores) -> str:
    rows = [[title, "", *_COUNTS]]
    for row, cells in table.items():
        for place, (column, score) in enumerate(cells.items()):
            rows.append([f"  {row}" if place == 0 else "", column, *_score_cells(score)])
    return _aligned(rows, left=2)


def _score_cells(score: Score) -> list[str]:
    counts = [f"{count:,}" for count in (score.gold, score.predicted, score.matched)]
    return [*counts, *map(_percent, (score.precision, score.recall, score.f1))]


def _fields_text(title: str, fields: Mapping[str, Confusion]) -> str:
    """Accuracies, then for each field the most frequent confusions."""
    rows = [[title, "compared", "accuracy", "gold → predicted, most frequent first"]]
    for name, table in fields.items():
        wrong = sorted((-n, pair) for pair, n in table.counts.items() if pair[0] != pair[1])
        confused = ", ".join(f"{a} → {b} {-n:,}" for n, (a, b) in wrong[:5])
        rows.append([f"  {name}", f"{table.count:,}", _percent(table.accuracy), confused])
    lines = _aligned([row[:3] for row in rows], left=1).split("\n")
    return "\n".join(f"{line}   {row[3]}".rstrip() for line, row in zip(lines, rows, strict=True))


def _aligned(rows: list[list[str]], left: int) -> str:
    """Rows as lines of columns; the first ``left`` columns to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else f"{100 * ratio:.1f}"
