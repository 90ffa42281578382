"""Tellings joined into clusters: by which edges, what keeps two apart, and how one is called."""

from contextlib import closing

import numpy as np
import pytest

from attribution.corroboration import Index
from attribution.corroboration.clusters import clusters, node
from attribution.corroboration.rows import Edge
from tests.corroboration.builders import MONITOR, count, profile, told

NO_KEYS = np.zeros(0, np.uint64)


def found(profiles, edges, parents=None):
    """The clusters of profiles, numbered from 1, whose claims (document, claim) edges join."""
    with closing(Index()) as index:
        for each in profiles:
            with index.adding():
                index.add(each, NO_KEYS)
                index.link(edges)
                edges = []
        return list(clusters(index, parents or {}))


def joining(one, other, score=0.8, *, joins=True, copied=False):
    return Edge(node(*one), node(*other), score, joins, copied)


def outlets(number):
    names = [f"Outlet {'abcdef'[place // 6]}{'abcdef'[place % 6]}" for place in range(number)]
    return [
        profile(f"The bridge at Dursk was closed, {name} writes", name=name, outlet=name)
        for name in names
    ]


def test_what_hangs_together_is_one_cluster_and_the_largest_comes_first():
    edges = [joining((1, 0), (2, 0)), joining((3, 0), (4, 0)), joining((4, 0), (5, 0))]
    first, second = found(outlets(5), edges)
    assert [len(cluster.members) for cluster in (first, second)] == [3, 2]
    assert (first.outlets, first.independent_origins) == (3, 3)
    assert first.id != second.id


def test_the_most_alike_are_joined_first_and_what_is_parted_stays_apart():
    edges = [
        joining((1, 0), (2, 0), 0.6), joining((2, 0), (3, 0), 0.9),
        joining((1, 0), (3, 0), 0.3, joins=False),
    ]  # fmt: skip
    profiles = outlets(3)
    (cluster,) = found(profiles, edges)
    assert {ref.document for ref in cluster.members} == {profiles[1].id, profiles[2].id}


def test_a_loose_chain_is_cut_at_some_size_but_copies_do_not_count():
    number = 32
    profiles = outlets(number)
    chain = [((place, 0), (place + 1, 0)) for place in range(1, number)]
    loose = found(profiles, [joining(*each) for each in chain])
    assert [len(cluster.members) for cluster in loose] == [30, 2]
    (copied,) = found(
        profiles, [joining(*each, copied=place < 20) for place, each in enumerate(chain)]
    )
    assert len(copied.members) == number


def test_a_copy_adds_no_origin():
    profiles = outlets(2)
    edge = [joining((1, 0), (2, 0), copied=True)]
    (cluster,) = found(profiles, edge, {profiles[1].id: profiles[0].id})
    assert (cluster.outlets, cluster.independent_origins) == (2, 1)


def test_the_quantity_is_what_most_tell_and_the_most_exact_of_equals():
    def telling(name, value, precision):
        numbers = {value: count(float(value), "civilians", precision=precision)}
        return profile(told(f"{value} civilians died", MONITOR, numbers=numbers), name=name)

    profiles = [
        telling("a", "40", "approximate"), telling("b", "40", "exact"), telling("c", "43", "exact"),
    ]  # fmt: skip
    edges = [joining((1, 0, 0), (2, 0, 0)), joining((2, 0, 0), (3, 0, 0))]
    (cluster,) = found(profiles, edges)
    assert (cluster.quantity.value, cluster.quantity.precision) == (40.0, "exact")
    assert cluster.origins[0].name == MONITOR.name
    assert cluster.independent_origins == 1


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (
            ["bridge closed", "The bridge at Dursk was closed by the mayor on Monday night"],
            "The bridge at Dursk was closed by the mayor on Monday night",
        ),
        (
            ["that the bridge was closed", "“The bridge at Dursk was closed at night”"],
            "The bridge at Dursk was closed at night",
        ),
        (
            ["The bridge " + "was closed and opened " * 6, "shut"],
            "The bridge" + " was closed and opened" * 3 + " was closed …",
        ),
    ],
    ids=["a sentence", "without marks", "cut at a word"],
)
def test_a_cluster_is_called_by_what_reads_best(texts, label):
    profiles = [profile(text, name=f"{place}.txt") for place, text in enumerate(texts)]
    (cluster,) = found(profiles, [joining((1, 0), (2, 0))])
    assert cluster.label == label


def test_a_cluster_is_not_called_by_a_headline():
    short = profile("The mayor closed it")
    headline = profile(
        told("The bridge at Dursk was closed by the mayor on Monday", zone="headline")
    )
    (cluster,) = found([headline, short], [joining((1, 0), (2, 0))])
    assert cluster.label == "The mayor closed it"
