"""Shares told in words: “one in eight”, “three out of four”, “two-thirds of”, “nearly half of”.

Bare “half” is left to the vague quantifiers; with “nearly” or “more than” before it, it is a
figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution.text import Span

_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "fifty": 50, "hundred": 100,
    "thousand": 1000,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_WHOLES = frozenset({*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000})
_SMALL = "|".join(word for word in _COUNTS if word != "a")
_SPELLS = "second|minute|hour|day|night|week|month|season|year|decade|game|match"
_RATIO = re.compile(
    rf"(?<![\w.,-])(?P<part>{_SMALL}|\d{{1,3}}) (?:in|out of)(?: every)? (?:a )?"
    rf"(?P<whole>{_SMALL}|\d{{1,3}}(?:,000)?)(?![\w%-]|[.,:]\d)"
    rf"(?! (?:\w+ )?(?:(?:{_SPELLS})(?:e?s)?|millions?|billions?|hundred|thousand|dozen)\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?<![\w.,-])(?<!and )(?P<count>a|one|two|three|four|five|seven|nine)[ -]"
    rf"(?P<part>{'|'.join(_PARTS)})s?(?= of (?!an? ))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:about|almost|approximately|around|least|nearly|over|roughly|than|under) "
    r"(?P<half>half)(?= (?:of|the|its|their|his|her|our|all)\b(?! an? ))",
    re.IGNORECASE,
)


class Share(NamedTuple):
    """A share of a whole, from 0 to 1, with its words."""

    span: Span
    value: float


def find_shares(sentence: str) -> Iterator[Share]:
    """The shares that a sentence tells in words, in no order; none of a time (“two in ten days”).

    Args:
        sentence: its text.
    """
    for match in _RATIO.finditer(sentence):
        part, whole = _count(match["part"]), _count(match["whole"])
        if part < whole and whole in _WHOLES:
            yield Share(Span(*match.span()), round(part / whole, 6))
    for match in _FRACTION.finditer(sentence):
        count, of = _count(match["count"]), _PARTS[match["part"].lower()]
        is_several = match[0].endswith("s")
        if count < of and is_several == (count > 1):
            yield Share(Span(*match.span()), round(count / of, 6))
    for match in _HALF.finditer(sentence):
        yield Share(Span(*match.span("half")), 0.5)


def may_tell(word: str) -> bool:
    """Whether a word may belong to a share in which no number stands: “a third of”."""
    return word.lower().rpartition("-")[2].removesuffix("s") in _PARTS


def _count(words: str) -> int:
    plain = words.lower().replace(",", "")
    return int(plain) if plain.isdigit() else _COUNTS[plain]
