from dataclasses import replace

import pytest

from attribution.stages.verification.check import Check
from attribution.stages.verification.joining import goes_on, is_about_another, joined, only_had
from attribution.stages.verification.things import Checked
from attribution.text import Span

US, THEM = None, Span(90, 95)


def check(act="verify", status="verified_self", start=0, *, by=US, thing=None, **more):
    """A statement of ten code points whose cue is its first four."""
    made = Check(
        span=Span(start, start + 10),
        cue=Span(start, start + 4),
        by=by,
        status=status,
        independent=None,
        method="not_stated",
        thing=thing or Checked("media"),
        act=act,
        sentence=0,
        by_kind="outlet",
        evidence=(f"rule:{act}",),
        confidence=0.85,
    )
    return replace(made, **more)


def test_papers_in_hand_are_no_check_beside_one_that_was_made():
    papers = check("handed", "unable", 40)
    assert only_had(papers, [papers, check("verify", "verified_other")])
    assert not only_had(papers, [papers, check("verify", "unable")])
    confirmed = check("confirm", "confirmed_by_party", 40)
    assert not only_had(confirmed, [confirmed, check("verify", "verified_other")])


def test_papers_that_a_claim_is_compared_with_are_only_had():
    papers = check("examine", start=0)
    assert only_had(papers, [papers, check("contrary", "refuted", 5)])
    assert not only_had(papers, [papers, check("contrary", "refuted", 50)])
    assert not only_had(papers, [papers, check("confirm", "confirmed_by_party", 5)])
    other = check("verify")
    assert not only_had(other, [other, check("contrary", "refuted", 5)])


def test_a_finding_whose_content_is_about_checking_is_no_check_of_its_own():
    dated = check("dated", "refuted", 20)
    told = Checked("content", contents=(Span(18, 40),))
    found = check("found", thing=told)
    assert is_about_another(found, [found, dated])
    assert not is_about_another(found, [found])
    assert not is_about_another(replace(found, act="verify"), [found, dated])


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (("dated", "refuted", 0), ("show", "refuted", 50), True),
        (("dated", "refuted", 0), ("show", "verified_self", 50), False),
        (("dated", "unable", 0), ("show", "unable", 50), False),
        (("dated", "refuted", 0), ("contrary", "refuted", 50), False),
        (("reject", "disputed", 0), ("false", "disputed", 8), True),
        (("reject", "disputed", 0), ("false", "disputed", 50), False),
        (("verify", "verified_self", 0), ("trace", "verified_self", 50), True),
        (("verify", "verified_self", 0), ("examine", "verified_self", 8), False),
        (("verify", "verified_self", 0), ("verify", "verified_self", 8), True),
        (("verify", "verified_self", 0), ("verify", "verified_self", 50), False),
        (("witness", "witnessed_self", 0), ("witness", "witnessed_self", 50), True),
    ],
)
def test_what_is_only_more_of_the_same_goes_on(first, second, is_one):
    assert goes_on(check(*first), check(*second)) is is_one


def test_what_another_found_goes_on_with_nothing():
    assert not goes_on(check("verify"), check("trace", start=50, by=THEM))
    assert not goes_on(check("witness"), check("witness", start=50, by=THEM))


def test_one_side_that_was_checked_and_one_that_could_not_be_are_one():
    place = Checked("aspect", inner="media", head="place", side=True)
    date = Checked("aspect", head="date", side=True)
    matched, failed = check(thing=place), check(status="unable", start=30, thing=date)
    (one,) = joined([matched, failed])
    assert (one.status, one.span, one.cue) == ("partly_verified", Span(0, 40), matched.cue)
    assert one.thing is place  # an item counts before what is none
    assert one.evidence == ("rule:verify", "rule:verify")
    (turned,) = joined([failed, matched])
    assert (turned.status, turned.cue, turned.thing) == ("partly_verified", matched.cue, place)


@pytest.mark.parametrize(
    "second",
    [
        check(status="unable", start=30),
        check(status="unable", start=30, by=THEM, thing=Checked("aspect", side=True)),
        check(status="refuted", start=30, thing=Checked("aspect", side=True)),
    ],
    ids=["no side", "another checker", "nothing that could not be checked"],
)
def test_other_statements_stay_two(second):
    first = check(by=Span(80, 85))
    assert joined([first, second]) == [first, second]
