from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.agreement.unitizing import unitizing_alpha
from attribution.text import Span, merged

LENGTH = 40
units = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 8)).map(
        lambda pair: Span(pair[0], min(pair[0] + pair[1], LENGTH))
    ),
    max_size=4,
)


def by_definition(observers):
    """The expected difference as it is defined: a unit slid along every other observer's line.

    Over all places of a unit against each unit and gap, with nothing summed in closed form.
    """
    rows = []
    for spans in observers:
        marks, at, row = merged(spans), 0, []
        for start, end in marks:
            if start > at:
                row.append((start - at, False))
            row.append((end - start, True))
            at = end
        if at < LENGTH:
            row.append((LENGTH - at, False))
        rows.append(row)
    sizes = [size for row in rows for size, unit in row if unit]
    gaps = [size for row in rows for size, unit in row if not unit]
    total = 0.0
    for place, size in enumerate(sizes):
        for other in range(len(sizes)):
            if other != place:
                # half of the sum over all overlapping places, which is the same for equal lengths
                total += sum(shift**2 for shift in range(-size + 1, size))
        total += sum(size**2 * (gap - size + 1) for gap in gaps if gap >= size)
    whole = len(rows) * LENGTH
    pairs = whole * (whole - 1) - sum(size * (size - 1) for size in sizes)
    return 2 / LENGTH * total / pairs


def test_the_same_units_agree_fully():
    spans = [Span(0, 5), Span(10, 20)]
    assert unitizing_alpha([spans, list(reversed(spans))], LENGTH) == 1.0


def test_the_published_example():
    """Two observers, a continuum of 300, two kinds of units: Krippendorff (2004), Measuring the
    Reliability of Qualitative Text Analysis Data, with 0.0144 observed and 0.0532 expected."""
    one = [Span(75, 145), Span(220, 250)]
    other = [Span(70, 150), Span(205, 225), Span(250, 270)]
    assert unitizing_alpha([one, other], 300) == pytest.approx(1 - 0.0144 / 0.0532, abs=0.002)
    assert unitizing_alpha([one, other], 300) == pytest.approx(0.7285, abs=0.0001)
    same = [Span(30, 90), Span(150, 200)]
    assert unitizing_alpha([same, same], 300) == 1.0


def test_a_shifted_end_costs_less_than_a_missing_unit():
    whole = [Span(0, 5), Span(10, 20)]
    shifted = unitizing_alpha([whole, [Span(0, 5), Span(11, 20)]], LENGTH)
    missing = unitizing_alpha([whole, [Span(0, 5)]], LENGTH)
    assert missing < shifted < 1.0


def test_units_in_other_places_agree_less_than_chance():
    assert unitizing_alpha([[Span(0, 5)], [Span(20, 25)]], LENGTH) < 0


def test_nothing_to_agree_on():
    assert unitizing_alpha([[], []], LENGTH) is None
    assert unitizing_alpha([[Span(0, 5)]], LENGTH) is None


def test_the_observed_difference_by_hand():
    # two units overlap with ends 1 and 2 apart; the second observer lacks a unit of length 4
    one, other = [Span(2, 6), Span(20, 24)], [Span(3, 8)]
    observed = 2 * (1**2 + 2**2 + 4**2) / (2 * 1 * LENGTH**2)
    expected = by_definition([one, other])
    assert unitizing_alpha([one, other], LENGTH) == pytest.approx(1 - observed / expected)


def observed_by_definition(observers):
    """Over all pairs of sections that share a place, straight from the definition."""
    lines = []
    for spans in observers:
        edges = sorted({0, LENGTH, *(edge for span in merged(spans) for edge in span)})
        pairs = list(pairwise(edges))
        lines.append([(pair, pair in [tuple(s) for s in merged(spans)]) for pair in pairs])
    total = 0
    for place, row in enumerate(lines):
        for other_place, other_row in enumerate(lines):
            for (start, end), unit in row if place != other_place else ():
                for (begin, stop), other_unit in other_row:
                    if start >= stop or begin >= end:
                        continue
                    if unit and other_unit:
                        total += (start - begin) ** 2 + (end - stop) ** 2
                    elif unit and begin <= start and end <= stop:
                        total += (end - start) ** 2
                    elif other_unit and start <= begin and stop <= end:
                        total += (stop - begin) ** 2
    return total / (len(lines) * (len(lines) - 1) * LENGTH**2)


@given(st.lists(units, min_size=2, max_size=4))
def test_it_is_what_its_definition_says(observers):
    found = unitizing_alpha(observers, LENGTH)
    if found is not None:
        expected = observed_by_definition(observers) / by_definition(observers)
        assert found == pytest.approx(1 - expected)


@given(st.lists(units, min_size=2, max_size=4))
def test_it_is_symmetric_and_at_most_one(observers):
    found = unitizing_alpha(observers, LENGTH)
    assert found == unitizing_alpha(list(reversed(observers)), LENGTH) or found == pytest.approx(
        unitizing_alpha(list(reversed(observers)), LENGTH)
    )
    assert found is None or found <= 1.0
