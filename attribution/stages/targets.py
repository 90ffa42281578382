"""Choosing the claims that a statement about checking covers.

The head noun says which: ``accounts`` are what people tell, ``images`` what pictures show,
``figures`` claims with numbers, ``these claims`` what the last source said. The nearest preceding
text counts first, paragraph by paragraph; a relative clause is about the noun before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attribution.records import Direction
from attribution.stages.candidates import Candidate, find_candidates, stems_of
from attribution.stages.check_verdicts import section_end
from attribution.stages.checks import Check
from attribution.stages.reading import Reading
from attribution.stages.sources import OUTLET

_FAR = 4
"""Paragraphs that a statement looks back."""
_FAR_ALIKE = 8
"""Paragraphs back in which the same words count as the same claim."""
_ALIKE = 0.6
_OF_CONTENT = frozenset({"confirm", "deny", "refute", "false", "corroborate"})
_OWN_KINDS = frozenset({"event", "content", "figure", "conduct", "aspect"})
_OF_SECTION = frozenset({"figure", "media", "pronoun", "aspect", "nothing", "other"})
"""Kinds of things that are the checked claim's, where a fact-check speaks of them."""
Found = list[Candidate]


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
        self._sources = {source.id: source for source in reading.resolved.sources}
        self._all = find_candidates(reading)

    def of(self, check: Check) -> tuple[Found, Direction]:
        """The claims that a statement covers, and in which direction they stand."""
        if self._is_document_wide(check):
            return [c for c in self._all if c.attributed and c.running], "document"
        found = self._judged(check) or self._chosen(check)
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

    def uncovered(self, found: Sequence[Candidate]) -> list[int]:
        """Other claims of the sources whose claims are covered."""
        covered = {candidate.number for candidate in found}
        sources = {c.source for c in found if c.attributed} - {OUTLET}
        return [c.number for c in self._all if c.source in sources and c.number not in covered]

    # --- where to look ---

    def _chosen(self, check: Check) -> Found:
        thing = check.thing
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
        if check.act in ("witness", "examine", "show"):
            return self._seen(check, here)
        if thing.contents:
            told = [c for c in here if any(c.holds(span) for span in thing.contents)]
            same = self._alike(check, [c for c in before if c not in told])
            if told or same:
                return sorted({*same, *told}, key=lambda candidate: candidate.start)
        if thing.before and (inside := self._of_antecedent(check, here)):
            return inside
        if self._opens_forward(check) and (after := self._after(check, usable)):
            return after
        return self._backward(check, before) or self._fallback(check, here)

    def _judged(self, check: Check) -> Found:
        """The claims of the heading in whose section of a fact-check a statement stands."""
        own = check.act == "verdict"
        if not own and (check.thing.contents or check.thing.kind not in _OF_SECTION):
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

    def _is_document_wide(self, check: Check) -> bool:
        words = [word.form.lower() for word in self._sentences[check.sentence].words]
        about = {"article", "story", "report", "piece"}
        return check.status == "unable" and any(
            one in ("in", "throughout") and this == "this" and noun in about
            for one, this, noun in zip(words, words[1:], words[2:], strict=False)
        )

    def _opens_forward(self, check: Check) -> bool:
        """Whether a statement announces what it is about: "the following", "who fired is open"."""
        if check.act == "deny" and check.by_kind == "nobody" and check.thing.side:
            return True
        return (check.thing.head or "").lower() == "following" or "following" in {
            word.form.lower() for word in self._sentences[check.sentence].words[:3]
        }

    def _is_own(self, candidate: Candidate, check: Check) -> bool:
        """Whether a claim is nothing but the statement itself."""
        if candidate.attributed:
            spoken = any(cue.overlaps(check.cue) for cue in candidate.cue)
            return spoken and not check.thing.contents
        return candidate.overlaps(check.cue)

    def _own(self, check: Check) -> Found:
        """The claim that the statement makes, or else the one in which it stands."""
        said = [c for c in self._all if any(cue.overlaps(check.cue) for cue in c.cue)]
        return said or [c for c in self._all if c.overlaps(check.cue)][-1:]

    def _paragraph(self, check: Check) -> int:
        return self._sentences[check.sentence].paragraph

    # --- in the same sentence, and after it ---

    def _seen(self, check: Check, here: Found) -> Found:
        """What was seen, or what a paper in hand says: in the same sentence, else around it."""
        attributed = [c for c in here if c.attributed]
        if check.act == "witness" and check.status == "witnessed_self":
            return attributed or here or self._own(check)
        if check.thing.before and (attributed or here):
            return attributed or here
        told = [c for c in attributed if c.start > check.cue.start]
        if told or check.act == "show":
            return told or attributed or self._own(check)
        return self._of_paper(check) or self._next(check) or self._own(check)

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
            and c.paragraph >= self._paragraph(check) - 1
            and noun in self._sentences[c.sentence].span.of(self._reading.text).lower()
        ]
        return _last(near)

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
        near = [c for c in after if c.paragraph <= self._paragraph(check) + 1]
        return inside or [c for c in near if c.paragraph == near[0].paragraph]

    def _next(self, check: Check) -> Found:
        """The claims of the next sentence, no further than the next paragraph."""
        after = [
            c
            for c in self._all
            if c.sentence == check.sentence + 1 and c.paragraph <= self._paragraph(check) + 1
        ]
        return [c for c in after if c.attributed] or after

    def _fallback(self, check: Check, here: Found) -> Found:
        """Nothing stands before: what follows, else the sentence that holds the statement."""
        if check.act in _OF_CONTENT and check.thing.kind in _OWN_KINDS:
            return here or self._own(check)
        others = [c for c in here if not c.overlaps(check.cue)]
        return (
            [c for c in others if c.attributed] or others or self._next(check) or self._own(check)
        )

    # --- before it ---

    def _alike(self, check: Check, before: Found) -> Found:
        """Earlier claims with much the same words as what is confirmed or denied."""
        wanted = stems_of(self._reading, check.thing.contents)
        found = []
        for candidate in before:
            if candidate.paragraph < self._paragraph(check) - _FAR_ALIKE:
                continue
            stems = stems_of(self._reading, candidate.spans)
            shared = len(wanted & stems)
            if shared >= 2 and shared >= _ALIKE * min(len(wanted), len(stems)):
                found.append(candidate)
        return found

    def _backward(self, check: Check, before: Found) -> Found:
        """The nearest preceding claims that the head noun denotes."""
        thing, what = check.thing, check.thing.what
        near = [c for c in before if c.paragraph >= self._paragraph(check) - _FAR]
        told = [c for c in near if c.attributed and not c.media] or [
            c for c in near if c.attributed
        ]
        if what == "media":
            return self._run([c for c in near if c.media], several=thing.plural)
        if what == "figure" or (check.status == "pending_official" and check.act == "publish"):
            return self._figures(check, near)
        if (thing.owner is not None) and not (thing.plural and what == "account"):
            told = self._owned(check, told) or told
        alike = {"account": _both_personal, "statement": self._same_source}.get(what)
        if alike is not None or what == "document":
            if thing.plural:
                return self._run(told, several=True, alike=alike or self._same_source)
            personal = [c for c in told if c.personal and what == "account"]
            return _last(personal or told or near)
        found = self._last_said(near)
        return _innermost(found) if check.act == "deny" else found

    def _last_said(self, near: Found) -> Found:
        """The claims of the sentence before, or of the last one with an attribution close by."""
        last = _last(near)
        told = [c for c in last if c.attributed]
        if told or not near:
            return told
        close = [c for c in near if c.attributed and c.sentence >= near[-1].sentence - 2]
        return _last(close) or last

    def _owned(self, check: Check, told: Found) -> Found:
        """The claims of whoever is said to own the account: "her story", "the guard's account"."""
        owner = check.thing.owner.of(self._reading.text).lower() if check.thing.owner else ""
        if owner in ("his", "her", "their", "its"):
            return _last(told)
        name = owner.split()[-1].removesuffix("s")
        return _last([c for c in told if name in self._sources[c.source].name.lower()])

    def _figures(self, check: Check, near: Found) -> Found:
        """Claims with numbers; of several figures also those that the source gave before."""
        counted = [c for c in near if c.counted]
        counted = [c for c in counted if c.attributed] or counted
        if check.thing.plural or check.status == "pending_official":
            found = self._run(counted, several=True, gap=1, alike=self._same_source)
        else:
            found = _last(counted)
        return found or self._last_said(near)

    def _run(
        self,
        fitting: Found,
        *,
        several: bool,
        gap: int = 0,
        alike: Callable[[Sequence[Candidate], Candidate], bool] | None = None,
    ) -> Found:
        """The claims of the nearest paragraph that has any, and of like ones in those before it.

        Args:
            fitting: claims of the right kind.
            several: whether more than the last sentence's are meant.
            gap: how many paragraphs without such a claim may stand between.
            alike: whether a claim goes with those found; all do by default.
        """
        if not fitting or not several:
            return _last(fitting)
        paragraph = fitting[-1].paragraph
        found = [c for c in fitting if c.paragraph == paragraph]
        while paragraph > fitting[0].paragraph:
            nearest = max(c.paragraph for c in fitting if c.paragraph < paragraph)
            earlier = [c for c in fitting if c.paragraph == nearest]
            if alike is not None:
                earlier = [c for c in earlier if alike(found, c)]
            if paragraph - nearest > 1 + gap or not earlier:
                break
            found = [*earlier, *found]
            paragraph = nearest
        return found

    def _same_source(self, found: Sequence[Candidate], candidate: Candidate) -> bool:
        """Whether a claim is by a source of those found, or by one that may be the same."""
        if candidate.source in {c.source for c in found}:
            return True
        other = self._sources[candidate.source]
        if not other.kind.startswith("unnamed") or other.affiliation == "unknown":
            return False
        return any(self._sources[c.source].affiliation == other.affiliation for c in found)


def _last(found: Found) -> Found:
    """The claims of the last sentence that has any."""
    return [c for c in found if c.sentence == found[-1].sentence]


def _innermost(found: Found) -> Found:
    """Claims without those that only report one of the others."""
    return [c for c in found if not any(o != c and o.is_within(c.spans) for o in found)]


def _both_personal(found: Sequence[Candidate], candidate: Candidate) -> bool:
    return candidate.personal and any(other.personal for other in found)
