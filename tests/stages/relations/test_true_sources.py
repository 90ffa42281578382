from attribution.lexicons import load
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.true_sources import as_shown, as_suspected
from tests.parses import parse, relation
from tests.stages.trees import TREES

POLLS = """
They they PRON 2 nsubj
saw see VERB/VBD 0 root
polls poll NOUN 2 obj
expected expect VERB/VBN 3 acl
to to PART 6 mark
close close VERB/VB 4 xcomp
. . PUNCT 2 punct
"""


def cues_of(name):
    text, rows = TREES[name]
    return text, Cues(parse(text, rows), load("cues"))


def test_footage_is_the_source_of_what_it_shows():
    text, cues = cues_of("released")
    told = relation(text, "The union", "released footage showing", "water in the shaft")
    shown = as_shown(told, cues, load("source_nouns"))
    assert [part.of(text) for part in (*shown.source, *shown.cue)] == ["footage", "showing"]


def test_suspects_do_not_speak():
    text, cues = cues_of("suspected")
    found = as_suspected(relation(text, "men", "suspected of", "looting"), cues)
    assert found.source == ()
    assert [part.of(text) for part in found.content] == ["men", "looting"]


def test_what_is_expected_expects_nothing():
    text = "They saw polls expected to close."
    cues = Cues(parse(text, POLLS), load("cues"))
    found = as_suspected(relation(text, "polls", "expected", "to close"), cues)
    assert found.source == ()
    assert [part.of(text) for part in found.content] == ["polls", "to close"]
