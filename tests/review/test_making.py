"""New records and relations, without a screen."""

import pytest

from attribution.errors import UsageError
from attribution.review.edits import changed
from attribution.review.making import (
    added_attribution,
    added_check,
    added_claim,
    added_number,
    added_qualifier,
    added_source,
    covering,
    split_source,
    without_part,
)
from tests.annotations import TEXT, annotation
from tests.parses import span

MADE = annotation()
OWN = MADE.claims[3]


def after(changes, made=MADE):
    for change in changes:
        made = changed(made, change.target, change.field, change.after)
    return made


def test_a_claim_follows_its_attribution_and_stands_in_its_zone():
    made, changes = added_claim(MADE, [span(TEXT, "Ada Voss")], "a1")
    claim = after(changes).claims[-1]
    assert (claim.id, claim.zone, claim.origin_id) == (made, "body", "s2")
    _, changes = added_claim(MADE, [span(TEXT, "Ada Voss")], None)
    assert after(changes).claims[-1].origin_id == "s0"


def test_an_attribution_takes_the_claim_with_it():
    quay = [span(TEXT, "The quay")]
    source, changes = added_source(MADE, "crew", "collective")
    made, added = added_attribution(
        MADE, OWN, content=quay, cue=[span(TEXT, "is")], words=[], source=source, kind="belief"
    )
    view = after([*changes, *added])
    assert view.sources[-1].naming == "role_only"
    assert view.claims[3].attribution_id == made
    assert view.claims[3].origin_id == source == "s3"


def test_a_check_knows_on_which_side_of_the_claim_it_stands():
    for claim, direction in ((MADE.claims[1], "backward"), (OWN, "forward")):
        _, changes = added_check(MADE, claim, span(TEXT, "could not verify"), "disputed", "s0")
        view = after(changes)
        assert view.verifications[-1].direction == direction
        assert next(c for c in view.claims if c.id == claim.id).verification.status == "disputed"


def test_qualifiers_and_numbers_come_and_go():
    claim = MADE.claims[0]
    view = after(added_qualifier(MADE, claim, "negation", [span(TEXT, "died")], 3))
    assert [(q.type, q.owner) for q in view.claims[0].qualifiers] == [
        ("bound_lower", "s1"), ("negation", "s1"),
    ]  # fmt: skip
    view = after(added_number(claim, span(TEXT, "nine"), 9.0, "exact"), view)
    view = after(without_part(view.claims[0], "qualifiers", 0), view)
    view = after(without_part(view.claims[0], "quantities", 0), view)
    assert [q.type for q in view.claims[0].qualifiers] == ["negation"]
    assert view.claims[0].quantities == []


def test_a_source_is_split_with_what_is_known_of_it():
    made, changes = split_source(MADE, "s1", ["a0"], "Sergeant Orr", "named_person")
    view = after(changes)
    assert view.attributions[0].source_id == view.claims[0].origin_id == made
    assert view.sources[-1].name == "Sergeant Orr"


def test_checks_cover_what_they_are_to_cover():
    assert covering(MADE, "c0", ["v0"]) == []
    assert after(covering(MADE, "c1", ["v0"])).verifications[0].targets == ["c0", "c1"]
    assert after(covering(MADE, "c0", [])).claims[0].verification.status == "none_stated"


@pytest.mark.parametrize(
    "make",
    [
        lambda: added_check(MADE, OWN, (0, 3), "unable", "s9"),
        lambda: added_attribution(
            MADE, OWN, content=[(0, 3)], cue=[(0, 3)], words=[], source="s9", kind="belief"
        ),
        lambda: split_source(MADE, "s1", ["a1"], "x", "named_person"),
        lambda: covering(MADE, "c0", ["v7"]),
        lambda: without_part(OWN, "qualifiers", 0),
    ],
)
def test_what_cannot_be_is_refused(make):
    with pytest.raises(UsageError):
        make()
