from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.lexicons import CreditEntry, FurnitureEntry, LineLexicon, load
from attribution.stages.page.lines import LineLexicons
from attribution.stages.page.zones import Block, cover, find_blocks
from attribution.text import Span

LEXICONS = LineLexicons(
    LineLexicon(
        [
            FurnitureEntry(pattern=r"share(?: \d+)?|read more:.*", kind="share", fires="Share 14"),
            FurnitureEntry(pattern="Read on", kind="related", fires="Read on"),
            FurnitureEntry(pattern=r"(?:by|reporting from) .*", kind="byline", fires="By Ada Voss"),
        ],
        whole=True,
    ),
    LineLexicon(
        [CreditEntry(pattern=r"photo: .*|AFP", fires="A ship. Photo: K. Orr")], whole=False
    ),
)
LEDE = "A fire closed the port of Levin on Friday, the harbour master said."
BODY = "Nobody was hurt, and the quay was open again by the evening, she added."


def zones(*lines: str) -> list[tuple[str, str]]:
    text = "\n\n".join(lines)
    return [(block.zone, block.span.of(text)) for block in find_blocks(text, LEXICONS)]


def kinds(*lines: str) -> list[str]:
    return [zone for zone, _ in zones(*lines)]


def test_headline_standfirst_lede() -> None:
    title, summary = "Fire closes port of Levin", "Harbour master says nobody was hurt"
    assert kinds(title, summary, LEDE, BODY) == ["headline", "standfirst", "lede", "body"]
    assert kinds(LEDE, BODY) == ["lede", "body"]
    assert kinds("LEVIN, May 3 (LNA) - " + LEDE, BODY) == ["lede", "body"]


@pytest.mark.parametrize(
    "title",
    [
        "FIRE CLOSES PORT OF LEVIN",
        "Who set fire to the port?",
        "Harbour Master Says Fire at Port Was ‘Probably Arson.’",
        "‘We ran for the boats’",
    ],
)
def test_shapes_of_headlines(title: str) -> None:
    assert kinds(title, LEDE, BODY) == ["headline", "lede", "body"]


def test_one_paragraph_alone() -> None:
    assert kinds(LEDE) == ["lede"]
    assert kinds("Fire closes port of Levin") == ["headline"]
    assert kinds("Fire closes port of Levin", LEDE) == ["headline", "lede"]


def test_a_sentence_is_standfirst_where_chrome_or_repetition_cuts_it_off() -> None:
    title = "Fire closes port of Levin"
    head = ["headline", "standfirst", "furniture", "lede"]
    assert kinds(title, LEDE, "Share 14", BODY) == head
    assert kinds(title, LEDE, "Ada Voss", "Published", BODY)[:4] == [*head[:3], "furniture"]
    assert kinds(title, LEDE, LEDE + " " + BODY) == ["headline", "standfirst", "lede"]
    assert kinds(title, LEDE, BODY, "Share 14") == ["headline", "lede", "body", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Voss in Levin",
        "Jan Orr",
        "Jan van der Orr, Levin",
        "Levin Mail foreign staff",
        "2031-05-03 20:41",
        "May 3, 2031, 9:05 AM",
        "Published 3 May 2031 10:42 GMT, updated 11:00 GMT",
        "Levin, 3 May 2031 (LNA) -",
        "https://levinmail.example/port-fire",
        "1.2K",
        "14",
        "Home | World | Levin",
        "* * *",
    ],
)
def test_furniture_over_the_lede(line: str) -> None:
    assert kinds("Fire closes port of Levin", line, LEDE) == ["headline", "furniture", "lede"]


def test_address_on_the_first_line() -> None:
    assert kinds("https://levinmail.example/a", LEDE, BODY) == ["furniture", "lede", "body"]


def test_glued_stamps() -> None:
    assert zones(f"date 2031-05-03 {LEDE}") == [("furniture", "date 2031-05-03"), ("lede", LEDE)]
    assert zones(LEDE, f"10:42 GMT {BODY}")[1:] == [("furniture", "10:42 GMT"), ("body", BODY)]
    assert kinds(LEDE, BODY, BODY, "3 May 2031 Levin saw its first fire.") == ["lede"] + 3 * [
        "body"
    ]
    assert kinds(LEDE, "3 May 2031 was a dry day.") == ["lede", "body"]


