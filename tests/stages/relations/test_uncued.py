import pytest

from tests.parses import span
from tests.stages.relations.test_finding import found, spelled, tagged

TALKED = """
Voss Voss PROPN 2 nsubj
talked talk VERB/VBD 0 root
for for ADP 5 case
an an DET 5 det
hour hour NOUN 2 obl
. . PUNCT 2 punct

“ “ PUNCT 4 punct
They they PRON 4 nsubj
all all DET 2 det
failed fail VERB/VBD 0 root
in in ADP 7 case
one one NUM 7 nummod
night night NOUN 4 obl
. . PUNCT 4 punct
” ” PUNCT 4 punct
"""
TALKED_TEXT = "Voss talked for an hour.\n\n“They all failed in one night.”"

AMID = """
Orr Orr PROPN 2 nsubj
spoke speak VERB/VBD 0 root
. . PUNCT 2 punct

Voss Voss PROPN 2 nsubj
carried carry VERB/VBD 0 root
“ “ PUNCT 5 punct
a a DET 5 det
pump pump NOUN 2 obj
that that PRON 8 nsubj
never never ADV 8 advmod
once once ADV 8 advmod
worked work VERB/VBD 5 acl:relcl
” ” PUNCT 5 punct
. . PUNCT 2 punct
"""


def test_an_unclaimed_quotation_goes_on_from_the_speaker_before():
    text = "Voss said pumps failed.\n\n“We had asked for new ones since March.”"
    first, second = found(text, tagged(text, "Voss", "said", "pumps failed"))
    assert second.continues == 0
    assert (second.source, second.cue) == ((), ())
    assert second.confidence < first.confidence


def test_one_unclaimed_quotation_after_the_other_has_the_same_speaker():
    text = "Voss said pumps failed.\n\n“We had asked for new ones.”\n\n“They never came, not one.”"
    _, second, third = found(text, tagged(text, "Voss", "said", "pumps failed"))
    assert (second.continues, third.continues) == (0, 0)


def test_an_unclaimed_quotation_of_several_paragraphs_is_one_attribution():
    text = "Voss said pumps failed.\n\n“We had asked.\n\n“They never came, not even one of them.”"
    _, quoted = found(text, tagged(text, "Voss", "said", "pumps failed"))
    assert quoted.continues == 0
    assert spelled(text, quoted.content) == [
        "“We had asked.",
        "“They never came, not even one of them.”",
    ]


def test_paragraphs_without_marks_amid_a_quotation_belong_to_it():
    text = "Voss said: “We had asked.\n\nNobody came.\n\nWe left.”\n\nIt rained."
    (quoted,) = found(text, tagged(text, "Voss", "said", "“We had asked."))
    assert spelled(text, quoted.content) == ["“We had asked.", "Nobody came.", "We left.”"]


def test_a_cue_in_the_last_paragraph_claims_the_ones_before():
    text = "“We had asked.\n\nNobody came,” Voss said."
    (quoted,) = found(text, tagged(text, "Voss", "said", "Nobody came,"))
    assert spelled(text, quoted.content) == ["“We had asked.", "Nobody came,”"]


def test_a_report_within_a_quotation_does_not_claim_it():
    text = "Voss said pumps failed.\n\n“Orr told us the pumps were new, and we believed it.”"
    _, outer, inner = found(
        text,
        tagged(text, "Voss", "said", "pumps failed"),
        tagged(text, "Orr", "told", "the pumps were new"),
    )
    assert outer.continues == 0
    assert spelled(text, inner.source) == ["Orr"]
    assert inner.parent == 1


def test_a_person_who_takes_the_floor_speaks_the_quotation_behind():
    (quoted,) = found(TALKED_TEXT, rows=TALKED, entities={"Voss": "PERSON"})
    assert quoted.told_by == span(TALKED_TEXT, "Voss")
    assert "rule:takes the floor" in quoted.evidence


@pytest.mark.parametrize("verb", ["talked", "walked"])
def test_the_floor_is_taken_by_speaking_alone(verb: str):
    text = TALKED_TEXT.replace("talked", verb)
    rows = TALKED.replace("talked talk", f"{verb} {verb[:-2]}")
    (quoted,) = found(text, rows=rows, entities={"Voss": "PERSON"})
    assert (quoted.told_by is None) == (verb == "walked")


def test_a_cue_before_a_colon_reports_the_next_paragraph():
    text = "Voss said:\n\n“They all failed in one night.”"
    rows = TALKED.replace("talked talk", "said say").replace(
        "for for ADP 5 case\nan an DET 5 det\nhour hour NOUN 2 obl\n. .", ": :"
    )
    (quoted,) = found(text, rows=rows, entities={"Voss": "PERSON"})
    assert spelled(text, quoted.source + quoted.cue) == ["Voss", "said"]
    assert spelled(text, quoted.content) == ["“They all failed in one night.”"]


def test_a_quotation_amid_a_sentence_is_its_subjects():
    text = "Orr spoke.\n\nVoss carried “a pump that never once worked”."
    quoted = found(
        text, tagged(text, "Orr", "spoke", "spoke"), rows=AMID, entities={"Voss": "PERSON"}
    )[-1]
    assert quoted.told_by == span(text, "Voss")


def test_a_quotation_in_a_paragraph_of_its_own_may_have_the_speaker_of_some_way_back():
    text = "Voss said pumps failed.\n\nIt rained.\n\nIt rained on.\n\n“We had asked for new ones.”"
    quoted = found(text, tagged(text, "Voss", "said", "pumps failed"))[1]
    assert quoted.continues == 0
    assert quoted.confidence < 0.5


def test_a_few_words_are_speech_in_a_paragraph_of_their_own():
    text = "Voss said pumps failed.\n\n“We asked twice.”\n\nThe “safety drill” ended."
    _, quoted = found(text, tagged(text, "Voss", "said", "pumps failed"))
    assert spelled(text, quoted.content) == ["“We asked twice.”"]


def test_a_quotation_far_from_any_speaker_has_nobody():
    rain = "It rained.\n\n" * 5
    text = f"Voss said pumps failed.\n\n{rain}“We had asked for new ones.”"
    assert found(text, tagged(text, "Voss", "said", "pumps failed"))[1].continues is None
