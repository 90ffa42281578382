"""Whether two figures that differ measure one thing."""

import pytest

from attribution.corroboration.inside import inside
from attribution.corroboration.matching import judge
from attribution.corroboration.meeting import Meeting
from tests.corroboration.builders import count, profile, told, who

BUREAU, UNION = who("Tollund Statistics Bureau"), who("Dockers' Union")
BRIGADE, HEAD = who("the fire brigade"), who("Lena Foss", kind="named_person")
PLACE = "near Dursk in the Ketter valley of Orvessa, said Kessling"


def share(value, **more):
    return {"value": value, "unit": "percent", **more}


def money(value, **more):
    return {"value": value, "unit": "$", **more}


def found_inside(*claims):
    return [(a.claim, b.claim, v.relation) for a, b, v in inside(profile(*claims))]


def across(one, other, **right):
    left = profile(one, PLACE, name="left.txt")
    after = profile(other, PLACE, name="right.txt", **right)
    return [v.relation for v in judge(left.tellings[0], after.tellings[0], Meeting(left, after))]


def rate(shown, value, by, text="inflation stood at {} percent", **more):
    return told(text.format(shown), by, numbers={shown: share(value, **more)})


CONFLICT = [("c0", "c1", "conflict_value")]


def test_two_measures_of_one_thing_are_at_odds():
    assert found_inside(rate("6.1", 6.1, BUREAU), rate("9.4", 9.4, UNION)) == CONFLICT
    damage = told("the damage at $12 million", HEAD, numbers={"$12 million": money(12e6)})
    less = told("the damage came to $7 million", BRIGADE, numbers={"$7 million": money(7e6)})
    assert found_inside(damage, less) == CONFLICT


def test_hardly_more_than_a_figure_is_about_what_stands_beside_it():
    fortune = told("Kessling's fortune at $6 billion", BUREAU, numbers={"$6 billion": money(6e9)})
    bare = told("him at $3 billion", UNION, numbers={"$3 billion": money(3e9)})
    assert found_inside(fortune, bare) == CONFLICT
    assert found_inside(fortune, "The harbour was closed. " * 20, bare) == []


@pytest.mark.parametrize(
    "other",
    [
        rate("9.4", 9.4, UNION, window="in April"),
        rate("9.4", 9.4, UNION, window="the year"),
        rate("9.4", 9.4, UNION, text="inflation stood at {} percent for women"),
        rate("9.4", 9.4, UNION, text="inflation stood at {} percent in Pellory"),
        rate("9.4", 9.4, who("a survey by Levin Research")),
        told("backing for inflation of 9.4 percent", UNION, cue="backing",
             numbers={"9.4": share(9.4)}),
        rate("6.1 to 9.4", 9.4, UNION),
    ],
)  # fmt: skip
def test_measures_of_other_times_groups_or_places_are_not_at_odds(other):
    assert found_inside(rate("6.1", 6.1, BUREAU), other) == []


@pytest.mark.parametrize(
    ("window", "is_at_odds"),
    [("in March", True), ("March 2024", True), ("in April", False), (None, False)],
)
def test_a_month_parts_unless_both_name_it(window, is_at_odds):
    one = rate("6.1", 6.1, BUREAU, window="in March")
    assert bool(found_inside(one, rate("9.4", 9.4, UNION, window=window))) == is_at_odds


@pytest.mark.parametrize(
    "text",
    [
        "spending {} on pictures of the harbour",
        "it spent {} on pictures of the harbour",
        "to spend {} on pictures of the harbour",
        "a {} spending on pictures of the harbour",
    ],
)
def test_what_each_source_did_or_asks_for_is_not_at_odds(text):
    def spent(shown, value, by):
        return told(text.format(shown), by, numbers={shown: money(value)})

    one, other = spent("$4 million", 4e6, BUREAU), spent("$5 million", 5e6, UNION)
    assert found_inside(one, other) == []


def test_what_is_expected_is_not_at_odds_with_what_came():
    def growth(shown, value, by, cue):
        text = f"{cue} growth of {shown} percent in the valley"
        return told(text, by, cue=cue, numbers={shown: share(value)})

    found = growth("2.1", 2.1, BUREAU, "reported")
    assert found_inside(found, growth("3.4", 3.4, UNION, "reported")) == CONFLICT
    assert found_inside(found, growth("3.4", 3.4, UNION, "expected")) == []


def test_companies_report_their_own():
    def profit(shown, value, by):
        text = f"a profit of {shown} in the fourth quarter"
        return told(text, by, numbers={shown: money(value)})

    one, other = profit("$4 million", 4e6, BUREAU), profit("$5 million", 5e6, UNION)
    assert found_inside(one, other) == CONFLICT
    levin, sonder = (who(name, affiliation="corporate") for name in ("Levin Lines", "Sonder"))
    assert found_inside(profit("$4 million", 4e6, levin), profit("$5 million", 5e6, sonder)) == []


