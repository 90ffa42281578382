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

Whatever depends on a changed field follows it: with an attribution's source the chains of its
claims, with a claim's attribution its chain, with a verification's targets the claims' status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from attribution.errors import UsageError
from attribution.records import Annotation, Attribution, Claim, Source, Verification

Plain = dict[str, Any]
LISTS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "s": ("sources", Source),
    "a": ("attributions", Attribution),
    "c": ("claims", Claim),
    "v": ("verifications", Verification),
}
"""By the letter that ids begin with: the list in an annotation, and the record."""
JUDGEMENTS = ("decision", "note")
"""Fields that say something of a record and change nothing in it."""
STRUCTURE = ("added", "deleted", "merged")
UNDOING = ("undo", "redo")
_FOLLOWED = {("c", "attribution_id"), ("a", "source_id"), ("v", "targets"), ("v", "status")}
_OUTLET = "s0"
_SPANS = frozenset({"spans", "source", "cue", "content", "scope", "mentions", "span", "artefact"})


def changed(annotation: Annotation, target: str, field: str, after: Any) -> Annotation:
    """An annotation with one correction made.

    Raises:
        UsageError: if there is no such record or field, or the value cannot be: it says why.
    """
    try:
        if not _is_followed(target, field):
            return _changed_alone(annotation, target, field, after)
        plain = annotation.model_dump()
        _change(plain, target, field, deepcopy(after))
        return Annotation.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(map(str, first["loc"]))
        raise UsageError(f"{target} {field}: {at}: {first['msg']}") from error


def _is_followed(target: str, field: str) -> bool:
    """Whether a change of a field changes other records, or which records there are."""
    return field in STRUCTURE or (target[:1], field) in _FOLLOWED


def _changed_alone(annotation: Annotation, target: str, field: str, after: Any) -> Annotation:
    """An annotation with one of its records changed; the others are not looked at."""
    name, kind = LISTS.get(target[:1], ("", BaseModel))
    records = [*getattr(annotation, name, ())]
    place = _place(records, target)
    record = records[place].model_dump()
    holder, last = _holder(record, target, field)
    if last in _SPANS:
        _check_spans(target, field, after, len(annotation.document.text))
    holder[last] = deepcopy(after)
    records[place] = kind.model_validate(record)
    return annotation.model_copy(update={name: records})


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
    name, _ = LISTS.get(target[:1], ("", BaseModel))
    records = getattr(annotation, name, ())
    record = records[_place(records, target)].model_dump()
    if field in ("deleted", "merged"):
        return record
    holder, name = _holder(record, target, field)
    return holder[name]


def new_id(annotation: Annotation, letter: str) -> str:
    """An id that no record of this kind bears."""
    name, _ = LISTS[letter]
    numbers = [
        int(record.id[1:]) for record in getattr(annotation, name) if record.id[1:].isdigit()
    ]
    return f"{letter}{max(numbers, default=-1) + 1}"


def _change(plain: Plain, target: str, field: str, after: Any) -> None:
    if field == "added":
        _add(plain, target, after)
    elif field == "deleted":
        _delete(plain, target)
    elif field == "merged":
        _merge(plain, target, after)
    else:
        record = _record(plain, target)
        before, record[field] = record[field], after
        if field == "attribution_id":
            _follow_attribution(plain, record)
        elif field == "source_id":
            _follow_source(plain, target, before, after)
        else:
            _follow_targets(plain, target, record["status"])


def _record(plain: Plain, target: str) -> Plain:
    name, _ = LISTS.get(target[:1], ("", BaseModel))
    for record in plain.get(name, ()):
        if record["id"] == target:
            found: Plain = record
            return found
    raise UsageError(f"{target}: no such record")


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


def _check_spans(target: str, field: str, after: Any, length: int) -> None:
    """Spans must lie in the text and hold something; a single one may be null."""
    if after is None:
        return
    spans = after if isinstance(after, list | tuple) else [after]
    if len(spans) == 2 and isinstance(spans[0], int):
        spans = [spans]
    for span in spans:
        if not (
            isinstance(span, list | tuple)
            and len(span) == 2
            and all(isinstance(place, int) for place in span)
            and 0 <= span[0] < span[1] <= length
        ):
            raise UsageError(f"{target} {field}: {span!r} is no span of the text")


def _add(plain: Plain, target: str, after: Any) -> None:
    if target[:1] not in LISTS or not isinstance(after, dict) or after.get("id") != target:
        raise UsageError(f"{target}: is no record that can be added")
    name, _ = LISTS[target[0]]
    if any(record["id"] == target for record in plain[name]):
        raise UsageError(f"{target}: is there already")
    plain[name].append(after)


