"""“The port Monday said …”: a day between subject and verb that passes for the subject.

American news puts the day there without a preposition or a comma; the parser then leaves the true
subject hanging anywhere.
"""

from __future__ import annotations

from dataclasses import replace

from attribution.language.calendar import WEEKDAYS
from attribution.language.parse import Sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})


def with_day_as_time(sentence: Sentence) -> Sentence:
    """The sentence with such a day as a time of its verb; else unchanged."""
    words = sentence.words
    for day, word in enumerate(words):
        is_day = word.form.lower() in WEEKDAYS and word.deprel in ("nsubj", "nsubj:pass")
        if not is_day or word.head < day or sentence.children[day]:
            continue
        subject = _before(sentence, day)
        if subject is not None:
            rehung = list(words)
            rehung[day] = replace(word, deprel="obl:unmarked")
            rehung[subject] = replace(words[subject], head=word.head, deprel=word.deprel)
            return Sentence(tuple(rehung), sentence.paragraph)
    return sentence


def _before(sentence: Sentence, day: int) -> int | None:
    """The head of the noun phrase that ends right before a day; None where none does."""
    words = sentence.words
    place = day - 1
    if place > 0 and words[place].form == ")":
        place = words[place].head
    while 0 <= words[place].head < day and words[words[place].head].upos not in _VERBAL:
        place = words[place].head
    is_noun = 0 <= place < day and words[place].upos in _NOMINAL
    return place if is_noun and not sentence.has_dependent(place, ("case",)) else None
