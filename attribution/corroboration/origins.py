"""One source under several names: the first sources of a cluster across documents.

Names meet by their words whatever "for" or "of" joins them, by acronym, and persons by surname. A
source that is only described meets a named one of its kind where both tell the same claim; who
speaks for an institution counts as the institution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from attribution.corroboration.profile import Profile, Teller, Telling
from attribution.corroboration.words import known, stem, words

Told = tuple[Profile, Telling]
_PERSON = "named_person"
_JOINING = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "on", "at", "to", "de", "la", "al", "el"]
)
_BEHIND = re.compile(r",| (?:of|from|by|in|at|on|that|which|showing|seen|shot|taken)\b")
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii"])
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_INSTITUTIONS = frozenset(
    {
        "state_security", "state_civil", "armed_nonstate", "igo", "ngo_monitor", "ngo_aid",
        "corporate", "political",
    }
)  # fmt: skip
_BODIES = frozenset({"named_org", "unnamed_org"})
_FIRST_HAND = frozenset({"witnessed_self", "verified_self"})
_THINGS = frozenset({"document", "media_item"})
_AT_LARGE = frozenset(map(stem, ("government", "authorities", "state", "officials")))
_SAME_WORDS = 4
"""How many quoted words in a row two people hardly choose alike."""


def origins_of(members: Sequence[Told], parents: Mapping[str, str]) -> list[list[int]]:
    """Group the members of a cluster by their first source; the places of each group's members.

    What an outlet says in its own voice has no other origin than those the cluster names, unless it
    was there or checked; where nobody names a source, each outlet stands for itself. A claim whose
    source is not stated adds no origin, and neither does a copy of a document that tells it too.

    Args:
        members: tellings with their documents.
        parents: the id of the original of each document that is a copy.
    """
    told = {profile.id for profile, _ in members}
    own = [
        place for place, (profile, _) in enumerate(members) if parents.get(profile.id) not in told
    ]
    stated = [place for place in own if _is_stated(members[place])]
    if stated:
        groups = _grouped(stated, members)
    else:
        outlets: dict[str, list[int]] = {}
        for place in own:
            profile, telling = members[place]
            if telling.origin == 0:
                outlets.setdefault(profile.outlet or profile.id, []).append(place)
        groups = list(outlets.values())
    _rejoin(groups, set(own), members, parents)
    return [sorted(group) for group in groups]


def _rejoin(
    groups: list[list[int]], own: Set[int], members: Sequence[Told], parents: Mapping[str, str]
) -> None:
    """Put each copy's telling with its source, among those of the text it goes back to first.

    Where its source is none of them, as in a copy that dropped who said it, it goes where that text
    tells the claim.
    """
    told = {profile.id for profile, _ in members}
    homes: dict[str, list[list[int]]] = {}
    for group in groups:
        for document in dict.fromkeys(members[place][0].id for place in group):
            homes.setdefault(document, []).append(group)
    firsts = [(group, [members[place] for place in group]) for group in groups]
    for place, member in enumerate(members):
        if place in own:
            continue
        at_home = homes.get(_root(member[0].id, parents, told), [])
        same = [g for g, first in firsts if any(_is_same(other, member) for other in first)]
        home = next((g for g in same if g in at_home), None) or next(iter(same or at_home), None)
        if home is not None:
            home.append(place)


def _root(document: str, parents: Mapping[str, str], told: Set[str]) -> str:
    """The first text that a copy goes back to, of those in which the claim is told."""
    while parents.get(document) in told:
        document = parents[document]
    return document


def _grouped(places: Sequence[int], members: Sequence[Told]) -> list[list[int]]:
    """Single linkage by source: a member may show that two groups are one."""
    groups: list[list[int]] = []
    for place in places:
        met = [g for g in groups if any(_is_same(members[other], members[place]) for other in g)]
        groups = [group for group in groups if group not in met]
        groups.append([*(other for group in met for other in group), place])
    return _with_relays(groups, members)


def _with_relays(groups: list[list[int]], members: Sequence[Told]) -> list[list[int]]:
    """The groups with those whose source only passes on what another group's source says.

    “The dam burst, the agency said” goes back to the police, whom the agency cites elsewhere.
    """
    kept: list[list[int]] = []
    for group in sorted(groups, key=lambda group: -max(len(members[p][1].tellers) for p in group)):
        home = next((other for other in kept if _relays(group, other, members)), None)
        if home is None:
            kept.append(group)
        else:
            home += group
    return sorted(kept)


def _relays(group: list[int], other: list[int], members: Sequence[Told]) -> bool:
    """Whether all of a group's tellings come from one who stands before the other's source."""
    return all(
        any(_stands_before(members[place], members[far]) for far in other) for place in group
    )


def _stands_before(one: Told, other: Told) -> bool:
    """Whether one telling's first source passes the other telling on."""
    (left, _), (right, telling) = one, other
    mine, last = first_source(one), first_source(other)
    reach = telling.tellers.index(last) if last in telling.tellers else 0
    between = telling.tellers[:reach]  # a supplier stands behind the source
    if left.id == right.id:
        return mine in between
    return any(same_source(left.tellers[mine], right.tellers[place]) for place in between)


