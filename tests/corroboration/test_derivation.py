"""Which document was copied from which."""

from attribution.corroboration.derivation import family, reuse_of
from tests.corroboration.builders import profile, told, who

LINES = [
    "Troops took up positions along the river after a week of fighting in the hills",
    "The ferry office said that no boat had crossed since the gates of the dam were opened",
    "Farmers in three villages told of shots at night and of lorries without number plates",
]
AGENCY = who("Transmere Press", kind="named_media")


def test_a_rewrite_is_a_copy_of_the_earlier_text():
    old = profile(*LINES, name="old", published="2024-09-13")
    new = profile(*LINES[:2], "A vigil was held in the square", name="new", published="2024-09-14")
    for reuse in (reuse_of(old, new), reuse_of(new, old)):
        assert (reuse.original.name, reuse.copy.name) == ("old", "new")
        assert reuse.is_copy
        assert reuse.directed
        assert 0.7 < reuse.share < 0.95


def test_a_common_phrase_makes_no_copy():
    other = [
        "A week of fighting in the hills has emptied the market of Pellory",
        "Its traders said that they would be back before the first snow",
    ]
    reuse = reuse_of(profile(*LINES, name="a"), profile(*other, name="b"))
    assert 0 < reuse.share < 0.35
    assert not reuse.is_copy


def test_without_dates_the_direction_is_not_known():
    assert not reuse_of(profile(*LINES, name="a"), profile(*LINES[:2], name="b")).directed


def test_who_names_the_others_outlet_is_the_copy():
    source = profile(*LINES, name="a", outlet="Transmere Press")
    copy = profile(*LINES, told("He crossed at night", AGENCY), name="b", outlet="Courier")
    for reuse in (reuse_of(source, copy), reuse_of(copy, source)):
        assert (reuse.original.name, reuse.directed) == ("a", True)


def test_page_furniture_is_no_reuse():
    page = [told(line, zone="furniture") for line in LINES]
    one = profile(*page, "The dam burst on Wednesday in the early morning", name="a")
    other = profile(*page, "A baker left Pellory and walked for two nights", name="b")
    assert reuse_of(one, other).share == 0


def test_two_copies_of_one_text_are_not_copies_of_each_other():
    assert family([(1, 2, 0.9), (1, 3, 0.8), (2, 3, 0.6)]) == {2: 1, 3: 1}


def test_no_text_is_a_copy_of_its_own_copies():
    assert family([(1, 2, 0.9), (2, 3, 0.8), (3, 1, 0.7), (2, 1, 0.6)]) == {2: 1, 3: 2}


def test_how_an_outlet_ends_its_articles_is_no_copying():
    one = profile("The crane stood still.", "A clock was mended.", "Her gate fell shut.", *LINES,
                  name="a")  # fmt: skip
    other = ["Our market opened late.", "Two schools were painted.", "No mill burned.", *LINES]
    news = ["Crews worked on the crane", "Bells rang at noon", "Prices of grain rose again", "Snow"]
    filled = profile(*news * 3, *LINES, name="a")
    framed = reuse_of(filled, profile(*(line[::-1] for line in news * 3), *LINES, name="b"))
    assert framed.share > 0.35
    assert not framed.is_copy
    assert reuse_of(one, profile(*other, name="b", outlet="Courier")).is_copy


def test_names_and_titles_in_common_are_no_copying():
    title = "His Grace the Margrave Otto Aldric Venn of Lower Pellory"
    one = profile(f"{title} opened the bridge", f"Crowds cheered {title}", name="a")
    other = profile(f"Bells rang for {title}", f"{title} is eighty", name="b")
    assert reuse_of(one, other).share < 0.35
