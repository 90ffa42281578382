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
from attribution.lexicons.loader import Lexicon, load
from attribution.lexicons.patterns import normal

_WORD = re.compile(r"n't\b|(?:(?!n't\b)\w)+|'\w+|[^\w\s]", re.IGNORECASE)
_TAGS = ("VERB", "NOUN", "ADJ", "ADP", "AUX")
_LETTER = re.compile(r"[^\W\d_]")
_FUNCTION_WORDS = """
a about against an and as at be been by did do does for from had has have he her his i in is it its
not of on or she that the their they this to was were when which who will with would
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_IRREGULAR_LEMMAS = """
be: am is are was were been being 's 're 'm | have: has had having 've 'd | do: does did done
not: n't | say: said | tell: told | think: thought | know: knew known | find: found | see: saw seen
write: wrote written | speak: spoke spoken | feel: felt | hear: heard | mean: meant | make: made
take: took taken | give: gave given | go: went gone goes | come: came | become: became | hold: held
show: shown | swear: swore sworn | sing: sang sung | begin: began begun | bring: brought
teach: taught | catch: caught | seek: sought | lay: laid | lie: lied lying | understand: understood
forget: forgot forgotten | foresee: foresaw | foretell: foretold | forbid: forbade forbidden
choose: chose chosen | leave: left | spin: spun | tear: tore torn | shoot: shot | draw: drew drawn
withdraw: withdrew | undertake: undertook | strive: strove striven | bear: bore borne
break: broke broken | keep: kept | mistake: mistook | fall: fell fallen | rise: rose risen
mislead: misled | dwell: dwelt | lead: led | send: sent | spend: spent | sue: suing | stand: stood
pay: paid | dream: dreamt | die: died dying | tie: tying | man: men | woman: women | get: got gotten
child: children | person: people | wife: wives | analysis: analyses | fight: fought | grow: grew
grow: grown | steal: stole | run: ran running | sell: sold | lose: lost | build: built
medium: media | stick: stuck | uphold: upheld | throw: threw thrown | strike: struck | win: won
draw: drew | drive: drove driven | arise: arose | behold: beheld | withhold: withheld
"""
_IRREGULAR = {
    form: lemma.strip()
    for lemma, forms in (
        row.split(":") for row in _IRREGULAR_LEMMAS.strip().replace("\n", "|").split("|")
    )
    for form in forms.split()
}
_ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("sses", ("ss",)), ("es", ("", "e")), ("s", ("",)),
    ("ed", ("", "e")), ("d", ("",)), ("ing", ("", "e")),
)  # fmt: skip


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


def guessed_lemma(form: str, known: Collection[str]) -> str:
    """The lemma of an English form, preferring one of the ``known``; the form if none fits."""
    word = normal(form)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    candidates = [word]
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            candidates += [stem + replacement for replacement in replacements]
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                candidates.append(stem[:-1])
    return next((candidate for candidate in candidates if candidate in known), word)


def lemmas_of(lexicon: Lexicon[CueEntry]) -> frozenset[str]:
    """Every lemma the phrases of a lexicon ask for."""
    return frozenset(re.findall(r"~([^\s|/\]?]+)", " ".join(e.phrase for e in lexicon.entries)))


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
    known = lemmas_of(lexicon)
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
