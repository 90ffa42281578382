"""Whether a text speaks of a town that it has not named: a sign that its beginning was cut.

"An activist in the city" takes up a town named before. Any proper name after a preposition of place
may be that town, unless it names a country or a region; so the sign is rare, and seldom wrong.
"""

from __future__ import annotations

from collections.abc import Collection

from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import Lexicon, PlaceEntry, word_class
from attribution.stages.syntax.chunks import DATES

_LOCATING = frozenset({"in", "at", "near", "from", "around", "outside", "across", "inside"})
_GOES_ON = frozenset({"of", "where", "that", "which", "'s", "’s", "-", "called", "named"})
_NAME_TAGS = frozenset({"PROPN", "CCONJ"})
_DESCRIBING = frozenset({"PROPN", "ADJ", "DET", "PUNCT", "CCONJ"})


def lacks_antecedent(parsed: Parse, lexicon: Lexicon[PlaceEntry]) -> bool:
    """Whether "the city" stands in a text before any name that it could take up.

    Args:
        parsed: the parsed document.
        lexicon: the places that are no town.
    """
    told: set[str] = set()
    for sentence in parsed.sentences:
        matches = list(lexicon.matches(sentence.words))
        countries = {
            p for m in matches if m.entry.kind == "country" for p in range(m.first, m.last)
        }
        regions = {m.first for m in matches if m.entry.kind == "region"}
        for place, word in enumerate(sentence.words):
            if word.lemma.lower() in word_class("town"):
                if _is_taken_up(sentence, place) and word.lemma.lower() not in told:
                    return True
                told.add(word.lemma.lower())
            elif place not in countries:
                labels = {entity.label for entity in parsed.entities_in(word.span)}
                if _may_name_town(sentence, place, regions, is_place="Location" in labels):
                    return False
    return False


def _is_taken_up(sentence: Sentence, place: int) -> bool:
    """Whether a noun is a bare definite one: "the city", not "the city of Levin"."""
    words = sentence.words
    noun = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    if noun.upos != "NOUN" or "Number=Plur" in noun.feats or noun.deprel == "compound":
        return False
    if place == 0 or words[place - 1].form.lower() != "the":
        return False
    if after and (after.upos in ("PROPN", "NOUN") or after.form in _GOES_ON):
        return False
    below = [words[child].deprel for child in sentence.children[place]]
    return not any(deprel.startswith(("acl", "nmod", "appos")) for deprel in below)


def _is_dated(word: ParsedWord) -> bool:
    return word.upos == "NUM" or DATES.fullmatch(word.form) is not None


def _may_name_town(
    sentence: Sentence, place: int, regions: Collection[int], *, is_place: bool
) -> bool:
    """Whether a proper name follows a preposition of place, and no region does: "in Levin"."""
    words = sentence.words
    if words[place].upos != "PROPN" or DATES.fullmatch(words[place].form):
        return False
    before, after = place - 1, place + 1
    while before >= 0 and words[before].upos in _DESCRIBING:
        before -= 1
    while after < len(words) and words[after].upos in _NAME_TAGS:
        after += 1
    if before < 0:  # a dateline: "Levin, May 3"
        follows = [word for word in words[after : after + 2] if word.form == "," or _is_dated(word)]
        return len(follows) == 2
    if after in regions:
        return False
    form = words[before].form.lower()
    return form in _LOCATING or (form == "of" and is_place)
