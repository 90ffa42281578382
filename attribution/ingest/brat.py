"""Attribution relations in PolNeAR's brat-like stand-off format.

Each ``T`` line is a labelled list of spans in code points, each ``E`` line joins them into one
relation (Newell et al. 2018). Where several people annotated an article, the first by name counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribution.text import Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One relation: the spans of each role; a role the annotator left out is empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's name, its text and its relations in the order of their cues."""

    name: str
    text: str
    relations: tuple[GoldRelation, ...]


def _spans(ranges: str) -> tuple[Span, ...]:
    bounds = (part.split() for part in ranges.split(";"))
    return tuple(Span(int(start), int(end)) for start, end in bounds)


def read_relations(path: Path) -> tuple[GoldRelation, ...]:
    """The relations of one ``.ann`` file; those without a cue are dropped."""
    spans: dict[str, tuple[Span, ...]] = {}
    relations = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if line.startswith("T") and len(columns) >= 2:
            spans[columns[0]] = _spans(columns[1].split(" ", 1)[1])
        elif line.startswith("E") and len(columns) >= 2:
            relation = _relation(columns[1], spans)
            if relation.cue:
                relations.append(relation)
    return tuple(sorted(relations, key=lambda relation: relation.cue))


def _relation(arguments: str, spans: dict[str, tuple[Span, ...]]) -> GoldRelation:
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in arguments.split():
        label, _, reference = argument.partition(":")
        role = label.rstrip("0123456789").lower()
        if role in found:
            found[role] += spans.get(reference, ())
    return GoldRelation(*(tuple(sorted(set(found[role]))) for role in ROLES))


def read_articles(folder: Path) -> Iterator[GoldArticle]:
    """Articles of a folder with ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``.

    Raises:
        FileNotFoundError: if an annotation's text is missing.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield GoldArticle(name, text, read_relations(path))
