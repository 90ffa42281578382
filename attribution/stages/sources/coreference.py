"""Who a pronoun or a description stands for: a small ranker of the referents mentioned before.

The ranker is a conditional log-linear model, as in Denis and Baldridge (2008): each candidate gets
the sum of the weights of its features (``antecedent_features``), "nobody known" has features of its
own, and the probabilities over all of them sum to one. Weights are trained by
``attribution.training`` on treebanks with coreference.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from attribution.errors import ModelError
from attribution.language.models import WEIGHTS
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Referent

Choice = tuple[int | None, float]
"""Which candidate (None: nobody known), and its probability."""
Choose = Callable[[Mention, Sequence[Referent], Sequence[Sequence[str]]], Choice]


class Ranker:
    """The trained model: a weight for each feature.

    Args:
        weights: by feature; a feature without one counts nothing.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def choose(
        self, mention: Mention, found: Sequence[Referent], described: Sequence[Sequence[str]]
    ) -> Choice:
        """The best candidate or nobody, with its probability.

        Args:
            mention: what is resolved.
            found: the candidates.
            described: the features of each, and last those of "nobody known".
        """
        scores = [sum(self._weights.get(name, 0.0) for name in names) for names in described]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        best = shares.index(max(shares))
        return (best if best < len(found) else None), shares[best] / sum(shares)


@lru_cache(maxsize=1)
def shipped_ranker() -> Ranker:
    """The ranker with the shipped weights.

    Raises:
        ModelError: if they are missing or unreadable.
    """
    path = WEIGHTS / "coreference.json"
    try:
        return Ranker(json.loads(path.read_text(encoding="utf-8"))["weights"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: cannot read the resolver's weights; reinstall") from error


@dataclass(frozen=True, slots=True)
class Resolution:
    """How one mention was resolved: its referent, what it was taken from, how sure and why."""

    mention: Mention
    referent: Referent
    antecedent: Mention | None
    confidence: float
    evidence: str
