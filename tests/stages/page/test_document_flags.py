import pytest

from attribution.lexicons import load
from attribution.records import DocumentFlag, Zone
from attribution.stages.page.document_flags import flag_document
from attribution.stages.page.stamps import Stamps
from attribution.stages.page.zones import Block
from attribution.text import paragraphs
from tests.parses import parse

ROWS = """
Boats boat NOUN 2 nsubj
sank sink VERB 0 root
on on ADP 4 case
Thursday Thursday PROPN 2 obl
. . PUNCT 2 punct
"""
UNDATED = Stamps()
SAID = "The harbour master said on the quay that nobody was hurt."


def flags(
    *lines: str, rows: str = "", stamps: Stamps = UNDATED, **zones: Zone
) -> list[DocumentFlag]:
    text = "\n\n".join(lines)
    parsed = parse(text, rows or f"{text.split()[0]} x X 0 root")
    blocks = [
        Block(span, zones.get(f"line{number}", "body"))
        for number, span in enumerate(paragraphs(text))
    ]
    return flag_document(parsed, blocks, stamps, load("places"))


@pytest.mark.parametrize(
    "end",
    [
        "The crews came with boats and",
        "The crews came with boats, he said, while the",
        "The crews came with boats…",
        "The crews came with boats. They were [...]",
        "The crews came. They were met by [+1234 chars]",
    ],
)
def test_a_text_that_stops_before_its_end(end: str) -> None:
    assert flags(SAID, end) == ["truncated"]


@pytest.mark.parametrize(
    "end",
    [
        "The crews came with boats.",
        "“The crews came with boats.”",
        "The crews came with boats. (LNA)",
        "The crews came with boats. By Ada Voss in Levin",
        "The crews came with boats. — LNA",
        "The crews came (with boats).",
        "The Levin Mail",
    ],
)
def test_whole_texts(end: str) -> None:
    assert flags(SAID, end) == []


def test_a_page_that_asks_to_read_on() -> None:
    assert flags(SAID, "To continue reading, subscribe", line1="furniture") == ["truncated"]
    assert flags(SAID, "Read more: the port", line1="furniture") == []
    assert flags(SAID, "Fire at the port and", line1="subhead") == []


def test_a_sentence_printed_twice() -> None:
    assert flags(SAID, "Boats came.", SAID) == ["duplicated_text"]
    assert flags(SAID, SAID, line0="caption", line1="caption") == ["duplicated_text"]
    assert flags("It burned.", SAID, SAID, line1="caption") == ["duplicated_text"]
    assert flags(SAID, SAID, line1="quote_box") == [], "set apart from the story on purpose"
    assert flags("Boats came.", "Boats came.") == [], "too short to be a mistake"


def told(weekday: str, stamps: Stamps) -> list[DocumentFlag]:
    rows = ROWS.replace("Thursday Thursday", f"{weekday} {weekday}").replace(
        "VERB 0 root", "VERB 0 root Tense=Past"
    )
    return flags(f"Boats sank on {weekday}.", rows=rows, stamps=stamps)


def test_a_weekday_that_was_still_to_come() -> None:
    wednesday = "2031-05-07"
    assert told("Thursday", Stamps(updated=wednesday)) == ["temporal_inconsistent"]
    assert told("Thursday", Stamps(wednesday)) == ["temporal_inconsistent"]
    assert told("Wednesday", Stamps(wednesday)) == []
    assert told("Friday", Stamps(wednesday)) == []
    assert told("Thursday", Stamps()) == []
    assert told("Thursday", Stamps(wednesday, "2031-05-08T09:00")) == [], "updated since"


def test_a_weekday_beside_the_wrong_date() -> None:
    assert flags("Boats sank on Sunday, May 3, 2031.") == ["temporal_inconsistent"]
    assert flags("Boats sank on Saturday, May 3, 2031.") == []
    assert flags("Boats sank on Sunday, May 3.", stamps=Stamps("2031-05-09")) == [
        "temporal_inconsistent"
    ]
    assert flags("Boats sank on Sunday, May 3.") == []


CITY = """
Smoke smoke NOUN 2 nsubj
rose rise VERB 0 root
in in ADP 4 case
{name} {name} PROPN 2 obl
. . PUNCT 2 punct

It it PRON 2 nsubj
filled fill VERB 0 root
the the DET 4 det
city city NOUN 2 obj
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("first", "expected"),
    [("Levin", []), ("Fiji", ["truncated"])],
)
def test_a_town_taken_up_before_it_is_named(first: str, expected: list[DocumentFlag]) -> None:
    rows = CITY.format(name=first)
    assert flags(f"Smoke rose in {first}. It filled the city.", rows=rows) == expected
