import pytest

from attribution.stages.qualifiers.scare_quotes import find_scare_quotes
from attribution.text import Span
from tests.parses import parse, reading

PLAIN = "X X NOUN 0 root"


def scare_quotes(text, attributed=(), assertions=None):
    first = text.split()[0]
    parsed = parse(text, f"{first} {first} NOUN 0 root")
    found = reading(parsed, list(attributed), assertions or [([text], None)])
    return [
        [Span(*part).of(text) for part in qualifier.cue]
        for _, qualifier in find_scare_quotes(found)
    ]


def test_a_short_phrase_that_nobody_says_keeps_distance():
    assert scare_quotes("The “safety” drill killed two.") == [["“safety”"]]
    assert scare_quotes("The ‘special measures’ went on.") == [["‘special measures’"]]


@pytest.mark.parametrize(
    "text",
    [
        "The film “quiet water” won.",  # a title
        "The drill, called “clean sea”, began.",  # a name
        "The “Clean Sea” drill began.",  # a name by its capitals
        "“Run,” shouted somebody.",  # speech by its comma
        "The “long and very dull drill” began.",  # more than a word or two
        "It was 6'2\" high.",  # inches
    ],
)
def test_other_marks_do_not(text):
    assert scare_quotes(text) == []


def test_quoted_words_of_a_known_speaker_are_a_quotation():
    text = "Orr said the “safety” drill failed."
    content = "the “safety” drill failed"
    assert scare_quotes(text, [("s1", "Orr", "said", [content])], [([content], 0)]) == []
