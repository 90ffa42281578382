"""Clauses on hand-built trees: what their predicate is like, who does it, how far they go."""

import pytest

from attribution.language.parse import Sentence
from attribution.stages.syntax.clauses import (
    agent_of,
    antecedent,
    clause,
    denies_subject,
    has_subject,
    is_infinitive,
    is_participle,
    is_passive,
    is_predicate,
    subject_of,
)
from tests.parses import parse

RELATIVE = (
    "The guards who were seen by two boys fled, shouting that it burned.",
    """
The the DET/DT 2 det
guards guard NOUN/NNS 9 nsubj
who who PRON/WP 5 nsubj:pass
were be AUX/VBD 5 aux:pass
seen see VERB/VBN 2 acl:relcl
by by ADP/IN 8 case
two two NUM/CD 8 nummod
boys boy NOUN/NNS 5 obl
fled flee VERB/VBD 0 root
, , PUNCT/, 11 punct
shouting shout VERB/VBG 9 advcl
that that SCONJ/IN 14 mark
it it PRON/PRP 14 nsubj
burned burn VERB/VBD 11 ccomp
. . PUNCT/. 9 punct
""",
)
JOINED = (
    "The mill stopped and the owner wants to sell.",
    """
The the DET/DT 2 det
mill mill NOUN/NN 3 nsubj
stopped stop VERB/VBD 0 root
and and CCONJ/CC 7 cc
the the DET/DT 6 det
owner owner NOUN/NN 7 nsubj
wants want VERB/VBZ 3 conj
to to PART/TO 9 mark
sell sell VERB/VB 7 xcomp
. . PUNCT/. 3 punct
""",
)


def tree(case: tuple[str, str]) -> Sentence:
    return parse(*case).sentences[0]


def forms(sentence: Sentence, places: list[int]) -> str:
    return " ".join(sentence.words[place].form for place in places)


def test_what_a_predicate_is_like_is_told_by_what_hangs_on_it() -> None:
    sentence = tree(RELATIVE)
    assert is_predicate(sentence, 8) and not is_predicate(sentence, 7)
    assert is_passive(sentence, 4) and not is_passive(sentence, 8)
    assert is_participle(sentence, 10) and not is_participle(sentence, 4)
    assert has_subject(sentence, 13) and not has_subject(sentence, 10)
    assert is_infinitive(tree(JOINED), 8) and not is_infinitive(tree(JOINED), 6)


def test_a_verb_shares_the_subject_of_the_one_it_continues() -> None:
    assert subject_of(tree(RELATIVE), 10) == 1
    assert subject_of(tree(JOINED), 8) == 5
    assert subject_of(tree(JOINED), 2) == 1


def test_of_two_subjects_the_one_before_its_verb_counts() -> None:
    sentence = parse(
        "Clerks said guards fled.",
        "Clerks clerk NOUN/NNS 2 nsubj\nsaid say VERB/VBD 0 root\nguards guard NOUN/NNS 2 nsubj\n"
        "fled flee VERB/VBD 2 ccomp\n. . PUNCT/. 2 punct",
    ).sentences[0]
    assert subject_of(sentence, 1) == 0


@pytest.mark.parametrize(("verb", "agent"), [(4, 7), (8, None)])
def test_the_agent_stands_behind_by(verb: int, agent: int | None) -> None:
    assert agent_of(tree(RELATIVE), verb) == agent


@pytest.mark.parametrize(("opening", "denied"), [("No", True), ("Neither", True), ("Each", False)])
def test_nobody_is_a_subject_that_denies(opening: str, denied: bool) -> None:
    sentence = parse(
        f"{opening} guard may enter.",
        f"{opening} {opening.lower()} DET/DT 2 det\nguard guard NOUN/NN 4 nsubj\n"
        "may may AUX/MD 4 aux\nenter enter VERB/VB 0 root\n. . PUNCT/. 4 punct",
    ).sentences[0]
    assert denies_subject(sentence, 3) is denied


def test_a_relative_pronoun_stands_for_the_noun_of_its_clause() -> None:
    assert antecedent(tree(RELATIVE), 2) == 1
    assert antecedent(tree(RELATIVE), 7) == 7


def test_a_clause_goes_without_those_joined_to_it() -> None:
    sentence = tree(JOINED)
    assert forms(sentence, clause(sentence, 2)) == "The mill stopped"
    assert forms(sentence, clause(sentence, 6)) == "the owner wants to sell"
