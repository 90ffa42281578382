"""Statements about checking, found in the parse before attributions are made.

A lexicon names the predicates. The parse tells whether it was done, by whom and to what, and the
rules of ``rules`` what that amounts to. What a statement covers is decided later, when the
claims are known (``verification``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import CheckEntry, CheckNounEntry, Lexicon, Match, VerdictEntry, in_class
from attribution.records import Method, VerificationStatus
from attribution.stages.page.zones import Block
from attribution.stages.relations.finding import Relation
from attribution.stages.verification.check import SURE, UNSURE, Check
from attribution.stages.verification.checked import checked_by
from attribution.stages.verification.checkers import Checker, who_checked
from attribution.stages.verification.features import statement_of
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.joining import goes_on, is_about_another, joined, only_had
from attribution.stages.verification.outcomes import Outcome
from attribution.stages.verification.rules import RULES
from attribution.stages.verification.sentences import CheckSentence, read_sentence
from attribution.stages.verification.spans import statement_span
from attribution.stages.verification.speech import may_be_spoken, spoken_checks
from attribution.stages.verification.statement import Statement
from attribution.stages.verification.things import Checked
from attribution.stages.verification.verdicts import find_verdicts
from attribution.text import Span

_TELLING = frozenset(RULES) - {"show"}
_INDEPENDENT = frozenset({"outlet", "medium", "expert", "nobody", "evidence"})
_METHODS: tuple[Method, ...] = (
    "satellite", "reverse_image", "metadata", "geolocation", "chronolocation", "interview",
    "document_review", "not_stated",
)  # fmt: skip
"""Of several ways of checking the one to name, the most telling first."""
_OWN = frozenset({"witnessed_self"})
_DESCRIBING = frozenset({"dated", "publish", "show", "unclear", "false"})
_LESS = {"partly_verified": ("unable",)}
"""What a verdict has among its reasons beside what says the same."""


@dataclass(frozen=True, slots=True)
class CheckLexicons:
    """Predicates of checking, the nouns in statements about it, and the verdicts of fact-checks."""

    predicates: Lexicon[CheckEntry]
    nouns: Lexicon[CheckNounEntry]
    verdicts: Lexicon[VerdictEntry]


def find_checks(
    parsed: Parse,
    blocks: Sequence[Block],
    relations: Sequence[Relation],
    lexicons: CheckLexicons,
    outlet: str | None,
) -> list[Check]:
    """Every statement about checking, in order.

    Args:
        parsed: the parsed document.
        blocks: its blocks with their zones.
        relations: who is reported to say what.
        lexicons: predicates and nouns.
        outlet: the outlet's name, where known.
    """
    relations = [_with_speaker(relation, relations) for relation in relations]
    silent = [block.span for block in blocks if block.zone == "furniture"]
    found = [
        _verdict(parsed.sentences[number], number, match, heading)
        for number, match, heading in find_verdicts(parsed, blocks, lexicons.verdicts)
    ]
    verdicts = list(found)
    judged = {check.sentence for check in found}
    for number, sentence in enumerate(parsed.sentences):
        if (
            number in judged
            or any(span.overlaps(sentence.span) for span in silent)
            or _is_question(sentence)
        ):
            continue
        matches = list(lexicons.predicates.matches(sentence.words))
        acts = {match.entry.act for match in matches}
        near = [r for r in relations if r.source and _stands_in(r, sentence)]
        tells = acts & _TELLING or ("method" in acts and "show" in acts)
        if tells or may_be_spoken(parsed, number, near):
            on = read_sentence(parsed, number, matches, lexicons.nouns, near, outlet)
            found += [c for c in _Finder(on).run() if not _is_reason(c, verdicts, parsed)]
    return sorted(found, key=lambda check: check.sentence)


def _verdict(sentence: Sentence, number: int, match: Match[VerdictEntry], heading: Span) -> Check:
    """A fact-check's own verdict on what the heading above it says."""
    words = sentence.words[match.first : match.last]
    cue = Span(words[0].start, words[-1].end)
    return Check(
        span=cue,
        cue=cue,
        by=None,
        status=match.entry.status,
        independent=None if match.entry.status == "disputed" else True,
        method="not_stated",
        thing=Checked("statement", contents=(heading,)),
        act="verdict",
        sentence=number,
        by_kind="outlet",
        evidence=(f"verification:{match.entry.phrase}", "rule:verdict under a heading"),
        confidence=SURE,
    )


def _is_reason(check: Check, verdicts: Sequence[Check], parsed: Parse) -> bool:
    """Whether a statement only tells why the verdict before it in its paragraph was given."""
    paragraph = parsed.sentences[check.sentence].paragraph
    return check.act in _DESCRIBING and any(
        parsed.sentences[verdict.sentence].paragraph == paragraph
        and check.status in (verdict.status, *_LESS.get(verdict.status, ()))
        for verdict in verdicts
        if verdict.sentence < check.sentence
    )


def _with_speaker(relation: Relation, relations: Sequence[Relation]) -> Relation:
    """A relation with whoever it goes on to speak for, as a second paragraph of a quotation."""
    first = relation
    while not first.source and first.continues is not None:
        first = relations[first.continues]
    return replace(relation, source=first.source)


def _stands_in(relation: Relation, sentence: Sentence) -> bool:
    return any(part.overlaps(sentence.span) for part in (*relation.cue, *relation.content))


