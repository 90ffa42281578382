"""How many annotated cues the lexicon of cues knows.

``python -m attribution.lexicons.coverage FOLDER`` prints the figures. No parser runs: lemmas are
guessed by stripping endings, and each word is tried as a verb, a noun, an adjective and a function
word, so the share is a little higher than parsed text would give.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.ingest.brat import GoldArticle, read_articles
from attribution.lexicons.entries import CueEntry
from attribution.lexicons.lemmas import guessed_lemma
from attribution.lexicons.lexicon import Lexicon
from attribution.lexicons.loader import load

_WORD = re.compile(r"n't\b|(?:(?!n't\b)\w)+|'\w+|[^\w\s]", re.IGNORECASE)
_TAGS = ("VERB", "NOUN", "ADJ", "ADP", "AUX")
_LETTER = re.compile(r"[^\W\d_]")
_FUNCTION_WORDS = """
a about against an and as at be been by did do does for from had has have he her his i in is it its
not of on or she that the their they this to was were when which who will with would
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class GuessedWord:
    """A word without a parse: its lemma and part of speech are guesses."""

    form: str
    lemma: str
    upos: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many cues were found; ``uncovered`` counts the other ones by their text."""

    cues: int
    covered: int
    wordy: int
    wordy_covered: int
    uncovered: Counter[str]


def words(text: str) -> list[str]:
    """A text's words and marks, ``n't`` and ``'s`` apart as in Universal Dependencies."""
    return _WORD.findall(text.replace("’", "'"))


def _fires(lexicon: Lexicon[CueEntry], forms: Sequence[str], known: Collection[str]) -> bool:
    lemmas = [guessed_lemma(form, known) for form in forms]
    return any(
        any(lexicon.matches([GuessedWord(*pair, tag) for pair in zip(forms, lemmas, strict=True)]))
        for tag in _TAGS
    )


def _cues(articles: Iterable[GoldArticle]) -> Iterator[str]:
    for article in articles:
        for relation in article.relations:
            yield " ".join(span.of(article.text) for span in relation.cue)


def coverage(articles: Iterable[GoldArticle], lexicon: Lexicon[CueEntry]) -> Coverage:
    """The share of annotated cues in which some entry fires.

    A cue is wordy if it holds a word beyond prepositions, auxiliaries, pronouns and punctuation:
    nearly all verbs and nouns of saying are.
    """
    known = lexicon.lemmas
    counted = Counter(_cues(articles))
    uncovered: Counter[str] = Counter()
    wordy = wordy_covered = 0
    for cue, count in counted.items():
        forms = words(cue)
        covered = _fires(lexicon, forms, known)
        if any(_LETTER.search(form) and form.lower() not in _FUNCTION for form in forms):
            wordy += count
            wordy_covered += covered * count
        if not covered:
            uncovered[cue.lower()] += count
    total = counted.total()
    return Coverage(total, total - uncovered.total(), wordy, wordy_covered, uncovered)


def main(folder: str) -> None:
    """Print the shares and the most frequent cues that no entry knows."""
    found = coverage(read_articles(Path(folder)), load("cues"))
    lines = [
        f"{found.covered / found.cues:.1%} of {found.cues} cues",
        f"{found.wordy_covered / found.wordy:.1%} of {found.wordy} cues with a content word",
        *(f"{count:5d}  {cue}" for cue, count in found.uncovered.most_common(60)),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
