"""Sources as articles nobody tuned for call them."""

from dataclasses import replace

import pytest

from attribution.language.parse import Entity
from attribution.stages.sources.media import is_cited_as_medium
from attribution.stages.sources.names import Name, NameBook
from attribution.stages.sources.resolving import SourceResolver, source_lexicons
from tests.parses import parse, relation, span

RESOLVER = SourceResolver(source_lexicons())


def resolve(text, rows, entities, *said):
    relations = [relation(text, source, "said", "left") for source in said]
    found = RESOLVER.resolve(parse(text, rows, entities), relations, "The Levin Mail")
    sources = {source.id: source for source in found.sources}
    return [sources[identity] for identity in found.of_relation]


def said(*subject):
    """The rows of "… said they left." after those of its subject, which hangs on "said"."""
    n = len(subject)
    rows = (
        *subject,
        "said say VERB 0 root",
        f"they they PRON {n + 3} nsubj",
        f"left leave VERB {n + 1} ccomp",
        f". . PUNCT {n + 1} punct",
    )
    return "\n".join(rows) + "\n\n"


def test_a_middle_name_and_a_full_name_taken_for_a_body_are_one_person():
    text = "Zuri agreed.\n\nOrthotist Zuri Amondi Kett said they left.\n\nZuri said they left."
    rows = (
        "Zuri Zuri PROPN 2 nsubj\nagreed agree VERB 0 root\n. . PUNCT 2 punct\n\n"
        + said(
            "Orthotist orthotist NOUN 4 compound",
            "Zuri Zuri PROPN 4 compound",
            "Amondi Amondi PROPN 4 compound",
            "Kett Kett PROPN 5 nsubj",
        )
        + said("Zuri Zuri PROPN 2 nsubj")
    )
    (one,) = resolve(
        text,
        rows,
        {"Zuri": "Person", "Zuri Amondi Kett": "Organization"},
        "Orthotist Zuri Amondi Kett",
    )
    assert (one.name, one.kind) == ("Zuri Amondi Kett", "named_person")


def test_a_name_between_first_and_last_calls_its_bearer_unless_it_is_anothers():
    book = NameBook()
    book.enter(Name("R. Tamsin Dole Orr", "person", 0), 1)
    assert book.persons_like("Tamsin") == [1]
    book.enter(Name("Tamsin Wick", "person", 0), 2)
    assert book.persons_like("Tamsin") == [2]


def test_then_before_a_title_is_no_head():
    text = "None stopped then-Premier Dana Orr."
    rows = """
None none PRON 2 nsubj
stopped stop VERB 0 root
then then ADV 2 advmod
- - PUNCT 1 punct
Premier premier PROPN 6 nmod:desc
Dana Dana PROPN 2 obj
Orr Orr PROPN 6 flat
. . PUNCT 2 punct
"""
    said_by = relation(text, "then-Premier Dana Orr", "stopped", "None")
    found = RESOLVER.resolve(parse(text, rows, {"Dana Orr": "Person"}), [said_by], None)
    one = next(source for source in found.sources if source.id == found.of_relation[0])
    assert (one.name, one.access) == ("Dana Orr", "decision_maker")


def test_the_place_of_a_role_is_not_who_has_it():
    text = "Levin-Dorp legislator Runa Holt said they left."
    rows = said(
        "Levin-Dorp Levin-Dorp PROPN 5 nsubj",
        "legislator legislator NOUN 1 appos",
        "Runa Runa PROPN 2 appos",
        "Holt Holt PROPN 3 flat",
    )
    people = {"Levin-Dorp": "Person", "Runa Holt": "Person"}
    (one,) = resolve(text, rows, people, "Levin-Dorp legislator Runa Holt")
    assert (one.name, one.affiliation) == ("Runa Holt", "political")


def test_the_role_before_a_name_counts_wherever_it_hangs():
    text = "Once mayor Dana Orr said they left."
    rows = said(
        "Once once ADV 5 advmod",
        "mayor mayor NOUN 5 obl",
        "Dana Dana PROPN 5 nsubj",
        "Orr Orr PROPN 3 flat",
    )
    (one,) = resolve(text, rows, {"Dana Orr": "Person"}, "Dana Orr")
    assert one.access == "decision_maker"


def test_who_stands_for_the_noun_its_clause_hangs_on():
    text = "There are many in Levin who said they left."
    rows = """
There there PRON 2 expl
are be VERB 0 root
many many ADJ 2 nsubj
in in ADP 5 case
Levin Levin PROPN 3 nmod
who who PRON 7 nsubj
said say VERB 3 acl:relcl
they they PRON 9 nsubj
left leave VERB 7 ccomp
. . PUNCT 2 punct
"""
    (one,) = resolve(text, rows, {"Levin": "Location"}, "who")
    assert (one.name, one.kind) == ("many", "collective")


