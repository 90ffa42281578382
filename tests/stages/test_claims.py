from attribution.records import Attribution, Quote, Source
from attribution.stages.claims import chain_of, find_assertions
from attribution.stages.zones import Block
from attribution.text import Span
from tests.parses import parse, span

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


def source(identity, kind, affiliation="unknown"):
    return Source(id=identity, name=identity, kind=kind, naming="named", affiliation=affiliation)


def ends(*kinds, affiliation="unknown"):
    sources = {"s0": source("s0", "outlet_self", "media")}
    chained, before = {}, None
    for number, kind in enumerate(kinds, 1):
        sources[f"s{number}"] = source(f"s{number}", kind, affiliation)
        chained[f"a{number}"] = attribution(f"a{number}", f"s{number}", before)
        before = f"a{number}"
    links, end = chain_of(chained.get(before), chained, sources)
    return [link.source_id for link in links], end


def test_a_chain_goes_from_the_outlet_to_the_innermost_source():
    assert ends("named_org", "named_person") == (["s0", "s1", "s2"], "origin_reached")
    assert ends() == (["s0"], "origin_reached")


def test_a_chain_that_ends_in_nobody_known_says_so():
    assert ends("named_media", "unnamed_person")[1] == "origin_unnamed"
    assert ends("implicit")[1] == "unknown"
    assert ends("named_media", affiliation="media")[1] == "truncated"
