"""Relays on parses made by hand: who is found, between whom, and what is given back."""

from attribution import lexicons
from attribution.stages.chains.relay_phrases import RelayLexicons
from attribution.stages.chains.relays import read_relays
from tests.parses import parse, relation
from tests.stages.trees import TREES

LEXICONS = RelayLexicons(
    lexicons.load("relays"), lexicons.load("source_nouns"), lexicons.load("organisations")
)


def read(parsed, *relations):
    return read_relays(parsed, list(relations), LEXICONS)


def shown(relayed, text):
    return [(r.span.of(text), r.link, r.onward, r.beyond) for r in relayed.relays]


TOLD = "The pilot told Radio Levin the mast fell."
TOLD_ROWS = """
The the DET 2 det
pilot pilot NOUN 3 nsubj
told tell VERB 0 root
Radio Radio PROPN 3 iobj
Levin Levin PROPN 4 flat
the the DET 7 det
mast mast NOUN 8 nsubj
fell fall VERB 3 ccomp
. . PUNCT 3 punct
"""


def test_a_medium_that_was_told_stands_between():
    parsed = parse(TOLD, TOLD_ROWS, {"Radio Levin": "Organization"})
    found = read(parsed, relation(TOLD, "The pilot", "told", "the mast fell"))
    assert shown(found, TOLD) == [("Radio Levin", "cites", "said_to", False)]


def test_nobody_else_who_was_told_is_a_relay():
    text = "The pilot told the council the mast fell."
    rows = TOLD_ROWS.replace("Radio Radio PROPN 3 iobj", "the the DET 5 det").replace(
        "Levin Levin PROPN 4 flat", "council council NOUN 3 iobj"
    )
    found = read(parse(text, rows), relation(text, "The pilot", "told", "the mast fell"))
    assert found.relays == []


def test_words_told_to_us_are_told_to_the_outlet():
    text = "The pilot told us the mast fell."
    rows = TOLD_ROWS.replace("Radio Radio PROPN 3 iobj\n", "us we PRON 3 iobj\n").replace(
        "Levin Levin PROPN 4 flat\n", ""
    )
    rows = rows.replace("DET 7", "DET 6").replace("NOUN 8", "NOUN 7")
    found = read(parse(text, rows), relation(text, "The pilot", "told", "the mast fell"))
    assert [relay.to_outlet for relay in found.relays] == [True]
    assert found.mentions == []


CITING = "The agency, citing a docker, said the quay burned."
CITING_ROWS = """
The the DET 2 det
agency agency NOUN 8 nsubj
, , PUNCT 4 punct
citing cite VERB 8 advcl
a a DET 6 det
docker docker NOUN 4 obj
, , PUNCT 4 punct
said say VERB 0 root
the the DET 10 det
quay quay NOUN 11 nsubj
burned burn VERB 8 ccomp
. . PUNCT 8 punct
"""


def test_whom_a_speaker_cites_stands_beyond_and_is_no_content():
    parsed = parse(CITING, CITING_ROWS)
    found = read(
        parsed,
        relation(CITING, "The agency", "citing", "a docker"),
        relation(CITING, "The agency", "said", "the quay burned"),
    )
    assert shown(found, CITING) == [("a docker", "cites", None, True)]
    assert [r.cue[0].of(CITING) for r in found.relations] == ["said"]
    assert [relay.relation for relay in found.relays] == [0]


def test_a_participle_before_a_noun_belongs_to_whom_a_speaker_cites():
    text, rows = TREES["acting"]
    found = read(parse(text, rows), relation(text, "The newspaper", "said", "the bridge was shut"))
    assert shown(found, text) == [("the acting mayor's office", "cites", None, True)]


def test_a_cited_reason_is_no_source():
    text = CITING.replace("a docker", "the weather")
    rows = CITING_ROWS.replace("a a DET", "the the DET").replace("docker docker", "weather weather")
    found = read(parse(text, rows), relation(text, "The agency", "said", "the quay burned"))
    assert found.relays == []