def test_who_is_no_document():
    text = "A docker with a letter who said they left."
    rows = """
A a DET 2 det
docker docker NOUN 0 root
with with ADP 5 case
a a DET 5 det
letter letter NOUN 2 nmod
who who PRON 7 nsubj
said say VERB 5 acl:relcl
they they PRON 9 nsubj
left leave VERB 7 ccomp
. . PUNCT 2 punct
"""
    (one,) = resolve(text, rows, {}, "who")
    assert (one.name, one.kind) == ("docker", "unnamed_person")


def test_he_is_no_place_that_was_once_taken_for_a_person():
    text = "Brenholt was calm. People of Brenholt slept. He said they left."
    rows = """
Brenholt Brenholt PROPN 3 nsubj
was be AUX 3 cop
calm calm ADJ 0 root
. . PUNCT 3 punct

People people NOUN 4 nsubj
of of ADP 3 case
Brenholt Brenholt PROPN 1 nmod
slept sleep VERB 0 root
. . PUNCT 4 punct

""" + said("He he PRON 2 nsubj")
    parsed = parse(text, rows, {"Brenholt": "Person"})
    place = Entity(span(text, "Brenholt", 1), "Location")
    parsed = replace(parsed, entities=(*parsed.entities, place))
    found = RESOLVER.resolve(parsed, [relation(text, "He", "said", "left")], None)
    names = {source.id: source.name for source in found.sources}
    assert names[found.of_relation[0]] != "Brenholt"


def test_the_owners_name_is_not_the_envoys():
    text = "The Assembly of Ports' envoy, Runa Holt, said they left."
    rows = said(
        "The the DET 6 det",
        "Assembly Assembly PROPN 11 nsubj",
        "of of ADP 4 case",
        "Ports Ports PROPN 2 nmod",
        "' ' PART 2 case",
        "envoy envoy NOUN 11 nsubj",
        ", , PUNCT 8 punct",
        "Runa Runa PROPN 6 appos",
        "Holt Holt PROPN 8 flat",
        ", , PUNCT 6 punct",
    )
    (one,) = resolve(
        text,
        rows,
        {"Assembly of Ports": "Organization", "Runa Holt": "Person"},
        "The Assembly of Ports' envoy, Runa Holt,",
    )
    assert (one.name, one.kind) == ("Runa Holt", "named_person")


@pytest.mark.parametrize(
    ("first", "lemma", "kind"),
    [("clip", "clip", "media_item"), ("nurse", "nurse", "unnamed_person")],
)
def test_another_is_one_more_of_what_spoke_last(first, lemma, kind):
    text = f"A {first} said they left. Another said they left."
    rows = said("A a DET 2 det", f"{first} {lemma} NOUN 3 nsubj") + said(
        "Another another DET 2 nsubj"
    )
    one, other = resolve(text, rows, {}, f"A {first}", "Another")
    assert one.id != other.id
    assert other.kind == kind


def test_a_numbered_part_of_a_law_is_a_document():
    text = "Section 77 said they left."
    rows = said("Section section NOUN 3 nsubj", "77 77 NUM 1 flat")
    (one,) = resolve(text, rows, {"Section 77": "Misc"}, "Section 77")
    assert one.kind == "document"


def test_shares_of_people_and_loved_ones_are_people():
    text = "Some 4 percent of the respondents said they left."
    rows = said(
        "Some some ADV 3 advmod",
        "4 4 NUM 3 nummod",
        "percent percent NOUN 7 nsubj",
        "of of ADP 6 case",
        "the the DET 6 det",
        "respondents respondent NOUN/NNS 3 nmod Number=Plur",
    )
    (one,) = resolve(text, rows, {}, "Some 4 percent of the respondents")
    assert one.kind == "collective"


CITED = {
    "She told Kavor that they left.": """
She she PRON 2 nsubj
told tell VERB 0 root
Kavor Kavor PROPN 2 iobj
that that SCONJ 6 mark
they they PRON 6 nsubj
left leave VERB 2 ccomp
. . PUNCT 2 punct
""",
    "She spoke in an interview with Kavor.": """
She she PRON 2 nsubj
spoke speak VERB 0 root
in in ADP 5 case
an a DET 5 det
interview interview NOUN 2 obl
with with ADP 7 case
Kavor Kavor PROPN 5 nmod
. . PUNCT 2 punct
""",
    "Kavor reported they left.": """
Kavor Kavor PROPN 2 nsubj
reported report VERB 0 root
they they PRON 4 nsubj
left leave VERB 2 ccomp
. . PUNCT 2 punct
""",
    "Kavor said they left, citing police.": """
Kavor Kavor PROPN 2 nsubj
said say VERB 0 root
they they PRON 4 nsubj
left leave VERB 2 ccomp
, , PUNCT 6 punct
citing cite VERB 2 advcl
police police NOUN 6 obj
. . PUNCT 2 punct
""",
}
NOT_CITED = {
    "She told Kavor to leave.": """
She she PRON 2 nsubj
told tell VERB 0 root
Kavor Kavor PROPN 2 obj
to to PART 5 mark
leave leave VERB 2 xcomp
. . PUNCT 2 punct
""",
    "Kavor reported losses.": """
Kavor Kavor PROPN 2 nsubj
reported report VERB 0 root
losses loss NOUN 2 obj
. . PUNCT 2 punct
""",
}