def first_source(told: Told) -> int:
    """The place of the first source; of one that is not stated, that of who relays it."""
    profile, telling = told
    if profile.tellers[telling.origin].kind != "implicit":
        return telling.origin
    relays = [place for place in telling.tellers if profile.tellers[place].kind != "implicit"]
    return relays[-1] if relays else telling.origin


def _is_stated(told: Told) -> bool:
    profile, telling = told
    if telling.origin == 0:
        return telling.status in _FIRST_HAND
    return profile.tellers[first_source(told)].kind != "implicit"


def _is_same(one: Told, other: Told) -> bool:
    (left, _), (right, _) = one, other
    mine, theirs = first_source(one), first_source(other)
    if mine == 0 or theirs == 0:
        return mine == theirs == 0 and left.outlet == right.outlet
    if left.id == right.id:
        return mine == theirs
    source, counterpart = left.tellers[mine], right.tellers[theirs]
    return same_source(source, counterpart) or (
        _are_of_one_body(source, counterpart) and _quote_alike(one[1], other[1])
    )


def _are_of_one_body(one: Teller, other: Teller) -> bool:
    """Whether a person and a body belong to one sort of institution."""
    is_sort = one.affiliation == other.affiliation and one.affiliation in _INSTITUTIONS
    return is_sort and (one.kind == _PERSON) != (other.kind == _PERSON)


def _quote_alike(one: Telling, other: Telling) -> bool:
    """Whether both are quoted with the very same words, as a statement is by two outlets."""
    common = set(one.spoken).intersection(other.spoken)
    return any(len(part.split()) >= _SAME_WORDS for part in common)


def same_source(one: Teller, other: Teller) -> bool:
    """Whether two sources that tell the same claim in different documents are one."""
    if is_same_person(one, other):
        return True
    if one.kind == other.kind == _PERSON:
        return False
    if {one.affiliation, other.affiliation} <= _INSTITUTIONS and _is_part_of_name(one, other):
        return True
    if one.kind in _THINGS and one.kind == other.kind:
        return _noun(one) == _noun(other) and not _are_named_apart(one, other)
    both_named = all(
        each.kind.startswith("named") and not _telling(each) <= _AT_LARGE for each in (one, other)
    )
    if one.affiliation != other.affiliation or one.affiliation not in _INSTITUTIONS:
        return one.kind == other.kind == "unnamed_media" or _are_both_local(one, other)
    return not both_named or "spokesperson" in (one.access, other.access)


def _is_part_of_name(one: Teller, other: Teller) -> bool:
    """Whether an institution's name is what stays of another's, as the ministry of its spokesman.

    Either may be the shorter; a person speaks for one only as its spokesperson.
    """
    for short, long in ((one, other), (other, one)):
        speaks = long.access == "spokesperson" or long.kind in _BODIES
        if short.kind == "named_org" and speaks and _telling(short) <= _telling(long):
            return bool(_telling(short))
    return False


def _noun(teller: Teller) -> str:
    """What a document or recording is: “log” of “the control-room log”, “logs of the company”."""
    plain = _BEHIND.split(teller.name, maxsplit=1)[0]
    return known((words(plain) or [""])[-1]).term


