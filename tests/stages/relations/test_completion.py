from attribution.quotation import Quotations
from attribution.stages.relations.completion import whole_quotations
from attribution.text import Span
from tests.parses import span


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
