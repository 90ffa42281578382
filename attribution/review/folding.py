"""The reviewed view: an annotation with journals folded over it. Machine output is never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attribution.errors import UsageError
from attribution.journal import base_of
from attribution.records import Annotation, Correction
from attribution.review.consequences import LISTS
from attribution.review.edits import JUDGEMENTS, changed
from attribution.review.history import History


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that cannot be made, and why."""

    correction: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An annotation as one reviewer sees it.

    ``decisions`` and ``notes`` are by target; ``touched`` are the targets with a changed field.
    ``stale`` were made on another annotation of this document, ``refused`` could not be made; both
    are kept in the journal and only not applied.
    """

    annotation: Annotation
    decisions: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    touched: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stale: tuple[Correction, ...] = ()
    refused: tuple[Refused, ...] = ()

    def is_reviewed(self, target: str) -> bool:
        """Whether a record was decided on; one that was only skipped or flagged was not."""
        return self.decisions.get(target) in ("accept", "reject")


def fold(
    annotation: Annotation, corrections: Iterable[Correction], base: str | None = None
) -> Reviewed:
    """Fold one reviewer's corrections over an annotation.

    Args:
        annotation: as the machine made it.
        corrections: the whole journal, or those of this document.
        base: the hash of the annotation, where it is known already.
    """
    standing = History(corrections).of(annotation.document.id)
    base = base or (base_of(annotation) if standing else "")
    view = annotation
    decisions: dict[str, str] = {}
    notes: dict[str, str] = {}
    touched: dict[str, list[str]] = {}
    stale, refused = [], []
    for correction in standing:
        if correction.base != base:
            stale.append(correction)
        elif correction.field in JUDGEMENTS:
            values = decisions if correction.field == "decision" else notes
            if correction.after is None:
                values.pop(correction.target, None)
            else:
                values[correction.target] = str(correction.after)
        else:
            try:
                view = changed(view, correction.target, correction.field, correction.after)
            except UsageError as error:
                refused.append(Refused(correction, str(error)))
            else:
                touched.setdefault(correction.target, []).append(correction.field)
    return Reviewed(
        view,
        decisions,
        notes,
        {target: tuple(dict.fromkeys(fields)) for target, fields in touched.items()},
        tuple(stale),
        tuple(refused),
    )


def differing(views: Sequence[Reviewed]) -> dict[str, set[str]]:
    """The fields in which several reviewers' views of one document differ, by target.

    A record that only some have differs in ``present``; different decisions differ in ``decision``.
    """
    found: dict[str, set[str]] = {}
    tables = [_records(view) for view in views]
    for target in {target for table in tables for target in table}:
        records = [table.get(target) for table in tables]
        present = [record for record in records if record is not None]
        if len(present) < len(records):
            found.setdefault(target, set()).add("present")
        for name in present[0]:
            if any(record[name] != present[0][name] for record in present):
                found.setdefault(target, set()).add(name)
        decided = {d for view in views if (d := view.decisions.get(target)) in ("accept", "reject")}
        if len(decided) > 1:
            found.setdefault(target, set()).add("decision")
    return found


def _records(view: Reviewed) -> dict[str, dict[str, object]]:
    return {
        record.id: dict(record)
        for name in LISTS.values()
        for record in getattr(view.annotation, name)
    }
