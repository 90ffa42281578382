from attribution.stages.claims.own_voice import OwnVoice
from tests.parses import parse, span

TEXT = "He fled the port, but Orr said boats burned."
ROWS = """
He he PRON 2 nsubj
fled flee VERB 0 root
the the DET 4 det
port port NOUN 2 obj
, , PUNCT 7 punct
but but CCONJ 7 cc
Orr Orr PROPN 8 nsubj
said say VERB 2 conj
boats boat NOUN 10 nsubj
burned burn VERB 8 ccomp
. . PUNCT 2 punct
"""


def claims(text, rows, reported=(), speakers=(), hedges=(), cues=()):
    (sentence,) = parse(text, rows).sentences
    parts = [[span(text, part) for part in spans] for spans in (reported, speakers, hedges, cues)]
    found = OwnVoice(text, sentence, *map(sorted, parts)).claims()
    return [[part.of(text) for part in spans] for spans in found]


def test_a_sentence_of_the_outlets_is_one_claim():
    assert claims(TEXT, ROWS) == [[TEXT]]


def test_a_word_alone_claims_nothing():
    assert claims("Boats.", "Boats boat NOUN 0 root\n. . PUNCT 1 punct") == []


def test_beside_a_report_the_outlets_clause_is_left_without_its_dangling_conjunction():
    assert claims(TEXT, ROWS, ["said", "boats burned"], ["Orr"]) == [["He fled the port"]]


def test_a_complement_is_no_statement_by_itself():
    rows = ROWS.replace("flee VERB 0 root", "flee VERB 8 xcomp").replace(
        "say VERB 2 conj", "say VERB 0 root"
    )
    assert claims(TEXT, rows, ["said", "boats burned"], ["Orr"]) == []


def test_a_clause_too_short_to_tell_anything_is_none():
    text = "He fled, Orr said, boats burned."
    rows = """
He he PRON 2 nsubj
fled flee VERB 0 root
, , PUNCT 5 punct
Orr Orr PROPN 5 nsubj
said say VERB 2 parataxis
, , PUNCT 5 punct
boats boat NOUN 8 nsubj
burned burn VERB 2 parataxis
. . PUNCT 2 punct
"""
    assert claims(text, rows, ["said", "boats burned"], ["Orr"]) == []


def test_a_speaker_is_free_as_the_subject_of_a_clause_of_the_outlets():
    text = "Orr fled the port, but said boats burned."
    rows = """
Orr Orr PROPN 2 nsubj
fled flee VERB 0 root
the the DET 4 det
port port NOUN 2 obj
, , PUNCT 7 punct
but but CCONJ 7 cc
said say VERB 2 conj
boats boat NOUN 9 nsubj
burned burn VERB 7 ccomp
. . PUNCT 2 punct
"""
    assert claims(text, rows, ["said", "boats burned"], ["Orr"]) == [["Orr fled the port"]]


REMARK = "Nine died, Orr said, in what is the worst flood."
REMARK_ROWS = """
Nine nine NUM 2 nsubj
died die VERB 0 root
, , PUNCT 5 punct
Orr Orr PROPN 5 nsubj
said say VERB 2 parataxis
, , PUNCT 2 punct
in in ADP 12 case
what what PRON 12 nsubj
is be AUX 12 cop
the the DET 12 det
worst bad ADJ 12 amod
flood flood NOUN 2 obl
. . PUNCT 2 punct
"""


def test_what_sums_up_a_report_from_behind_is_the_outlets():
    found = claims(REMARK, REMARK_ROWS, ["Nine died", "said"], ["Orr"])
    assert found == [["in what is the worst flood"]]


def behind_a_report(participle, lemma):
    text = f"Boats burned, Orr said, {participle} two old guards."
    rows = f"""
Boats boat NOUN 2 nsubj
burned burn VERB 0 root
, , PUNCT 5 punct
Orr Orr PROPN 5 nsubj
said say VERB 2 parataxis
, , PUNCT 7 punct
{participle} {lemma} VERB/VBG 5 advcl
two two NUM 10 nummod
old old ADJ 10 amod
guards guard NOUN 7 obj
. . PUNCT 2 punct
"""
    return claims(text, rows, ["Boats burned", "said"], ["Orr"])


