"""Figures that make up another one of their document."""

import pytest

from attribution.corroboration.adding import sums, wholes
from attribution.corroboration.inside import inside
from tests.corroboration.builders import count, profile, told, who
from tests.corroboration.test_figures import figure

POLICE = who("the police", affiliation="state_security")


def test_a_total_is_the_sum_of_different_groups():
    figures = [
        figure(447, population="all killed"),
        figure(318, population="civilians"),
        figure(54, population="soldiers"),
        figure(75, population="rebels"),
        figure(20, population="women"),
    ]
    assert list(sums(figures)) == [(0, (1, 2, 3))]


def test_nothing_adds_up_across_events_or_of_one_group_twice():
    total = figure(30)
    twice = [figure(10, population="soldiers"), figure(20, population="troops")]
    other = [figure(10, population="women"), figure(20, population="men", event="=rescue")]
    assert list(sums([total, *twice])) == []
    assert list(sums([total, *other])) == []


def test_a_part_is_the_sum_of_nothing():
    parts = [figure(6, population="women"), figure(3, population="children")]
    assert list(sums([figure(9, population="people"), *parts])) == [(0, (1, 2))]
    assert list(sums([figure(9, population="people", share="part"), *parts])) == []


@pytest.mark.parametrize(
    ("total", "share", "parts", "is_sum"),
    [
        (2316, "all", (1769, 547), True),
        (15, "all", (10, 5), False),
        (15, "total", (10, 5), True),
        (7300, "all", (7000, 300), False),
        (2016, "all", (2000, 16), False),
    ],
)
def test_of_things_only_what_adds_up_hardly_by_chance_is_a_sum(total, share, parts, is_sum):
    listed = [figure(value, event=None) for value in parts]
    found = list(sums([figure(total, event=None, share=share), *listed]))
    assert found == ([(0, (1, 2))] if is_sum else [])


def test_what_is_far_away_is_no_part_of_a_sum():
    near, far = figure(10, event=None), figure(5, event=None, start=2000)
    total = figure(15, event=None, share="total")
    assert list(sums([total, near, figure(5, event=None)])) == [(0, (1, 2))]
    assert list(sums([total, near, far])) == []


def test_things_add_up_only_to_things_of_their_kind():
    total = figure(2316, unit="votes", event=None)
    assert list(sums([total, *(figure(v, unit="votes", event=None) for v in (1769, 547))]))
    assert not list(sums([total, *(figure(v, unit="miles", event=None) for v in (1769, 547))]))


def test_a_part_belongs_to_the_nearest_whole_before_it():
    everybody, rescued = figure(26), figure(40, event="=rescue")
    part = figure(9, share="part")
    assert list(wholes([everybody, rescued, part])) == [(0, 2)]
    assert list(wholes([figure(5), part])) == []
    assert list(wholes([part, everybody])) == []


def test_a_part_is_told_of_whole_whoever_tells_it():
    whole = told("26 people died near Dursk", POLICE, numbers={"26": count(26, "people")})
    part = told(
        "Nine of the dead were students at Dursk", who("the college"),
        numbers={"Nine": {"value": 9}},
    )  # fmt: skip
    found = [(a.claim, b.claim, v.relation, v.why) for a, b, v in inside(profile(whole, part))]
    assert found == [("c0", "c1", "part_of", "Nine of 26 people")]
