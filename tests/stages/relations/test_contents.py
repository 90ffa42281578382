import pytest

from attribution.stages.relations.contents import (
    clause_before,
    clause_of,
    gerund_of,
    held_to_be,
    infinitive_of,
    lead_of,
    name_given,
    tallied,
)
from tests.parses import parse


def sentence(rows):
    text = " ".join(row.split()[0] for row in rows.strip().split("\n"))
    return parse(text, rows).sentences[0]


def words(on, found):
    places, rule = found
    return " ".join(on.words[place].form for place in places), rule


def glued(text, rows):
    """A sentence whose words may touch."""
    return parse(text, rows).sentences[0]


HYPHEN = """
The the DET 4 det
night night NOUN 4 compound
- - PUNCT 2 punct
watch watch NOUN 5 nsubj
slept sleep VERB 0 root
, , PUNCT 8 punct
Orr Orr PROPN 8 nsubj
said say VERB 5 parataxis
"""


def test_a_clause_begins_behind_a_dash_but_not_in_the_midst_of_a_word():
    assert lead_of(glued("The night-watch slept, Orr said", HYPHEN), 5) == 0
    assert lead_of(glued("The night - watch slept, Orr said", HYPHEN), 5) == 3


SAID = sentence("""
Voss Voss PROPN 2 nsubj
said say VERB 0 root
that that SCONJ 5 mark
boats boat NOUN 5 nsubj
burned burn VERB 2 ccomp
""")


def test_the_clause_behind_its_verb():
    assert words(SAID, clause_of(SAID, 1)) == (
        "that boats burned",
        "rule:clause of a reporting verb",
    )


def test_a_bare_clause_behind_a_comma_is_cut_off():
    rows = """
Voss Voss PROPN 2 nsubj
said say VERB 0 root
, , PUNCT 2 punct
{} PRON 5 nsubj
burned burn VERB 2 ccomp
"""
    assert clause_of(sentence(rows.format("it it")), 1) is None
    assert clause_of(sentence(rows.format("that that")), 1) is not None


def test_a_complement_without_a_subject_is_no_clause():
    on = sentence("""
Voss Voss PROPN 2 nsubj
said say VERB 0 root
burned burn VERB 2 ccomp
""")
    assert clause_of(on, 1) is None


def test_the_number_that_is_counted():
    rows = """
They they PRON 2 nsubj
counted count VERB 0 root
{} {} {}
men man NOUN 2 obj
"""
    nine = sentence(rows.format("nine", "nine NUM", "4 nummod"))
    assert [nine.words[p].form for p in tallied(nine, 1)] == ["nine", "men"]
    assert tallied(sentence(rows.format("old", "old ADJ", "4 amod")), 1) == []


def test_what_somebody_denies_having_done():
    rows = """
Voss Voss PROPN 2 nsubj
denies deny VERB 0 root
giving give VERB/{} 2 xcomp
orders order NOUN 3 obj
"""
    on = sentence(rows.format("VBG"))
    assert words(on, gerund_of(on, 1)) == ("giving orders", "rule:deed denied or admitted")
    assert gerund_of(sentence(rows.format("VB")), 1) is None


NAMED = """
They they PRON 2 nsubj
left leave VERB 0 root
over over ADP 4 case
{} {}
it it PRON 6 nsubj
called call VERB {}
“ “ PUNCT 8 punct
excesses excess NOUN 6 xcomp
” ” PUNCT 8 punct
"""


@pytest.mark.parametrize(
    ("object_", "verb"),
    [("what what PRON 6 obj", "2 advcl"), ("what what PRON 2 obl", "4 acl:relcl")],
    ids=["asked of the verb", "above the verb"],
)
def test_the_name_that_somebody_gives_in_quotation_marks(object_, verb):
    form, _, tree = object_.partition(" ")
    on = sentence(NAMED.format(form, tree, verb))
    assert words(on, name_given(on, 5)) == ("“ excesses ”", "rule:name that somebody gives")
    bare = sentence(NAMED.replace("“ “", "some some").format(form, tree, verb))
    assert name_given(bare, 5) is None
    those = sentence(NAMED.format("those", tree, verb))
    assert name_given(those, 5) is None


def test_what_a_thing_is_held_to_be():
    on = sentence("""
They they PRON 2 nsubj
believed believe VERB 0 root
it it PRON 2 obj
to to PART 6 mark
be be AUX 6 cop
genuine genuine ADJ 2 xcomp
""")
    assert words(on, held_to_be(on, 1)) == ("it to be genuine", "rule:what it is held to be")


def test_what_is_asked_for_with_whom_it_is_asked_of():
    on = sentence("""
Voss Voss PROPN 2 nsubj
called call VERB 0 root
on on ADP 4 case
crews crew NOUN 2 obl
to to PART 6 mark
leave leave VERB 2 xcomp
""")
    assert words(on, infinitive_of(on, 1)) == ("crews to leave", "rule:infinitive of a request")


BEHIND = """
Boats boat NOUN 2 nsubj
burned burn VERB 0 root
, , PUNCT 5 punct
Voss Voss PROPN 5 nsubj
said say VERB 2 parataxis
. . PUNCT 2 punct
"""


def test_a_clause_before_the_verb_that_reports_it():
    on = sentence(BEHIND)
    found = words(on, clause_before(on, 4, [3]))
    assert found == ("Boats burned ,", "rule:reporting verb behind its clause")


def test_no_clause_before_without_a_mark_between():
    assert clause_before(sentence(BEHIND.replace(", , PUNCT", "then then ADV")), 4, [3]) is None


def test_a_verb_with_its_own_content_reports_nothing_before_it():
    rows = BEHIND.replace(". . PUNCT 2 punct", "{} {} NOUN 5 obj")
    assert clause_before(sentence(rows.format("lies", "lie")), 4, [3]) is None
    told = rows.replace("said say", "told tell").format("crews", "crew")
    assert clause_before(sentence(told), 4, [3]) is not None


def test_a_clause_that_goes_on_behind_its_verb():
    on = sentence("""
Boats boat NOUN 6 nsubj
, , PUNCT 4 punct
Voss Voss PROPN 4 nsubj
said say VERB 6 parataxis
, , PUNCT 4 punct
burned burn VERB 0 root
. . PUNCT 6 punct
""")
    assert words(on, clause_before(on, 3, [2]))[0] == "Boats , burned ."


def test_a_reported_clause_begins_behind_dateline_and_connecting_words():
    on = sentence("""
LEVIN Levin PROPN 6 obl
– – PUNCT 1 punct
Meanwhile meanwhile ADV 6 advmod
, , PUNCT 3 punct
boats boat NOUN 6 nsubj
burned burn VERB 0 root
, , PUNCT 9 punct
Voss Voss PROPN 9 nsubj
said say VERB 6 parataxis
""")
    assert lead_of(on, 7) == 4
    assert lead_of(SAID, 3) == 0
