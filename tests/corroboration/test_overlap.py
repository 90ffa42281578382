"""What the claims of two documents have in common, for all pairs at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corroboration.meeting import Meeting, likeness
from attribution.corroboration.overlap import Grid, Overlap, both, places
from tests.corroboration.builders import profile

WORDS = ["dam", "gate", "bridge", "miller", "Dursk", "Ilvek", "Kessling", "ferry", "army", "rebels"]
CLAIMS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=4)


@given(CLAIMS, CLAIMS)
def test_all_pairs_at_once_are_as_alike_as_each_pair_by_itself(ours, theirs):
    left, right = profile(*filter(None, ours)), profile(*filter(None, theirs), name="b")
    overlap = Meeting(left, right).overlap
    for row, one in enumerate(left.tellings):
        for column, other in enumerate(right.tellings):
            like = likeness(one, other)
            assert overlap.dice[row, column] == pytest.approx(like.dice, abs=0.01)
            assert overlap.shared[row, column] == len(like.shared)
            if one.weight and other.weight:
                assert overlap.held[row, column] == pytest.approx(like.held, abs=0.01)


def test_claims_without_terms_are_like_nothing():
    overlap = Overlap(Grid.of([{}, {"dam": 1.0}]), Grid.of([{}]))
    assert overlap.dice.tolist() == [[0.0], [0.0]]
    assert overlap.held.tolist() == [[0.0], [0.0]]


def test_documents_without_claims_have_no_pairs():
    assert Overlap(Grid.of([]), Grid.of([{"dam": 1.0}])).dice.shape == (0, 1)


def test_pairs_of_flags():
    assert list(places(both([True, False, True], [False, True]))) == [(0, 1), (2, 1)]
