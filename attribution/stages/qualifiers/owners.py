"""Hedges and boosters: their words, what they govern, and whose they are.

The words come from a lexicon, their sense and scope from the parse. A qualifier belongs to the
innermost claim that holds it and is uttered by that claim's speaker: a hedge within a quotation or
a paraphrase is its source's, one in the words that report it ("is alleged to", "appeared to show",
"according to") that of whoever reports.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Literal

from attribution.records import Qualifier, QualifierType
from attribution.stages.qualifiers.markers import Marker
from attribution.stages.qualifiers.scare_quotes import find_scare_quotes
from attribution.stages.qualifiers.scope import governed, spans_of
from attribution.stages.reading import Reading
from attribution.stages.sources.resolving import OUTLET
from attribution.text import Span

_OF_THE_TELLER: frozenset[QualifierType] = frozenset(
    {
        "reportative", "allegative", "appearance", "epistemic_adverb", "epistemic_modal",
        "inference", "ignorance", "omission_note", "attribution_hedge", "label",
    }
)  # fmt: skip
"""What may qualify a content from within its cue; the rest there qualifies the saying alone."""
_OF_A_SOURCE: frozenset[QualifierType] = frozenset(
    {
        "vague_quantifier", "approximator", "bound_lower", "bound_upper", "universal",
        "attribution_hedge", "label",
    }
)  # fmt: skip
_SPEAKING = frozenset({"named_person", "unnamed_person", "named_org", "unnamed_org", "collective"})
_LOOK_BACK = 24  # claims that start before a cue and may still hold it


def assign_qualifiers(found: Sequence[Marker], reading: Reading) -> list[list[Qualifier]]:
    """The qualifiers of each assertion, scare quotes among them."""
    held: list[list[Qualifier]] = [[] for _ in reading.assertions]
    claims = _Claims(reading)
    for marker in found:
        place = claims.place(marker)
        if place is None:
            continue
        number, owner, whole = place
        kind = marker.type
        if kind == "ignorance" and owner == OUTLET:
            kind = "omission_note"  # what the outlet does not know it notes as missing
        within = reading.assertions[number].spans
        scope = [] if whole else _scope(marker, claims.bounds(marker, number))
        held[number].append(
            Qualifier(
                type=kind,
                cue=[marker.span],
                scope=scope or (list(within) if whole else [marker.span]),
                owner=owner,
                strength=marker.strength,
                confidence=claims.confidence(marker, number),
                evidence=[marker.evidence],
            )
        )
    for number, qualifier in find_scare_quotes(reading):
        held[number].append(qualifier)
    return [sorted(qualifiers, key=lambda item: item.cue) for qualifiers in held]


def _scope(marker: Marker, within: Sequence[Span]) -> list[Span]:
    return spans_of(marker.sentence, governed(marker.sentence, marker.cue, marker.type), within)


class _Claims:
    """Finds the claim and the owner of a qualifier in one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = sorted(
            (span.start, number)
            for number, assertion in enumerate(reading.assertions)
            for span in assertion.spans
        )
        self._kinds = {source.id: source.kind for source in reading.resolved.sources}
        self._attributions = {a.id: a for a in reading.attributions}
        self._cues = self._parts("cue")
        self._sources = self._parts("source")

    def _parts(self, field: Literal["cue", "source"]) -> list[tuple[Span, int]]:
        """The spans of all attributions' cues or sources with their claims, by start."""
        found = []
        for number in range(len(self._reading.assertions)):
            attribution = self._reading.attribution_of(number)
            spans = getattr(attribution, field) if attribution else []
            found += [(Span(*span), number) for span in spans]
        return sorted(found)

    def place(self, marker: Marker) -> tuple[int, str, bool] | None:
        """The claim of a qualifier, its owner, and whether it governs the whole claim."""
        reporting = self._within(self._cues, marker.span)
        if reporting is not None:
            return self._in_cue(marker, reporting)
        holder = self._innermost(marker.span)
        if holder is not None:
            return self._in_claim(marker, holder)
        described = self._within(self._sources, marker.span)
        if described is not None and marker.type in _OF_A_SOURCE:
            return described, self._owner_of_label(marker) or self._teller(described), False
        return self._beside(marker) if marker.type in _OF_THE_TELLER else None

    def _in_cue(self, marker: Marker, number: int) -> tuple[int, str, bool] | None:
        if marker.type == "label" and marker.namer is not None:
            return number, self._owner_of_label(marker) or self._speaker(number), True
        if not self._qualifies_content(marker, number):
            return None
        is_note = marker.type == "omission_note" and not self._in_marks(marker)
        is_whole = marker.type != "approximator"  # "an estimated" is about its number
        return number, OUTLET if is_note else self._teller(number), is_whole

    def _in_claim(self, marker: Marker, number: int) -> tuple[int, str, bool] | None:
        is_own = self._reading.assertions[number].attribution is None
        if marker.is_loaded and (not is_own or self._in_marks(marker)):
            return None
        return number, self._owner(marker, number), False

    def bounds(self, marker: Marker, number: int) -> Sequence[Span]:
        """Where a qualifier's scope may lie: in its claim, or around it in the teller's words."""
        spans = self._reading.assertions[number].spans
        if any(span.covers(marker.span) for span in spans):
            return spans
        return [marker.sentence.span]

    def confidence(self, marker: Marker, number: int) -> float:
        """Less sure where the parse alone says which claim a qualifier belongs to."""
        inside = any(s.covers(marker.span) for s in self._reading.assertions[number].spans)
        return 0.9 if inside else 0.7

    def _within(self, parts: Sequence[tuple[Span, int]], span: Span) -> int | None:
        """The claim of the part that a qualifier overlaps."""
        at = bisect.bisect_left(parts, (Span(span.end, 0), 0))
        for part, number in reversed(parts[max(at - 3, 0) : at]):
            if part.overlaps(span):
                return number
        return None

    def _innermost(self, span: Span) -> int | None:
        """The smallest claim that holds a qualifier."""
        at = bisect.bisect_right(self._starts, (span.start, len(self._reading.assertions)))
        holding = [
            number
            for _, number in self._starts[max(at - _LOOK_BACK, 0) : at]
            if any(part.covers(span) for part in self._reading.assertions[number].spans)
        ]
        return min(holding, key=self._extent) if holding else None

    def _extent(self, number: int) -> int:
        return sum(span.end - span.start for span in self._reading.assertions[number].spans)

    def _qualifies_content(self, marker: Marker, number: int) -> bool:
        """Whether a qualifier within a cue bears on what is reported, not on the reporting.

        "The report suggests" infers; "the minister suggests" says.
        """
        attribution = self._reading.attribution_of(number)
        assert attribution is not None
        if marker.type == "omission_note":
            return True
        if marker.is_noun:
            return False  # "reports of": the cue itself
        if marker.type == "inference":
            return self._kinds.get(attribution.source_id) not in _SPEAKING
        is_estimate = marker.type == "approximator" and attribution.speech_act == "estimate"
        return is_estimate or marker.type in _OF_THE_TELLER

    def _teller(self, number: int) -> str:
        """Who tells of an attributed claim: the speaker of the content it stands in, the outlet."""
        attribution = self._reading.attribution_of(number)
        parent = attribution.parent if attribution else None
        return self._attributions[parent].source_id if parent else OUTLET

    def _speaker(self, number: int) -> str:
        attribution = self._reading.attribution_of(number)
        return attribution.source_id if attribution else OUTLET

    def _owner(self, marker: Marker, number: int) -> str:
        named = self._owner_of_label(marker)
        if named is not None:
            return named
        chain = self._reading.chains[number]
        attribution = self._reading.attribution_of(number)
        if attribution is None:
            return OUTLET
        if self._in_marks(marker):
            return chain.origin
        if marker.type == "omission_note":
            return OUTLET
        if self._kinds.get(attribution.source_id) == "media_item":
            return self._teller(number)
        return chain.origin

    def _in_marks(self, marker: Marker) -> bool:
        return bool(self._reading.quotations.touching(marker.span))

    def _owner_of_label(self, marker: Marker) -> str | None:
        """Whose name for it a label is, where that one is known as a source."""
        if marker.namer is None:
            return None
        at = self._reading.resolved.at
        if marker.namer in at:
            return at[marker.namer]
        for source in self._reading.resolved.sources:
            if any(Span(*mention).overlaps(marker.namer) for mention in source.mentions):
                return source.id
        return None

    def _beside(self, marker: Marker) -> tuple[int, str, bool] | None:
        """The nearest claim of the sentence, for a qualifier that stands in none."""
        inside = [
            (min(abs(s.start - marker.span.end), abs(marker.span.start - s.end)), number)
            for number, assertion in enumerate(self._reading.assertions)
            for s in assertion.spans
            if s.overlaps(marker.sentence.span)
        ]
        if not inside:
            return None
        number = min(inside)[1]
        return number, self._teller(number), marker.type == "omission_note"
