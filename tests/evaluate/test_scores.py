import pytest

from attribution.evaluate.scores import Confusion, Pair, Score, added, closest, paired, tallied


def test_ratios_of_a_score():
    score = Score(gold=4, predicted=2, matched=1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.25, pytest.approx(1 / 3))
    assert Score.of({1, 2, 3}, {3, 4}) == Score(3, 2, 1)


def test_nothing_to_divide_by_is_no_zero():
    assert (Score(0, 3).recall, Score(3, 0).precision, Score().f1) == (None, None, None)
    assert Score(0, 3).f1 == 0.0


def test_scores_for_json_are_rounded():
    assert Score(3, 3, 1).as_dict() == {
        "gold": 3, "predicted": 3, "matched": 1,
        "precision": 0.3333, "recall": 0.3333, "f1": 0.3333,
    }  # fmt: skip


def test_tables_are_added_cell_by_cell():
    one, other = {"a": {"found": Score(1, 1, 1)}}, {"a": {"found": Score(2, 0, 0)}, "b": {}}
    total = added([one, other, {"b": {"found": Score(0, 1, 0)}}])
    assert total == {"a": {"found": Score(3, 1, 1)}, "b": {"found": Score(0, 1, 0)}}
    assert one == {"a": {"found": Score(1, 1, 1)}}  # nothing is changed


def test_a_confusion_counts_what_agrees():
    table = Confusion({("x", "x"): 3, ("x", "y"): 1})
    assert (table.count, table.accuracy) == (4, 0.75)
    assert table.as_dict()["confusion"] == {"x": {"x": 3, "y": 1}}
    assert Confusion({}).accuracy is None


LIKES = {("a", "x"): 5, ("a", "y"): 1, ("b", "x"): 4}


def likeness(one, other):
    return LIKES.get((one, other), 0)


def test_as_many_as_possible_are_paired():
    assert paired(["a", "b"], ["x", "y"], likeness) == [Pair("a", "y"), Pair("b", "x")]


def test_the_most_alike_are_paired_first():
    assert closest(["a", "b"], ["x", "y"], likeness) == [
        Pair("a", "x"),
        Pair("b", None),
        Pair(None, "y"),
    ]


def test_what_is_not_alike_is_never_paired():
    assert paired(["c"], ["x"], likeness) == [Pair("c", None), Pair(None, "x")]
    assert closest(["c"], ["x"], likeness) == [Pair("c", None), Pair(None, "x")]


def test_a_prediction_counts_with_the_gold_it_is_paired_with():
    pairs = [Pair("short", "longer"), Pair("b", None), Pair(None, "long word")]
    found = tallied(pairs, "exact", lambda thing: ("all", "long" if len(thing) > 5 else "short"))
    assert found == {
        "all": {"exact": Score(2, 2, 1)},
        "short": {"exact": Score(2, 1, 1)},
        "long": {"exact": Score(0, 1, 0)},
    }
