from dataclasses import replace

import pytest

from attribution.lexicons import load
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.screening import Screen
from tests.parses import parse, relation
from tests.stages.trees import TREES


def screen(name):
    text, rows = TREES[name]
    return text, Screen(Cues(parse(text, rows), load("cues")), load("source_nouns"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("called_off", ("The port", "called off", "the race")),
        ("referring", ("The porter", "referring to", "the old bridge")),
        ("suggest", ("The raids", "suggest", "that the guards have lost hold")),
        ("named", ("The porter", "asked", "not to be named")),
        ("citing", ("The newspaper", "citing", "a porter")),
        ("anybody", ("One", "ask", "why the bridge is shut")),
        ("acting", ("The newspaper", "citing", "the acting mayor's office")),
    ],
)
def test_what_is_no_attribution(name, parts):
    text, judge = screen(name)
    assert not judge.keeps(relation(text, *parts), nested=False)


def test_hearsay_within_words_is_a_hedge_of_theirs():
    text, judge = screen("reportedly")
    hearsay = relation(text, None, "reportedly", "fled the quay")
    assert judge.keeps(hearsay, nested=False)
    assert not judge.keeps(hearsay, nested=True)


def test_a_report_is_kept():
    text, judge = screen("that")
    assert judge.keeps(relation(text, "The porter", "said", "the bridge was shut"), nested=False)


HASTE = """
The the DET 2 det
haste haste NOUN 3 nsubj
{0}s {0} VERB/VBZ 0 root
of of ADP 5 case
fear fear NOUN 3 obl
. . PUNCT 3 punct
"""
KNOWN = """
The the DET 2 det
crane crane NOUN 6 nsubj:pass
, , PUNCT 2 punct
{0} {1} VERB/VBN 2 acl
Ann Ann PROPN 4 xcomp
fell fall VERB/VBD 0 root
. . PUNCT 6 punct
"""
SENTENCED = """
Voss Voss PROPN 3 nsubj:pass
was be AUX 3 aux:pass
sentenced sentence VERB/VBN 0 root
to to ADP 6 case
a a DET 6 det
year year NOUN 3 obl
. . PUNCT 3 punct
"""
ASKED = """
Police police NOUN 2 nsubj
{0} {1} VERB/VBD 0 root
Orr Orr PROPN 2 obj
to to PART 5 mark
describe describe VERB/VB 2 xcomp
the the DET 7 det
device device NOUN 5 obj
. . PUNCT 2 punct
"""
FLUNG = """
They they PRON 2 nsubj
flung fling VERB/VBD 0 root
paint paint NOUN 2 obj
at at ADP 6 case
the the DET 6 det
wall wall NOUN 2 obl
. . PUNCT 2 punct
"""


def judged(text, rows, *parts, nested=False, confidence=0.6):
    judge = Screen(Cues(parse(text, rows), load("cues")), load("source_nouns"))
    told = relation(text, *parts, confidence=confidence)
    return judge.keeps(replace(told, evidence=("model:relations",)), nested=nested)


def test_a_thing_speaks_only_where_the_tagger_is_sure_or_it_says_so():
    text = "The haste speaks of fear."
    assert not judged(text, HASTE.format("speak"), "The haste", "speaks", "fear")
    assert judged(text, HASTE.format("speak"), "The haste", "speaks", "fear", confidence=0.9)
    text = text.replace("speak", "say")
    assert judged(text, HASTE.format("say"), "The haste", "says", "fear")


@pytest.mark.parametrize(("form", "lemma"), [("called", "call"), ("dubbed", "dub")])
def test_what_something_is_called_is_said_by_nobody(form, lemma):
    text = f"The crane, {form} Ann fell."
    assert not judged(text, KNOWN.format(form, lemma), None, form, "Ann")


def test_a_sentence_of_a_court_is_no_words_of_nobody():
    text = "Voss was sentenced to a year."
    assert not judged(text, SENTENCED, None, "was sentenced", "to a year")


