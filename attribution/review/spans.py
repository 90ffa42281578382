"""Editing spans of a text by steps: characters, words, sentences; no screen.

Offsets are code points of the text, which may be of any length: only what is near is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["character", "word", "sentence"]
Edge = Literal["start", "end", "cursor"]
EDGES: tuple[Edge, ...] = ("end", "start", "cursor")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"[^\s](?:[^.!?\n]|[.!?](?![\"”’')\]]*\s))*(?:[.!?]+[\"”’')\]]*|(?=\n)|\Z)")
_WINDOWS = (300, 3000, 30000)


def stops(text: str, unit: Unit, low: int, high: int) -> list[tuple[int, int]]:
    """Start and end of the words or sentences in a window of the text."""
    pattern = _WORD if unit == "word" else _SENTENCE
    return [match.span() for match in pattern.finditer(text, low, high)]


def stepped(text: str, place: int, unit: Unit, step: int, *, at_end: bool) -> int:
    """The place one step on or back from a place.

    Args:
        text: the text.
        place: between 0 and its length.
        unit: how far a step goes.
        step: 1 or -1.
        at_end: whether one stops behind words and sentences rather than before them.
    """
    if unit == "character":
        return min(max(place + step, 0), len(text))
    for window in _WINDOWS:
        low = max(place - window, 0)
        low = 0 if low == 0 else text.rfind("\n", 0, low) + 1 if unit == "sentence" else low
        if unit == "word":
            while low > 0 and not text[low - 1].isspace() and place - low < 2 * window:
                low -= 1
        high = min(place + window, len(text))
        found = [span[at_end] for span in stops(text, unit, low, high)]
        if step > 0:
            ahead = [each for each in found if each > place and (each < high or high == len(text))]
            if ahead:
                return ahead[0]
        else:
            behind = [each for each in found if each < place]
            if behind:
                return behind[-1]
    return len(text) if step > 0 else 0


@dataclass(frozen=True, slots=True)
class SpanEdit:
    """Spans being edited; each step gives another one.

    Args:
        text: the text.
        spans: what there is, in order, not overlapping.
        number: which of them is edited.
        edge: what moves: its start, its end, or a cursor on which edges can be put.
        cursor: an offset.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    number: int = 0
    edge: Edge = "end"
    cursor: int = 0

    @property
    def place(self) -> int:
        """The character at which the moving edge is shown."""
        if self.edge == "cursor" or not self.spans:
            return self.cursor
        start, end = self.spans[self.number]
        return start if self.edge == "start" else end - 1

    def step(self, unit: Unit, step: int) -> SpanEdit:
        """Move the edge or the cursor; an edge stops short of the other."""
        if self.edge == "cursor" or not self.spans:
            last = max(len(self.text) - 1, 0)
            return replace(
                self,
                edge="cursor",
                cursor=min(stepped(self.text, self.cursor, unit, step, at_end=False), last),
            )
        start, end = self.spans[self.number]
        if self.edge == "start":
            return self.put(stepped(self.text, start, unit, step, at_end=False), end)
        return self.put(start, stepped(self.text, end, unit, step, at_end=True))

    def put(self, start: int, end: int) -> SpanEdit:
        """Give the edited span these edges, if they hold something; the first span if none is."""
        start, end = max(start, 0), min(end, len(self.text))
        if start >= end:
            return self
        listed = list(self.spans)
        if listed:
            listed[self.number] = (start, end)
        else:
            listed = [(start, end)]
        return self._joined(listed, (start, end))

    def _joined(self, listed: list[tuple[int, int]], kept: tuple[int, int]) -> SpanEdit:
        """Spans that overlap or touch become one."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(listed):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        number = next(n for n, (start, end) in enumerate(joined) if start <= kept[0] < end)
        return replace(self, spans=tuple(joined), number=number)

    def move_to(self, offset: int) -> SpanEdit:
        """Put the moving edge, or the cursor, at a character."""
        if self.edge == "cursor" or not self.spans:
            return replace(self, edge="cursor", cursor=min(max(offset, 0), len(self.text) - 1))
        start, end = self.spans[self.number]
        if self.edge == "start":
            return self.put(offset, end)
        return self.put(start, offset + 1)

    def start_here(self) -> SpanEdit:
        """Let the span start at the cursor; behind its end, a word begins anew."""
        if not self.spans or self.cursor >= self.spans[self.number][1]:
            return self.put(self.cursor, self._word_end())
        return self.put(self.cursor, self.spans[self.number][1])

    def end_here(self) -> SpanEdit:
        """Let the span end behind the character under the cursor."""
        if not self.spans or self.cursor < self.spans[self.number][0]:
            return self.put(self.cursor, self._word_end())
        return self.put(self.spans[self.number][0], self.cursor + 1)

    def _word_end(self) -> int:
        return stepped(self.text, self.cursor, "word", 1, at_end=True)

    def next_edge(self) -> SpanEdit:
        """Move something else: end, start, cursor in turn."""
        edge = EDGES[(EDGES.index(self.edge) + 1) % len(EDGES)]
        return replace(self, edge=edge, cursor=self.place)

    def point(self, offset: int) -> SpanEdit:
        """Put the cursor somewhere and move it from now on."""
        return replace(self, edge="cursor", cursor=min(max(offset, 0), max(len(self.text) - 1, 0)))

    def next_span(self) -> SpanEdit:
        """Edit the next of several spans."""
        return replace(self, number=(self.number + 1) % max(len(self.spans), 1))

    def add(self) -> SpanEdit:
        """Add a span of one word at the cursor."""
        word = (self.cursor, self._word_end())
        if word[0] >= word[1]:
            return self
        return replace(self._joined([*self.spans, word], word), edge="end")

    def remove(self) -> SpanEdit:
        """Take the edited span away."""
        left = tuple(span for number, span in enumerate(self.spans) if number != self.number)
        return replace(self, spans=left, number=0, edge="end" if left else "cursor")
