from attribution import lexicons
from attribution.stages.qualifiers.markers import find_qualifiers
from attribution.stages.qualifiers.owners import assign_qualifiers
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
SAID = "Voss said fuel may have leaked."
READING = reading(
    parse(TEXT, ROWS),
    [("s1", "Voss", "said", ["fuel may have leaked"])],
    [(["fuel may have leaked"], 0), (["At least nine people reportedly died."], None)],
)


def qualified(found):
    return assign_qualifiers(
        find_qualifiers(found.parsed, lexicons.load("qualifiers"), lexicons.load("source_nouns")),
        found,
    )


def told(found):
    """Type, cue, scope and owner of every qualifier, claim by claim."""
    return [
        [
            (
                item.type,
                " … ".join(Span(*part).of(found.text) for part in item.cue),
                " … ".join(Span(*part).of(found.text) for part in item.scope),
                item.owner,
            )
            for item in claim
        ]
        for claim in qualified(found)
    ]


def test_a_hedge_in_a_content_is_its_sources():
    first, _ = told(READING)
    assert first == [("epistemic_modal", "may", "have leaked", "s1")]


def test_a_hedge_in_the_outlets_voice_is_the_outlets():
    _, second = told(READING)
    assert second == [
        ("bound_lower", "At least", "nine people", "s0"),
        ("reportative", "reportedly", "At least nine people … died", "s0"),
    ]


def test_a_hedge_in_the_cue_is_whoever_reports():
    text = "Guards are alleged to have looted, Orr said."
    rows = """
Guards guard NOUN 3 nsubj:pass
are be AUX 3 aux:pass
alleged allege VERB 8 ccomp
to to PART 6 mark
have have AUX 6 aux
looted loot VERB 3 xcomp
, , PUNCT 8 punct
Orr Orr PROPN 9 nsubj
said say VERB 0 root
. . PUNCT 9 punct
"""
    found = reading(
        parse(text, rows),
        [("s1", None, "are alleged to", ["have looted"])],
        [(["have looted"], 0)],
    )
    assert told(found) == [[("allegative", "are alleged to", "have looted", "s0")]]


def test_a_note_on_what_is_missing_is_the_outlets():
    text = "Orr said troops closed roads, without specifying which."
    rows = """
Orr Orr PROPN 2 nsubj
said say VERB 0 root
troops troop NOUN 4 nsubj
closed close VERB 2 ccomp
roads road NOUN 4 obj
, , PUNCT 8 punct
without without SCONJ 8 mark
specifying specify VERB 4 advcl
which which PRON 8 obj
. . PUNCT 2 punct
"""
    content = "troops closed roads, without specifying which"
    found = reading(parse(text, rows), [("s1", "Orr", "said", [content])], [([content], 0)])
    assert told(found) == [[("omission_note", "without specifying", "which", "s0")]]


def test_many_of_a_source_qualifies_what_it_holds():
    text = "Many dockers fear the flood."
    rows = """
Many many ADJ 2 amod
dockers docker NOUN 3 nsubj
fear fear VERB 0 root
the the DET 5 det
flood flood NOUN 3 obj
. . PUNCT 3 punct
"""
    found = reading(
        parse(text, rows), [("s1", "Many dockers", "fear", ["the flood"])], [(["the flood"], 0)]
    )
    assert told(found) == [[("vague_quantifier", "Many", "dockers", "s0")]]


def test_what_somebody_calls_it_is_their_label():
    text = "Troops hunt what the defence ministry calls saboteurs."
    rows = """
Troops troop NOUN 2 nsubj
hunt hunt VERB 0 root
what what PRON 2 obj
the the DET 6 det
defence defence NOUN 6 compound
ministry ministry NOUN 7 nsubj
calls call VERB 3 acl:relcl
saboteurs saboteur NOUN 7 xcomp
. . PUNCT 2 punct
"""
    found = reading(parse(text, rows), [], [([text], None)])
    assert told(found) == [[("label", "what the defence ministry calls", "saboteurs", "s0")]]
    ministry = Span(text.index("the defence"), text.index(" calls"))
    found.resolved.at[ministry] = "s4"
    assert told(found)[0][0][3] == "s4"


def test_nobody_is_a_universal_and_a_negation():
    text = "Nobody fled."
    rows = """
Nobody nobody PRON 2 nsubj
fled flee VERB 0 root
. . PUNCT 2 punct
"""
    found = reading(parse(text, rows), [], [([text], None)])
    assert [kind for kind, *_ in told(found)[0]] == ["universal", "negation"]


def test_a_loaded_name_is_a_label_in_the_outlets_voice_alone():
    text = "The massacre ended. Orr saw the massacre."
    rows = """
The the DET 2 det
massacre massacre NOUN 3 nsubj
ended end VERB 0 root
. . PUNCT 3 punct

Orr Orr PROPN 2 nsubj
saw see VERB 0 root
the the DET 4 det
massacre massacre NOUN 2 obj
. . PUNCT 2 punct
"""
    found = reading(
        parse(text, rows),
        [("s1", "Orr", "saw", ["the massacre."])],
        [(["The massacre ended."], None), (["the massacre."], 0)],
    )
    assert [len(claim) for claim in told(found)] == [1, 0]


def test_a_thing_linked_to_another_hedges_no_agent():
    text = "Fumes linked to the plant rose."
    rows = """
Fumes fume NOUN 6 nsubj
linked link VERB 1 acl
to to ADP 5 case
the the DET 5 det
plant plant NOUN 2 obl
rose rise VERB 0 root
. . PUNCT 6 punct
"""
    assert told(reading(parse(text, rows), [], [([text], None)])) == [[]]
    text, rows = text.replace("Fumes", "Gunmen"), rows.replace("Fumes fume", "Gunmen gunman")
    found = told(reading(parse(text, rows), [], [([text], None)]))
    assert found == [[("attribution_hedge", "linked to", "Gunmen … the plant", "s0")]]


def test_an_estimate_of_nobodys_makes_its_number_approximate():
    text = "An estimated nine boats sank."
    rows = """
An a DET 4 det
estimated estimate VERB 4 amod
nine nine NUM 4 nummod
boats boat NOUN 5 nsubj
sank sink VERB 0 root
. . PUNCT 5 punct
"""
    found = reading(
        parse(text, rows),
        [("s1", None, "An estimated", ["nine boats sank"])],
        [(["nine boats sank"], 0)],
    )
    assert told(found) == [[]]
    found.attributions[0] = found.attributions[0].model_copy(update={"speech_act": "estimate"})
    assert told(found) == [[("approximator", "An estimated", "nine boats", "s0")]]
