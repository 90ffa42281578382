"""Which word names what a predicate checks: an object, a subject, or a noun further off.

A verb's object is in its frame. What an adjective is said of, what there is no evidence for and
what nobody would comment on stand elsewhere in the tree.
"""

from __future__ import annotations

from collections.abc import Callable

from attribution.lexicons import in_class, word_class
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.sentences import CheckSentence

CLAUSES = ("acl", "ccomp", "dep", "acl:relcl", "advcl")
"""How a clause hangs on the noun whose content it tells."""
ASKING = frozenset({"when", "where", "who", "how", "whether", "what"})
_DEGREES = frozenset({"exactly", "precisely", "just", "even"})
_ABOUT = frozenset({"of", "about", "on", "in", "into", "to", "for"})
_PREPOSITIONS = {
    "confirm": {"to", "about"}, "corroborate": {"with", "to"}, "reject": {"at", "against"},
    "deny": {"with", "at", "against", "on", "to", "of", "in", "about", "over"},
    "examine": {"through", "over"},
}  # fmt: skip
"""What stands before the thing of verbs with a preposition, by act."""
_OBLIQUE_KINDS = frozenset({"account", "statement", "figure", "event", "conduct"})
_PAPERS = frozenset({"document", "media"})
_EVIDENCE = frozenset({"document", "media", "evidence"})
_CLIMBED = (
    "xcomp", "conj", "obl", "advcl", "nmod", "ccomp", "advmod",
)  # fmt: skip
_HIGHEST = 3
"""Most words from an adjective up to the one that has its subject."""


def is_claiming(on: CheckSentence, place: int) -> bool:
    """Whether a word is a verb of claiming."""
    return in_class(on.sentence.words[place], "claiming")


def asked_at(on: CheckSentence, frame: Frame) -> int | None:
    """The question word right behind a predicate: "could not establish exactly when"."""
    after = frame.place + 1
    if after < len(on.sentence.words) and on.frames.form(after) in _DEGREES:
        after += 1
    asks = after < len(on.sentence.words) and on.frames.form(after) in ASKING
    return after if asks else None


def altered_at(on: CheckSentence, place: int) -> int | None:
    """The word below a noun that tells of tampering: "evidence of editing", "it was doctored"."""
    below = set(on.sentence.subtree(place))
    return next(
        (
            match.first
            for match in on.matches
            if match.entry.act in ("false", "tampering") and match.first in below
        ),
        None,
    )


def object_of(on: CheckSentence, act: str, frame: Frame) -> int | None:
    """The head of what a frame's predicate checks; None where it has none or is a clause.

    Args:
        on: the sentence.
        act: the predicate's act.
        frame: its frame.
    """
    if act in _FINDERS:
        return _FINDERS[act](on, frame.place)
    if frame.object is None:
        available = act == "publish" and on.sentence.words[frame.place].upos == "ADJ"
        if available or act in ("refute", "dated", "show"):
            return frame.subject
        if frame.content is not None or act not in _PREPOSITIONS:
            return None
        compared = compared_with(on, act, frame)
        return _oblique(on, act, frame.place) if compared is None else frame.subject
    light = on.frames.form(frame.object) in word_class("light_object") or (
        act == "deny" and on.frames.form(frame.object) == "lie"
    )
    if light and act in _PREPOSITIONS:
        return _oblique(on, act, frame.place) or _oblique(on, act, frame.object)
    compared = act == "corroborate" and on.frames.form(frame.object) in ("that", "those", "others")
    return frame.subject if compared and frame.subject is not None else frame.object


def compared_with(on: CheckSentence, act: str, frame: Frame) -> int | None:
    """The papers that a subject fits or does not: "her account tallies with the plans"."""
    kind = None if frame.subject is None else on.nouns.get(frame.subject)
    compares = act in ("corroborate", "deny") and frame.object is None
    if not compares or kind not in _OBLIQUE_KINDS:
        return None
    claimed = kind in ("account", "statement")
    evidence = _EVIDENCE | {"figure"} if claimed else _EVIDENCE
    return next(
        (
            child
            for child in range(frame.place + 1, len(on.sentence.words))
            if on.sentence.words[child].deprel in ("obl", "nmod")
            and on.frames.forms_below(child, "case") & {"with", "to"}
            and on.nouns.get(child) in evidence
        ),
        None,
    )


def judge_of(on: CheckSentence, place: int) -> int | None:
    """Who holds a thing to be as an adjective says: "experts deemed it authentic"."""
    word = on.sentence.words[place]
    return on.frames.at(word.head).subject if word.deprel in ("ccomp", "xcomp") else None


def _described(on: CheckSentence, place: int) -> int | None:
    """What an adjective or adverb is said of."""
    words = on.sentence.words
    word = words[place]
    if word.deprel == "amod":
        return word.head
    if word.deprel == "advmod" and word.upos == "ADV":
        return word.head if is_claiming(on, word.head) else None
    at = place
    for _ in range(_HIGHEST):
        subject = on.frames.subject(at)
        if subject is not None:
            return None if _is_dummy(on, subject, place) else subject
        if words[at].deprel not in _CLIMBED:
            return None
        if words[at].deprel == "xcomp" and (
            held := on.sentence.dependents(words[at].head, ("obj",))
        ):
            return held[0]
        at = words[at].head
    return None


def _oblique(on: CheckSentence, act: str, place: int) -> int | None:
    """What stands behind a verb's preposition: "owned up to the strike", "hit back at claims"."""
    return next(
        (
            child
            for child in on.sentence.children[place]
            if child > place
            and on.sentence.words[child].deprel in ("obl", "nmod")
            and on.frames.forms_below(child, "case") & _PREPOSITIONS[act]
            and on.nouns.get(child) in (_PAPERS if act == "examine" else _OBLIQUE_KINDS)
        ),
        None,
    )


def _is_dummy(on: CheckSentence, subject: int, place: int) -> bool:
    """Whether "it" stands for an infinitive: "it is wrong to say"."""
    words = on.sentence.words
    after = (words[p] for p in on.sentence.subtree(place) if p > place)
    infinitive = any(word.upos == "PART" and word.form == "to" for word in after)
    return on.frames.form(subject) == "it" and infinitive


def _about(on: CheckSentence, place: int) -> int | None:
    """The noun after "of", "on" or "about": "no confirmation of the report"."""
    words = on.sentence.words
    return next(
        (
            child
            for child in on.sentence.children[place]
            if words[child].deprel.startswith(("nmod", "obl"))
            and on.frames.forms_below(child, "case") & _ABOUT
            and not on.frames.form(child).startswith(("request", "question"))
        ),
        None,
    )


def _proved(on: CheckSentence, place: int) -> int | None:
    """What there is or is no evidence for: "evidence that …", "to support the claim"."""
    words = on.sentence.words
    for child in on.sentence.children[place]:
        marks = on.frames.forms_below(child, "mark")
        if words[child].deprel in CLAUSES and marks & {"that", "to"}:
            objects = on.sentence.dependents(child, ("obj",))
            return objects[0] if "to" in marks and objects else child
    about = _about(on, place)
    told = about is not None and on.nouns.get(about) in ("statement", "account")
    return about if told else None


_FINDERS: dict[str, Callable[[CheckSentence, int], int | None]] = {
    "contested": _described, "partly": _described, "unchecked": _described,
    "false": _described, "unclear": _described, "genuine": _described,
    "comment": _about, "confirmation": _about, "evidence": _proved, "trace": _proved,
}  # fmt: skip
"""Where the thing of an adjective or noun stands."""
