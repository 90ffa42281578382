"""Statements about checking found in parses made by hand, one for each way of telling."""

import pytest

from attribution import lexicons
from attribution.stages.verification.checks import CheckLexicons, find_checks
from tests.parses import parse, relation

LEXICONS = CheckLexicons(
    lexicons.load("verification"), lexicons.load("checked_nouns"), lexicons.load("verdicts")
)
FOUND = {
    "let": (
        "The council would not let the Beacon see the minutes.",
        "The Beacon",
        "unable",
        """
The the DET 2 det
council council NOUN 5 nsubj Number=Sing
would would AUX 5 aux VerbForm=Fin
not not PART 5 advmod
let let VERB 0 root VerbForm=Inf
the the DET 7 det
Beacon Beacon PROPN 5 obj Number=Sing
see see VERB 5 xcomp VerbForm=Inf
the the DET 10 det
minutes minute NOUN 8 obj Number=Plur
. . PUNCT 5 punct
""",
    ),
    "fronted": (
        "The other nine claims we have not checked.",
        "The Beacon",
        "unable",
        """
The the DET 3 det
other other ADJ 3 amod
nine nine NUM 4 nummod
claims claim NOUN 0 root Number=Plur
we we PRON 8 nsubj Number=Plur
have have AUX 8 aux Number=Plur|Tense=Pres|VerbForm=Fin
not not PART 8 advmod
checked check VERB 4 acl:relcl Tense=Past|VerbForm=Part
. . PUNCT 4 punct
""",
    ),
    "joined": (
        "Port police would neither confirm nor deny that a ship had sunk.",
        None,
        "pending_official",
        """
Port port NOUN 2 compound Number=Sing
police police NOUN 5 nsubj Number=Plur
would would AUX 5 aux VerbForm=Fin
neither neither CCONJ 5 advmod
confirm confirm VERB 0 root VerbForm=Inf
nor nor CCONJ 7 cc
deny deny VERB 5 conj VerbForm=Inf
that that SCONJ 12 mark
a a DET 10 det
ship ship NOUN 12 nsubj Number=Sing
had have AUX 12 aux Number=Sing|Tense=Past|VerbForm=Fin
sunk su VERB 7 ccomp Tense=Past|VerbForm=Part
. . PUNCT 5 punct
""",
    ),
    "contrary": (
        "Doctors at the clinic tell a different story.",
        None,
        "disputed",
        """
Doctors doctor NOUN 5 nsubj Number=Plur
at at ADP 4 case
the the DET 4 det
clinic clinic NOUN 1 nmod Number=Sing
tell tell VERB 0 root Number=Plur|Tense=Pres|VerbForm=Fin
a a DET 8 det
different different ADJ 8 amod
story story NOUN 5 obj Number=Sing
. . PUNCT 5 punct
""",
    ),
    "trace": (
        "Experts at the Orr Lab found no sign that the tape had been edited.",
        None,
        "verified_other",
        """
Experts expert NOUN 6 nsubj Number=Plur
at at ADP 5 case
the the DET 5 det
Orr Orr PROPN 5 compound Number=Sing
Lab Lab PROPN 1 nmod Number=Sing
found find VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin
no no DET 8 det
sign sign NOUN 6 obj Number=Sing
that that SCONJ 14 mark
the the DET 11 det
tape tape NOUN 14 nsubj:pass Number=Sing
had have AUX 14 aux Number=Plur|Tense=Past|VerbForm=Fin
been be AUX 14 aux:pass Tense=Past|VerbForm=Part
edited edit VERB 8 acl Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 6 punct
""",
    ),
    "dated": (
        "The photo shared as proof of the flood was taken in Oster in 2009.",
        None,
        "refuted",
        """
The the DET 2 det
photo photo NOUN 10 nsubj:pass Number=Sing
shared share VERB 2 acl Tense=Past|VerbForm=Part|Voice=Pass
as as ADP 5 case
proof proof NOUN 3 obl Number=Sing
of of ADP 8 case
the the DET 8 det
flood flood NOUN 5 nmod Number=Sing
was be AUX 10 aux:pass Number=Sing|Tense=Past|VerbForm=Fin
taken take VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
in in ADP 12 case
Oster Oster PROPN 10 obl Number=Sing
in in ADP 14 case
2009 2009 NUM 10 obl
. . PUNCT 10 punct
""",
    ),
    "genuine": (
        "The Beacon is satisfied that the letter is genuine.",
        "The Beacon",
        "verified_self",
        """
The the DET 2 det
Beacon Beacon PROPN 4 nsubj Number=Sing
is be AUX 4 cop Number=Sing|Tense=Pres|VerbForm=Fin
satisfied satisfied ADJ 0 root
that that SCONJ 9 mark
the the DET 7 det
letter letter NOUN 9 nsubj Number=Sing
is be AUX 9 cop Number=Sing|Tense=Pres|VerbForm=Fin
genuine genuine ADJ 4 ccomp
. . PUNCT 4 punct
""",
    ),
    "support": (
        "For six of them we found a burial record.",
        "The Beacon",
        "partly_verified",
        """
For for ADP 2 case
six six NUM 6 obl
of of ADP 4 case
them they PRON 2 nmod Number=Plur
we we PRON 6 nsubj Number=Plur
found find VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin
a a DET 9 det
burial burial NOUN 9 compound Number=Sing
record record NOUN 6 obj Number=Sing
. . PUNCT 6 punct
""",
    ),
    "correction": (
        "An earlier version said nine had died. The figure is six.",
        None,
        "refuted",
        """
An a DET 3 det
earlier early ADJ 3 amod
version version NOUN 4 nsubj Number=Sing
said say VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
nine nine NUM 7 nsubj
had have AUX 7 aux Number=Sing|Tense=Past|VerbForm=Fin
died die VERB 4 ccomp Tense=Past|VerbForm=Part
. . PUNCT 4 punct

The the DET 2 det
figure figure NOUN 4 nsubj Number=Sing
is be AUX 4 cop Number=Sing|Tense=Pres|VerbForm=Fin
six six NUM 0 root
. . PUNCT 4 punct
""",
    ),
    "real": (
        "Voss put the toll at 90. The real number is 40.",
        None,
        "refuted",
        """
Voss Voss PROPN 2 nsubj Number=Sing
put put VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
the the DET 4 det
toll toll NOUN 2 obj Number=Sing
at at ADP 6 case
90 90 NUM 2 obl
. . PUNCT 2 punct

The the DET 3 det
real real ADJ 3 amod
number number NOUN 5 nsubj Number=Sing
is be AUX 5 cop Number=Sing|Tense=Pres|VerbForm=Fin
40 40 NUM 0 root
. . PUNCT 5 punct
""",
    ),
    "presence": (
        "In the presence of a Beacon reporter, guards burned the files.",
        "The Beacon",
        "witnessed_self",
        """
In in ADP 3 case
the the DET 3 det
presence presence NOUN 10 obl Number=Sing
of of ADP 7 case
a a DET 7 det
Beacon Beacon PROPN 7 compound Number=Sing
reporter reporter NOUN 3 nmod Number=Sing
, , PUNCT 3 punct
guards guard NOUN 10 nsubj Number=Plur
burned burne VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin
the the DET 12 det
files file NOUN 10 obj Number=Plur
. . PUNCT 10 punct
""",
    ),
    "means": (
        "There was no way to check their story.",
        None,
        "unable",
        """
There there PRON 2 expl
was be VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
no no DET 4 det
way way NOUN 2 nsubj Number=Sing
to to PART 6 mark
check check VERB 4 acl VerbForm=Inf
their their PRON 8 nmod:poss Number=Plur
story story NOUN 6 obj Number=Sing
. . PUNCT 2 punct
""",
    ),
    "not possible": (
        "Independent verification of the toll was not possible.",
        None,
        "unable",
        """
Independent independent ADJ 2 amod
verification verification NOUN 8 nsubj Number=Sing
of of ADP 5 case
the the DET 5 det
toll toll NOUN 2 nmod Number=Sing
was be AUX 8 cop Number=Sing|Tense=Past|VerbForm=Fin
not not PART 8 advmod
possible possible ADJ 0 root
. . PUNCT 8 punct
""",
    ),
    "trying": (
        "We are trying to verify the footage.",
        "The Beacon",
        "unable",
        """
We we PRON 3 nsubj Number=Plur
are be AUX 3 aux Number=Plur|Tense=Pres|VerbForm=Fin
trying try VERB 0 root Tense=Pres|VerbForm=Part
to to PART 5 mark
verify verify VERB 3 xcomp VerbForm=Inf
the the DET 7 det
footage footag NOUN 5 obj Number=Plur
. . PUNCT 3 punct
""",
    ),
    "separately": (
        "Their account matches that of a cook interviewed by the Beacon.",
        "The Beacon",
        "verified_self",
        """
Their their PRON 2 nmod:poss Number=Plur
account account NOUN 3 nsubj Number=Sing
matches matche VERB 0 root Number=Sing|Tense=Pres|VerbForm=Fin
that that PRON 3 obj Number=Sing
of of ADP 7 case
a a DET 7 det
cook cook NOUN 4 nmod Number=Sing
interviewed interview VERB 7 acl Tense=Past|VerbForm=Part|Voice=Pass
by by ADP 11 case
the the DET 11 det
Beacon Beacon PROPN 8 obl:agent Number=Sing
. . PUNCT 3 punct
""",
    ),
    "counter": (
        "Contrary to the mayor's claim, no bridge was built.",
        None,
        "refuted",
        """
Contrary contrary ADJ 11 advmod
to to ADP 1 fixed
the the DET 4 det
mayor mayor NOUN 6 nmod:poss Number=Sing
's 's PART 4 case
claim claim NOUN 1 obl Number=Sing
, , PUNCT 6 punct
no no DET 9 det
bridge bridge NOUN 11 nsubj:pass Number=Sing
was be AUX 11 aux:pass Number=Sing|Tense=Past|VerbForm=Fin
built build VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 11 punct
""",
    ),
    "participle": (
        "A pathologist found two wounds, supporting the mother's claim.",
        None,
        "verified_other",
        """
A a DET 2 det
pathologist pathologist NOUN 3 nsubj Number=Sing
found find VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
two two NUM 5 nummod
wounds wound NOUN 3 obj Number=Plur
, , PUNCT 7 punct
supporting support VERB 3 advcl Tense=Pres|VerbForm=Part
the the DET 9 det
mother mother NOUN 11 nmod:poss Number=Sing
's 's PART 9 case
claim claim NOUN 7 obj Number=Sing
. . PUNCT 3 punct
""",
    ),
    "not every": (
        "Not every figure could be verified.",
        None,
        "unable",
        """
Not not PART 3 advmod
every every DET 3 det
figure figure NOUN 6 nsubj:pass Number=Sing
could could AUX 6 aux VerbForm=Fin
be be AUX 6 aux:pass VerbForm=Inf
verified verifie VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 6 punct
""",
    ),
    "rule": (
        "The claim is rejected where no form is filed.",
        None,
        "",
        """
The the DET 2 det
claim claim NOUN 4 nsubj:pass Number=Sing
is be AUX 4 aux:pass Number=Sing|Tense=Pres|VerbForm=Fin
rejected reject VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
where where ADV 9 advmod
no no DET 7 det
form form NOUN 9 nsubj:pass Number=Sing
is be AUX 9 aux:pass Number=Sing|Tense=Pres|VerbForm=Fin
filed file VERB 4 advcl Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 4 punct
""",
    ),
    "filed": (
        "He was charged with filing a false report.",
        None,
        "",
        """
He he PRON 3 nsubj:pass Number=Sing
was be AUX 3 aux:pass Number=Sing|Tense=Past|VerbForm=Fin
charged charge VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
with with SCONJ 5 mark
filing fil VERB 3 advcl Tense=Pres|VerbForm=Part
a a DET 8 det
false false ADJ 8 amod
report report NOUN 5 obj Number=Sing
. . PUNCT 3 punct
""",
    ),
    "they": (
        "They were wrong.",
        None,
        "",
        """
They they PRON 3 nsubj Number=Plur
were be AUX 3 cop Number=Plur|Tense=Past|VerbForm=Fin
wrong wrong ADJ 0 root
. . PUNCT 3 punct
""",
    ),
    "agree": (
        "The mayor agreed with the plan.",
        None,
        "",
        """
The the DET 2 det
mayor mayor NOUN 3 nsubj Number=Sing
agreed agree VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
with with ADP 6 case
the the DET 6 det
plan plan NOUN 3 obl Number=Sing
. . PUNCT 3 punct
""",
    ),
    "would": (
        "They want evidence that would back up his story.",
        None,
        "",
        """
They they PRON 2 nsubj Number=Plur
want want VERB 0 root Number=Plur|Tense=Pres|VerbForm=Fin
evidence evidence NOUN 2 obj Number=Sing
that that PRON 6 nsubj
would would AUX 6 aux VerbForm=Fin
back back VERB 3 acl:relcl VerbForm=Inf
up up ADP 6 compound:prt
his his PRON 9 nmod:poss Number=Sing
story story NOUN 6 obj Number=Sing
. . PUNCT 2 punct
""",
    ),
    "neither side": (
        "Neither side's claims could be checked independently.",
        None,
        "unable",
        """
Neither neither DET 2 det
side side NOUN 4 nmod:poss Number=Sing
's 's PART 2 case
claims claim NOUN 7 nsubj:pass Number=Plur
could could AUX 7 aux VerbForm=Fin
be be AUX 7 aux:pass VerbForm=Inf
checked check VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
independently independently ADV 7 advmod
. . PUNCT 7 punct
""",
    ),
    "nothing": (
        "There is nothing to back up his claim that the depot was hit.",
        None,
        "unable",
        """
There there PRON 2 expl
is be VERB 0 root Number=Sing|Tense=Pres|VerbForm=Fin
nothing nothing PRON 2 nsubj Number=Sing
to to PART 5 mark
back back VERB 3 acl VerbForm=Inf
up up ADP 5 compound:prt
his his PRON 8 nmod:poss Number=Sing
claim claim NOUN 5 obj Number=Sing
that that SCONJ 13 mark
the the DET 11 det
depot depot NOUN 13 nsubj:pass Number=Sing
was be AUX 13 aux:pass Number=Sing|Tense=Past|VerbForm=Fin
hit hit VERB 8 acl Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 2 punct
""",
    ),
    "found genuine": (
        "The letter was found to be genuine by an expert.",
        None,
        "verified_other",
        """
The the DET 2 det
letter letter NOUN 4 nsubj:pass Number=Sing
was be AUX 4 aux:pass Number=Sing|Tense=Past|VerbForm=Fin
found find VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
to to PART 7 mark
be be AUX 7 cop VerbForm=Inf
genuine genuine ADJ 4 xcomp
by by ADP 10 case
an a DET 10 det
expert expert NOUN 7 obl Number=Sing
. . PUNCT 4 punct
""",
    ),
    "nobody": (
        "Nobody knows who made the recording.",
        None,
        "unable",
        """
Nobody nobody PRON 2 nsubj Number=Sing
knows know VERB 0 root Number=Sing|Tense=Pres|VerbForm=Fin
who who PRON 4 nsubj
made make VERB 2 ccomp Number=Sing|Tense=Past|VerbForm=Fin
the the DET 6 det
recording recording NOUN 4 obj Number=Sing
. . PUNCT 2 punct
""",
    ),
    "watched": (
        "I watched as the crowd tore down the gate.",
        "The Beacon",
        "witnessed_self",
        """
I I PRON 2 nsubj Number=Sing
watched watch VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
as as SCONJ 6 mark
the the DET 5 det
crowd crowd NOUN 6 nsubj Number=Sing
tore tord VERB 2 advcl Number=Sing|Tense=Past|VerbForm=Fin
down down ADP 9 case
the the DET 9 det
gate gate NOUN 6 obl Number=Sing
. . PUNCT 2 punct
""",
    ),
    "argument": (
        "We are witnessing an argument.",
        "The Beacon",
        "",
        """
We we PRON 3 nsubj Number=Plur
are be AUX 3 aux Number=Plur|Tense=Pres|VerbForm=Fin
witnessing witness VERB 0 root Tense=Pres|VerbForm=Part
an a DET 5 det
argument argument NOUN 3 obj Number=Sing
. . PUNCT 3 punct
""",
    ),
    "rife": (
        "The town is rife with misinformation.",
        None,
        "",
        """
The the DET 2 det
town town NOUN 4 nsubj Number=Sing
is be AUX 4 cop Number=Sing|Tense=Pres|VerbForm=Fin
rife rife ADJ 0 root
with with ADP 6 case
misinformation misinformation NOUN 4 obl Number=Sing
. . PUNCT 4 punct
""",
    ),
    "backed": (
        "The road backed up to the village.",
        None,
        "",
        """
The the DET 2 det
road road NOUN 3 nsubj Number=Sing
backed back VERB 0 root Number=Sing|Tense=Past|VerbForm=Fin
up up ADP 3 compound:prt
to to ADP 7 case
the the DET 7 det
village village NOUN 3 obl Number=Sing
. . PUNCT 3 punct
""",
    ),
    "efforts": (
        "Efforts to verify the claim were unsuccessful.",
        None,
        "unable",
        """
Efforts effort NOUN 7 nsubj Number=Plur
to to PART 3 mark
verify verify VERB 1 acl VerbForm=Inf
the the DET 5 det
claim claim NOUN 3 obj Number=Sing
were be AUX 7 cop Number=Plur|Tense=Past|VerbForm=Fin
unsuccessful unsuccessful ADJ 0 root
. . PUNCT 7 punct
""",
    ),
    "doubt": (
        "Officials cast doubt on the figures.",
        None,
        "disputed",
        """
Officials official NOUN 2 nsubj Number=Plur
cast cast VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin
doubt doubt NOUN 2 obj Number=Sing
on on ADP 6 case
the the DET 6 det
figures figure NOUN 3 nmod Number=Plur
. . PUNCT 2 punct
""",
    ),
    "only two": (
        "Only two of the five claims could be confirmed.",
        None,
        "partly_verified",
        """
Only only ADV 2 advmod
two two NUM 9 nsubj:pass
of of ADP 6 case
the the DET 6 det
five five NUM 6 nummod
claims claim NOUN 2 nmod Number=Plur
could could AUX 9 aux VerbForm=Fin
be be AUX 9 aux:pass VerbForm=Inf
confirmed confirm VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
. . PUNCT 9 punct
""",
    ),
    "hear": (
        "We have heard that the road is shut.",
        "The Beacon",
        "",
        """
We we PRON 3 nsubj Number=Plur
have have AUX 3 aux Number=Plur|Tense=Pres|VerbForm=Fin
heard hear VERB 0 root Tense=Past|VerbForm=Part
that that SCONJ 8 mark
the the DET 6 det
road road NOUN 8 nsubj Number=Sing
is be AUX 8 aux:pass Number=Sing|Tense=Pres|VerbForm=Fin
shut shut VERB 3 ccomp
. . PUNCT 3 punct
""",
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_statement(name: str) -> None:
    text, outlet, status, rows = FOUND[name]
    found = find_checks(parse(text, rows), [], [], LEXICONS, outlet)
    assert [check.status for check in found] == ([status] if status else [])


CUT_SHORT = "The mayor claims the siege is over, but residents say it is not."
ROWS = """
The the DET 2 det
mayor mayor NOUN 3 nsubj
claims claim VERB 0 root
the the DET 5 det
siege siege NOUN 7 nsubj
is be AUX 7 cop
over over ADJ 3 ccomp
, , PUNCT 11 punct
but but CCONJ 11 cc
residents resident NOUN 11 nsubj
say say VERB 3 conj
it it PRON 13 nsubj
is be AUX 11 ccomp
not not PART 13 advmod
. . PUNCT 3 punct
"""


def cut_short(*speeches):
    return [
        (check.status, check.span.of(CUT_SHORT))
        for check in find_checks(parse(CUT_SHORT, ROWS), [], speeches, LEXICONS, None)
    ]


def test_a_denial_that_is_cut_short_answers_somebody_in_its_sentence():
    first = relation(CUT_SHORT, "The mayor", "claims", "the siege is over")
    second = relation(CUT_SHORT, "residents", "say", "it is not")
    assert cut_short(first, second) == [("disputed", "residents say it is not")]
    assert cut_short(second) == []


def test_there_was_no_such_thing():
    text = "No such meeting took place, the palace said."
    rows = """
No no DET 3 det
such such ADJ 3 amod
meeting meeting NOUN 4 nsubj
took take VERB 9 ccomp
place place NOUN 4 obj
, , PUNCT 9 punct
the the DET 8 det
palace palace NOUN 9 nsubj
said say VERB 0 root
. . PUNCT 9 punct
"""
    speech = relation(text, "the palace", "said", "No such meeting took place")
    (check,) = find_checks(parse(text, rows), [], [speech], LEXICONS, None)
    assert (check.status, check.by_kind) == ("disputed", "official")


PLEA = """
I I PRON 4 nsubj
do do AUX 4 aux
not not PART 4 advmod
know know VERB 0 root
when when ADV 7 advmod
it it PRON 7 nsubj
sank sink VERB 4 ccomp
. . PUNCT 4 punct
"""


def test_who_goes_on_speaking_in_a_second_paragraph_is_not_the_outlet():
    text = "“Boats sank,” Orr said.\n\n“I do not know when it sank.”"
    rows = """
“ “ PUNCT 3 punct
Boats boat NOUN 3 nsubj
sank sink VERB 7 ccomp
, , PUNCT 3 punct
” ” PUNCT 3 punct
Orr Orr PROPN 7 nsubj
said say VERB 0 root
. . PUNCT 7 punct
"""
    parsed = parse(text, rows + "\n" + PLEA.strip())
    said = relation(text, "Orr", "said", "Boats sank")
    goes_on = relation(text, None, None, "I do not know when it sank.", continues=0)
    assert find_checks(parsed, [], [said, goes_on], LEXICONS, None) == []
    (check,) = find_checks(parsed, [], [said], LEXICONS, None)
    assert check.status == "unable"


@pytest.mark.parametrize(("hung", "is_silence"), [("4 amod", False), ("2 xcomp", True)])
def test_police_who_want_a_silent_street_are_not_silent_themselves(hung, is_silence):
    rows = f"""
Police police NOUN 2 nsubj
kept keep VERB 0 root
silent silent ADJ {hung}
streets street NOUN 2 obj
. . PUNCT 2 punct
"""
    found = find_checks(parse("Police kept silent streets.", rows), [], [], LEXICONS, None)
    assert bool(found) is is_silence
