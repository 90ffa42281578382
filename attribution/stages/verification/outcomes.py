"""Whether a predicate is said to have happened: what negates it, undoes it or leaves it open."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from attribution.stages.verification.clauses import SUBJECTS, Clauses

Outcome = Literal["done", "failed", "open"]
"""Said to have happened, said not to have (or not to have been possible), or neither."""

_NEGATIVE = frozenset({"not", "n't", "never", "neither", "nor", "no", "cannot", "without"})
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "no-one"})
_UNDECIDED = frozenset(
    {"will", "'ll", "wo", "shall", "must", "should", "may", "might", "ought", "if", "whether"}
    | {"unless", "until", "before", "once", "due"}
)
_VAIN = ("fail", "unsuccessful", "fruitless", "futile")
MODIFYING = ("acl:relcl", "acl", "amod", "appos", "advcl:relcl")
"""How a clause or participle hangs on a noun."""


class Outcomes(Clauses):
    """Tells what came of the predicates of one sentence."""

    def outcome(self, path: list[int]) -> Outcome:
        """What came of a predicate, given it and what governs it, upwards."""
        means = self.means(path)
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

    def _is_vain(self, path: list[int]) -> bool:
        """Whether what governs a predicate, or its own noun, says that it came to nothing."""
        above = self._words[path[-1]]
        return (
            any(self._words[at].upos in ("NOUN", "PRON") and self.is_none(at) for at in path[1:])
            # "there is nothing to back it up"
            or self.none_that(path) is not None  # "found no one able to confirm it"
            or any(self._does_nothing(at) for at in path[1:])  # "said nothing to confirm it"
            or (above.deprel.startswith("nsubj") and self.form(above.head).startswith(_VAIN))
            # "attempts to verify it were unsuccessful"
        )

    def means(self, path: list[int]) -> int | None:
        """The means that there were or were not: "there was no way to check it"."""
        subject = self.subject(path[-1]) if len(path) > 1 else None
        return subject if subject is not None and self._governors.get(subject) == "can" else None

    def none_that(self, path: list[int]) -> int | None:
        """The verb whose object nobody is that could do it: "found no one able to confirm it"."""
        top = self._words[path[-1]]
        if top.deprel not in MODIFYING or top.head < 0 or not self.is_none(top.head):
            return None
        noun = self._words[top.head]
        return noun.head if noun.deprel == "obj" else None

    def _does_nothing(self, place: int) -> bool:
        """Whether a verb has "nothing" for its object."""
        return any(
            self._words[child].deprel == "obj" and self.form(child) == "nothing"
            for child in self._children(place)
        )

    def _shares_negation(self, place: int) -> bool:
        """Whether a second predicate shares the auxiliaries and the negation of the first."""
        joints = self.forms_below(place, "cc")
        if "but" in joints:
            return False
        bare = "VerbForm=Inf" in self._words[place].feats and not self.forms_below(place, "aux")
        return bare or not joints.isdisjoint({"or", "nor"})

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
