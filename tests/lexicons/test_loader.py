import re
from pathlib import Path
from typing import get_args

import pytest

import attribution.stages.verification
from attribution.errors import StoreError
from attribution.ingest.brat import GoldArticle, GoldRelation
from attribution.lexicons import CheckSense, digests, load
from attribution.lexicons.coverage import GuessedWord, coverage
from attribution.lexicons.entries import CueEntry, FurnitureEntry
from attribution.lexicons.lemmas import guessed_lemma, lemma_in
from attribution.lexicons.loader import NAMES, read_lines, read_phrases
from attribution.records import QualifierType
from attribution.text import Span

ONE = '[[group]]\ntype = "communication"\nentries = [{{ phrase = "{}", fires = "a" {} }}]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_group_fields_are_shared_and_overridden(tmp_path: Path) -> None:
    path = write(tmp_path, ONE.format("~say", ', stance = "distancing", type = "belief"'))
    (entry,) = read_phrases(path, CueEntry).entries
    assert (entry.type, entry.stance, entry.speech_act) == ("belief", "distancing", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ONE.format("~say", ', stance = "loud"'), "words.toml, '~say': stance"),
        (ONE.format("~say", ", colour = 1"), "words.toml, '~say': colour"),
        (ONE.format("a [b] c", ""), "words.toml, 'a [b] c': context"),
        ("[[group", "words.toml: is not TOML"),
    ],
)
def test_errors_name_file_and_entry(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(StoreError, match=re.escape(told)):
        read_phrases(write(tmp_path, text), CueEntry)


def test_a_broken_expression_is_named(tmp_path: Path) -> None:
    text = "[[group]]\nkind = 'share'\nentries = [{ pattern = '(', fires = 'a' }]"
    with pytest.raises(StoreError, match=re.escape("words.toml, '('")):
        read_lines(write(tmp_path, text), FurnitureEntry, whole=True)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        read_phrases(tmp_path / "words.toml", CueEntry)


def test_digests_name_every_lexicon() -> None:
    assert list(digests()) == list(NAMES)
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in digests().values())


def test_every_type_of_qualifier_has_entries() -> None:
    types = {entry.type for entry in load("qualifiers").entries if entry.removed is None}
    assert types == set(QualifierType.__args__)


def test_every_sense_of_a_check_is_told_and_asked_for() -> None:
    told = {sense for entry in load("verification").entries for sense in entry.senses}
    assert told == set(get_args(CheckSense))
    rules = Path(attribution.stages.verification.__file__).parent
    asked = " ".join(path.read_text(encoding="utf-8") for path in sorted(rules.glob("*.py")))
    assert [sense for sense in sorted(told) if f'"{sense}"' not in asked] == []


def test_a_long_line_is_no_furniture() -> None:
    assert load("furniture").find("1 " * 200) is None


def test_a_credit_is_found_at_the_end_of_its_line() -> None:
    line = "Smoke rises over the quay. (AP Photo/K. Orr)"
    found = load("credits").find(line)
    assert found is not None
    assert found[1].of(line) == "(AP Photo/K. Orr)"


def test_several_unnamed_persons_are_a_collective() -> None:
    (entry,) = [e for e in load("source_nouns").entries if e.phrase.startswith("~witness")]
    assert (entry.kind_of(plural=False), entry.kind_of(plural=True)) == (
        "unnamed_person",
        "collective",
    )
    assert entry.naming_of(plural=True) == "generic_plural"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("denied", "deny"), ("urges", "urge"), ("begging", "beg"), ("told", "tell"), ("quay", "quay")],
)
def test_guessed_lemmas(form: str, lemma: str) -> None:
    assert guessed_lemma(form, {"deny", "urge", "beg", "tell"}) == lemma


def test_coverage_counts_cues() -> None:
    text = "Voss said so. Orr floomed so. He : so"
    cues = [(5, 9), (18, 25), (33, 34)]
    relations = tuple(GoldRelation((), (Span(*cue),), ()) for cue in cues)
    found = coverage([GoldArticle("a", text, relations)], load("cues"))
    assert (found.cues, found.covered, found.wordy, found.wordy_covered) == (3, 1, 2, 1)
    assert found.uncovered == {"floomed": 1, ":": 1}


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "found"),
    [
        ("added", "addy", "VERB", "add"),
        ("said", "said", "VERB", "say"),
        ("authorities", "authoritie", "NOUN", "authority"),
        ("saying", "saying", "NOUN", "saying"),
        ("added", "addy", "ADP", "addy"),
        ("harvested", "harvest", "VERB", "harvest"),
    ],
)
def test_a_wrong_lemma_is_read_off_the_form(form: str, lemma: str, upos: str, found: str) -> None:
    assert lemma_in(GuessedWord(form, lemma, upos), {"add", "say", "authority"}) == found
