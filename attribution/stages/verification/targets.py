"""Choosing the claims that a statement about checking covers.

The head noun says which: ``accounts`` are what people tell, ``images`` what pictures show,
``figures`` claims with numbers, ``these claims`` what the last source said. The nearest preceding
text counts first, paragraph by paragraph; a relative clause is about the noun before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.lexicons import word_class
from attribution.records import Direction
from attribution.stages.reading import Reading
from attribution.stages.sources.resolving import OUTLET
from attribution.stages.verification.candidates import Candidate, find_candidates, stems_of
from attribution.stages.verification.check import Check
from attribution.stages.verification.preceding import Found, Preceding, last_of, start_of
from attribution.stages.verification.verdicts import section_end, zone_at

_GOING_ON = frozenset(
    {"all", "both", "most", "some", "none", "many", "several", "each", "they", "these", "others"}
)
_OF_CONTENT = frozenset({"confirm", "deny", "refute", "false", "corroborate"})
_HEADINGS = frozenset({"headline", "standfirst", "subhead"})
_OF_PARTIES = frozenset({"disputed", "confirmed_by_party", "witnessed_self", "refuted"})
_OWN_KINDS = frozenset({"event", "content", "figure", "conduct", "aspect"})
_OF_SECTION = frozenset({"figure", "media", "pronoun", "aspect", "nothing", "other"})
"""Kinds of things that are the checked claim's, where a fact-check speaks of them."""


