"""Agreement on values that have no order: Krippendorff's alpha, with values that are missing.

After Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """A field over all units that two or more reviewers judged.

    ``alpha`` is Krippendorff's for nominal values; None where all values are the same, since there
    is then no chance agreement to compare with. ``share`` is that of units on which all agree.
    """

    units: int
    alpha: float | None
    share: float | None


def field_agreement(rows: Sequence[Mapping[str, str]]) -> FieldAgreement:
    """The agreement over units, each a mapping of reviewer to value.

    Who did not judge a unit is not in it; units that fewer than two judged count for nothing.
    """
    rows = [row for row in rows if len(row) > 1]
    values = sorted({value for row in rows for value in row.values()})
    agreed = sum(len(set(row.values())) == 1 for row in rows)
    share = agreed / len(rows) if rows else None
    if len(values) < 2:
        return FieldAgreement(len(rows), None, share)
    import krippendorff
    import numpy as np

    places = {value: place for place, value in enumerate(values)}
    counts = np.zeros((len(rows), len(values)), dtype=int)
    for unit, row in enumerate(rows):
        for value, count in Counter(row.values()).items():
            counts[unit, places[value]] = count
    alpha = krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
    return FieldAgreement(len(rows), float(alpha), share)
