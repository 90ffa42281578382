"""Numbers as people type them."""

from __future__ import annotations

from math import isfinite


def number_typed(answer: str) -> float | None:
    """A number as typed; None for nothing.

    Raises:
        ValueError: if it is none that can be written down.
    """
    if not answer.strip():
        return None
    value = float(answer)
    if not isfinite(value):
        raise ValueError(answer)
    return value
