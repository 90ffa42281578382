import pytest

from attribution.stages.sources.names import (
    Name,
    NameBook,
    acronym_after,
    is_short_form,
    key,
    person_key,
    same_person,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Voss", "Ada Voss", True),
        ("Ms Voss", "Ada Voss", True),
        ("Ada", "Ada Voss", True),
        ("A. Voss", "Ada Voss", True),
        ("Abdul Karim", "Salim Abdul Karim", True),
        ("Karl Voss", "Ada Voss", False),
        ("Ada Orr", "Ada Voss", False),
    ],
)
def test_forms_of_a_persons_name(one, other, same):
    assert same_person(person_key(one), person_key(other)) == same


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("the Monitor", "Levin Monitor for Floods", True),
        ("the Post", "The Levin Post", True),
        ("Levin Monitor", "Levin Monitor for Floods", True),
        ("Floods", "Levin Monitor for Floods", True),
        ("the National", "National Flood Council", False),
        ("Levin Flood Council", "Levin Post", False),
    ],
)
def test_short_forms_of_an_organisations_name(short, long, fits):
    assert is_short_form(key(short), key(long)) == fits


def test_for_and_of_make_no_difference():
    book = NameBook()
    book.enter(Name("Levin Council for Floods", "org", 0), 7)
    assert book.organisation_like("the Levin Council of Floods") == (7, "rule:same name")


def test_an_acronym_is_made_or_given():
    book = NameBook()
    book.enter(Name("Levin Flood Monitor", "org", 0), 3)
    book.enter_acronym("LVF", 3)
    assert book.organisation_like("LFM") == (3, "rule:acronym")
    assert book.organisation_like("the LVF") == (3, "rule:same name")
    assert book.organisation_like("LXX") is None


def test_two_of_a_surname_stay_two():
    book = NameBook()
    book.enter(Name("Ada Voss", "person", 0), 1)
    book.enter(Name("Karl Voss", "person", 0), 2)
    assert book.persons_like("Karl Voss") == [2]
    assert set(book.persons_like("Voss")) == {1, 2}


def test_an_acronym_stands_in_brackets_after_the_name():
    text = "The Levin Flood Monitor (LFM) and Ada Voss (D) spoke."
    assert acronym_after(text, text.index(" (LFM")) == "LFM"
    assert acronym_after(text, text.index(" (D)")) is None


def test_a_place_is_no_short_form_of_what_stands_there():
    book = NameBook()
    book.enter(Name("Levin", "place", 0), 1)
    book.enter(Name("Levin Fire Service", "org", 0), 2)
    assert book.organisation_like("Levin Harbour Watch") is None
    assert book.organisation_like("Levin", "place") == (1, "rule:same name")
    assert book.organisation_like("Fire Service") == (2, "rule:short name")