def test_the_place_that_a_text_is_about_is_understood_by_what_follows():
    named = rate("61", 61, BUREAU, text="turnout in Moravia was {} percent")
    bare = rate("44", 44, UNION, text="turnout was {} percent")
    assert found_inside(named, bare) == CONFLICT
    assert found_inside(bare, named) == []


def killed(shown, value, by, text="{} people were killed near Dursk", **more):
    return told(text.format(shown), by, numbers={shown: count(value, "people", **more)})


@pytest.mark.parametrize(
    ("other", "relations"),
    [
        (killed("44", 44, BRIGADE), ["conflict_value"]),
        (killed("44", 44, BRIGADE, text="Another {} people were killed near Dursk"), []),
        (killed("44", 44, BRIGADE, text="{} more people were killed near Dursk"), []),
        (killed("44", 44, BRIGADE, text="{} of the people killed near Dursk were men"), []),
        (killed("44", 44, BRIGADE, text="{} people and a guard were killed near Dursk"), []),
    ],
)
def test_only_counts_of_all_are_at_odds(other, relations):
    assert across(killed("31", 31, BUREAU), other) == relations


def test_counts_of_other_days_are_of_other_events():
    monday = killed("31", 31, BUREAU, window="on Monday")
    assert across(monday, killed("44", 44, BRIGADE, window="Monday")) == ["conflict_value"]
    assert across(monday, killed("44", 44, BRIGADE, window="on Tuesday")) == []


def test_what_remains_days_later_is_another_count():
    one = told("31 people were injured near Dursk in the Ketter valley", BUREAU,
               numbers={"31": count(31, "people")}, )  # fmt: skip
    text = "28 injured people {} in the Ketter valley near Dursk"
    still, then = (
        told(text.format(verb), BRIGADE, numbers={"28": count(28, "people")})
        for verb in ("remained", "were found")
    )
    left = profile(one, PLACE, name="l", published="2024-05-02")
    for other, relations in ((still, []), (then, ["conflict_value"])):
        right = profile(other, PLACE, name="r", published="2024-05-04")
        found = judge(left.tellings[0], right.tellings[0], Meeting(left, right))
        assert [v.relation for v in found] == relations


def test_crowds_are_counted_by_who_came():
    one = told("About 20,000 people marched in Vellin against the pension law", BUREAU,
               numbers={"About 20,000": count(2e4, "people", precision="approximate")})  # fmt: skip
    other = told("55,000 people took part", UNION, numbers={"55,000": count(5.5e4, "people")})
    assert found_inside(one, other) == CONFLICT


def test_a_figure_of_a_place_that_the_other_text_is_not_about_is_another():
    elsewhere = killed("44", 44, BUREAU, text="In New Ostra {} people were killed")
    here = killed("44", 44, BUREAU, place="Dursk")
    assert across(killed("31", 31, BUREAU), elsewhere) == []
    assert across(killed("31", 31, BUREAU), here) == ["update"]


def test_the_number_of_some_group_counts_it():
    text = "The number of miners killed near Dursk in the Ketter valley rose to 52"
    later = told(text, BUREAU, numbers={"52": {"value": 52}})
    miners = told("31 miners were killed near Dursk in the Ketter valley", BUREAU,
                  numbers={"31": count(31, "miners")})  # fmt: skip
    assert across(miners, later) == ["update"]


def test_a_later_count_is_one_of_something_that_is_told_and_from_somebody_who_is():
    nobody = who("officials", kind="implicit")
    assert across(killed("31", 31, BUREAU), killed("44", 44, BUREAU)) == ["update"]
    assert across(killed("31", 31, nobody), killed("44", 44, nobody)) == []
    assert across(killed("310", 310, BUREAU), killed("44", 44, BUREAU)) == []
    bare = [
        told(f"at least {shown} near Dursk in Ketter", BUREAU, numbers={shown: {"value": value}})
        for shown, value in (("31", 31), ("44", 44))
    ]
    assert across(*bare) == []


def test_a_sentence_opens_with_the_time_or_place_of_its_figure():
    def placed(text):
        one = profile(told(text, BUREAU, numbers={"9.4": share(9.4)})).tellings[0].figures[0]
        return one.window, one.place

    assert placed("In March, inflation stood at 9.4 percent") == ("March", None)
    assert placed("It rained. In New Pellory inflation stood at 9.4 percent") == (
        None,
        "New Pellory",
    )
    assert placed("In March it rained. Inflation stood at 9.4 percent") == (None, None)


def test_an_official_who_is_no_spokesman_and_an_office_are_two_sources():
    def official(access):
        return who("Pia Sorn", kind="named_person", affiliation="state_civil", access=access)

    office = who("rail office", kind="unnamed_org", affiliation="state_civil")
    mayor, speaker = killed("27", 27, official("decision_maker")), official("spokesperson")
    assert across(mayor, killed("23", 23, office)) == ["conflict_value"]
    assert across(killed("27", 27, speaker), killed("23", 23, office)) == ["update"]
