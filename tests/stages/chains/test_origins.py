from attribution.lexicons import load
from attribution.records import ChainLink, Source
from attribution.stages.chains.origins import settle_origins
from attribution.stages.chains.tracing import OWN_VOICE, Chain
from attribution.stages.claims.assertions import Assertion
from attribution.stages.sources.resolving import Resolved
from tests.parses import parse, span

ROWS = """
Guards guard NOUN 2 nsubj
accused accuse VERB 0 root
of of SCONJ 4 mark
beating beat VERB 2 advcl
{most} {most} NUM 6 nummod
dockers docker NOUN 4 obj

Guards guard NOUN 2 nsubj
beat beat VERB 0 root
{exact} {exact} NUM 4 nummod
dockers docker NOUN 2 obj
, , PUNCT 2 punct
the the DET 7 det
union union NOUN 8 nsubj
said say VERB 2 parataxis
. . PUNCT 2 punct
"""
SOURCES = [
    Source(id="s0", name="outlet", kind="outlet_self", naming="named"),
    Source(id="s1", name="nobody", kind="implicit", naming="named"),
    Source(id="s2", name="union", kind="named_org", naming="named"),
]


def chain(source):
    link = ChainLink(source_id=source, link="cites")
    return Chain((*OWN_VOICE.links, link), "unknown" if source == "s1" else "origin_reached")


def settled(most, exact, headline="s1"):
    text = (
        f"Guards accused of beating {most} dockers\n\nGuards beat {exact} dockers, the union said."
    )
    parsed = parse(text, ROWS.format(most=most, exact=exact))
    claims = [
        Assertion((span(text, f"beating {most} dockers"),), "headline", 0 if headline else None),
        Assertion((span(text, f"Guards beat {exact} dockers"),), "body", 1),
    ]
    chains = [chain(headline) if headline else OWN_VOICE, chain("s2")]
    return settle_origins(parsed, claims, chains, Resolved(SOURCES, []), load("qualifiers"))


def test_a_headline_from_nobody_goes_back_to_who_says_so_below():
    found = settled("312", "312")[0]
    assert (found.origin, found.end) == ("s2", "origin_reached")
    assert found.confidence < 1
    assert found.evidence


def test_a_rounded_number_is_met_by_the_exact_one_and_not_by_another():
    assert settled("310", "312")[0].origin == "s2"
    assert settled("310", "913")[0].origin == "s1"


def test_what_the_outlet_plainly_says_stays_its_own():
    text = "Guards beat 312 dockers\n\nGuards beat 312 dockers, the union said."
    rows = """
Guards guard NOUN 2 nsubj
beat beat VERB 0 root
312 312 NUM 4 nummod
dockers docker NOUN 2 obj

Guards guard NOUN 2 nsubj
beat beat VERB 0 root
312 312 NUM 4 nummod
dockers docker NOUN 2 obj
, , PUNCT 2 punct
the the DET 7 det
union union NOUN 8 nsubj
said say VERB 2 parataxis
. . PUNCT 2 punct
"""
    parsed = parse(text, rows)
    claims = [
        Assertion((span(text, "Guards beat 312 dockers"),), "headline", None),
        Assertion((span(text, "Guards beat 312 dockers", 1),), "body", 0),
    ]
    found = settle_origins(
        parsed, claims, [OWN_VOICE, chain("s2")], Resolved(SOURCES, []), load("qualifiers")
    )
    assert found[0] == OWN_VOICE
