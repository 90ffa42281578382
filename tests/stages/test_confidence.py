import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.stages.confidence import Calibration, calibration

TABLE = Calibration([(0.2, 0.1), (0.8, 0.7), (0.9, 0.95)])


@pytest.mark.parametrize(
    ("raw", "evidence", "expected"),
    [
        (0.5, ("model:relations",), 0.4),
        (0.1, ("model:relations", "rule:known"), 0.1),
        (0.99, ("model:relations",), 0.95),
        (0.6, ("rule:known", "cues:~say"), 0.6),
        (0.99, (), 0.99),
    ],
)
def test_what_found_it_decides(raw, evidence, expected):
    assert TABLE.probability(raw, evidence) == pytest.approx(expected)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_shipped_table_never_turns_the_order_round(one, other):
    low, high = sorted((one, other))
    table = calibration()
    evidence = ("model:relations",)
    assert 0 <= table.probability(low, evidence) <= table.probability(high, evidence) <= 1
