"""A table of annotated documents: how much is claimed, by how many sources, how much attributed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from rich.table import Table
from rich.text import Text

from attribution.records import Annotation, ErrorRecord
from attribution.text import on_one_line


@dataclass(frozen=True, slots=True)
class Counts:
    """What one or several documents hold; the outlet itself is not counted as a source."""

    words: int = 0
    claims: int = 0
    attributed: int = 0
    sources: int = 0

    @classmethod
    def of(cls, annotation: Annotation) -> Counts:
        """Count one document."""
        return cls(
            words=len(annotation.document.text.split()),
            claims=len(annotation.claims),
            attributed=sum(claim.attribution_id is not None for claim in annotation.claims),
            sources=sum(source.kind != "outlet_self" for source in annotation.sources),
        )

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def percent(part: int, whole: int) -> str:
    """A share in whole percent; – of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "–"


def summary(records: Iterable[Annotation | ErrorRecord]) -> Table:
    """A row per document and one for all; documents that failed say why.

    Records are read one at a time. The share attributed is that of claims which the text gives to
    someone other than the outlet.
    """
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("document", overflow="fold")
    for column in ("words", "claims", "sources", "attributed"):
        table.add_column(column, justify="right", no_wrap=True)
    total, documents, failed = Counts(), 0, 0
    for record in records:
        if isinstance(record, ErrorRecord):
            failed += 1
            message = f"{record.name} failed: {record.error.message}"
            table.add_row(Text(on_one_line(message), "red"), *["–"] * 4)
            continue
        counts = Counts.of(record)
        total, documents = total + counts, documents + 1
        table.add_row(Text(on_one_line(record.document.name)), *_cells(counts))
    table.add_section()
    name = f"{documents} document{'' if documents == 1 else 's'}"
    table.add_row(f"{name}, {failed} failed" if failed else name, *_cells(total), style="bold")
    return table


def _cells(counts: Counts) -> tuple[str, str, str, str]:
    return (
        f"{counts.words:,}",
        f"{counts.claims:,}",
        f"{counts.sources:,}",
        percent(counts.attributed, counts.claims),
    )
