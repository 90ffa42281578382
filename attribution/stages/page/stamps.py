"""When a text was published and updated, as its own stamps say.

A stamp is a date in the page's furniture: one that says what it is ("Updated: …"), or a bare one
over the story, which is the date of publication. No time zone is ever guessed; an offset is
recorded only where the stamp names Greenwich or universal time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from attribution.stages.page.dates import Day, find_days
from attribution.stages.page.zones import Block

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap])?\.?(?:m\b\.?)?"
    r"\s*(?P<zone>\(?(?:GMT|UTC|Z)\b\)?)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|amended)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|created|released|date)\b", re.IGNORECASE)
_LONGEST_STAMP = 160  # code points
_FARTHEST = 24  # code points from a date to its time of day


@dataclass(frozen=True, slots=True)
class Stamps:
    """ISO 8601 calendar dates; ``updated`` with the time of day where the stamp gives one."""

    published: str | None = None
    updated: str | None = None


def find_stamps(text: str, blocks: Sequence[Block]) -> Stamps:
    """The dates that a text's stamps give.

    Args:
        text: the document's text.
        blocks: its blocks, with their zones.
    """
    published = updated = None
    over_story = True
    for block in blocks:
        over_story = over_story and block.zone not in ("lede", "body")
        line = block.span.of(text)
        if block.zone != "furniture" or len(line) > _LONGEST_STAMP:
            continue
        for label, day in _labelled(line):
            if label == "updated":
                updated = updated or _with_time(line, day)
            elif label == "published" or over_story:
                published = published or day.date.isoformat()
    return Stamps(published, updated)


def _labelled(line: str) -> Iterator[tuple[str | None, Day]]:
    """The days of a line, each with what the words before it call it."""
    at = 0
    for day in find_days(line):
        words = line[at : day.end]
        label = "updated" if _UPDATED.search(words) else None
        yield label or ("published" if _PUBLISHED.search(words) else None), day
        at = day.end


def _with_time(line: str, day: Day) -> str:
    """A date with the time of day written after it, if there is one."""
    clock = _CLOCK.search(line, day.end, day.end + _FARTHEST)
    if clock is None:
        return day.date.isoformat()
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    try:
        told = time(hour, int(clock["minute"])).isoformat("minutes")
    except ValueError:
        return day.date.isoformat()
    return f"{day.date.isoformat()}T{told}{'Z' if clock['zone'] else ''}"
