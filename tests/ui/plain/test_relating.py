"""Sources, checks, other reviewers, agreement and other documents, by commands."""

import pytest

from attribution.records import ClaimRef, Cluster, Origin
from tests.annotations import annotation
from tests.ui.plain.talking import do, reviewing, view
from tests.ui.story import story
from tests.ui.test_comparing import corroboration_of, other_reviewer

MADE, OTHER = story(), annotation()


@pytest.fixture
def silo(tmp_path):
    other_reviewer(tmp_path, ("c1", "zone", "lede"), ("c1", "decision", "accept"), made=MADE)
    here = ClaimRef(document=MADE.document.id, claim="c1")
    there = ClaimRef(document=OTHER.document.id, claim="c0")
    cluster = Cluster(id="k0", members=[here, there], label="nine dead", outlets=2,
                      independent_origins=1, origins=[])  # fmt: skip
    cluster = cluster.model_copy(
        update={"origins": [Origin(name="hospital", members=[here, there])]}
    )
    found = corroboration_of(tmp_path, [cluster])
    with reviewing(tmp_path, MADE, OTHER, corroboration=found) as plain:
        do(plain, "g 2")
        yield plain


def test_a_source_is_split_and_merged_again(silo):
    do(silo, 'split s1 named_person "Dr Ames" a0')
    assert view(silo).sources[-1].name == "Dr Ames"
    assert view(silo).sources[-1].affiliation == "state_civil"
    assert view(silo).claims[1].chain[-1].source_id == "s6"
    do(silo, "merge s6 s1")
    assert view(silo).claims[1].chain[-1].source_id == "s1"


def test_checks_are_attached_and_detached(silo):
    do(silo, "checks", "attach v0", "attach v0")
    assert silo.said[-1] == "it covers the claim already"
    assert view(silo).claims[1].verification.status == "unable"
    do(silo, "detach v0")
    assert view(silo).claims[1].verification.status == "none_stated"


def test_somebody_elses_view_is_taken(silo):
    do(silo, "others")
    assert silo.said[-2:] == ["1 differences", "  1 c1 zone: machine: body; ada: body; ben: lede"]
    assert do(silo, "take 1 ben") == [("c1", "zone", "lede")]
    do(silo, "others")
    assert silo.said[-1] == "0 differences"


def test_agreement_is_told_and_a_disagreement_gone_to(silo):
    do(silo, "a", "g 2", "r", "agreement", "agreement claim.zone", "g 1", "agreement claim.zone 1")
    said = "\n".join(silo.said)
    assert "ada, ben: 1 documents" in said
    assert "claim.zone: alpha" in said
    assert "  1 silo.txt c1: ada: body; ben: lede" in said
    assert silo.session.item.claim == "c1"


def test_a_claim_is_followed_into_another_document(silo):
    do(silo, "cluster")
    assert "  2 story.txt: origin: hospital  ·  c0: At least nine died" in silo.said
    do(silo, "cluster 2")
    assert silo.session.item.key == (1, "c0")
    do(silo, "documents SILO", "d 1")
    assert "  1 silo.txt: 0 of 7 reviewed" in silo.said
    assert silo.session.item.key == (0, "c0")


def test_what_is_asked_for_is_told(silo):
    do(silo, "l", "why attribution.type", "attributions", "sources", "guidelines zone", "v source")
    said = "\n".join(silo.said)
    for told in ("model:relations", "a2: Tom Okafor told", "headline: The title line",
                 "attribution.source_id is of kind source"):  # fmt: skip
        assert told in said


@pytest.mark.parametrize(
    "wrong",
    [
        "split s1 named_person x", 'split s1 named_person "x" a1', "attach v9", "detach v0",
        "take 9 ben", "take 1 zoe", "agreement claim.zone 9", "cluster 9", "d 9", "merge s9 s1",
        "guidelines weather",
    ],
)  # fmt: skip
def test_what_cannot_be_related_is_told(silo, wrong):
    assert do(silo, wrong) == []
    assert silo.said[-1].startswith("error:")


def test_what_needs_others_or_a_file_says_so(tmp_path):
    with reviewing(tmp_path, MADE) as alone:
        for line in ("others", "agreement", "cluster"):
            do(alone, line)
            assert "start with" in alone.said[-1]
