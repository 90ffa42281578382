"""Words, edges and records by commands."""

import pytest

from tests.ui.plain.talking import do, reviewing, view
from tests.ui.story import story


@pytest.fixture
def silo(tmp_path):
    with reviewing(tmp_path, story()) as plain:
        do(plain, "g 4")
        yield plain


def words(review, spans):
    return [view(review).document.text[start:end] for start, end in spans]


def test_words_are_found_nearest_and_may_be_offsets_or_hold_an_apostrophe(silo):
    do(silo, "words attribution.cue said")
    (span,) = view(silo).attributions[2].cue
    assert words(silo, [span]) == ["said"]
    assert span[0] == view(silo).document.text.index("said Ilse")
    do(silo, f"words attribution.cue @{span[0]}:{span[1] + 2}")
    assert view(silo).attributions[2].cue == [(span[0], span[1] + 2)]
    do(silo, "words claim.spans \"The mayor\" 'the cracks'")
    assert words(silo, view(silo).claims[3].spans) == ["The mayor", "the cracks"]
    do(silo, "words claim.spans")
    text = view(silo).document.text
    first, second = text.index("The mayor"), text.index("the cracks")
    assert silo.said[-2:] == [
        f"  @{first}:{first + 9} The mayor", f"  @{second}:{second + 10} the cracks",
    ]  # fmt: skip


def test_edges_move_by_words_and_characters(silo):
    do(silo, "edge claim.spans start word -2", "edge claim.spans end character 1")
    assert words(silo, view(silo).claims[3].spans) == [
        "Post that inspectors had probably never seen the cracks."
    ]
    for wrong in ("edge claim.spans middle word 1", "edge claim.spans end word 1 7",
                  "edge claim.zone end word 1", "edge claim.spans end word x"):  # fmt: skip
        before = len(silo.session.journal.corrections)
        assert len(do(silo, wrong)) == before
        assert silo.said[-1].startswith("error:")


def test_a_claim_is_added_and_told(silo):
    do(silo, 'add claim a3 "asked not to be named"')
    added = view(silo).claims[-1]
    assert (added.id, added.attribution_id) == ("c7", "a3")
    assert added.chain[-1].source_id == "s4"
    assert "  says: asked not to be named" in silo.said
    do(silo, 'add claim - "Share 14"')
    assert view(silo).claims[-1].attribution_id is None
    assert view(silo).claims[-1].zone == "furniture"


def test_an_attribution_with_a_new_source_is_added(silo):
    do(silo, 'add source named_person "Lea Stam"')
    do(silo, 'add attribution s6 communication "Photo" "L. Stam" "Dust over the silo"')
    made = view(silo).attributions[-1]
    assert (made.id, made.source_id, words(silo, made.content)) == (
        "a5", "s6", ["Dust over the silo"],
    )  # fmt: skip
    assert view(silo).claims[3].attribution_id == "a5"
    do(silo, "delete a5")
    assert view(silo).claims[3].attribution_id is None


def test_checks_qualifiers_and_numbers_are_added_and_deleted(silo):
    do(silo, 'add check refuted s5 "denied this"', 'add qualifier universal 3 "the cracks"')
    claim = view(silo).claims[3]
    assert claim.verification.status == "refuted"
    assert claim.qualifiers[-1].owner == "s3"
    do(silo, 'add number 2 approximate "had"', "delete qualifier 3", "delete v2")
    assert silo.said[-1].startswith("  confidence")
    claim = view(silo).claims[3]
    assert len(claim.qualifiers) == 2
    assert claim.verification.status == "unable"
    do(silo, 'add number - vague "had"', "delete number 1")
    assert [each.precision for each in view(silo).claims[3].quantities] == ["vague"]


@pytest.mark.parametrize(
    "wrong",
    [
        "add", "add tree x", "add claim a0", 'add claim a99 "Share 14"', "add claim - absent",
        'add attribution s9 communication said - "the cracks"', "add check sunny s1 Dust",
        'add check unable s99 "Dust"', 'add qualifier negation 7 "never"',
        "add number nan exact 14",
        "add number six exact 14", "add source nobody x", "delete qualifier 9", "delete number",
        "words claim.spans @9:5", "words claim.spans @0:99999", "why nothing",
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_told(silo, wrong):
    assert do(silo, wrong) == []
    assert silo.said[-1].startswith("error:")
