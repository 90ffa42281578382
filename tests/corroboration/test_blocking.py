"""Which documents are compared: those with rare keys in common, and of near copies the nearest."""

from contextlib import closing

import pytest

import attribution.corroboration as across
from attribution.corroboration import Index, add, findings
from attribution.corroboration.blocking import candidates, count_keys, neighbours, word_keys
from attribution.corroboration.reading import profile_of
from attribution.records import Cluster, Derivation
from tests.corroboration.builders import MONITOR, annotation, count, profile, told


def test_two_rare_terms_of_one_claim_are_a_key_and_single_ones_are_none():
    one = profile("Kessling fled Dursk by night", name="a")
    same = profile("By night the governor Kessling left for Dursk", name="b")
    other = profile("Kessling wrote memoirs", "Dursk has a harbour", name="c")
    assert set(word_keys(one)) & set(word_keys(same))
    assert not set(word_keys(one)) & set(word_keys(other))


def test_a_figure_with_a_name_finds_a_brief_report():
    numbers = {"447": count(447, "civilians")}
    long = profile(
        told("Fighting near Dursk has killed 447 civilians", MONITOR, numbers=numbers),
        "Kessling was seen in Ilvek", "Ilvek and Pellory are cut off", "Pellory lies in the hills",
        name="long",
    )  # fmt: skip
    brief = profile(told("447 civilians died, it said of Dursk", MONITOR, numbers=numbers))
    assert len(set(count_keys(long)) & set(count_keys(brief))) > 1


def test_the_rarer_the_keys_the_better_the_candidate():
    postings = {1: [7, 8], 2: [7, 8], 3: [7], 4: [8, 9, 10, 11], 5: [12]}
    assert candidates(postings)[:2] == [7, 8]
    assert 12 not in candidates(postings)


def test_a_key_that_many_have_is_not_followed():
    assert candidates({key: list(range(32)) for key in range(40)}) == []


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


def test_a_near_copy_is_put_under_the_keys_that_its_nearest_has_not():
    first, again = profile_of(copy(1)), profile_of(copy(2))
    with closing(Index()) as index:
        add(index, copy(1))
        near = neighbours(index, again)
    assert near.compared == [1]
    assert near.words == word_keys(again)
    by_words = set(near.posted) & set(near.words)
    assert by_words == set(near.words) - set(word_keys(first))
    assert by_words


def test_what_is_told_by_a_near_copy_already_is_not_compared_again():
    report = annotation(LINES[0], "Nurse Pellory left for Ilvek", name="report")
    with closing(Index()) as index:
        for each in (report, copy(1)):
            add(index, each)
        assert neighbours(index, profile_of(copy(2))).compared == [2]


def test_a_near_copy_is_compared_with_those_it_alone_has_something_in_common_with():
    report = annotation("Nurse Pellory left the quarantine ward for Ilvek", name="report")
    more = annotation(*LINES, "By night nurse Pellory quit Ilvek's quarantine ward", name="more")
    with closing(Index()) as index:
        for each in (report, copy(1)):
            add(index, each)
        assert neighbours(index, profile_of(more)).compared == [2, 1]


def test_a_count_is_asked_for_though_a_near_copy_has_it():
    numbers = {"447": count(447, "civilians")}
    counted = told("Fighting near Dursk and Ilvek killed 447 civilians", MONITOR, numbers=numbers)
    brief = told("447 civilians died, it said of Dursk and Ilvek", MONITOR, numbers=numbers)
    with closing(Index()) as index:
        add(index, annotation(brief, "Dursk is cut off", name="brief"))
        add(index, annotation(*LINES, counted, name="long"))
        again = profile_of(annotation(*LINES, counted, "No aid came", name="again"))
        near = neighbours(index, again)
        assert near.compared == [2, 1]
        assert count_keys(again)
        assert not set(count_keys(again)) & set(near.posted)


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
