"""How often a judgement that looks like this one is right.

The tagger's own probability is too sure of itself on texts it was not trained on, and a rule has
none; both are replaced by the share that was right on articles held back from training (Guo et al.
2017; isotonic regression for the tagger, a smoothed rate for each rule). ``attribution.training``
makes the table.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from attribution.language.models import WEIGHTS

_MODEL = "model:"
FILE = WEIGHTS / "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Raw probabilities and rules to the probability of being right.

    ``curve`` holds points of the tagger's raw probability and the share that was right, both
    rising, with straight lines between them; ``rules`` a share for each rule that found relations
    by itself, ``other`` one for rules that were too rare.
    """

    curve: Sequence[tuple[float, float]]
    rules: Mapping[str, float]
    other: float

    def probability(self, raw: float, evidence: Sequence[str]) -> float:
        """The probability that a relation with this evidence is right.

        Args:
            raw: what the tagger says; of no account for a rule.
            evidence: what found it; the first entry decides.
        """
        if evidence and evidence[0].startswith(_MODEL):
            return self._on_curve(raw)
        return self.rules.get(evidence[0], self.other) if evidence else self.other

    def _on_curve(self, raw: float) -> float:
        after = bisect_right(self.curve, raw, key=lambda point: point[0])
        if after == 0:
            return self.curve[0][1]
        if after == len(self.curve):
            return self.curve[-1][1]
        (low, left), (high, right) = self.curve[after - 1], self.curve[after]
        return left + (right - left) * (raw - low) / (high - low)


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The shipped table."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    return Calibration(
        [(float(raw), float(share)) for raw, share in table["curve"]],
        table["rules"],
        table["other"],
    )
