import pytest

from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.extents import Context, mended
from tests.parses import parse, span
from tests.stages.trees import TREES


def content(name, cue, source, *parts):
    """A content's text after mending."""
    text, rows = TREES[name]
    known = Cues(parse(text, rows), load("cues")).at([span(text, cue)])[0]
    own = (span(text, source),)
    context = Context(text, known, own, (*own, span(text, cue)), Quotations(text))
    spans, _ = mended([span(text, part) for part in parts], context)
    return [part.of(text) for part in spans]


@pytest.mark.parametrize(
    ("name", "cue", "source", "parts", "expected"),
    [
        ("behind", "said", "two guards and a porter", ["is shut"], ["The bridge is shut"]),
        ("dateline", "said", "the porter", ["The bridge is shut"], ["The bridge is shut"]),
        ("that", "said", "The porter", ["that the bridge"], ["that the bridge was shut"]),
        (
            "disrupting",
            "said",
            "The porter",
            ["the lamps failed"],
            ["the lamps failed, delaying trains in the north"],
        ),
        (
            "remark",
            "said",
            "the porter",
            ["The bridge was shut", "in what is the worst jam since May"],
            ["The bridge was shut"],
        ),
        (
            "when",
            "said",
            "The porter",
            ["two boats sank on Monday, when a storm hit the quay"],
            ["two boats sank on Monday"],
        ),
        ("told_to", "told", "The mayor", ["to wait"], ["the crews to wait"]),
        ("call_on", "called on", "The mayor", ["to wait"], ["the crews to wait"]),
        ("amid", "said", "the porter", ["The plan", "is dead"], ["The plan", "is dead"]),
    ],
)
def test_how_far_a_content_reaches(name, cue, source, parts, expected):
    assert content(name, cue, source, *parts) == expected
