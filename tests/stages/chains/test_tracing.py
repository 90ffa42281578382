"""Chains from attributions and relays made by hand."""

from attribution.language.parse import Parse
from attribution.records import Attribution, Quote, Source
from attribution.stages.chains.relays import Relay, Relayed, Supplier
from attribution.stages.chains.tracing import end_of, trace_chains
from attribution.stages.sources.resolving import Resolved
from attribution.text import Span

KINDS = {
    "s0": "outlet_self",
    "radio": "named_media",
    "pilot": "named_person",
    "docker": "unnamed_person",
    "monitor": "named_org",
    "network": "collective",
    "clip": "media_item",
    "nobody": "implicit",
}
SOURCES = [
    Source(id=name, name=name, kind=kind, naming="named", affiliation="media")
    for name, kind in KINDS.items()
]
OFFICE = Source(
    id="office", name="office", kind="named_org", naming="named", affiliation="state_civil"
)
SOURCES.append(OFFICE)
NAMED = {name: Span(1000 + n, 1001 + n) for n, name in enumerate([*KINDS, "office"])}
"""Where the relays of these tests are mentioned, one place for each."""


def said(number, source, *, paragraph=0, parent=None, form="indirect"):
    at = 100 * paragraph + 10 * number
    return Attribution(
        id=f"a{number}",
        source=[(at, at + 1)],
        cue=[(at + 1, at + 2)],
        content=[(at + 2, at + 5)],
        source_id=source,
        type="communication",
        quote=Quote(form=form),
        parent=None if parent is None else f"a{parent}",
    )


def relay(number, name, link="cites", *, beyond=False, **more):
    return Relay(number, NAMED[name], link, beyond, evidence="relays:test", **more)


def traced(*attributions, relays=(), suppliers=(), at=None):
    at = {span: name for name, span in NAMED.items()} if at is None else at
    parsed = Parse("x" * 400, tuple(Span(100 * n, 100 * n + 99) for n in range(4)), ())
    return trace_chains(
        list(attributions),
        Relayed((), relays, suppliers),
        Resolved(SOURCES, [a.source_id for a in attributions], at),
        parsed,
    )


def links(chain):
    return [(link.source_id, link.link) for link in chain.links]


def test_a_chain_goes_from_the_outlet_to_the_innermost_source():
    chain = traced(said(0, "monitor"), said(1, "pilot", parent=0))[1]
    assert links(chain) == [("s0", None), ("monitor", "cites"), ("pilot", "cites")]
    assert chain.end == "origin_reached"


def test_a_chain_that_ends_in_nobody_known_says_so():
    ends = [traced(said(0, name))[0].end for name in ("docker", "clip", "nobody", "radio")]
    assert ends == ["origin_unnamed", "origin_unnamed", "unknown", "truncated"]


def test_a_medium_spoken_to_stands_before_the_speaker():
    chain = traced(said(0, "pilot"), relays=[relay(0, "radio", onward="said_to")])[0]
    assert links(chain) == [("s0", None), ("radio", "cites"), ("pilot", "said_to")]
    assert 0 < chain.confidence < 1


def test_what_was_told_to_the_outlet_has_no_relay():
    mine = traced(
        said(0, "pilot"),
        relays=[relay(0, "radio", onward="said_to")],
        at={NAMED["radio"]: "s0"},
    )[0]
    ours = traced(
        said(0, "pilot"), relays=[relay(0, "radio", onward="said_to", to_outlet=True)], at={}
    )[0]
    assert links(mine) == links(ours) == [("s0", None), ("pilot", "said_to")]


def test_whom_a_speaker_cites_stands_behind_and_is_the_origin():
    chain = traced(said(0, "radio"), relays=[relay(0, "docker", beyond=True)])[0]
    assert [link.source_id for link in chain.links] == ["s0", "radio", "docker"]
    assert (chain.origin, chain.end) == ("docker", "origin_unnamed")


def test_a_relay_that_nobody_resolved_is_left_out():
    chain = traced(said(0, "pilot"), relays=[relay(0, "radio")], at={})[0]
    assert [link.source_id for link in chain.links] == ["s0", "pilot"]


