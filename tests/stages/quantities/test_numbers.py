import pytest

from attribution.stages.quantities.numbers import find_numbers
from attribution.text import Span


def numbers(text: str) -> list[tuple[str, float | None]]:
    return [(n.span.of(text), n.value) for n in find_numbers(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("532 boats", 532),
        ("1,383 boats", 1383),
        ("1,00,000 boats", 100_000),
        ("1.2 million boats", 1_200_000),
        ("3.5bn coins", 3_500_000_000),
        ("1.2m people", 1_200_000),
        ("seventeen boats", 17),
        ("Twenty-three boats", 23),
        ("one hundred and twenty boats", 120),
        ("two thousand three hundred boats", 2300),
        ("two dozen boats", 24),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("half a million boats", 500_000),
        ("a hundred boats", 100),
        ("one and a half million boats", 1_500_000),
        ("five and a half months", 5.5),
        ("10 to 15 boats", 10),
        ("10–15 boats", 10),
        ("1-2 million boats", 1_000_000),
        ("two or three boats", 2),
        ("dozens of boats", None),
        ("tens of thousands of boats", None),
        ("several hundred boats", None),
        ("scores of boats", None),
        ("2000 people", 2000),
        ("12 000 boats", 12_000),
        ("N$8 650 in coins", 8650),
        ("R2.5 billion", 2_500_000_000),
        ("Tk 5 lakh", 500_000),
        ("KSh 300", 300),
        ("US$ 775,000", 775_000),
        ("40km of road", 40),
        ("50m of rope", 50),
        ("one in five boats", 0.2),
        ("3 out of every 4 boats", 0.75),
        ("two-thirds of the boats", 0.666667),
        ("a quarter of all boats", 0.25),
        ("nearly half the boats", 0.5),
        ("more than half of the boats", 0.5),
    ],
)
def test_values(text: str, value: float | None) -> None:
    assert [number[1] for number in numbers(f"They saw {text} there.")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They met on March 12, 2031.",
        "They met on 3 May and on May 4th.",
        "They met in 2031, after the 2028 elections of the 1990s.",
        "They met at 4:20, 10.30am, 7 p.m. and 0900 GMT.",
        "They met before seven in the morning.",
        "Jan Orr, 67, met a 19-year-old on his way.",
        "Jan Orr (67) met boys aged 15 and 17.",
        "Ada Voss, aged nine, was there.",
        "An F-16 flew over the M1, Covid-19 or not.",
        "A four-day talk of a 19-member council was held.",
        "They won 2-1 and 3–0.",
        "They won one in five days and a half of the money.",
        "Two-thirds were there on the 12th, the 1st day.",
        "A two-thirds majority sat for a quarter of an hour, in a third row.",
        "Half of the boats sank.",
        "Call +44 20 7946 0958 or 555-1234.",
        "1. The plan",
        "They met on 9/11 for 24/7 talks.",
        "They had zero tolerance.",
        "Test scores fell.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert numbers(text) == []


def test_ranges_and_pairs() -> None:
    assert numbers("Between 30 and 40 boats sank.") == [("30 and 40", 30)]
    assert numbers("It rose from 10 to 15 boats.") == [("10", 10), ("15", 15)]
    assert numbers("It killed 17 and 21 fled.") == [("17", 17), ("21", 21)]
    assert numbers("It is 28 to 2 million years old.")[0] == ("28", 28)


def test_currencies() -> None:
    found = find_numbers("It cost US$ 40 million, £3, and Rs500 crore.", Span(0, 44))
    assert [(n.currency, n.value) for n in found] == [("US$", 4e7), ("£", 3), ("Rs", 5e9)]


def test_a_paragraph_in_brackets_behind_its_section_counts_nothing() -> None:
    assert numbers("In section 40 (2) it says so.") == [("40", 40)]
    assert numbers("It is 300 metres (984 feet) high.") == [("300", 300), ("984", 984)]


def test_offsets_are_the_documents() -> None:
    text = "Nine boats. Ten men."
    assert [n.span for n in find_numbers(text, Span(12, len(text)))] == [Span(12, 15)]


def test_a_day_that_was_cut_off_its_month() -> None:
    text = "It burned on Feb. 1 as 3 boats came."
    assert [n.value for n in find_numbers(text, Span(18, len(text)))] == [3]
