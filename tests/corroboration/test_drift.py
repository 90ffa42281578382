"""What changed from an original to its copy."""

import pytest

from attribution.corroboration.alignment import align
from attribution.corroboration.drift import drifts
from attribution.corroboration.meeting import Meeting
from tests.corroboration.builders import MONITOR, count, profile, told, who

VAUL = who("Anders Vaul", kind="named_person", affiliation="state_security")
AGENCY = who("ORNA", kind="named_media", affiliation="state_civil")
WITNESS = who("Oslan Drewick", kind="named_person", affiliation="civilian")


def changes(original, copy, **copied):
    """The drifts of one claim, beside another that both documents have."""
    beside = "The bridge at Ilvek was rebuilt after the flood of last winter"
    left = profile(*_listed(original), beside, name="original")
    right = profile(*_listed(copy), beside, name="copy", **copied)
    found = drifts(Meeting(left, right), align(Meeting(left, right)))
    return {
        (change.drift, change.before, change.after)
        for change in found
        if beside not in {t.text for t in (change.original, change.copy) if t}
    }


def _listed(claims):
    return claims if isinstance(claims, list) else [claims]


def kinds(original, copy, **copied):
    return {drift for drift, _, _ in changes(original, copy, **copied)}


def killed(shown, value, *by, population="civilians", tail="killed near Dursk", **more):
    number = count(value, population, **more)
    return told(f"{shown} {population} were {tail}", *by, numbers={shown: number})


def test_a_verbatim_copy_has_not_drifted():
    claim = told("army columns had entered Ilvek", AGENCY)
    assert kinds(claim, claim) == set()


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        (
            told("army columns had entered Ilvek", AGENCY),
            told("army columns have entered Ilvek"),
            {"attribution_dropped"},
        ),
        (
            told("the week was a warning shot", WITNESS),
            told("the week was a warning shot", who("observers", kind="collective")),
            {"attribution_weakened"},
        ),
        (
            told("no soldier may enter a private house", AGENCY, VAUL),
            told("no soldier may enter a private house", VAUL),
            {"chain_truncated"},
        ),
        (
            told("the wounded must be able to leave Dursk", VAUL, channel="social_media"),
            told("the wounded must be able to leave Dursk", VAUL),
            {"venue_dropped"},
        ),
        (
            told(
                "the clip seemed to show men firing at a boat",
                hedges={"appearance": ("seemed", "men")},
            ),
            told("the clip showed men firing at a boat"),
            {"qualifier_dropped"},
        ),
        (
            told("the clip showed men firing at a boat"),
            told(
                "the clip reportedly showed men firing at a boat",
                hedges={"reportative": ("reportedly", "men")},
            ),
            {"qualifier_added"},
        ),
        (killed("318", 318), killed("over 318", 318, precision="bound_lower"), {"number_inflated"}),
        (killed("at least 23", 23, precision="bound_lower"), killed("23", 23), {"number_deflated"}),
        (killed("318", 318), killed("381", 381), {"number_inflated"}),
        (
            killed("447", 447, population="people"),
            killed("447", 447, population="civilians"),
            {"category_shift"},
        ),
        (
            told(
                "the villagers were shot by soldiers or men of the Levy",
                agents=("soldiers", "men of the Levy"),
            ),
            told("the villagers were shot by soldiers", agents=("soldiers",)),
            {"entity_narrowed"},
        ),
        (
            told("reports of deaths in the villages near Dursk"),
            told("reports of massacres in the villages near Dursk"),
            {"label_strengthened"},
        ),
        (
            told("her uncles were butchered at their table", WITNESS, status="unable"),
            told("her uncles were butchered at their table", WITNESS),
            {"disclaimer_dropped"},
        ),
    ],
)
def test_each_change_has_its_name(original, copy, expected):
    assert kinds(original, copy) == expected


def test_a_rounded_figure_has_not_drifted():
    rough = killed("more than 300", 300, precision="bound_lower")
    assert kinds(killed("318", 318), rough) == set()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("“grant ambulances unhindred passage now”", "“grant ambulances unhindered passage now”",
         {("quote_corrected", "unhindred", "unhindered")}),
        ("“accounts of killed families”", "“accounts of killed families.”", set()),
        ('"alarming accounts of killed families"', "“alarming accounts of killed families”", set()),
        ("“a warning shot for the whole federation”", "“a warning shot”",
         {("quote_trimmed", "for the whole federation", None)}),
        ("“alarming accounts” of families", "“alarming accounts that shook me badly” of families",
         {("quote_extended", None, "that shook me badly")}),
        ("“rekindle old feuds and undo years of talks”",
         "“rekindle old feuds” and undo “years of talks”",
         {("quote_repartitioned", "rekindle old feuds and undo years of talks",
           "rekindle old feuds … years of talks")}),
    ],
)  # fmt: skip
def test_what_becomes_of_a_quotation(before, after, expected):
    assert changes(told(before, VAUL, form="direct"), told(after, VAUL, form="direct")) == expected


