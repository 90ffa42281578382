import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.training.calibration import calibration_error, fitted, isotonic

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=200)


@given(PAIRS)
def test_the_curve_rises(pairs):
    curve = isotonic(pairs)
    assert curve == sorted(curve)
    assert len({share for _, share in curve}) == len(curve)
    assert all(0 <= share <= 1 for _, share in curve)


def test_a_tagger_too_sure_of_itself_is_taken_down():
    found = [(0.9, ("model:relations",), place % 2 == 0) for place in range(400)]
    found += [(0.5, ("model:relations",), place % 4 == 0) for place in range(400)]
    assert fitted(found).probability(0.9, ("model:relations",)) == pytest.approx(0.5, abs=0.02)
    assert calibration_error((raw, right) for raw, _, right in found) > 0.3
    curve = fitted(found)
    after = [(curve.probability(raw, evidence), right) for raw, evidence, right in found]
    assert calibration_error(after) < 0.03


def test_relations_of_rules_do_not_count():
    found = [(0.9, ("model:relations",), True)] * 20
    found += [(0.9, ("rule:rare",), False)] * 20
    assert fitted(found).curve == [(0.9, 1.0)]
    assert fitted(found).probability(0.5, ("rule:rare",)) == 0.5


def test_the_error_by_hand():
    # bins of 0.9: |1.8 - 1| and of 0.1: |0.1 - 0|, over three relations
    pairs = [(0.9, True), (0.9, False), (0.1, False)]
    assert calibration_error(pairs) == pytest.approx((0.8 + 0.1) / 3)
