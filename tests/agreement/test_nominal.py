"""Alpha on values without order, against a published table and against its definition."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.agreement.nominal import field_agreement

# Krippendorff's example of missing values: three observers, fifteen units, nominal alpha 0.691.
TABLE = ("*****3412113" + "3*3", "1*213343******" + "*", "**21344*2113" + "3*4")


def rows(*observers):
    units = zip(*observers, strict=True)
    return [{str(n): value for n, value in enumerate(unit) if value != "*"} for unit in units]


def by_definition(units):
    """One minus observed over expected disagreement, from the table of coincidences."""
    together = Counter()
    for unit in units:
        for one, other in permutations(unit.values(), 2):
            together[one, other] += 1 / (len(unit) - 1)
    each = Counter()
    for (one, _), count in together.items():
        each[one] += count
    whole = sum(each.values())
    observed = sum(count for (one, other), count in together.items() if one != other)
    expected = sum(each[a] * each[b] for a in each for b in each if a != b) / (whole - 1)
    return 1 - observed / expected


def test_the_published_example():
    found = field_agreement(rows(*TABLE))
    assert found.alpha == pytest.approx(0.691, abs=0.0005)
    assert found.units == 12  # judged by two at least
    assert found.share == 0.75


def test_by_hand():
    # two observers, four units: a a b b and a a b a; coincidences aa 4, bb 2, ab and ba 1 each
    found = field_agreement(rows("aabb", "aaba"))
    assert found.alpha == pytest.approx(1 - 2 / (2 * 5 * 3 / 7))
    assert found.share == 0.75


@pytest.mark.parametrize("alone", [[], [{"ada": "x"}], [{"ada": "x"}, {"ben": "y"}]])
def test_one_reviewer_or_no_overlap_measures_nothing(alone):
    found = field_agreement(alone)
    assert (found.units, found.alpha, found.share) == (0, None, None)


def test_where_all_say_one_thing_there_is_no_chance_to_compare_with():
    assert field_agreement(rows("aaa", "aaa")).alpha is None


observers = st.lists(st.sampled_from("ab*c"), min_size=6, max_size=6)


@given(st.lists(observers, min_size=2, max_size=4))
def test_it_is_what_its_definition_says(drawn):
    units = [row for row in rows(*drawn) if len(row) > 1]
    found = field_agreement(rows(*drawn))
    if len({value for row in units for value in row.values()}) < 2:
        assert found.alpha is None
    else:
        assert found.alpha == pytest.approx(by_definition(units))
