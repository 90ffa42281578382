from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.relations.completion import completed, whole_quotations
from attribution.stages.relations.cues import Cues
from attribution.text import Span
from tests.parses import parse, relation, span


def test_a_quotation_begun_is_a_quotation_held():
    text = 'He said: "We waited for an hour. Nobody came." Then it rained.'
    found = whole_quotations(text, [span(text, "Nobody came.")], [], Quotations(text))
    assert [part.of(text) for part in found] == ['"We waited for an hour. Nobody came."']


def test_a_quoted_phrase_is_not_completed():
    text = "He called the talks a total waste of “everybody's good time” again."
    part = span(text, "“everybody's")
    assert whole_quotations(text, [part], [], Quotations(text)) == (part,)


def test_a_quotation_that_another_relation_shares_stays_divided():
    text = '"Ann said it was over. Nobody believed her," he said.'
    part, other = span(text, "Nobody believed her"), span(text, "Ann said")
    assert whole_quotations(text, [part], [other], Quotations(text)) == (part,)
    assert whole_quotations(text, [part], [], Quotations(text)) == (Span(0, 44),)


def test_according_to_whom_is_read_off_the_tree():
    text = "It rained, according to the porter, who left."
    rows = """
It it PRON 2 nsubj
rained rain VERB 0 root
, , PUNCT 7 punct
according accord VERB 7 case
to to ADP 4 fixed
the the DET 7 det
porter porter NOUN 2 obl
, , PUNCT 10 punct
who who PRON 10 nsubj
left leave VERB 7 acl:relcl
. . PUNCT 2 punct
"""
    told = relation(text, None, "according to", "It rained")
    (found,) = completed([told], Cues(parse(text, rows), load("cues")), Quotations(text))
    assert [part.of(text) for part in found.source] == ["the porter"]


def test_a_quotation_may_open_with_a_name_in_small_letters():
    text = "“eLevin runs boats to avert a jam. It rows,” he said."
    part = span(text, "It rows,")
    (whole,) = whole_quotations(text, [part], [], Quotations(text))
    assert whole.of(text) == "“eLevin runs boats to avert a jam. It rows,”"
