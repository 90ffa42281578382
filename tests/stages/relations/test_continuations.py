from attribution.lexicons import load
from attribution.stages.page.zones import Block
from attribution.stages.relations.continuations import free_indirect
from attribution.stages.relations.cues import Cues
from attribution.text import Span
from tests.parses import parse, relation
from tests.stages.trees import TREES


def goes_on(name, source, content, zone="body"):
    text, rows = TREES[name]
    cues = Cues(parse(text, rows), load("cues"))
    found = [relation(text, source, "said", content)]
    blocks = [Block(Span(0, len(text)), zone)]
    return text, free_indirect(blocks, found, cues, load("source_nouns"))


def test_the_account_of_a_witness_goes_on():
    text, (found,) = goes_on("docker", "A docker", "men came at night")
    assert found.content[0].of(text) == "They cut the lamps, then robbed the store."
    assert (found.continues, found.form, found.source) == (0, "free_indirect", ())
    assert found.confidence < 0.5


def test_what_follows_a_spokesman_is_the_outlets():
    assert goes_on("spokesman", "A spokesman", "men came at night")[1] == []


def test_a_sum_explained_has_the_source_of_the_figure():
    text, (found,) = goes_on("figure", "The port", "nine men had drowned")
    assert found.content[0].of(text) == "This figure includes two guards."


def test_a_caption_goes_on_with_nothing():
    assert goes_on("docker", "A docker", "men came at night", zone="caption")[1] == []
