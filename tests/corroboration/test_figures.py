"""Figures held against each other."""

import pytest

from attribution.corroboration.figures import (
    Figure,
    agreement,
    elsewhere,
    groups,
    kinds_of,
    share_of,
)


def figure(
    value, precision="exact", population=None, unit=None, place=None, event="=death", **more
):
    kinds, whose = kinds_of(population, unit)
    return Figure(
        start=more.get("start", 0), end=1, shown=f"{value}", value=value, precision=precision,
        unit=unit, population=population, window=None, place=place,
        derived_sum=more.get("derived_sum", False),
        kinds=kinds, whose=whose, event=event, share=more.get("share", "all"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(318), figure(318, "approximate"), "equal"),
        (figure(300, "bound_lower"), figure(318), "rounded"),
        (figure(1000, "bound_lower"), figure(1018), "rounded"),
        (figure(440, "bound_lower"), figure(447), "rounded"),
        (figure(440, "bound_lower"), figure(512), "different"),
        (figure(1000, "bound_lower"), figure(1383), "different"),
        (figure(318, "bound_lower"), figure(330), "different"),
        (figure(60, "bound_upper"), figure(56), "rounded"),
        (figure(54), figure(50, "approximate"), "rounded"),
        (figure(54), figure(71), "different"),
        (figure(12, "approximate", unit="percent"), figure(0.125, "approximate"), "rounded"),
        (figure(None, "vague"), figure(30), "unknown"),
    ],
)
def test_values_agree(one, other, expected):
    assert agreement(one, other) == agreement(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("civilians", "Serrish civilians", "the same"),
        ("soldiers and police officers", "members of the security forces", "the same"),
        ("civilians", "soldiers", "another"),
        ("civilians", "all killed", "the whole"),
        ("people", "fighters", "a part"),
        ("soldiers and gunmen", "soldiers", "a part"),
        ("Sunni civilians", "Alawite civilians", "another"),
        ("mass shootings", "mass shootings", "the same"),
    ],
)
def test_groups_of_people_meet_by_class(one, other, expected):
    assert groups(figure(5, population=one), figure(5, population=other)) == expected


def test_a_word_is_no_group_by_its_stem_alone():
    assert kinds_of("civilians from the Serrish minority", None)[0] == ("=civilians",)


def test_places_part_figures_only_where_both_are_told():
    here, there = figure(5, place="the town of Ilvek"), figure(5, place="Pellory")
    assert elsewhere(here, there)
    assert not elsewhere(here, figure(5))
    assert not elsewhere(here, figure(5, place="Ilvek"))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", " people were killed", "all"),
        ("", " of the dead were children", "part"),
        ("", " prominent writers and an editor were arrested", "part"),
        ("", " soldiers and 12 rebels died", "all"),
        ("", " more people died", "more"),
        ("", " more than before", "all"),
        ("and another ", " people", "more"),
        ("the leader and ", " other members", "more"),
        ("killed the guard and ", " others", "more"),
        ("killed nine and injured some ", " others", "all"),
        ("", " others were injured", "all"),
        ("Of those, ", " were killed", "part"),
        ("displaced, including ", " in camps", "part"),
        ("", " bodies were found and a search goes on", "all"),
        ("a total of ", " people", "total"),
        ("in all, ", " people died", "total"),
    ],
)
def test_a_figure_counts_all_a_part_or_some_more(before, after, expected):
    assert share_of(before, after) == expected


def test_a_currency_counts_no_people():
    assert kinds_of(None, "$") == (("$",), ())
    assert kinds_of(None, "arrests") == ((), ())


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12, False), (318, True), (300, False), (1500, False), (1520, True), (1e6, False),
     (2.5e6, False), (1_234_500, True)],
)  # fmt: skip
def test_a_large_figure_that_is_not_round_is_hardly_met_by_chance(value, expected):
    assert figure(value).is_telling is expected
