"""Statements about checking, found in the parse before attributions are made.

A lexicon names the predicates. The parse tells whether it was done, by whom and to what, and the
rules of ``check_rules`` what that amounts to. What a statement covers is decided later, when the
claims are known (``verification``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import CheckEntry, CheckNounEntry, Lexicon, Match, VerdictEntry
from attribution.records import Method, VerificationStatus
from attribution.stages.check_features import statement_of
from attribution.stages.check_rules import RULES, Statement
from attribution.stages.check_sentences import CheckSentence, read_sentence
from attribution.stages.check_spans import statement_span
from attribution.stages.check_verdicts import find_verdicts
from attribution.stages.checked import Checked, checked_by
from attribution.stages.checkers import Checker, checker_at, who_checked
from attribution.stages.frames import Frame
from attribution.stages.relations import Relation
from attribution.stages.zones import Block
from attribution.text import Span

_OF_ITEMS = frozenset({"geolocation", "chronolocation", "reverse_image", "metadata"})
_TELLING = frozenset(RULES) - {"show"}
_PRESENT = frozenset({"witness", "witnesses", "scene", "site", "spot"})
_INDEPENDENT = frozenset({"outlet", "medium", "expert", "nobody", "evidence"})
_METHODS: tuple[Method, ...] = (
    "satellite", "reverse_image", "metadata", "geolocation", "chronolocation", "interview",
    "document_review", "not_stated",
)  # fmt: skip
"""Of several ways of checking the one to name, the most telling first."""
_OWN = frozenset({"witnessed_self"})
_DATING = frozenset({"dated", "publish", "show"})
_SURE, _UNSURE = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about checking before it is aimed.

    ``by`` is the checker's mention, None for the outlet or nobody named; ``cue`` the checking
    predicate, ``act`` its kind; ``thing`` what was checked. ``sentence`` is the number of its
    sentence, ``by_kind`` what kind of checker it is.
    """

    span: Span
    cue: Span
    by: Span | None
    status: VerificationStatus
    independent: bool | None
    method: Method
    thing: Checked
    act: str
    sentence: int
    by_kind: str
    evidence: tuple[str, ...]
    confidence: float

    @property
    def object(self) -> Literal["claim", "media"]:
        """Whether an item or what somebody tells was checked."""
        return "media" if self.thing.is_item or self.method in _OF_ITEMS else "claim"


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
    silent = [block.span for block in blocks if block.zone == "furniture"]
    found = [
        _verdict(parsed.sentences[number], number, match, heading)
        for number, match, heading in find_verdicts(parsed, blocks, lexicons.verdicts)
    ]
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
        if acts & _TELLING or ("method" in acts and "show" in acts):
            near = [r for r in relations if r.source and _stands_in(r, sentence)]
            found += _Finder(
                read_sentence(parsed, number, matches, lexicons.nouns, near, outlet)
            ).run()
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
        confidence=_SURE,
    )


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
            if check is not None and not any(_goes_on(other, check) for other in found):
                found.append(check)
        return _joined([*found, *self._witnessed()])

    def _check(self, match: Match[CheckEntry]) -> Check | None:
        act = match.entry.act
        frame = self._frame(match)
        if frame.outcome == "open":
            return None
        thing = checked_by(self._on, act, frame)
        by = who_checked(self._on, act, frame)
        said = statement_of(self._on, match, frame, thing, by)
        status = RULES[act](said)
        if status is None:
            return None
        if said.disproved and thing.kind == "pronoun":
            thing = replace(thing, inner="media")
        if (thing.unlike and status.startswith("verified")) or (
            thing.partly and status == "verified_self"
        ):
            status = "partly_verified"
        return Check(
            span=statement_span(self._on, frame, match),
            cue=self._words[frame.place].span,
            by=by.span if by.kind != "outlet" and status not in _OWN else None,
            status=status,
            independent=_is_independent(status, by, said),
            method=self._method(match.entry, status),
            thing=thing,
            act=act,
            sentence=self._on.number,
            by_kind=by.kind,
            evidence=(f"verification:{match.entry.phrase}", f"rule:{act} {frame.outcome}"),
            confidence=_SURE if thing.kind not in ("nothing", "other") else _UNSURE,
        )

    def _frame(self, match: Match[CheckEntry]) -> Frame:
        """A predicate's frame; its own "not" says nothing, and a noun fails with its verb."""
        frame = self._on.frames.at(self._on.head_of(match))
        if match.entry.phrase.startswith(("not ", "~not ")) and frame.outcome == "failed":
            return replace(frame, outcome="done")
        word = self._words[frame.place]
        if match.entry.act == "evidence" and word.deprel == "obj" and frame.outcome == "done":
            return replace(frame, outcome=self._on.frames.at(word.head).outcome)
        return frame

    def _method(self, entry: CheckEntry, status: VerificationStatus) -> Method:
        if entry.act == "verify" and entry.method != "not_stated":
            return entry.method
        if status in ("unable", "disputed", "pending_official", "confirmed_by_party"):
            return "not_stated"
        told = [match.entry.method for match in self._on.matches if match.entry.act == "method"]
        if told:
            return min(told, key=_METHODS.index)
        if entry.act == "witness" and status == "verified_self":
            return "document_review"
        return entry.method

    def _witnessed(self) -> Iterator[Check]:
        """What the outlet's own people are the source of: "according to a Mail witness"."""
        for relation in self._on.speeches:
            source, cue = relation.source[0], (relation.cue or relation.source)[0]
            head = self._on.head_in(source)
            if head is None or not relation.content:
                continue
            below = {self._on.frames.form(at) for at in self._on.sentence.subtree(head)}
            if self._on.nouns.get(head) != "journalist" or not below & _PRESENT:
                continue
            if checker_at(self._on, head).kind != "outlet":
                continue
            start, end = min(cue, source), max(cue, source)
            yield Check(
                span=Span(start.start, end.end),
                cue=cue,
                by=None,
                status="witnessed_self",
                independent=True,
                method="not_stated",
                thing=Checked("content", contents=relation.content),
                act="witness",
                sentence=self._on.number,
                by_kind="outlet",
                evidence=("rule:the outlet's own witness",),
                confidence=_SURE,
            )


