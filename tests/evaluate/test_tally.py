import pytest

from attribution.evaluate.scores import Pair, Score
from attribution.evaluate.tally import (
    NONE,
    Comparison,
    agreed,
    both,
    same_source,
    same_words,
    translated,
)

PAIRS = [Pair("a", "x"), Pair("b", None), Pair(None, "y"), Pair(None, "z")]


def test_records_are_counted_whether_paired_or_left_over():
    comparison = Comparison()
    comparison.count("claims", PAIRS)
    comparison.count("claims", PAIRS[:1])
    assert comparison.found == {"claims": {"found": Score(3, 4, 2)}}


def test_members_are_counted_as_sets():
    comparison = Comparison()
    comparison.members("targets", ["c1", "c1", "c2"], ["c2", "c3"])
    assert comparison.found["targets"]["found"] == Score(2, 2, 1)


def test_values_are_counted_as_they_are_shown():
    comparison = Comparison()
    comparison.value("independent", True, None)
    comparison.value("independent", True, None)
    comparison.value("stance", "neutral", "neutral")
    assert comparison.fields == {
        ("independent", "true", NONE): 2,
        ("stance", "neutral", "neutral"): 1,
    }


def test_an_id_without_a_partner_matches_nothing():
    assert translated(["a", "b"], {"a": "x", "b2": "y"}) == {"x", "gold b"}


def test_both_are_there_where_a_pair_is_whole():
    assert list(both(PAIRS)) == [("a", "x")]


def test_sources_are_the_same_through_their_pairs():
    assert same_source("s1", "s4", {"s1": "s4"}) == ("the same", "the same")
    for sources in ({"s1": "s5"}, {}):
        told, found = same_source("s1", "s4", sources)
        assert found != told == agreed(True)


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("the Old  port", "old Port", ("given", "given")),
        ("the old port", "the new port", ("given", "given otherwise")),
        ("the old port", None, ("given", NONE)),
        (None, "the old port", (NONE, "given")),
        (None, "", (NONE, NONE)),
    ],
)
def test_free_text_agrees_by_its_words(gold, predicted, expected):
    assert same_words(gold, predicted) == expected
