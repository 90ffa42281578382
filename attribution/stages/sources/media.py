"""Who is cited as media are: whom people speak to and what quotes others.

No list has every newspaper and station, but news cites them in ways of its own: one is told
something, gives interviews to them, and they report, quote and carry what others say.
"""

from __future__ import annotations

from attribution.language.parse import Sentence
from attribution.lexicons import in_class, word_class
from attribution.stages.syntax.clauses import is_participle

_CLAUSES = ("ccomp", "parataxis")


def is_cited_as_medium(sentence: Sentence, place: int) -> bool:
    """Whether what a sentence says of a name is said of media only.

    Args:
        sentence: where the name stands.
        place: the name's head.
    """
    word = sentence.words[place]
    if word.head < 0:
        return False
    above = sentence.words[word.head]
    verb = above.lemma.casefold()
    has = {sentence.words[c].deprel for c in sentence.children[word.head]}
    if word.deprel in ("obj", "iobj"):
        # "told the Levin Mail that"; who is told to do something is no medium
        said = has.intersection(_CLAUSES) or above.deprel in _CLAUSES
        return verb in word_class("telling") and bool(said) and "xcomp" not in has
    if word.deprel == "nsubj":
        if verb == "report":
            return bool(has.intersection(_CLAUSES))
        return verb in word_class("citing") or _cites(sentence, word.head)
    case = _case(sentence, place)
    if above.upos == "NOUN" and above.lemma.casefold() in word_class("interview"):
        return case in ("with", "to", "for", "by")
    return case == "by" and word.deprel in ("obl", "obl:agent") and verb in word_class("carrying")


def _cites(sentence: Sentence, verb: int) -> bool:
    """Whether something is said with "citing" or "quoting" somebody."""
    return any(
        in_class(sentence.words[c], "citing") and is_participle(sentence, c)
        for c in sentence.dependents(verb, ("advcl",))
    )


def _case(sentence: Sentence, place: int) -> str | None:
    cases = (sentence.words[c] for c in sentence.children[place])
    return next((word.form.lower() for word in cases if word.deprel == "case"), None)
