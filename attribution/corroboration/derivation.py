"""Which document was copied or rewritten from which: by passages, not by likeness as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.corroboration.passages import shares, shares_of_openings
from attribution.corroboration.profile import Profile

_COPY = 0.35
"""From this share on a text is called a copy of the other."""

_OPENING = 0.2
"""What share of a copy's first half stands in the original at least."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of the copy stands in the original.

    ``share`` is that of the copy's words in common passages; ``directed`` tells whether dates or a
    cut show which of the two was first; ``is_frame`` that it is only what their outlet puts under
    its articles.
    """

    original: Profile
    copy: Profile
    share: float
    directed: bool
    is_frame: bool

    @property
    def is_copy(self) -> bool:
        """Whether one was made from the other, or both from one text."""
        return self.share >= _COPY and not self.is_frame


def reuse_of(one: Profile, other: Profile) -> Reuse:
    """Compare two documents' passages.

    The copy is the later one, or the one that names the other's outlet as its source. Without
    either it is taken for the one that more of is in common, since a rewrite leaves out more than
    it adds; the direction is then not known.
    """
    of_one, of_other = shares(one.runs, other.runs)

    def reuse(original: Profile, copy: Profile, *, directed: bool) -> Reuse:
        share = of_one if copy is one else of_other
        return Reuse(original, copy, share, directed=directed, is_frame=_is_frame(original, copy))

    if one.published and other.published and one.published[:10] != other.published[:10]:
        first, second = sorted((one, other), key=lambda profile: str(profile.published))
        return reuse(first, second, directed=True)
    names = _is_named_in(one, other), _is_named_in(other, one)
    if names[0] != names[1]:
        return reuse(one, other, directed=True) if names[0] else reuse(other, one, directed=True)
    if of_other >= of_one:
        return reuse(one, other, directed=False)
    return reuse(other, one, directed=False)


def _is_frame(one: Profile, other: Profile) -> bool:
    """Whether two texts of one outlet have nearly nothing in common but how they end."""
    if not one.outlet or one.outlet != other.outlet:
        return False
    return max(shares_of_openings(one.runs, other.runs)) < _OPENING


def _is_named_in(first: Profile, second: Profile) -> bool:
    """Whether the second names the first one's outlet among its sources."""
    outlet = (first.outlet or "").casefold()
    return bool(outlet) and any(
        outlet in (teller.name.casefold(), *map(str.casefold, teller.aliases))
        for teller in second.tellers[1:]
    )


def family(copies: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """The original of each copy: of several that it has much of, the one it has most of.

    Two copies of one text have much in common without either being made from the other. No text is
    a copy of its own copies.

    Args:
        copies: an original, a copy, the share of reuse; the largest share first.
    """
    parents: dict[int, int] = {}

    def goes_back_to(document: int, copy: int) -> bool:
        while document != copy and document in parents:
            document = parents[document]
        return document == copy

    for original, copy, _ in copies:
        if copy not in parents and not goes_back_to(original, copy):
            parents[copy] = original
    return parents
