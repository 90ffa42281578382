"""A quantity of a claim as it is compared: what it counts, by which event, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attribution.corroboration.figures import Figure, is_measure, kinds_of, share_of
from attribution.corroboration.measuring import is_month
from attribution.corroboration.words import Token, Words, event, known, placed, population
from attribution.records import Quantity

_BARE = 40  # code points within which the event of a bare number must be told
_FAR = 10_000
_TOLLS = frozenset({"toll", "tolls", "tally", "tallies"})
_FRONTED = re.compile(r"(?:\A|[.!?]\s+|\n\s*)In ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),? [^.!?\n]*\Z")
_FRONT = 250  # code points before a figure where its sentence may begin
_NUMBER_OF = re.compile(r"\bnumber of ((?:[a-z]+ ){1,3})")
_BESIDE = 60  # code points before a figure where "another" may stand, or "of those"
_AROUND = 90  # code points around a figure where its event may be told


class Quantities:
    """Reads the quantities of one document.

    Args:
        text: the document's text.
        found: its words.
    """

    def __init__(self, text: str, found: Words) -> None:
        self._text = text
        self._found = found

    def figure(self, quantity: Quantity, found: list[Token]) -> Figure:
        """A quantity of a claim, given the claim's words."""
        window, place = quantity.window, quantity.place
        if window is None and place is None:
            window, place = self._fronted(quantity.span[0])
        counted = quantity.population or self._numbered_before(quantity, found)
        kinds, whose = kinds_of(counted, quantity.unit)
        counts = all(kind[0] == "=" for kind in kinds) and not is_measure(quantity.unit)
        start, end = quantity.span
        return Figure(
            start=start,
            end=end,
            shown=self._text[start:end],
            value=quantity.value,
            precision=quantity.precision,
            unit=quantity.unit,
            population=quantity.population,
            window=window,
            place=place,
            derived_sum=quantity.derived_sum,
            kinds=kinds,
            whose=whose,
            event=self._event(quantity, found, counted) if counts else None,
            share=share_of(
                self._text[max(0, start - _BESIDE) : start], self._text[end : end + _AROUND]
            ),
        )

    def _numbered_before(self, quantity: Quantity, found: list[Token]) -> str | None:
        """What “the number of miners killed rose to 29” counts, where the figure has no unit."""
        if quantity.unit is not None or not found:
            return None
        told = _NUMBER_OF.search(self._text, found[0][1], quantity.span[0])
        return told[1] if told and population(told[1].split()[0].lower()) else None

    def _fronted(self, start: int) -> tuple[str | None, str | None]:
        """The time or the place that opens a figure's sentence: “In March, …”, “In Dursk …”."""
        found = _FRONTED.search(self._text, max(0, start - _FRONT), start)
        if found is None:
            return None, None
        return (found[1], None) if is_month(found[1]) else (None, found[1])

    def _event(self, quantity: Quantity, found: list[Token], counted: str | None) -> str | None:
        """What people are counted by: told in what is counted, near in the claim, or around it."""
        for told in (quantity.unit, quantity.population):
            for form, _, _ in placed(told or ""):
                if (befell := event(known(form).term)) is not None:
                    return befell
        if quantity.unit is None and counted is None:
            is_toll = any(form in _TOLLS for form, *_ in found)
            return _nearest(quantity.span, found, within=_FAR if is_toll else _BARE)
        near = _nearest(quantity.span, found)
        if near is not None:
            return near
        start, end = quantity.span
        return _nearest(quantity.span, self._found.within(start - _AROUND, end + _AROUND))


def _nearest(span: tuple[int, int], found: Iterable[Token], within: int = _FAR) -> str | None:
    """What people are counted by, as the nearest word that tells it says."""
    start, end = span
    near = [
        (max(start - stop, at - end), told)
        for _, at, stop, word in found
        if (told := event(word.term)) is not None
    ]
    distance, told = min(near, default=(within, None))
    return told if distance < within else None