def _is_question(sentence: Sentence) -> bool:
    return any(word.form == "?" for word in sentence.words[-2:])


class _Finder:
    """The statements of one sentence."""

    def __init__(self, on: CheckSentence) -> None:
        self._on = on
        self._words = on.sentence.words

    def run(self) -> list[Check]:
        """The sentence's checks, those of one item that say yes and no joined to one."""
        found: list[Check] = []
        for match in self._on.matches:
            check = self._check(match) if match.entry.act in RULES else None
            if check is not None and not any(goes_on(other, check) for other in found):
                found.append(check)
        found = [check for check in found if not is_about_another(check, found)]
        found = [check for check in found if not only_had(check, found)]
        return joined([*found, *spoken_checks(self._on)])

    def _check(self, match: Match[CheckEntry]) -> Check | None:
        act = match.entry.act
        frame = self._frame(match)
        if self._words[frame.place].upos == "PROPN":
            return None  # "BBC Verify"
        if act in ("false", "corroborate", "genuine", "partly") and self._is_sought(frame.place):
            return None  # "no sign that it was doctored", "no evidence to support it"
        if "by" in self._on.frames.forms_below(frame.place, "mark"):
            return None  # the means of another: "verified it by tracing its plates"
        thing = checked_by(self._on, act, frame)
        by = who_checked(self._on, act, frame)
        said = statement_of(self._on, match, frame, thing, by)
        if frame.outcome == "open" and not said.working:
            return None
        status = RULES[act](said)
        if status is None:
            return None
        if act in ("found", "establish") and status == "refuted":
            thing = Checked("pronoun")  # what was found goes against what was told before
        if said.disproved and thing.kind == "pronoun":
            thing = replace(thing, inner="media")
        if said.heard and status == "verified_self":
            by = Checker("outlet")
        if (thing.unlike and status.startswith("verified")) or (
            (thing.partly or said.of_some) and status.startswith("verified")
        ):
            status = "partly_verified"
        ours = by.kind == "outlet" or (by.kind == "evidence" and status == "verified_self")
        return Check(
            span=statement_span(self._on, frame, match),
            cue=self._words[frame.place].span,
            by=by.span if not ours and status not in _OWN else None,
            status=status,
            independent=_is_independent(status, by, said),
            method=self._method(match.entry, status, heard=said.heard),
            thing=thing,
            act=act,
            sentence=self._on.number,
            by_kind=by.kind,
            evidence=(f"verification:{match.entry.phrase}", f"rule:{act} {frame.outcome}"),
            confidence=SURE if thing.kind not in ("nothing", "other") else UNSURE,
        )

    def _is_sought(self, place: int) -> bool:
        """Whether a word stands in what signs or evidence are of."""
        sought = {
            self._on.head_of(m) for m in self._on.matches if m.entry.act in ("evidence", "trace")
        }
        return any(place in self._on.sentence.subtree(at) for at in sought if at != place)

    def _frame(self, match: Match[CheckEntry]) -> Frame:
        """A predicate's frame; its own "not" says nothing, and a noun fails with its verb."""
        frame = self._on.frames.at(self._on.head_of(match))
        if match.entry.negated and frame.outcome == "failed":
            return replace(frame, outcome="done")
        word = self._words[frame.place]
        if match.entry.act == "confirmation" and word.deprel.startswith("nsubj"):
            return replace(frame, outcome=self._said_of(word.head))
        if match.entry.act in ("genuine", "false") and word.deprel == "xcomp":
            return replace(frame, outcome=self._on.frames.at(word.head).outcome)
        if match.entry.act in ("contrary", "likewise") and word.deprel in ("obj", "obl"):
            return replace(frame, path=(frame.place, *self._on.frames.at(word.head).path))
        of_verb = match.entry.act in ("evidence", "trace", "tampering")
        if of_verb and word.deprel == "obj" and frame.outcome == "done":
            return replace(frame, outcome=self._on.frames.at(word.head).outcome)
        return frame

    def _said_of(self, place: int) -> Outcome:
        """Whether confirmation is said to be there: "was not possible", "is still awaited"."""
        below = self._on.sentence.children[place]
        if self._words[place].lemma == "have":  # "identification has yet to take place"
            place = next((c for c in below if self._words[c].deprel == "xcomp"), place)
        frame = self._on.frames.at(place)
        lacking = in_class(self._words[place], "lacking") != (frame.outcome == "failed")
        return "failed" if lacking else frame.outcome

    def _method(self, entry: CheckEntry, status: VerificationStatus, *, heard: bool) -> Method:
        if entry.act == "verify" and entry.method != "not_stated":
            return entry.method
        read = entry.act == "confirm" and status == "verified_other"
        if read and any(match.entry.act == "examine" for match in self._on.matches):
            return "document_review"
        if status in ("unable", "disputed", "pending_official", "confirmed_by_party"):
            return "not_stated"
        told = [match.entry.method for match in self._on.matches if match.entry.act == "method"]
        if told:
            return min(told, key=_METHODS.index)
        if entry.act == "witness" and status == "verified_self":
            return "document_review"
        return "interview" if heard else entry.method


def _is_independent(status: VerificationStatus, by: Checker, said: Statement) -> bool | None:
    if status in ("confirmed_by_party", "disputed"):
        return said.independently and status != "disputed"
    if status == "pending_official":
        return None
    return True if said.independently or by.kind in _INDEPENDENT else None
