"""A claim across documents: its cluster, relations and drift, read from what corroborate wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from attribution.errors import StoreError
from attribution.records import ClaimRef, Cluster, Derivation, Drift, Relation

_LINE: TypeAdapter[Cluster | Relation | Derivation | Drift] = TypeAdapter(
    Annotated[Cluster | Relation | Derivation | Drift, Field(discriminator="kind")]
)
_Key = tuple[str, str | None]


@dataclass(slots=True)
class Elsewhere:
    """What is known of a claim in other places."""

    clusters: list[Cluster] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    drifts: list[Drift] = field(default_factory=list)


class Corroboration:
    """The findings of a file, by claim.

    Args:
        path: JSON Lines as ``attribution corroborate`` writes them.

    Raises:
        StoreError: if it cannot be read; it says which line is wrong.
    """

    def __init__(self, path: Path) -> None:
        self._found: dict[_Key, Elsewhere] = defaultdict(Elsewhere)
        try:
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        self._take(path, number, line)
        except OSError as error:
            raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error

    def _take(self, path: Path, number: int, line: bytes) -> None:
        try:
            finding = _LINE.validate_json(line)
        except ValidationError as error:
            raise StoreError(f"{path}, line {number}: is no finding of corroborate") from error
        match finding:
            case Cluster():
                for member in _once(finding.members):
                    self._found[member].clusters.append(finding)
            case Relation():
                for place in _once((finding.origin, finding.to)):
                    self._found[place].relations.append(finding)
            case Drift():
                for place in _once((finding.origin, finding.to)):
                    self._found[place].drifts.append(finding)
            case _:
                pass

    def of(self, document: str, claim: str) -> Elsewhere:
        """What was found of a claim; ``document`` is the document's id."""
        return self._found.get((document, claim)) or Elsewhere()


def _once(places: Iterable[ClaimRef]) -> list[_Key]:
    return list(dict.fromkeys((place.document, place.claim) for place in places))
