"""When and where a number holds: the window and the place that its clause gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.calendar import UNMISTAKEN, WEEKDAYS
from attribution.language.parse import Parse, Sentence
from attribution.lexicons import word_class
from attribution.stages.syntax.chunks import DATES, counted_at, spelled
from attribution.text import Span

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_MONTH = rf"(?:{'|'.join(UNMISTAKEN)}|may(?! (?:have|be|not)))"
_PERIOD = r"(?:weekend|week|month|year|decade|century|spring|summer|autumn|winter|night|morning)"
_SPELL = (
    r"(?:minutes|hours|days|nights|weeks|weekends|months|years|decades|hour|day|week|month|year)"
)
_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|few|several|couple of)"
)
_PART = r"(?: (?:morning|afternoon|evening|night|midnight|noon))?"
_POINT = (
    rf"(?:(?:early |late |last |next |this |mid-?)?{_WEEKDAY}{_PART}"
    rf"|(?:early |late |mid-?|last |next |this )?{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?"
    rf"(?: (?:last|this|next) year)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}}\b)?"
    r"|(?:1[5-9]|20)\d\d(?![\d,.-]?\w)"
    rf"|yesterday|today|tonight|midweek|midnight|dawn|overnight|(?<=since )then"
    rf"|(?:the|this|last|next) {_PERIOD}\b)"
)
_POINTS = rf"{_POINT}(?:(?: and | to | or | until |-|–){_POINT})*"
_WINDOW = re.compile(
    rf"\b(?:(?:since|between|from|until|till|by|before|after|as of|on|in|during|over|throughout|at)"
    rf" {_POINTS}"
    rf"|(?:in|over|during|for|within|throughout) (?:the )?"
    rf"(?:recent|past|last|previous|coming|next|following|first)(?: {_COUNT})? {_SPELL}\b"
    rf"|(?:within|in|over|during) (?:the )?{_COUNT} {_SPELL}\b"
    rf"|every {_COUNT} {_SPELL}\b"
    rf"|{_COUNT} {_SPELL} (?:ago|earlier|later)\b"
    rf"|(?:in|over|during|throughout) (?:an?|the|this|that) (?:\w+ )?(?:{_COUNT}|\w+)-"
    r"(?:minute|hour|day|night|week|month|year|decade)(?:-long)? [a-z]+"
    rf"|so far(?: this {_PERIOD})?"
    rf"|(?:an?|per|each|every) (?:day|week|month|year)\b"
    rf"|{_POINTS})",
    re.IGNORECASE,
)
_PLACE_CASES = frozenset({
    "in", "at", "near", "across", "around", "throughout", "outside", "along", "inside", "off",
    "within", "on", "north", "south", "east", "west", "beside", "behind", "beneath",
})  # fmt: skip
_BARE = frozenset({"in", "at", "on", "within", "inside"})
"""Prepositions that a place is recorded without."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A window or a place as told, with its span and the place of the word that it hangs on."""

    told: str
    span: Span
    anchor: int


