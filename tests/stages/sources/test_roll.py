import pytest

from attribution.stages.sources.describing import Describer
from attribution.stages.sources.mentions import Mentions
from attribution.stages.sources.resolving import source_lexicons
from attribution.stages.sources.roll import Roll
from tests.parses import parse, span

TEXT = "Finance minister Ada Voss said boats burned. She ran. According to dockers, we lost."
ROWS = """
Finance finance NOUN 2 compound
minister minister NOUN 5 nsubj
Ada Ada PROPN 2 appos
Voss Voss PROPN 3 flat
said say VERB 0 root
boats boat NOUN 7 nsubj
burned burn VERB 5 ccomp
. . PUNCT 5 punct

She she PRON 2 nsubj
ran run VERB 0 root
. . PUNCT 2 punct

According accord VERB 3 case
to to ADP 1 fixed
dockers docker NOUN 6 obl Number=Plur
, , PUNCT 6 punct
we we PRON 6 nsubj
lost lose VERB 0 root
. . PUNCT 6 punct
"""
PARSE = parse(TEXT, ROWS, {"Ada Voss": "Person"})
LEXICONS = source_lexicons()
MENTIONS = Mentions(PARSE, LEXICONS.nouns, LEXICONS.organisations, LEXICONS.genders())


@pytest.fixture
def roll():
    return Roll(PARSE, Describer(MENTIONS))


def mention(part):
    return MENTIONS.at(span(TEXT, part))


def test_whoever_is_new_gets_the_next_number(roll):
    assert [roll.new("person").number, roll.new("org", named=True).number] == [0, 1]
    assert [(r.kind, r.named) for r in roll.referents] == [("person", False), ("org", True)]


def test_a_mention_adds_what_it_tells(roll):
    voss = roll.new("person", named=True)
    minister = mention("Finance minister Ada Voss")
    roll.attach(voss, minister, is_source=False)
    assert "minister" in voss.heads
    assert roll.by_head["minister"] == [voss]
    assert "state_civil" in voss.affiliations
    assert roll.at(minister) is voss
    assert roll.at(mention("boats")) is None


def test_a_pronoun_tells_gender_and_no_noun(roll):
    voss = roll.new("person")
    roll.attach(voss, mention("She"), is_source=False)
    assert (voss.gender, voss.heads, dict(roll.by_head)) == ("feminine", set(), {})


def test_the_first_mention_tells_the_number(roll):
    dockers = roll.new("people")
    roll.attach(dockers, mention("dockers"), is_source=False)
    roll.attach(dockers, mention("She"), is_source=False)
    assert dockers.plural


def test_who_was_mentioned_last_comes_last(roll):
    voss, boats = roll.new("person"), roll.new("thing")
    roll.attach(voss, mention("Finance minister Ada Voss"), is_source=False)
    roll.attach(boats, mention("boats"), is_source=False)
    roll.attach(voss, mention("She"), is_source=False)
    assert list(roll.recent.values()) == [boats, voss]


def test_we_are_not_somebody_to_look_back_to(roll):
    us = roll.new("person")
    roll.attach(us, mention("we"), is_source=True)
    assert us.mentions and not roll.recent
    assert (roll.turn, us.spoke, roll.last_source) == (0, 0, None)


def test_sources_take_turns_and_the_last_who_spoke_is_known(roll):
    voss, dockers = roll.new("person"), roll.new("people")
    first = mention("Finance minister Ada Voss")
    roll.attach(voss, first, is_source=True)
    roll.attach(dockers, mention("dockers"), is_source=True)
    assert roll.turn == 2
    assert [(r.spoke, r.spoke_last) for r in (voss, dockers)] == [(1, 1), (1, 2)]
    assert roll.last_source is dockers  # "according to" lets them speak
    roll.attach(voss, mention("She"), is_source=False)
    assert voss.spoke_at is first


def test_who_is_only_spoken_of_has_a_turn_but_does_not_speak(roll):
    rows = ROWS.replace("According accord VERB 3 case", "According about ADP 3 case")
    parsed = parse(TEXT, rows, {"Ada Voss": "Person"})
    mentions = Mentions(parsed, LEXICONS.nouns, LEXICONS.organisations, LEXICONS.genders())
    other = Roll(parsed, Describer(mentions))
    dockers = other.new("people")
    other.attach(dockers, mentions.at(span(TEXT, "dockers")), is_source=True)
    assert (other.turn, dockers.spoke, other.last_source) == (1, 1, None)
