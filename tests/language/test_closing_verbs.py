import pytest

from attribution.language.closing_verbs import with_closing_verb
from attribution.language.parse import Sentence
from tests.parses import parse

NAMED = """
Nine nine NUM 2 nsubj
died die VERB/VBD 0 root
, , PUNCT 8 punct
the the DET 5 det
Archive archive PROPN/NNP 2 parataxis
of of ADP 8 case
Floods flood PROPN/NNPS 8 compound
notes note NOUN/NNS 5 nmod
. . PUNCT 2 punct
"""
PLAIN = """
It it PRON 2 nsubj
cut cut VERB/VBD 0 root
costs cost NOUN 2 obj
, , PUNCT 7 punct
the the DET 7 det
growth growth NOUN 7 compound
estimates estimate NOUN/NNS 3 conj
. . PUNCT 2 punct
"""
LISTED = """
They they PRON 2 nsubj
read read VERB/VBD 0 root
letters letter NOUN 2 obj
and and CCONJ 6 cc
Levin Levin PROPN 6 compound
reports report NOUN/NNS 3 conj
. . PUNCT 2 punct
"""


def read(text: str, rows: str) -> tuple[Sentence, Sentence]:
    sentence = parse(text, rows).sentences[0]
    return sentence, with_closing_verb(sentence)


def test_the_last_word_behind_a_name_is_a_verb() -> None:
    _, found = read("Nine died, the Archive of Floods notes.", NAMED)
    verb, speaker = found.words[7], found.words[4]
    assert (verb.upos, verb.xpos, verb.lemma) == ("VERB", "VBZ", "note")
    assert (verb.head, verb.deprel) == (1, "parataxis")
    assert (speaker.head, speaker.deprel) == (7, "nsubj")
    assert found.subtree(7) == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("It cut costs, the growth estimates.", PLAIN),
        ("They read letters and Levin reports.", LISTED),
    ],
)
def test_a_noun_stays_one(text: str, rows: str) -> None:
    sentence, found = read(text, rows)
    assert found is sentence
