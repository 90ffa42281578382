"""What tells whether a predicate is about checking: the features that the rules ask for."""

from __future__ import annotations

from itertools import pairwise

from attribution.lexicons import CheckEntry, Match, in_class, word_class
from attribution.lexicons.patterns import normal
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.checkers import Checker, checker_at
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.objects import ASKING, altered_at
from attribution.stages.verification.papers import has_read, is_in_hand
from attribution.stages.verification.sentences import CheckSentence
from attribution.stages.verification.statement import Statement
from attribution.stages.verification.things import Checked, is_media

_BACK = 2
"""Sentences before in which a picture is named and passed off as something."""
_COMING = frozenset({"will", "'ll", "wo", "would", "shall", "going", "should", "must", "ought"})
_BACKING = frozenset({"document", "account", "media", "evidence"})
_CONTRASTS = frozenset({(",", "not"), ("and", "not"), ("rather", "than")})
_QUOTES = frozenset({"‘", "“", '"', "'"})
_BEING = frozenset({"is", "are", "'s", "'re", "am", "'m", "was", "were"})
_OPPOSING = frozenset({"but", "however", "yet", "instead"})
_JUDGEMENTS = frozenset(
    {"false", "genuine", "partly", "refute", "tampering", "trace", "evidence", "deny"}
    | {"unchecked", "unclear", "corroborate", "reject"}
)
_EXCLUDING = frozenset({"only", "no", "none", "never", "not", "n't", "nobody", "nothing"})
_THOSE = frozenset({"them", "these", "those"})


def statement_of(
    on: CheckSentence, match: Match[CheckEntry], frame: Frame, thing: Checked, by: Checker
) -> Statement:
    """A predicate with its frame, checker and object, and the other features of its clause."""
    act = match.entry.act
    word = on.sentence.words[frame.place]
    return Statement(
        entry=match.entry,
        frame=frame,
        by=by,
        thing=thing.kind,
        words=_clause_words(on, frame),
        called=_is_called_false(on, match, frame),
        future=_is_future(on, frame),
        attributive=word.deprel == "amod",
        outlet_known=on.outlet is not None,
        plural=thing.plural,
        partly=thing.partly,
        of_some=_is_of_those(on, frame),
        definite=bool(thing.contents or thing.owner or " " in (thing.head or "")),
        past="Tense=Past" in word.feats,
        predicated=_is_predicated(on, frame.place),
        of_item=thing.is_item,
        of_document=thing.inner in ("document", "statement"),
        organised=_is_organised(on, frame.subject),
        beside_item="media" in on.nouns.values(),
        giving=act == "evidence" and _is_given(on, frame.place),
        counted=act == "support" and _is_of_some(on, frame.place),
        by_method=act in ("show", "support") and _is_method(on, frame.subject),
        altering=act in ("evidence", "trace") and altered_at(on, frame.place) is not None,
        examined=any(m.entry.act == "examine" for m in on.matches),
        heard=_is_heard(on, frame),
        judging=act in ("found", "establish") and _is_judging(on, frame),
        opposing=(on.frames.form(0) in _OPPOSING and on.number > 0)
        or (act == "found" and _answers_denial(on, frame)),
        read_through=act == "confirm" and has_read(on, frame),
        in_hand=is_in_hand(on),
        given=act == "confirmation" and _is_had(on, frame.place),
        unsupported=frame.subject is not None and on.frames.is_none(frame.subject),
        modified=None if frame.modifies is None else on.nouns.get(frame.modifies),
        asking=any(on.frames.form(at) in ASKING for at in range(len(on.sentence.words))),
        working=_is_working(on, frame),
        disproved=act in ("dated", "publish", "show", "support") and _is_old(on, frame, thing),
    )


def _is_called_false(on: CheckSentence, match: Match[CheckEntry], frame: Frame) -> bool:
    """Whether the clause calls something false: "dismissed it as baseless"."""
    below = set(on.sentence.subtree(frame.place))
    return any(
        m.entry.act in ("false", "unchecked") and below & set(range(m.first, m.last))
        and m.first > frame.place
        for m in on.matches
    )  # fmt: skip