def test_quoted_words_become_indirect_speech_or_the_outlets_own():
    quoted = told("the troops had “restored order in the valley”", VAUL)
    plain = "the troops had restored order in the valley"
    assert kinds(quoted, told(plain, VAUL)) == {"quote_to_indirect"}
    assert kinds(quoted, told(plain)) == {"attribution_dropped", "quote_to_outlet_voice"}


def test_what_is_left_out_is_a_claim_or_context_with_its_doubt():
    claim = told("the guns fell silent over the harbour", MONITOR, status="unable")
    context = "The harbour master once belonged to the opposition"
    assert kinds([claim, context], []) == {
        "claim_dropped", "disclaimer_dropped", "context_dropped",
    }  # fmt: skip


def test_nothing_is_left_out_behind_the_place_where_a_copy_was_cut():
    beside = "The bridge at Ilvek was rebuilt after the flood of last winter"
    left = profile(beside, told("the guns fell silent", MONITOR), name="original")
    right = profile(beside, name="copy", flags=["truncated"])
    assert drifts(Meeting(left, right), align(Meeting(left, right))) == []


def test_what_the_original_lacks_is_not_called_invented():
    more = told("“half the Levy was raised to hate”", VAUL, form="direct")
    assert kinds([], [more]) == {"not_in_source", "quote_extended"}


def test_one_of_several_figures_left_out_is_context():
    kept = killed("318", 318, MONITOR)
    other = told("Fighting felled 75 rebels", MONITOR, numbers={"75": count(75, "rebels")})
    assert ("context_dropped", other.text, None) in changes([kept, other], [kept])


def test_quoted_words_that_another_claim_quotes_are_neither_cut_nor_added():
    first = "the gates held through the worst"
    last = "nobody has to leave the lower town before the weekend is over"
    long = told(f"“{first} and {last}”", VAUL)
    short = told(f"“{first}”", VAUL)
    rest = told(f"“{last}”", VAUL)
    assert "quote_trimmed" in kinds(long, short)
    assert "quote_trimmed" not in kinds(long, [short, rest])
    assert "quote_extended" not in kinds([short, rest], long)


def test_what_stands_inside_another_claim_is_not_left_out():
    lost = told("the ferry office had sold no ticket since the flood", MONITOR)
    around = "A clerk in Pellory swore that the ferry office had sold no ticket since the flood"
    assert "claim_dropped" in kinds(lost, "Nobody in Pellory bakes bread")
    assert "claim_dropped" not in kinds(lost, around)
    assert "not_in_source" not in kinds(around, lost)


def test_an_attribution_whose_cue_is_copied_is_not_dropped():
    said = "the gates held through the night, the dam office announced on Friday"
    original = told(said, AGENCY, cue="announced")
    assert kinds(original, told(f"{said} morning")) == set()
    assert "attribution_dropped" in kinds(original, "the gates held through the night")


def test_of_a_quotation_with_one_mark_nothing_is_said():
    original = told("there was “extreme carelessness in the office of the dam”", VAUL)
    torn = told("there was extreme carelessness in the office of the dam,”", VAUL)
    assert kinds(original, torn) == set()


def test_a_count_left_out_of_a_claim_that_is_told_on_is_context():
    kept = killed("318", 318, MONITOR)
    others = told(
        "their deaths near Dursk took the toll of the raid to 447 people killed",
        MONITOR,
        numbers={"447": count(447, "people")},
    )
    bare = told("their deaths near Dursk took a toll, people killed in the raid", MONITOR)
    assert ("context_dropped", others.text, None) in changes([kept, others], [kept, bare])
    assert "context_dropped" not in kinds([kept, others], [kept, others])


def test_a_source_whose_name_was_only_cut_is_not_told_less_exactly():
    body = who("Vaul", kind="named_org", affiliation="state_security")
    claim = "the week was a warning shot for the whole valley"
    assert kinds(told(claim, VAUL), told(claim, body)) == set()


def test_a_venue_beside_words_that_were_copied_is_not_dropped():
    said = "the wounded must be able to leave Dursk, the colonel wrote on his page on Friday"
    original = told(said, VAUL, channel="social_media", cue="wrote")
    assert kinds(original, told(said, VAUL)) == set()
    assert kinds(original, told("the wounded must be able to leave Dursk", VAUL)) == {
        "venue_dropped"
    }
