"""Which documents are compared: those with rare keys in common, and of near copies the nearest."""

from contextlib import closing

import numpy as np
import pytest

import attribution.corroboration as across
from attribution.corroboration import Index, add, findings
from attribution.corroboration.blocking import candidates, compared, keys_of, posted
from attribution.corroboration.postings import Found
from attribution.records import Cluster, Derivation
from tests.corroboration.builders import MONITOR, annotation, count, profile, told


def under(postings):
    """Documents by keys, as an index tells them."""
    places = [place for place, found in enumerate(postings.values()) for _ in found]
    numbers = [number for found in postings.values() for number in found]
    return Found(
        np.array(list(postings), np.uint64), np.array(places, int), np.array(numbers, np.int64)
    )


def test_two_rare_terms_of_one_claim_are_a_key_and_single_ones_are_none():
    one = profile("Kessling fled Dursk by night", name="a")
    same = profile("By night the governor Kessling left for Dursk", name="b")
    other = profile("Kessling wrote memoirs", "Dursk has a harbour", name="c")
    assert set(keys_of(one).tolist()) & set(keys_of(same).tolist())
    assert not set(keys_of(one).tolist()) & set(keys_of(other).tolist())


def test_a_figure_with_a_name_finds_a_brief_report():
    numbers = {"447": count(447, "civilians")}
    long = profile(
        told("Fighting near Dursk has killed 447 civilians", MONITOR, numbers=numbers),
        "Kessling was seen in Ilvek", "Ilvek and Pellory are cut off", "Pellory lies in the hills",
        name="long",
    )  # fmt: skip
    brief = profile(told("447 civilians died, it said of Dursk", MONITOR, numbers=numbers))
    assert len(set(keys_of(long).tolist()) & set(keys_of(brief).tolist())) > 1


def test_the_rarer_the_keys_the_better_the_candidate():
    found = under({1: [7, 8], 2: [7, 8], 3: [7], 4: [8, 9, 10, 11], 5: [12]})
    assert candidates(found)[:2] == [7, 8]
    assert 12 not in candidates(found)


def test_a_key_that_many_have_is_not_followed():
    assert candidates(under({key: list(range(32)) for key in range(40)})) == []
    assert list(posted(under({1: list(range(32)), 2: []}), {})) == [2]


def test_of_near_copies_only_the_nearest_is_compared():
    assert compared([1, 2, 3, 4], {2: 0.4, 3: 0.9}) == [3, 1, 4]


def test_a_key_takes_no_more_near_copies_than_stand_for_all():
    found = under({1: [5, 6, 7], 2: [5, 6], 3: [8, 9, 10], 4: []})
    assert list(posted(found, {5: 1.0, 6: 1.0, 7: 1.0})) == [2, 3, 4]


LINES = [
    "Troops took up positions along the river Orve after a week of fighting in the hills",
    "The ferry office said that no boat had crossed since the gates of the dam were opened",
    "Farmers in three villages told of shots at night and of lorries without number plates",
]


def copy(number):
    name = f"Q{number}x".translate(str.maketrans("0123456789", "abcdefghij"))
    return annotation(
        *LINES, f"The mayor of {name} said that his town was calm", name=name, outlet=name
    )


@pytest.fixture(scope="module")
def many():
    """An index of a hundred near copies, with how often two documents were compared."""
    compares = 0
    plain = across.compare

    def counted(*given):
        nonlocal compares
        compares += 1
        plain(*given)

    with pytest.MonkeyPatch.context() as patch, closing(Index()) as index:
        patch.setattr(across, "compare", counted)
        for number in range(100):
            add(index, copy(number))
        yield index, compares


def test_each_of_many_near_copies_is_compared_once(many):
    _, compares = many
    assert compares == 99


def test_many_near_copies_stay_in_one_cluster_of_one_origin(many):
    index, _ = many
    clusters = [item for item in findings(index) if isinstance(item, Cluster)]
    largest = clusters[0]
    assert (largest.outlets, len(largest.members)) == (100, 100)
    assert largest.independent_origins == 1


def test_every_near_copy_is_known_as_one(many):
    index, _ = many
    copies = {
        item.to
        for item in findings(index)
        if isinstance(item, Derivation) and item.relation == "derived_copy"
    }
    assert len(copies) == 99
