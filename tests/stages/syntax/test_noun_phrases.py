"""How far a noun phrase goes from its head, on hand-built trees."""

import pytest

from attribution.language.parse import Sentence
from attribution.stages.syntax.noun_phrases import (
    base_phrase,
    beyond_quantity,
    full_phrase,
    naming_phrase,
    plain_phrase,
)
from tests.parses import parse

ENVOY = (
    "by the old envoy of Levin, Jan Orr, and two guards near it, who fled",
    """
by by ADP/IN 4 case
the the DET/DT 4 det
old old ADJ/JJ 4 amod
envoy envoy NOUN/NN 0 root
of of ADP/IN 6 case
Levin Levin PROPN/NNP 4 nmod
, , PUNCT/, 8 punct
Jan Jan PROPN/NNP 4 appos
Orr Orr PROPN/NNP 8 flat
, , PUNCT/, 13 punct
and and CCONJ/CC 13 cc
two two NUM/CD 13 nummod
guards guard NOUN/NNS 4 conj
near near ADP/IN 15 case
it it PRON/PRP 13 nmod
, , PUNCT/, 18 punct
who who PRON/WP 18 nsubj
fled flee VERB/VBD 4 acl:relcl
""",
)


@pytest.fixture
def envoy() -> Sentence:
    return parse(*ENVOY).sentences[0]


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (base_phrase, "the old envoy"),
        (plain_phrase, "the old envoy of Levin"),
        (naming_phrase, "the old envoy of Levin , Jan Orr , and two guards near it"),
        (full_phrase, "the old envoy of Levin"),
    ],
)
def test_each_extent_goes_further(envoy: Sentence, extent, words: str) -> None:
    assert " ".join(envoy.words[place].form for place in extent(envoy, 3)) == words


def test_only_the_full_phrase_holds_a_clause_that_tells_which() -> None:
    sentence = parse(
        "guards who fled",
        "guards guard NOUN/NNS 0 root\nwho who PRON/WP 3 nsubj\nfled flee VERB/VBD 1 acl:relcl",
    ).sentences[0]
    assert full_phrase(sentence, 0) == [0, 1, 2]
    assert plain_phrase(sentence, 0) == naming_phrase(sentence, 0) == [0]


def test_dozens_of_people_are_people() -> None:
    sentence = parse(
        "dozens of people",
        "dozens dozen NOUN/NNS 0 root\nof of ADP/IN 3 case\npeople people NOUN/NNS 1 nmod",
    ).sentences[0]
    assert beyond_quantity(sentence, 0, {0, 1, 2}) == 2
    assert beyond_quantity(sentence, 0, {0}) == 0
    assert beyond_quantity(sentence, 2, {0, 1, 2}) == 2
