"""What corroboration found, for reading: each claim, who tells it, from whom they have it."""

from __future__ import annotations

from collections import Counter

from rich.console import Group, RenderableType
from rich.text import Text

from attribution.corroboration import Index, findings
from attribution.corroboration.profile import Telling
from attribution.records import ClaimRef, Cluster, Derivation, Relation
from attribution.text import on_one_line

_CONFLICTS = ("conflict_value", "conflict_category", "conflict_scope")
Key = tuple[str, str | None]


def clusters_table(index: Index) -> Group:
    """Per cluster: claim or number, outlets, origins, verification known anywhere, conflicts.

    Clusters of a single document are left out. The copies among the documents follow.
    """
    tellings: dict[Key, Telling] = {}
    names: dict[str, str] = {}
    for profile in index.profiles():
        names[profile.id] = profile.outlet or profile.name
        tellings |= {(profile.id, telling.claim): telling for telling in profile.tellings}
    found = list(findings(index))
    conflicts: dict[Key, list[Relation]] = {}
    for finding in found:
        if isinstance(finding, Relation) and finding.relation in _CONFLICTS:
            for ref in (finding.origin, finding.to):
                conflicts.setdefault(_key(ref), []).append(finding)
    parts: list[RenderableType] = []
    for finding in found:
        if isinstance(finding, Cluster) and finding.outlets > 1:
            parts += [*_cluster(finding, tellings, conflicts, names), Text()]
        elif isinstance(finding, Derivation) and finding.relation == "derived_copy":
            parts.append(_copy(finding, names))
    return Group(*parts) if parts else Group(Text("no claim is told by two of the outlets"))


def _key(ref: ClaimRef) -> Key:
    return ref.document, ref.claim


def _cluster(
    cluster: Cluster,
    tellings: dict[Key, Telling],
    conflicts: dict[Key, list[Relation]],
    names: dict[str, str],
) -> list[Text]:
    told_by = Counter(names[ref.document] for ref in cluster.members)
    outlets = ", ".join(map(on_one_line, told_by))
    origins = "; ".join(on_one_line(origin.name) for origin in cluster.origins) or "not stated"
    statuses = Counter(tellings[_key(ref)].status for ref in cluster.members)
    known = ", ".join(
        f"{status.replace('_', ' ')} ({count})"
        for status, count in sorted(statuses.items())
        if status != "none_stated"
    )
    lines = [
        Text(on_one_line(cluster.label), "bold"),
        Text(f"  outlets  {cluster.outlets}: {outlets}"),
        Text(f"  origins  {cluster.independent_origins}: {origins}"),
        Text(f"  checked  {known or 'nothing stated'}"),
    ]
    reasons = {
        f"{relation.relation.replace('_', ' ')}: {on_one_line(relation.why)}"
        for ref in cluster.members
        for relation in conflicts.get(_key(ref), ())
    }
    return lines + [Text(f"  {reason}") for reason in sorted(reasons)]


def _copy(derivation: Derivation, names: dict[str, str]) -> Text:
    one, other = on_one_line(names[derivation.origin]), on_one_line(names[derivation.to])
    share = f"{derivation.reuse:.0%} of its words in common passages"
    if derivation.directed:
        return Text(f"{other} copies {one}: {share}")
    return Text(f"{other} and {one}: one copies the other, or both a third; {share}")
