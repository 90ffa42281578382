import pytest

from attribution.errors import UsageError
from attribution.review.edits import changed, judged, new_id, value
from tests.annotations import annotation


def test_a_field_is_changed_and_nothing_else():
    before = annotation()
    after = changed(before, "a0", "quote.form", "direct")
    assert after.attributions[0].quote.form == "direct"
    assert changed(after, "a0", "quote.form", "indirect") == before


@pytest.mark.parametrize(
    ("target", "field", "wrong"),
    [
        ("c9", "zone", "body"),
        ("x1", "zone", "body"),
        ("c0", "colour", "red"),
        ("c0", "zone", "cellar"),
        ("c0", "id", "c7"),
        ("a0", "quote.form.deep", "direct"),
        ("c0", "spans", [["a", 1]]),
        ("s1", "deleted", None),
        ("s0", "deleted", None),
        ("s1", "merged", "s1"),
        ("c0", "added", {"id": "c0"}),
        ("a0", "source_id", "s9"),
        ("a0", "parent", "a0"),
        ("a0", "parent", "a9"),
        ("c0", "origin_id", "s9"),
        ("c0", "qualifiers.0.owner", "s9"),
        ("c0", "chain", [{"source_id": "s9", "link": None}]),
        ("c0", "spans", []),
        ("c0", "spans", [[3, 5], [0, 2]]),
        ("c0", "spans", [[3, 9999]]),
        ("c0", "qualifiers.0.cue", [[4, 4]]),
        ("v0", "targets", ["c9"]),
        ("v0", "by", "s9"),
        ("v0", "span", [5, 5]),
    ],
)
def test_what_cannot_be_is_refused(target, field, wrong):
    with pytest.raises(UsageError):
        changed(annotation(), target, field, wrong)


def test_claims_follow_their_attributions_source():
    after = changed(annotation(), "a0", "source_id", "s2")
    claim = after.claims[0]
    assert [link.source_id for link in claim.chain] == ["s0", "s2"]
    assert claim.origin_id == claim.qualifiers[0].owner == "s2"
    assert [level.source_id for level in claim.commitment] == ["s0", "s2"]
    assert after.claims[1] == annotation().claims[1]


def test_merged_sources_are_one_with_all_its_names():
    after = changed(annotation(), "s2", "merged", "s1")
    assert [source.id for source in after.sources] == ["s0", "s1"]
    assert after.sources[1].aliases == ["Ada Voss"]
    assert {a.source_id for a in after.attributions} == {"s1"}
    assert after.claims[1].origin_id == "s1"


def test_claims_of_a_deleted_attribution_are_the_outlets():
    after = changed(annotation(), "a0", "deleted", None)
    claim = after.claims[0]
    assert claim.attribution_id is None
    assert [link.source_id for link in claim.chain] == ["s0"]
    assert [level.source_id for level in claim.commitment] == ["s0"]


def test_a_claims_status_follows_the_targets():
    moved = changed(annotation(), "v0", "targets", ["c1"])
    assert [c.verification.status for c in moved.claims[:2]] == ["none_stated", "unable"]
    assert moved.claims[1].verification.records == ["v0"]
    gone = changed(annotation(), "v0", "deleted", None)
    assert gone.claims[0].verification.status == "none_stated"
    other = changed(annotation(), "v0", "status", "disputed")
    assert other.claims[0].verification.status == "disputed"


def test_a_deleted_claim_is_no_longer_a_target():
    after = changed(annotation(), "c0", "deleted", None)
    assert after.verifications[0].targets == []
    assert new_id(after, "c") == "c4"


def test_a_record_is_added_under_a_new_id():
    made = annotation()
    name = new_id(made, "c")
    record = {**made.claims[3].model_dump(), "id": name}
    assert changed(made, name, "added", record).claims[-1].id == "c4"
    assert value(made, "a0", "quote.form") == "indirect"


def test_an_added_record_must_be_sound():
    made = annotation()
    record = {**made.claims[3].model_dump(), "id": "c4"}
    for wrong in ({"spans": [[0, 9999]]}, {"attribution_id": "a9"}, {"origin_id": "s9"}):
        with pytest.raises(UsageError, match="c4 added: "):
            changed(made, "c4", "added", {**record, **wrong})


def test_what_was_wrong_before_hinders_no_change():
    made = annotation()
    broken = made.claims[0].model_copy(update={"spans": [], "origin_id": "s9"})
    made = made.model_copy(update={"claims": [broken, *made.claims[1:]]})
    assert changed(made, "c0", "zone", "lede").claims[0].zone == "lede"
    assert changed(made, "c0", "spans", [[0, 5]]).claims[0].spans == [(0, 5)]


def test_chains_follow_the_parent_of_an_attribution():
    made = annotation()
    nested = changed(made, "a1", "parent", "a0")
    claim = nested.claims[1]
    assert [(link.source_id, link.link) for link in claim.chain] == [
        ("s0", None), ("s1", "cites"), ("s2", "cites"),
    ]  # fmt: skip
    assert claim.origin_id == "s2"
    assert [level.source_id for level in claim.commitment] == ["s0", "s1", "s2"]
    assert nested.claims[0] == made.claims[0]
    assert changed(nested, "a1", "parent", None).claims[1].chain == made.claims[1].chain
    with pytest.raises(UsageError, match="in its own content"):
        changed(nested, "a0", "parent", "a1")


def test_nothing_points_at_what_was_deleted_or_merged_away():
    nested = changed(annotation(), "a1", "parent", "a0")
    assert changed(nested, "a0", "deleted", None).attributions[0].parent is None
    checked = changed(annotation(), "v0", "by", "s2")
    assert changed(checked, "s2", "merged", "s1").verifications[0].by == "s1"


def test_what_stands_behind_a_source_stays_when_its_parent_changes():
    made = annotation()
    source = {"id": "s3", "name": "crew", "kind": "collective", "naming": "role_only"}
    made = changed(made, "s3", "added", source)
    chain = [link.model_dump() for link in made.claims[1].chain]
    made = changed(made, "c1", "chain", [*chain, {"source_id": "s3", "link": "compiles_from"}])
    claim = changed(made, "a1", "parent", "a0").claims[1]
    assert [link.source_id for link in claim.chain] == ["s0", "s1", "s2", "s3"]
    assert claim.chain[-1].link == "compiles_from"


@pytest.mark.parametrize(
    ("target", "field", "after"),
    [("c9", "decision", "accept"), ("x", "note", "n"), ("c0", "decision", "maybe")],
)
def test_a_judgement_is_of_a_record_and_of_those_there_are(target, field, after):
    with pytest.raises(UsageError):
        judged(annotation(), target, field, after)
    judged(annotation(), "c0", field, None)
