"""Which claim of a copy tells which claim of the original."""

from attribution.corroboration.alignment import align, copied_claims, holders, shared_words
from attribution.corroboration.meeting import Meeting
from tests.corroboration.builders import MONITOR, count, profile, told

DAM = "The gates of the Maddrin dam were opened from the control room"
FERRY = "No ferry has crossed the Orve between Dursk and Ilvek since Tuesday"


def meeting(ours, theirs):
    return Meeting(profile(*ours, name="original"), profile(*theirs, name="copy"))


def paired(ours, theirs):
    found = align(meeting(ours, theirs))
    return {(one.claim, other.claim) for one, other in found.pairs}


def test_claims_are_aligned_by_words_wherever_they_stand():
    theirs = [FERRY, "From the control room the gates of the Maddrin dam were opened"]
    assert paired([DAM, FERRY], theirs) == {("c0", "c1"), ("c1", "c0")}


def test_what_has_no_counterpart_was_dropped_or_added():
    found = align(meeting([DAM, FERRY], [DAM, "A vigil was held for the drowned miller"]))
    assert [telling.text for telling in found.dropped] == [FERRY]
    assert [telling.text for telling in found.added] == ["A vigil was held for the drowned miller"]


def test_a_figure_in_common_aligns_what_words_alone_would_not():
    numbers = {"318": count(318, "civilians")}
    ours = told(
        "318 civilians were killed in the hills above Dursk by the guns of the Levy",
        MONITOR,
        numbers=numbers,
    )
    theirs = told("Some 318 people died this week, said Kessling", MONITOR, numbers=numbers)
    other = told("Some 318 people died this week, said Kessling", MONITOR)
    assert paired([ours], [theirs]) == {("c0", "c0")}
    assert paired([told(ours.text, MONITOR)], [other]) == set()


def test_claims_of_a_copy_are_one_with_most_of_their_words():
    close = "The gates of the Maddrin dam were opened by night"
    found = copied_claims(meeting([DAM], [close, FERRY]))
    assert list(found) == [("c0", "c0")]
    assert 0.4 < found["c0", "c0"] < 1


def test_a_claim_stands_in_those_around_it():
    tellings = profile(DAM).tellings
    assert holders(tellings, tellings[0]) == []


def test_words_are_shared_in_any_order():
    assert shared_words("opened gates", "the gates were opened") == 1.0
    assert shared_words("opened doors", "the gates were opened") == 0.5
    assert shared_words("", "anything") == 0.0