def _delete(plain: Plain, target: str) -> None:
    """Take a record out; claims of a deleted attribution become the outlet's own."""
    _record(plain, target)
    if target == _OUTLET:
        raise UsageError("the outlet itself cannot be deleted")
    name, _ = LISTS[target[0]]
    if target[0] == "s" and target in set(_references(plain)):
        raise UsageError(f"{target}: is still the source of something; merge it instead")
    plain[name] = [record for record in plain[name] if record["id"] != target]
    if target[0] == "a":
        for attribution in plain["attributions"]:
            if attribution["parent"] == target:
                attribution["parent"] = None
        for claim in plain["claims"]:
            if claim["attribution_id"] == target:
                _give_to_outlet(claim)
    for verification in plain["verifications"]:
        for list_name in ("targets", "same_source_uncovered"):
            verification[list_name] = [c for c in verification[list_name] if c != target]
    if target[0] == "v":
        _follow_targets(plain, target, "none_stated")


def _references(plain: Plain) -> Iterator[str]:
    """Every source id that something points at."""
    for attribution in plain["attributions"]:
        yield attribution["source_id"]
    for claim in plain["claims"]:
        yield claim["origin_id"]
        for part in (*claim["chain"], *claim["commitment"]):
            yield part["source_id"]
        for qualifier in claim["qualifiers"]:
            yield qualifier["owner"]
        for agent in claim["agents"]:
            if agent["source_id"]:
                yield agent["source_id"]
    for verification in plain["verifications"]:
        yield verification["by"]


def _give_to_outlet(claim: Plain) -> None:
    claim["attribution_id"] = None
    claim["chain"] = [{"source_id": _OUTLET, "link": None}]
    claim["chain_end"] = "origin_reached"
    claim["origin_id"] = _OUTLET
    claim["commitment"] = claim["commitment"][:1]


def _merge(plain: Plain, target: str, into: Any) -> None:
    """Make a source part of another: whatever pointed at it points at the other."""
    old, home = _record(plain, target), _record(plain, str(into))
    if old is home or target == _OUTLET or str(into)[:1] != "s":
        raise UsageError(f"{target}: cannot be merged into {into}")
    names = [old["name"], *old["aliases"]]
    known = {home["name"], *home["aliases"]}
    home["aliases"] += [name for name in dict.fromkeys(names) if name not in known]
    home["mentions"] = sorted({tuple(span) for span in (*home["mentions"], *old["mentions"])})
    plain["sources"] = [source for source in plain["sources"] if source["id"] != target]
    for attribution in plain["attributions"]:
        if attribution["source_id"] == target:
            attribution["source_id"] = into
    for claim in plain["claims"]:
        _replace(claim, target, str(into))
    for verification in plain["verifications"]:
        if verification["by"] == target:
            verification["by"] = into


def _replace(claim: Plain, old: str, new: str) -> None:
    """Put one source in another's place throughout a claim."""
    for name in ("chain", "commitment"):
        kept, seen = [], set()
        for part in claim[name]:
            source = new if part["source_id"] == old else part["source_id"]
            if source not in seen:
                kept.append({**part, "source_id": source})
                seen.add(source)
        claim[name] = kept
    for qualifier in claim["qualifiers"]:
        if qualifier["owner"] == old:
            qualifier["owner"] = new
    for agent in claim["agents"]:
        if agent["source_id"] == old:
            agent["source_id"] = new
    if claim["origin_id"] == old:
        claim["origin_id"] = new


def _follow_source(plain: Plain, attribution: str, before: str, after: Any) -> None:
    _record(plain, str(after))
    for claim in plain["claims"]:
        if claim["attribution_id"] == attribution:
            _replace(claim, before, str(after))


def _follow_attribution(plain: Plain, claim: Plain) -> None:
    """Give a claim the chain of its attribution: the outlet, then the sources from outermost in."""
    if claim["attribution_id"] is None:
        _give_to_outlet(claim)
        return
    record: Plain | None = _record(plain, claim["attribution_id"])
    inwards: list[str] = []
    seen: set[str] = set()
    while record is not None and record["id"] not in seen:
        seen.add(record["id"])
        inwards.insert(0, record["source_id"])
        record = _record(plain, record["parent"]) if record["parent"] else None
    sources = [source for source in dict.fromkeys(inwards) if source != _OUTLET]
    links = {link["source_id"]: link["link"] for link in claim["chain"]}
    values = {level["source_id"]: level["value"] for level in claim["commitment"]}
    claim["chain"] = [
        {"source_id": _OUTLET, "link": None},
        *({"source_id": source, "link": links.get(source) or "cites"} for source in sources),
    ]
    claim["commitment"] = [
        {"source_id": link["source_id"], "value": values.get(link["source_id"], "Uu")}
        for link in claim["chain"]
    ]
    claim["origin_id"] = claim["chain"][-1]["source_id"]


def _follow_targets(plain: Plain, verification: str, status: Any) -> None:
    """Give claims the records that now cover them, and the status of the last."""
    listed = {record["id"]: record for record in plain["verifications"]}
    for claim in plain["claims"]:
        covering = [v for v in listed.values() if claim["id"] in v["targets"]]
        ids = [record["id"] for record in covering]
        touched = verification in ids or verification in claim["verification"]["records"]
        if touched:
            last = covering[-1]["status"] if covering else "none_stated"
            claim["verification"] = {
                "status": status if verification in ids else last,
                "records": ids,
            }
