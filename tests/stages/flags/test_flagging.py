"""The flags of claims on parses made by hand: each fires, and stays silent beside it."""

import dataclasses

from attribution import lexicons
from attribution.records import Commitment, Qualifier, Quantity, Source
from attribution.stages.deeds.finding import Deeds
from attribution.stages.flags.flagging import flag_claims
from tests.parses import parse, reading, span


def flags(found, *, qualifiers=None, quantities=None, commitments=None):
    """The names of the flags of each claim."""
    count = len(found.assertions)
    deeds = Deeds(found.parsed, lexicons.load("deeds"), lexicons.load("source_nouns"))
    flagged = flag_claims(
        found,
        qualifiers or [[]] * count,
        quantities or [[]] * count,
        commitments or [[Commitment(source_id="s0", value="CT+")]] * count,
        deeds,
        lexicons.load("evaluations"),
    )
    assert all(flag.why for claim in flagged for flag in claim)
    return [[flag.name for flag in claim] for claim in flagged]


def zoned(found, *zones):
    made = [dataclasses.replace(a, zone=z) for a, z in zip(found.assertions, zones, strict=True)]
    return dataclasses.replace(found, assertions=made)


VERDICT = """
Orr Orr PROPN 2 nsubj
said say VERB 0 root
the the DET 4 det
vote vote NOUN 7 nsubj
was be AUX 7 cop
a a DET 7 det
{0} {0} NOUN 2 ccomp
. . PUNCT 2 punct
"""


def verdict(noun):
    text = f"Orr said the vote was a {noun}."
    parsed = parse(text, VERDICT.format(noun))
    content = f"the vote was a {noun}"
    return reading(parsed, [("s1", "Orr", "said", [content])], [([content], 0)])


def test_an_evaluation_said_of_something_is_an_opinion():
    assert flags(verdict("farce")) == [["opinion"]]
    assert flags(verdict("Tuesday")) == [[]]


def test_an_evaluation_in_passing_is_none():
    text = "The disaster fund has money."
    rows = """
The the DET 3 det
disaster disaster NOUN 3 compound
fund fund NOUN 4 nsubj
has have VERB 0 root
money money NOUN 4 obj
. . PUNCT 4 punct
"""
    assert flags(reading(parse(text, rows), [], [([text], None)])) == [[]]


BEATING = """
Guards guard NOUN 2 nsubj
{0} {1} VERB 0 root
two two NUM 4 nummod
dockers docker NOUN 2 obj
. . PUNCT 2 punct
"""


def accusation(form="tortured", lemma="torture"):
    text = f"Guards {form} two dockers."
    return reading(parse(text, BEATING.format(form, lemma)), [], [([text], None)])


def test_a_grave_deed_in_the_outlets_voice_is_contentious():
    assert flags(accusation()) == [["unattributed_contentious"]]
    assert flags(accusation("arrested", "arrest")) == [[]]


def test_a_hedged_or_attributed_accusation_is_not():
    found = accusation()
    whole = (0, len(found.text))
    hedge = Qualifier(type="allegative", cue=[whole], scope=[whole], owner="s0", strength=2)
    assert flags(found, qualifiers=[[hedge]]) == [[]]
    assert flags(found, commitments=[[Commitment(source_id="s0", value="PR+")]]) == [[]]
    text = found.text
    said = reading(found.parsed, [("s1", None, None, [text])], [([text], 0)])
    assert "unattributed_contentious" not in flags(said)[0]


TAKEN = """
Voss Voss PROPN 2 nsubj
said say VERB 0 root
{0} {0} DET 4 det
killings killing NOUN 5 nsubj
followed follow VERB 2 ccomp
a a DET 7 det
quarrel quarrel NOUN 5 obj
. . PUNCT 2 punct
"""