class Targets:
    """The claims of one document, to aim statements at.

    Args:
        reading: the document.
        verdicts: the verdicts in it on what the headings above them say.
    """

    def __init__(self, reading: Reading, verdicts: Sequence[Check] = ()) -> None:
        self._reading = reading
        self._verdicts = verdicts
        self._sentences = reading.parsed.sentences
        self._preceding = Preceding(reading)
        self._all = find_candidates(reading)

    def of(self, check: Check) -> tuple[Found, Direction]:
        """The claims that a statement covers, and in which direction they stand."""
        if self._is_document_wide(check):
            return [c for c in self._all if c.attributed and c.running], "document"
        found = self._judged(check) or self._announced(check) or self._chosen(check)
        if not found:
            return [], "backward"
        if self._opens_forward(check):
            return found, "forward"
        if all(candidate.sentence == check.sentence for candidate in found):
            thing = check.thing
            outside = thing.noun is None or thing.noun.start >= check.span.start
            before = all(candidate.spans[-1].end <= check.span.start for candidate in found)
            apart = before and outside and not thing.contents and not thing.before
            return found, "backward" if apart else "same_sentence"
        if min(candidate.start for candidate in found) > check.span.end:
            return found, "forward"
        return found, "backward"

    def is_answer(self, check: Check, found: Sequence[Candidate]) -> bool:
        """Whether a statement is about something that was said before it, or in its sentence."""
        return bool(check.thing.contents) or any(
            not c.overlaps(check.cue) and (c.attributed or c.sentence < check.sentence)
            for c in found
        )

    def uncovered(self, check: Check, found: Sequence[Candidate]) -> list[int]:
        """Other claims of the origins whose claims are covered; none for a party's yes or no."""
        if check.status in _OF_PARTIES:
            return []
        covered = {candidate.number for candidate in found}
        origins = {c.origin for c in found if c.attributed} - {OUTLET}
        return [c.number for c in self._all if c.origin in origins and c.number not in covered]

    # --- where to look ---

    def _chosen(self, check: Check) -> Found:
        usable = [
            c
            for c in self._all
            if not self._is_own(c, check) and (c.running or c.sentence == check.sentence)
        ]
        here = [c for c in usable if c.sentence == check.sentence]
        before = [
            c
            for c in usable
            if c.sentence < check.sentence
            or (c in here and c.start < check.span.start and not c.overlaps(check.cue))
        ]
        if check.act in ("witness", "examine", "show") and check.status != "unable":
            return self._seen(check, here)
        found = self._told_here(check, here, before)
        if not found and self._opens_forward(check):
            found = self._after(check, usable)
        if found:
            return found
        found = self._preceding.of(check, before) or self._fallback(check, here)
        return self._with_like(check, found, usable)

    def _told_here(self, check: Check, here: Found, before: Found) -> Found:
        """The claims that the statement's own sentence names."""
        thing = check.thing
        passed = thing.is_item and check.status == "refuted" and self._passed_off(check, here)
        if passed:
            return passed
        if thing.contents:
            told = [c for c in here if any(c.holds(span) for span in thing.contents)]
            others = [c for c in before if c not in told]
            same = self._preceding.alike(check, thing.contents, others)
            if told or same:
                return sorted({*same, *told}, key=start_of)
        if thing.fresh and thing.is_item:
            return [c for c in here if c.attributed] or self._own(check)
        return self._of_antecedent(check, here) if thing.before else []

    def _passed_off(self, check: Check, here: Found) -> Found:
        """What a picture is said to show in the sentence that says it does not."""
        noun = check.thing.noun
        return [
            c
            for c in here
            if c.spans[-1].end <= check.cue.start
            and (c.attributed or (noun is not None and c.start > noun.end))
        ]

    def _with_like(self, check: Check, found: Found, usable: Found) -> Found:
        """Claims that are wrong or denied, with those elsewhere that say the same."""
        if check.status not in ("refuted", "disputed") or check.act == "comment":
            return found
        spans = [span for candidate in found for span in candidate.spans]
        others = [c for c in usable if c not in found and not c.overlaps(check.span)]
        same = self._preceding.alike(check, spans, others) if spans else []
        return sorted({*found, *same}, key=start_of)

    def _judged(self, check: Check) -> Found:
        """The claims of the heading in whose section of a fact-check a statement stands."""
        own = check.act == "verdict"
        thing = check.thing
        of_section = thing.fresh or (thing.kind in _OF_SECTION and thing.inner != "document")
        if not own and (thing.contents or not of_section):
            return []
        for verdict in reversed(self._verdicts):
            if verdict.span.start > check.span.start:
                continue
            end = section_end(self._reading.blocks, verdict.span.start)
            if end is not None and end <= check.span.start:
                return []
            heading = verdict.thing.contents[0]
            return [c for c in self._all if c.overlaps(heading)]
        return []

    def _announced(self, check: Check) -> Found:
        """Of a heading about a picture that is not what it seems: what the story says it shows."""
        zone = zone_at(self._reading.blocks, check.span.start)
        if zone not in _HEADINGS or not check.thing.is_item:
            return []
        wanted = stems_of(self._reading, [check.span])
        shown = [c for c in self._all if c.running and c.media and c.attributed]
        alike = [c for c in shown if wanted & stems_of(self._reading, c.spans)]
        return alike[:1]

    def _is_document_wide(self, check: Check) -> bool:
        words = [word.form.lower() for word in self._sentences[check.sentence].words]
        return check.status == "unable" and any(
            one in ("in", "throughout") and this == "this" and noun in word_class("own_piece")
            for one, this, noun in zip(words, words[1:], words[2:], strict=False)
        )

    def _opens_forward(self, check: Check) -> bool:
        """Whether a statement announces what it is about: "the following", "who fired is open"."""
        open_question = check.act == "contested" and check.thing.kind == "nothing"
        if open_question or (
            check.act == "deny" and check.by_kind == "nobody" and check.thing.side
        ):
            return True
        opening = {word.form.lower() for word in self._sentences[check.sentence].words[:3]}
        head = (check.thing.head or "").lower()
        return head == "following" or not opening.isdisjoint({"following", "follows"})

    def _is_own(self, candidate: Candidate, check: Check) -> bool:
        """Whether a claim is nothing but the statement itself."""
        if candidate.attributed:
            spoken = any(cue.overlaps(check.cue) for cue in candidate.cue)
            return spoken and not check.thing.contents
        said = any(
            candidate.holds(span) and len(stems_of(self._reading, [span])) > 1
            for span in check.thing.contents
        )
        return candidate.overlaps(check.cue) and not said

    def _own(self, check: Check) -> Found:
        """The claim that the statement makes, or else the one in which it stands."""
        said = [c for c in self._all if any(cue.overlaps(check.cue) for cue in c.cue)]
        return said or [c for c in self._all if c.overlaps(check.cue)][-1:]

    # --- in the same sentence, and after it ---

    def _seen(self, check: Check, here: Found) -> Found:
        """What was seen, or what a paper in hand says: in the same sentence, else around it."""
        attributed = [c for c in here if c.attributed]
        if check.act == "witness" and check.status == "witnessed_self":
            own = [
                c for c in self._all if c.attributed and any(s.overlaps(check.cue) for s in c.cue)
            ]
            attributed = own or attributed
            return [*(attributed or here or self._own(check)), *self._seen_further(check)]
        if check.thing.before:
            return attributed or here or self._own(check)
        told = [c for c in attributed if c.start > check.cue.start]
        if told or check.act == "show":
            return told or attributed or self._own(check)
        told = [c for c in here if c.start > check.cue.start]
        return self._of_paper(check) or told or self._next(check) or self._own(check)

    def _seen_further(self, check: Check) -> Found:
        """What the next sentence adds of what was seen: "All had gunshot wounds"."""
        number = check.sentence + 1
        if number >= len(self._sentences):
            return []
        sentence = self._sentences[number]
        goes_on = sentence.words[0].form.lower() in _GOING_ON
        if sentence.paragraph != self._preceding.paragraph(check) or not goes_on:
            return []
        return [c for c in self._all if c.sentence == number and not c.attributed]

    def _of_paper(self, check: Check) -> Found:
        """What was told of the same paper just before."""
        if check.thing.noun is None:
            return []
        noun = check.thing.noun.of(self._reading.text).lower().removesuffix("s")
        near = [
            c
            for c in self._all
            if c.attributed
            and c.sentence < check.sentence
            and c.paragraph >= self._preceding.paragraph(check) - 1
            and noun in self._sentences[c.sentence].span.of(self._reading.text).lower()
        ]
        return last_of(near)

    def _of_antecedent(self, check: Check, here: Found) -> Found:
        """What the noun before a relative clause or participle tells or shows."""
        if check.thing.is_item or check.thing.what == "document":
            attributed = [c for c in here if c.attributed]
            shown = [c for c in attributed if c.media] or attributed
            return shown or [c for c in here if c.media] or here or self._own(check)
        first = [c for c in here if c.start < check.span.start]
        attributed = [c for c in first if c.attributed] or [c for c in here if c.attributed]
        return attributed or first or here

    def _after(self, check: Check, usable: Found) -> Found:
        after = [c for c in usable if c.start > check.cue.end]
        inside = [c for c in after if c.sentence == check.sentence]
        near = [c for c in after if c.paragraph <= self._preceding.paragraph(check) + 1]
        found = inside or [c for c in near if c.paragraph == near[0].paragraph]
        return [c for c in found if c.attributed] or found

    def _next(self, check: Check) -> Found:
        """The claims of the next sentence, no further than the next paragraph."""
        after = [
            c
            for c in self._all
            if c.sentence == check.sentence + 1
            and c.paragraph <= self._preceding.paragraph(check) + 1
        ]
        return [c for c in after if c.attributed] or after

    def _fallback(self, check: Check, here: Found) -> Found:
        """Nothing stands before: what follows, else the sentence that holds the statement."""
        if check.act in _OF_CONTENT and check.thing.kind in _OWN_KINDS:
            return here or self._own(check)
        if check.thing.is_item and (shown := [c for c in self._next(check) if c.media]):
            return shown
        if check.thing.what == "document" and (told := self._next(check)):
            return told
        others = [c for c in here if not c.overlaps(check.cue)]
        return (
            [c for c in others if c.attributed] or others or self._next(check) or self._own(check)
        )
