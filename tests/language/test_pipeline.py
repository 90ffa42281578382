import pytest

from attribution.language.parse import Entity, ParsedWord, Sentence
from attribution.language.pipeline import joined_names
from tests.parses import span


def joined(text: str, *parts: tuple[str, str], opening: str | None = None) -> list[str]:
    entities = [Entity(span(text, part), label) for part, label in parts]
    start = text.index(opening) if opening else 0
    word = ParsedWord("", start, len(text), "", "", "", "", -1, "root")
    found = joined_names(entities, text, [Sentence((word,), 0)])
    return [entity.span.of(text) for entity in found]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Then Ada Voss spoke.", "Ada", "Voss"),
        ("Then J. Orr spoke.", "J.", "Orr"),
        ("Then Sen. Orr spoke.", "Sen.", "Orr"),
    ],
)
def test_the_halves_of_a_name_are_one(text: str, first: str, second: str) -> None:
    assert joined(text, (first, "Person"), (second, "Person")) == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("It is in Levin, Orland, now.", "Levin,", "Orland"),
        ("Levin’s Orland fell.", "Levin’s", "Orland"),
        ("Levin and Orland fell.", "Levin", "Orland"),
        ("It rained in Levin. Orland was dry.", "Levin.", "Orland"),
    ],
)
def test_names_that_a_mark_parts_are_two(text: str, first: str, second: str) -> None:
    assert joined(text, (first, "Location"), (second, "Location")) == [first, second]


def test_names_of_two_kinds_are_two() -> None:
    assert (
        joined("Radio Levin Ada Voss", ("Radio Levin", "Organization"), ("Ada Voss", "Person"))[0]
        == "Radio Levin"
    )


def test_names_of_two_sentences_are_two() -> None:
    parts = ("Levin", "Location"), ("Orland", "Location")
    assert joined("It rains in Levin Orland is dry", *parts) == ["Levin Orland"]
    assert len(joined("It rains in Levin Orland is dry", *parts, opening="Orland")) == 2