@pytest.mark.parametrize(("text", "rows"), [*CITED.items(), *NOT_CITED.items()])
def test_media_are_known_by_how_they_are_cited(text, rows):
    sentence = parse(text, rows).sentences[0]
    place = next(p for p, word in enumerate(sentence.words) if word.form == "Kavor")
    assert is_cited_as_medium(sentence, place) == (text in CITED)


def test_a_form_of_address_opens_a_persons_name():
    text = "Ms. Orr of the Levin Centre said they left."
    rows = said(
        "Ms. Ms. PROPN 2 nmod:desc",
        "Orr Orr PROPN 7 nsubj",
        "of of ADP 6 case",
        "the the DET 6 det",
        "Levin Levin PROPN 6 compound",
        "Centre centre PROPN 2 nmod",
    )
    name = {"Ms. Orr of the Levin Centre": "Organization"}
    (one,) = resolve(text, rows, name, "Ms. Orr of the Levin Centre")
    assert (one.name, one.kind) == ("Orr", "named_person")


def test_a_role_in_small_letters_is_no_part_of_the_name_behind_it():
    text = "Liberal pollster Dana Orr said they left."
    rows = said(
        "Liberal liberal ADJ 4 amod",
        "pollster pollster NOUN 4 compound",
        "Dana Dana PROPN 4 compound",
        "Orr Orr PROPN 5 nsubj",
    )
    name = {"Liberal pollster Dana Orr": "Organization"}
    (one,) = resolve(text, rows, name, "Liberal pollster Dana Orr")
    assert (one.name, one.kind, one.access) == ("Dana Orr", "named_person", "analyst")


def test_all_words_of_a_role_stand_before_the_name():
    text = "Secretary of State Dana Orr said they left."
    rows = said(
        "Secretary secretary PROPN 6 nsubj",
        "of of ADP 3 case",
        "State State PROPN 1 nmod",
        "Dana Dana PROPN 1 flat",
        "Orr Orr PROPN 4 flat",
    )
    name = {"Secretary of State Dana Orr": "Organization"}
    (one,) = resolve(text, rows, name, "Secretary of State Dana Orr")
    assert (one.name, one.kind) == ("Dana Orr", "named_person")


def test_a_post_written_out_tells_more_than_a_short_title():
    text = "Prof. Dana Orr, the company manager, said they left."
    rows = said(
        "Prof. Prof. PROPN 2 nmod:desc",
        "Dana Dana PROPN 9 nsubj",
        "Orr Orr PROPN 2 flat",
        ", , PUNCT 7 punct",
        "the the DET 7 det",
        "company company NOUN 7 compound",
        "manager manager NOUN 2 appos",
        ", , PUNCT 7 punct",
    )
    (one,) = resolve(text, rows, {"Dana Orr": "Person"}, "Prof. Dana Orr, the company manager,")
    assert (one.affiliation, one.access) == ("corporate", "decision_maker")


@pytest.mark.parametrize(
    ("title", "affiliation", "access"),
    [
        ("Sen.", "political", "decision_maker"),
        ("Col.", "state_security", "decision_maker"),
        ("Prof.", "academic_thinktank", "analyst"),
    ],
)
def test_a_short_title_tells_the_role(title, affiliation, access):
    text = f"{title} Dana Orr said they left."
    rows = said(
        f"{title} {title} PROPN 2 nmod:desc", "Dana Dana PROPN 4 nsubj", "Orr Orr PROPN 2 flat"
    )
    (one,) = resolve(text, rows, {"Dana Orr": "Person"}, f"{title} Dana Orr")
    assert (one.affiliation, one.access) == (affiliation, access)


def test_the_president_of_an_unknown_body_is_not_of_a_state():
    text = "Quay Watch president Dana Orr said they left."
    rows = said(
        "Quay Quay PROPN 4 compound",
        "Watch Watch PROPN 4 compound",
        "president president NOUN 4 nmod:desc",
        "Dana Dana PROPN 6 nsubj",
        "Orr Orr PROPN 4 flat",
    )
    names = {"Quay Watch": "Organization", "Dana Orr": "Person"}
    (one,) = resolve(text, rows, names, "Quay Watch president Dana Orr")
    assert (one.affiliation, one.access) == ("unknown", "decision_maker")


