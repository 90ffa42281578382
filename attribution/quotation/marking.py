"""What each character of a text is with regard to quotation: the encoder's input feature."""

from __future__ import annotations

from enum import IntEnum

from attribution.quotation.pairing import PLAIN, paired
from attribution.text import paragraphs


class Mark(IntEnum):
    """What a character is with regard to quotation; the encoder's input feature."""

    OUTSIDE = 0
    DOUBLE_OPEN = 1
    DOUBLE_INSIDE = 2
    DOUBLE_CLOSE = 3
    SINGLE_OPEN = 4
    SINGLE_INSIDE = 5
    SINGLE_CLOSE = 6


_STATES = {
    True: (Mark.SINGLE_OPEN, Mark.SINGLE_INSIDE, Mark.SINGLE_CLOSE),
    False: (Mark.DOUBLE_OPEN, Mark.DOUBLE_INSIDE, Mark.DOUBLE_CLOSE),
}


def marks(text: str) -> bytearray:
    """One ``Mark`` value per code point of the text.

    What stands within marks of both kinds is inside double ones, but for the single marks.
    """
    states = bytearray(len(text))
    found = paired(text, paragraphs(text), PLAIN)[0]
    found.sort(key=lambda quotation: not quotation.single)  # double marks are written last
    for quotation in found:
        start, end = quotation.inner
        states[start:end] = bytes([_STATES[quotation.single][1]]) * (end - start)
    for quotation in found:
        opening, _, closing = _STATES[quotation.single]
        states[quotation.outer.start] = opening
        if quotation.balanced:
            states[quotation.outer.end - 1] = closing
    return states
