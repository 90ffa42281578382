"""What is said to have been checked: what a predicate's object, subject or clause denotes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from attribution.lexicons import word_class
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.objects import ASKING, CLAUSES, altered_at, asked_at, object_of
from attribution.stages.verification.phrases import Phrases
from attribution.stages.verification.sentences import CheckSentence
from attribution.stages.verification.things import NOTHING, Checked
from attribution.text import Span

_OF_CLAUSES = frozenset({"verify", "establish", "confirm", "deny"})
_OF_QUESTIONS = frozenset({"verify", "establish", "confirm", "unclear"})
_OF_NEWS = frozenset({"confirm", "deny", "corroborate"})
_OF_ADJECTIVES = frozenset({"false", "genuine", "unchecked", "unclear"})
_OF_SIGNS = frozenset({"evidence", "trace", "tampering"})
_IMPLIED = {
    "contrary": Checked("pronoun"),
    "likewise": Checked("pronoun"),
    "support": Checked("figure"),
    "shown": Checked("nothing"),
}
"""What acts check that name nothing: what was told before."""
_TURNING = frozenset({"but", "though", "although"})
_UNTOLD = frozenset({"not", "n't", "unable", "cannot", "unclear", "unknown"})
_ASKED = ASKING | {"whom"}
_QUESTION = 8
"""Words of a question in which a picture is named."""


def checked_by(on: CheckSentence, act: str, frame: Frame) -> Checked:
    """What the predicate of a frame checks: a noun, a clause, or nothing that is told.

    Args:
        on: the sentence.
        act: the predicate's act.
        frame: its frame.
    """
    return _Reader(on).read(act, frame)


class _Reader:
    """One sentence, read for what is checked in it."""

    def __init__(self, on: CheckSentence) -> None:
        self._on = on
        self._words = on.sentence.words
        self._frames = on.frames
        self._nouns = on.nouns
        self._phrases = Phrases(on)

    def read(self, act: str, frame: Frame) -> Checked:
        altered = altered_at(self._on, frame.place) if act in _OF_SIGNS else None
        if altered is not None:
            return self._altered(altered, frame)
        if act in _IMPLIED:
            return _IMPLIED[act]
        if act == "counter":
            return self._next_told(frame)
        found = self._found(act, frame)
        return replace(found, unlike=found.unlike or self._is_but_not(frame))

    def _found(self, act: str, frame: Frame) -> Checked:
        place, asked = object_of(self._on, act, frame), asked_at(self._on, frame)
        if place is None and act == "unclear" and self._frames.form(0) in ASKING:
            asked = 0
        if asked is not None and act in _OF_QUESTIONS:
            return self._asked(asked)
        if place is None or place == frame.content:
            return self._clause(act, frame)
        if act == "evidence" and self._words[place].deprel in CLAUSES:
            return self._phrases.clause(place)
        found = self._phrases.noun(act, place, frame)
        if found.kind == "other" and self._is_teller(place, frame):
            found = Checked("account", owner=self._words[place].span)
        if frame.modifies == place and found.kind == "other" and self._is_behind_pronoun(frame):
            return self._told_before(place, frame)
        return self._with_contents(act, found, place, frame)

    def _clause(self, act: str, frame: Frame) -> Checked:
        content = frame.content
        if content is None and act in _OF_CLAUSES:
            content = self._clause_after(frame)
        counted = self._phrases.counted(frame.place + 1, frame)
        if content is None and act == "confirm" and counted.kind == "nothing":
            return self._told_first(frame) or counted
        if content is None:
            return counted
        return self._phrases.clause(content)

    def _told_first(self, frame: Frame) -> Checked | None:
        """What stands before "…, two guards confirmed by telephone"."""
        word = self._words[frame.place]
        if word.deprel != "parataxis" or frame.subject is None or not 0 <= word.head < frame.place:
            return None
        first = min(plain_phrase(self._on.sentence, frame.subject))
        said = [at for at in range(first) if self._words[at].upos != "PUNCT"]
        if not said or word.head > said[-1] or self._words[first - 1].form != ",":
            return None
        return Checked(
            "content", contents=(Span(self._words[said[0]].start, self._words[said[-1]].end),)
        )

    def _clause_after(self, frame: Frame) -> int | None:
        """A clause behind the predicate that the parser hung on another word: "that …"."""
        for at in range(frame.place + 1, len(self._words)):
            word = self._words[at]
            if self._frames.form(at) in ("that", "whether") and word.deprel == "mark":
                return word.head
            if word.upos == "PUNCT" and word.form in (";", ":"):
                return None
        return None

    def _with_contents(self, act: str, found: Checked, place: int, frame: Frame) -> Checked:
        """A noun with the clause beside it, or with what it tells itself where that is new."""
        content = frame.content
        named = act in _OF_ADJECTIVES or found.kind not in ("nothing", "other")
        if content is not None and not named:
            return self._phrases.clause(content)  # "denied to the court that …"
        if content is not None:
            told = act in ("deny", "confirm", "refute") and not found.contents
            return replace(found, contents=(self._phrases.span(content),)) if told else found
        news = act in _OF_NEWS and found.kind in ("event", "figure") and not found.partly
        if news and frame.outcome == "done" and self._phrases.is_news(place):
            return replace(found, contents=(self._phrases.span(place),))
        return found

    def _is_but_not(self, frame: Frame) -> bool:
        """Whether another side could not be checked: "but not that anybody was aboard"."""
        forms = [self._frames.form(at) for at in range(frame.place, len(self._words))]
        if frame.outcome != "done":
            return False
        turns = [at for at, form in enumerate(forms) if form in _TURNING]
        rest = set(forms[turns[0] :]) if turns else set()
        return ("but", "not") in pairwise(forms) or bool(rest & _UNTOLD and rest & _ASKED)

    def _next_told(self, frame: Frame) -> Checked:
        """The claim that a sentence opposes: "contrary to the mayor's claim"."""
        told = [
            at
            for at in range(frame.place, min(frame.place + _QUESTION, len(self._words)))
            if self._nouns.get(at) in ("statement", "account", "figure")
        ]
        return self._phrases.plain(told[0], None, frame) if told else NOTHING

    def _asked(self, place: int) -> Checked:
        """A question: "could not establish when or where the clip was recorded"."""
        below = range(place, min(place + _QUESTION, len(self._words)))
        pictured = any(
            self._nouns.get(at) == "media" or self._frames.form(at) in word_class("pictured")
            for at in below
        )
        return Checked("aspect", inner="media" if pictured else None, side=True)

    def _altered(self, place: int, frame: Frame) -> Checked:
        """What tampering was looked for in: "no sign that the sound had been edited"."""
        below = (self._frames.subject(place), *self._on.sentence.children[place])
        for at in below:
            if at is not None and self._nouns.get(at) in ("media", "document"):
                return self._phrases.noun("trace", at, frame)
        return Checked(self._on.thing_before(frame.place) or "media")

    def _is_teller(self, place: int, frame: Frame) -> bool:
        """Whether a verb's object is whoever tells: "contradicted him", "bears the actress out"."""
        person = self._frames.form(place) in ("him", "her") or any(
            relation.source[0].overlaps(self._words[place].span) for relation in self._on.speeches
        )
        verb = self._words[frame.place].lemma
        named = self._words[place].upos == "PROPN" or verb in ("bear", "vindicate")
        return verb in word_class("bearing_out") and (person or named)

    def _is_behind_pronoun(self, frame: Frame) -> bool:
        forms = {self._frames.form(place) for place in self._on.sentence.subtree(frame.top)}
        return not forms.isdisjoint({"which", "that"})

    def _told_before(self, place: int, frame: Frame) -> Checked:
        """What "which" stands for when not for the noun beside it: pictures, a claim, or all."""
        told = ("media", "account", "statement", "figure")
        nouns = [at for at in range(place) if self._nouns.get(at) in told]
        if not nouns:
            return Checked("content", before=True)
        pictures = [at for at in nouns if self._nouns[at] == "media"]
        return replace(
            self._phrases.noun("verify", (pictures or nouns)[-1], frame), before=True, contents=()
        )
