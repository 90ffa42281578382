"""Numbers in a sentence: digits, words, ranges and round plurals, with their values.

What looks like a number and counts nothing is left out: dates, years, times of day, ages, scores,
ordinals, parts of names and of compounds ("F-16", "a four-day talk"). Whether a word before the
number makes a name of it ("Article 5") is left to the reader of ``counts``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from attribution.stages.page.dates import MONTH
from attribution.stages.quantities.shares import find_shares
from attribution.text import Span

Form = Literal["digits", "words", "range", "plural", "share"]

ONES = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: dict[str, float] = {word: value for value, word in enumerate(ONES)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_VALUES |= {"a": 1, "an": 1, "half": 0.5, "quarter": 0.25}
_SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6,
    "m": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip

# Commas or, before round thousands and behind a currency, blanks part the thousands.
_DIGITS = (
    r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?: 000)+(?![\d,.]\d)"
    r"|(?<=[$€£R])\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
)
_WORD = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES)}"
_SCALE = r"(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)(?![\w])"
_ONE = rf"(?:(?:{_DIGITS}|\b(?:{_WORD})\b)(?: and a (?:half|quarter)\b)?)"
_MORE = rf"(?:(?:,? and |[ -]){_ONE}(?:[ -]{_SCALE})*)"
_ISO_4217 = (
    "USD|EUR|GBP|AED|ARS|AUD|BDT|BHD|BRL|CAD|CHF|CLP|CNY|COP|EGP|ETB|GHS|HKD|IDR|INR|JPY|KES|KRW|KWD"
    "|LKR|MUR|MXN|MYR|NAD|NGN|NZD|OMR|PEN|PHP|PKR|QAR|RMB|SAR|SGD|THB|TWD|TZS|UGX|VND|ZAR|ZMW"
)
_CURRENCY = (
    r"(?-i:[A-Z][A-Za-z]{0,2})?\$ ?|[£€¥₹₽₩₦₱₪₫₵฿]|(?-i:Rs\.? ?|R(?=\d)|K[Ss]h\.? ?|Sh\.? ?|Tk\.? ?"
    rf"|Dhs?\.? ?|RM ?|Rp\.? ?|QR|SR|(?:{_ISO_4217}) ?)"
)
_SINGLE = (
    rf"(?:half (?:a )?(?:{_SCALE})"
    rf"|\ba half[ -](?:{_SCALE})"
    rf"|\ban?(?: {_SCALE})+{_MORE}?"
    rf"|{_ONE}(?:[ -]{_SCALE})+{_MORE}*"
    rf"|(?:{_DIGITS})(?:k|m|mn|bn|b|tn)(?!\w)"
    rf"|{_ONE})"
)
_METRIC = r"km|kg|cm|mm|mph|kph|ft|MW|GW|kW|ha"
_NUMBER = re.compile(
    rf"(?<![\w#@/:.&+-])(?<!\d[,–—])(?P<currency>{_CURRENCY})?(?P<low>{_SINGLE})"
    rf"(?:(?P<to>\s?[-–—]\s?| to | and | or )(?:{_CURRENCY})?(?P<high>{_SINGLE}))?"
    rf"(?:(?={_METRIC})|(?![\w/:]))(?![.,]\d|\.\w)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|millions)(?: (?:and|or|upon) \w+s)? of "
    r"(?:hundreds|thousands|millions|billions)\b"
    r"|(?:several|many|(?:a )?few|a couple(?: of)?) (?:dozen|hundred|thousand|million|billion)\b"
    r"|(?:dozens|hundreds|thousands|millions|billions|trillions)(?: (?:and|or|upon) "
    r"(?:dozens|hundreds|thousands))?\b"
    r"|scores(?= (?:of|more|others|dead|hurt|injured|wounded|missing|killed|were|are|have|had)\b))",
    re.IGNORECASE,
)
# What stands before a number that counts nothing: a month, an age, a year's preposition.
_DATE_BEFORE = re.compile(rf"\b{MONTH} (?:the )?\Z", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)? {MONTH}(?! \d{{1,3}} \w+s\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS = range(1950, 2040)  # a number like these without a comma is seldom a count
_PEOPLE = re.compile(
    r" (?:\w+ )?(?:people|men|women|children|troops|soldiers|civilians|fighters)\b"
)
_METRES = re.compile(r"[\d.,]+m")
_COUNTED = re.compile(r" (?:\w+ )?[a-z]+s\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|of|during|after|before|circa|the|its|their|his|her|late|early"
    rf"|mid|for|to|year|{MONTH}|\w+day),? \Z|[({{’']\Z",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r" ?(?:[ap]\.?m\b|o['’]clock|(?:hrs|hours)? ?(?:GMT|UTC|BST)\b"
    r"|in the (?:morning|afternoon|evening)\b)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged? (?:of|between|from)|ages? (?:of|between|from)|turn(?:ed|s)?"
    r"|aged? (?:\d+, )*\d+,? (?:and|or|to)|aged? (?:\d+, )*\d+,) \Z",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[ -]years?[ -](?:old|of age)\b|[ -]year-olds?\b", re.IGNORECASE)
_AGED = re.compile(r"[A-Z][\w.’'-]+(?:,? (?:Jr|Sr)\.?)?(?:, | \()\Z")
_AGE_END = re.compile(r"[,.;:)]|\Z| (?:of|from)\b")
_COMPOUND = re.compile(r"-(?!to-)[A-Za-z]| ?-(?:year|month|week|day|hour|minute|member)\b")
_FRACTION = re.compile(
    r"[ -](?:thirds?|quarters?|fourths?|fifths?|tenths?|halves)\b", re.IGNORECASE
)
_RATIO = re.compile(r" (?:in|out of)(?: every)? ", re.IGNORECASE)
_LAST_SCALE = re.compile(rf"(?:{'|'.join(_SCALES)})\Z", re.IGNORECASE)
# What can be counted, or a unit; a score has the other side or the place instead.
_FOLLOWED = re.compile(
    r" ?%| (?!(?:against|over|at|in|on|with|after|win|victory|defeat|loss|lead|draw)\b)[A-Za-z]{2,}"
    rf"|(?:{_METRIC})\b"
)
_CODE_BEFORE, _CODE_AFTER = re.compile(r"[\d+][ -]\Z"), re.compile(r"[ -]\d")
_BRACKETED = re.compile(r"\d ?\(\Z")
_LISTED = re.compile(r"\s*[(\[]?\Z")
_LIST_MARK = re.compile(r"[.)\]]\s+[A-Z]")
_OLDEST = 115
_AROUND = 60  # code points on each side that are looked at; more would cost time on long lists
_LONGEST_MONTH = 12  # code points; a sentence may have been broken after "Feb."


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its value; a range has that of its lower end, a round plural has none.

    A share, “one in eight”, is told from 0 to 1.
    ``span`` begins with the currency sign where there is one.
    """

    span: Span
    value: float | None
    form: Form
    currency: str | None = None


