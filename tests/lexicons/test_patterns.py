import pytest

from attribution.lexicons.coverage import GuessedWord
from attribution.lexicons.entries import CueEntry
from attribution.lexicons.lexicon import Lexicon
from attribution.lexicons.patterns import PhraseError, patterns


def words(text: str) -> list[GuessedWord]:
    """Words as ``form``, ``form~lemma`` or ``form~lemma/UPOS``."""
    found = []
    for raw in text.split():
        body, _, upos = raw.partition("/")
        form, _, lemma = body.partition("~")
        found.append(GuessedWord(form, lemma or form.lower(), upos or "X"))
    return found


def spans(text: str, *phrases: str) -> list[tuple[str, int, int]]:
    lexicon = Lexicon([CueEntry(phrase=p, type="communication", fires="") for p in phrases])
    return [(m.entry.phrase, m.first, m.last) for m in lexicon.matches(words(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("say", "They Say so", [(1, 2)]),
        ("~say", "They said~say so", [(1, 2)]),
        ("~say|tells", "He tells her and says~say so", [(1, 2), (4, 5)]),
        ("~report/NOUN", "They report~report/VERB a report~report/NOUN", [(3, 4)]),
        ("may/AUX", "In May/PROPN it may/AUX", [(3, 4)]),
        ("in * words", "in his words", [(0, 3)]),
        ("about [#]", "about 40/NUM men about time", [(0, 1)]),
        ("some [!#]", "some 40/NUM men and some", [(4, 5)]),
        ("[!as] if", "as if it rains and if not", [(5, 6)]),
        ("[#] or more", "9/NUM or more , or more", [(1, 3)]),
        ("no immediate? word", "no word , no immediate word", [(0, 2), (3, 6)]),
        ("so-called", "so-called and so - called", [(0, 1), (2, 5)]),
        ("don't", "they don’t", [(1, 2)]),
    ],
)
def test_grammar(phrase: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert [(first, last) for _, first, last in spans(text, phrase)] == expected


def test_longest_then_most_asked_for_wins() -> None:
    assert spans("as of now", "as", "as of") == [("as of", 0, 2)]
    assert spans("claims~claim/NOUN", "~claim", "~claim/NOUN") == [("~claim/NOUN", 0, 1)]


def test_matches_do_not_overlap() -> None:
    assert spans("at least at most", "at least", "least at", "at most") == [
        ("at least", 0, 2),
        ("at most", 2, 4),
    ]


def test_an_entry_covers_each_of_its_words() -> None:
    lexicon = Lexicon([CueEntry(phrase="at war", type="communication", fires="")])
    found = [bool(lexicon.covering(words("is at war now"), place)) for place in range(4)]
    assert found == [False, True, True, False]


@pytest.mark.parametrize("phrase", ["", "[a]", "* b", "!a b", "a [b] c", "a||b", "~a/NOUN|~b", "/"])
def test_broken_phrases_are_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        patterns(phrase)
