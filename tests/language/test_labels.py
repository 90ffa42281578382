import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.language.labels import Labels, apply_script, lemma_script

words = st.text(
    st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1, max_size=12
)


@given(words, words)
def test_a_script_makes_the_lemma_it_was_read_from(form, lemma):
    assert apply_script(form, lemma_script(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("said", "say", "k2|y"),
        ("was", "be", "=be"),
        ("Syria", "Syria", "k0|"),
        ("Killed", "kill", "l2|"),
    ],
)
def test_scripts_are_shared_by_words_that_change_alike(form, lemma, script):
    assert lemma_script(form, lemma) == script


def test_a_script_that_cuts_too_much_leaves_something():
    assert apply_script("as", "l5|") == "as"


def test_labels_survive_their_file(tmp_path):
    labels = Labels(("NOUN",), ("NN",), ("_", "Number=Sing"), ("k0|",), ("root",), ("O",))
    labels.save(tmp_path / "labels.json")
    assert Labels.load(tmp_path / "labels.json") == labels
