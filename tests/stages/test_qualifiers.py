from attribution import lexicons
from attribution.records import ChainLink, Claim
from attribution.stages.qualifiers import find_qualifiers, qualify
from attribution.text import Span
from tests.parses import parse, span

TEXT = "Voss said fuel may have leaked. At least nine people reportedly died."
ROWS = """
Voss Voss PROPN 2 nsubj
said say VERB 0 root
fuel fuel NOUN 6 nsubj
may may AUX 6 aux
have have AUX 6 aux
leaked leak VERB 2 ccomp
. . PUNCT 2 punct

At at ADP 2 case
least least ADJ 3 advmod
nine nine NUM 4 nummod
people people NOUN 6 nsubj
reportedly reportedly ADV 6 advmod
died die VERB 0 root
. . PUNCT 6 punct
"""
PARSE = parse(TEXT, ROWS)


def claim(identity, part, *chain):
    links = [ChainLink(source_id="s0", link=None)]
    links += [ChainLink(source_id=source, link="cites") for source in chain]
    return Claim(
        id=identity,
        spans=[span(TEXT, part)],
        zone="body",
        attribution_id="a0" if chain else None,
        chain=links,
        chain_end="origin_reached",
        origin_id=links[-1].source_id,
        confidence=0.9,
    )


def qualified():
    claims = [
        claim("c0", "fuel may have leaked", "s1"),
        claim("c1", "At least nine people reportedly died."),
    ]
    found = find_qualifiers(PARSE, lexicons.load("qualifiers"))
    return qualify(claims, [span(TEXT, "said"), Span(0, 0)], found)


def test_a_hedge_in_a_content_is_its_sources():
    first, _ = qualified()
    (hedge,) = first.qualifiers
    assert (hedge.type, hedge.owner) == ("epistemic_modal", "s1")
    assert [Span(*part).of(TEXT) for part in hedge.scope] == ["fuel", "have leaked"]


def test_a_hedge_in_the_outlets_voice_is_the_outlets():
    _, second = qualified()
    assert {(hedge.type, hedge.owner) for hedge in second.qualifiers} >= {
        ("bound_lower", "s0"),
        ("reportative", "s0"),
    }


def test_an_outlet_that_reports_commits_to_nothing():
    first, second = qualified()
    assert [(c.source_id, c.value) for c in first.commitment] == [("s0", "Uu"), ("s1", "PS+")]
    assert [(c.source_id, c.value) for c in second.commitment] == [("s0", "PR+")]
