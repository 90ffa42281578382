"""What is said to have been checked: its noun, what kind of thing it is, and what it contains."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attribution.language.parse import ParsedWord
from attribution.stages.check_sentences import CheckSentence
from attribution.stages.checkers import phrase_at, span_of
from attribution.stages.frames import Frame
from attribution.text import Span

_KINDS = frozenset(
    {"account", "statement", "figure", "media", "document", "event", "conduct", "aspect"}
)
_MEDIA = frozenset(
    {"video", "footage", "clip", "film", "livestream", "photo", "photograph", "picture", "image"}
    | {"imagery", "screenshot", "selfie", "recording", "audio", "tape"}
)
_DEMONSTRATIVE = frozenset(
    {"this", "that", "these", "those", "such", "his", "her", "their", "its", "either"}
)
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them", "so"})
_ALL = frozenset({"none", "neither", "nothing", "both", "each", "all", "any"})
_ORDINAL = frozenset({"one", "second", "third", "others", "another"})
_SOME = frozenset({"some", "parts", "part", "several", "many", "most", "much"})
_COPIES = frozenset(
    {"copy", "copies", "version", "text", "contents", "content", "draft", "details"}
)
_CLAIMING = frozenset(
    {"clai", "say", "says", "stat", "sugg", "alle", "asse", "repo", "desc", "shar", "capt", "pres"}
    | {"accu", "tell", "told", "blam", "attr", "said"}
)
"""How verbs of claiming begin: "falsely claimed", "wrongly described"."""
_PICTURED = frozenset({"filmed", "recorded", "taken", "shot", "photographed", "captured"})
_ASKING = frozenset({"when", "where", "who", "how", "whether", "what"})
_ABOUT = frozenset({"of", "about", "on", "in", "into", "to", "for"})
_CLAUSES = ("acl", "ccomp", "dep", "acl:relcl", "advcl")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked.

    ``kind`` is the noun's kind, ``content`` for a clause, ``pronoun``, ``other`` or ``nothing``;
    ``inner`` the kind of what a side is a side of. ``head`` is the noun as told, ``noun`` its span,
    ``owner`` whose it is. ``contents`` are the words of the sentence that tell what the claim is.
    ``before`` tells that the statement hangs on the noun; ``partly`` that only some of it was
    checked, ``unlike`` that another side was not; ``side`` that it is a side: date, place, truth.
    """

    kind: str
    inner: str | None = None
    head: str | None = None
    noun: Span | None = None
    plural: bool = False
    owner: Span | None = None
    contents: tuple[Span, ...] = ()
    before: bool = False
    partly: bool = False
    unlike: bool = False
    side: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is a picture, a recording or the like."""
        return "media" in (self.kind, self.inner)

    @property
    def what(self) -> str:
        """The kind that counts for what is covered."""
        return self.inner or self.kind


NOTHING = Checked("nothing")


def is_media(word: ParsedWord) -> bool:
    """Whether a noun is a picture, a recording or the like."""
    return word.form.lower().removesuffix("s") in _MEDIA


def checked_by(on: CheckSentence, act: str, frame: Frame) -> Checked:
    """What the predicate of a frame checks.

    Args:
        on: the sentence.
        act: the predicate's act.
        frame: its frame.
    """
    return _Reader(on).read(act, frame)


class _Reader:
    """One sentence, read for what is checked in it."""

    def __init__(self, on: CheckSentence) -> None:
        self._sentence = on.sentence
        self._words = on.sentence.words
        self._frames = on.frames
        self._nouns = on.nouns

    def read(self, act: str, frame: Frame) -> Checked:
        """What a frame's predicate checks: a noun, a clause, or nothing that is told."""
        place = self._place(act, frame)
        if place is None or place == frame.content:
            return self._asked(frame) if frame.content is None else self._clause(frame.content)
        if act == "evidence" and self._words[place].deprel in _CLAUSES:
            return self._clause(place)
        found = self._noun(place, frame)
        if frame.modifies == place and found.kind == "other" and self._is_behind_pronoun(frame):
            return self._told_before(place, frame)
        return found if frame.content is None else self._with_clause(act, found, frame.content)

    def _asked(self, frame: Frame) -> Checked:
        """A question word alone: "could not establish when"."""
        after = frame.place + 1
        asks = after < len(self._words) and self._frames.form(after) in _ASKING
        return Checked("aspect", side=True) if asks else NOTHING

    def _with_clause(self, act: str, found: Checked, content: int) -> Checked:
        """A noun beside a clause: "denied to the court that …"."""
        if found.kind in ("nothing", "other"):
            return self._clause(content)
        if act in ("deny", "confirm", "refute") and not found.contents:
            return replace(found, contents=(self._span(content),))
        return found

    # --- which word ---

    def _place(self, act: str, frame: Frame) -> int | None:
        if act in ("unchecked", "false", "unclear"):
            return self._described(frame.place)
        if act in ("comment", "confirmation"):
            return self._about(frame.place)
        if act == "evidence":
            return self._proved(frame.place)
        if act == "publish" and self._words[frame.place].upos == "ADJ":
            return frame.object if frame.object is not None else frame.subject
        if act in ("refute", "dated", "show") and frame.object is None:
            return frame.subject
        return frame.object

    def _described(self, place: int) -> int | None:
        """What an adjective or adverb is said of."""
        word = self._words[place]
        if word.deprel == "amod":
            return word.head
        if word.deprel == "advmod" and word.upos == "ADV":
            return word.head if self._frames.form(word.head)[:4] in _CLAIMING else None
        at = place
        for _ in range(3):
            subject = self._frames.subject(at)
            if subject is not None:
                return None if self._is_dummy(subject, place) else subject
            if self._words[at].deprel not in (
                "xcomp", "conj", "obl", "advcl", "nmod", "ccomp", "advmod",
            ):  # fmt: skip
                return None
            at = self._words[at].head
        return None

    def _is_dummy(self, subject: int, place: int) -> bool:
        """Whether "it" stands for an infinitive: "it is wrong to say"."""
        after = {self._frames.form(p) for p in self._sentence.subtree(place) if p > place}
        return self._frames.form(subject) == "it" and "to" in after

    def _about(self, place: int) -> int | None:
        """The noun after "of", "on" or "about": "no confirmation of the report"."""
        return next(
            (
                child
                for child in self._sentence.children[place]
                if self._words[child].deprel.startswith(("nmod", "obl"))
                and self._frames.forms_below(child, "case") & _ABOUT
                and not self._frames.form(child).startswith(("request", "question"))
            ),
            None,
        )

    def _proved(self, place: int) -> int | None:
        """What there is or is no evidence for: "evidence that …", "to support the claim"."""
        for child in self._sentence.children[place]:
            marks = self._frames.forms_below(child, "mark")
            if self._words[child].deprel in _CLAUSES and marks & {"that", "to"}:
                objects = [
                    c for c in self._sentence.children[child] if self._words[c].deprel == "obj"
                ]
                return objects[0] if "to" in marks and objects else child
        about = self._about(place)
        told = about is not None and self._nouns.get(about) in ("statement", "account")
        return about if told else None

    # --- what it is ---

    def _clause(self, place: int) -> Checked:
        """A clause: what was confirmed, or when, where or whether something was."""
        below = self._sentence.subtree(place)
        direct = self._frames.forms_below(place) | {self._frames.form(place)}
        asking = bool(direct & _ASKING) and "that" not in direct
        asking = asking or self._frames.form(below[0]) in _ASKING
        pictured = any(self._frames.form(at) in _PICTURED for at in below)
        media = any(self._nouns.get(at) == "media" for at in below[:6])
        return Checked(
            "aspect" if asking else "content",
            inner="media" if media or (asking and pictured) else None,
            contents=() if asking else (self._span(place),),
            side=asking,
        )

    def _noun(self, place: int, frame: Frame) -> Checked:
        word, form = self._words[place], self._frames.form(place)
        if word.deprel in ("csubj", "csubj:pass"):
            return self._clause(place)
        if word.upos == "VERB" and form[:4] in _CLAIMING:
            return self._clause(self._claimed(place))
        if word.upos == "PRON" or form in _ALL:
            return self._pronoun(form)
        inner = self._inner(place)
        if inner is not None and (word.upos in ("NUM", "DET") or form in _SOME):
            return replace(self._noun(inner, frame), partly=True)
        if inner is not None and form in _COPIES and inner in self._nouns:
            return self._noun(inner, frame)
        return self._plain(place, inner, frame)

    def _pronoun(self, form: str) -> Checked:
        if form in _ALL:
            return Checked("pronoun", plural=True)
        if form in ("what", "which", "that"):
            return Checked("content" if form == "what" else "pronoun")
        if form in _PRONOUNS:
            return Checked("pronoun", plural=form in ("these", "those", "them"))
        return Checked("other")

    def _plain(self, place: int, inner: int | None, frame: Frame) -> Checked:
        kind = self._kind(place)
        side = kind == "aspect"
        noun = inner if side and inner is not None else place
        below = self._frames.forms_below(noun, "det", "cc:preconj")
        return Checked(
            kind,
            inner=self._whose(inner, frame) if side and inner is not None else None,
            head=self._head(place, inner if side else None),
            noun=self._words[noun].span,
            plural="Number=Plur" in self._words[noun].feats
            or not below.isdisjoint({"neither", "either", "both"}),
            owner=self._owner(place),
            contents=self._told(place),
            before=frame.modifies is not None and frame.modifies in (place, noun),
            unlike=self._has_other_side(place),
            side=side,
        )

    def _kind(self, place: int) -> str:
        word, form = self._words[place], self._frames.form(place)
        if word.upos == "NUM" or form in _ORDINAL:
            return "media" if "media" in self._nouns.values() or form in _ORDINAL else "other"
        kind = self._nouns.get(place, "figure" if form[:1].isdigit() else "other")
        if form == "following" or (kind == "other" and word.upos == "ADJ"):
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

    def _whose(self, inner: int, frame: Frame) -> str | None:
        """The kind of what a side is a side of, behind a relative pronoun too."""
        if self._frames.form(inner) in ("which", "whose") and frame.modifies is not None:
            inner = frame.modifies
        return self._nouns.get(inner)

    def _is_behind_pronoun(self, frame: Frame) -> bool:
        forms = {self._frames.form(place) for place in self._sentence.subtree(frame.top)}
        return not forms.isdisjoint({"which", "that"})

    def _told_before(self, place: int, frame: Frame) -> Checked:
        """What "which" stands for when not for the noun beside it: pictures, a claim, or all."""
        told = ("media", "account", "statement", "figure")
        nouns = [at for at in range(place) if self._nouns.get(at) in told]
        if not nouns:
            return Checked("content", before=True)
        pictures = [at for at in nouns if self._nouns[at] == "media"]
        return replace(self._noun((pictures or nouns)[-1], frame), before=True, contents=())

    # --- how it is told ---

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
            if self._words[child].deprel == "nmod:poss":
                return span_of(self._sentence, phrase_at(self._sentence, child))
        return None

    def _told(self, place: int) -> tuple[Span, ...]:
        """What the noun's own clause or phrase tells: "the claim that …", "reports of …"."""
        if self._nouns.get(place) not in ("account", "statement", "event"):
            return ()
        found = []
        for child in self._sentence.children[place]:
            kind = self._words[child].deprel
            marks = self._frames.forms_below(child, "mark", "case")
            clause = kind in (*_CLAUSES, "appos") and (
                marks & {"that", "of"}
                or (kind in ("appos", "acl") and self._frames.subject(child) is not None)
            )
            if child > place and (clause or (kind == "nmod" and marks & {"of", "about"})):
                found.append(self._span(child))
        return tuple(found)

    def _has_other_side(self, place: int) -> bool:
        """Whether another side of it was not checked: "the location but not the date"."""
        return any(
            self._words[child].deprel == "conj" and "not" in self._frames.forms_below(child)
            for child in self._sentence.children[place]
        )

    def _span(self, place: int) -> Span:
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
        ]
        return Span(self._words[kept[0]].start, self._words[kept[-1]].end)