IN_LINE = """
It it PRON 2 nsubj
ran run VERB 0 root
according accord VERB 6 case
to to ADP 3 fixed
the the DET 6 det
{0} {0} NOUN 2 obl
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(("noun", "is_said"), [("timetable", False), ("porter", True)])
def test_in_line_with_a_thing_is_said_by_nobody(noun, is_said):
    text = f"It ran according to the {noun}."
    assert judged(text, IN_LINE.format(noun), None, "according to", "It ran") is is_said


CONSIDERED = """
Plans plan NOUN 4 nsubj:pass
{0} {0} AUX 4 aux
be be AUX 4 aux:pass
considered consider VERB 0 root
safe safe ADJ 4 xcomp
. . PUNCT 4 punct
"""


@pytest.mark.parametrize(("modal", "is_held"), [("should", False), ("may", True)])
def test_what_should_be_thought_is_thought_by_nobody(modal, is_held):
    text = f"Plans {modal} be considered safe."
    parts = (None, "considered", "Plans")
    assert judged(text, CONSIDERED.format(modal), *parts, nested=True) is is_held


def test_what_somebody_is_asked_to_say_is_not_said():
    text = "Police asked Orr to describe the device."
    parts = ("Orr", "to describe", "the device")
    assert not judged(text, ASKED.format("asked", "ask"), *parts, nested=True)
    assert judged(text, ASKED.format("asked", "ask"), *parts, nested=False)


def test_who_begins_to_say_something_says_it():
    text = "Police started Orr to describe the device."
    parts = ("Orr", "to describe", "the device")
    assert judged(text, ASKED.format("started", "start"), *parts, nested=True)


def test_a_word_that_no_lexicon_has_is_a_cue_where_the_tagger_is_sure():
    text = "They flung paint at the wall."
    parts = ("They", "flung", "paint at the wall")
    assert not judged(text, FLUNG, *parts)
    assert not judged(text, FLUNG, *parts, nested=True)
    assert judged(text, FLUNG, *parts, confidence=0.9)


def test_a_word_that_no_lexicon_has_is_a_cue_before_that():
    text = "They flung that at the wall."
    rows = FLUNG.replace("paint paint", "that that")
    assert judged(text, rows, "They", "flung", "that at the wall")


NO_CRIME = """
Marching march VERB/VBG 8 csubj
and and CCONJ 3 cc
criticising criticise VERB/VBG 1 conj
the the DET 5 det
mayor mayor NOUN 3 obj
is be AUX 8 cop
no no DET 8 det
crime crime NOUN 0 root
. . PUNCT 8 punct
"""
FLUNG_WORDS = """
They they PRON 2 nsubj
flung fling VERB/VBD 0 root
“ “ PUNCT 4 punct
paint paint NOUN 2 obj
” ” PUNCT 4 punct
. . PUNCT 2 punct
"""


def test_what_anybody_may_say_is_not_said():
    text = "Marching and criticising the mayor is no crime."
    assert not judged(text, NO_CRIME, None, "criticising", "the mayor", nested=True)


def test_quoted_words_within_words_make_no_cue():
    text = "They flung “paint”."
    assert judged(text, FLUNG_WORDS, "They", "flung", "“paint”")
    assert not judged(text, FLUNG_WORDS, "They", "flung", "“paint”", nested=True)


TALKS = """
Orr Orr PROPN 3 nsubj
{0} {0} AUX 3 aux
discuss discuss VERB 0 root
the the DET 5 det
tariff tariff NOUN 3 obj
. . PUNCT 3 punct
"""


@pytest.mark.parametrize(("auxiliary", "is_said"), [("may", False), ("did", True)])
def test_what_talks_are_to_be_about_is_not_said_yet(auxiliary, is_said):
    text = f"Orr {auxiliary} discuss the tariff."
    assert judged(text, TALKS.format(auxiliary), "Orr", "discuss", "the tariff") is is_said


KNOWN_TO = """
The the DET 2 det
pair pair NOUN 4 nsubj:pass
were be AUX 4 aux:pass
known know VERB 0 root
to to {0}
police police {1}
. . PUNCT 4 punct
"""


def test_whom_somebody_is_known_to_is_nothing_known():
    text = "The pair were known to police."
    rows = KNOWN_TO.format("ADP 6 case", "NOUN 4 obl")
    assert not judged(text, rows, None, "were known", "The pair", confidence=0.9)
    rows = KNOWN_TO.format("PART 6 mark", "VERB 4 xcomp")
    assert judged(text, rows, None, "were known", "The pair", confidence=0.9)


WANTED = """
Orr Orr PROPN 3 nsubj:pass
was be AUX 3 aux:pass
wanted want VERB/VBN 0 root
{0}
. . PUNCT 3 punct
"""


def test_what_is_done_with_somebody_is_said_by_nobody():
    rows = WANTED.format("there there ADV 3 advmod")
    assert not judged("Orr was wanted there.", rows, None, "was wanted", "Orr", confidence=0.9)
    rows = WANTED.format("to to PART 5 mark\nleave leave VERB 3 xcomp")
    text = "Orr was wanted to leave."
    assert judged(text, rows, None, "was wanted", "to leave", confidence=0.9)


def test_a_relative_pronoun_alone_is_nothing_said():
    text = "The porter said this."
    rows = """
The the DET 2 det
porter porter NOUN 3 nsubj
said say VERB 0 root
this this PRON 3 obj
. . PUNCT 3 punct
"""
    assert not judged(text, rows, "The porter", "said", "this", confidence=0.9)
