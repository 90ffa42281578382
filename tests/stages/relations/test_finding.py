from dataclasses import replace

from attribution.language.parse import Parse, TaggedRelation
from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.page.zones import Block
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.finding import find_relations
from attribution.text import Span, paragraphs
from tests.parses import parse, span
from tests.stages.trees import TREES


def tagged(text, source, cue, *content, confidence=0.9):
    return TaggedRelation(
        span(text, source) if source else None,
        span(text, cue),
        tuple(span(text, part) for part in content),
        confidence,
    )


def found(text, *relations, inside=(), rows=None, entities=None):
    """The relations of a text; without rows it has no trees, and the marks alone count."""
    blocks = [Block(part, "body") for part in paragraphs(text)]
    parsed = parse(text, rows, entities) if rows else Parse(text, tuple(b.span for b in blocks), ())
    cues = Cues(replace(parsed, relations=relations), load("cues"))
    return find_relations(
        blocks, Quotations(text), cues, load("source_nouns"), lambda _: list(inside)
    )


def spelled(text, spans):
    return [Span(*part).of(text) for part in spans]


def test_a_mark_left_outside_a_content_is_taken_in():
    text = "Voss said: “Run.” They ran."
    (relation,) = found(text, tagged(text, "Voss", "said", "Run."))
    assert spelled(text, relation.content) == ["“Run.”"]


def test_sentences_of_one_quotation_are_one_content():
    text = "“It failed. We left,” he said."
    (relation,) = found(text, tagged(text, "he", "said", "“It failed.", "We left,”"))
    assert spelled(text, relation.content) == ["“It failed. We left,”"]


def test_a_quotation_split_by_its_cue_stays_in_two_spans():
    text = "“It failed,” he said. “We left.”"
    (relation,) = found(text, tagged(text, "he", "said", "“It failed,”", "“We left.”"))
    assert spelled(text, relation.content) == ["“It failed,”", "“We left.”"]


def test_a_quotation_of_several_paragraphs_is_one_attribution():
    text = "Voss said: “We will stay.\n\n“We will not leave,” he told Radio Levin."
    (relation,) = found(
        text,
        tagged(text, "Voss", "said", "“We will stay."),
        tagged(text, "he", "told", "“We will not leave,”"),
    )
    assert spelled(text, relation.content) == ["“We will stay.", "“We will not leave,”"]
    assert spelled(text, relation.cue) == ["said", "told"]
    assert spelled(text, relation.source) == ["Voss", "he"]


def test_a_paragraph_of_quotation_that_nobody_tagged_joins_the_one_before():
    text = "Voss said: “We will stay.\n\n“We will not leave.”"
    (relation,) = found(text, tagged(text, "Voss", "said", "“We will stay."))
    assert spelled(text, relation.content) == ["“We will stay.", "“We will not leave.”"]


def test_a_few_quoted_words_are_no_statement():
    text = "The “safety drill” ended at noon."
    assert found(text) == []


def test_a_relation_inside_a_content_has_it_as_parent():
    text = "Voss said Orr believed that pumps failed."
    outer, inner = found(
        text,
        tagged(text, "Voss", "said", "Orr believed that pumps failed"),
        inside=[tagged(text, "Orr", "believed", "that pumps failed")],
    )
    assert outer.parent is None
    assert inner.parent == 0


def test_a_relation_that_sticks_out_of_the_content_is_not_inside_it():
    text = "Voss said Orr believed that pumps failed."
    outer = tagged(text, "Voss", "said", "that pumps failed")
    assert (
        len(found(text, outer, inside=[tagged(text, "Orr", "believed", "that pumps failed")])) == 1
    )


def test_a_cue_without_content_is_no_relation():
    text = "Voss spoke."
    assert found(text, tagged(text, "Voss", "spoke")) == []


def test_a_second_report_joined_to_the_cue_is_one_of_its_own():
    text, rows = TREES["and_condemned"]
    first, second = found(
        text,
        tagged(text, "The mayor", "urged", "crews to wait, and condemned the raid"),
        rows=rows,
    )
    assert spelled(text, first.content) == ["crews to wait"]
    assert spelled(text, (*second.source, *second.content)) == ["The mayor", "the raid"]


def test_a_quotation_in_a_report_of_its_own_is_not_said_by_the_next_cue():
    text, rows = TREES["urge_then_say"]
    quoted = '"The bridge is shut,"'
    first, second = found(text, tagged(text, "she", "said", text[:44], quoted), rows=rows)
    assert spelled(text, first.content) == ['crews to "wait by the quay."']
    assert spelled(text, second.content) == [quoted]


def test_what_is_said_in_sentences_behind_its_cue_stays_said():
    text, rows = TREES["urge_then_say"]
    (first, *_) = found(text, tagged(text, "The envoy", "urged", text[17:]), rows=rows)
    assert "The bridge is shut" in " ".join(spelled(text, first.content))


def test_whom_it_is_asked_of_stands_in_the_content_alone():
    text, rows = TREES["call_on"]
    (only,) = found(text, tagged(text, "The mayor", "called on the crews", "to wait"), rows=rows)
    assert spelled(text, (*only.cue, *only.content)) == ["called on", "the crews to wait"]


def test_a_nested_relation_has_its_content_whole_and_no_source_from_outside():
    text, rows = TREES["adding"]
    outer = tagged(text, "The porter", "said", "the bridge was shut, adding that nobody was hurt")
    inner = tagged(text, None, "adding", "that nobody")
    _, nested = found(text, outer, inside=(inner,), rows=rows)
    assert not nested.source
    assert spelled(text, nested.content) == ["that nobody was hurt"]
