"""The gold of corroboration: what was written by hand, compiled into lines about gold claims."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from attribution.evaluate.across_gold import (
    GoldDerivation,
    GoldDrift,
    GoldGroup,
    GoldLine,
    GoldRelation,
)
from attribution.records import Annotation, ClaimRef, DriftType, RelationType
from tests.gold.authored import Anchor, Entry
from tests.gold.compiler import GoldError, _first, _naming, find

AUTHORED = Path(__file__).with_name("corroboration.toml")
COMPILED = Path(__file__).with_name("corroboration.jsonl")
Name = str
"""``01.toll``: a claim of story 01 by its name; ``01`` alone is the story without a claim."""


class Group(Entry):
    label: str
    members: list[Name]
    perhaps: list[Name] = Field(default=[])
    outlets: int | None = None
    origins: int | None = None


class Related(Entry):
    one: list[Name]
    other: list[Name]
    relations: list[RelationType]
    perhaps: bool = False


class Derived(Entry):
    origin: Name = Field(alias="from")
    to: Name


class Drifted(Entry):
    origin: list[Name] = Field(alias="from")
    to: list[Name]
    drift: list[DriftType]
    either: bool = False
    perhaps: bool = False


class Across(Entry):
    """The file; ``claims`` holds, per story, names for claims and words of theirs."""

    claims: dict[str, dict[str, Anchor]]
    groups: list[Group] = Field(alias="group")
    relations: list[Related] = Field(alias="relation")
    derivations: list[Derived] = Field(alias="derivation")
    drifts: list[Drifted] = Field(alias="drift")


def compiled_across(stories: Iterable[Annotation], path: Path = AUTHORED) -> list[GoldLine]:
    """The lines of the gold of corroboration.

    Raises:
        GoldError: if a name or an anchor does not hold; says which.
    """
    with _naming(path.name):
        try:
            across = Across.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            raise GoldError(_first(error)) from error
        except ValueError as error:
            raise GoldError(str(error)) from error
        return list(_Names(across.claims, stories).lines(across))


class _Names:
    """What the names stand for."""

    def __init__(self, claims: dict[str, dict[str, Anchor]], stories: Iterable[Annotation]) -> None:
        self._refs: dict[Name, ClaimRef] = {}
        by_number = {story.document.name[:2]: story for story in stories}
        for number, names in claims.items():
            if number not in by_number:
                raise GoldError(f"no such story: {number!r}")
            story = by_number[number]
            self._refs[number] = ClaimRef(document=story.document.id, claim=None)
            for name, anchor in names.items():
                with _naming(f"{number}.{name}"):
                    ref = ClaimRef(document=story.document.id, claim=_claim(story, anchor))
                    if ref in self._refs.values():
                        raise GoldError(f"names the same claim as another: {ref.claim}")
                    self._refs[f"{number}.{name}"] = ref

    def _all(self, names: Iterable[Name]) -> list[ClaimRef]:
        return [self._one(name) for name in names]

    def _one(self, name: Name) -> ClaimRef:
        if name not in self._refs:
            raise GoldError(f"no such claim: {name!r}")
        return self._refs[name]

    def lines(self, across: Across) -> Iterable[GoldLine]:
        for group in across.groups:
            with _naming(f"group {group.label}"):
                yield GoldGroup(
                    label=group.label,
                    members=self._all(group.members),
                    perhaps=self._all(group.perhaps),
                    outlets=group.outlets,
                    origins=group.origins,
                )
        for number, relation in enumerate(across.relations, start=1):
            with _naming(f"relation {number}"):
                yield GoldRelation(
                    one=self._all(relation.one),
                    other=self._all(relation.other),
                    relations=relation.relations,
                    perhaps=relation.perhaps,
                )
        for copy in across.derivations:
            yield GoldDerivation(
                origin=self._one(copy.origin).document, to=self._one(copy.to).document
            )
        for number, drift in enumerate(across.drifts, start=1):
            with _naming(f"drift {number}"):
                yield GoldDrift(
                    origin=self._all(drift.origin),
                    to=self._all(drift.to),
                    drift=drift.drift,
                    either=drift.either,
                    perhaps=drift.perhaps,
                )


def _claim(story: Annotation, anchor: Anchor) -> str:
    """The shortest claim that covers the words of an anchor."""
    start, end = find(story.document.text, anchor)
    covering = [
        (sum(b - a for a, b in claim.spans), claim.id)
        for claim in story.claims
        if any(a <= start and end <= b for a, b in claim.spans)
    ]
    if not covering:
        raise GoldError(f"no claim covers the words: {anchor!r}")
    return min(covering)[1]
