"""Whole annotations compared: what is the same scores fully, what differs is told by field."""

import pytest

from attribution.evaluate.comparison import compare
from attribution.evaluate.relations import Article, relation_scores
from attribution.evaluate.scores import Score
from attribution.records import (
    Annotation,
    Attribution,
    ChainLink,
    Claim,
    ClaimVerification,
    Commitment,
    Document,
    Provenance,
    Qualifier,
    Quantity,
    Quote,
    Source,
    Verification,
    ZoneSpan,
)
from tests.parses import span

TEXT = "At least nine died, police said. The Mail could not verify the toll."


def gold() -> Annotation:
    toll, police, said = (span(TEXT, p) for p in ("At least nine died", "police", "said"))
    check = span(TEXT, "The Mail could not verify the toll")
    return Annotation(
        document=Document(
            id="sha256:0",
            name="story",
            text=TEXT,
            zones=[ZoneSpan(start=0, end=len(TEXT), zone="body")],
            flags=["truncated"],
        ),
        sources=[
            Source(id="s0", name="The Mail", kind="outlet_self", naming="named"),
            Source(
                id="s1",
                name="police",
                kind="named_org",
                affiliation="state_security",
                naming="named",
                mentions=[police],
            ),
        ],
        attributions=[
            Attribution(
                id="a0",
                source=[police],
                cue=[said],
                content=[toll],
                source_id="s1",
                type="communication",
                quote=Quote(form="indirect"),
            )
        ],
        claims=[
            Claim(
                id="c0",
                spans=[toll],
                zone="body",
                attribution_id="a0",
                chain=[
                    ChainLink(source_id="s0", link=None),
                    ChainLink(source_id="s1", link="cites"),
                ],
                chain_end="origin_reached",
                origin_id="s1",
                verification=ClaimVerification(status="unable", records=["v0"]),
                qualifiers=[
                    Qualifier(
                        type="bound_lower",
                        cue=[span(TEXT, "At least")],
                        scope=[span(TEXT, "nine")],
                        owner="s1",
                        strength=2,
                    )
                ],
                quantities=[
                    Quantity(
                        span=span(TEXT, "nine"), value=9, precision="bound_lower", unit="people"
                    )
                ],
                commitment=[
                    Commitment(source_id="s0", value="Uu"),
                    Commitment(source_id="s1", value="CT+"),
                ],
                flags=["inconsistent"],
            ),
            Claim(
                id="c1",
                spans=[check],
                zone="body",
                attribution_id=None,
                chain=[ChainLink(source_id="s0", link=None)],
                chain_end="origin_reached",
                origin_id="s0",
            ),
        ],
        verifications=[
            Verification(
                id="v0",
                status="unable",
                by="s0",
                independent=None,
                method="not_stated",
                object="claim",
                span=check,
                head="toll",
                targets=["c0"],
                direction="backward",
            )
        ],
        provenance=Provenance(annotator="test", models={}, lexicons={}, config="sha256:0"),
    )


def compared(predicted):
    article = Article(TEXT)
    sides = [article.relations(side.attributions) for side in (gold(), predicted)]
    _, pairs = relation_scores(article, *sides)
    return compare(article, pairs, gold(), predicted)


def renamed(identity):
    """The gold with other ids for its second source and first claim."""
    text = gold().model_dump_json()
    for old, new in (("s1", identity), ("c0", "c7"), ("v0", "v3")):
        text = text.replace(f'"{old}"', f'"{new}"')
    return Annotation.model_validate_json(text)


@pytest.mark.parametrize("predicted", [gold(), renamed("s9")])
def test_what_is_the_same_under_other_ids_scores_fully(predicted):
    result = compared(predicted)
    assert all(score["found"].f1 in (1.0, None) for score in result.found.values())
    assert all(wanted == found for _, wanted, found in result.fields)
    assert result.found["verification targets"]["found"] == Score(1, 1, 1)


def altered(**fields):
    """The gold with its first claim changed."""
    right = gold()
    first = right.claims[0].model_copy(update=fields)
    return right.model_copy(update={"claims": [first, right.claims[1]]})


def test_a_wrong_value_is_told_as_a_confusion():
    result = compared(
        altered(
            chain_end="truncated",
            commitment=[Commitment(source_id="s1", value="PS+")],
            origin_id="s0",
        )
    )
    assert result.fields["claim.chain_end", "origin_reached", "truncated"] == 1
    assert result.fields["claim.commitment of the source", "CT+", "PS+"] == 1
    assert result.fields["claim.commitment of the outlet", "Uu", "(none)"] == 1
    assert result.fields["claim.origin", "the same", "(another)"] == 1


def test_records_that_lack_or_are_too_many_are_counted():
    extra = gold().claims[0].qualifiers[0].model_copy(update={"cue": [span(TEXT, "nine")]})
    result = compared(altered(qualifiers=[extra], quantities=[], flags=["opinion"]))
    assert result.found["quantities"]["found"] == Score(1, 0, 0)
    assert result.found["qualifiers"]["found"] == Score(1, 1, 0)
    assert result.found["claim flags"]["found"] == Score(1, 1, 0)


def test_a_target_is_compared_through_its_claim():
    right = gold()
    wrong = right.verifications[0].model_copy(update={"targets": ["c1"]})
    result = compared(right.model_copy(update={"verifications": [wrong]}))
    assert result.found["verifications"]["found"] == Score(1, 1, 1)
    assert result.found["verification targets"]["found"] == Score(1, 1, 0)
