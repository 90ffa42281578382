import pytest

from attribution.stages.verification.frames import Frames
from tests.parses import parse

FOUND = [
    (
        "The strike was seen in video geolocated by Orrlab.",  # the participle read as a noun
        """
        The the DET 2 det
        strike strike NOUN 4 nsubj:pass
        was be AUX 4 aux:pass
        seen see VERB 0 root VerbForm=Part
        in in ADP 7 case
        video video NOUN 7 compound
        geolocated geolocate NOUN 4 obl
        by by ADP 9 case
        Orrlab Orrlab PROPN 7 nmod
        . . PUNCT 4 punct
        """,
        ("geolocated", "done", "Orrlab", "video"),
        {},
    ),
    (
        "Envoys documented and corroborated nine cases.",  # one object of two verbs
        """
        Envoys envoy NOUN 2 nsubj
        documented document VERB 0 root
        and and CCONJ 4 cc
        corroborated corroborate VERB 2 conj
        nine nine NUM 6 nummod
        cases case NOUN 2 obj
        . . PUNCT 2 punct
        """,
        ("corroborated", "done", "Envoys", "cases"),
        {},
    ),
    (
        "Troops left the port, guards confirmed by telephone.",  # hung on the clause before
        """
        Troops troops NOUN 2 nsubj
        left leave VERB 0 root
        the the DET 4 det
        port port NOUN 2 obj
        , , PUNCT 7 punct
        guards guard NOUN 2 nsubj
        confirmed confirm VERB 2 parataxis Tense=Past|VerbForm=Part
        by by ADP 9 case
        telephone telephone NOUN 7 obl
        . . PUNCT 7 punct
        """,
        ("confirmed", "done", "guards", None),
        {},
    ),
    (
        "AFP could not verify the accounts.",
        """
        AFP AFP PROPN 4 nsubj
        could could AUX 4 aux
        not not PART 4 advmod
        verify verify VERB 0 root VerbForm=Inf
        the the DET 6 det
        accounts account NOUN 4 obj
        . . PUNCT 4 punct
        """,
        ("verify", "failed", "AFP", "accounts"),
        {},
    ),
    (
        "The Mail has been unable to confirm the report.",
        """
        The the DET 2 det
        Mail Mail PROPN 5 nsubj
        has have AUX 5 aux
        been be AUX 5 cop
        unable unable ADJ 0 root
        to to PART 7 mark
        confirm confirm VERB 5 xcomp VerbForm=Inf
        the the DET 9 det
        report report NOUN 7 obj
        . . PUNCT 5 punct
        """,
        ("confirm", "failed", "Mail", "report"),
        {"unable": "cannot"},
    ),
    (
        "The clip was geolocated by the Orr Lab.",
        """
        The the DET 2 det
        clip clip NOUN 4 nsubj:pass
        was be AUX 4 aux:pass
        geolocated geolocate VERB 0 root
        by by ADP 8 case
        the the DET 8 det
        Orr Orr PROPN 8 compound
        Lab Lab PROPN 4 obl:agent
        . . PUNCT 4 punct
        """,
        ("geolocated", "done", "Lab", "clip"),
        {},
    ),
    (
        "The Mail found no one able to confirm her account.",
        """
        The the DET 2 det
        Mail Mail PROPN 3 nsubj
        found find VERB 0 root
        no no DET 5 det
        one one PRON 3 obj
        able able ADJ 5 amod
        to to PART 8 mark
        confirm confirm VERB 6 xcomp VerbForm=Inf
        her her PRON 10 nmod:poss
        account account NOUN 8 obj
        . . PUNCT 3 punct
        """,
        ("confirm", "failed", "Mail", "account"),
        {"able": "can"},
    ),
    (
        "Voss produced nothing to support the charge.",
        """
        Voss Voss PROPN 2 nsubj
        produced produce VERB 0 root
        nothing nothing PRON 2 obj
        to to PART 5 mark
        support support VERB 2 advcl VerbForm=Inf
        the the DET 7 det
        charge charge NOUN 5 obj
        . . PUNCT 2 punct
        """,
        ("support", "failed", "Voss", "charge"),
        {},
    ),
    (
        "Reports are impossible to verify.",
        """
        Reports report NOUN 3 nsubj
        are be AUX 3 cop
        impossible impossible ADJ 0 root
        to to PART 5 mark
        verify verify VERB 3 csubj VerbForm=Inf
        . . PUNCT 3 punct
        """,
        ("verify", "failed", None, "Reports"),
        {"impossible": "cannot"},
    ),
    (
        "Police asked banks to verify names.",
        """
        Police police NOUN 2 nsubj
        asked ask VERB 0 root
        banks bank NOUN 2 obj
        to to PART 5 mark
        verify verify VERB 2 xcomp VerbForm=Inf
        names name NOUN 5 obj
        . . PUNCT 2 punct
        """,
        ("verify", "open", "Police", "names"),
        {"asked": "intends"},
    ),
    (
        "It shows videos which the Mail could not verify.",
        """
        It it PRON 2 nsubj
        shows show VERB 0 root
        videos video NOUN 2 obj
        which which PRON 9 obj
        the the DET 6 det
        Mail Mail PROPN 9 nsubj
        could could AUX 9 aux
        not not PART 9 advmod
        verify verify VERB 3 acl:relcl VerbForm=Inf
        . . PUNCT 2 punct
        """,
        ("verify", "failed", "Mail", "videos"),
        {},
    ),
    (
        "The port has yet to publish a toll.",
        """
        The the DET 2 det
        port port NOUN 3 nsubj
        has have AUX 0 root
        yet yet ADV 3 advmod
        to to PART 6 mark
        publish publish VERB 3 xcomp VerbForm=Inf
        a a DET 8 det
        toll toll NOUN 6 obj
        . . PUNCT 3 punct
        """,
        ("publish", "failed", "port", "toll"),
        {"has": "intends"},
    ),
    (
        "Neither claim could be confirmed.",
        """
        Neither neither DET 2 det
        claim claim NOUN 5 nsubj:pass
        could could AUX 5 aux
        be be AUX 5 aux:pass
        confirmed confirm VERB 0 root
        . . PUNCT 5 punct
        """,
        ("confirmed", "failed", None, "claim"),
        {},
    ),
    (
        "If the toll is confirmed, it will rise.",
        """
        If if SCONJ 5 mark
        the the DET 3 det
        toll toll NOUN 5 nsubj:pass
        is be AUX 5 aux:pass
        confirmed confirm VERB 9 advcl
        , , PUNCT 5 punct
        it it PRON 9 nsubj
        will will AUX 9 aux
        rise rise VERB 0 root
        . . PUNCT 9 punct
        """,
        ("confirmed", "open", None, "toll"),
        {},
    ),
    (
        "The army neither confirmed nor denied the report.",
        """
        The the DET 2 det
        army army NOUN 4 nsubj
        neither neither CCONJ 4 advmod
        confirmed confirm VERB 0 root
        nor nor CCONJ 6 cc
        denied deny VERB 4 conj
        the the DET 8 det
        report report NOUN 6 obj
        . . PUNCT 4 punct
        """,
        ("confirmed", "failed", "army", "report"),
        {},
    ),
]


@pytest.mark.parametrize(
    ("text", "rows", "expected", "governors"), FOUND, ids=lambda v: str(v)[:40]
)
def test_frames(text, rows, expected, governors):
    (sentence,) = parse(text, "\n".join(row.strip() for row in rows.strip().split("\n"))).sentences
    forms = [word.form for word in sentence.words]
    predicate, outcome, subject, thing = expected
    frames = Frames(sentence, {forms.index(form): kind for form, kind in governors.items()})
    frame = frames.at(forms.index(predicate))
    told = [None if place is None else forms[place] for place in (frame.subject, frame.object)]
    assert (frame.outcome, *told) == (outcome, subject, thing)
