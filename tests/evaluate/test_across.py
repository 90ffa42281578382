"""Corroboration measured against gold."""

import pytest

from attribution.errors import StoreError
from attribution.evaluate.across import Places, corroboration_scores, evaluate_across
from attribution.evaluate.across_gold import (
    GoldDerivation,
    GoldDrift,
    GoldGroup,
    GoldRelation,
    read_corroboration_gold,
)
from attribution.records import ClaimRef, Cluster, Derivation, Drift, Origin, Relation
from tests.corroboration.builders import annotation

ONE = annotation("The dam burst at dawn", "The gates were open", name="one", outlet="One")
TWO = annotation("At dawn the dam burst", "Nobody saw the guards", name="two", outlet="Two")
THREE = annotation("The dam has burst", name="three", outlet="Three")
GIVEN = [ONE, TWO, THREE]
PLACE = Places(GIVEN, GIVEN)


def ref(story, number):
    return ClaimRef(document=story.document.id, claim=None if number is None else f"c{number}")


def cluster(*members, origins=1):
    return Cluster(
        id="k1", members=list(members), label="", outlets=len(members),
        independent_origins=origins, origins=[Origin(name="", members=list(members))],
    )  # fmt: skip


def drift(kind, one, other):
    return Drift(origin=one, to=other, drift=kind, before=None, after=None)


def scores(gold, found):
    return corroboration_scores(gold, found, PLACE)


GROUP = GoldGroup(
    label="burst", members=[ref(ONE, 0), ref(TWO, 0), ref(THREE, 0)], outlets=3, origins=1
)


def test_links_are_counted_in_pairs_of_claims():
    found = scores([GROUP], [cluster(ref(ONE, 0), ref(TWO, 0)), cluster(ref(ONE, 1), ref(TWO, 1))])
    assert (found["claim links"].gold, found["claim links"].matched) == (3, 1)
    assert found["claim links"].precision == 0.5


def test_what_is_perhaps_one_is_not_held_against():
    group = GROUP.model_copy(update={"members": [ref(ONE, 0), ref(TWO, 0)],
                                     "perhaps": [ref(THREE, 0)]})  # fmt: skip
    found = scores([group], [cluster(*GROUP.members)])
    assert found["claim links"].f1 == 1.0


def test_counts_are_right_or_wrong():
    right = scores([GROUP], [cluster(*GROUP.members)])
    wrong = scores([GROUP], [cluster(*GROUP.members, origins=3)])
    assert (right["origin counts"].matched, wrong["origin counts"].matched) == (1, 0)
    assert wrong["origin counts"].gold == wrong["origin counts"].predicted == 1
    assert scores([GROUP], [])["origin counts"].predicted == 0


def test_what_is_perhaps_one_may_be_counted_or_not():
    doubtful = {"members": [ref(ONE, 0), ref(TWO, 0)], "perhaps": [ref(THREE, 0)]}
    for outlets, right in ((3, 1), (2, 1), (1, 0)):
        group = GROUP.model_copy(update={**doubtful, "outlets": outlets})
        assert scores([group], [cluster(*GROUP.members)])["outlet counts"].matched == right
    sure = GROUP.model_copy(update={"outlets": 2})
    assert scores([sure], [cluster(*GROUP.members)])["outlet counts"].matched == 0


def test_a_relation_holds_between_any_claims_of_two_lists():
    entry = GoldRelation(one=[ref(ONE, 0), ref(ONE, 1)], other=[ref(TWO, 0)], relations=["update"])

    def related(one, other, kind):
        return Relation(origin=one, to=other, relation=kind, why="")

    right = scores([entry], [related(ref(TWO, 0), ref(ONE, 1), "update")])
    wrong = scores([entry], [related(ref(TWO, 0), ref(ONE, 1), "conflict_value")])
    assert right["relations"].f1 == 1.0
    assert wrong["relations"].f1 == 0.0
    ignored = scores([entry], [related(ref(TWO, 0), ref(ONE, 1), "possible_same")])
    assert ignored["relations"].predicted == 0


def test_drift_has_alternatives_and_a_direction():
    entry = GoldDrift(
        origin=[ref(ONE, 0)], to=[ref(TWO, 0)], drift=["venue_dropped", "chain_truncated"]
    )
    there = drift("chain_truncated", ref(ONE, 0), ref(TWO, 0))
    back = drift("chain_truncated", ref(TWO, 0), ref(ONE, 0))
    assert scores([entry], [there])["drift"].f1 == 1.0
    assert scores([entry], [back])["drift"].f1 == 0.0
    either = entry.model_copy(update={"either": True})
    assert scores([either], [back])["drift"].f1 == 1.0


def test_drift_that_is_perhaps_there_counts_neither_way():
    entry = GoldDrift(
        origin=[ref(ONE, 0)], to=[ref(TWO, None)], drift=["claim_dropped"], perhaps=True
    )
    found = scores([entry], [drift("claim_dropped", ref(ONE, 0), ref(TWO, None))])["drift"]
    assert (found.gold, found.predicted) == (0, 0)


def test_only_copies_are_derivations():
    gold = [GoldDerivation(origin=ONE.document.id, to=TWO.document.id)]

    def derived(relation):
        return Derivation(origin=ONE.document.id, to=TWO.document.id, reuse=0.5, relation=relation)

    assert scores(gold, [derived("derived_copy")])["derivations"].f1 == 1.0
    assert scores(gold, [derived("not_derived")])["derivations"].f1 == 0.0


def test_claims_of_other_annotations_count_as_the_gold_claim_they_overlap():
    text = ONE.document.text
    part = ONE.claims[0].model_copy(update={"id": "x", "spans": [(0, len("The dam burst"))]})
    lost = ONE.claims[0].model_copy(update={"id": "y", "spans": [(len(text) - 4, len(text))]})
    other = ONE.model_copy(update={"claims": [part, lost]})
    gold = ONE.model_copy(update={"claims": ONE.claims[:1]})
    place = Places([gold], [other])
    document = ONE.document.id
    assert place(ClaimRef(document=document, claim="x")).claim == "c0"
    assert place(ClaimRef(document=document, claim="y")).claim == "?y"
    assert place(ClaimRef(document=document, claim=None)).claim is None


def test_gold_and_predictions_are_both_corroborated(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(GROUP.model_dump_json() + "\n", encoding="utf-8")
    table = evaluate_across(path, GIVEN, [])
    assert table["claim links"]["of gold"].gold == table["claim links"]["of predictions"].gold == 3
    assert table["claim links"]["of predictions"].predicted == 0


def test_damaged_gold_names_its_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(GROUP.model_dump_json() + '\n{"kind": "grope"}\n', encoding="utf-8")
    with pytest.raises(StoreError, match="line 2"):
        read_corroboration_gold(path)
