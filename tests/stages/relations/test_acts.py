import pytest

from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.relations.acts import act_of
from attribution.stages.relations.cues import Cues
from tests.parses import parse, relation
from tests.stages.trees import TREES


def act(name, source, cue, *content):
    text, rows = TREES[name]
    cues = Cues(parse(text, rows), load("cues"))
    return act_of(relation(text, source, cue, *content), cues, Quotations(text), load("deeds"))


@pytest.mark.parametrize(
    ("name", "parts", "kind", "speech_act"),
    [
        ("that", ("The porter", "said", "that the bridge was shut"), "communication", "assert"),
        ("must", ("the mayor", "said", "All crews must wait"), "eventuality", "direct"),
        (
            "forbidden",
            ("the mayor", "said", '"It is forbidden to enter,"'),
            "eventuality",
            "direct",
        ),
        ("we_will", ("the mayor", "said", '"We will not leave,"'), "eventuality", "promise"),
        ("condemns", ("The mayor", "said", "she condemns the raid"), "communication", "condemn"),
        ("told_to", ("The mayor", "told", "to wait"), "eventuality", "direct"),
        ("you", ("the mayor", "said", '"You attacked the dockers,"'), "communication", "accuse"),
        ("vow", ("The mayor", "vowed", "to rebuild the quay"), "eventuality", "promise"),
        ("recorded", ("it", "had recorded", "nine raids"), "factive", None),
        ("shows", ("Another clip", "shows", "men on the quay"), "evidence", None),
    ],
)
def test_what_is_done_in_saying(name, parts, kind, speech_act):
    found = act(name, *parts)
    assert (found.type, found.speech_act) == (kind, speech_act)


def test_the_cue_and_the_rule_are_the_evidence():
    found = act("must", "the mayor", "said", "All crews must wait")
    assert found.evidence == ("cues:~say", "rule:demand in the words reported")


def test_words_without_a_cue_are_asserted():
    assert act("that", None, None, "that the bridge was shut").speech_act == "assert"
