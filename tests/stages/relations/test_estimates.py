from attribution.lexicons import load
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.estimates import of_its_number
from tests.parses import parse, relation

AFTER = "They called the raid off after 40 men died there, the monitor estimates."
AFTER_ROWS = """
They they PRON 2 nsubj
called call VERB/VBD 0 root
the the DET 4 det
raid raid NOUN 2 obj
off off ADP 2 compound:prt
after after SCONJ 9 mark
40 40 NUM 8 nummod
men man NOUN 9 nsubj
died die VERB/VBD 2 advcl
there there ADV 9 advmod
, , PUNCT 14 punct
the the DET 13 det
monitor monitor NOUN 14 nsubj
estimates estimate VERB/VBZ 2 parataxis
. . PUNCT 2 punct
"""
WHERE = "Some 40 men have died there since it rained, the monitor estimates."
WHERE_ROWS = """
Some some DET 2 advmod
40 40 NUM 3 nummod
men man NOUN 5 nsubj
have have AUX 5 aux
died die VERB/VBN 0 root
there there ADV 5 advmod
since since SCONJ 9 mark
it it PRON 9 nsubj
rained rain VERB/VBD 5 advcl
, , PUNCT 13 punct
the the DET 12 det
monitor monitor NOUN 13 nsubj
estimates estimate VERB/VBZ 5 parataxis
. . PUNCT 5 punct
"""


def estimated(text: str, rows: str, cue: str = "estimates") -> list[str]:
    content = text.partition(", the monitor")[0]
    cues = Cues(parse(text, rows), load("cues"))
    found = of_its_number(relation(text, "the monitor", cue, content), cues)
    return [part.of(text) for part in found.content]


def test_only_the_clause_with_the_number_is_estimated() -> None:
    assert estimated(AFTER, AFTER_ROWS) == ["40 men died there"]


def test_a_clause_is_found_however_the_tree_hangs_it() -> None:
    astray = AFTER_ROWS.replace("after after SCONJ 9 mark", "after after ADP 8 case")
    assert estimated(AFTER, astray.replace("2 advcl", "2 ccomp")) == ["40 men died there"]


def test_what_has_the_number_in_its_main_clause_is_estimated_whole() -> None:
    assert estimated(WHERE, WHERE_ROWS) == ["Some 40 men have died there since it rained"]


def test_what_is_reported_is_reported_whole() -> None:
    text, rows = AFTER.replace("estimates", "reports"), AFTER_ROWS.replace("estimate", "report")
    assert estimated(text, rows, "reports") == ["They called the raid off after 40 men died there"]
