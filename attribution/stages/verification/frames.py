"""A predicate in its clause: whether it is said to have happened, by whom, and to what.

"The paper has been unable to verify the tape" has its predicate low in the tree; what negates it
and who does it stand higher. A frame gathers both, whatever the voice, tense or governor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from attribution.language.parse import Sentence
from attribution.lexicons.patterns import normal

Outcome = Literal["done", "failed", "open"]
"""Said to have happened, said not to have (or not to have been possible), or neither."""

_NEGATIVE = frozenset({"not", "n't", "never", "neither", "nor", "no", "cannot", "without"})
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "no-one"})
_UNDECIDED = frozenset(
    {"will", "'ll", "wo", "shall", "must", "should", "may", "might", "ought", "if", "whether"}
    | {"unless", "until", "before", "once", "due"}
)
_VAIN = ("fail", "unsuccessful", "fruitless", "futile")
_ASKING = frozenset({"when", "where", "who", "how", "what", "why", "which", "whether"})
RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_GOVERNED = ("xcomp", "csubj", "csubj:pass", "advcl", "acl", "ccomp")
_MODIFYING = ("acl:relcl", "acl", "amod", "appos", "advcl:relcl")
_HIGHEST = 6
"""Most words from a predicate up to the top of its clause."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a predicate's clause says.

    Places are of words in the sentence. ``path`` leads from the predicate up to the highest word of
    its clause. ``subject`` does it (the agent of a passive), ``object`` is the head of what it is
    done to, ``content`` the head of a clause it governs. ``modifies`` is the noun before a relative
    clause or participle.
    """

    path: tuple[int, ...]
    outcome: Outcome
    subject: int | None
    object: int | None
    content: int | None
    modifies: int | None
    passive: bool

    @property
    def place(self) -> int:
        """The predicate."""
        return self.path[0]

    @property
    def top(self) -> int:
        """The highest word of its clause."""
        return self.path[-1]


class Frames:
    """Gives the frames of one sentence's predicates.

    Args:
        sentence: the sentence.
        governors: places of words that may govern a predicate: ``cannot``, ``can``, ``lets``,
            ``intends``.
    """

    def __init__(self, sentence: Sentence, governors: Mapping[int, str]) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._governors = governors

    def at(self, place: int) -> Frame:
        """The frame of the predicate at a place."""
        path = self._path(place)
        passive = self._is_passive(place)
        above = next(
            (s for at in path if (s := self.subject(at)) is not None and s not in path), None
        )
        below = self._object(place)
        finder = self._none_that(path)
        found = None if finder is None else self.subject(finder)
        others = (found, self._let(path), above, self._of_main_clause(place))
        above = next((at for at in others if at is not None), None)
        if above is not None and above == self._means(path):
            above = None
        subject, thing = (self._agent(place), above) if passive else (above, below)
        if thing is None:
            thing = below if passive else self._fronted(place)
        if not passive and thing is None and self._is_about_subject(path):
            subject, thing = None, above
        top = self._words[path[-1]]
        modifies = top.head if top.deprel in _MODIFYING and top.head >= 0 else None
        if modifies is None and passive and thing is None:
            modifies = self._noun_before(place)
        if modifies is not None:
            kept = subject if found is not None else None
            subject, thing = self._filled(modifies, subject, thing, passive=passive)
            subject = subject if kept is None else kept
        return Frame(
            tuple(path),
            self._outcome(path),
            subject,
            thing,
            self._content(place),
            modifies,
            passive,
        )

    def form(self, place: int) -> str:
        """A word in normal form."""
        return normal(self._words[place].form)

    def forms_below(self, place: int, *deprels: str) -> set[str]:
        """The forms of a word's dependents, of these relations or all."""
        return {
            self.form(child)
            for child in self._children(place)
            if not deprels or self._words[child].deprel in deprels
        }

    def subject(self, place: int) -> int | None:
        """A word's own subject; of two the nearer, since the other is an object that was fronted.

        A relative pronoun is the object wherever there is another.
        """
        found = self._subjects(place)
        nouns = [c for c in found if self.form(c) not in RELATIVE]
        before = [c for c in nouns if c < place]
        return next(iter([*before[-1:], *nouns, *found]), None)

    def _subjects(self, place: int) -> list[int]:
        found = [c for c in self._children(place) if self._words[c].deprel in SUBJECTS]
        plain = [c for c in found if not self.forms_below(c, "case") - {"'s", "s"}]
        return plain or found

    def _of_main_clause(self, place: int) -> int | None:
        """The subject that a participle shares with the clause it hangs on: "…, supporting it"."""
        word = self._words[place]
        hangs = word.deprel == "advcl" and word.form.endswith("ing") and word.head >= 0
        marked = self.forms_below(place, "mark", "case") if hangs else set()
        return self.subject(word.head) if hangs and not marked else None

    def _noun_before(self, place: int) -> int | None:
        """The noun right before a bare participle, however the parser hung that up."""
        if "VerbForm=Part" not in self._words[place].feats or self.forms_below(place, "aux:pass"):
            return None
        head = self._words[place].head
        at = place - 1
        while at >= 0 and self._words[at].upos in ("ADV", "PUNCT"):
            at -= 1
        if at < 0 or self._words[at].upos not in ("NOUN", "PROPN"):
            return None
        while 0 <= (above := self._words[at].head) < place and (
            self._words[at].deprel in ("compound", "flat")
            or (self._words[at].deprel == "nmod" and above == head)
        ):
            at = above
        return at

    def _fronted(self, place: int) -> int | None:
        """The object that stands before the subject: "the other nine we have not checked"."""
        found = self._subjects(place)
        first = found[0] if len(found) > 1 and found[1] < place else None
        return None if first is None or self.form(first) in RELATIVE else first

    def _let(self, path: list[int]) -> int | None:
        """Whom somebody would let do it: "did not allow reporters to see the files"."""
        for at in path[1:]:
            if self._governors.get(at) == "lets":
                return next(
                    (c for c in self._children(at) if self._words[c].deprel in ("obj", "iobj")),
                    None,
                )
        return None

    def _children(self, place: int) -> tuple[int, ...]:
        return self._sentence.children[place]

    def _path(self, place: int) -> list[int]:
        """The predicate and what governs it, upwards: "verify", "able"."""
        path = [place]
        while len(path) < _HIGHEST and (head := self._words[path[-1]].head) >= 0:
            low = path[-1]
            if self._words[low].deprel == "conj":
                if self.subject(low) is not None or self._words[head].upos not in ("VERB", "ADJ"):
                    break
            elif not self._is_governed(low, head):
                break
            path.append(head)
        return path

    def _means(self, path: list[int]) -> int | None:
        """The means that there were or were not: "there was no way to check it"."""
        subject = self.subject(path[-1]) if len(path) > 1 else None
        return subject if subject is not None and self._governors.get(subject) == "can" else None

    def _is_governed(self, place: int, head: int) -> bool:
        """Whether a clause without a subject of its own hangs on a head as an infinitive does."""
        if self._words[place].deprel not in _GOVERNED or self.subject(place) is not None:
            return False
        marked = self.forms_below(place, "mark", "case") & {"to", "of", "in", "from"}
        return bool(marked) or head in self._governors

    def _is_passive(self, place: int) -> bool:
        word = self._words[place]
        kinds = {self._words[child].deprel for child in self._children(place)}
        if "aux:pass" in kinds or ("nsubj:pass" in kinds and "nsubj" not in kinds):
            return True
        if "Voice=Pass" in word.feats and "cop" in kinds:
            return True
        if word.deprel == "conj" and word.head >= 0 and self._is_passive(word.head):
            return kinds.isdisjoint({"obj", "nsubj", "ccomp", "aux"})
        if word.form.lower().endswith(("ed", "en")) and not self.forms_below(
            place, "aux", "cop"
        ).isdisjoint({"be", "been", "being"}):
            return True
        is_participle = word.form.lower().endswith(("ed", "en", "wn"))
        if "Voice=Pass" in word.feats and self._agent(place) is not None:
            return kinds.isdisjoint({"obj", "nsubj", "aux"})
        return is_participle and (word.deprel in ("acl", "amod", "appos", "dep"))

    def _agent(self, place: int) -> int | None:
        """Who does it in a passive: a noun after "by", also where that hangs on another noun."""
        near = self._children(place)
        further = [c for at in near if at > place for c in self._children(at)]
        return next(
            (
                at
                for at in (*near, *further)
                if self._words[at].deprel.startswith(("obl", "nmod"))
                and "by" in self.forms_below(at, "case")
            ),
            None,
        )

    def _object(self, place: int) -> int | None:
        """A predicate's object; of two that are joined ("confirm or deny it") the second's."""
        joined, own = self._joined(place), self._own_object(place)
        told = own is not None and self._words[own].upos == "NOUN"
        if joined is None or told or (self._content(joined) or self._object(joined)) is None:
            return own
        return None if self._content(joined) is not None else self._object(joined)

    def _own_object(self, place: int) -> int | None:
        return next(
            (
                child
                for child in self._children(place)
                if self._words[child].deprel == "obj" and not self._is_beyond(place, child)
            ),
            None,
        )

    def _is_beyond(self, place: int, thing: int) -> bool:
        """Whether a "that" stands between a predicate and a noun, whose clause is another's."""
        return any(
            self.form(at) == "that" and self._words[at].deprel == "mark"
            for at in range(place + 1, thing)
        )

    def _joined(self, place: int) -> int | None:
        """The predicate that shares a predicate's object: "would neither confirm nor deny it"."""
        for child in self._children(place):
            joints = self.forms_below(child, "cc") & {"or", "nor"}
            if self._words[child].deprel == "conj" and joints and self.subject(child) is None:
                return child
        return None

    def _is_about_subject(self, path: list[int]) -> bool:
        """Whether an adjective's subject is what the predicate is done to: "hard to verify"."""
        for at in path[1:]:
            subject = self.subject(at)
            if self._words[at].upos == "ADJ" and self._governors.get(at) != "intends":
                tough = self.form(at) in ("impossible", "possible", "difficult", "hard", "tricky")
                return tough and subject is not None and self.form(subject) not in ("it", "there")
        return False

    def _filled(
        self, noun: int, subject: int | None, thing: int | None, *, passive: bool
    ) -> tuple[int | None, int | None]:
        """Put the noun before the clause where its relative pronoun or its gap stands."""
        if subject is not None and self.form(subject) in RELATIVE:
            return noun, thing
        if thing is None or self.form(thing) in RELATIVE:
            return (
                (noun, None)
                if thing is None and subject is None and not passive
                else (subject, noun)
            )
        if {"which", "whose"} & {self.form(at) for at in self._sentence.subtree(thing)}:
            return subject, noun if self.form(thing) in RELATIVE else thing
        return (noun if subject is None and not passive else subject), thing

    def _content(self, place: int) -> int | None:
        """The head of the clause that tells what was confirmed or denied."""
        joined = self._joined(place)
        if joined is not None and (content := self._content(joined)) is not None:
            return content
        for child in self._children(place):
            word = self._words[child]
            asking = not _ASKING.isdisjoint(self.forms_below(child))
            if word.deprel == "ccomp" or (word.deprel == "csubj:pass" and child > place):
                return child
            if word.deprel in ("advcl", "parataxis", "xcomp") and (
                "that" in self.forms_below(child, "mark") or (asking and child > place)
            ):
                return child
            gerund = word.form.endswith("ing") or self.forms_below(child, "aux") & {"having"}
            if word.deprel == "xcomp" and child > place and gerund:
                return child
        return None

    def _outcome(self, path: list[int]) -> Outcome:
        means = self._means(path)
        if means is not None:
            return "failed" if self.is_none(means) or self._is_negated(path[-1]) else "open"
        if self._is_vain(path):
            return "failed"
        failed = opened = able = False
        for step, at in enumerate(path):
            low = path[step - 1] if step else None
            is_joined = low is not None and self._words[low].deprel == "conj"
            if low is not None and is_joined and not self._shares_negation(low):
                break
            kind = self._governors.get(at) if step else None
            if self._is_negated(at) != (kind == "cannot"):
                failed = True
            able = able or kind in ("can", "cannot", "lets") or self._is_yet(at)
            marks = self.forms_below(at, "aux", "mark", "advmod")
            if {"if", "unless", "whether"} & marks:
                return "open"
            unknown = low is not None and kind is None and not is_joined
            undecided = kind in ("intends", "lets") or not _UNDECIDED.isdisjoint(marks)
            opened = opened or undecided or unknown
        bare = self._words[path[-1]].deprel != "root" and "to" in self.forms_below(path[-1], "mark")
        opened = opened or (bare and not self._is_yet(path[0]))
        if failed and (able or not opened):
            return "failed"
        would = any("would" in self.forms_below(at, "aux") for at in path)
        return "open" if opened or would else "done"

    def _shares_negation(self, place: int) -> bool:
        """Whether a second predicate shares the auxiliaries and the negation of the first."""
        joints = self.forms_below(place, "cc")
        if "but" in joints:
            return False
        bare = "VerbForm=Inf" in self._words[place].feats and not self.forms_below(place, "aux")
        return bare or not joints.isdisjoint({"or", "nor"})

    def _is_vain(self, path: list[int]) -> bool:
        """Whether what governs a predicate, or its own noun, says that it came to nothing."""
        above = self._words[path[-1]]
        return (
            any(self._words[at].upos in ("NOUN", "PRON") and self.is_none(at) for at in path[1:])
            # "there is nothing to back it up"
            or self._none_that(path) is not None  # "found no one able to confirm it"
            or any(self._does_nothing(at) for at in path[1:])  # "said nothing to confirm it"
            or (above.deprel.startswith("nsubj") and self.form(above.head).startswith(_VAIN))
            # "attempts to verify it were unsuccessful"
        )

    def _none_that(self, path: list[int]) -> int | None:
        """The verb whose object nobody is that could do it: "found no one able to confirm it"."""
        top = self._words[path[-1]]
        if top.deprel not in _MODIFYING or top.head < 0 or not self.is_none(top.head):
            return None
        noun = self._words[top.head]
        return noun.head if noun.deprel == "obj" else None

    def _does_nothing(self, place: int) -> bool:
        """Whether a verb has "nothing" for its object."""
        return any(
            self._words[child].deprel == "obj" and self.form(child) == "nothing"
            for child in self._children(place)
        )

    def _is_yet(self, place: int) -> bool:
        """Whether a predicate stands behind "yet to"."""
        forms = [self.form(at) for at in range(max(place - 4, 0), place)]
        return ("yet", "to") in pairwise(forms)

    def _is_negated(self, place: int) -> bool:
        if self._is_yet(place):
            return True
        for child in self._children(place):
            kind = self._words[child].deprel
            if kind.startswith(("advmod", "cc", "det", "mark", "aux")) and (
                self.form(child) in _NEGATIVE
            ):
                return True
            if kind in (*SUBJECTS, "obj") and self.is_none(child):
                return True
        return self._words[place].upos == "NOUN" and self.is_none(place)

    def is_none(self, place: int) -> bool:
        """Whether a noun phrase says that there is none of it: "no figure", "neither claim"."""
        if self.form(place) in _NOBODY:
            return True
        below = self.forms_below(place, "det", "advmod", "cc:preconj", "cc")
        for child in self._children(place):
            if self._words[child].deprel == "nmod:poss":  # "neither side's claims"
                below |= self.forms_below(child, "det", "cc:preconj") & {"no", "neither"}
        below.add(self.form(min(self._sentence.subtree(place))))  # "not every figure"
        return not below.isdisjoint({"no", "neither", "little", "none", "few", "not"})
