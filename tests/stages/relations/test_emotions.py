from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.emotions import with_experiencer
from attribution.stages.relations.quotes import quote_of
from tests.parses import parse, relation
from tests.stages.trees import TREES

TEXT, ROWS = TREES["gripped"]


def test_a_town_in_fear_is_the_source_of_its_fear():
    cues = Cues(parse(TEXT, ROWS), load("cues"))
    fear = relation(TEXT, None, "fear of", "a flood")
    felt = with_experiencer(fear, cues.at(fear.cue)[0])
    assert [part.of(TEXT) for part in felt.source] == ["The town"]
    assert [part.of(TEXT) for part in felt.cue] == ["has been gripped by fear of"]
    assert quote_of(cues.parsed, felt, cues, Quotations(TEXT)).form == "none"


def test_a_verb_of_saying_is_no_feeling():
    text, rows = TREES["that"]
    said = relation(text, None, "said", "that the bridge was shut")
    cues = Cues(parse(text, rows), load("cues"))
    assert with_experiencer(said, cues.at(said.cue)[0]) is said
