"""An article laid out for a width: marks put in, lines broken, every cell traced to its offset.

Offsets are code points of the article's text; places are those of the text as shown, which has
marks in it. Nothing here knows of a screen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from rich.cells import get_character_cell_size

from attribution import Annotation, displayable
from ui.safe import is_narrow

Stretch = tuple[int, int]
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DEPTH = {"content": 1, "check": 2, "source": 3, "cue": 4, "hedge": 5}
_SIGNS = {
    "content": ("[", "]"),
    "check": ("{", "}"),
    "source": ("⟨", "⟩"),
    "cue": ("‹", "›"),
    "hedge": ("~", "~"),
}
LEGEND = "⟨source⟩ ‹cue› [¹content] ~hedge~ {check}"
"""What the marks mean."""
LETTERS = {
    "headline": "H",
    "standfirst": "S",
    "subhead": "h",
    "caption": "C",
    "quote_box": "Q",
    "furniture": "F",
}
"""What stands in the margin beside zones other than the story itself."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    number: str = ""


def _marks(annotation: Annotation) -> Iterator[_Mark]:
    for number, attribution in enumerate(annotation.attributions, 1):
        small = str(number).translate(_SUPERSCRIPTS)
        yield from (_Mark(*span, "content", small) for span in attribution.content)
    attributions = annotation.attributions
    yield from _once((span for each in attributions for span in each.source), "source")
    yield from _once((span for each in attributions for span in each.cue), "cue")
    yield from _once((each.span for each in annotation.verifications), "check")
    qualifiers = (each for claim in annotation.claims for each in claim.qualifiers)
    yield from _once((span for each in qualifiers for span in each.cue), "hedge")


def _once(spans: Iterable[Stretch], role: str) -> Iterator[_Mark]:
    return (_Mark(*span, role) for span in sorted(set(spans)))


@dataclass(slots=True)
class Marked:
    """A text as shown, with its marks, the roles of its stretches, and the way between the two."""

    text: str
    _offsets: list[int] = field(default_factory=list)
    _added: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=lambda: [0])
    roles: list[frozenset[str]] = field(default_factory=lambda: [frozenset()])

    def place_of(self, offset: int) -> int:
        """Where a character of the article is shown."""
        return offset + self._added[bisect_right(self._offsets, offset)]

    def stretch_of(self, start: int, end: int) -> Stretch:
        """Where characters of the article are shown, without the marks around them."""
        return (self.place_of(start), self.place_of(end - 1) + 1) if end > start else (0, 0)

    def offset_of(self, place: int) -> int:
        """Which character of the article is shown at a place; of a mark, the one it stands at."""
        found = bisect_right(self._starts, place)
        if not found:
            return place
        length = self._added[found] - self._added[found - 1]
        behind = place - self._starts[found - 1] - length
        return self._offsets[found - 1] + max(behind, 0)


def marked(annotation: Annotation) -> Marked:
    """An article with marks around sources, cues, contents, hedges and statements of checking."""
    text = displayable(annotation.document.text)
    spans = [mark for mark in _marks(annotation) if 0 <= mark.start < mark.end <= len(text)]
    events: list[tuple[tuple[int, int, int, int, int], str, _Mark]] = []
    for order, span in enumerate(spans):
        depth = _DEPTH[span.role]
        opening, closing = _SIGNS[span.role]
        events.append(((span.start, 1, -span.end, depth, order), opening + span.number, span))
        events.append(((span.end, 0, -span.start, -depth, -order), closing, span))
    events.sort(key=lambda event: event[0])
    return _put_in(text, events)


def _put_in(
    text: str, events: Sequence[tuple[tuple[int, int, int, int, int], str, _Mark]]
) -> Marked:
    pieces: list[str] = []
    result = Marked("")
    open_roles: list[str] = []
    at = length = 0
    lengths: list[int] = []
    for (offset, opens, *_), sign, mark in events:
        if offset > at:
            pieces.append(text[at:offset])
            length += offset - at
            at = offset
        if opens:
            open_roles.append(mark.role)
            _bound(result, length, open_roles)
        result._offsets.append(offset)
        result._starts.append(length)
        lengths.append(len(sign))
        pieces.append(sign)
        length += len(sign)
        if not opens:
            open_roles.remove(mark.role)
            _bound(result, length, open_roles)
    pieces.append(text[at:])
    result.text = "".join(pieces)
    result._added = [0, *accumulate(lengths)]
    return result


def _bound(result: Marked, place: int, roles: Sequence[str]) -> None:
    if result.bounds[-1] == place:
        result.roles[-1] = frozenset(roles)
    else:
        result.bounds.append(place)
        result.roles.append(frozenset(roles))


def broken(text: str, width: int) -> list[Stretch]:
    """The lines a text is shown in, as places; each takes at most ``width`` cells.

    Lines are broken after spaces where there are any. A character of no width stays with the one
    before it.
    """
    lines: list[Stretch] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        paragraph = text[start:end]
        if is_narrow(paragraph):
            lines += _break_narrow(text, start, end, width)
        else:
            lines += _break_measured(text, start, end, width)
        start = end + 1
    return lines


def _break_narrow(text: str, start: int, end: int, width: int) -> Iterator[Stretch]:
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        stop = min(space + 1, end) if space > start else start + width
        yield start, stop
        start = stop
    yield start, end


def _break_measured(text: str, start: int, end: int, width: int) -> Iterator[Stretch]:
    taken, space = 0, -1
    for place in range(start, end):
        character = text[place]
        cells = 1 if character.isascii() else get_character_cell_size(character)
        if taken + cells > width and place > start and not (character == " " and taken == width):
            stop = space + 1 if space >= start else place
            yield start, stop
            taken = sum(map(get_character_cell_size, text[stop:place]))
            start, space = stop, -1
        taken += cells
        if character == " ":
            space = place
    yield start, end


class Layouts:
    """Layouts made last, since one goes to and fro between a few documents."""

    def __init__(self, most: int = 8) -> None:
        self._most = most
        self._marked: OrderedDict[int, tuple[Annotation, Marked]] = OrderedDict()
        self._lines: dict[tuple[int, int], list[Stretch]] = {}

    def marked(self, annotation: Annotation) -> Marked:
        """``marked``, remembered for as long as the annotation is one of the last."""
        found = self._marked.get(id(annotation))
        if found is None:
            found = annotation, marked(annotation)
            self._marked[id(annotation)] = found
            if len(self._marked) > self._most:
                gone, _ = self._marked.popitem(last=False)
                self._lines = {key: held for key, held in self._lines.items() if key[0] != gone}
        self._marked.move_to_end(id(annotation))
        return found[1]

    def lines(self, annotation: Annotation, width: int) -> list[Stretch]:
        """``broken``, remembered as long."""
        key = id(annotation), width
        if key not in self._lines:
            self._lines[key] = broken(self.marked(annotation).text, width)
        return self._lines[key]


def zone_letters(annotation: Annotation) -> tuple[list[int], list[str]]:
    """Offsets at which zones begin, and the zones."""
    zones = annotation.document.zones
    return [zone.start for zone in zones], [zone.zone for zone in zones]
