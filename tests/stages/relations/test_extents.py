import pytest

from attribution.lexicons import load
from attribution.quotation import Quotations
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.extents import Context, mended
from tests.parses import parse, span
from tests.stages.trees import TREES


def content(name, cue, source, *parts):
    """A content's text after mending."""
    text, rows = TREES[name]
    known = Cues(parse(text, rows), load("cues")).at([span(text, cue)])[0]
    own = (span(text, source),)
    context = Context(text, known, own, (*own, span(text, cue)), Quotations(text))
    spans, _ = mended([span(text, part) for part in parts], context)
    return [part.of(text) for part in spans]


@pytest.mark.parametrize(
    ("name", "cue", "source", "parts", "expected"),
    [
        ("behind", "said", "two guards and a porter", ["is shut"], ["The bridge is shut"]),
        ("dateline", "said", "the porter", ["The bridge is shut"], ["The bridge is shut"]),
        ("that", "said", "The porter", ["that the bridge"], ["that the bridge was shut"]),
        (
            "disrupting",
            "said",
            "The porter",
            ["the lamps failed"],
            ["the lamps failed, delaying trains in the north"],
        ),
        (
            "remark",
            "said",
            "the porter",
            ["The bridge was shut", "in what is the worst jam since May"],
            ["The bridge was shut"],
        ),
        (
            "when",
            "said",
            "The porter",
            ["two boats sank on Monday, when a storm hit the quay"],
            ["two boats sank on Monday"],
        ),
        ("told_to", "told", "The mayor", ["to wait"], ["the crews to wait"]),
        ("call_on", "called on", "The mayor", ["to wait"], ["the crews to wait"]),
        ("amid", "said", "the porter", ["The plan", "is dead"], ["The plan", "is dead"]),
    ],
)
def test_how_far_a_content_reaches(name, cue, source, parts, expected):
    assert content(name, cue, source, *parts) == expected


def reached(text, rows, cue, source, *parts):
    """A content's text after mending, in a sentence of its own."""
    known = Cues(parse(text, rows), load("cues")).at([span(text, cue)])[0]
    own = (span(text, source),)
    context = Context(text, known, own, (*own, span(text, cue)), Quotations(text))
    spans, _ = mended([span(text, part) for part in parts], context)
    return [part.of(text) for part in spans]


JOINED = """
Voss Voss PROPN 2 nsubj
said say VERB 0 root
that that SCONJ 11 mark
as as SCONJ 6 mark
dams dam NOUN 6 nsubj
rose rise VERB 11 advcl
, , PUNCT 6 punct
the the DET 9 det
road road NOUN 11 nsubj:pass
was be AUX 11 aux:pass
shut shut VERB 2 ccomp
, , PUNCT 16 punct
and and CCONJ 16 cc
cars car NOUN 16 nsubj
will will AUX 16 aux
wait wait VERB 11 conj
, , PUNCT 19 punct
which which PRON 19 nsubj
hurts hurt VERB 11 acl:relcl
. . PUNCT 2 punct
"""
MISREAD = """
Voss Voss PROPN 2 nsubj
confirmed confirm VERB 0 root
the the DET 4 det
leak leak NOUN 2 obj
( ( PUNCT 6 punct
below below ADV 4 advmod
) ) PUNCT 6 punct
was be AUX 9 cop
old old ADJ 2 ccomp
. . PUNCT 2 punct
"""
ALPS = """
Voss Voss PROPN 2 nsubj
threatened threaten VERB 0 root
to to PART 4 mark
build build VERB 2 xcomp
an a DET 9 det
Alps Alps PROPN 8 obl
- - PUNCT 6 punct
like like ADJ 9 amod
ridge ridge NOUN 4 obj
. . PUNCT 2 punct
"""


@pytest.mark.parametrize("part", ["that as dams rose", "that as dams rose, the road was shut"])
def test_a_content_runs_to_the_end_of_the_clause_it_stands_in(part):
    text = "Voss said that as dams rose, the road was shut, and cars will wait, which hurts."
    whole = "that as dams rose, the road was shut, and cars will wait"
    assert reached(text, JOINED, "said", "Voss", part) == [whole]


def test_a_subject_taken_for_an_object_has_its_clause():
    text = "Voss confirmed the leak (below) was old."
    found = reached(text, MISREAD, "confirmed", "Voss", "the leak")
    assert found == ["the leak (below) was old"]
    text = "Voss confirmed the leak (below) drew crowds."
    rows = MISREAD.replace("was be AUX 9 cop", "drew draw VERB/VBD 2 ccomp")
    rows = rows.replace("old old ADJ 2 ccomp", "crowds crowd NOUN 8 obj")
    found = reached(text, rows, "confirmed", "Voss", "the leak")
    assert found == ["the leak (below) drew crowds"]


def test_a_content_does_not_end_within_a_word():
    text = "Voss threatened to build an Alps-like ridge."
    found = reached(text, ALPS, "threatened", "Voss", "to build an")
    assert found == ["to build an Alps-like ridge"]


ADVISED = """
Voss Voss PROPN 2 nsubj
advised advise VERB 0 root
the the DET 4 det
crews crew NOUN 2 obj
to to PART 6 mark
call call VERB 2 xcomp
the the DET 8 det
owner owner NOUN 6 obj
. . PUNCT 2 punct
"""
LANDED = """
LEVIN Levin PROPN 5 parataxis
– – PUNCT 5 punct
Storm storm NOUN 4 compound
Ada Ada PROPN 5 nsubj
hit hit VERB 0 root
land land NOUN 5 obj
, , PUNCT 8 punct
said say VERB 5 parataxis
Voss Voss PROPN 8 nsubj
. . PUNCT 5 punct
"""


def test_what_is_asked_has_its_verb():
    text = "Voss advised the crews to call the owner."
    found = reached(text, ADVISED, "advised", "Voss", "the owner")
    assert found == ["the crews to call the owner"]


def test_a_clause_before_its_cue_begins_behind_the_dateline():
    text = "LEVIN – Storm Ada hit land, said Voss."
    assert reached(text, LANDED, "said", "Voss", "Ada hit land") == ["Storm Ada hit land"]
