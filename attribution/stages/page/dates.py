"""Calendar days as news writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from attribution.language.calendar import MONTHS, WEEKDAYS

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_CALENDAR = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<month>\b{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s-]+(?P<month2>{MONTH})"
    r"(?:,?[\s-]+(?P<year2>\d{4})\b)?)"
)
_DATED = re.compile(rf"(?:(?P<weekday>{WEEKDAY})[,.]?\s+)?(?:\()?{_CALENDAR}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written, with the weekday that is written beside it (0 is Monday)."""

    date: date
    weekday: int | None
    end: int

    @property
    def fits(self) -> bool:
        """Whether it fell on the weekday written beside it."""
        return self.weekday is None or self.date.weekday() == self.weekday


def find_days(text: str, year: int | None = None) -> Iterator[Day]:
    """Every calendar day written in a text; ``year`` completes those without one."""
    for match in _DATED.finditer(text):
        found = _date(match, year)
        if found is not None:
            weekday = match["weekday"]
            number = None if weekday is None else weekday_number(weekday)
            yield Day(found, number, match.end())


def weekday_number(name: str) -> int:
    """The number of a weekday by its name or abbreviation, 0 for Monday."""
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def _date(match: re.Match[str], year: int | None) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        name = (match["month"] or match["month2"]).lower()[:3]
        month = next(n for n, full in enumerate(MONTHS, 1) if full.startswith(name))
        told = match["year"] or match["year2"] or year
        return date(int(told), month, int(match["day"] or match["day2"])) if told else None
    except ValueError:
        return None
