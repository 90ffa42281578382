from attribution.language.days import with_day_as_time
from attribution.language.parse import Sentence
from tests.parses import parse

BETWEEN = """
The the DET 2 det
council council NOUN 7 nmod
( ( PUNCT 4 punct
OPC OPC PROPN 2 appos
) ) PUNCT 4 punct
Monday Monday PROPN 7 nsubj
confirmed confirm VERB 0 root
it it PRON 7 obj
"""
FIRST = """
On on ADP 3 case
the the DET 3 det
coast coast NOUN 5 obl
Monday Monday PROPN 5 nsubj
saw see VERB 0 root
rain rain NOUN 5 obj
"""


def sentence(rows: str) -> Sentence:
    text = " ".join(row.split()[0] for row in rows.strip().split("\n"))
    return parse(text, rows).sentences[0]


def test_a_day_between_subject_and_verb_is_no_subject() -> None:
    found = with_day_as_time(sentence(BETWEEN)).words
    assert [(word.form, word.head, word.deprel) for word in (found[1], found[5])] == [
        ("council", 6, "nsubj"),
        ("Monday", 6, "obl:unmarked"),
    ]


def test_a_day_that_is_the_subject_stays_it() -> None:
    whole = sentence(FIRST)
    assert with_day_as_time(whole) is whole
