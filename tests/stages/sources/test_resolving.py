import pytest

from attribution.stages.sources.resolving import SourceResolver, source_lexicons
from tests.parses import parse, relation

RESOLVER = SourceResolver(source_lexicons())
TEXT = """Mayor Ada Voss said pumps failed. She added that nobody was hurt.

The Levin Flood Monitor (LFM) said nine died, it said. The monitor counted again.

A docker said he ran. A second docker said she stayed. Voss agreed."""
ROWS = """
Mayor mayor NOUN 2 nmod
Ada Ada PROPN 4 nsubj
Voss Voss PROPN 2 flat
said say VERB 0 root
pumps pump NOUN 6 nsubj
failed fail VERB 4 ccomp
. . PUNCT 4 punct

She she PRON 2 nsubj
added add VERB 0 root
that that SCONJ 6 mark
nobody nobody PRON 6 nsubj
was be AUX 6 cop
hurt hurt ADJ 2 ccomp
. . PUNCT 2 punct

The the DET 4 det
Levin Levin PROPN 4 compound
Flood Flood PROPN 4 compound
Monitor Monitor PROPN 8 nsubj
( ( PUNCT 6 punct
LFM LFM PROPN 4 appos
) ) PUNCT 6 punct
said say VERB 0 root
nine nine NUM 10 nsubj
died die VERB 8 ccomp
, , PUNCT 13 punct
it it PRON 13 nsubj
said say VERB 8 parataxis
. . PUNCT 8 punct

The the DET 2 det
monitor monitor NOUN 3 nsubj Number=Sing
counted count VERB 0 root
again again ADV 3 advmod
. . PUNCT 3 punct

A a DET 2 det
docker docker NOUN 3 nsubj Number=Sing
said say VERB 0 root
he he PRON 5 nsubj
ran run VERB 3 ccomp
. . PUNCT 3 punct

A a DET 3 det
second second ADJ 3 amod
docker docker NOUN 4 nsubj Number=Sing
said say VERB 0 root
she she PRON 6 nsubj
stayed stay VERB 4 ccomp
. . PUNCT 4 punct

Voss Voss PROPN 2 nsubj
agreed agree VERB 0 root
. . PUNCT 2 punct
"""
PARSE = parse(
    TEXT, ROWS, {"Ada Voss": "Person", "Levin Flood Monitor": "Organization", "LFM": "Organization"}
)


def resolve(*relations, outlet="The Levin Mail"):
    found = RESOLVER.resolve(PARSE, relations, outlet)
    sources = {source.id: source for source in found.sources}
    return [sources[identity] for identity in found.of_relation], found.sources


def test_the_outlet_is_always_the_first_source():
    _, sources = resolve()
    assert (sources[0].id, sources[0].name) == ("s0", "The Levin Mail")
    assert sources[0].kind == "outlet_self"


def test_a_pronoun_and_a_surname_mean_the_person_named_before():
    (first, second), _ = resolve(
        relation(TEXT, "Mayor Ada Voss", "said", "pumps failed"),
        relation(TEXT, "She", "added", "that nobody was hurt"),
    )
    assert first.id == second.id
    assert (first.name, first.kind, first.naming) == ("Ada Voss", "named_person", "named")


def test_an_organisation_a_pronoun_and_its_description_are_one():
    (first, second, third), _ = resolve(
        relation(TEXT, "The Levin Flood Monitor", "said", "nine died"),
        relation(TEXT, "it", "said", "nine died"),
        relation(TEXT, "The monitor", "counted", "again"),
    )
    assert first.id == second.id == third.id
    assert first.kind == "named_org"
    assert "LFM" in first.aliases


def test_a_second_docker_is_somebody_else():
    (first, second), _ = resolve(
        relation(TEXT, "A docker", "said", "he ran"),
        relation(TEXT, "A second docker", "said", "she stayed"),
    )
    assert first.id != second.id
    assert first.kind == second.kind == "unnamed_person"


def test_no_source_is_never_guessed():
    (first, second), _ = resolve(
        relation(TEXT, "Mayor Ada Voss", "said", "pumps failed"),
        relation(TEXT, None, "counted", "again"),
    )
    assert first.id != second.id
    assert (second.kind, second.mentions) == ("implicit", [])


def test_the_owner_of_a_document_is_the_source():
    text = "According to the Flood Monitor's figures, nine died."
    rows = """
According accord VERB 7 case
to to ADP 1 fixed
the the DET 5 det
Flood Flood PROPN 5 compound
Monitor Monitor PROPN 7 nmod:poss
's 's PART 5 case
figures figure NOUN 10 obl Number=Plur
, , PUNCT 7 punct
nine nine NUM 10 nsubj
died die VERB 0 root
. . PUNCT 10 punct
"""
    parsed = parse(text, rows, {"Flood Monitor": "Organization"})
    found = RESOLVER.resolve(
        parsed, [relation(text, "the Flood Monitor's figures", "According to", "nine died")], None
    )
    assert found.sources[1].name == "Flood Monitor"
    assert found.sources[1].kind == "named_org"