def taken(determiner, *, own=False):
    text = f"Voss said {determiner} killings followed a quarrel."
    content = f"{determiner} killings followed a quarrel"
    parsed = parse(text, TAKEN.format(determiner))
    if own:
        return reading(parsed, [], [([content], None)])
    return reading(parsed, [("s1", "Voss", "said", [content])], [([content], 0)])


def test_a_deed_spoken_of_as_known_is_presupposed():
    assert flags(taken("the")) == [["presupposed"]]
    assert flags(taken("these")) == [["presupposed"]]
    assert flags(taken("some")) == [[]]
    assert "presupposed" not in flags(taken("the", own=True))[0]


LEDE = """
Soldiers soldier NOUN 2 nsubj
{verb} {verb} VERB 0 root
in in ADP 4 case
Levin Levin PROPN 2 obl
. . PUNCT 2 punct

Radio Radio PROPN 2 nsubj
said say VERB 0 root
troops troop NOUN 4 nsubj
deployed deploy VERB 2 ccomp
there there ADV 4 advmod
. . PUNCT 2 punct
"""


def lede(verb):
    text = f"Soldiers {verb} in Levin.\n\nRadio said troops deployed there."
    parsed = parse(text, LEDE.format(verb=verb))
    first, content = f"Soldiers {verb} in Levin.", "troops deployed there"
    found = reading(parsed, [("s1", "Radio", "said", [content])], [([first], None), ([content], 0)])
    return zoned(found, "lede", "body")


def test_a_lede_that_the_body_attributes():
    assert flags(lede("deployed"))[0] == ["lede_unattributed"]
    assert flags(lede("patrol"))[0] == ["lede_unattributed"]
    assert flags(lede("danced"))[0] == []


MISMATCH = """
The the DET 2 det
union union NOUN 3 nsubj
condemned condemn VERB 0 root
a a DET 5 det
raid raid NOUN 3 obj
reportedly reportedly ADV 8 advmod
by by ADP 8 case
settlers settler NOUN 5 nmod
. . PUNCT 3 punct

{0} {1} NOUN 2 nsubj
raided raid VERB 0 root
Levin Levin PROPN 2 obj
. . PUNCT 2 punct
"""


def test_the_outlet_asserts_what_its_source_hedged():
    for agent, lemma, expected in (("Settlers", "settler", True), ("Police", "police", False)):
        text = f"The union condemned a raid reportedly by settlers.\n\n{agent} raided Levin."
        parsed = parse(text, MISMATCH.format(agent, lemma))
        content = "a raid reportedly by settlers"
        found = reading(
            parsed,
            [("s1", "The union", "condemned", [content])],
            [([content], 0), ([f"{agent} raided Levin."], None)],
        )
        hedge = Qualifier(
            type="reportative",
            cue=[span(text, "reportedly")],
            scope=[span(text, "by settlers")],
            owner="s1",
            strength=2,
        )
        flagged = flags(found, qualifiers=[[hedge], []])[1]
        assert ("commitment_mismatch" in flagged) == expected


COUNTED = """
Dozens dozen NOUN 4 nsubj
of of ADP 3 case
troops troop NOUN 1 nmod
died die VERB 0 root
. . PUNCT 4 punct

{0} {0} NUM 2 nummod
soldiers soldier NOUN 3 nsubj
died die VERB 0 root
. . PUNCT 3 punct
"""


def test_dozens_of_what_are_hundreds_elsewhere_clash():
    for value, expected in ((140, ["inconsistent"]), (60, [])):
        text = f"Dozens of troops died.\n\n{value} soldiers died."
        found = reading(
            parse(text, COUNTED.format(value)),
            [],
            [(["Dozens of troops died."], None), ([f"{value} soldiers died."], None)],
        )
        dozens = Quantity(
            span=span(text, "Dozens"), value=None, precision="vague", population="troops"
        )
        exact = Quantity(
            span=span(text, str(value)), value=value, precision="exact", population="soldiers"
        )
        assert flags(found, quantities=[[dozens], [exact]])[0] == expected