def _is_heard(on: CheckSentence, frame: Frame) -> bool:
    """Whether the outlet itself spoke to those who back an account: "whom we interviewed"."""
    return any(
        checker_at(on, who).kind == "outlet"
        for at in on.sentence.subtree(frame.top)
        if on.frames.form(at) in word_class("spoken_to")
        for who in (on.frames.at(at).subject, *on.sentence.children[at])
    )


def _answers_denial(on: CheckSentence, frame: Frame) -> bool:
    """Whether an investigation finds what the sentence before says there was none of."""
    before = on.before()
    if before is None or frame.subject is None or on.nouns.get(frame.subject) != "evidence":
        return False
    denies = {normal(word.form) for word in before.sentence.words} & _EXCLUDING
    found = on.sentence.subtree(frame.content) if frame.content is not None else ()
    says = any(normal(word.form) in word_class("reported_saying") for word in before.sentence.words)
    return bool(says and denies) and not {on.frames.form(at) for at in found} & _EXCLUDING


def _is_of_those(on: CheckSentence, frame: Frame) -> bool:
    """Whether it was done for a number of those told of: "the families of 23 of them"."""
    for at in on.sentence.subtree(frame.top):
        of_them = at > 1 and on.frames.form(at) in _THOSE and on.frames.form(at - 1) == "of"
        if of_them and on.sentence.words[at - 2].upos == "NUM":
            return frame.passive is False or at < frame.place
    return False


def _is_judging(on: CheckSentence, frame: Frame) -> bool:
    """Whether what was found is how a claim or item stands: "found that the clip was edited"."""
    below = set() if frame.content is None else set(on.sentence.subtree(frame.content))
    return any(m.entry.act in _JUDGEMENTS and m.first in below for m in on.matches)


def _is_had(on: CheckSentence, place: int) -> bool:
    """Whether confirmation is there: "came from the fire service", "received confirmation"."""
    word = on.sentence.words[place]
    if word.head < 0:
        return False
    verb = on.sentence.words[word.head].lemma
    return (word.deprel == "nsubj" and verb in word_class("coming")) or (
        word.deprel == "obj" and verb in word_class("obtaining")
    )


def _is_of_some(on: CheckSentence, place: int) -> bool:
    """Whether it was done for some of many: "for six of them", "for 20 of the 31"."""
    words, below = on.sentence.words, on.sentence.subtree(place)
    backing = any(on.nouns.get(at) in _BACKING for at in below if at > place)
    return backing and any(
        words[at].upos == "NUM" and "of" in on.frames.forms_below(part, "case")
        for at in below
        for part in on.sentence.children[at]
        if words[part].deprel == "nmod"
    )


def _is_given(on: CheckSentence, place: int) -> bool:
    """Whether evidence is what somebody gives: "without offering proof"."""
    word = on.sentence.words[place]
    givers = {
        at
        for m in on.matches
        if m.entry.act in ("publish", "give")
        for at in range(m.first, m.last)
    }
    return (word.deprel == "obj" and word.head in givers) or (
        "without" in on.frames.forms_below(place, "case")
    )


def _is_method(on: CheckSentence, subject: int | None) -> bool:
    """Whether a subject is a way of checking: metadata, shadows, a search for the picture."""
    if subject is None:
        return False
    below = set(on.sentence.subtree(subject))
    return any(
        m.entry.act == "method" and m.entry.method != "satellite" and m.first in below
        for m in on.matches
    )


def _is_old(on: CheckSentence, frame: Frame, thing: Checked) -> bool:
    """Whether a picture that was shared as one thing is said to be another."""
    words, searched = on.sentence.words, _is_searched(on)
    by_method = _is_method(on, frame.subject)
    within = range(len(words)) if by_method else on.sentence.subtree(frame.top)
    forms = {normal(words[at].form) for at in within}
    apart = forms & word_class("other_occasion") or any(len(w) == 4 and w.isdigit() for w in forms)
    seems = any(words[c].deprel == "xcomp" for c in on.sentence.children[frame.place])
    if not apart or seems or frame.outcome != "done":
        return False
    if by_method or searched:
        return searched and (by_method or thing.kind in ("media", "pronoun"))
    pictured = thing.kind == "media" or (thing.kind == "pronoun" and _names_picture(on))
    return pictured and _is_passed_off(on, words[frame.place].start)