@pytest.mark.parametrize("stamp", ["7 p.m.", "10:42 GMT", "22:31 13 Sep", "Fri 3 May, 11.05am BST"])
def test_live_page(stamp: str) -> None:
    found = kinds("Fire at Levin: live", stamp, LEDE, stamp, "Crews arrive", BODY, stamp, BODY)
    assert found[:4] == ["headline", "furniture", "lede", "furniture"]
    assert found[4:] == ["subhead", "body", "furniture", "body"]


def test_a_reporters_signature_in_a_live_page() -> None:
    found = kinds("Fire: live", LEDE, BODY, "Jan Orr", "Reporting from Levin", BODY)
    assert found == ["headline", "lede", "body", "furniture", "furniture", "body"]


@pytest.mark.parametrize("head", ["Blame game", "‘Blame game’", "SAFETY DRILL", "1. The drill"])
def test_subheads(head: str) -> None:
    expected = "body" if head[0].isdigit() else "subhead"
    assert kinds(LEDE, BODY, head, BODY) == ["lede", "body", expected, "body"]
    assert kinds(LEDE, BODY, head)[-1] == "body", "nothing stands under it"


def test_questions_are_subheads_in_company() -> None:
    ask = "Who set the fire?"
    assert kinds(LEDE, ask, BODY) == ["lede", "body", "body"]
    assert kinds(LEDE, ask, BODY, "Where are the crews?", BODY)[1::2] == ["subhead", "subhead"]
    assert kinds(LEDE, ask, BODY, "Blame game", BODY)[1::2] == ["subhead", "subhead"]


def test_lists_are_body() -> None:
    items = ["More boats", "Better pumps", "Fire drills"]
    assert kinds(LEDE, BODY, *items, BODY) == ["lede"] + 5 * ["body"]
    assert kinds(LEDE, "The plan has two parts:", *items[:2], BODY) == ["lede"] + 4 * ["body"]
    assert kinds(LEDE, "- More boats;", "- Better pumps;", BODY) == ["lede"] + 3 * ["body"]


def test_captions() -> None:
    caption = "Smoke over the port of Levin on Friday evening. Photo: K. Orr"
    assert kinds(caption, caption, "Fire closes port", LEDE)[:3] == ["caption"] * 2 + ["headline"]
    assert kinds(LEDE, caption, BODY) == ["lede", "caption", "body"]
    uncredited = "Smoke over the port of Levin"
    assert kinds(LEDE, BODY, uncredited, uncredited, BODY)[2:4] == ["caption", "caption"]


def test_the_agencys_name_at_the_end_is_no_credit() -> None:
    assert kinds(LEDE, f"{BODY} AFP") == ["lede", "body"]


def test_a_headline_printed_twice() -> None:
    title = "Fire closes the port of Levin"
    assert kinds(title, title, LEDE) == ["headline", "headline", "lede"]


def test_quote_boxes() -> None:
    said = "“We ran for the boats”"
    box = ["lede", "quote_box", "quote_box", "body"]
    assert kinds(LEDE, said, "Jan Orr, docker", BODY) == box
    assert kinds(LEDE, said, "– Jan Orr", BODY) == box
    pulled = "“We ran for the boats and never looked back.”"
    story = "“We ran for the boats and never looked back,” Mr Orr said."
    assert kinds(LEDE, pulled, story) == ["lede", "quote_box", "body"]
    assert kinds(LEDE, pulled, BODY) == ["lede", "body", "body"]


def test_read_more_in_the_body() -> None:
    assert kinds(LEDE, "Read more: What is the port?", BODY) == ["lede", "furniture", "body"]


def test_titles_of_other_stories() -> None:
    others = ["Read on", "Levin port owner fined", "Why do ports burn?"]
    assert kinds(LEDE, BODY, *others) == ["lede", "body"] + 3 * ["furniture"]
    assert kinds(LEDE, BODY, *others, "Share 14") == ["lede", "body"] + 4 * ["furniture"]
    found = kinds(LEDE, BODY, *others, "Blame game", BODY)
    assert found == ["lede", "body"] + 3 * ["furniture"] + ["subhead", "body"]
    assert kinds(LEDE, "Read on", BODY, BODY)[2:] == ["body", "body"]


