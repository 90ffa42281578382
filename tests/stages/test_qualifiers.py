from attribution import lexicons
from attribution.stages.commitment import find_commitments
from attribution.stages.qualifiers import assign_qualifiers, find_qualifiers
from attribution.text import Span
from tests.parses import parse, reading

TEXT = "Voss said fuel may have leaked. At least nine people reportedly died."
ROWS = """
Voss Voss PROPN 2 nsubj
said say VERB 0 root
fuel fuel NOUN 6 nsubj
may may AUX 6 aux
have have AUX 6 aux
leaked leak VERB 2 ccomp
. . PUNCT 2 punct

At at ADP 2 case
least least ADJ 3 advmod
nine nine NUM 4 nummod
people people NOUN 6 nsubj
reportedly reportedly ADV 6 advmod
died die VERB 0 root
. . PUNCT 6 punct
"""
PARSE = parse(TEXT, ROWS)


READING = reading(
    PARSE,
    [("s1", "Voss", "said", ["fuel may have leaked"])],
    [(["fuel may have leaked"], 0), (["At least nine people reportedly died."], None)],
)


def qualified():
    return assign_qualifiers(find_qualifiers(PARSE, lexicons.load("qualifiers")), READING)


def test_a_hedge_in_a_content_is_its_sources():
    first, _ = qualified()
    (hedge,) = first
    assert (hedge.type, hedge.owner) == ("epistemic_modal", "s1")
    assert [Span(*part).of(TEXT) for part in hedge.scope] == ["fuel", "have leaked"]


def test_a_hedge_in_the_outlets_voice_is_the_outlets():
    _, second = qualified()
    assert {(hedge.type, hedge.owner) for hedge in second} >= {
        ("bound_lower", "s0"),
        ("reportative", "s0"),
    }


def test_an_outlet_that_reports_commits_to_nothing():
    first, second = find_commitments(READING, qualified())
    assert [(c.source_id, c.value) for c in first] == [("s0", "Uu"), ("s1", "PS+")]
    assert [(c.source_id, c.value) for c in second] == [("s0", "PR+")]
