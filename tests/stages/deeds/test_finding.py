"""Deeds, their agents as told, and baselines, on parses made by hand."""

import pytest

from attribution import lexicons
from attribution.records import Source
from attribution.stages.deeds.agents import find_agents, find_baselines
from attribution.stages.deeds.finding import Deeds
from tests.parses import parse, reading


def deeds_of(parsed):
    return Deeds(parsed, lexicons.load("deeds"), lexicons.load("source_nouns"))


def agents(text, rows, entities=None, sources=()):
    parsed = parse(text, rows, entities)
    found = find_agents(reading(parsed, [], [([text], None)], sources), deeds_of(parsed))[0]
    return (
        [a.span[0] for a in found.agents],
        [text[a.span[0] : a.span[1]] for a in found.agents],
        found.join,
        [a.source_id for a in found.agents],
    )


PASSIVE = """
Nine nine NUM 2 nummod
dockers docker NOUN 4 nsubj:pass
were be AUX 4 aux:pass
killed kill VERB 0 root
by by ADP 6 case
guards guard NOUN 4 obl:agent
or or CCONJ 8 cc
soldiers soldier NOUN 6 conj
. . PUNCT 4 punct
"""


def test_the_by_phrase_of_a_passive_and_its_disjunction():
    _, told, join, _ = agents("Nine dockers were killed by guards or soldiers.", PASSIVE)
    assert (told, join) == (["guards", "soldiers"], "or")


def test_the_subject_of_an_active_verb_without_its_relative_clause():
    rows = """
Gunmen gunman NOUN 7 nsubj
in in ADP 3 case
masks mask NOUN 1 nmod
who who PRON 5 nsubj
came come VERB 1 acl:relcl
late late ADV 5 advmod
shot shoot VERB 0 root
two two NUM 9 nummod
men man NOUN 7 obj
. . PUNCT 7 punct
"""
    _, told, join, _ = agents("Gunmen in masks who came late shot two men.", rows)
    assert (told, join) == (["Gunmen in masks"], None)


def test_what_happened_is_no_agent():
    rows = """
Clashes clash NOUN 2 nsubj
killed kill VERB 0 root
nine nine NUM 4 nummod
dockers docker NOUN 2 obj
. . PUNCT 2 punct
"""
    assert agents("Clashes killed nine dockers.", rows)[1] == []


def test_who_carried_a_deed_out_and_the_deeds_own_victim():
    rows = """
The the DET 2 det
{noun} {noun} NOUN 0 root
carried carry VERB 2 acl
out out ADP 3 compound:prt
by by ADP 6 case
rebels rebel NOUN 3 obl:agent
. . PUNCT 2 punct
"""
    text = "The raid carried out by rebels."
    assert agents(text, rows.format(noun="raid"))[1] == ["rebels"]
    rows = """
The the DET 2 det
guard guard NOUN 4 nmod:poss
's 's PART 2 case
{noun} {noun} NOUN 5 nsubj
ended end VERB 0 root
. . PUNCT 5 punct
"""
    assert agents("The guard's raid ended.", rows.format(noun="raid"))[1] == ["The guard"]
    assert agents("The guard's murder ended.", rows.format(noun="murder"))[1] == []


def test_an_agent_who_is_a_source_is_known_as_one():
    rows = PASSIVE.replace("guards guard NOUN", "Northwatch Northwatch PROPN").replace(
        "or or CCONJ 8 cc\nsoldiers soldier NOUN 6 conj\n", ""
    )
    source = Source(id="s4", name="Northwatch", kind="named_org", naming="named")
    text = "Nine dockers were killed by Northwatch."
    found = agents(text, rows, {"Northwatch": "Organization"}, [source])
    assert (found[1], found[3]) == (["Northwatch"], ["s4"])


def test_the_main_deed_comes_before_one_told_in_passing():
    rows = """
Troops troop NOUN 2 nsubj
secured secure VERB 0 root
towns town NOUN 2 obj
burned burn VERB 3 acl
by by ADP 6 case
rebels rebel NOUN 4 obl:agent
. . PUNCT 2 punct
"""
    assert agents("Troops secured towns burned by rebels.", rows)[1] == ["Troops"]


SUPERLATIVE = """
It it PRON 5 nsubj
was be AUX 5 cop
the the DET 5 det
{form} bad ADJ 5 amod {feats}
flood flood NOUN 0 root
{tail}
. . PUNCT 5 punct
"""


@pytest.mark.parametrize(
    ("form", "words", "tail", "baseline"),
    [
        ("worst", "since 1953", "since since ADP 7 case\n1953 1953 NUM 5 obl", "since 1953"),
        (
            "worst",
            "in decades",
            "in in ADP 7 case\ndecades decade NOUN 5 nmod",
            "in decades",
        ),
        ("worst", "on record", "on on ADP 7 case\nrecord record NOUN 5 nmod", "on record"),
        ("worst", "in Levin", "in in ADP 7 case\nLevin Levin PROPN 5 nmod", None),
        ("bad", "since 1953", "since since ADP 7 case\n1953 1953 NUM 5 obl", None),
    ],
)
def test_what_a_superlative_is_measured_by(form, words, tail, baseline):
    text = f"It was the {form} flood {words}."
    feats = "Degree=Sup" if form == "worst" else "Degree=Pos"
    parsed = parse(text, SUPERLATIVE.format(form=form, feats=feats, tail=tail))
    assert find_baselines(reading(parsed, [], [([text], None)])) == [baseline]
