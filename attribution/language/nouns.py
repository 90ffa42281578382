"""What a noun means, as far as its word pieces tell: what sort of thing, and what it is like.

The encoder's table of word pieces, cut to its main axes, places words of like meaning side by side
(all-but-the-top, Mu and Viswanath 2018). Cosines in it compare nouns, and a small classifier over
it says whether a noun that no lexicon has means a person, a body, a place or a thing.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from attribution.errors import ModelError
from attribution.language.models import WEIGHTS
from attribution.language.pieces import word_pieces

Sort = Literal["person", "org", "place", "thing"]
SORTS: tuple[Sort, ...] = get_args(Sort)
FILE = "nouns.npz"
_LAST = 2.0
"""How much more the last piece of a word weighs: the head of "ferry-man" is its end."""

_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee")
"""Endings of nouns that mostly mean somebody."""
_SURE = 0.95
"""Above this share an ending does not count."""


class Nouns:
    """The table and the classifier.

    Args:
        pieces: int8 [vocabulary, axes].
        sorts: float32 [axes + 1, sorts], the last row for every noun alike.
    """

    def __init__(self, pieces: NDArray[np.int8], sorts: NDArray[np.float32]) -> None:
        self._pieces = pieces
        self._sorts = sorts
        self._known: dict[str, NDArray[np.float32]] = {}

    def vector(self, noun: str) -> NDArray[np.float32]:
        """A noun's place, of length 1: float32 [axes]."""
        found = self._known.get(noun)
        if found is None:
            ids = [piece.id for piece in word_pieces(noun)] or [0]
            rows = self._pieces[ids].astype(np.float32)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
            rows[-1] *= _LAST
            total = rows.sum(axis=0)
            found = total / (np.linalg.norm(total) + 1e-9)
            self._known[noun] = found
        return found

    def likeness(self, one: str, other: str) -> float:
        """The cosine of two nouns: about 0 for any two, above 0.4 for near synonyms."""
        return float(self.vector(one) @ self.vector(other))

    def sort(self, noun: str) -> tuple[Sort, float]:
        """What sort of thing a noun means, and how probably."""
        scores = self.vector(noun) @ self._sorts[:-1] + self._sorts[-1]
        shares = np.exp(scores - scores.max())
        best = int(shares.argmax())
        return SORTS[best], float(shares[best] / shares.sum())


@lru_cache(maxsize=50_000)
def sort_of(noun: str) -> Sort:
    """What sort of thing a noun means by the shipped table; its ending may tell it, too.

    Args:
        noun: the lemma, in lower case.
    """
    sort, share = shipped_nouns().sort(noun)
    return "person" if share < _SURE and noun.endswith(_AGENTS) else sort


@lru_cache(maxsize=1)
def shipped_nouns(folder: Path = WEIGHTS) -> Nouns:
    """The shipped table.

    Raises:
        ModelError: if it is missing or unreadable.
    """
    path = folder / FILE
    try:
        with np.load(path) as stored:
            return Nouns(stored["pieces"], stored["sorts"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: cannot read the table of nouns; reinstall") from error