def find_numbers(text: str, within: Span) -> list[Number]:
    """The numbers that count or measure something in a stretch of text, in order.

    Args:
        text: the document's text.
        within: the stretch, a sentence's span.
    """
    sentence = within.of(text)
    if _DATE_BEFORE.search(text, max(within.start - _LONGEST_MONTH, 0), within.start):
        sentence = re.sub(r"\A\d{1,2}(?!\w)", lambda day: "-" * len(day[0]), sentence)
    found = [Number(Span(*match.span()), None, "plural") for match in _PLURAL.finditer(sentence)]
    found += [Number(*share, "share") for share in find_shares(sentence)]
    taken = [number.span for number in found]
    at = 0
    while match := _NUMBER.search(sentence, at):
        number, at = _read(sentence, match)
        if number and not any(number.span.overlaps(span) for span in taken):
            found.append(number)
    found.sort(key=lambda number: number.span)
    return [
        Number(
            Span(number.span.start + within.start, number.span.end + within.start),
            number.value,
            number.form,
            number.currency,
        )
        for number in found
    ]


def _read(sentence: str, match: re.Match[str]) -> tuple[Number | None, int]:
    """The number at a match, if it counts anything, and where to read on."""
    currency = (match["currency"] or "").strip() or None
    start, end = match.start("currency" if currency else "low"), match.end("low")
    form: Form = "digits" if match["low"][0].isdigit() else "words"
    value = value_of(match["low"])
    if _is_metres(sentence, match):
        end -= 1
        value = value_of(match["low"][:-1])
    elif match["high"] is not None:
        if _is_range(sentence, match):
            form, value, end = "range", _lower_end(match), match.end("high")
        elif match["to"].strip() in ("-", "–", "—"):
            return None, match.end()  # a score, a code, a telephone number
    number = Number(Span(start, end), value, form, currency)
    return number if _counts(sentence, number.span, match["low"]) else None, end


