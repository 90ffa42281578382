"""Noun phrases read along the line, where the tree may err."""

import pytest

from attribution.stages.syntax.chunks import chunk_at, counted_at, spelled
from attribution.text import Span
from tests.parses import parse

TOLD = (
    "told the acting mayor 's office of Levin that nine more young men ’s boats sank Monday",
    """
told tell VERB/VBD 0 root
the the DET/DT 4 det
acting act VERB/VBG 4 amod
mayor mayor NOUN/NN 6 nmod:poss
's 's PART/POS 4 case
office office NOUN/NN 1 obj
of of ADP/IN 8 case
Levin Levin PROPN/NNP 6 nmod
that that SCONJ/IN 15 mark
nine nine NUM/CD 13 nummod
more more ADJ/JJR 10 advmod
young young ADJ/JJ 13 amod
men man NOUN/NNS 15 nmod:poss
’s 's PART/POS 13 case
boats boat NOUN/NNS 16 nsubj
sank sink VERB/VBD 1 ccomp
Monday Monday PROPN/NNP 16 obl:unmarked
""",
)
TEXT = TOLD[0]


@pytest.mark.parametrize(
    ("place", "linkers", "words"),
    [
        (1, (), "the acting mayor 's office"),
        (1, ("of",), "the acting mayor 's office of Levin"),
        (7, (), "Levin"),
        (8, (), None),
    ],
)
def test_a_chunk_ends_where_the_next_word_does_not_belong(
    place: int, linkers: tuple[str, ...], words: str | None
) -> None:
    found = chunk_at(parse(*TOLD).sentences[0], place, linkers)
    assert (None if found is None else found.span.of(TEXT)) == words


def test_the_head_of_a_chunk_is_its_last_noun() -> None:
    found = chunk_at(parse(*TOLD).sentences[0], 1)
    assert found is not None and found.sentence.words[found.head].form == "office"


@pytest.mark.parametrize(
    ("place", "determined", "words"),
    [
        (10, False, "young men"),  # whose boats they are is counted, not the boats
        (14, False, "boats"),
        (1, False, None),
        (6, False, "Levin"),
        (16, False, None),  # a date is no part of it
    ],
)
def test_what_is_counted_is_read_by_parts_of_speech(
    place: int, determined: bool, words: str | None
) -> None:
    found = counted_at(parse(*TOLD).sentences[0], place, determined=determined)
    assert (None if found is None else found.span.of(TEXT)) == words


def test_a_phrase_is_spelled_on_one_line_without_its_marks() -> None:
    assert spelled('the "young\n  men"', Span(4, 17)) == "young men"
