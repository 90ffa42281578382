"""Reading an annotation into its profile: each claim's words, figures, hedges and sources."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attribution.corroboration.passages import RUN, Runs
from attribution.corroboration.profile import Profile, Teller, Telling
from attribution.corroboration.quantities import Quantities
from attribution.corroboration.words import (
    Token,
    Word,
    Words,
    attitude,
    event,
    known,
    terms,
)
from attribution.quotation import Quotations
from attribution.records import (
    Annotation,
    Attribution,
    Claim,
    Document,
    VerificationStatus,
)
from attribution.text import Span

_STORY_NAMES = 12
_GOVERNED = 3
_OTHERWISE = {"for": "against", "against": "for"}
_CHECKED = frozenset({"refuted", "verified_self", "partly_verified"})
_VERDICT = 3  # words at most of a bare verdict
_TITLE = re.compile(r"\b[A-Z][a-z]{1,3}\.$")  # "Sen.", "Mrs."
_AROUND = 90  # code points before "accused of" where a heading names somebody


def profile_of(annotation: Annotation) -> Profile:
    """The profile of an annotated document."""
    document = annotation.document
    found = Words(document.text)
    story = _Story(document, found)
    tellings = _Reader(annotation, found, story).tellings()
    return Profile(
        id=document.id,
        name=document.name,
        outlet=document.outlet,
        published=document.published,
        truncated="truncated" in document.flags,
        tellers=tuple(
            Teller(s.name, tuple(s.aliases), s.kind, s.affiliation, s.access)
            for s in annotation.sources
        ),
        tellings=tellings,
        story=_names(tellings),
        runs=story.runs,
    )


class _Story:
    """The words of a document without page furniture, and the runs that they make."""

    def __init__(self, document: Document, found: Words) -> None:
        told = [
            token
            for zone in document.zones
            if zone.zone != "furniture"
            for token in found.within(zone.start, zone.end)
        ]
        self._starts = [start for _, start, _, _ in told]
        initials = map(document.text.__getitem__, self._starts)
        self.runs = Runs.of([form for form, *_ in told], bytes(map(str.isupper, initials)))

    def around(self, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """The run that ends and that which begins with the first of some stretches of text."""
        if not spans:
            return ()
        place = bisect_left(self._starts, spans[0][0])
        before = max(0, place - RUN + 1)
        runs = self.runs.hashes
        around = (*runs[before : before + 1], *runs[place : place + 1])
        return tuple(run for run in around if run)


def _names(tellings: Sequence[Telling]) -> dict[str, float]:
    """The names that tell most about what a document is about."""
    counts = Counter(
        name for telling in tellings if telling.zone != "headline" for name in telling.names
    )
    told = {
        name: round(known(name).rarity * math.log1p(count), 3) for name, count in counts.items()
    }
    best = sorted(told, key=lambda name: (-told[name], name))[:_STORY_NAMES]
    return {name: told[name] for name in best if told[name] > 0}


class _Reader:
    """Reads the claims of one annotation."""

    def __init__(self, annotation: Annotation, found: Words, story: _Story) -> None:
        self._found = found
        self._story = story
        self._claims = annotation.claims
        self._text = annotation.document.text
        self._places = {source.id: place for place, source in enumerate(annotation.sources)}
        self._attributions = {item.id: item for item in annotation.attributions}
        self._quotations = Quotations(self._text)
        self._quantities = Quantities(self._text, found)
        self._findings = list(_findings(annotation))

    def tellings(self) -> tuple[Telling, ...]:
        """Every claim that stands somewhere, in their order.

        Terms that stand in many claims of one document tell less about each of them.
        """
        claims = [each for each in self._claims if each.spans and each.zone != "furniture"]
        found = [
            list(chain.from_iterable(self._found.within(*span) for span in claim.spans))
            for claim in claims
        ]
        told = list(map(terms, found))
        counts = Counter(chain.from_iterable(told))
        share = {key: 1 / math.sqrt(count) for key, count in counts.items()}
        return tuple(
            self._tell(
                claim, each, {key: round(value * share[key], 3) for key, value in own.items()}
            )
            for claim, each, own in zip(claims, found, told, strict=True)
        )

    def _tell(self, claim: Claim, found: list[Token], told: dict[str, float]) -> Telling:
        attribution: Attribution | None = self._attributions.get(claim.attribution_id or "")
        spans = [Span(*span) for span in claim.spans]
        quoted = list(self._quoted(spans))
        return Telling(
            claim=claim.id,
            start=spans[0].start,
            end=spans[-1].end,
            text=" ".join(span.of(self._text) for span in spans),
            zone=claim.zone,
            attributed=attribution is not None,
            sourced=bool(attribution and attribution.source),
            frame=self._story.around(attribution.cue) if attribution else (),
            form=attribution.quote.form if attribution else "none",
            act=attribution.speech_act if attribution else None,
            channel=attribution.channel if attribution else None,
            quoted=tuple(part.of(self._text) for part in quoted),
            spoken=tuple(
                " ".join(form for form, *_ in self._found.within(*part)) for part in quoted
            ),
            tellers=tuple(self._places.get(link.source_id, 0) for link in claim.chain[1:]),
            links=tuple(str(link.link) for link in claim.chain[1:]),
            origin=self._places.get(claim.origin_id, 0),
            terms=told,
            weight=round(sum(told.values()), 3),
            names=_set(self._proper(found, spans)),
            events=_set(filter(None, map(event, told))),
            years=_set(key for key in told if key.isdigit()),
            charged={form: word.charge for form, _, _, word in found if word.charge},
            figures=tuple(self._quantities.figure(each, found) for each in claim.quantities),
            hedges={
                **{q.type: self._words(q.cue) for q in claim.qualifiers},
                **self._attitude(attribution),
            },
            whole=tuple(self._whole(claim)),
            part=_set(self._part(claim)),
            status=self._status(claim, spans[0]),
            agents=tuple(Span(*agent.span).of(self._text) for agent in claim.agents)
            or self._accused(claim),
            join=claim.agents_join,
            baseline=claim.baseline,
        )

    def _status(self, claim: Claim, span: Span) -> VerificationStatus:
        """What is said of checking it; what the outlet found in a check of its own it knows."""
        status = claim.verification.status
        is_own = claim.attribution_id is None and status == "none_stated"
        is_found = is_own and any(finding.overlaps(span) for finding in self._findings)
        return "verified_self" if is_found else status

    def _attitude(self, attribution: Attribution | None) -> dict[str, str]:
        """Whether the source is for or against what the claim is about, with the words of it."""
        if attribution is None:
            return {}
        for span in attribution.cue:
            for form, *_ in self._found.within(*span):
                if (found := attitude(form)) is not None:
                    is_not = attribution.polarity == "negative"
                    return {_OTHERWISE.get(found, found) if is_not else found: form}
        return {}

    def _words(self, spans: Iterable[tuple[int, int]]) -> str:
        return " ".join(self._text[start:end] for start, end in spans)

    def _known(self, spans: Iterable[tuple[int, int]]) -> list[Word]:
        return [word for span in spans for *_, word in self._found.within(*span)]

    def _whole(self, claim: Claim) -> Iterator[str]:
        """What is said of all: the first terms that each universal governs."""
        for qualifier in claim.qualifiers:
            if qualifier.type == "universal":
                scope = self._known(qualifier.scope)
                telling = [word.term for word in scope if word.is_telling]
                yield from telling[:_GOVERNED]

    def _part(self, claim: Claim) -> Iterator[str]:
        """The stems of what is said of some: the first words that each such quantifier governs."""
        for qualifier in claim.qualifiers:
            if qualifier.type == "vague_quantifier":
                told = [word.stem for word in self._known(qualifier.scope) if word.is_telling]
                yield from told[:_GOVERNED]

    def _accused(self, claim: Claim) -> tuple[str, ...]:
        """Whom a heading names before “accused of” or the like, if nobody else is said to act."""
        for qualifier in claim.qualifiers:
            if qualifier.type == "allegative" and claim.zone in ("headline", "standfirst"):
                end = qualifier.cue[0][0]
                before = self._text[max(0, end - _AROUND) : end].rpartition("\n")[2].split()
                if before and before[0][0].isupper():
                    return (" ".join(before),)
        return ()

    def _quoted(self, spans: Iterable[Span]) -> Iterator[Span]:
        for span in spans:
            for quotation in self._quotations.touching(span):
                start = max(span.start, quotation.inner.start)
                end = min(span.end, quotation.inner.end)
                if end > start:
                    yield Span(start, end)

    def _proper(self, found: list[Token], spans: list[Span]) -> Iterator[str]:
        """Terms written with a capital, unless it may only open a sentence; titles before them."""
        text, opening = self._text, {span.start for span in spans}
        titles: list[str] = []
        for place, (_, start, _, word) in enumerate(found):
            if not word.is_telling:
                continue
            if text[start].isupper() and self._is_name(found, place, opening):
                if titles:
                    yield from titles
                    titles = []
                yield word.stem
            elif word.is_title:
                titles.append(word.stem)
            elif titles:
                titles = []

    def _is_name(self, found: list[Token], place: int, opening: set[int]) -> bool:
        """Whether a capital is not only that of a sentence's first word."""
        _, start, end, _ = found[place]
        before = self._text[max(0, start - 6) : start].rstrip("\"'“”‘’( \n")
        if start not in opening and (not before or before[-1] not in ".!?:"):
            return True
        goes_on = place + 1 < len(found) and found[place + 1][1] == end + 1
        return (goes_on and self._text[end + 1].isupper()) or bool(_TITLE.search(before))


def _findings(annotation: Annotation) -> Iterator[Span]:
    """Where the outlet tells what it found by a check: its words, or what follows a verdict.

    Behind “False.” stands the finding, to the end of the paragraph. What it corrects of its own
    it has found out nothing about.
    """
    text, outlet = annotation.document.text, annotation.sources[0].id
    own = {claim.id for claim in annotation.claims if claim.origin_id == outlet}
    for check in annotation.verifications:
        is_check = check.by == outlet and check.status in _CHECKED
        if not is_check or own & set(check.targets):
            continue
        start, end = check.span
        if len(text[start:end].split()) <= _VERDICT:
            end = text.find("\n", end) if "\n" in text[end:] else len(text)
        yield Span(start, end)


def _set(found: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order, so that two readings of a document are kept as the same bytes."""
    return tuple(sorted(set(found)))
