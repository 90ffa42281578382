import pytest

from attribution.lexicons import load
from attribution.stages.cues import Cues
from attribution.stages.reporting import find_reports
from tests.parses import parse
from tests.stages.trees import TREES


def reports(name):
    text, rows = TREES[name]
    found = find_reports(Cues(parse(text, rows), load("cues")), load("source_nouns"))
    return [
        tuple(
            " | ".join(span.of(text) for span in spans) for spans in (r.source, r.words, r.content)
        )
        for r in found
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("behind", ("two guards and a porter", "said", "The bridge is shut")),
        ("amid", ("the porter", "said", "The plan | is dead")),
        ("that", ("The porter", "said", "that the bridge was shut")),
        ("dateline", ("the porter", "said", "The bridge is shut")),
        ("vow", ("The mayor", "vowed", "to rebuild the quay")),
        ("call_on", ("The mayor", "called on", "the crews to wait")),
        ("told_to", ("The mayor", "told", "the crews to wait")),
        ("according", ("the porter", "according to", "The plan | is dead")),
        ("spoke_of", ("Dockers", "spoke of", "two blasts")),
        ("reportedly", ("", "reportedly", "Two guards | fled the quay")),
        ("feared", ("the dockers", "had been feared", "Such a flood")),
        ("shows", ("Another clip", "shows", "men on the quay")),
        ("put", ("Two villagers", "put | at", "the number of dead | 14")),
        ("appear", ("Other videos", "appeared to show", "men on the quay")),
        ("suspected", ("", "suspected of", "men | looting")),
        ("estimated", ("", "An estimated", "nine boats sank in the storm")),
        ("neither", ("The port", "would neither confirm nor deny", "that it lost a boat")),
        ("drawn", ("The mayor", "would not be drawn on", "whether the quay was safe")),
        ("as_warned", ("divers", "have warned", "The quay will sink")),
        ("emerged", ("Clips", "have emerged of", "men on the quay")),
        ("marks", ("The marks", "show", "that the rope was cut")),
        ("held_to_be", ("The porter", "believed", "it to be safe")),
        ("counts", ("The union", "counts", "nine boats")),
        ("admitted", ("The owner", "admitted", "taking the rope")),
        ("heard", ("The court", "heard", "that the rope was cut")),
        ("asked_by", ("the mayor", "were asked", "The crews | to wait")),
        ("told_there", ("a porter", "told", "The quay is shut")),
    ],
)
def test_a_reporting_clause(name: str, expected: tuple[str, str, str]) -> None:
    assert reports(name) == [expected]


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("adding", ("The porter", "adding", "that nobody was hurt")),
        ("recorded", ("it", "had recorded", "nine raids")),
        ("reports_of", ("", "reports of", "looting")),
        ("described_as", ("it", "described as", '"small errors"')),
        ("since", ("dockers", "said", TREES["since"][0].removesuffix(", dockers said."))),
    ],
)
def test_a_second_one_in_the_sentence(name: str, second: tuple[str, str, str]) -> None:
    assert reports(name)[1] == second


@pytest.mark.parametrize(
    "name", ["allow", "called_off", "suggest", "referring", "declined", "as_spoke", "showed_us"]
)
def test_what_only_looks_like_one(name: str) -> None:
    assert reports(name) == []
