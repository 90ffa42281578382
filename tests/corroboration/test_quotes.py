"""What became of quoted words on the way to a copy."""

import pytest

from attribution.corroboration.quotes import quote_changes
from tests.corroboration.builders import profile, told, who

ORR = who("Jan Orr", "named_person")


def changes(one, other, *, is_told=True):
    left, right = profile(told(one, ORR)), profile(told(other, ORR), name="b.txt")
    return list(quote_changes(left.tellings[0], right.tellings[0], is_told=is_told))


def drifts(one, other, **more):
    return [drift for drift, _, _ in changes(one, other, **more)]


WHOLE = "“The ferry sank near the mill before dawn and nobody was warned”"


@pytest.mark.parametrize("other", [WHOLE, WHOLE.replace("“", '"').replace("”", '"')])
def test_the_same_words_in_any_marks_did_not_change(other):
    assert changes(WHOLE, other) == []


def test_what_was_not_quoted_cannot_change():
    assert changes("The ferry sank near the mill", WHOLE) == []


def test_words_cut_off_are_trimmed():
    short = "“The ferry sank near the mill before dawn”"
    assert changes(WHOLE, short) == [("quote_trimmed", "and nobody was warned", None)]


def test_words_that_lost_only_their_marks_are_told_as_before():
    short = "“The ferry sank near the mill before dawn” and nobody was warned"
    lost = "and nobody was warned"
    assert changes(WHOLE, short) == [("quote_trimmed", lost, lost)]


def test_words_put_into_the_quotation_extend_it():
    short = "“The ferry sank near the mill before dawn”"
    assert changes(short, WHOLE) == [("quote_extended", None, "and nobody was warned")]
    before = "“The ferry sank near the mill before dawn” and nobody was warned"
    assert changes(before, WHOLE) == []  # they stood there, unquoted


def test_a_typing_error_is_corrected_and_another_word_is_none():
    assert changes("“The ferri sank before dawn”", "“The ferry sank before dawn”") == [
        ("quote_corrected", "ferri", "ferry")
    ]
    assert "quote_corrected" not in drifts(
        "“The ferry sank before dawn”", "“The trawler sank before dawn”"
    )


def test_one_stretch_made_two_is_divided_anew():
    two = "“The ferry sank near the mill before dawn”, he said, “and nobody was warned”"
    assert drifts(WHOLE, two) == ["quote_repartitioned"]
    assert drifts(two, WHOLE) == ["quote_repartitioned"]
    assert drifts(two, two) == []


@pytest.mark.parametrize(
    ("is_told", "drift"), [(True, "quote_to_indirect"), (False, "quote_to_outlet_voice")]
)
def test_words_without_their_marks_become_the_sources_or_the_outlets(is_told, drift):
    bare = "The ferry sank near the mill before dawn, and nobody was warned"
    assert drifts(WHOLE, bare, is_told=is_told) == [drift]


def test_a_short_quotation_may_be_left_out_and_a_long_one_is_another_claim():
    assert drifts("The raid was “a treacherous crime”", "The raid was on Monday") == [
        "quote_trimmed"
    ]
    assert drifts(WHOLE, "The raid was on Monday") == []


def test_a_quotation_of_which_one_mark_stands_in_the_claim_tells_nothing():
    assert drifts(WHOLE, "The ferry sank near the mill before dawn, and nobody was warned”") == []