def test_members_of_a_party_are_no_body():
    text = "Levin Democrats said they left."
    rows = said("Levin Levin PROPN 2 compound", "Democrats Democrat PROPN/NNPS 3 nsubj Number=Plur")
    (one,) = resolve(text, rows, {"Levin Democrats": "Organization"}, "Levin Democrats")
    assert (one.kind, one.affiliation) == ("collective", "political")


def test_a_name_set_off_behind_a_role_is_whose_role_it_is():
    text = "The spokesman for the port, Jan Orr, said they left.\n\nThe spokesman said they left."
    rows = said(
        "The the DET 2 det",
        "spokesman spokesman NOUN 10 nsubj",
        "for for ADP 5 case",
        "the the DET 5 det",
        "port port NOUN 2 nmod",
        ", , PUNCT 7 punct",
        "Jan Jan PROPN 5 appos",
        "Orr Orr PROPN 7 flat",
        ", , PUNCT 2 punct",
    ) + said("The the DET 2 det Definite=Def", "spokesman spokesman NOUN 3 nsubj")
    name = {"Jan Orr": "Person"}
    one, other = resolve(text, rows, name, "The spokesman for the port, Jan Orr", "The spokesman")
    assert (one.name, one.kind, one.access) == ("Jan Orr", "named_person", "spokesperson")
    assert other == one


def test_a_minister_of_something_else_is_another():
    text = "The health minister said they left.\n\nLevin finance minister Jan Orr said they left."
    rows = said(
        "The the DET 3 det Definite=Def",
        "health health NOUN 3 compound",
        "minister minister NOUN 4 nsubj",
    ) + said(
        "Levin Levin PROPN 3 compound",
        "finance finance NOUN 3 compound",
        "minister minister NOUN 6 nsubj",
        "Jan Jan PROPN 3 flat",
        "Orr Orr PROPN 4 flat",
    )
    name = {"Jan Orr": "Person"}
    parts = ("The health minister", "Levin finance minister Jan Orr")
    one, other = resolve(text, rows, name, *parts)
    assert (one.name, other.name) == ("health minister", "Jan Orr")


def test_an_office_goes_by_the_acronym_in_brackets_behind_it():
    text = "The chief fire officer (CFO) said they left.\n\nThe CFO said they left."
    rows = said(
        "The the DET 4 det Definite=Def",
        "chief chief ADJ 4 amod",
        "fire fire NOUN 4 compound",
        "officer officer NOUN 8 nsubj",
        "( ( PUNCT 6 punct",
        "CFO CFO PROPN 4 appos",
        ") ) PUNCT 6 punct",
    ) + said("The the DET 2 det Definite=Def", "CFO CFO PROPN 3 nsubj")
    one, other = resolve(
        text, rows, {"CFO": "Organization"}, "The chief fire officer (CFO)", "The CFO"
    )
    assert one == other


@pytest.mark.parametrize(("name", "is_party"), [("Levin Torch", True), ("Levin Court", False)])
def test_the_party_is_who_spoke_last_unless_known_to_be_none(name, is_party):
    text = f"{name} said they left.\n\nThe party said they left."
    last = name.split()[1]
    rows = said("Levin Levin PROPN 2 compound", f"{last} {last} PROPN 3 nsubj") + said(
        "The the DET 2 det Definite=Def", "party party NOUN 3 nsubj"
    )
    one, other = resolve(text, rows, {name: "Organization"}, name, "The party")
    assert (one == other) is is_party


def test_a_share_of_people_is_people():
    text = "Some 45% said they left."
    rows = said("Some some DET 2 advmod", "45 45 NUM 3 nummod", "% % SYM 4 nsubj")
    (one,) = resolve(text, rows, {}, "Some 45%")
    assert (one.kind, one.naming) == ("collective", "generic_plural")


def test_a_body_that_is_told_something_is_no_medium_where_it_is_known_better():
    text = "The Electoral Board said they left.\n\nOrr told the EB they left."
    rows = said(
        "The the DET 3 det", "Electoral electoral PROPN 3 amod", "Board board PROPN 4 nsubj"
    ) + (
        "Orr Orr PROPN 2 nsubj\ntold tell VERB 0 root\nthe the DET 4 det\nEB EB PROPN 2 iobj\n"
        "they they PRON 6 nsubj\nleft leave VERB 2 ccomp\n. . PUNCT 2 punct\n\n"
    )
    names = {"Electoral Board": "Organization", "EB": "Organization"}
    one, other = resolve(text, rows, names, "The Electoral Board", "the EB")
    assert (one == other, one.kind) == (True, "named_org")
