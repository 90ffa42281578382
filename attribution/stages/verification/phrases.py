"""What a noun phrase or clause of a sentence is as a thing that is checked."""

from __future__ import annotations

from dataclasses import replace

from attribution.lexicons import word_class
from attribution.stages.syntax.noun_phrases import plain_phrase
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.objects import ASKING, CLAUSES, is_claiming
from attribution.stages.verification.sentences import CheckSentence
from attribution.stages.verification.things import NOTHING, Checked
from attribution.text import Span

_KINDS = frozenset(
    {"account", "statement", "figure", "media", "document", "event", "conduct", "aspect"}
)
_DEMONSTRATIVE = frozenset(
    {"this", "that", "these", "those", "such", "his", "her", "their", "its", "either"}
)
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them", "they", "so"})
_ALL = frozenset({"none", "neither", "nothing", "both", "each", "all", "any"})
_ORDINAL = frozenset(
    {"one", "first", "second", "third", "fourth", "fifth", "sixth", "last", "other", "others"}
    | {"another"}
)
_KNOWN = frozenset({"the", "any", "no", "same", "reported", "alleged"})
_COUNTING = frozenset({"verify", "corroborate", "confirm"})
"""Acts that are done for some of what was told: "has so far corroborated 40"."""
_BEFORE = frozenset({"confirm", "deny"})
"""Acts whose "it" is what was told before, whatever is named in their own sentence."""


