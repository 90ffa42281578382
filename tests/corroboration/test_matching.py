"""Whether two claims are one, and if not how they stand to each other."""

import pytest

from attribution.corroboration.inside import inside
from attribution.corroboration.matching import judge
from attribution.corroboration.meeting import Meeting
from tests.corroboration.builders import MONITOR, count, profile, told, who

OFFICE = who("Provincial Health Office", affiliation="state_civil")
PLACE = "near Dursk in the Ketter valley of Orvessa, said Kessling"


def verdicts(one, other, **documents):
    left = profile(one, PLACE, name="left.txt", **documents.get("left", {}))
    right = profile(other, PLACE, name="right.txt", **documents.get("right", {}))
    return judge(left.tellings[0], right.tellings[0], Meeting(left, right))


def relations(one, other, **documents):
    return [verdict.relation for verdict in verdicts(one, other, **documents)]


def killed(number, value, population, by=MONITOR, **more):
    return told(
        f"{number} {population} were killed near Dursk in the Ketter valley", by,
        numbers={number: count(value, population, **more)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (killed("318", 318, "civilians"), killed("318", 318, "Serrish civilians"), "same"),
        (
            killed("More than 300", 300, "civilians", precision="bound_lower"),
            killed("318", 318, "civilians"),
            "same",
        ),
        (killed("447", 447, "soldiers"), killed("447", 447, "civilians"), "conflict_category"),
        (killed("421", 421, "people"), killed("421", 421, "civilians"), "same"),
        (killed("93", 93, "soldiers"), killed("125", 125, "troops"), "update"),
        (killed("19", 19, "villagers"), killed("34", 34, "villagers", OFFICE), "conflict_value"),
    ],
)
def test_figures_decide(one, other, relation):
    assert relations(one, other) == [relation]


def test_everybody_is_another_group_only_where_others_are_counted_too():
    parts = told(
        "447 people were killed near Dursk, 54 of them soldiers", MONITOR,
        numbers={"447": count(447, "all killed"), "54": count(54, "soldiers")},
    )  # fmt: skip
    assert relations(parts, killed("447", 447, "civilians")) == ["conflict_category"]


def test_bounds_that_hold_are_no_conflict():
    one = killed("more than 45", 45, "villagers", precision="bound_lower")
    two = killed("more than 30", 30, "villagers", OFFICE, precision="bound_lower")
    assert relations(one, two) == []


def test_the_same_words_with_figures_of_other_groups_are_no_one_claim():
    assert relations(killed("54", 54, "soldiers"), killed("75", 75, "gunmen")) == []


def test_figures_of_different_stories_are_not_compared():
    left = profile(killed("447", 447, "civilians"), "a report from Dursk in Orvessa", name="l")
    right = profile(
        told(
            "447 civilians drowned off Marenza", MONITOR, numbers={"447": count(447, "civilians")}
        ),
        "a report from Marenza in Tollund",
        name="r",
    )
    assert judge(left.tellings[0], right.tellings[0], Meeting(left, right)) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            "Army columns entered Ilvek to secure the dam",
            "The army columns have entered Ilvek and secured the dam",
            "same",
        ),
        (
            "The bridge at Ilvek was closed to all lorries",
            "A bakery in Ilvek sold bread to refugees",
            None,
        ),
    ],
)
def test_words_decide_where_nothing_is_counted(one, other, relation):
    assert relations(one, other) == ([relation] if relation else [])


def test_a_negated_claim_is_not_the_claim():
    said = told("The Guard opened the spillway gates at night")
    denied = told(
        "The Guard never opened one of those gates", hedges={"negation": ("never", "opened")}
    )
    assert "same" not in relations(said, denied)


def test_superlatives_with_other_baselines_are_not_one_claim():
    one = told(
        "These are the bloodiest days in Orvessa since the rising of 1998",
        baseline="since the rising of 1998",
    )
    other = told(
        "These are the bloodiest days in Orvessa since the ceasefire of 2016",
        baseline="since the ceasefire of 2016",
    )
    assert relations(one, other) == []


def test_one_speaker_needs_fewer_like_words():
    vaul = who("Anders Vaul", kind="named_person", affiliation="state_security")
    long = "troops had “restored order” in districts overrun by the followers of the governor"
    short = "order had been ‘restored’"
    assert relations(told(long, vaul), told(short, vaul)) == ["same"]
    assert relations(told(long), told(short)) != ["same"]


def test_one_kind_of_event_in_common_is_not_enough():
    ministry = who("the ministry", affiliation="state_civil")
    one, other = "the army fired on a boat", "soldiers shot at the boat"
    assert relations(told(one, ministry), told(other, ministry)) == ["same"]
    assert relations(told("a flare was fired", ministry), told("they shot", ministry)) == []


def test_all_against_some_is_a_conflict_of_scope():
    all_of = told(
        "all telephone networks are down", hedges={"universal": ("all", "telephone networks")}
    )
    some = told(
        "telephone service was cut in some areas", hedges={"vague_quantifier": ("some", "areas")}
    )
    found = [verdict for _, _, verdict in inside(profile(all_of, some))]
    assert [verdict.relation for verdict in found] == ["conflict_scope"]


def test_a_total_and_its_parts_are_a_sum():
    total = told(
        "The deaths of 318 civilians brought the toll to 447", MONITOR,
        numbers={"318": count(318, "civilians"), "447": count(447, "all killed")},
    )  # fmt: skip
    rest = told(
        "Fighting killed 54 soldiers and 75 rebels", MONITOR,
        numbers={"54": count(54, "soldiers"), "75": count(75, "rebels")},
    )  # fmt: skip
    found = [v for _, _, v in inside(profile(total, rest)) if v.relation == "consistent_sum"]
    assert [verdict.why for verdict in found] == ["318 + 54 + 75 = 447"]


def test_a_source_supports_what_the_opening_says():
    opening = told("Army columns entered Ilvek to secure the dam", zone="headline")
    body = told("that army columns entered Ilvek to secure the dam on Friday", MONITOR)
    found = list(inside(profile(opening, body)))
    assert [(a.claim, b.claim, v.relation) for a, b, v in found] == [("c1", "c0", "supports")]


def test_acts_of_speech_support_their_summary():
    summary = "The attack met with condemnation abroad"
    union = who("Littoral Union", affiliation="igo")
    act = told("it deplored every cruelty towards the people of the valley", union, act="condemn")
    found = list(inside(profile(summary, act)))
    assert [(a.claim, b.claim, v.relation) for a, b, v in found] == [("c1", "c0", "supports")]


def test_two_monitors_of_one_kind_of_abuse_tell_the_same_kind_of_thing():
    other = who("Ketter Casualty Archive", affiliation="ngo_monitor", access="compiler")
    one = told("the victims were killed in executions by army units", MONITOR)
    two = told("it documented raids, arbitrary detention and executions of men", other)
    assert relations(one, two) == ["same"]


def test_a_span_of_time_is_no_figure_of_a_claim():
    numbers = {"four": {"value": 4, "unit": "days"}}
    one = told("The past four days were violent as none in Orvessa since the ceasefire of 2016",
               numbers=numbers, baseline="since the ceasefire of 2016")  # fmt: skip
    other = told("It was the bloodiest spell in Orvessa since the ceasefire of 2016",
                 baseline="since the ceasefire of 2016")  # fmt: skip
    assert relations(one, other) == ["same"]
