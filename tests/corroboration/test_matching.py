"""Whether two claims are one, and if not how they stand to each other."""

import pytest
from msgspec.structs import replace

from attribution.corroboration.comparing import counterparts, outermost
from attribution.corroboration.inside import inside
from attribution.corroboration.matching import judge
from attribution.corroboration.meeting import Meeting, Verdict
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
        (killed("23", 23, "policemen"), killed("23", 23, "protesters"), "conflict_category"),
        (killed("14", 14, "refugees"), killed("14", 14, "gunmen", OFFICE), "conflict_category"),
        (
            killed("31", 31, "people"),
            told(
                "The death toll from the killings near Dursk in the Ketter valley rose to 52",
                MONITOR,
                numbers={"52": {"value": 52}},
            ),
            "update",
        ),
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


def test_a_source_that_is_not_stated_is_at_odds_with_nobody():
    left = killed("19", 19, "villagers", who("officers", kind="implicit"))
    assert relations(left, killed("34", 34, "villagers", OFFICE)) == []


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


def test_all_and_some_who_are_said_to_be_the_same_are_in_conflict():
    doctor = who("a doctor")
    every = told("All the victims were fishermen", doctor, hedges={"universal": ("All", "victims")})
    some = told(
        "some of the victims were fishermen", hedges={"vague_quantifier": ("some", "victims")}
    )
    not_all = told(
        "Not all the victims were fishermen", doctor,
        hedges={"universal": ("all", "victims"), "negation": ("Not", "all")},
    )  # fmt: skip
    assert relations(every, some) == ["conflict_scope"]
    assert dated(every, some, "2024-09-11", "2024-10-11") != ["conflict_scope"]
    assert "conflict_scope" not in relations(not_all, some)


def test_who_is_for_and_who_is_against_something_do_not_tell_the_same():
    bridge = "the levy on lorries that cross the harbour bridge"
    mayor, union = who("Ada Voss", kind="named_person"), who("Dockers' Union")

    def thinks(cue, by):
        return told(f"{cue} {bridge}", by, cue=cue)

    assert relations(thinks("backs", mayor), thinks("supports", union)) == ["same"]
    assert relations(thinks("backs", mayor), thinks("opposes", union)) == []


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senator Ada Voss of Pellory", "the visit of Senator Ada Voss to Pellory was long"),
        ("Ada Voss", "Ada Voss over her rival"),
        ("new work", "an essay about new work"),
    ],
)
def test_whom_and_what_claims_are_about_makes_them_no_one_claim(one, other):
    assert relations(told(one, MONITOR), told(other, MONITOR)) == []


def test_a_name_may_open_a_claim():
    named = profile("Ada Voss crossed the river. Mr. Lund stayed.\n", name="a").tellings[0].names
    assert named == ("ada", "lund", "mr", "voss")
    titled = profile("The fire chased former deputy mayor Ada Voss of Pellory", name="t")
    assert set(titled.tellings[0].names) == {"former", "deputi", "mayor", "ada", "voss", "pellori"}
    assert profile("Crossing the river took long", name="b").tellings[0].names == ()


def dated(one, other, first, second):
    left = profile(one, PLACE, name="left.txt", published=first)
    right = profile(other, PLACE, name="right.txt", published=second)
    return [
        verdict.relation
        for a, b, verdict in counterparts(Meeting(left, right))
        if a.claim == b.claim == "c0"
    ]


def test_a_weekday_of_other_weeks_is_another_day():
    one = "The council voted to close the bridge to lorries on Tuesday"
    other = "On Tuesday the council voted to close the bridge to lorries"
    assert dated(one, other, "2024-09-11", "2024-09-12") == ["same"]
    assert dated(one, other, "2024-09-11", "2024-10-02") == []
    assert dated(one, other, "2024-09-11", "some day") == ["same"]


@pytest.mark.parametrize(
    ("one", "other", "relation", "far"),
    [
        (killed("19", 19, "villagers"), killed("34", 34, "villagers", OFFICE),
         "conflict_value", "2024-11-20"),
        (killed("93", 93, "soldiers"), killed("125", 125, "troops"), "update", "2025-03-01"),
    ],
)  # fmt: skip
def test_figures_of_other_times_are_neither_at_odds_nor_counted_on(one, other, relation, far):
    assert dated(one, other, "2024-09-11", "2024-09-14") == [relation]
    assert dated(one, other, "2024-09-11", far) == []