class Phrases:
    """The noun phrases and clauses of one sentence.

    Args:
        on: the sentence.
    """

    def __init__(self, on: CheckSentence) -> None:
        self._on = on
        self._sentence = on.sentence
        self._words = on.sentence.words
        self._frames = on.frames
        self._nouns = on.nouns

    def clause(self, place: int) -> Checked:
        """A clause: what was confirmed, or when, where or whether something was."""
        below = self._sentence.subtree(place)
        direct = self._frames.forms_below(place) | {self._frames.form(place)}
        asking = bool(direct & ASKING) and "that" not in direct
        asking = asking or self._frames.form(below[0]) in ASKING
        pictured = any(self._frames.form(at) in word_class("pictured") for at in below)
        media = any(self._nouns.get(at) == "media" for at in below[:6])
        subject = self._frames.subject(place)
        item = subject is not None and not asking and self._nouns.get(subject) == "media"
        return Checked(
            "aspect" if asking else "content",
            head=self._words[subject].form if item and subject is not None else None,
            inner="media" if media or (asking and pictured) else None,
            contents=() if asking else (self.span(place),),
            side=asking,
        )

    def noun(self, act: str, place: int, frame: Frame) -> Checked:
        """The phrase with this head, as what a predicate checks.

        Args:
            act: the predicate's act.
            place: the head.
            frame: the predicate's frame.
        """
        word, form = self._words[place], self._frames.form(place)
        claimed = word.upos == "VERB" and is_claiming(self._on, place)
        if claimed or word.deprel in ("csubj", "csubj:pass"):
            return self.clause(self._claimed(place) if claimed else place)
        if word.upos == "PRON" or form in _ALL:
            return self._pronoun(act, place)
        if self._frames.forms_below(place, "det:predet") & _PRONOUNS:
            return Checked("pronoun")  # "called that a lie", read as one noun phrase
        inner = self._inner(place)
        if inner is None and act in _COUNTING and self._is_bare(place):
            return Checked("figure" if word.upos == "NUM" else "pronoun", partly=True)
        some = word.upos in ("NUM", "DET") or form in word_class("some_of")
        part = inner in self._nouns and (
            form in word_class("copy") or self._nouns.get(place) == "part"
        )
        if inner is not None and (some or part):
            found = self.noun(act, inner, frame)
            return replace(found, partly=True) if some else found
        return self.plain(place, inner, frame)

    def _is_bare(self, place: int) -> bool:
        """Whether a number or "some" stands for what was told before, which it is some of."""
        word = self._words[place]
        return word.upos == "NUM" or (
            word.upos == "DET" and self._frames.form(place) in word_class("some_of")
        )

    def plain(self, place: int, inner: int | None, frame: Frame) -> Checked:
        """A noun with what it is a side of, if anything."""
        kind, word = self._kind(place), self._words[place]
        side = kind == "aspect"
        noun = inner if side and inner is not None else place
        below = self._frames.forms_below(noun, "det", "cc:preconj")
        return Checked(
            kind,
            inner=self._whose(inner, place, frame) if side else None,
            head=self._head(place, inner if side else None),
            noun=self._words[noun].span,
            plural="Number=Plur" in self._words[noun].feats
            or self._frames.form(noun) in word_class("mass_of_pictures")
            or not below.isdisjoint({"neither", "either", "both"}),
            owner=self._owner(place),
            fresh=word.upos == "NUM" or self._frames.form(place) in _ORDINAL,
            contents=self._told(place),
            before=frame.modifies is not None and frame.modifies in (place, noun),
            unlike=self._has_other_side(place),
            side=side,
        )

    def is_news(self, place: int) -> bool:
        """Whether a noun tells something new: "confirmed nine deaths", not "the deaths"."""
        below = self._frames.forms_below(place, "det", "nmod:poss", "amod")
        return below.isdisjoint(_DEMONSTRATIVE | _KNOWN)

    def counted(self, place: int, frame: Frame) -> Checked:
        """A number at a place where an object would stand: "matched one to a map"."""
        counts = place < len(self._words) and (
            self._words[place].upos == "NUM" or self._frames.form(place) in _ORDINAL
        )
        return self.plain(place, None, frame) if counts else NOTHING

    def _pronoun(self, act: str, place: int) -> Checked:
        form = self._frames.form(place)
        if form in ("what", "which", "that") and form not in _PRONOUNS:
            return Checked("content" if form == "what" else "pronoun")
        if form not in _PRONOUNS and form not in _ALL:
            return Checked("other")
        told = self._on.thing_before(0 if act in _BEFORE else place)
        before = None if form in ("this", "that", "so") else told
        plural = form in ("these", "those", "them", "they") or form in _ALL
        inner = before if before in ("media", "document") else None
        people = form == "they" and inner is None
        return Checked("other" if people else "pronoun", inner=inner, plural=plural)

    def _kind(self, place: int) -> str:
        word, form = self._words[place], self._frames.form(place)
        kind = self._nouns.get(place, "figure" if form[:1].isdigit() else "other")
        if word.upos == "NUM" or form in _ORDINAL or kind == "part":
            before = self._on.thing_before(place)
            return before if before in ("media", "document") else "other"
        if form == "following":
            return "account"
        return kind if kind in _KINDS else "other"

    def _claimed(self, place: int) -> int:
        """The clause that a verb of claiming governs, or the verb's own."""
        for child in self._sentence.children[place]:
            if self._words[child].deprel in ("ccomp", "xcomp", "obj"):
                return child
        return place

    def _inner(self, place: int) -> int | None:
        """What a noun is a side, copy or part of."""
        children = self._sentence.children[place]
        for child in children:
            is_part = self._words[child].deprel == "nmod"
            if is_part and "of" in self._frames.forms_below(child, "case"):
                return child
        owned = self._nouns.get(place) == "aspect"
        return next((c for c in children if owned and self._words[c].deprel == "nmod:poss"), None)

    def _whose(self, inner: int | None, side: int, frame: Frame) -> str | None:
        """The kind of what a side is a side of, behind a pronoun or untold too."""
        if inner is not None and self._frames.form(inner) in ("which", "whose"):
            inner = frame.modifies if frame.modifies is not None else inner
        if inner is None or self._words[inner].upos == "PRON":
            return self._on.thing_before(side)
        return self._nouns.get(inner)

    def _head(self, place: int, inner: int | None) -> str:
        """The noun as a reader would name it: "these claims", "authenticity of the files"."""
        words = self._words
        if inner is not None and self._frames.form(inner) not in ("which", "whose", "its", "their"):
            return f"{words[place].form} of the {words[inner].form}"
        before = [
            words[child].form.lower()
            for child in self._sentence.children[place]
            if child < place and self._frames.form(child) in _DEMONSTRATIVE
        ]
        return " ".join([*before[:1], words[place].form])

    def _owner(self, place: int) -> Span | None:
        for child in self._sentence.children[place]:
            beside = self._words[child].deprel in ("compound", "amod")
            of_side = beside and self._frames.form(place) in word_class("sided")
            if self._words[child].deprel == "nmod:poss" or of_side:
                return self._sentence.span_of(plain_phrase(self._sentence, child))
        return None

    def _told(self, place: int) -> tuple[Span, ...]:
        """What the noun's own clause or phrase tells: "the claim that …", "reports of …"."""
        if self._nouns.get(place) not in ("account", "statement", "event"):
            return ()
        behind = self._clause_behind(place)
        if behind is not None:
            return (self.span(behind),)
        return tuple(
            self.span(child)
            for child in self._sentence.children[place]
            if child > place and self._tells(child)
        )

    def _clause_behind(self, place: int) -> int | None:
        """The clause of a "that" right behind a noun, wherever the parser hung it."""
        after = place + 1
        if after == len(self._words) or self._frames.form(after) != "that":
            return None
        word = self._words[after]
        return word.head if word.deprel == "mark" and word.head > after else None

    def _tells(self, child: int) -> bool:
        """Whether a word below a noun is the head of what the noun tells."""
        kind = self._words[child].deprel
        marks = self._frames.forms_below(child, "mark", "case")
        if kind == "nmod":
            return bool(marks & {"of", "about"})
        own = kind in ("appos", "acl") and self._frames.subject(child) is not None
        return kind in (*CLAUSES, "appos") and bool(marks & {"that", "of"} or own)

    def _has_other_side(self, place: int) -> bool:
        """Whether another side of it was not checked: "the location but not the date"."""
        return any(
            self._words[child].deprel == "conj" and "not" in self._frames.forms_below(child)
            for child in self._sentence.children[place]
        )

    def span(self, place: int) -> Span:
        """A clause's or phrase's words without what opens it and what else is then said."""
        apart = {
            below
            for child in self._sentence.children[place]
            if self._words[child].deprel == "conj"
            and self._frames.form(child) in ("said", "says", "added")
            for below in self._sentence.subtree(child)
        }
        kept = [
            at
            for at in self._sentence.subtree(place)
            if self._words[at].upos != "PUNCT"
            and at not in apart
            and (at >= place or self._frames.form(at) not in ("that", "of", "about"))
        ] or [place]  # a mark that the parser took for a clause
        return Span(self._words[kept[0]].start, self._words[kept[-1]].end)
