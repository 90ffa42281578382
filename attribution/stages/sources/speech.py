"""What is said in a document, and by whom, asked of a place in its text.

Who is spoken of in a quotation is seldom the one quoted: in Ada's own words "she" is not Ada, while
in "Ada said she would come" it mostly is.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal

from attribution.quotation import Mark, marks
from attribution.text import Span

Speech = Literal["none", "told", "quoted"]
"""Whether a place stands in nobody's words, in what somebody is told to say, or in quotation marks.
"""


class SpokenText:
    """The contents of one document's relations.

    Args:
        text: the document's.
        said: for each relation the spans of its source and those of its content.
    """

    def __init__(self, text: str, said: Iterable[tuple[Sequence[Span], Sequence[Span]]]) -> None:
        self._marks = marks(text)
        self._contents = sorted(
            (
                (content, next(iter(sources), None))
                for sources, contents in said
                for content in contents
            ),
            key=lambda pair: pair[0],
        )
        self._starts = [content.start for content, _ in self._contents]
        self._longest = max((end - start for (start, end), _ in self._contents), default=0)

    def at(self, offset: int) -> Speech:
        """How what stands at an offset is said."""
        if not self._around(offset):
            return "none"
        return "told" if self._marks[offset] == Mark.OUTSIDE else "quoted"

    def speaker(self, offset: int) -> Span | None:
        """The source whose innermost content covers an offset."""
        around = self._around(offset)
        return min(around, key=lambda pair: pair[0].end - pair[0].start)[1] if around else None

    def _around(self, offset: int) -> list[tuple[Span, Span | None]]:
        first = bisect.bisect_left(self._starts, offset - self._longest)
        last = bisect.bisect_right(self._starts, offset)
        return [pair for pair in self._contents[first:last] if offset < pair[0].end]
