"""What corroboration found, for reading: each claim, who tells it, from whom they have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attribution.corroboration import Index, findings
from attribution.corroboration.profile import Profile, Telling
from attribution.records import ClaimRef, Cluster, Derivation
from attribution.text import on_one_line

_CONFLICT = "conflict_"
_MOST_CONFLICTS = 4
Key = tuple[str, str | None]


def summary(index: Index) -> Iterator[RenderableType]:
    """Per cluster: claim or number, outlets, origins, verification known anywhere, conflicts.

    Clusters of a single outlet are left out. The copies among the documents follow. One cluster is
    held at a time.
    """
    conflicts = _conflicts(index)
    told = False
    for finding in findings(index):
        if isinstance(finding, Cluster) and finding.outlets > 1:
            told = True
            yield _cluster(finding, index, conflicts)
        elif isinstance(finding, Derivation) and finding.relation == "derived_copy":
            told = True
            yield _copy(finding, index)
    if not told:
        yield Text("no claim is told by two of the outlets")


def _conflicts(index: Index) -> dict[Key, list[str]]:
    """What each claim is at odds with, in words."""
    ids = index.identities()
    found: dict[Key, list[str]] = {}
    for relation in index.noted("relation"):
        if relation.value.startswith(_CONFLICT):
            kind = relation.value.removeprefix(_CONFLICT)
            reason = f"{kind}: {on_one_line(' '.join((relation.before or '').split()))}"
            found.setdefault((ids[relation.one], relation.claim), []).append(reason)
            found.setdefault((ids[relation.other], relation.counterpart), []).append(reason)
    return found


def _key(ref: ClaimRef) -> Key:
    return ref.document, ref.claim


def _cluster(cluster: Cluster, index: Index, conflicts: dict[Key, list[str]]) -> Group:
    profiles = {ref.document: index.profile_of(ref.document) for ref in cluster.members}
    told_by = Counter(_title(profiles[ref.document]) for ref in cluster.members)
    origins = "; ".join(on_one_line(origin.name) for origin in cluster.origins)
    statuses = Counter(_telling(profiles[ref.document], ref).status for ref in cluster.members)
    known = ", ".join(
        f"{status.replace('_', ' ')} ({count})"
        for status, count in sorted(statuses.items())
        if status != "none_stated"
    )
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(width=10)
    rows.add_column(overflow="fold")
    rows.add_row("  outlets", Text(f"{cluster.outlets}: {', '.join(told_by)}"))
    rows.add_row("  origins", Text(f"{cluster.independent_origins}: {origins or 'not stated'}"))
    rows.add_row("  checked", known or "nothing stated")
    at_odds = {
        reason.casefold(): reason
        for ref in cluster.members
        for reason in conflicts.get(_key(ref), ())
    }
    listed = sorted(at_odds.values())
    for reason in listed[:_MOST_CONFLICTS]:
        rows.add_row("  conflict", Text(reason))
    if len(listed) > _MOST_CONFLICTS:
        rows.add_row("", f"and {len(listed) - _MOST_CONFLICTS} more")
    return Group(Text(on_one_line(cluster.label), "bold"), rows, Text())


def _telling(profile: Profile, ref: ClaimRef) -> Telling:
    return next(telling for telling in profile.tellings if telling.claim == ref.claim)


def _title(profile: Profile) -> str:
    return on_one_line(profile.outlet or profile.name)


def _copy(derivation: Derivation, index: Index) -> Text:
    one = _title(index.profile_of(derivation.origin))
    other = _title(index.profile_of(derivation.to))
    share = f"{derivation.reuse:.0%} of its words in common passages"
    if derivation.directed:
        return Text(f"{other} copies {one}: {share}")
    return Text(f"{other} and {one}: one copies the other, or both a third; {share}")
