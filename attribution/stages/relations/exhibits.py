"""What a picture or document shows: "the clip shows a ladder", "footage has emerged of a raid"."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import Lexicon, NounEntry, in_class
from attribution.stages.relations.complements import with_circumstances
from attribution.stages.relations.cues import Cue
from attribution.stages.relations.report import Report, cue_words, spelled_source, stretches
from attribution.stages.syntax.clauses import antecedent, is_verb, subject_of
from attribution.stages.syntax.noun_phrases import naming_phrase

_ANOTHER = frozenset({"another", "others", "first", "second", "third", "fourth", "latter"})
_SHOWN_TO = frozenset({"us", "me", "him", "her", "them"})


def shown(cue: Cue, nouns: Lexicon[NounEntry]) -> Report | None:
    """What a cue says that a picture or document shows, None where it says no such thing.

    Args:
        cue: a verb of evidence.
        nouns: tells pictures and documents, which show, from other things.
    """
    sentence = cue.sentence
    is_surfacing = cue.means("surfacing")
    if not is_surfacing and not cue.means("showing"):
        return None
    verb = cue.match.first if is_verb(sentence.words[cue.match.first]) else cue.head
    source = _exhibit(cue, verb, nouns)
    last = cue.match.last - 1
    below = _of_what(sentence, verb) if is_surfacing else _seen(sentence, {verb, cue.head}, last)
    spans = stretches(sentence, below)
    if source is None or not spans:
        return None
    named = (spelled_source(sentence, source),)
    rule = "rule:subject of surfacing" if is_surfacing else "rule:shown by a picture"
    return Report(cue, named, cue_words(cue, rule), spans, rule, tuple(source))


def _exhibit(cue: Cue, verb: int, nouns: Lexicon[NounEntry]) -> list[int] | None:
    """The picture or document that is the subject of showing."""
    sentence = cue.sentence
    subject = subject_of(sentence, verb)
    if subject is None or subject in cue.places or sentence.has_dependent(verb, ("aux:pass",)):
        return None
    source = [
        p for p in naming_phrase(sentence, antecedent(sentence, subject)) if p < cue.match.first
    ]
    if not source or not (
        _is_exhibit(sentence, source, subject, nouns) or _proves(sentence, verb, source, nouns)
    ):
        return None
    return None if _is_shown_to(sentence, verb) else source


def _proves(
    sentence: Sentence, verb: int, source: Sequence[int], nouns: Lexicon[NounEntry]
) -> bool:
    """Whether a thing is what shows that something is so: "the marks show that it burned"."""
    words = [sentence.words[place] for place in source]
    is_thing = all(word.upos not in ("PROPN", "PRON") for word in words)
    return is_thing and sentence.has_dependent(verb, ("ccomp",)) and not any(nouns.matches(words))


def _is_shown_to(sentence: Sentence, verb: int) -> bool:
    """Whether somebody is shown a thing: "the archive showed us its list"."""
    shown_to = (sentence.words[child] for child in sentence.dependents(verb, ("iobj", "obj")))
    return sentence.has_dependent(verb, ("obj",)) and any(
        word.form.lower() in _SHOWN_TO or in_class(word, "reporter") for word in shown_to
    )


def _seen(sentence: Sentence, governors: set[int], last: int) -> list[int]:
    """The object or clause of showing."""
    below = [
        place
        for governor in {*governors, last}
        for child in sentence.children[governor]
        if child > last and sentence.words[child].deprel in ("obj", "iobj", "ccomp")
        for place in sentence.subtree(child)
        if place > last
    ]
    return with_circumstances(sentence, last, below) if below else below


def _of_what(sentence: Sentence, verb: int) -> list[int]:
    """What the exhibits that surface are of: "clips have surfaced of men in a yard"."""
    for place in range(verb + 1, len(sentence.words) - 1):
        word = sentence.words[place]
        if word.upos == "PUNCT" or is_verb(word):
            return []
        if word.form.lower() == "of" and place + 1 < len(sentence.words):
            below = {p for c in sentence.children[verb] for p in sentence.subtree(c)}
            return sorted(p for p in below if p > place)
    return []


def _is_exhibit(
    sentence: Sentence, source: Sequence[int], head: int, nouns: Lexicon[NounEntry]
) -> bool:
    """Whether a phrase names a picture or document, or one more of them ("the fourth")."""
    word = sentence.words[head]
    is_another = word.form.lower() in _ANOTHER or "NumType=Ord" in word.feats
    if is_another and word.upos != "NOUN":
        return True
    words = [sentence.words[place] for place in source]
    return any(match.entry.kind in ("media_item", "document") for match in nouns.matches(words))
