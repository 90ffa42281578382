import pytest

from attribution.errors import ModelError
from attribution.language.nouns import shipped_nouns, sort_of


@pytest.mark.parametrize(
    ("noun", "sort"),
    [
        ("violinist", "person"),
        ("ferryman", "person"),
        ("goalkeeper", "person"),
        ("village", "place"),
        ("bucket", "thing"),
        ("argument", "thing"),
    ],
)
def test_a_noun_means_a_sort_of_thing(noun, sort):
    assert sort_of(noun) == sort


def test_words_for_the_same_are_more_alike_than_others():
    nouns = shipped_nouns()
    assert nouns.likeness("scientist", "researcher") > 0.45
    assert nouns.likeness("scientist", "bridge") < 0.2
    assert nouns.likeness("pupil", "pupil") == pytest.approx(1.0)


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(ModelError, match="reinstall"):
        shipped_nouns.__wrapped__(tmp_path)