def test_a_participle_tells_something_by_itself_unless_it_names_who_told_it():
    assert behind_a_report("angering", "anger") == [["angering two old guards"]]
    assert behind_a_report("citing", "cite") == []


def gloss(mark):
    text = f"Orr praised the coast {mark} a seat of old guards."
    rows = f"""
Orr Orr PROPN 2 nsubj
praised praise VERB 0 root
the the DET 4 det
coast coast NOUN 2 obj
{mark} {mark} PUNCT 7 punct
a a DET 7 det
seat seat NOUN 4 appos
of of ADP 10 case
old old ADJ 10 amod
guards guard NOUN 7 nmod
. . PUNCT 2 punct
"""
    return claims(text, rows, ["praised", "the coast"], ["Orr"])


def test_a_gloss_behind_a_dash_is_the_outlets():
    assert gloss("–") == [["a seat of old guards"]]
    assert gloss(",") == []


CLAIM = "Her claim that boats burned may hurt the port."
CLAIM_ROWS = """
Her her PRON 2 nmod:poss
claim claim NOUN 7 nsubj
that that SCONJ 5 mark
boats boat NOUN 5 nsubj
burned burn VERB 2 acl
may may AUX 7 aux
hurt hurt VERB 0 root
the the DET 9 det
port port NOUN 7 obj
. . PUNCT 7 punct
"""


def test_what_a_claim_does_is_the_outlets():
    reported, speakers = ["claim", "that boats burned"], ["Her"]
    found = claims(CLAIM, CLAIM_ROWS, reported, speakers, cues=["claim"])
    assert found == [["Her claim", "may hurt the port"]]
    assert claims(CLAIM, CLAIM_ROWS, reported, speakers) == []


def test_that_there_are_reports_is_no_claim_beside_them():
    text = "There are still many more reports that boats burned."
    rows = """
There there PRON 2 expl
are be VERB 0 root
still still ADV 2 advmod
many many ADJ 6 amod
more more ADJ 6 amod
reports report NOUN 2 nsubj
that that SCONJ 9 mark
boats boat NOUN 9 nsubj
burned burn VERB 6 acl
. . PUNCT 2 punct
"""
    assert claims(text, rows, ["reports", "that boats burned"], cues=["reports"]) == []


def test_a_claim_does_not_end_in_an_article():
    text = "The demands were refused, and the union said boats burned."
    rows = """
The the DET 2 det
demands demand NOUN 4 nsubj
were be AUX 4 aux
refused refuse VERB 0 root
, , PUNCT 9 punct
and and CCONJ 9 cc
the the DET 8 det
union union NOUN 9 nsubj
said say VERB 4 conj
boats boat NOUN 11 nsubj
burned burn VERB 9 ccomp
. . PUNCT 4 punct
"""
    found = claims(text, rows, ["said", "boats burned"], ["union"])
    assert found == [["The demands were refused"]]


SPEAKING = "Speaking in the old port, Orr said boats burned."
SPEAKING_ROWS = """
Speaking speak VERB/VBG 8 advcl
in in ADP 5 case
the the DET 5 det
old old ADJ 5 amod
port port NOUN 1 obl
, , PUNCT 1 punct
Orr Orr PROPN 8 nsubj
said say VERB 0 root
boats boat NOUN 10 nsubj
burned burn VERB 8 ccomp
. . PUNCT 8 punct
"""


def test_where_somebody_spoke_is_no_claim():
    reported = ["said", "boats burned"]
    assert claims(SPEAKING, SPEAKING_ROWS, reported, ["Orr"], cues=["said"]) == []
    found = claims(SPEAKING, SPEAKING_ROWS, reported, ["Orr"])
    assert found == [["Speaking in the old port"]]
