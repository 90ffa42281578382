from attribution.records import Attribution, Quote
from attribution.stages.claims import find_assertions
from attribution.stages.zones import Block
from attribution.text import Span
from tests.parses import parse, span

TEXT = "Nine died, Voss said, in what is the worst flood since 1961. The quay is long."
ROWS = """
Nine nine NUM 2 nsubj
died die VERB 0 root
, , PUNCT 5 punct
Voss Voss PROPN 5 nsubj
said say VERB 2 parataxis
, , PUNCT 2 punct
in in ADP 12 case
what what PRON 12 nsubj
is be AUX 12 cop
the the DET 12 det
worst bad ADJ 12 amod
flood flood NOUN 2 advcl
since since ADP 14 case
1961 1961 NUM 12 nmod
. . PUNCT 2 punct

The the DET 2 det
quay quay NOUN 4 nsubj
is be AUX 4 cop
long long ADJ 0 root
. . PUNCT 4 punct
"""
PARSE = parse(TEXT, ROWS)


def attribution(identity="a0", source_id="s1", parent=None, form="indirect"):
    return Attribution(
        id=identity,
        source=[span(TEXT, "Voss")],
        cue=[span(TEXT, "said")],
        content=[span(TEXT, "Nine died")],
        source_id=source_id,
        type="communication",
        quote=Quote(form=form),
        parent=parent,
        confidence=0.9,
        evidence=["test"],
    )


def spelled(assertions):
    return [[part.of(TEXT) for part in item.spans] for item in assertions]


def test_a_clause_behind_the_cue_is_the_outlets():
    found = find_assertions(PARSE, [Block(Span(0, len(TEXT)), "lede")], [attribution()])
    assert spelled(found) == [
        ["Nine died"],
        ["in what is the worst flood since 1961"],
        ["The quay is long."],
    ]
    assert [item.attribution for item in found] == [0, None, None]


def test_furniture_asserts_nothing():
    assert find_assertions(PARSE, [Block(Span(0, len(TEXT)), "furniture")], [attribution()]) == []


def test_a_relative_clause_set_off_is_a_claim_of_its_own():
    text = "The raid, which may have been planned, killed nine men."
    rows = """
The the DET 2 det
raid raid NOUN 10 nsubj
, , PUNCT 8 punct
which which PRON 8 nsubj:pass
may may AUX 8 aux
have have AUX 8 aux
been be AUX 8 aux:pass
planned plan VERB 2 acl:relcl
, , PUNCT 8 punct
killed kill VERB 0 root
nine nine NUM 12 nummod
men man NOUN 10 obj
. . PUNCT 10 punct
"""
    found = find_assertions(parse(text, rows), [Block(Span(0, len(text)), "body")], [])
    assert [[part.of(text) for part in item.spans] for item in found] == [
        ["The raid", "killed nine men"],
        ["which may have been planned"],
    ]
