"""Documents added one after the other, and all that is then found."""

import sqlite3
import tempfile
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corroboration import Index, add, corroborate, findings
from attribution.corroboration.profile import Profile
from attribution.corroboration.reading import profile_of
from attribution.errors import StoreError
from attribution.records import Cluster, Derivation, Drift, Relation
from tests.corroboration.builders import MONITOR, annotation, count, told, who

ENVOY = who("Ruta Halvarsen", kind="named_person", affiliation="igo")


def killed(shown, value, population="civilians", by=MONITOR, **more):
    return told(
        f"{shown} {population} were killed near Dursk in the Ketter valley", by,
        numbers={shown: count(value, population, **more)},
    )  # fmt: skip


def report(name, *claims, **more):
    settings = {
        "Press": "Kessling left Dursk for Ilvek on Tuesday, a day after Orvessa had sacked him",
        "Mail": "In Orvessa the name of Kessling is whispered from Ilvek to Dursk",
        "Mark": "Nobody in Dursk or Ilvek has seen Kessling, whom Orvessa is looking for",
    }
    filler = " ".join(f"{name}{number}" for number in range(40))
    setting = settings.get(name, settings["Mail"])
    return annotation(*claims, setting, filler, name=name, outlet=name, **more)


FIRST = report(
    "Press", killed("318", 318), told("“alarming accounts of killed families”", ENVOY),
    "Army columns entered Ilvek to secure the dam", published="2024-09-13",
)  # fmt: skip
SECOND = report(
    "Mail", killed("some 318", 318, precision="approximate"),
    told("“badly shaken” by “alarming accounts of killed families”", ENVOY),
    published="2024-09-14",
)  # fmt: skip
THIRD = report("Mark", killed("512", 512), killed("447", 447, "people"), published="2024-09-15")
ALL = [FIRST, SECOND, THIRD]


def found(*annotations):
    with closing(Index()) as index:
        return list(corroborate(annotations, index))


def test_one_claim_of_two_outlets_is_a_cluster_with_one_origin():
    (cluster,) = [
        item for item in found(*ALL)
        if isinstance(item, Cluster) and item.quantity and item.quantity.value == 318
    ]  # fmt: skip
    assert (cluster.outlets, cluster.independent_origins) == (2, 1)
    assert [ref.document for ref in cluster.members] == [FIRST.document.id, SECOND.document.id]
    assert cluster.origins[0].name == MONITOR.name


def test_a_later_count_is_an_update_and_no_member():
    updates = [
        item for item in found(*ALL) if isinstance(item, Relation) and item.relation == "update"
    ]
    assert {item.to.document for item in updates} == {THIRD.document.id}
    for item in found(*ALL):
        if isinstance(item, Cluster):
            documents = {ref.document for ref in item.members}
            assert THIRD.document.id not in documents or len(documents) == 1 or not item.quantity


def test_two_figures_of_one_claim_are_two_clusters():
    def losses(name):
        claim = told(
            "54 soldiers and 75 rebels were killed near Dursk", MONITOR,
            numbers={"54": count(54, "soldiers"), "75": count(75, "rebels")},
        )  # fmt: skip
        return report(name, claim)

    values = {
        item.quantity.value
        for item in found(losses("a"), losses("b"))
        if isinstance(item, Cluster) and item.quantity
    }
    assert values == {54, 75}


def test_what_two_documents_made_of_one_speakers_words_is_drift_without_a_copy():
    drift = [item for item in found(*ALL) if isinstance(item, Drift)]
    assert {(item.drift, item.after) for item in drift} == {("quote_extended", "badly shaken")}
    assert not [
        item for item in found(*ALL) if isinstance(item, Derivation)
        and item.relation == "derived_copy"
    ]  # fmt: skip


def test_a_document_that_is_there_already_is_not_added_again():
    with closing(Index()) as index:
        assert add(index, FIRST)
        assert not add(index, FIRST)
        assert len(index) == 1


@settings(max_examples=6)
@given(st.permutations(ALL), st.integers(min_value=0, max_value=3))
def test_adding_in_two_runs_finds_the_same_as_in_one(listed, cut):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        with closing(Index(path)) as index:
            for each in listed[:cut]:
                add(index, each)
        with closing(Index(path)) as index:
            for each in listed[cut:]:
                add(index, each)
            again = list(findings(index))
    assert again == found(*listed)


@settings(max_examples=6)
@given(st.permutations(ALL))
def test_what_is_found_does_not_depend_on_the_order_of_adding(listed):
    def lines(given):
        return sorted(item.model_dump_json() for item in found(*given))

    assert lines(listed) == lines(ALL)


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.document.name)
def test_a_profile_survives_the_index(each):
    profile = profile_of(each)
    assert Profile.unpacked(profile.packed(), profile.runs) == profile


def test_claims_that_share_nothing_make_no_findings():
    one = annotation("A bakery in Marenza sold its last loaf", name="a")
    other = annotation("The opera of Tollund opened with a new tenor", name="b")
    assert found(one, other) == []


def test_annotations_without_claims_are_no_trouble():
    assert found(annotation(name="a"), annotation(name="b")) == []


def test_no_file_of_another_kind_is_taken_for_an_index(tmp_path):
    other = tmp_path / "text"
    other.write_text("no index at all, but long enough to be read as a header" * 20)
    with pytest.raises(StoreError, match="cannot be used as an index"):
        Index(other)


def test_an_index_of_another_version_is_refused(tmp_path):
    path = tmp_path / "index"
    Index(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(StoreError, match="no index of version"):
        Index(path)


def test_an_index_in_no_folder_is_refused(tmp_path):
    with pytest.raises(StoreError, match="cannot be used as an index"):
        Index(tmp_path / "nowhere" / "index")


def test_a_document_that_fails_leaves_the_others(tmp_path, monkeypatch):
    path = tmp_path / "index"
    with closing(Index(path)) as index:
        add(index, FIRST)
        with monkeypatch.context() as patch:
            patch.setattr(Index, "link", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                add(index, SECOND)
        add(index, THIRD)
        assert len(index) == 2
    with closing(Index(path)) as index:
        assert [FIRST.document.id in index, SECOND.document.id in index] == [True, False]


def test_parted_tellings_never_share_a_cluster():
    for item in found(*ALL):
        if isinstance(item, Cluster) and item.quantity:
            values = {318, 447, 512} - {item.quantity.value}
            for one, other in combinations(item.members, 2):
                assert one != other
            assert item.quantity.value not in values


def test_what_a_copy_tells_of_some_is_not_what_its_original_tells_of_all():
    lines = (
        "The river Orve has risen for a week after rain in the hills above the old dam",
        "Engineers opened the gates on Friday to keep the water from the mills below",
        "No train has run between the two towns since then and buses are full by noon",
    )
    every = told(
        "All the houses in the lower town were flooded", hedges={"universal": ("All", "houses")}
    )
    some = told(
        "Some of the houses in the lower town were flooded",
        hedges={"vague_quantifier": ("Some", "houses")},
    )
    found = kinds_of_relations(annotation(*lines, every), annotation(*lines, some, name="b.txt"))
    assert found == ["conflict_scope", "same", "same", "same"]
    again = kinds_of_relations(annotation(*lines, every), annotation(*lines, every, name="b.txt"))
    assert again == ["same"] * 4


def kinds_of_relations(*documents):
    with closing(Index()) as index:
        found = list(corroborate(documents, index))
    assert any(isinstance(item, Derivation) and item.relation == "derived_copy" for item in found)
    return sorted(item.relation for item in found if isinstance(item, Relation))
