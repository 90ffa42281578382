from attribution.stages.relations.doubles import without_doubles
from tests.parses import relation
from tests.stages.trees import TREES


def test_an_allegation_with_its_source_counts_once():
    text, _ = TREES["alleged"]
    content = "to have robbed dockers"
    bare = relation(text, None, "are alleged", content)
    full = relation(text, "the porter", "according to", content)
    assert without_doubles([bare, full]) == [1]
    assert without_doubles([full, relation(text, None, "are alleged", "robbed")]) == [0, 1]
