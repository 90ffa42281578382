"""How often a relation of which the tagger is this sure is right.

The tagger's probability is not quite that: it is replaced by the share that was right among
relations with such a probability, on articles that the tagger was not trained on (isotonic
regression; Zadrozny and Elkan 2002). Rules have confidences of their own, set by hand: each found
too few relations there to be measured. ``attribution.training`` makes the curve.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from attribution.language.models import WEIGHTS

MODEL = "model:"
"""What the evidence of a tagged relation begins with."""
FILE = WEIGHTS / "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Points of the tagger's probability and the share that was right, both rising.

    Between the points run straight lines.
    """

    curve: Sequence[tuple[float, float]]

    def probability(self, raw: float, evidence: Sequence[str]) -> float:
        """The probability that a relation is right.

        Args:
            raw: what the tagger, or the rule that found it, says.
            evidence: what found it; the first entry decides.
        """
        is_tagged = bool(evidence) and evidence[0].startswith(MODEL)
        return self._on_curve(raw) if is_tagged else raw

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
    """The shipped curve."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    return Calibration([(float(raw), float(share)) for raw, share in table["curve"]])
