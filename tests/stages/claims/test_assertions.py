from attribution.records import Attribution, Quote
from attribution.stages.claims.assertions import find_assertions
from attribution.stages.page.zones import Block
from attribution.text import Span
from tests.parses import parse, span
from tests.stages.trees import TREES

TEXT = "Nine died, Voss said, in what is the worst flood since 1961. The quay is long."
ROWS = """
Nine nine NUM 2 nsubj
died die VERB 0 root
, , PUNCT 5 punct
Voss Voss PROPN 5 nsubj
said say VERB 2 parataxis
, , PUNCT 2 punct
in in ADP 12 case
what what PRON 12 nsubj
is be AUX 12 cop
the the DET 12 det
worst bad ADJ 12 amod
flood flood NOUN 2 advcl
since since ADP 14 case
1961 1961 NUM 12 nmod
. . PUNCT 2 punct

The the DET 2 det
quay quay NOUN 4 nsubj
is be AUX 4 cop
long long ADJ 0 root
. . PUNCT 4 punct
"""
PARSE = parse(TEXT, ROWS)


def attribution(identity="a0", source_id="s1", parent=None, form="indirect"):
    return Attribution(
        id=identity,
        source=[span(TEXT, "Voss")],
        cue=[span(TEXT, "said")],
        content=[span(TEXT, "Nine died")],
        source_id=source_id,
        type="communication",
        quote=Quote(form=form),
        parent=parent,
        confidence=0.9,
        evidence=["test"],
    )


def spelled(assertions):
    return [[part.of(TEXT) for part in item.spans] for item in assertions]


def test_a_clause_behind_the_cue_is_the_outlets():
    found = find_assertions(PARSE, [Block(Span(0, len(TEXT)), "lede")], [attribution()])
    assert spelled(found) == [
        ["Nine died"],
        ["in what is the worst flood since 1961"],
        ["The quay is long."],
    ]
    assert [item.attribution for item in found] == [0, None, None]


def test_furniture_asserts_nothing():
    assert find_assertions(PARSE, [Block(Span(0, len(TEXT)), "furniture")], [attribution()]) == []


def test_a_relative_clause_set_off_is_a_claim_of_its_own():
    text = "The raid, which may have been planned, killed nine men."
    rows = """
The the DET 2 det
raid raid NOUN 10 nsubj
, , PUNCT 8 punct
which which PRON 8 nsubj:pass
may may AUX 8 aux
have have AUX 8 aux
been be AUX 8 aux:pass
planned plan VERB 2 acl:relcl
, , PUNCT 8 punct
killed kill VERB 0 root
nine nine NUM 12 nummod
men man NOUN 10 obj
. . PUNCT 10 punct
"""
    found = find_assertions(parse(text, rows), [Block(Span(0, len(text)), "body")], [])
    assert [[part.of(text) for part in item.spans] for item in found] == [
        ["The raid", "killed nine men"],
        ["which may have been planned"],
    ]


def told(name, source, cue, *content, **fields):
    """The outlet's claims in a sentence with one attribution."""
    text, rows = TREES[name]
    said = Attribution(
        id="a0",
        source=[span(text, source)],
        cue=[span(text, cue)],
        content=[span(text, part) for part in content],
        source_id="s1",
        type=fields.pop("type", "communication"),
        quote=Quote(form=fields.pop("form", "indirect")),
        **fields,
    )
    found = find_assertions(parse(text, rows), [Block(Span(0, len(text)), "body")], [said])
    return [
        " | ".join(part.of(text) for part in item.spans)
        for item in found
        if item.attribution is None
    ]


def test_a_promise_is_news_of_the_outlets():
    parts = ("The mayor", "vowed", "to rebuild the quay")
    assert told("vow", *parts, type="eventuality", speech_act="promise") == [
        "The mayor vowed to rebuild the quay"
    ]
    assert told("vow", *parts) == []


def test_a_promise_that_the_words_alone_make_is_none():
    parts = ("the mayor", "said", '"We will not leave,"')
    evidence = ["rule:promise in the words reported"]
    act = {"type": "eventuality", "speech_act": "promise", "form": "direct"}
    assert told("we_will", *parts, evidence=evidence, **act) == []


def test_a_fear_is_news_of_the_outlets():
    parts = ("The town", "has been gripped by fear of", "a flood")
    assert told("gripped", *parts, type="belief", form="none") == [
        "The town has been gripped by fear of a flood"
    ]


def test_hoping_is_news_and_an_aside_about_hope_is_none():
    fear = {"type": "belief", "form": "indirect"}
    parts = ("The union", "is hoping", "that the plan fails")
    assert told("hoping", *parts, **fear) == ["The union is hoping that the plan fails"]
    parts = ("The porter", "adding", "that nobody was hurt")
    assert told("adding", *parts, **fear) == ["The porter said the bridge was shut"]


def test_what_sums_up_a_report_from_behind_is_the_outlets():
    parts = ("the porter", "said", "The bridge was shut")
    assert told("remark", *parts) == ["in what is the worst jam since May"]


def test_a_speaker_is_the_subject_of_the_outlets_clause():
    assert told("fled", "He", "said", '"I ran all night."', form="direct") == [
        "He fled to the hills"
    ]


def test_a_gloss_is_the_outlets():
    text, _ = TREES["referring"]
    assert told("referring", "The porter", "told", "the Mail") == ["referring to the old bridge"]
    assert "referring" in text


def test_where_it_was_said_is_no_claim():
    assert told("posted", "The mayor", "said", "so") == []


def test_who_is_cited_is_no_claim():
    assert told("citing", "The newspaper", "said", "the bridge was shut") == []


CAPTION = "Boats wait. Photograph: Karl Orr"
CAPTION_ROWS = """
Boats boat NOUN 2 nsubj
wait wait VERB 0 root
. . PUNCT 2 punct

Photograph photograph NOUN 0 root
: : PUNCT 1 punct
Karl Karl PROPN 1 appos
Orr Orr PROPN 3 flat
"""


def test_a_photo_credit_is_no_claim():
    whole, credit = Span(0, len(CAPTION)), CAPTION.index("Photograph")
    parsed = parse(CAPTION, CAPTION_ROWS)
    assert spelled_in(CAPTION, find_assertions(parsed, [Block(whole, "caption", credit)], [])) == [
        ["Boats wait."]
    ]
    one = parse(CAPTION, CAPTION_ROWS.replace("\n\n", "\n").replace("NOUN 0 root", "NOUN 2 obj"))
    assert spelled_in(CAPTION, find_assertions(one, [Block(whole, "caption", credit)], [])) == [
        ["Boats wait"]
    ]


def spelled_in(text, assertions):
    return [[part.of(text) for part in item.spans] for item in assertions]