class Circumstances:
    """The windows and places of one sentence.

    Args:
        parsed: the parsed document.
        sentence: the sentence.
    """

    def __init__(self, parsed: Parse, sentence: Sentence) -> None:
        self._sentence = sentence
        self._clauses: dict[int, list[int]] = {}
        self._paths: dict[int, set[int]] = {}
        self._windows = _windows(parsed.text, sentence)
        self._places = _places(parsed, sentence)

    def is_timed(self, span: Span) -> bool:
        """Whether a number is part of a window: "in the past two days"."""
        return any(window.span.covers(span) for window in self._windows)

    def window(self, places: Sequence[int], within: Sequence[Span]) -> str | None:
        """The window of what some words count; one of a clause above holds for those below."""
        found = self._nearest(self._windows, places, within, above=True)
        return re.sub(r"\Aon ", "", found.told, flags=re.IGNORECASE) if found else None

    def place(self, places: Sequence[int], within: Sequence[Span]) -> str | None:
        """The place of what some words count."""
        found = self._nearest(self._places, places, within, above=False)
        return found.told if found else None

    def _nearest(
        self,
        candidates: Sequence[Circumstance],
        places: Sequence[int],
        within: Sequence[Span],
        *,
        above: bool,
    ) -> Circumstance | None:
        """The nearest circumstance in the same noun phrase or clause, else in one above it.

        Args:
            candidates: windows or places.
            places: the places of the number and of the noun that it counts.
            within: the claim, outside of which nothing holds for the number.
            above: whether clauses above count.
        """
        at = self._sentence.words[places[0]].span
        held = [
            c
            for c in candidates
            if any(outer.covers(c.span) for outer in within) and not c.span.covers(at)
        ]
        if not held:
            return None
        clauses = self.clauses(places[0])
        own = [
            c
            for c in held
            if not self._path(c.anchor).isdisjoint(places)
            or self.clauses(c.anchor)[0] == clauses[0]
        ]
        if not own and above:
            own = [c for c in held if self.clauses(c.anchor)[0] in clauses]
        return min(own, key=lambda c: (abs(c.span.start - at.start), c.span), default=None)

    def _path(self, place: int) -> set[int]:
        """The places on the way up to the next verb."""
        if place in self._paths:
            return self._paths[place]
        found = self._paths.setdefault(place, set())
        while place >= 0 and place not in found:
            found.add(place)
            if self._sentence.words[place].upos == "VERB":
                break
            place = self._sentence.words[place].head
        return found

    def clauses(self, place: int) -> list[int]:
        """The verbs above a word, the nearest first, without participles: "those killed"."""
        if place in self._clauses:
            return self._clauses[place]
        start = place
        words, found, passed = self._sentence.words, [], set[int]()
        while place >= 0 and place not in passed:
            passed.add(place)
            clausal = words[place].upos == "VERB" and words[place].deprel != "acl"
            if clausal or words[place].head < 0:
                found.append(place)
            place = words[place].head
        self._clauses[start] = found or [0]
        return self._clauses[start]


def _windows(text: str, sentence: Sentence) -> list[Circumstance]:
    start = sentence.span.start
    found = []
    for match in _WINDOW.finditer(sentence.span.of(text)):
        span = Span(match.start() + start, match.end() + start)
        anchors = [p for p, word in enumerate(sentence.words) if span.covers(word.span)]
        if anchors:
            anchor = next(
                (p for p in anchors if sentence.words[p].head not in anchors
                 and sentence.words[p].upos != "ADP"),
                anchors[-1],
            )  # fmt: skip
            found.append(Circumstance(" ".join(span.of(text).split()), span, anchor))
    return found


def _places(parsed: Parse, sentence: Sentence) -> list[Circumstance]:
    words = sentence.words
    found = []
    for place, word in enumerate(words[:-1]):
        if word.upos != "ADP" or word.lemma.lower() not in _PLACE_CASES:
            continue
        phrase = counted_at(sentence, place + 1, determined=True)
        if phrase is None or DATES.fullmatch(words[phrase.head].form):
            continue
        last = _with_more(sentence, phrase.last)
        first = place + 1 if word.lemma.lower() in _BARE else place
        span = Span(words[first].start, words[last - 1].end)
        head = words[phrase.head].span
        named = any(e.kind == "place" for e in parsed.entities_in(head))
        if named or words[phrase.head].lemma.lower() in word_class("place"):
            found.append(Circumstance(spelled(parsed.text, span), span, phrase.head))
    return found


def _with_more(sentence: Sentence, last: int) -> int:
    """Past the end of a place with what belongs to it: "of Levin", "and the hills"."""
    words = sentence.words
    while last < len(words) - 1 and words[last].form in ("of", "and"):
        more = counted_at(sentence, last + 1, determined=True)
        if more is None or (words[last].form == "and" and words[more.head].deprel != "conj"):
            break
        last = more.last
    return last