def test_lines_without_blank_lines_and_hard_wrapped_lines() -> None:
    text = f"Fire closes port of Levin\n{LEDE}\r\n{BODY}"
    assert [block.zone for block in find_blocks(text, LEXICONS)] == ["headline", "lede", "body"]
    words = "The crews of the port of Levin fought the fire all night with boats and\n"
    wrapped = f"Fire closes port of Levin\n\n{words * 4}pumps.\n\n{words * 4}pumps."
    assert [block.zone for block in find_blocks(wrapped, LEXICONS)] == ["headline", "lede", "body"]


def test_no_sentence_of_a_seed_is_furniture() -> None:
    for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lost = [
            block.span.of(text)
            for block in find_blocks(text, LEXICONS)
            if block.zone == "furniture" and block.span.end - block.span.start > 100
        ]
        assert lost == []


def test_cover_joins_neighbours() -> None:
    blocks = [Block(Span(1, 2), "body"), Block(Span(4, 5), "body"), Block(Span(6, 7), "caption")]
    found = [(zone.start, zone.end, zone.zone) for zone in cover("x" * 9, blocks)]
    assert found == [(0, 6, "body"), (6, 9, "caption")]
    assert [(z.start, z.end, z.zone) for z in cover(" \n", [])] == [(0, 2, "furniture")]
    assert cover("", []) == []


LINE = st.one_of(
    st.text(max_size=60),
    st.sampled_from([LEDE, BODY, "Share 14", "Jan Orr", "10:42 GMT", "“Run for it”", "Blame game",
                     "Who?", "Photo: AFP", "date 2031-05-03 It burned.", " \t", "3 May"]),
)  # fmt: skip
BREAK = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x1c", " "]
)


@given(st.lists(st.tuples(LINE, BREAK), max_size=12))
def test_any_text_is_covered(parts: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in parts)
    blocks = find_blocks(text, LEXICONS)
    for block in blocks:
        words = block.span.of(text)
        assert words and words == words.strip()
    ends = [0, *(edge for block in blocks for edge in block.span)]
    assert ends == sorted(ends) and ends[-1] <= len(text)
    taken = "".join(block.span.of(text) for block in blocks)
    assert sum(map(str.isalnum, taken)) == sum(map(str.isalnum, text)), "no word is left out"
    zoned = cover(text, blocks)
    assert "".join(text[zone.start : zone.end] for zone in zoned) == text
    assert [zone.start for zone in zoned[1:]] == [zone.end for zone in zoned[:-1]]
    assert all(zone.start < zone.end for zone in zoned)


SHIPPED = LineLexicons(load("furniture"), load("credits"))


@pytest.mark.parametrize(
    "line",
    [
        "Photograph: Karl Orr",
        "Photo: K. Orr/Levin Mail",
        "Photo by Karl Orr for the Levin Mail",
        "Picture: Courtesy of the Orr Family",
        "Credit: Levin Fire Service",
        "Image source, Getty Images",
        "(Photo by K. Orr/Levin Mail)",
        "Karl Orr / Reuters",
        "Ada Voss via Getty Images.",
    ],
)
def test_a_line_that_is_nothing_but_a_credit_is_furniture(line: str) -> None:
    found = find_blocks(f"{LEDE}\n\n{line}\n\n{BODY}", SHIPPED)
    assert [block.zone for block in found] == ["lede", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Smoke over the port of Levin",
        "Video: police chase two men",
        "Image caption, Boats wait at the landing",
    ],
)
def test_what_stands_behind_a_label_may_be_the_caption_itself(line: str) -> None:
    block = find_blocks(f"{LEDE}\n\n{line}\n\n{BODY}", SHIPPED)[1]
    assert (block.zone, block.telling) == ("caption", block.span)


@pytest.mark.parametrize(
    "credit",
    ["Photograph: Karl Orr", "Photo by Karl Orr", "(AP Photo/K. Orr)", "AFP", "/ Reuters"],
)
def test_the_credit_behind_a_caption_tells_nothing(credit: str) -> None:
    caption = "Boats wait at the landing on Friday."
    text = f"{LEDE}\n\n{caption} {credit}\n\n{BODY}"
    block = find_blocks(text, SHIPPED)[1]
    assert (block.zone, block.span.of(text)) == ("caption", f"{caption} {credit}")
    assert block.telling.of(text).rstrip() == caption
