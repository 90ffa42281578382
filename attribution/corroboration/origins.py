"""One source under several names: the first sources of a cluster across documents.

Names meet by their words whatever "for" or "of" joins them, by acronym, and persons by surname. A
source that is only described meets a named one of its kind where both tell the same claim; who
speaks for an institution counts as the institution.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attribution.corroboration.profile import Profile, Teller, Telling
from attribution.corroboration.words import stem, words

Told = tuple[Profile, Telling]
_JOINING = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "on", "at", "to", "de", "la", "al", "el"]
)
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_INSTITUTIONS = frozenset(
    {
        "state_security", "state_civil", "armed_nonstate", "igo", "ngo_monitor", "ngo_aid",
        "corporate", "political",
    }
)  # fmt: skip
_FIRST_HAND = frozenset({"witnessed_self", "verified_self"})


def origins_of(members: Sequence[Told]) -> list[list[int]]:
    """Group the members of a cluster by their first source; the places of each group's members.

    What an outlet says in its own voice has no other origin than those the cluster names, unless it
    was there or checked; where nobody names a source, each outlet stands for itself. A claim whose
    source is not stated adds no origin.
    """
    groups: list[list[int]] = []
    for place, told in enumerate(members):
        if not _is_stated(told):
            continue
        home = next((group for group in groups if _is_same(members[group[0]], told)), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    if groups:
        return _merged(groups, members)
    outlets: dict[str, list[int]] = {}
    for place, (profile, telling) in enumerate(members):
        if telling.origin == 0:
            outlets.setdefault(profile.outlet or profile.id, []).append(place)
    return list(outlets.values())


def _merged(groups: list[list[int]], members: Sequence[Told]) -> list[list[int]]:
    """Join groups that a later member has shown to be one."""
    joined: list[list[int]] = []
    for group in groups:
        home = next(
            (
                other
                for other in joined
                if any(_is_same(members[a], members[b]) for a in other for b in group)
            ),
            None,
        )
        if home is None:
            joined.append(group)
        else:
            home += group
    return joined


def _is_stated(told: Told) -> bool:
    profile, telling = told
    if telling.origin == 0:
        return telling.status in _FIRST_HAND
    return profile.tellers[telling.origin].kind != "implicit"


def _is_same(one: Told, other: Told) -> bool:
    (left, told), (right, retold) = one, other
    if told.origin == 0 or retold.origin == 0:
        return told.origin == retold.origin == 0 and left.outlet == right.outlet
    if left.id == right.id:
        return told.origin == retold.origin
    return same_source(left.tellers[told.origin], right.tellers[retold.origin])


def same_source(one: Teller, other: Teller) -> bool:
    """Whether two sources that tell the same claim in different documents are one."""
    person = "named_person"
    if one.kind == other.kind == person:
        if _surname(one.name) == _surname(other.name):
            return True
    elif person not in (one.kind, other.kind) and _names(one) & _names(other):
        return True
    both_named = one.kind.startswith("named") and other.kind.startswith("named")
    if one.affiliation != other.affiliation or one.affiliation not in _INSTITUTIONS:
        return False
    return not both_named or "spokesperson" in (one.access, other.access)


def _surname(name: str) -> str:
    return (words(name) or [""])[-1]


@lru_cache(maxsize=4096)
def _names(teller: Teller) -> frozenset[str]:
    """What a source may be met by: its names' words in order, and its acronyms."""
    found = set()
    for name in (teller.name, *teller.aliases):
        telling = [word for word in words(name) if word not in _JOINING]
        if len(telling) > 1:
            found.add(" ".join(map(stem, telling)))
            capitals = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
            if len(capitals) > 2:
                found.add("".join(word[0] for word in capitals))
        found.update(acronym.rstrip("s") for acronym in _ACRONYM.findall(name))
        if len(telling) == 1 and teller.kind.startswith("named"):
            found.add(stem(telling[0]))
    return frozenset(found)
