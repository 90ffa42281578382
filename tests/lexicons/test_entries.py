"""Every entry of every lexicon, run on the sentences it carries.

Words are told apart by a pattern, lemmas are guessed and parts of speech come from a short table or
from a hint in the sentence (``may/AUX``), so no model is needed here.
"""

import re
import time
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

import attribution
from attribution.lexicons import CheckSense, CueSense, load
from attribution.lexicons.coverage import GuessedWord
from attribution.lexicons.entries import Entry, LineEntry, PhraseEntry, WordClassEntry
from attribution.lexicons.lemmas import guessed_lemma
from attribution.lexicons.lexicon import Lexicon, LineLexicon
from attribution.lexicons.loader import NAMES

PACKAGE = Path(attribution.__file__).parent
PHRASES = tuple(name for name in NAMES if isinstance(load(name), Lexicon))
LINES = ("credits", "furniture")
TOKEN = re.compile(
    r"(?P<form>can(?=not\b)|(?<=can)not|n't|'(?:s|re|ve|ll|m|d)\b"
    r"|(?:(?!n't\b)[\w-])+\.?(?=/)|approx\.|(?:(?!n't\b)\w)+(?:-\w+)*|[^\w\s])(?:/(?P<upos>[A-Z]+))?",
    re.IGNORECASE,
)
TAGS = {
    "AUX": "will would shall should may might must can could ca wo 'll is are was were be been has "
    "have had do does did",
    "NUM": "one two three four five six seven eight nine ten twelve twenty thirty forty fifty "
    "million billion thousand",
    "DET": "a an the no some any all each every this that these those",
    "ADP": "of in on at by to from for with about over under near",
}
UPOS = {form: tag for tag, forms in TAGS.items() for form in forms.split()}


def parsed(sentence: str, lexicon: Lexicon) -> list[GuessedWord]:
    known = lexicon.lemmas
    words = []
    for found in TOKEN.finditer(sentence.replace("’", "'")):
        form = found["form"]
        upos = found["upos"] or ("NUM" if form[0].isdigit() else UPOS.get(form.lower(), "X"))
        words.append(GuessedWord(form, guessed_lemma(form, known), upos))
    return words


def fired(sentence: str, lexicon: Lexicon | LineLexicon) -> list[Entry]:
    if isinstance(lexicon, LineLexicon):
        found = lexicon.find(sentence)
        return [found[0]] if found else []
    return [match.entry for match in lexicon.matches(parsed(sentence, lexicon))]


def label(value: object) -> str:
    if isinstance(value, PhraseEntry):
        return value.phrase
    return value.pattern if isinstance(value, LineEntry) else str(value)


EVERY = [(name, entry) for name in chain(PHRASES, LINES) for entry in load(name).entries]


@pytest.mark.parametrize(("name", "entry"), EVERY, ids=label)
def test_entry(name: str, entry: Entry) -> None:
    # Classes share words, and a rule asks for one class alone.
    lexicon = Lexicon([entry]) if isinstance(entry, WordClassEntry) else load(name)
    assert (entry in fired(entry.fires, lexicon)) == (entry.removed is None)
    if entry.silent is not None:
        assert entry not in fired(entry.silent, lexicon)


@pytest.mark.parametrize("name", [*PHRASES, *LINES])
def test_no_entry_stands_twice(name: str) -> None:
    labels = [label(entry) for entry in load(name).entries if entry.removed is None]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("name", LINES)
def test_no_expression_runs_away(name: str) -> None:
    """Repeats what an expression asks for and breaks it at the end: where backtracking explodes."""
    for expression, entry in load(name)._compiled:
        units = {f"{word} " for word in re.findall(r"[A-Za-z]+", f"{entry.pattern} {entry.fires}")}
        for unit in units | {"A. ", "A/", "1 ", "a, ", " "}:
            start = time.process_time()
            expression.search((unit * 300)[:298] + "\0")
            assert time.process_time() - start < 0.5, (entry.pattern, unit)


@pytest.mark.parametrize(
    ("lexicon", "senses"),
    [("cues", CueSense), ("verification", CheckSense)],
    ids=("cues", "checks"),
)
def test_every_sense_is_carried_by_an_entry(lexicon: str, senses: object) -> None:
    carried = {sense for entry in load(lexicon).entries for sense in entry.senses}
    assert carried == set(get_args(senses))


def test_every_word_class_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    names = {entry.name for entry in load("word_classes").entries}
    assert {name for name in names if f'"{name}"' not in code} == set()
