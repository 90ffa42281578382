import pytest

from attribution.lexicons import load
from attribution.stages.relations.voices import Voices
from tests.parses import parse

THING = """
The the DET 2 det
{noun} {lemma} {tag} 3 nsubj
slowed slow VERB/VBD 0 root
. . PUNCT 3 punct
"""


def voices(noun: str, lemma: str, tag: str = "NOUN", entities=None):
    text = f"The {noun} slowed."
    parsed = parse(text, THING.format(noun=noun, lemma=lemma, tag=tag), entities)
    return Voices(parsed, load("source_nouns")), parsed.sentences[0], [0, 1]


@pytest.mark.parametrize(("noun", "lemma"), [("haste", "haste"), ("storms", "storm")])
def test_a_thing_says_nothing(noun: str, lemma: str):
    judge, sentence, places = voices(noun, lemma)
    assert judge.is_thing(sentence, places)
    assert not judge.speaks(sentence, places)


@pytest.mark.parametrize(
    ("noun", "lemma", "tag"),
    [("mayor", "mayor", "NOUN"), ("welder", "welder", "NOUN"), ("Gull", "Gull", "PROPN"),
     ("report", "report", "NOUN")],
)  # fmt: skip
def test_persons_names_and_documents_may(noun: str, lemma: str, tag: str):
    judge, sentence, places = voices(noun, lemma, tag)
    assert not judge.is_thing(sentence, places)


def test_who_is_known_to_speak():
    assert voices("mayor", "mayor")[0].speaks(*voices("mayor", "mayor")[1:])
    named = voices("Gull", "Gull", "PROPN", {"Gull": "ORG"})
    assert named[0].speaks(*named[1:])
    paper = voices("report", "report")
    assert not paper[0].speaks(*paper[1:])


def test_of_a_number_of_people_the_people_count():
    text = "A lot of storms slowed."
    rows = """
    A a DET 2 det
    lot lot NOUN 5 nsubj
    of of ADP 4 case
    {0}s {0} NOUN/NNS 2 nmod
    slowed slow VERB/VBD 0 root
    . . PUNCT 5 punct
    """
    for noun, is_thing in (("storm", True), ("pilot", False)):
        parsed = parse(text.replace("storm", noun), rows.format(noun))
        judge = Voices(parsed, load("source_nouns"))
        assert judge.is_thing(parsed.sentences[0], [0, 1, 2, 3]) == is_thing
