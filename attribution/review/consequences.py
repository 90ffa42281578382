"""What follows from a correction elsewhere in an annotation: nothing points at what is not there.

With an attribution's source, or its parent, the chains of claims change; with a claim's attribution
its chain; with a verification's targets or status the status of claims. Everything here works on
plain values, in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attribution.errors import UsageError

Plain = dict[str, Any]
LISTS = {"s": "sources", "a": "attributions", "c": "claims", "v": "verifications"}
"""By the letter that ids begin with: the list in an annotation."""
FOLLOWED = {
    ("a", "source_id"),
    ("a", "parent"),
    ("c", "attribution_id"),
    ("v", "targets"),
    ("v", "status"),
}
"""Fields on which other records depend, by the letter of the record."""
_OUTLET = "s0"


def record_of(plain: Plain, target: str) -> Plain:
    """A record by its id.

    Raises:
        UsageError: if there is none.
    """
    for record in plain.get(LISTS.get(target[:1], ""), ()):
        if record["id"] == target:
            found: Plain = record
            return found
    raise UsageError(f"{target}: no such record")


def follow(plain: Plain, target: str, field: str, before: Any, after: Any) -> None:
    """Let what depends on a field that was just changed follow it.

    Raises:
        UsageError: if it now points at what is not there.
    """
    record = record_of(plain, target)
    if field == "attribution_id":
        _follow_attribution(plain, record)
    elif field == "source_id":
        _follow_source(plain, target, before, after)
    elif field == "parent":
        _follow_parent(plain, target)
    else:
        _follow_targets(plain, target, record["status"])


def delete(plain: Plain, target: str) -> None:
    """Take a record out; claims of a deleted attribution become the outlet's own.

    Raises:
        UsageError: if there is none, or it is the source of something.
    """
    record_of(plain, target)
    if target == _OUTLET:
        raise UsageError("the outlet itself cannot be deleted")
    name = LISTS[target[0]]
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


def merge(plain: Plain, target: str, into: Any) -> None:
    """Make a source part of another: whatever pointed at it points at the other.

    Raises:
        UsageError: if they are no two sources, or the first is the outlet.
    """
    old, home = record_of(plain, target), record_of(plain, str(into))
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
    record_of(plain, str(after))
    for claim in plain["claims"]:
        if claim["attribution_id"] == attribution:
            _replace(claim, before, str(after))


def _follow_attribution(plain: Plain, claim: Plain) -> None:
    """Give a claim the chain of its attribution."""
    if claim["attribution_id"] is None:
        _give_to_outlet(claim)
    else:
        _lay_chain(claim, _line(plain, claim["attribution_id"]), [])


def _follow_parent(plain: Plain, attribution: str) -> None:
    """Lay the chains of all claims anew that run through an attribution, up to their own source.

    What stands behind it, such as whom that source compiles from, stays.
    """
    for claim in plain["claims"]:
        if claim["attribution_id"] is None:
            continue
        line = _line(plain, claim["attribution_id"])
        if attribution in [record["id"] for record in line]:
            held = [link["source_id"] for link in claim["chain"]]
            own = line[-1]["source_id"]
            behind = held[held.index(own) + 1 :] if own in held else []
            _lay_chain(claim, line, behind)


def _line(plain: Plain, attribution: str) -> list[Plain]:
    """An attribution with those in whose content it stands, the outermost first."""
    line: list[Plain] = []
    seen: set[str] = set()
    at: str | None = attribution
    while at is not None and at not in seen:
        seen.add(at)
        line.insert(0, record_of(plain, at))
        at = line[0]["parent"]
    return line


def _lay_chain(claim: Plain, line: list[Plain], behind: list[str]) -> None:
    """The outlet, the sources of a line of attributions, and those behind them."""
    named = [record["source_id"] for record in line] + behind
    sources = [source for source in dict.fromkeys(named) if source != _OUTLET]
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