def test_who_goes_on_speaking_is_the_same_source():
    (first, second), _ = resolve(
        relation(TEXT, "Mayor Ada Voss", "said", "pumps failed"),
        relation(TEXT, None, None, "nobody was hurt", continues=0),
    )
    assert first.id == second.id


def _resolved(text, rows, entities, *relations):
    parsed = parse(text, rows, entities)
    found = RESOLVER.resolve(parsed, relations, None)
    sources = {source.id: source for source in found.sources}
    return [sources[identity] for identity in found.of_relation]


def test_a_headings_noun_is_whom_the_text_names():
    text = """Monitor says dam fell

It fell, the Levin Rights Monitor said."""
    rows = """
Monitor monitor NOUN 2 nsubj Number=Sing
says say VERB 0 root
dam dam NOUN 4 nsubj Number=Sing
fell fall VERB 2 ccomp

It it PRON 2 nsubj
fell fall VERB 8 ccomp
, , PUNCT 8 punct
the the DET 7 det
Levin Levin PROPN 7 compound
Rights Rights PROPN 7 compound
Monitor Monitor PROPN 8 nsubj
said say VERB 0 root
. . PUNCT 8 punct
"""
    first, second = _resolved(
        text,
        rows,
        {"Levin Rights Monitor": "Organization"},
        relation(text, "Monitor", "says", "dam fell"),
        relation(text, "the Levin Rights Monitor", "said", "It fell"),
    )
    assert first.id == second.id
    assert first.name == "Levin Rights Monitor"


NURSE = """Ada Voss spoke. A nurse said she ran. She added it."""
NURSE_ROWS = """
Ada Ada PROPN 3 nsubj
Voss Voss PROPN 1 flat
spoke speak VERB 0 root
. . PUNCT 3 punct

A a DET 2 det
nurse nurse NOUN 3 nsubj Number=Sing
said say VERB 0 root
she she PRON 5 nsubj
ran run VERB 3 ccomp
. . PUNCT 3 punct

She she PRON 2 nsubj
added add VERB 0 root
it it PRON 2 obj
. . PUNCT 2 punct
"""


def test_she_is_who_spoke_last_though_a_woman_was_named_before():
    _, nurse, she = _resolved(
        NURSE,
        NURSE_ROWS,
        {"Ada Voss": "Person"},
        relation(NURSE, "Ada Voss", "spoke"),
        relation(NURSE, "A nurse", "said", "she ran"),
        relation(NURSE, "She", "added", "it"),
    )
    assert she.id == nurse.id


def test_an_article_that_was_cut_off_stands_for_its_noun():
    text = "The archive said nine died."
    rows = """
The the DET 2 det
archive archive NOUN 3 nsubj Number=Sing
said say VERB 0 root
nine nine NUM 5 nsubj
died die VERB 3 ccomp
. . PUNCT 3 punct
"""
    (source,) = _resolved(text, rows, {}, relation(text, "The", "said", "nine died"))
    assert source.name == "archive"


def test_of_two_men_it_is_kept_back_who_they_are():
    text = "Two of the men said so."
    rows = """
Two two NUM 5 nsubj
of of ADP 4 case
the the DET 4 det
men man NOUN 1 nmod Number=Plur
said say VERB 0 root
so so ADV 5 advmod
. . PUNCT 5 punct
"""
    (source,) = _resolved(text, rows, {}, relation(text, "Two of the men", "said", "so"))
    assert (source.kind, source.naming) == ("collective", "anonymous_unexplained")


def test_who_is_somebody_even_where_nobody_is_found():
    text = "Who said so?"
    rows = """
Who who PRON 2 nsubj
said say VERB 0 root
so so ADV 2 advmod
? ? PUNCT 2 punct
"""
    (source,) = _resolved(text, rows, {}, relation(text, "Who", "said", "so"))
    assert source.kind == "unnamed_person"


PAGES = "Reporters saw the log. They show that nine died."
PAGES_ROWS = """
Reporters reporter NOUN 2 nsubj Number=Plur
saw see VERB 0 root
the the DET 4 det
log log NOUN 2 obj Number=Sing
. . PUNCT 2 punct

They they PRON 2 nsubj
show show VERB 0 root
that that SCONJ 5 mark
nine nine NUM 5 nsubj
died die VERB 2 ccomp
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(("verb", "name"), [("show", "log"), ("say", "Reporters")])
def test_what_shows_something_is_a_thing(verb: str, name: str) -> None:
    text, rows = (part.replace("show", verb) for part in (PAGES, PAGES_ROWS))
    _, they = _resolved(
        text,
        rows,
        {},
        relation(text, "Reporters", "saw", "the log"),
        relation(text, "They", verb, "that nine died"),
    )
    assert they.name == name