def test_what_is_asked_for_and_what_is_offered_is_no_conflict():
    def rise(shown, value, by, **more):
        numbers = {shown: {"value": value, "unit": "percent"}}
        return told(f"a rise of {shown} percent in dockers' wages", by, numbers=numbers, **more)

    union, owners = who("Dockers' Union"), who("Levin Port Company")
    told_apart = relations(rise("9", 9, union), rise("4", 4, owners))
    assert told_apart == ["conflict_value"]
    assert relations(rise("9", 9, union, act="direct"), rise("4", 4, owners)) == []


def test_groups_that_may_be_the_same_people_are_in_no_conflict():
    assert relations(killed("26", 26, "pupils"), killed("26", 26, "students")) == ["same"]


def test_like_words_with_other_figures_are_not_one_claim():
    def users(shown, value, **more):
        numbers = {shown: {"value": value, **more}}
        return told(f"the ferry app has {shown} registered monthly users", numbers=numbers)

    assert relations(users("300", 300), users("120", 120)) == []
    assert relations(users("300", 300), users("300", 300)) != []


def test_lines_that_an_outlet_puts_under_its_articles_are_no_claims():
    line = "Follow the harbour desk for pictures"
    assert relations(line, line) == []
    assert relations(line, line, right={"outlet": "Courier"}) == ["same"]


def test_all_and_some_of_other_things_are_in_no_conflict():
    every = told("all visitors must show a pass", hedges={"universal": ("all", "visitors")})
    few = told(
        "few visitors in the lanes bought anything",
        hedges={"vague_quantifier": ("few", "visitors")},
    )
    assert list(inside(profile(every, few))) == []


def test_what_is_told_again_weeks_later_needs_more_in_common():
    one, other = "the audience booed the speaker loudly", "the speaker was booed by the audience"
    assert dated(one, other, "2024-09-11", "2024-09-12") == ["same"]
    assert dated(one, other, "2024-09-11", "2024-10-11") == []
    full = "the audience of the harbour theatre booed the tenor after the second act"
    assert dated(full, f"{full} in June", "2024-09-11", "2024-10-11") == ["same"]


def test_why_two_claims_are_one_is_told_in_the_claims_own_words():
    one = "Army columns entered Ilvek to secure the dam"
    (verdict,) = verdicts(
        told(one), told("The army columns have entered Ilvek and secured the dam")
    )
    listed = verdict.why.removeprefix("both tell of ").split(", ")
    assert set(listed) <= set(one.lower().split())


def test_of_pairs_inside_each_other_the_outermost_is_shown():
    left = profile("Crews said that army columns entered Ilvek", PLACE, name="left")
    right = profile("They said that army columns entered Ilvek", PLACE, name="right")
    one, other = left.tellings[0], right.tellings[0]
    inner = replace(one, claim="c9", start=one.start + 15, text=one.text[15:])
    same = Verdict("same", 0.9, "why", joins=True)
    assert list(outermost([(inner, other, same), (one, other, same)])) == [(one, other, same)]
    counted = Verdict("same", 0.9, "why", joins=True, figures=(0, 0))
    assert len(list(outermost([(inner, other, counted), (one, other, same)]))) == 2


def test_a_quotation_that_is_quoted_again_in_part_is_one_claim():
    speaker = who("Ruta Halvarsen", kind="named_person", affiliation="political")
    long = told(
        "“The museum wants the bell, and so do many collectors. It is a piece of our town's past.”",
        speaker,
    )
    assert relations(long, told("“It is a piece of our town's past,”", speaker)) == ["same"]
    assert relations(long, told("“It is a piece of cake,”", speaker)) == []


def test_two_reports_that_share_much_besides_names_tell_one_thing():
    one = told(
        "Clerks counted 800 careless entries in the harbour ledger, which the auditors had sealed",
        numbers={"800": {"value": 800, "unit": "entries"}},
    )
    other = (
        "careless entries in the sealed harbour ledger, for which auditors blame a drunken notary "
        "of theirs with gambling debts"
    )
    assert dated(one, other, "2024-09-11", "2024-09-12") == ["same"]
    assert "same" not in dated(one, other, "2024-09-11", "2024-09-15")


def test_what_two_monitors_think_of_an_execution_is_no_one_claim():
    other = who("Ketter Casualty Archive", affiliation="ngo_monitor", access="compiler")
    one = told("“The executions of men here mock the law”", MONITOR, form="direct")
    two = told("“Such executions leave whole villages numb”", other, form="direct")
    assert relations(one, two) == []