def _is_searched(on: CheckSentence) -> bool:
    """Whether the picture was searched for on the web."""
    return any(match.entry.method == "reverse_image" for match in on.matches)


def _names_picture(on: CheckSentence) -> bool:
    before = on.parsed.sentences[max(on.number - _BACK, 0) : on.number]
    return any(word.upos == "NOUN" and is_media(word) for one in before for word in one.words)


def _is_passed_off(on: CheckSentence, start: int) -> bool:
    """Whether the words around tell that a picture was shared as what it is not.

    Either they say so before a place, or the sentence sets right what it is ("…, not in the war"),
    or it puts what the picture is called in quotation marks.
    """
    after = [normal(word.form) for word in on.sentence.words if word.start >= start]
    if any(pair in _CONTRASTS for pair in pairwise(after)):
        return True
    back = on.parsed.sentences[max(on.number - _BACK, 0) : on.number]
    if any(("not", "show") in pairwise(normal(w.form) for w in one.words) for one in back):
        return True
    if any(word.form in _QUOTES and word.end <= start for word in on.sentence.words):
        return True
    return any(
        normal(word.form) in word_class("passed_off")
        for sentence in on.parsed.sentences[max(on.number - _BACK, 0) : on.number + 1]
        for word in sentence.words
        if word.end <= start
    )


def _is_predicated(on: CheckSentence, place: int) -> bool:
    """Whether an adjective or participle is said of something with a copula, or is an adverb."""
    at = place
    noun = on.sentence.words[place].upos == "NOUN" and on.sentence.words[place].deprel == "obl"
    if noun and "as" not in on.frames.forms_below(place, "case"):
        return False  # "rife with misinformation"
    for _ in range(3):
        kinds = {on.sentence.words[c].deprel for c in on.sentence.children[at]}
        if kinds & {"cop", "aux:pass"}:
            return True
        word = on.sentence.words[at]
        if word.deprel == "xcomp" or (word.deprel == "advmod" and word.upos == "ADV"):
            return True
        if word.deprel not in ("conj", "obl", "advmod", "amod", "case", "fixed") or word.head < 0:
            return False
        at = word.head
    return False


def _is_organised(on: CheckSentence, subject: int | None) -> bool:
    """Whether "it" or "they" does it, which is no single person."""
    return subject is not None and on.frames.form(subject) in ("it", "they")


def _is_working(on: CheckSentence, frame: Frame) -> bool:
    """Whether somebody is at it: "is trying to verify", "we are checking"."""
    top = on.sentence.words[frame.top]
    is_trying = len(frame.path) == 1 or in_class(top, "trying")
    progressive = top.form.endswith("ing") and bool(
        on.frames.forms_below(frame.top, "aux") & _BEING
    )
    return progressive and is_trying and frame.outcome != "failed"


def _is_future(on: CheckSentence, frame: Frame) -> bool:
    """Whether what is confirmed has not happened yet, or ought to."""
    if frame.content is None:
        return False
    forms = on.frames.forms_below(frame.content) | {on.frames.form(frame.content)}
    return not forms.isdisjoint(_COMING | word_class("planned"))


def _clause_words(on: CheckSentence, frame: Frame) -> frozenset[str]:
    below = {at for step in frame.path for at in (step, *on.sentence.children[step])}
    near = below | {c for at in below for c in on.sentence.children[at]}
    near |= {at for at in (frame.place + 1,) if at < len(on.sentence.words)}
    if frame.subject is not None:
        near |= set(on.sentence.subtree(frame.subject))
    if frame.object is not None:
        near |= set(plain_phrase(on.sentence, frame.object))
    return frozenset(normal(on.sentence.words[at].form) for at in near)
