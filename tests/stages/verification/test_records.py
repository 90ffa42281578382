from dataclasses import replace

from attribution import lexicons
from attribution.records import Source, Verification
from attribution.stages.verification.checks import CheckLexicons, find_checks
from attribution.stages.verification.records import (
    aim,
    refuted_by_outlet,
    statuses,
    without_checks,
    without_statements,
)
from tests.parses import parse, reading, relation, span

TEXT = (
    "The bank said trade was slow.\n"
    "Voss said two boats burned. Orr wrote that guards fired.\n"
    "AFP could not verify the accounts.\n"
)
ROWS = """
The the DET 2 det
bank bank NOUN 3 nsubj
said say VERB 0 root
trade trade NOUN 6 nsubj
was be AUX 6 cop
slow slow ADJ 3 ccomp
. . PUNCT 3 punct

Voss Voss PROPN 2 nsubj
said say VERB 0 root
two two NUM 4 nummod
boats boat NOUN 5 nsubj
burned burn VERB 2 ccomp
. . PUNCT 2 punct

Orr Orr PROPN 2 nsubj
wrote write VERB 0 root
that that SCONJ 5 mark
guards guard NOUN 5 nsubj
fired fire VERB 2 ccomp
. . PUNCT 2 punct

AFP AFP PROPN 4 nsubj
could could AUX 4 aux
not not PART 4 advmod
verify verify VERB 0 root VerbForm=Inf
the the DET 6 det
accounts account NOUN 4 obj Number=Plur
. . PUNCT 4 punct
"""
PARSE = parse(TEXT, ROWS, {"AFP": "Organization"})
LEXICONS = CheckLexicons(
    lexicons.load("verification"), lexicons.load("checked_nouns"), lexicons.load("verdicts")
)
BANK = Source(id="s1", name="bank", kind="unnamed_org", affiliation="corporate", naming="role_only")
READING = reading(
    PARSE,
    [
        ("s1", "The bank", "said", ["trade was slow"]),
        ("s2", "Voss", "said", ["two boats burned"]),
        ("s3", "Orr", "wrote", ["that guards fired"]),
    ],
    [
        (["trade was slow"], 0),
        (["two boats burned"], 1),
        (["that guards fired"], 2),
        (["AFP could not verify the accounts."], None),
    ],
    [BANK],
)


def found(outlet="AFP"):
    return find_checks(PARSE, [], [], LEXICONS, outlet)


def test_a_statement_is_found_with_who_and_what():
    (check,) = found()
    assert (check.status, check.by, check.independent) == ("unable", None, True)
    assert check.span.of(TEXT) == "AFP could not verify the accounts"
    assert check.thing.head == "accounts"
    assert "verification:~verify" in check.evidence


def test_another_medium_is_named():
    (check,) = found("The Courier")
    assert check.by is not None
    assert check.by.of(TEXT) == "AFP"


def test_accounts_are_what_people_told_in_the_paragraph_before():
    (record,) = aim(found(), READING)
    assert (record.targets, record.direction) == (["c1", "c2"], "backward")
    assert record.by == "s0"


def test_claims_above_are_not_covered_but_listed_where_the_source_is_the_same():
    (check,) = found()
    thing = replace(check.thing, plural=False)
    (record,) = aim([replace(check, thing=thing)], READING)
    assert record.targets == ["c2"]
    chains = [READING.chains[2]] * 3 + [READING.chains[3]]
    (record,) = aim([replace(check, thing=thing)], replace(READING, chains=chains))
    assert record.same_source_uncovered == ["c0", "c1"]


def test_a_statement_is_no_attribution_and_no_claim():
    checks = found()
    speech = relation(TEXT, "Voss", "said", "two boats burned")
    checking = relation(TEXT, "AFP", "verify", "the accounts")
    assert without_checks([speech, checking], checks) == [speech]
    kept = without_statements(READING.assertions, checks)
    assert [a.attribution for a in kept] == [0, 1, 2]


def test_children_keep_their_parents_when_a_check_goes():
    first = relation(TEXT, "AFP", "verify", "the accounts")
    second = relation(TEXT, "Voss", "said", "two boats burned")
    third = replace(relation(TEXT, None, None, "burned"), parent=1)
    assert without_checks([first, second, third], found())[1].parent == 0


def record(identity, status, *targets):
    return Verification(
        id=identity,
        status=status,
        by="s0",
        independent=None,
        method="not_stated",
        object="claim",
        span=span(TEXT, "AFP"),
        head=None,
        targets=list(targets),
        direction="backward",
    )


def test_what_speaks_against_a_claim_is_told_first():
    records = [record("v0", "verified_self", "c0"), record("v1", "disputed", "c0")]
    checked, other = statuses(records, 2)
    assert (checked.status, checked.records) == ("disputed", ["v0", "v1"])
    assert (other.status, other.records) == ("none_stated", [])


def test_what_the_outlet_itself_refutes():
    records = [
        record("v1", "refuted", "c2", "c3"),
        record("v2", "disputed", "c4"),
        record("v3", "refuted", "c5").model_copy(update={"by": "s1"}),
    ]
    assert refuted_by_outlet(records) == {2, 3}


def test_a_partys_refusal_to_confirm_is_its_speech():
    text = "Police could not confirm that nine men drowned."
    rows = """
Police police NOUN/NNS 4 nsubj
could could AUX/MD 4 aux
not not PART/RB 4 advmod
confirm confirm VERB/VB 0 root
that that SCONJ/IN 8 mark
nine nine NUM/CD 7 nummod
men man NOUN/NNS 8 nsubj
drowned drown VERB/VBD 4 ccomp
. . PUNCT/. 4 punct
"""
    said = [relation(text, "Police", "could not confirm", "that nine men drowned")]
    parsed = parse(text, rows)
    checks = find_checks(parsed, [], said, LEXICONS, None)
    assert [check.act for check in checks] == ["confirm"]
    assert without_checks(said, checks) == said
