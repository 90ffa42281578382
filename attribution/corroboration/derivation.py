"""Which document was copied or rewritten from which: by passages, not by likeness as a whole.

The share of a document's words that stand in runs of five or more words of the other one tells
reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attribution.corroboration.profile import Profile
from attribution.corroboration.words import copied

_COPY = 0.35
"""From this share on a text is called a copy of the other."""
_RELATED, _NEAREST, _SMALL = 0.3, 2, 3
"""From which share of common runs on a document is a relative; how many of a small family are
compared whole, of a larger one only the nearest; how large a small one may be."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of the copy stands in the original.

    ``share`` is that of the copy's words in common passages; ``directed`` tells whether dates or a
    cut show which of the two was first.
    """

    original: Profile
    copy: Profile
    share: float
    directed: bool

    @property
    def is_copy(self) -> bool:
        """Whether one was made from the other, or both from one text."""
        return self.share >= _COPY


def reuse_of(one: Profile, other: Profile) -> Reuse:
    """Compare two documents' passages.

    The copy is the later one, or the one that names the other's outlet as its source. Without
    either it is taken for the one that more of is in common, since a rewrite leaves out more than
    it adds; the direction is then not known.
    """
    shares = {id(one): _share(one, other), id(other): _share(other, one)}

    def reuse(original: Profile, copy: Profile, *, directed: bool) -> Reuse:
        return Reuse(original, copy, shares[id(copy)], directed=directed)

    if one.published and other.published and one.published[:10] != other.published[:10]:
        first, second = sorted((one, other), key=lambda profile: str(profile.published))
        return reuse(first, second, directed=True)
    names = _is_named_in(one, other), _is_named_in(other, one)
    if names[0] != names[1]:
        return reuse(one, other, directed=True) if names[0] else reuse(other, one, directed=True)
    if shares[id(other)] >= shares[id(one)]:
        return reuse(one, other, directed=False)
    return reuse(other, one, directed=False)


def _share(copy: Profile, original: Profile) -> float:
    marked = copied(copy.runs, set(original.runs))
    return sum(marked) / len(marked) if marked else 0.0


def _is_named_in(first: Profile, second: Profile) -> bool:
    """Whether the second names the first one's outlet among its sources."""
    outlet = (first.outlet or "").casefold()
    return bool(outlet) and any(
        outlet in (teller.name.casefold(), *map(str.casefold, teller.aliases))
        for teller in second.tellers[1:]
    )


def nearest(runs: Sequence[int], others: Mapping[int, Sequence[int]]) -> list[int]:
    """Without the farther relatives among documents: of a large family, the nearest tell enough.

    Args:
        runs: those of the document that the others are to be compared with.
        others: the runs of each of the others.

    Returns:
        The keys of those that are worth comparing, in their order.
    """
    own = set(runs)
    relatives = {}
    for number, found in others.items():
        least = min(len(own), len(found))
        share = len(own.intersection(found)) / least if least else 0.0
        if share >= _RELATED:
            relatives[number] = share
    most = _NEAREST if len(relatives) <= _SMALL else 1
    kept = sorted(relatives, key=lambda number: (-relatives[number], number))[:most]
    return [number for number in others if number not in relatives or number in kept]


def family(copies: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """The original of each copy: of several that it has much of, the one it has most of.

    Two copies of one text have much in common without either being made from the other.

    Args:
        copies: an original, a copy, the share of reuse; the largest share first.
    """
    parents: dict[int, int] = {}
    for original, copy, _ in copies:
        parents.setdefault(copy, original)
    return parents
