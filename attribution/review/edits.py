"""What a correction does to an annotation.

============  =======================================================================  ==========
field         meaning                                                                  target
============  =======================================================================  ==========
``decision``  ``accept``, ``reject``, ``skip``, ``flag`` or null                       a record
``note``      free text, or null                                                       a record
``added``     ``after`` is the record; its id's letter tells its kind                  its new id
``deleted``   ``before`` is the record; what pointed at it is mended                   a record
``merged``    the source becomes part of the source ``after``                          a source
``undo``      the line of this number, or its group, no longer counts                  ``#12``
``redo``      it counts again                                                          ``#12``
any other     a field of the record, dotted where it lies deeper: ``quote.form``,      a record
              ``qualifiers.0.type``
============  =======================================================================  ==========

Whatever depends on a changed field follows it: see ``attribution.review.consequences``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from attribution.errors import UsageError
from attribution.records import Annotation, Attribution, Claim, Source, Verification
from attribution.review.consequences import (
    FOLLOWED,
    LISTS,
    Plain,
    delete,
    follow,
    merge,
    record_of,
)
from attribution.review.soundness import problems

_KINDS: Mapping[str, type[BaseModel]] = {
    "s": Source,
    "a": Attribution,
    "c": Claim,
    "v": Verification,
}
JUDGEMENTS = ("decision", "note")
"""Fields that say something of a record and change nothing in it."""
STRUCTURE = ("added", "deleted", "merged")
UNDOING = ("undo", "redo")
DECISIONS = ("accept", "reject", "skip", "flag")


def changed(annotation: Annotation, target: str, field: str, after: Any) -> Annotation:
    """An annotation with one correction made.

    Raises:
        UsageError: if there is no such record or field, or the value cannot be: it says why.
    """
    try:
        if field in STRUCTURE or (target[:1], field) in FOLLOWED:
            plain = annotation.model_dump()
            _change(plain, target, field, deepcopy(after))
            made = Annotation.model_validate(plain)
        else:
            made = _changed_alone(annotation, target, field, after)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(map(str, first["loc"]))
        raise UsageError(f"{target} {field}: {at}: {first['msg']}") from error
    if field not in ("deleted", "merged"):
        held = problems(annotation, target) if field != "added" else frozenset[str]()
        for problem in sorted(problems(made, target) - held):
            raise UsageError(f"{target} {field}: {problem}")
    return made


def judged(annotation: Annotation, target: str, field: str, after: Any) -> None:
    """Check a decision or a note.

    Raises:
        UsageError: if there is no such record, or it is no decision.
    """
    _place(_listed(annotation, target), target)
    if after is not None and not (after in DECISIONS if field == "decision" else str(after)):
        raise UsageError(f"{target} {field}: {after!r} is none of {', '.join(DECISIONS)}")


def _changed_alone(annotation: Annotation, target: str, field: str, after: Any) -> Annotation:
    """An annotation with one of its records changed; the others are not looked at."""
    records = [*_listed(annotation, target)]
    place = _place(records, target)
    record = records[place].model_dump()
    holder, last = _holder(record, target, field)
    holder[last] = deepcopy(after)
    records[place] = _KINDS[target[0]].model_validate(record)
    return annotation.model_copy(update={LISTS[target[0]]: records})


def _listed(annotation: Annotation, target: str) -> Sequence[Any]:
    """The records of the kind that an id is of."""
    return getattr(annotation, LISTS.get(target[:1], ""), ())


def _place(records: Sequence[Any], target: str) -> int:
    for place, record in enumerate(records):
        if record.id == target:
            return place
    raise UsageError(f"{target}: no such record")


def value(annotation: Annotation, target: str, field: str) -> Any:
    """What a field of a record holds now, as plain values.

    Raises:
        UsageError: if there is no such record or field.
    """
    if field == "added":
        return None
    records = _listed(annotation, target)
    record = records[_place(records, target)].model_dump()
    if field in ("deleted", "merged"):
        return record
    holder, name = _holder(record, target, field)
    return holder[name]


def new_id(annotation: Annotation, letter: str) -> str:
    """An id that no record of this kind bears."""
    numbers = [
        int(record.id[1:]) for record in _listed(annotation, letter) if record.id[1:].isdigit()
    ]
    return f"{letter}{max(numbers, default=-1) + 1}"


def _change(plain: Plain, target: str, field: str, after: Any) -> None:
    if field == "added":
        _add(plain, target, after)
    elif field == "deleted":
        delete(plain, target)
    elif field == "merged":
        merge(plain, target, after)
    else:
        record = record_of(plain, target)
        before, record[field] = record[field], after
        follow(plain, target, field, before, after)


def _holder(record: Plain, target: str, field: str) -> tuple[Plain, str]:
    """The innermost record that has a dotted field, and the field's own name there."""
    *way, name = field.split(".")
    holder: Any = record
    for step in way:
        deeper = _step(holder, step)
        if not isinstance(deeper, dict | list):
            raise UsageError(f"{target}: has no field {field}")
        holder = deeper
    if not isinstance(holder, dict) or name not in holder or field == "id":
        raise UsageError(f"{target}: has no field {field} to be changed")
    return holder, name


def _step(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        return holder[int(step)] if step.isdigit() and int(step) < len(holder) else None
    return holder.get(step)


def _add(plain: Plain, target: str, after: Any) -> None:
    if target[:1] not in LISTS or not isinstance(after, dict) or after.get("id") != target:
        raise UsageError(f"{target}: is no record that can be added")
    name = LISTS[target[0]]
    if any(record["id"] == target for record in plain[name]):
        raise UsageError(f"{target}: is there already")
    plain[name].append(after)
