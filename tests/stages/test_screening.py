import pytest

from attribution.lexicons import load
from attribution.stages.cues import Cues
from attribution.stages.screening import Screen, without_doubles
from tests.parses import parse, relation
from tests.stages.trees import TREES


def screen(name):
    text, rows = TREES[name]
    return text, Screen(Cues(parse(text, rows), load("cues")), load("source_nouns"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("called_off", ("The port", "called off", "the race")),
        ("referring", ("The porter", "referring to", "the old bridge")),
        ("suggest", ("The raids", "suggest", "that the guards have lost hold")),
        ("named", ("The porter", "asked", "not to be named")),
        ("citing", ("The newspaper", "citing", "a porter")),
    ],
)
def test_what_is_no_attribution(name, parts):
    text, judge = screen(name)
    assert not judge.keeps(relation(text, *parts), nested=False)


def test_hearsay_within_words_is_a_hedge_of_theirs():
    text, judge = screen("reportedly")
    hearsay = relation(text, None, "reportedly", "fled the quay")
    assert judge.keeps(hearsay, nested=False)
    assert not judge.keeps(hearsay, nested=True)


def test_a_report_is_kept():
    text, judge = screen("that")
    assert judge.keeps(relation(text, "The porter", "said", "the bridge was shut"), nested=False)


def test_footage_is_the_source_of_what_it_shows():
    text, judge = screen("released")
    told = relation(text, "The union", "released footage showing", "water in the shaft")
    shown = judge.as_shown(told)
    assert [part.of(text) for part in (*shown.source, *shown.cue)] == ["footage", "showing"]


def test_suspects_do_not_speak():
    text, judge = screen("suspected")
    found = judge.as_suspected(relation(text, "men", "suspected of", "looting"))
    assert found.source == ()
    assert [part.of(text) for part in found.content] == ["men", "looting"]


def test_an_allegation_with_its_source_counts_once():
    text, _ = screen("alleged")
    content = "to have robbed dockers"
    bare = relation(text, None, "are alleged", content)
    full = relation(text, "the porter", "according to", content)
    assert without_doubles([bare, full]) == [1]
    assert without_doubles([full, relation(text, None, "are alleged", "robbed")]) == [0, 1]