def _goes_on(first: Check, second: Check) -> bool:
    """Whether a statement is only more of another: "saw two bodies and heard shots"."""
    if first.status == second.status == "refuted" and {first.act, second.act} <= _DATING:
        return True
    if first.act != second.act:
        return False
    return first.span.overlaps(second.cue) or (first.act == "witness" and first.by == second.by)


def _is_independent(status: VerificationStatus, by: Checker, said: Statement) -> bool | None:
    if status in ("confirmed_by_party", "disputed"):
        return said.independently and status != "disputed"
    if status == "pending_official":
        return None
    return True if said.independently or by.kind in _INDEPENDENT else None


def _joined(found: list[Check]) -> list[Check]:
    """One record for an item of which one side was checked and another could not be."""
    joined: list[Check] = []
    for check in found:
        last = joined[-1] if joined else None
        statuses = {check.status, last.status} if last else set()
        if (
            last is not None
            and "unable" in statuses
            and statuses & {"verified_self", "verified_other"}
            and (last.by == check.by or None in (last.by, check.by))
            and (last.thing.side or check.thing.side)
        ):
            better = last if last.status != "unable" else check
            joined[-1] = replace(
                better,
                span=Span(
                    min(last.span.start, check.span.start), max(last.span.end, check.span.end)
                ),
                status="partly_verified",
                thing=max(
                    last.thing, check.thing, key=lambda thing: (thing.is_item, bool(thing.head))
                ),
                evidence=(*last.evidence, *check.evidence),
            )
        else:
            joined.append(check)
    return joined
