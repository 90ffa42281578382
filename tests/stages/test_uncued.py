import pytest

from tests.parses import span
from tests.stages.test_relations import found, spelled, tagged

STRESSED = """
Voss Voss PROPN 2 nsubj
stressed stress VERB/VBD 0 root
the the DET 4 det
need need NOUN 2 obj
for for ADP 6 case
pumps pump NOUN 4 nmod
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
STRESSED_TEXT = "Voss stressed the need for pumps.\n\n“They all failed in one night.”"

AMID = """
Orr Orr PROPN 2 nsubj
spoke speak VERB/VBD 0 root
. . PUNCT 2 punct

Voss Voss PROPN 2 nsubj
blamed blame VERB/VBD 0 root
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
    (quoted,) = found(STRESSED_TEXT, rows=STRESSED, entities={"Voss": "PERSON"})
    assert quoted.told_by == span(STRESSED_TEXT, "Voss")
    assert "rule:takes the floor" in quoted.evidence


@pytest.mark.parametrize("verb", ["stressed", "visited"])
def test_the_floor_is_taken_by_speaking_alone(verb: str):
    text = STRESSED_TEXT.replace("stressed", verb)
    rows = STRESSED.replace("stressed stress", f"{verb} {verb[:-2]}")
    (quoted,) = found(text, rows=rows, entities={"Voss": "PERSON"})
    assert (quoted.told_by is None) == (verb == "visited")


def test_a_quotation_amid_a_sentence_is_its_subjects():
    text = "Orr spoke.\n\nVoss blamed “a pump that never once worked”."
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
