"""A sentence's tree: what stands above and below a word, and the heads of several."""

import pytest

from attribution.language.parse import Entity, Parse, Sentence
from attribution.text import Span
from tests.parses import parse

TEXT = "Two guards have said that the old gate was shut."


@pytest.fixture
def parsed() -> Parse:
    return parse(
        TEXT,
        """
Two two NUM/CD 2 nummod
guards guard NOUN/NNS 4 nsubj
have have AUX/VBP 4 aux
said say VERB/VBN 0 root
that that SCONJ/IN 10 mark
the the DET/DT 8 det
old old ADJ/JJ 8 amod
gate gate NOUN/NN 10 nsubj
was be AUX/VBD 10 cop
shut shut ADJ/JJ 4 ccomp
. . PUNCT/. 4 punct
""",
    )


@pytest.fixture
def sentence(parsed: Parse) -> Sentence:
    return parsed.sentences[0]


def test_what_stands_above_a_word_comes_nearest_first(sentence: Sentence) -> None:
    assert list(sentence.governors(6)) == [7, 9, 3]
    assert list(sentence.governors(3)) == []
    assert sentence.root == 3


def test_a_circle_of_heads_is_walked_once() -> None:
    circle = parse("Ore ore.", "Ore ore NOUN/NN 2 nmod\nore ore NOUN/NN 1 nmod").sentences[0]
    assert list(circle.governors(0)) == [1]
    assert circle.root is None


def test_dependents_are_told_by_their_relations(sentence: Sentence) -> None:
    assert sentence.dependents(3, ("aux", "ccomp")) == [2, 9]
    assert sentence.has_dependent(3, ("aux",))
    assert not sentence.has_dependent(7, ("aux",))
    assert sentence.dependent_forms(7) == {"the", "old"}
    assert sentence.dependent_forms(9, ("mark", "cop")) == {"that", "was"}


def test_the_heads_of_words_hang_on_others(sentence: Sentence) -> None:
    assert sentence.heads([0, 1, 5, 6, 7]) == [1, 7]
    assert sentence.head_of([5, 6, 7]) == 7


def test_of_two_heads_a_verb_comes_first(sentence: Sentence) -> None:
    assert sentence.heads([7, 2]) == [7, 2]
    assert sentence.head_of([7, 2]) == 2


def test_words_and_spans_lead_to_each_other(sentence: Sentence) -> None:
    start = TEXT.index("the old")
    assert sentence.places_in([Span(start, start + 5), Span(0, 1)]) == [0, 5, 6]
    assert sentence.span_of([7, 5]).of(TEXT) == "the old gate"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Person", "person"),
        ("PERSON", "person"),
        ("FAC", "place"),
        ("NORP", "norp"),
        ("Date", None),
    ],
)
def test_both_models_labels_tell_a_name_s_kind(label: str, kind: str | None) -> None:
    assert Entity(Span(0, 1), label).kind == kind
