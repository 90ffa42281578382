"""Two claims compared by their figures, with their likeness given."""

import pytest

from attribution.corroboration.counting import ByFigure
from attribution.corroboration.meeting import Likeness, Meeting
from tests.corroboration.builders import MONITOR, count, profile, told, who

OFFICE = who("Provincial Health Office", affiliation="state_civil")
STORY = "near Dursk in the Ketter valley of Orvessa, said Kessling"


def like(dice=0.5, weight=2.0):
    return Likeness(dice, dice, weight, ("dursk",))


def killed(number, value, population, by=MONITOR, **more):
    return told(
        f"{number} {population} were killed near Dursk", by,
        numbers={number: count(value, population, **more)},
    )  # fmt: skip


def sacks(number, value, by=MONITOR, **more):
    fields = {"value": value, "unit": "sacks", **more}
    return told(f"{number} sacks of grain burned near Dursk", by, numbers={number: fields})


def verdicts(one, other, likeness=None, *, story=STORY, **documents):
    left = profile(one, story, name="left.txt", **documents.get("left", {}))
    right = profile(other, STORY, name="right.txt", **documents.get("right", {}))
    pair = ByFigure(left.tellings[0], right.tellings[0], Meeting(left, right), likeness or like())
    return pair.verdicts()


def relations(*args, **more):
    return [verdict.relation for verdict in verdicts(*args, **more)]


def test_equal_figures_of_people_need_few_words_in_common():
    one, other = killed("318", 318, "civilians"), killed("318", 318, "civilians", OFFICE)
    (found,) = verdicts(one, other, like(0.0))
    assert (found.relation, found.joins, found.figures) == ("same", True, (0, 0))


def test_equal_small_figures_need_more():
    one, other = killed("four", 4, "civilians"), killed("four", 4, "civilians", OFFICE)
    assert relations(one, other, like(0.1)) == []
    assert relations(one, other, like(0.2)) == ["same"]


def test_equal_figures_of_things_need_most():
    one, other = sacks("318", 318), sacks("318", 318, OFFICE)
    assert relations(one, other, like(0.3)) == []
    assert relations(one, other, like(0.4, weight=0.4)) == []
    assert relations(one, other, like(0.4)) == ["same"]


def test_of_things_weeks_apart_still_more():
    early, late = {"published": "2031-05-01"}, {"published": "2031-05-20"}
    one, other = sacks("318", 318), sacks("318", 318, OFFICE)
    assert relations(one, other, like(0.4), left=early, right=late) == []
    assert relations(one, other, like(0.6), left=early, right=late) == ["same"]


def test_another_figure_of_one_source_is_a_later_count_and_of_another_at_odds():
    one = killed("93", 93, "soldiers")
    assert relations(one, killed("125", 125, "soldiers")) == ["update"]
    assert relations(one, killed("125", 125, "soldiers", OFFICE)) == ["conflict_value"]


def test_figures_far_from_each_other_count_other_things():
    one = killed("93", 93, "soldiers")
    assert relations(one, killed("900", 900, "soldiers", OFFICE)) == []
    assert relations(one, killed("125", 125, "soldiers", OFFICE), like(0.05)) == []


def test_nothing_is_at_odds_with_itself_weeks_later():
    early, late = {"published": "2031-05-01"}, {"published": "2031-05-20"}
    one, other = killed("93", 93, "soldiers"), killed("125", 125, "soldiers", OFFICE)
    assert relations(one, other, left=early, right=late) == []
    assert relations(one, killed("125", 125, "soldiers"), left=early, right=late) == ["update"]


def test_a_bound_that_holds_is_in_no_conflict():
    bound = killed("at least 90", 90, "soldiers", precision="bound_lower")
    assert relations(bound, killed("125", 125, "soldiers", OFFICE)) == []


@pytest.mark.parametrize(
    ("group", "relation"), [("civilians", "conflict_category"), ("people", "same")]
)
def test_one_value_of_two_sides_is_a_conflict_and_of_everybody_is_none(group, relation):
    assert relations(killed("447", 447, "soldiers"), killed("447", 447, group)) == [relation]


def test_a_figure_that_is_the_same_is_in_no_conflict_with_others():
    def both(first, second, by):
        return told(
            f"{first} soldiers were killed near Dursk, {second} soldiers at the mill", by,
            numbers={str(first): count(first, "soldiers"), str(second): count(second, "soldiers")},
        )  # fmt: skip

    found = verdicts(both(93, 41, MONITOR), both(93, 44, OFFICE))
    assert [(v.relation, v.figures) for v in found] == [
        ("same", (0, 0)),
        ("conflict_value", (1, 1)),
    ]


def test_figures_of_other_stories_are_compared_only_where_the_words_are_alike():
    def unnamed(group, by):
        text = f"318 {group} were killed at the mill"
        return told(text, by, numbers={"318": count(318, group)})

    pair = unnamed("civilians", MONITOR), unnamed("civilians", OFFICE)
    assert relations(*pair, like(0.32)) == ["same"]
    assert relations(*pair, like(0.32), story="in Tarn, said Lind") == []
    assert relations(*pair, like(0.4), story="in Tarn, said Lind") == ["same"]
    groups = unnamed("civilians", MONITOR), unnamed("soldiers", OFFICE)
    assert relations(*groups, like(0.3)) == ["conflict_category"]
    assert relations(*groups, like(0.3), story="in Tarn, said Lind") == []


def test_several_become_a_number_later():
    vague = {"vague_quantifier": ("Several", "Several mills")}
    some = told("Several mills burned near Dursk", MONITOR, hedges=vague)

    def nine(things, by):
        text = f"Nine {things} burned near Dursk"
        return told(text, by, numbers={"Nine": {"value": 9, "unit": things}})

    mills = nine("mills", MONITOR)
    assert relations(some, mills) == relations(mills, some) == ["update"]
    assert relations(some, nine("bridges", MONITOR)) == []
    assert relations(some, nine("mills", OFFICE)) == []
