"""“…, the Centre for Human Rights estimates.”: a verb at a sentence's end that passes for a noun.

Behind a name of several words the parser takes “estimates”, “reports” or “claims” for its plural
head. No noun phrase with a name in it stands so behind a comma at the end of a statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.language.parse import ParsedWord, Sentence

_VERBS = {
    "claims": "claim", "estimates": "estimate", "forecasts": "forecast", "notes": "note",
    "predicts": "predict", "projects": "project", "reports": "report", "states": "state",
}  # fmt: skip
_NAMING = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "CCONJ", "ADP"})
_PREDICATES = frozenset({"VERB", "AUX"})


def with_closing_verb(sentence: Sentence) -> Sentence:
    """The sentence with such a verb as one, and its speaker as its subject; else unchanged."""
    words = sentence.words
    place = next((p for p in range(len(words) - 1, -1, -1) if words[p].upos != "PUNCT"), -1)
    if place < 0 or words[place].upos not in ("NOUN", "PROPN"):
        return sentence
    lemma = _VERBS.get(words[place].form)
    if lemma is None:
        return sentence
    first = place
    while first > 0 and words[first - 1].upos in _NAMING:
        first -= 1
    root = next((p for p, word in enumerate(words) if word.head < 0), -1)
    if not _is_speaker(words, first, place) or not 0 <= root < first:
        return sentence
    return Sentence(tuple(_rehung(words, first, place, root, lemma)), sentence.paragraph)


def _is_speaker(words: Sequence[ParsedWord], first: int, verb: int) -> bool:
    """Whether what stands between a comma and the last word is a name, behind a statement."""
    if first < 2 or first == verb or words[first - 1].form != ",":
        return False
    opens = words[first].form.lower() == "the" or words[first].upos == "PROPN"
    is_named = any(word.upos == "PROPN" for word in words[first:verb])
    is_stated = any(word.upos in _PREDICATES for word in words[: first - 1])
    return opens and is_named and is_stated and words[verb - 1].upos in ("NOUN", "PROPN", "ADJ")


def _rehung(
    words: Sequence[ParsedWord], first: int, verb: int, root: int, lemma: str
) -> list[ParsedWord]:
    """The words with the verb below the root, the speaker below the verb, the rest of it below."""
    joint = next((p for p in range(first, verb) if words[p].upos in ("ADP", "CCONJ")), verb)
    nouns = [p for p in range(first, joint) if words[p].upos in ("NOUN", "PROPN")]
    speaker = nouns[-1] if nouns else verb - 1
    return [
        _hung(word, place, range(first, verb), root, speaker, lemma)
        for place, word in enumerate(words)
    ]


def _hung(
    word: ParsedWord, place: int, name: range, root: int, speaker: int, lemma: str
) -> ParsedWord:
    """One word with its new place in the tree."""
    verb = name.stop
    below = word.head in name or word.head == verb
    if place == verb:
        verbal = replace(word, lemma=lemma, upos="VERB", xpos="VBZ")
        return replace(verbal, head=root, deprel="parataxis")
    if place == speaker:
        return replace(word, head=verb, deprel="nsubj")
    if place in name and word.head not in name:
        return replace(word, head=speaker, deprel=word.deprel if below else "nmod")
    return replace(word, head=root) if below and place not in name else word
