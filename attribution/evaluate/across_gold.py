"""What people labelled across documents: groups of the same claim, relations, copies and drifts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from attribution.errors import StoreError
from attribution.records import (
    ClaimRef,
    DriftType,
    Record,
    RelationType,
)


class GoldGroup(Record):
    """Tellings of one claim; ``perhaps`` ones may be among them or not."""

    kind: Literal["group"] = "group"
    label: str
    members: list[ClaimRef]
    perhaps: list[ClaimRef] = Field(default=[])
    outlets: int | None = None
    origins: int | None = None


class GoldRelation(Record):
    """How any of the claims of one list stands to any of the other; one of ``relations``."""

    kind: Literal["relation"] = "relation"
    one: list[ClaimRef]
    other: list[ClaimRef]
    relations: list[RelationType]
    perhaps: bool = False


class GoldDerivation(Record):
    """A copy and what it was made from."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    kind: Literal["derivation"] = "derivation"
    origin: str = Field(alias="from")
    to: str


class GoldDrift(Record):
    """A change; each list holds alternatives, and ``either`` leaves its direction open."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    kind: Literal["drift"] = "drift"
    origin: list[ClaimRef] = Field(alias="from")
    to: list[ClaimRef]
    drift: list[DriftType]
    either: bool = False
    perhaps: bool = False


GoldLine = GoldGroup | GoldRelation | GoldDerivation | GoldDrift
_LINE: TypeAdapter[GoldLine] = TypeAdapter(Annotated[GoldLine, Field(discriminator="kind")])


def read_corroboration_gold(path: Path) -> list[GoldLine]:
    """Read gold of corroboration.

    Raises:
        StoreError: if the file cannot be read, or a line is none of the gold's kinds.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_LINE.validate_json(line))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]["msg"]
            raise StoreError(f"{path}, line {number}: is no gold: {problem}") from error
    return found