def test_who_passes_a_picture_on_stands_nearest_to_the_outlet():
    relays = [relay(0, "clip", onward="posted_by"), relay(0, "radio", "relays")]
    chain = traced(said(0, "pilot"), relays=relays)[0]
    assert links(chain)[1:] == [("radio", "relays"), ("clip", "cites"), ("pilot", "posted_by")]


def test_a_channel_holds_for_what_the_same_speaker_says_next():
    chains = traced(
        said(0, "pilot"),
        said(1, "pilot", paragraph=1),
        said(2, "docker", paragraph=1),
        said(3, "pilot", paragraph=1),
        relays=[relay(0, "radio", onward="said_to")],
    )
    origins = [[link.source_id for link in chain.links][1:] for chain in chains]
    assert origins == [["radio", "pilot"], ["radio", "pilot"], ["docker"], ["pilot"]]
    assert chains[1].confidence < chains[0].confidence


def test_a_channel_does_not_hold_paragraphs_away():
    chains = traced(said(0, "pilot"), said(1, "pilot", paragraph=3), relays=[relay(0, "radio")])
    assert [link.source_id for link in chains[1].links] == ["s0", "pilot"]


def test_a_channel_named_last_covers_the_first_half_of_a_quotation():
    relays = [relay(1, "radio", onward="said_to")]
    quoted = traced(said(0, "pilot", form="direct"), said(1, "pilot", form="direct"), relays=relays)
    told = traced(said(0, "pilot"), said(1, "pilot", form="direct"), relays=relays)
    assert [link.source_id for link in quoted[0].links] == ["s0", "radio", "pilot"]
    assert [link.source_id for link in told[0].links] == ["s0", "pilot"]


def test_an_explanation_is_a_citation_only_in_a_mediums_mouth():
    relays = [relay(0, "docker", beyond=True, media_speaker=True)]
    assert traced(said(0, "pilot"), relays=relays)[0].origin == "pilot"
    assert traced(said(0, "radio"), relays=relays)[0].origin == "docker"


def test_a_supplier_lengthens_every_chain_of_its_source_but_is_never_the_origin():
    supplier = Supplier(NAMED["monitor"], NAMED["network"], 0.7, "relays:relies on")
    chains = traced(said(0, "monitor"), said(1, "monitor", paragraph=3), suppliers=[supplier])
    for chain in chains:
        assert links(chain)[-1] == ("network", "compiles_from")
        assert (chain.origin, chain.end) == ("monitor", "origin_unnamed")


def test_footage_of_one_statement_does_not_hold_for_the_next():
    relays = [relay(0, "clip", onward="posted_by")]
    chains = traced(said(0, "pilot"), said(1, "pilot"), relays=relays)
    assert [link.source_id for link in chains[1].links] == ["s0", "pilot"]


def test_an_unnamed_role_and_a_changed_name_leave_the_origin_unnamed():
    hidden = SOURCES[2].model_copy(update={"naming": "pseudonym"})
    sources = {source.id: source for source in SOURCES} | {"pilot": hidden}
    assert end_of(sources, "pilot") == "origin_unnamed"
    assert end_of({s.id: s for s in SOURCES}, "pilot") == "origin_reached"


def test_a_person_compiles_from_nobody():
    supplier = Supplier(NAMED["pilot"], NAMED["network"], 0.7, "relays:relies on")
    chain = traced(said(0, "pilot"), suppliers=[supplier])[0]
    assert chain.end == "origin_reached"


def test_a_body_that_is_told_something_and_is_no_medium_passes_nothing_on():
    told = [relay(0, "office", onward="said_to")]
    (chain,) = traced(said(0, "pilot"), relays=told)
    assert links(chain) == [("s0", None), ("pilot", "cites")]
    told = [relay(0, "radio", onward="said_to")]
    (chain,) = traced(said(0, "pilot"), relays=told)
    assert links(chain) == [("s0", None), ("radio", "cites"), ("pilot", "said_to")]