def _are_named_apart(one: Teller, other: Teller) -> bool:
    """Whether both names hold names beside their noun, and none in common."""
    mine, theirs = (
        {form for form in teller.name.split() if form[:1].isupper() and words(form)}
        - {form for form in teller.name.split() if known(form.lower()).term == _noun(teller)}
        for teller in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=4096)
def _telling(teller: Teller) -> frozenset[str]:
    return frozenset(stem(word) for word in words(teller.name) if word not in _JOINING)


def is_same_person(one: Teller, other: Teller) -> bool:
    """Whether two sources are one person or one body by their names."""
    if one.kind == other.kind == _PERSON:
        return _is_one_name(one, other)
    if _PERSON in (one.kind, other.kind):
        return False
    return bool(
        _names(one) & _names(other)
        or (_may_be_of_one_kind(one, other) and _short(one) & _parts(other))
        or (_may_be_of_one_kind(one, other) and _short(other) & _parts(one))
        or _holds(one, other)
        or _holds(other, one)
    )


def _are_both_local(one: Teller, other: Teller) -> bool:
    """Whether both are media that are not named, as local radio and local media are."""
    return one.affiliation == other.affiliation == "media" and not (
        one.kind.startswith("named") or other.kind.startswith("named")
    )


def _is_one_name(one: Teller, other: Teller) -> bool:
    """Whether two persons have one surname and no other given name, or one is the other's initials.

    Given names are one if they begin alike, as Joe and Joseph do; of Bill and William that misses.
    """
    if _surname(one.name) == _surname(other.name):
        mine, theirs = _given(one), _given(other)
        return not (mine and theirs) or bool(mine & theirs)
    return one.name == _initials(other.name) or other.name == _initials(one.name)


@lru_cache(maxsize=4096)
def _surname(name: str) -> str:
    found = words(name)
    while len(found) > 1 and found[-1] in _GENERATIONS:
        found.pop()
    return (found or [""])[-1]


@lru_cache(maxsize=4096)
def _given(teller: Teller) -> frozenset[str]:
    """The first letters of what stands before a person's surname, but for titles."""
    return frozenset(
        word[0]
        for name in _all(teller)
        for word in words(name)[:-1]
        if word not in _JOINING and not known(word).is_title
    )


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part[:1].isupper())


@lru_cache(maxsize=4096)
def _names(teller: Teller) -> frozenset[str]:
    """What a source may be met by: its names' words in order, and its acronyms."""
    found = set()
    for name in _all(teller):
        telling = [word for word in words(name) if word not in _JOINING]
        capitals = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
        if len(telling) > 1:
            found.add(" ".join(map(stem, telling)))
            if len(capitals) > 2:
                found.add("".join(word[0] for word in capitals))
        found.update(acronym.rstrip("s") for acronym in _ACRONYM.findall(name))
    return frozenset(found)


def _holds(long: Teller, short: Teller) -> bool:
    """Whether a body's name has all the words of another one's, of which there are several."""
    if not (long.kind == short.kind == "named_org"):
        return False
    whole = [name.split() for name in _names(long)]
    return any(
        len(part) > 1 and set(part) <= set(words_of)
        for part in map(str.split, _names(short))
        for words_of in whole
    )


def _may_be_of_one_kind(one: Teller, other: Teller) -> bool:
    """Whether nothing tells that two bodies are of different kinds."""
    return one.affiliation == other.affiliation or "unknown" in (
        one.affiliation,
        other.affiliation,
    )


@lru_cache(maxsize=4096)
def _short(teller: Teller) -> frozenset[str]:
    """The names of one word, as “the Register”, which may be taken for a document."""
    names = [name for name in _all(teller) if name.removeprefix("the ")[:1].isupper()]
    if not (teller.kind.startswith("named") or (teller.kind == "document" and names)):
        return frozenset()
    listed = ([word for word in words(name) if word not in _JOINING] for name in names)
    return frozenset(stem(only[0]) for only in listed if len(only) == 1)


@lru_cache(maxsize=4096)
def _parts(teller: Teller) -> frozenset[str]:
    """The words of a body's names that may stand for it alone."""
    if teller.kind != "named_org":
        return frozenset()
    return frozenset(
        stem(word)
        for name in _all(teller)
        for form in name.split()
        if form[:1].isupper()
        for word in words(form)
    )


def _all(teller: Teller) -> tuple[str, ...]:
    return teller.name, *teller.aliases
