import pytest

from attribution.stages.page.dates import find_days
from attribution.stages.page.stamps import Stamps, find_stamps
from attribution.stages.page.zones import Block
from attribution.text import paragraphs

STORY = "A fire closed the port of Levin on 4 May 2031, the harbour master said."


def stamps(*lines: str) -> Stamps:
    text = "\n\n".join(lines)
    spans = paragraphs(text)
    return find_stamps(
        text, [Block(s, "body" if s.of(text) == STORY else "furniture") for s in spans]
    )


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("date 2031-05-03", "2031-05-03", None),
        ("Published: 3 May 2031, 10:42 GMT", "2031-05-03", None),
        ("Updated: May 3, 2031, 4:20 PM", None, "2031-05-03T16:20"),
        ("Last modified on Saturday 3rd May 2031", None, "2031-05-03"),
        ("Updated 3 May 2031 10:42 GMT", None, "2031-05-03T10:42Z"),
        ("Updated 3 May 2031 10:42 EDT", None, "2031-05-03T10:42"),
        (
            "Published 2 May 2031 10:42, updated 3 May 2031 12:05 am",
            "2031-05-02",
            "2031-05-03T00:05",
        ),
        ("Updated 3 hours ago", None, None),
        ("May 31, 2031", "2031-05-31", None),
        ("Published February 30, 2031", None, None),
    ],
)
def test_stamps(stamp: str, published: str | None, updated: str | None) -> None:
    assert stamps(stamp, STORY) == Stamps(published, updated)


def test_below_the_story_a_date_must_say_what_it_is() -> None:
    assert stamps(STORY, "May 3, 2031") == Stamps()
    assert stamps(STORY, "Updated: May 3, 2031").updated == "2031-05-03"
    assert stamps(STORY) == Stamps(), "the story's own dates are no stamps"


def test_days_and_their_weekdays() -> None:
    found = list(find_days("On Saturday, May 3, 2031, and Sunday May 3, not on May 40.", 2031))
    assert [(day.date.isoformat(), day.fits) for day in found] == [
        ("2031-05-03", True),
        ("2031-05-03", False),
    ]
    assert list(find_days("On Sunday, May 3, they marched 12 miles.")) == []
