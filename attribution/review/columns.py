"""A field of many claims, kept small: each value once, for each claim its value's number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.review.queue import Item

FIELDS: Mapping[str, Callable[[Item], str]] = {
    "claim": lambda item: item.claim,
    "zone": lambda item: item.zone,
    "source": lambda item: item.source,
    "kind": lambda item: item.source_kind,
    "status": lambda item: item.status,
    "qualifier": lambda item: " ".join(sorted(item.qualifiers)),
    "flag": lambda item: " ".join(sorted(item.flags)),
    "quote": lambda item: item.quote,
    "type": lambda item: item.type,
    "commitment": lambda item: item.commitment,
}
"""What the annotation says of a claim that filters ask for, by the name they have for it."""
LISTS = frozenset({"qualifier", "flag"})
"""Of these a claim has any number, kept as one value with spaces between."""


class Column:
    """A field's values, and the number of each claim's value among them.

    Args:
        codes: for each claim the number of its value.
        values: each value once.
    """

    def __init__(self, codes: NDArray[Any], values: list[str]) -> None:
        self.codes = codes
        self.values = values
        self._numbers: dict[str, int] = {}
        self._folded: list[str] = []

    def __getitem__(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def __setitem__(self, row: int, value: str) -> None:
        self.codes[row] = self.number(value)

    def number(self, value: str) -> int:
        """The number of a value, which is taken up if it is new."""
        if len(self._numbers) != len(self.values):
            self._numbers = {each: number for number, each in enumerate(self.values)}
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
            if number > np.iinfo(self.codes.dtype).max:
                self.codes = self.codes.astype(np.int64)
        return number

    def append(self, value: str) -> None:
        """Take up one more claim."""
        number = self.number(value)
        self.codes = np.append(self.codes, np.asarray([number], dtype=self.codes.dtype))

    def where(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Which claims have a value that passes a test; it is given each value case-folded."""
        if len(self._folded) != len(self.values):
            self._folded = [value.casefold() for value in self.values]
        hits = np.fromiter(map(holds, self._folded), dtype=np.bool_, count=len(self._folded))
        found: NDArray[np.bool_] = hits[self.codes]
        return found


class Draft:
    """A column that is being made."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._codes: list[NDArray[np.int32]] = []

    def extend(self, values: Iterable[str]) -> None:
        """Take up more claims."""
        numbers = self._numbers
        codes = [numbers.setdefault(value, len(numbers)) for value in values]
        self._codes.append(np.asarray(codes, dtype=np.int32))

    def column(self) -> Column:
        """The column, as small as it can be."""
        smallest = np.min_scalar_type(max(len(self._numbers) - 1, 0))
        codes = np.concatenate([np.empty(0, dtype=np.int32), *self._codes])
        return Column(codes.astype(smallest), list(self._numbers))
