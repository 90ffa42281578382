from attribution.records import Attribution, Quote, Source
from attribution.stages.chains import trace_chains
from attribution.stages.sources import Resolved


def source(identity, kind, affiliation="unknown"):
    return Source(id=identity, name=identity, kind=kind, naming="named", affiliation=affiliation)


def traced(*kinds, affiliation="unknown"):
    sources, nested = [source("s0", "outlet_self", "media")], []
    for number, kind in enumerate(kinds):
        sources.append(source(f"s{number + 1}", kind, affiliation))
        nested.append(
            Attribution(
                id=f"a{number}",
                source=[],
                cue=[],
                content=[(0, 1)],
                source_id=f"s{number + 1}",
                type="communication",
                quote=Quote(form="indirect"),
                parent=f"a{number - 1}" if number else None,
            )
        )
    chain = trace_chains(nested, [], Resolved(sources, []))[-1]
    return [link.source_id for link in chain.links], chain.end


def test_a_chain_goes_from_the_outlet_to_the_innermost_source():
    assert traced("named_org", "named_person") == (["s0", "s1", "s2"], "origin_reached")


def test_a_chain_that_ends_in_nobody_known_says_so():
    assert traced("named_media", "unnamed_person")[1] == "origin_unnamed"
    assert traced("implicit")[1] == "unknown"
    assert traced("named_media", affiliation="media")[1] == "truncated"
