import pytest

from attribution import lexicons
from attribution.stages.commitment.values import find_commitments
from attribution.stages.qualifiers.markers import find_qualifiers
from attribution.stages.qualifiers.owners import assign_qualifiers
from tests.parses import parse, reading


def committed(found):
    qualifiers = assign_qualifiers(
        find_qualifiers(found.parsed, lexicons.load("qualifiers"), lexicons.load("source_nouns")),
        found,
    )
    return [
        [level.value for level in claim]
        for claim in find_commitments(found, qualifiers, lexicons.load("commitments"))
    ]


OWN = {
    "CT+": (
        "Nine boats sank.",
        "Nine nine NUM 2 nummod\nboats boat NOUN 3 nsubj\nsank sink VERB 0 root\n. . PUNCT 3 punct",
    ),
    "CT-": (
        "No boat sank.",
        "No no DET 2 det\nboat boat NOUN 3 nsubj\nsank sink VERB 0 root\n. . PUNCT 3 punct",
    ),
    "PR+": (
        "It was probably arson.",
        "It it PRON 4 nsubj\nwas be AUX 4 cop\nprobably probably ADV 4 advmod\n"
        "arson arson NOUN 0 root\n. . PUNCT 4 punct",
    ),
    "PS-": (
        "It may not burn.",
        "It it PRON 4 nsubj\nmay may AUX 4 aux\nnot not PART 4 advmod\nburn burn VERB 0 root\n"
        ". . PUNCT 4 punct",
    ),
    "PR-": (
        "Arson is unlikely.",
        "Arson arson NOUN 3 nsubj\nis be AUX 3 cop\nunlikely unlikely ADJ 0 root\n"
        ". . PUNCT 3 punct",
    ),
    "Uu": (
        "Two reportedly fled.",
        "Two two NUM 3 nsubj\nreportedly reportedly ADV 3 advmod\nfled flee VERB 0 root\n"
        ". . PUNCT 3 punct",
    ),
}


@pytest.mark.parametrize("value", OWN)
def test_the_outlet_by_its_own_words(value):
    text, rows = OWN[value]
    assert committed(reading(parse(text, rows), [], [([text], None)])) == [[value]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Crews will return.",
            "Crews crew NOUN 3 nsubj\nwill will AUX 3 aux\nreturn return VERB 0 root\n"
            ". . PUNCT 3 punct",
        ),
        (
            "Crews must return.",
            "Crews crew NOUN 3 nsubj\nmust must AUX 3 aux\nreturn return VERB 0 root\n"
            ". . PUNCT 3 punct",
        ),
        (
            "Who paid them?",
            "Who who PRON 2 nsubj\npaid pay VERB 0 root\nthem they PRON 2 obj\n? ? PUNCT 2 punct",
        ),
        (
            "Leave the port.",
            "Leave leave VERB 0 root Mood=Imp\nthe the DET 3 det\nport port NOUN 1 obj\n"
            ". . PUNCT 1 punct",
        ),
    ],
)
def test_what_is_not_asserted_commits_nobody(text, rows):
    assert committed(reading(parse(text, rows), [], [([text], None)])) == [["Uu"]]


def test_a_hedge_in_a_side_clause_changes_nothing():
    text = "They left boats that could sink."
    rows = """
They they PRON 2 nsubj
left leave VERB 0 root
boats boat NOUN 2 obj
that that PRON 6 nsubj
could could AUX 6 aux
sink sink VERB 3 acl:relcl
. . PUNCT 2 punct
"""
    assert committed(reading(parse(text, rows), [], [([text], None)])) == [["CT+"]]


def test_what_was_contrary_to_fact_is_denied():
    text = "If it had rained, it would have burst."
    rows = """
If if SCONJ 4 mark
it it PRON 4 nsubj
had have AUX 4 aux
rained rain VERB 9 advcl
, , PUNCT 4 punct
it it PRON 9 nsubj
would would AUX 9 aux
have have AUX 9 aux
burst burst VERB 0 root
. . PUNCT 9 punct
"""
    assert committed(reading(parse(text, rows), [], [([text], None)])) == [["CT-"]]


SAID = """
Orr Orr PROPN 2 nsubj
{} {} VERB 0 root
it it PRON 4 nsubj
burned burn VERB 2 ccomp
. . PUNCT 2 punct
"""


def reported(form, lemma, **changes):
    text = f"Orr {form} it burned."
    found = reading(
        parse(text, SAID.format(form, lemma)),
        [("s1", "Orr", form, ["it burned"])],
        [(["it burned"], 0)],
    )
    found.attributions[0] = found.attributions[0].model_copy(update=changes)
    return committed(found)[0]


def test_whoever_reports_is_uncommitted():
    assert reported("said", "say") == ["Uu", "CT+"]


@pytest.mark.parametrize(
    ("form", "lemma", "changes", "expected"),
    [
        ("denied", "deny", {}, ["Uu", "CT-"]),
        ("feared", "fear", {"type": "belief"}, ["Uu", "PS+"]),
        ("suspected", "suspect", {"type": "belief"}, ["Uu", "PR+"]),
        ("said", "say", {"polarity": "negative"}, ["Uu", "Uu"]),
        ("said", "say", {"determinate": False}, ["Uu", "Uu"]),
        ("ordered", "order", {"type": "eventuality"}, ["Uu", "Uu"]),
        ("showed", "show", {"type": "evidence"}, ["CT+", "CT+"]),
        ("knew", "know", {"type": "factive"}, ["CT+", "CT+"]),
    ],
)
def test_the_cue_decides(form, lemma, changes, expected):
    assert reported(form, lemma, **changes) == expected


def test_what_the_outlet_refutes_it_denies():
    text = "Orr said it burned."
    found = reading(
        parse(text, SAID.format("said", "say")),
        [("s1", "Orr", "said", ["it burned"])],
        [(["it burned"], 0)],
    )
    levels = find_commitments(found, [[]], lexicons.load("commitments"), refuted={0})[0]
    assert [level.value for level in levels] == ["CT-", "CT+"]


def test_what_the_subject_is_taken_for_leaves_what_is_told_of_it_certain():
    text = "The suspect fled."
    rows = (
        "The the DET 2 det\nsuspect suspect NOUN 3 nsubj\nfled flee VERB 0 root\n. . PUNCT 3 punct"
    )
    assert committed(reading(parse(text, rows), [], [([text], None)])) == [["CT+"]]
