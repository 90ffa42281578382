from attribution.stages.claims.asides import asides
from tests.parses import parse, span


def parts(text, rows, hedges=()):
    (sentence,) = parse(text, rows).sentences
    found = asides(sentence, range(len(sentence.words)), [span(text, hedge) for hedge in hedges])
    return [" ".join(sentence.words[place].form for place in part) for part in found]


RELATIVE = "The raid, which had been planned, killed nine men."
RELATIVE_ROWS = """
The the DET 2 det
raid raid NOUN 9 nsubj
, , PUNCT 7 punct
which which PRON 7 nsubj:pass
had have AUX 7 aux
been be AUX 7 aux:pass
planned plan VERB 2 acl:relcl
, , PUNCT 7 punct
killed kill VERB 0 root
nine nine NUM 11 nummod
men man NOUN 9 obj
. . PUNCT 9 punct
"""


def test_a_relative_clause_set_off_asserts_something_by_itself():
    assert parts(RELATIVE, RELATIVE_ROWS) == ["which had been planned"]


def test_a_relative_clause_that_is_not_set_off_restricts():
    text = "The raid which had been planned killed nine men."
    rows = """
The the DET 2 det
raid raid NOUN 7 nsubj
which which PRON 6 nsubj:pass
had have AUX 6 aux
been be AUX 6 aux:pass
planned plan VERB 2 acl:relcl
killed kill VERB 0 root
nine nine NUM 9 nummod
men man NOUN 7 obj
. . PUNCT 7 punct
"""
    assert parts(text, rows) == []


HEDGED = "They shelled two villages, with seemingly little care, on Friday."
HEDGED_ROWS = """
They they PRON 2 nsubj
shelled shell VERB 0 root
two two NUM 4 nummod
villages village NOUN 2 obj
, , PUNCT 9 punct
with with ADP 9 case
seemingly seemingly ADV 8 advmod
little little ADJ 9 amod
care care NOUN 2 obl
, , PUNCT 12 punct
on on ADP 12 case
Friday Friday PROPN 2 obl
. . PUNCT 2 punct
"""


def test_what_alone_is_hedged_is_asserted_apart():
    assert parts(HEDGED, HEDGED_ROWS, ["seemingly"]) == ["with seemingly little care"]
    assert parts(HEDGED, HEDGED_ROWS) == []


def test_what_alone_is_not_hedged_is_asserted_apart():
    text = "Many have reportedly fled the region – a stronghold of the old guard."
    rows = """
Many many ADJ 4 nsubj
have have AUX 4 aux
reportedly reportedly ADV 4 advmod
fled flee VERB 0 root
the the DET 6 det
region region NOUN 4 obj
– – PUNCT 9 punct
a a DET 9 det
stronghold stronghold NOUN 6 appos
of of ADP 13 case
the the DET 13 det
old old ADJ 13 amod
guard guard NOUN 9 nmod
. . PUNCT 4 punct
"""
    assert parts(text, rows, ["reportedly"]) == ["a stronghold of the old guard"]
