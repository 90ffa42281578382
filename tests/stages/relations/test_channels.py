import pytest

from attribution.lexicons import load
from attribution.records import Attribution, Quote
from attribution.stages.relations.channels import carried, channel_of
from tests.parses import parse, relation
from tests.stages.trees import TREES


def channel(name, source, cue, content, outlet=None):
    text, rows = TREES[name]
    sentence = parse(text, rows).sentences[0]
    said = relation(text, source, cue, content)
    return channel_of(sentence, said, load("channels"), load("source_nouns"), outlet)


def test_a_video_posted_by_somebody_is_the_channel():
    assert channel("posted", "The mayor", "said", "so") == "broadcast"


@pytest.mark.parametrize(("outlet", "found"), [("the Mail", "interview"), ("the Post", None)])
def test_what_is_told_to_the_outlet_is_an_interview(outlet, found):
    assert channel("referring", "The porter", "told", "the old bridge", outlet) == found


def test_a_newspaper_reports():
    assert channel("citing", "The newspaper", "said", "the bridge was shut") == "press_report"


def utterance(number, source_id, start, channel=None):
    return Attribution(
        id=f"a{number}",
        source=[],
        cue=[(start, start + 4)],
        content=[(start + 5, start + 20)],
        source_id=source_id,
        type="communication",
        quote=Quote(form="indirect"),
        channel=channel,
    )


def test_an_interview_goes_on_for_whoever_is_interviewed():
    found = carried(
        [
            utterance(0, "s1", 0, "interview"),
            utterance(1, "s1", 100),
            utterance(2, "s2", 200),
            utterance(3, "s1", 5000),
        ]
    )
    assert [item.channel for item in found] == ["interview", "interview", None, None]
