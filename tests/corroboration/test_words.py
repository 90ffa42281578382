"""The words of a claim as they are compared."""

import pytest

from attribution.corroboration.words import (
    Words,
    event,
    is_abuse,
    known,
    placed,
    population,
    stem,
    terms,
    words,
)


def test_words_stand_where_they_stand_in_the_text():
    text = "Dursk’s mayor paid 1,200 crowns"
    assert [text[start:end] for _, start, end in placed(text)] == [
        "Dursk’s", "mayor", "paid", "1,200", "crowns",
    ]  # fmt: skip
    assert words(text) == ["dursk", "mayor", "paid", "1200", "crowns"]


def test_a_stretch_has_the_words_that_begin_in_it():
    found = Words("The mayor of Dursk fled")
    assert [form for form, *_ in found.within(4, 16)] == ["mayor", "of", "dursk"]
    assert found.within(5, 8) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "deaths"),
        ("opens", "opened"),
        ("reclaimed", "recaptured"),
        ("ended", "concluded"),
    ],
)
def test_words_for_one_thing_are_one_term(one, other):
    assert known(one).term == known(other).term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The wall gave way", "The wall collapsed"),
        ("The talks were over", "The talks ended"),
        ("Men in uniform came", "Men, soldiers, came"),
    ],
)
def test_two_words_may_be_one_term(one, other):
    assert _terms(one) == _terms(other)


@pytest.mark.parametrize("text", ["It gave way to boats", "There were over 40 boats", "in a way"])
def test_what_governs_something_is_another_phrase(text):
    assert not {term for term in _terms(text) if term[0] == "="}


def _terms(text):
    return set(terms(Words(text).within(0, len(text))))


def test_rare_words_tell_more_than_common_ones():
    assert known("the").weight < known("bridge").weight < known("kessling").weight == 1.0
    assert not known("the").is_telling
    assert not any(known(form).weight for form in ("can't", "they’re", "wouldn’t", "she'd"))
    assert known("o'brien").weight > 0.5
    assert known("bridge").is_telling


def test_years_and_times_of_day_tell_and_other_numbers_do_not():
    assert known("2016").weight == known("4.12").weight > 0.5
    assert known("47").weight == 0


def test_a_term_has_the_weight_of_the_rarest_word_for_it():
    told = terms(Words("the killed perished").within(0, 99))
    assert list(told) == ["=death"]
    assert told["=death"] == max(known("killed").weight, known("perished").weight)


def test_no_word_tells_nothing():
    assert known("").weight == 0.0


def test_what_words_stand_for():
    assert stem("opening") == "open"
    assert event("=death") == "=death"
    assert event("=looting") is None
    assert known("end").term == "end"  # of May; only as a verb it is that of “concluded”
    assert is_abuse("=looting")
    assert not is_abuse("=death")
    assert population("soldiers") == population("police") != population("civilians")
    assert population("bridges") is None
    assert [known(form).charge for form in ("killing", "militants", "massacre")] == [0, 2, 3]


def test_an_apostrophe_is_one_whatever_its_shape():
    assert words("you’ve won") == words("you've won")


def test_words_that_only_share_a_stem_tell_no_event():
    assert {known(form).term for form in ("killed", "lives", "bodies", "injured")} == {
        "=death",
        "=injury",
    }
    others = ("living", "body", "hospital", "according", "fire", "executive", "quite", "savings")
    assert not [form for form in others if known(form).term.startswith("=")]
    assert known("executed").charge and not known("executive").charge
