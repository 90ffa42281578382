"""The main predicates of a claim, and their mood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import in_class
from attribution.stages.syntax.clauses import AUXILIARIES, NEGATIONS, SUBJECTS, denies_subject
from attribution.text import OPENING_MARKS, Span

Mood = Literal["counterfactual", "deontic", "imperative", "question", "open"]
_NOT_HEADS = frozenset(
    {"punct", "mark", "cc", "case", "det", "discourse", "vocative", "advmod", "aux", "aux:pass"}
)
_DUTY = frozenset({"must", "should", "shall", "ought"})
_WOULD = frozenset({"would", "'d", "’d"})
_HAVE = frozenset({"have", "'ve", "’ve", "of"})
_MAIN = frozenset({"root", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The head of a statement, by its place in its sentence."""

    sentence: Sentence
    place: int

    @property
    def word(self) -> ParsedWord:
        """The word itself."""
        return self.sentence.words[self.place]

    @property
    def span(self) -> Span:
        """Its code points."""
        return self.word.span

    @property
    def subject(self) -> ParsedWord | None:
        """The head of the subject that hangs on it."""
        return next((child for child in self._children() if child.deprel in SUBJECTS), None)

    @property
    def is_doubtful(self) -> bool:
        """Whether a parse may have taken a side clause's verb for it.

        That is a participle without an auxiliary, or a verb with another verb as its subject.
        """
        bare = self.word.xpos in ("VBN", "VBG")
        bare = bare and not self.sentence.has_dependent(self.place, AUXILIARIES)
        return bare or any(
            child.deprel in SUBJECTS and _is_finite(child) for child in self._children()
        )

    def _children(self) -> Iterator[ParsedWord]:
        return (self.sentence.words[child] for child in self.sentence.children[self.place])

    def forms_before(self) -> set[str]:
        """Its auxiliaries and the adverbs before it."""
        return {
            word.form.lower()
            for word in self._children()
            if word.deprel in ("aux", "aux:pass", "advmod") and word.start < self.word.start
        }

    def says(self, cue: Sequence[tuple[int, int]], forms: Collection[str]) -> bool:
        """Whether a word of a cue in its sentence is one of these."""
        return any(
            word.form.lower() in forms and any(s <= word.start < e for s, e in cue)
            for word in self.sentence.words
        )


def main_predicates(parsed: Parse, spans: Sequence[Span]) -> Iterator[Predicate]:
    """The main predicates of a claim in each sentence that it takes part of.

    The head is the claim's word that hangs on a word outside it; of several one with a subject,
    then a verb, then the one with most words below it. Main clauses joined to it with a
    subject of their own have theirs.
    """
    seen: set[int] = set()
    for span in spans:
        for sentence in parsed.sentences_in(span):
            if id(sentence) in seen:
                continue
            seen.add(id(sentence))
            place = _head(sentence, spans)
            if place is not None:
                yield Predicate(sentence, place)
                yield from _joined(sentence, place, spans)


def _joined(sentence: Sentence, head: int, spans: Sequence[Span]) -> Iterator[Predicate]:
    for child in sentence.children[head]:
        joined = Predicate(sentence, child)
        if joined.word.deprel not in ("conj", "parataxis") or joined.subject is None:
            continue
        if any(span.overlaps(joined.span) for span in spans):
            yield joined


def _head(sentence: Sentence, spans: Sequence[Span]) -> int | None:
    places = sentence.places_in(spans)
    inside = set(places)
    heads = [p for p in sentence.heads(places) if sentence.words[p].deprel not in _NOT_HEADS]
    if not heads:
        return None
    head = max(heads, key=lambda place: _weight(sentence, place))
    if not Predicate(sentence, head).is_doubtful:
        return head
    finite = [p for p in sentence.subtree(head) if p in inside and _is_finite(sentence.words[p])]
    return next(iter(finite), head)


def _is_finite(word: ParsedWord) -> bool:
    is_side = word.deprel.startswith(("acl", "advcl"))
    return word.upos == "VERB" and "VerbForm=Fin" in word.feats and not is_side


def _weight(sentence: Sentence, place: int) -> tuple[bool, bool, bool, int]:
    head = Predicate(sentence, place)
    is_verb = head.word.upos in ("VERB", "AUX")
    is_main = not _opens_aside(sentence, place)
    return is_main, head.subject is not None, is_verb, len(sentence.subtree(place))


def _opens_aside(sentence: Sentence, place: int) -> bool:
    """Whether it stands right after a comma and an adverb: ", allegedly carried out by …"."""
    before = sentence.words[max(place - 2, 0) : place]
    return [word.upos for word in before] == ["PUNCT", "ADV"]


def mood_of(predicate: Predicate) -> Mood | None:
    """What keeps a statement from being asserted as a fact, None where nothing does."""
    forms = predicate.forms_before()
    if _is_counterfactual(predicate, forms):
        return "counterfactual"
    if _is_deontic(predicate, forms):
        return "deontic"
    if forms & _WOULD and not _is_refusal(predicate, forms):
        return "open"
    if _is_imperative(predicate):
        return "imperative"
    if any(word.form == "?" for word in predicate.sentence.words[-3:]):
        return "question"
    return None


def _is_counterfactual(predicate: Predicate, forms: set[str]) -> bool:
    is_missed = forms & (_WOULD | _DUTY) - {"must"} or _is_unreal(predicate, forms)
    return bool(forms & _HAVE and is_missed) or bool(forms & _WOULD and _had_it_been(predicate))


def _is_imperative(predicate: Predicate) -> bool:
    """Whether it bids: a bare form without subject, or one right behind an opening mark."""
    if predicate.subject is not None:
        return False
    before = predicate.sentence.words[predicate.place - 1] if predicate.place else None
    opens = before is not None and before.form in OPENING_MARKS and predicate.word.xpos == "VB"
    return opens or "Mood=Imp" in predicate.word.feats


def _is_refusal(predicate: Predicate, forms: set[str]) -> bool:
    """Whether "would not" tells what somebody did not do: "the firm would not pay"."""
    is_denied = forms & NEGATIONS or denies_subject(predicate.sentence, predicate.place)
    return bool(is_denied) and predicate.word.deprel in _MAIN


def _is_deontic(predicate: Predicate, forms: set[str]) -> bool:
    """Whether it tells what is to be done: "must leave", "have to leave", "nobody may leave"."""
    if forms & _HAVE:
        return False
    if forms & _DUTY or ("may" in forms and denies_subject(predicate.sentence, predicate.place)):
        return True
    after = predicate.sentence.words[predicate.place + 1 : predicate.place + 2]
    is_infinitive = bool(after) and after[0].form.lower() == "to" and after[0].upos == "PART"
    return predicate.word.lemma in ("have", "need", "ought") and is_infinitive


def _is_unreal(predicate: Predicate, forms: set[str]) -> bool:
    """Whether it could have been, on a condition that was not met: "if the dam had held"."""
    if not forms & {"could", "might"}:
        return False
    if in_class(predicate.word, "averting"):
        return True
    sentence = predicate.sentence
    return any(
        {"if", "had"} <= sentence.dependent_forms(child)
        for child in sentence.children[predicate.place]
        if sentence.words[child].deprel == "advcl"
    )


def _had_it_been(predicate: Predicate) -> bool:
    """Whether it hangs on an unmet condition: ``had he called, the dam would hold``."""
    sentence = predicate.sentence
    return any(
        sentence.words[min(below)].form.lower() == "had" and sentence.has_dependent(child, SUBJECTS)
        for child in sentence.children[predicate.place]
        if sentence.words[child].deprel == "advcl" and (below := sentence.subtree(child))
    )
