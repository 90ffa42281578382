import pytest

from attribution.errors import StoreError
from attribution.records import ClaimRef, Cluster, Derivation, Drift, Origin, Relation
from attribution.review.adjudication import MACHINE, adopting, claim_of, differences
from attribution.review.clusters import Corroboration
from attribution.review.edits import changed
from attribution.review.folding import Reviewed
from tests.annotations import annotation

MADE = annotation()


def views(**changes):
    found = {}
    for name, listed in changes.items():
        view = MADE
        for change in listed:
            view = changed(view, *change)
        found[name] = Reviewed(view)
    return found


def test_reviewers_stand_side_by_side_with_the_machine():
    two = views(ada=[("c0", "zone", "lede")], ben=[("a0", "quote.form", "direct")])
    quote, zone = differences(MADE, two, "c0")
    assert zone.shown == {MACHINE: "body", "ada": "lede", "ben": "body"}
    assert adopting(zone, "ada") == ("c0", "zone", "lede")
    assert quote.shown["ben"] == "direct"
    assert adopting(quote, "ben") == ("a0", "quote", {"form": "direct", "flags": []})
    assert differences(MADE, two, "c1") == []


def test_a_deleted_record_can_be_deleted_and_an_added_one_added():
    two = views(ada=[("v0", "deleted", None)], ben=[])
    found = {each.target: each for each in differences(MADE, two, "c0")}
    assert adopting(found["v0"], "ada") == ("v0", "deleted", None)
    assert adopting(found["v0"], "ben")[:2] == ("v0", "added")
    assert found["v0"].shown["ada"] == "(deleted)"


def test_different_decisions_differ():
    ada, ben = Reviewed(MADE, {"c0": "accept"}), Reviewed(MADE, {"c0": "reject"})
    [found] = differences(MADE, {"ada": ada, "ben": ben}, "c0")
    assert adopting(found, "ben") == ("c0", "decision", "reject")
    assert adopting(found, MACHINE) is None


def test_a_record_is_found_on_a_card():
    assert [claim_of(MADE, each) for each in ("c1", "a1", "s1", "v0", "x")] == [
        "c1", "c1", "c0", "c0", None,
    ]  # fmt: skip


def test_findings_are_looked_up_by_claim(tmp_path):
    one, other = ClaimRef(document="d1", claim="c0"), ClaimRef(document="d2", claim="c1")
    lines = [
        Cluster(id="k0", members=[one, other], label="nine dead", outlets=2, independent_origins=1,
                origins=[Origin(name="police", members=[one, other])]),
        Relation(origin=one, to=other, relation="same", why="numbers"),
        Derivation(origin="d1", to="d2", reuse=0.5, relation="derived_copy"),
        Drift(origin=one, to=other, drift="attribution_dropped", before="police said", after=None),
    ]  # fmt: skip
    path = tmp_path / "found.jsonl"
    path.write_text("".join(f"{line.model_dump_json()}\n" for line in lines))
    found = Corroboration(path).of("d2", "c1")
    assert (found.clusters, found.relations, found.drifts) == ([lines[0]], [lines[1]], [lines[3]])
    assert Corroboration(path).of("d2", "c9").clusters == []
    path.write_text('{"kind": "cluster"}\n')
    with pytest.raises(StoreError, match="line 1"):
        Corroboration(path)
