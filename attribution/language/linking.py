"""Tagged sources, cues and contents of a window, joined into relations.

Units are where the tagger works: the window's start, each token's first piece, each separator. A
relation never leaves its paragraph, as nearly always in PolNeAR; a content without a cue beside it
is left out here, and taken up again as a quotation that goes on, if it is one.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attribution.language.decoding import tagged_spans
from attribution.language.parse import TaggedRelation
from attribution.language.pieces import Window
from attribution.text import Span

SOURCE_LINK, CUE_LINK = 0, 1


class _Stretch(NamedTuple):
    """Units ``[first, last)`` of one role."""

    first: int
    last: int


class Tagging:
    """The tagger's labels over a window's units.

    Args:
        window: the encoder's input.
        units: the pieces that units stand for.
        tags: a BIO tag for each unit.
        probabilities: of the chosen tags, for each unit.
    """

    def __init__(
        self,
        window: Window,
        units: list[int],
        tags: list[str],
        probabilities: NDArray[np.float32],
    ) -> None:
        self._window = window
        self._units = units
        self._probabilities = probabilities
        separators = (window.spans[unit][0] < 0 for unit in units)
        self._paragraphs = list(accumulate(separators))
        self._stretches: dict[str, list[_Stretch]] = {"source": [], "cue": [], "content": []}
        for role, first, last in tagged_spans(tags):
            self._stretches[role].append(_Stretch(first, last))

    def linked(self, links: NDArray[np.float32]) -> list[TaggedRelation]:
        """Each content with its best cue, each cue with its best source or none.

        Args:
            links: [2, units, units] scores of head units (columns) for dependents: from cues to
                sources, where unit 0 stands for none, and from contents to cues.
        """
        cues = self._stretches["cue"]
        contents: dict[_Stretch, list[_Stretch]] = {cue: [] for cue in cues}
        for content in self._stretches["content"]:
            near = self._beside(content, cues)
            if near:
                scores = links[CUE_LINK, content.first, [cue.first for cue in near]]
                contents[near[int(scores.argmax())]].append(content)
        return [self._relation(cue, contents[cue], links) for cue in cues]

    def _beside(self, item: _Stretch, heads: list[_Stretch]) -> list[_Stretch]:
        """The heads in the same paragraph."""
        paragraph = self._paragraphs[item.first]
        return [head for head in heads if self._paragraphs[head.first] == paragraph]

    def _relation(
        self, cue: _Stretch, contents: list[_Stretch], links: NDArray[np.float32]
    ) -> TaggedRelation:
        near = self._beside(cue, self._stretches["source"])
        scores = links[SOURCE_LINK, cue.first, [0, *(source.first for source in near)]]
        best = int(scores.argmax())
        source = near[best - 1] if best else None
        parts = [cue, *([source] if source else []), *contents]
        means = [self._probabilities[part.first : part.last].mean() for part in parts]
        return TaggedRelation(
            self._span(source) if source else None,
            self._span(cue),
            tuple(self._span(content) for content in contents),
            round(float(np.mean(means)), 2),
        )

    def _span(self, stretch: _Stretch) -> Span:
        """Code points from the first unit to the end of the last, its further pieces included."""
        piece = self._units[stretch.last - 1]
        spans = self._window.spans
        while piece + 1 < len(spans) and spans[piece + 1][0] >= 0:
            if self._window.starts_token[piece + 1]:
                break
            piece += 1
        return Span(spans[self._units[stretch.first]][0], spans[piece][1])