NARRATED = """
Orr Orr PROPN 2 nsubj
told tell VERB 0 root
us we PRON 2 iobj
it it PRON 5 nsubj
burned burn VERB 2 ccomp
. . PUNCT 2 punct

{0} {0} PRON 2 nsubj
hid hide VERB 0 root Tense=Past
indoors indoors ADV 2 advmod
. . PUNCT 2 punct
"""


def test_a_sentence_that_goes_on_about_a_witness():
    witness = Source(
        id="s1", name="Orr", kind="named_person", naming="named", affiliation="civilian"
    )
    official = witness.model_copy(update={"affiliation": "state_civil"})
    for pronoun, source, expected in (
        ("He", witness, ["probable_origin"]),
        ("He", official, []),
        ("It", witness, []),
    ):
        text = f"Orr told us it burned. {pronoun} hid indoors."
        found = reading(
            parse(text, NARRATED.format(pronoun)),
            [("s1", "Orr", "told", ["it burned"])],
            [(["it burned"], 0), ([f"{pronoun} hid indoors."], None)],
            [source],
        )
        assert flags(found)[1] == expected


SCOPE = """
Orr Orr PROPN 2 nsubj
said say VERB 0 root
it it PRON 5 nsubj
was be AUX 5 cop
calm calm ADJ 2 ccomp
{comma}as as SCONJ {verb} mark
crews crew NOUN {verb} nsubj
left leave VERB 5 advcl
. . PUNCT 2 punct
"""


def test_a_clause_behind_what_is_reported_may_be_the_outlets():
    for comma, expected in ((True, ["ambiguous_scope"]), (False, [])):
        text = f"Orr said it was calm{',' if comma else ''} as crews left."
        rows = SCOPE.format(comma=", , PUNCT 9 punct\n" if comma else "", verb=9 if comma else 8)
        content = text.removeprefix("Orr said ").removesuffix(".")
        found = reading(parse(text, rows), [("s1", "Orr", "said", [content])], [([content], 0)])
        assert flags(found)[0] == expected


def test_the_worst_of_its_kind_and_raids_in_passing_are_not_presupposed():
    rows = """
Orr Orr PROPN 2 nsubj
said say VERB 0 root
it it PRON 7 nsubj
was be AUX 7 cop
the the DET 7 det
{degree}
raid raid NOUN 2 ccomp
mounted mount VERB/VBN 7 acl
by by ADP 10 case
guards guard NOUN 8 obl:agent
. . PUNCT 2 punct
"""
    for word, row, expected in (
        ("worst", "worst bad ADJ/JJS 7 amod", []),
        ("long", "long long ADJ/JJ 7 amod", ["presupposed"]),
    ):
        content = f"it was the {word} raid mounted by guards"
        parsed = parse(f"Orr said {content}.", rows.format(degree=row))
        found = reading(parsed, [("s1", "Orr", "said", [content])], [([content], 0)])
        assert flags(found)[0] == expected


def test_hearsay_beside_a_report_may_be_the_outlets_or_the_sources():
    rows = """
It it PRON 3 nsubj
is be AUX 3 cop
calm calm ADJ 0 root
, , PUNCT 6 punct
Orr Orr PROPN 6 nsubj
said say VERB 3 parataxis
, , PUNCT 11 punct
{mark} {mark} SCONJ 11 mark
crews crew NOUN 11 nsubj
reportedly reportedly ADV 11 advmod
leaving leave VERB 6 advcl
. . PUNCT 3 punct
"""
    for mark, expected in (("with", ["ambiguous_scope"]), ("though", [])):
        text = f"It is calm, Orr said, {mark} crews reportedly leaving."
        found = reading(
            parse(text, rows.format(mark=mark)),
            [
                ("s1", "Orr", "said", ["It is calm"]),
                ("s2", None, "reportedly", ["crews", "leaving"]),
            ],
            [(["It is calm"], 0), (["crews", "leaving"], 1)],
        )
        assert flags(found)[1] == expected
