import pytest

from attribution.agreement import agreement
from attribution.journal import Journal, base_of
from tests.annotations import TEXT, annotation


def journal(folder, reviewer, *lines, made=None):
    made = made or annotation()
    with Journal(folder / f"{reviewer}.jsonl", reviewer) as writing:
        for target, field, after in lines:
            writing.append(
                annotation=made.document.id,
                base=base_of(made),
                target=target,
                field=field,
                after=after,
            )
        return list(writing.corrections)


ACCEPTED = [(f"c{number}", "decision", "accept") for number in range(4)]


def test_reviewers_who_decide_the_same_agree(tmp_path):
    journals = {name: journal(tmp_path, name, *ACCEPTED) for name in ("ada", "ben")}
    found = agreement([annotation()], journals)
    assert found.documents == 1
    assert found.fields["claim.verification"].alpha == 1.0
    assert found.fields["claim.zone"].alpha is None  # one value only
    assert found.fields["claim.zone"].share == 1.0
    assert found.spans["content"].alpha == found.spans["content"].exact == found.tuples == 1.0
    assert found.disagreements == []


def test_a_changed_field_lowers_its_alpha_and_is_listed(tmp_path):
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED),
        "ben": journal(tmp_path, "ben", *ACCEPTED, ("a0", "type", "belief")),
    }
    found = agreement([annotation()], journals)
    row = found.fields["attribution.type"]
    assert (row.units, row.share) == (2, 0.5)
    # coincidences: c-c 2, c-b and b-c 1 each; alpha = 1 - 3 * 2 / (2 * 3 * 1) = 0
    assert row.alpha == pytest.approx(0.0)
    (differing,) = found.on("attribution.type")
    assert differing.values == {"ada": "communication", "ben": "belief"}


def test_other_spans_and_records_lower_what_they_are_part_of(tmp_path):
    content = [[0, 10]]
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED),
        "ben": journal(
            tmp_path, "ben", *ACCEPTED, ("a0", "content", content), ("c3", "deleted", None)
        ),
    }
    found = agreement([annotation()], journals)
    assert found.spans["content"].exact == 0.5
    assert found.spans["content"].overlapping == 1.0
    assert 0 < found.spans["content"].alpha < 1
    assert found.tuples == 0.5
    assert found.on("present")[0].values == {"ada": "present", "ben": "(absent)"}


def test_what_only_one_reviewed_is_not_compared(tmp_path):
    second = annotation(TEXT + " It rained.", "second.txt")
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED),
        "ben": journal(tmp_path, "ben", *ACCEPTED[:1]),
    }
    found = agreement([annotation(), second], journals)
    assert found.documents == 1
    assert found.fields["claim.decision"].units == 1


def test_a_record_that_both_deleted_is_agreed_on(tmp_path):
    deleted = ("c3", "deleted", None)
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED[:3], deleted),
        "ben": journal(tmp_path, "ben", *ACCEPTED[:3], deleted),
    }
    row = agreement([annotation()], journals).fields["present"]
    assert (row.share, row.alpha) == (1.0, 1.0)  # two values: some present, one absent


def test_who_changed_and_did_not_decide_has_no_decision(tmp_path):
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED[:2]),
        "ben": journal(tmp_path, "ben", ("c0", "zone", "lede"), ("c1", "decision", "reject")),
    }
    found = agreement([annotation()], journals)
    assert found.fields["claim.decision"].units == 1
    assert [each.target for each in found.on("claim.decision")] == ["c1"]
    assert [each.target for each in found.on("claim.zone")] == ["c0"]


def test_added_claims_are_one_where_their_words_are(tmp_path):
    record = {**annotation().claims[3].model_dump(mode="json"), "id": "c4"}
    elsewhere = {**record, "spans": [[0, 8]]}
    for other, units in ((record, 1), (elsewhere, 0)):
        folder = tmp_path / str(units)
        journals = {
            "ada": journal(folder, "ada", ("c4", "added", record)),
            "ben": journal(folder, "ben", ("c4", "added", other), ("c4", "zone", "lede")),
        }
        found = agreement([annotation()], journals)
        assert len(found.on("claim.zone")) == units


def test_one_reviewer_or_no_overlap_is_nothing(tmp_path):
    second = annotation(TEXT + " It rained.", "second.txt")
    one = {"ada": journal(tmp_path, "ada", *ACCEPTED)}
    apart = {**one, "ben": journal(tmp_path, "ben", *ACCEPTED, made=second)}
    for journals in (one, apart):
        found = agreement([annotation(), second], journals)
        assert (found.documents, found.fields, found.tuples) == (0, {}, None)


def test_the_statuses_of_all_claims_of_an_attribution_count(tmp_path):
    journals = {
        "ada": journal(tmp_path, "ada", *ACCEPTED),
        "ben": journal(tmp_path, "ben", *ACCEPTED, ("v0", "status", "disputed")),
    }
    assert agreement([annotation()], journals).tuples == 0.5