def test_the_one_quoted_is_the_source_and_the_medium_passes_it_on():
    text = "The pilot was quoted by state radio as saying the mast fell."
    rows = """
The the DET 2 det
pilot pilot NOUN 4 nsubj:pass
was be AUX 4 aux:pass
quoted quote VERB 0 root
by by ADP 7 case
state state NOUN 7 compound
radio radio NOUN 4 obl:agent
as as SCONJ 9 mark
saying say VERB 4 advcl
the the DET 11 det
mast mast NOUN 12 nsubj
fell fall VERB 9 ccomp
. . PUNCT 4 punct
"""
    found = read(
        parse(text, rows),
        relation(text, "state radio", "was quoted by", "The pilot", "as saying the mast fell"),
    )
    assert found.relations[0].source[0].of(text) == "The pilot"
    assert [part.of(text) for part in found.relations[0].content] == ["the mast fell"]
    assert shown(found, text) == [("state radio", "cites", "quotes", False)]


RELEASED = "Police released footage showing two men."
RELEASED_ROWS = """
Police police NOUN 2 nsubj
released release VERB 0 root
footage footage NOUN 2 obj
showing show VERB 3 acl
two two NUM 6 nummod
men man NOUN 4 obj
. . PUNCT 2 punct
"""


def test_footage_stands_between_the_outlet_and_who_released_it():
    parsed = parse(RELEASED, RELEASED_ROWS)
    by_police = read(parsed, relation(RELEASED, "Police", "released footage showing", "two men"))
    assert shown(by_police, RELEASED) == [("footage", "cites", "posted_by", False)]
    by_item = read(parsed, relation(RELEASED, "footage", "showing", "two men"))
    assert shown(by_item, RELEASED) == [("Police", "posted_by", None, True)]


def test_who_shares_footage_passes_it_on_and_who_films_it_made_it():
    rows = """
Footage footage NOUN 5 nsubj
{0} {1} VERB 1 acl
by by ADP 4 case
Pathway Pathway PROPN 2 obl:agent
shows show VERB 0 root
two two NUM 7 nummod
men man NOUN 5 obj
. . PUNCT 5 punct
"""
    for verb, lemma, beyond in (("shared", "share", False), ("filmed", "film", True)):
        text = f"Footage {verb} by Pathway shows two men."
        parsed = parse(text, rows.format(verb, lemma), {"Pathway": "Organization"})
        found = read(parsed, relation(text, f"Footage {verb} by Pathway", "shows", "two men"))
        assert [(r.span.of(text), r.beyond) for r in found.relays] == [("Pathway", beyond)]


def test_prisoners_released_by_police_are_no_artefact():
    text = "Dockers released by police said it was over."
    rows = """
Dockers docker NOUN 5 nsubj
released release VERB 1 acl
by by ADP 4 case
police police NOUN 2 obl:agent
said say VERB 0 root
it it PRON 8 nsubj
was be AUX 8 cop
over over ADV 5 ccomp
. . PUNCT 5 punct
"""
    found = read(parse(text, rows), relation(text, "Dockers", "said", "it was over"))
    assert found.relays == []


def test_a_supplier_is_kept_for_a_source_that_speaks():
    text = "The monitor, which relies on volunteers, said nine died."
    rows = """
The the DET 2 det
monitor monitor NOUN 9 nsubj
, , PUNCT 5 punct
which which PRON 5 nsubj
relies rely VERB 2 acl:relcl
on on ADP 7 case
volunteers volunteer NOUN 5 obl
, , PUNCT 2 punct
said say VERB 0 root
nine nine NUM 11 nsubj
died die VERB 9 ccomp
. . PUNCT 9 punct
"""
    parsed = parse(text, rows)
    found = read(parsed, relation(text, "The monitor", "said", "nine died"))
    assert [(s.of.of(text), s.span.of(text)) for s in found.suppliers] == [
        ("The monitor", "volunteers")
    ]
    assert read(parsed).suppliers == []
