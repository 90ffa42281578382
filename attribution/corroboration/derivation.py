"""Which document was copied or rewritten from which: by passages, not by likeness as a whole.

The share of a document's words that stand in runs of five or more words of the other one tells
reuse even where only half of a text was taken (METER; Clough et al. 2002).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.corroboration.profile import Profile
from attribution.corroboration.words import copied

_COPY = 0.35
"""From this share on a text is called a copy of the other."""


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

    The copy is the later one; without different dates the one that more of is in common, since a
    rewrite leaves out more than it adds, and the direction is then not known, unless the other is
    cut short, so that it cannot have been whole where the copy was made.
    """
    shares = {
        id(one): _share(one, other),
        id(other): _share(other, one),
    }
    if one.published and other.published and one.published[:10] != other.published[:10]:
        first, second = sorted((one, other), key=lambda profile: str(profile.published))
        return Reuse(first, second, shares[id(second)], directed=True)
    first, second = (one, other) if shares[id(other)] >= shares[id(one)] else (other, one)
    return Reuse(first, second, shares[id(second)], directed=_is_named_in(first, second))


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
