"""A predicate in its clause: whether it is said to have happened, by whom, and to what.

"The paper has been unable to verify the tape" has its predicate low in the tree; what negates it
and who does it stand higher. A frame gathers both, whatever the voice, tense or governor.
"""

from __future__ import annotations

from dataclasses import dataclass

from attribution.lexicons import word_class
from attribution.stages.verification.clauses import RELATIVE
from attribution.stages.verification.outcomes import MODIFYING, Outcome, Outcomes

_ASKING = frozenset({"when", "where", "who", "how", "what", "why", "which", "whether"})
_GOVERNED = ("xcomp", "csubj", "csubj:pass", "advcl", "acl", "ccomp")
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


class Frames(Outcomes):
    """Gives the frames of one sentence's predicates."""

    def at(self, place: int) -> Frame:
        """The frame of the predicate at a place."""
        path = self._path(place)
        passive = self._is_passive(place)
        above = next(
            (s for at in path if (s := self.subject(at)) is not None and s not in path), None
        )
        below = self._object(place)
        finder = self.none_that(path)
        found = None if finder is None else self.subject(finder)
        others = (
            *(found, self._let(path), above),
            *(self._of_main_clause(place), self._subject_beside(place)),
        )
        above = next((at for at in others if at is not None), None)
        if above is not None and above == self.means(path):
            above = None
        subject, thing = (self._agent(place), above) if passive else (above, below)
        if thing is None:
            thing = below if passive else self._fronted(place)
        if not passive and thing is None and self._is_about_subject(path):
            subject, thing = None, above
        top = self._words[path[-1]]
        modifies = top.head if top.deprel in MODIFYING and top.head >= 0 else None
        if modifies is None and passive and thing is None:
            modifies = self._noun_before(place)
        if passive and modifies is None and thing is None:
            modifies = self._compound_of(place)
        if modifies is not None:
            kept = subject if found is not None else None
            subject, thing = self._filled(modifies, subject, thing, passive=passive)
            subject = subject if kept is None else kept
        return Frame(
            tuple(path),
            self.outcome(path),
            subject,
            thing,
            self._content(place),
            modifies,
            passive,
        )

    def _of_main_clause(self, place: int) -> int | None:
        """The subject that a participle shares with the clause it hangs on: "…, supporting it"."""
        word = self._words[place]
        hangs = word.deprel == "advcl" and word.form.endswith("ing") and word.head >= 0
        marked = self.forms_below(place, "mark", "case") if hangs else set()
        return self.subject(word.head) if hangs and not marked else None

    def _compound_of(self, place: int) -> int | None:
        """The noun before a participle that was taken for a noun: "video geolocated by experts"."""
        word = self._words[place]
        if word.upos != "NOUN" or not word.form.endswith("ed") or self._agent(place) is None:
            return None
        return next((c for c in self._children(place) if self._words[c].deprel == "compound"), None)

    def _subject_beside(self, place: int) -> int | None:
        """The noun before "…, two guards confirmed" that was hung on the clause before it."""
        word = self._words[place]
        if word.deprel != "parataxis" or not 0 < word.head < place or place == 0:
            return None
        noun = self._words[place - 1]
        own = noun.deprel in ("nsubj", "obl", "dep") and noun.upos in ("NOUN", "PROPN")
        return place - 1 if own and noun.head == word.head else None

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

    def _is_governed(self, place: int, head: int) -> bool:
        """Whether a clause without a subject of its own hangs on a head as an infinitive does."""
        if self._words[place].deprel not in _GOVERNED or self.subject(place) is not None:
            return False
        marked = self.forms_below(place, "mark", "case") & {"to", "of", "in", "from"}
        return bool(marked) or head in self._governors

    def _is_passive(self, place: int) -> bool:
        if self._subject_beside(place) is not None:
            return False
        return self._compound_of(place) is not None or self._reads_passive(place)

    def _reads_passive(self, place: int) -> bool:
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
                and self.form(at) not in word_class("told_by")
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
        own = self._object_at(place)
        word = self._words[place]
        if own is None and word.deprel == "conj" and word.head >= 0:
            shared = self._object_at(word.head) if self._words[word.head].upos == "VERB" else None
            return shared if shared is not None and shared > place else None
        return own

    def _object_at(self, place: int) -> int | None:
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
                tough = self.form(at) in word_class("tough")
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
