import pytest

from attribution.stages.sources.repeated_quotes import repeated
from tests.parses import relation

TEXT = """‘Reckless and late’

The mayor called the repair “reckless and late”. A docker said it was late."""


def _relations(quoted):
    return [
        relation(TEXT, None, None, quoted),
        relation(TEXT, "A docker", "said", "it was late"),
        relation(TEXT, "The mayor", "called", "“reckless and late”"),
    ]


def test_a_heading_quotes_who_says_the_same_words_below():
    assert repeated(TEXT, _relations("‘Reckless and late’")) == {0: 2}


@pytest.mark.parametrize("quoted", ["Reckless and late", "late"])
def test_words_without_marks_are_nobodys(quoted):
    assert repeated(TEXT, _relations(quoted)) == {}


def test_a_relation_with_a_source_keeps_it():
    relations = _relations("‘Reckless and late’")
    assert repeated(TEXT, relations[1:]) == {}
