from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.page.zones import Block
from attribution.stages.relations.headings import headed
from attribution.text import Span, paragraphs
from tests.parses import parse, relation

_SHOT = """
Guards guard NOUN/NNS 3 nsubj
‘ ‘ PUNCT 3 punct
shot shoot VERB/VBD 0 root
two two NUM 5 nummod
dockers docker NOUN/NNS 3 obj
’ ’ PUNCT 3 punct"""
_SHAKEN = """
Minister minister NOUN/NN 3 nsubj:pass
‘ ‘ PUNCT 3 punct
shaken shake VERB/VBN 0 root
’ ’ PUNCT 3 punct"""


def read(text, rows, zone="headline", known=()):
    zones = [zone, "body"] if zone != "quote_box" else [zone, zone]
    parts = paragraphs(text)
    blocks = [Block(part, kind) for part, kind in zip(parts, zones, strict=False)]
    parsed = parse(text, rows)
    made = headed(parsed, blocks, known, Quotations(text), load("source_nouns"))
    return [
        (" ".join(Span(*s).of(text) for s in r.source), r.content[0].of(text), r.form) for r in made
    ]


def test_words_quoted_in_a_headline_put_it_on_somebody_else():
    assert read("Guards ‘shot two dockers’", _SHOT) == [("", "Guards ‘shot two dockers’", "scare")]


def test_a_feeling_quoted_after_who_can_speak_is_theirs():
    assert read("Minister ‘shaken’", _SHAKEN) == [("Minister", "‘shaken’", None)]


def test_the_speaker_stands_before_a_colon():
    rows = (
        _SHAKEN.replace("3 nsubj:pass", "4 nsubj:pass")
        .replace("‘ ‘ PUNCT 3 punct", ": : PUNCT 4 punct\n‘ ‘ PUNCT 4 punct")
        .replace("’ PUNCT 3", "’ PUNCT 4")
    )
    assert read("Minister: ‘shaken’", rows) == [("Minister", "‘shaken’", None)]


def test_a_heading_wholly_in_marks_is_somebodys_words():
    rows = """
" " PUNCT 3 punct
Gates gate NOUN/NNS 3 nsubj
fell fall VERB/VBD 0 root
" " PUNCT 3 punct"""
    assert read('"Gates fell"', rows, "subhead") == [("", '"Gates fell"', None)]


def test_the_line_under_a_pull_quote_names_who_speaks():
    rows = """
“ “ PUNCT 3 punct
Gates gate NOUN/NNS 3 nsubj
fell fall VERB/VBD 0 root
” ” PUNCT 3 punct

Ada Ada PROPN 0 root
Voss Voss PROPN 1 flat"""
    text = "“Gates fell”\n\nAda Voss"
    assert read(text, rows, "quote_box") == [("Ada Voss", "“Gates fell”", None)]


def test_one_quoted_word_and_a_title_say_nothing():
    one = "An an DET 3 det\n‘ ‘ PUNCT 3 punct\norderly orderly NOUN/NN 0 root\n’ ’ PUNCT 3 punct"
    title = """
Review review NOUN/NN 0 root
of of ADP 5 case
‘ ‘ PUNCT 5 punct
Slow slow ADJ 5 amod
Water water NOUN/NN 1 nmod
’ ’ PUNCT 5 punct"""
    assert read("An ‘orderly’", one) == []
    assert read("Review of ‘Slow Water’", title) == []


def test_quotations_in_running_text_and_those_that_are_told_are_left_alone():
    text = "Guards ‘shot two dockers’"
    told = relation(text, None, "Guards", "‘shot two dockers’")
    assert read(text, _SHOT, "body") == []
    assert read(text, _SHOT, known=[told]) == []


def test_without_marks_too_a_heading_names_its_speaker():
    rows = """
Mayor mayor NOUN/NN 4 nsubj
{joint} : PUNCT 4 punct
pumps pump NOUN/NNS 4 nsubj
failed fail VERB/VBD 0 root
twice twice ADV/RB 4 advmod"""
    assert read("Mayor: pumps failed twice", rows.format(joint=":")) == [
        ("Mayor", "pumps failed twice", None)
    ]
    behind = """
Nine nine NUM/CD 2 nummod
dockers docker NOUN/NNS 0 root
dead dead ADJ/JJ 2 amod
– – PUNCT 5 punct
mayor mayor NOUN/NN 2 appos"""
    assert read("Nine dockers dead – mayor", behind) == [("mayor", "Nine dockers dead", None)]


def test_a_topic_before_a_colon_says_nothing():
    rows = """
Mayor mayor NOUN/NN 4 nsubj
: : PUNCT 4 punct
what what PRON/WP 4 obj
comes come VERB/VBZ 0 root
next next ADV/RB 4 advmod"""
    assert read("Mayor: what comes next", rows) == []


def test_a_quotation_before_a_colon_is_somebodys_words():
    rows = """
‘ ‘ PUNCT 3 punct
They they PRON/PRP 3 nsubj
left leave VERB/VBD 0 root
us us PRON/PRP 3 obj
’ ’ PUNCT 3 punct
: : PUNCT 3 punct
two two NUM/CD 8 nummod
days day NOUN/NNS 3 parataxis"""
    assert read("‘They left us’: two days", rows) == [("", "‘They left us’", None)]
