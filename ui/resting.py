"""Memory is tidied up while nobody types: to look for what can be freed holds up keys.

Widgets point at one another, so that only Python's collector frees a closed dialog, and a full
round of it looks at everything there is.
"""

from __future__ import annotations

import gc

IDLE = 2.0
"""Seconds without a key after which nobody types."""
_YOUNG, _MIDDLE, _OLD = 700, 10, 1000
"""Python's own thresholds, but for the last: full rounds come when the reviewer rests, or after
some two hundred dialogs without a rest."""


def begin() -> None:
    """Leave what stands now, which lives as long as the process, out of every round to come."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def tidy() -> None:
    """Free what can be freed."""
    gc.collect()