def _is_metres(sentence: str, match: re.Match[str]) -> bool:
    """Whether the m of "50m" is no million: no currency before it, nothing counted after it."""
    metres = _METRES.fullmatch(match["low"]) and match["currency"] is None
    counted = any(shape.match(sentence, match.end("low")) for shape in (_COUNTED, _PEOPLE))
    return bool(metres) and not counted


def value_of(words: str) -> float:
    """The value of a number as written: "1.2 million", "half a dozen", "one hundred and two"."""
    total = current = 0.0
    words = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", words)  # "75 000"
    for part in re.findall(
        r"\d[\d,.]*|[a-z]+", words.lower().replace("a half", "half").replace("a quarter", "quarter")
    ):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in _SCALES:
            scaled = (current or 1) * _SCALES[part]
            if _SCALES[part] >= 1000:
                total, current = total + scaled, 0.0
            else:
                current = scaled
        elif part in ("half", "quarter"):
            current += _VALUES[part]
        elif part != "a" or not current:
            current += _VALUES.get(part, 0)
    return round(total + current, 6)


def _is_range(sentence: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one: the second larger, and joined as ends are."""
    before = sentence[max(match.start() - _AROUND, 0) : match.start()].lower()
    joined = match["to"].strip()
    if joined == "and":
        return before.endswith("between ")
    scaled = _has_scale(match["high"]) and not _has_scale(match["low"])
    high = re.split(r"[a-z]", match["high"], maxsplit=1)[0] if scaled else match["high"]
    if high and value_of(match["low"]) >= value_of(high):
        return False
    if joined == "to" and before.endswith("from "):  # what rose from 10 to 15 has two values
        return False
    return (
        _has_scale(match["high"])
        or match["currency"] is not None
        or _FOLLOWED.match(sentence, match.end()) is not None
    )


def _has_scale(words: str) -> bool:
    return _LAST_SCALE.search(words) is not None


def _lower_end(match: re.Match[str]) -> float:
    """A range's lower end, in the scale of the upper one where it has none: "1-2 million"."""
    scale = _LAST_SCALE.search(match["high"])
    if scale is None or _has_scale(match["low"]):
        return value_of(match["low"])
    return value_of(match["low"]) * _SCALES[scale[0].lower()]


def _counts(sentence: str, span: Span, words: str) -> bool:
    """Whether a number counts or measures something, by what stands on its two sides."""
    before = sentence[max(span.start - _AROUND, 0) : span.start]
    after = sentence[span.end : span.end + _AROUND]
    if any(shape.match(after) for shape in (_COMPOUND, _FRACTION, _TIME_AFTER, _AGE_AFTER)):
        return False
    if _AGE_BEFORE.search(before) or _is_ratio(before, after):
        return False
    return not words[0].isdigit() or not _is_label(words, before, after)


def _is_label(words: str, before: str, after: str) -> bool:
    """Whether digits are an age, a day, a year, a code or the number of a list."""
    value = value_of(words)
    return (
        (value <= _OLDEST and _AGED.search(before) and _AGE_END.match(after))
        or (value <= 31 and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)))
        or (_YEAR.fullmatch(words) and _is_year(value, before, after))
        or (_LISTED.match(before) and _LIST_MARK.match(after))
        or _CODE_BEFORE.search(before)
        or _CODE_AFTER.match(after)
        or (after.startswith(")") and _BRACKETED.search(before))  # "section 7 (2)"
    ) not in (None, False)


def _is_year(value: float, before: str, after: str) -> bool:
    """Whether four digits are a year: nothing that can be counted follows, or a date precedes."""
    counted = _PEOPLE if value in _YEARS else _COUNTED
    return _YEAR_BEFORE.search(before) is not None or counted.match(after) is None


def _is_ratio(before: str, after: str) -> bool:
    """Either number of "one in five"."""
    ahead, behind = _RATIO.match(after), re.search(r"(\S+) (?:in|out of)(?: every)? \Z", before)
    follows = ahead is not None and _NUMBER.match(after, ahead.end()) is not None
    return follows or (behind is not None and _NUMBER.fullmatch(behind[1]) is not None)
