"""The claims before a statement about checking that its head noun denotes, nearest text first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attribution.stages.reading import Reading
from attribution.stages.verification.candidates import Candidate, stems_of
from attribution.stages.verification.check import Check
from attribution.text import Span

FAR = 4
"""Paragraphs that a statement looks back."""
_FAR_ALIKE = 8
"""Paragraphs off in which the same words count as the same claim."""
_ALIKE = 0.6
"""Share of the fewer words of two claims that is the same where they say the same."""
_TELLING_COUNT = 20
"""The least count that two claims hardly share by chance."""
_ANAPHORIC = frozenset({"his", "her", "their", "its"})
Found = list[Candidate]


def start_of(candidate: Candidate) -> int:
    """Where a claim begins, to sort by."""
    return candidate.start


def last_of(found: Found) -> Found:
    """The claims of the last sentence that has any, without what only says who speaks in it."""
    if not found:
        return []
    last = [c for c in found if c.sentence == found[-1].sentence]
    return [c for c in last if not c.aside] or last


class Preceding:
    """Looks back from statements in one document.

    Args:
        reading: the document.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = reading.parsed.sentences
        self._sources = {source.id: source for source in reading.resolved.sources}

    def of(self, check: Check, before: Found) -> Found:
        """The nearest preceding claims that the head noun denotes.

        Args:
            check: the statement.
            before: the claims before it, in order.
        """
        thing, what = check.thing, check.thing.what
        near = [c for c in before if c.paragraph >= self.paragraph(check) - FAR]
        attributed = [c for c in near if c.attributed]
        told = [c for c in attributed if not c.media or what == "document"] or attributed
        if what == "media":
            shown = self._run([c for c in near if c.media], several=thing.plural)
            return _without_telling(shown)
        if what == "figure" or (check.status == "pending_official" and check.act == "publish"):
            return self._figures(check, near)
        if (thing.owner is not None) and not (thing.plural and what == "account"):
            owned = self._owned(check, told)
            if owned and what == "account" and not self._is_anaphoric(check):
                return [c for c in owned if c.paragraph == owned[-1].paragraph]
            told = last_of(owned) or told
        alike = {"account": _both_personal, "statement": self._same_source}.get(what)
        if alike is not None or what == "document":
            if thing.plural:
                return self._run(told, several=True, alike=alike or self._same_source)
            personal = [c for c in told if c.personal and what == "account"]
            return last_of(personal or told or near)
        found = self._last_said(near)
        return _innermost(found) if check.act == "deny" else found

    def alike(self, check: Check, spans: Sequence[Span], among: Found) -> Found:
        """Claims with much the same words as some spans, or with the same count."""
        wanted, paragraph = stems_of(self._reading, spans), self.paragraph(check)
        found = []
        for candidate in among:
            if abs(candidate.paragraph - paragraph) > _FAR_ALIKE:
                continue
            stems = stems_of(self._reading, candidate.spans)
            shared = wanted & stems
            counts = {stem for stem in shared if stem.isdigit() and int(stem) >= _TELLING_COUNT}
            alike = len(shared) >= 2 and len(shared) >= _ALIKE * min(len(wanted), len(stems))
            if alike or (counts and candidate.counted):
                found.append(candidate)
        return found

    def _last_said(self, near: Found) -> Found:
        """The claims of the sentence before, or of the last one with an attribution close by."""
        last = last_of(near)
        told = [c for c in last if c.attributed]
        if told or not near:
            return told
        close = [c for c in near if c.attributed and c.sentence >= near[-1].sentence - 2]
        return last_of(close) or last

    def _owned(self, check: Check, told: Found) -> Found:
        """The claims of whoever is said to own the account: "her story", "the guard's account"."""
        owner = check.thing.owner.of(self._reading.text).lower() if check.thing.owner else ""
        if owner in _ANAPHORIC:
            return last_of(told)
        name = _name_in(owner)
        return [c for c in told if name in self._sources[c.source].name.lower()]

    def _is_anaphoric(self, check: Check) -> bool:
        owner = check.thing.owner
        return owner is not None and owner.of(self._reading.text).lower() in _ANAPHORIC

    def _figures(self, check: Check, near: Found) -> Found:
        """Claims with numbers; of several figures also those that the source gave before."""
        counted = [c for c in near if c.counted]
        named = [c for c in counted if c.attributed and not self._is_implicit(c)]
        counted = named or [c for c in counted if c.attributed] or counted
        if check.thing.plural or check.status == "pending_official":
            found = self._run(counted, several=True, gap=1, alike=self._same_source)
            beside = [c for c in near if c.counted and found and c.sentence == found[-1].sentence]
            found = self._with_sums(sorted({*found, *beside}, key=start_of), near)
        else:
            found = last_of(counted)
        return found or self._last_said(near)

    def _with_sums(self, found: Found, near: Found) -> Found:
        """Figures, with what the outlet adds up from them in the same paragraph."""
        sums = [
            c
            for c in near
            if c.counted and c.summed and not c.attributed
            and any(o.paragraph == c.paragraph and o.start < c.start for o in found)
        ]  # fmt: skip
        return sorted({*found, *sums}, key=start_of)

    def _is_implicit(self, candidate: Candidate) -> bool:
        return self._sources[candidate.source].kind == "implicit"

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
            return last_of(fitting)
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
        if not other.kind.startswith("unnamed"):
            return False
        others = [self._sources[c.source] for c in found]
        if other.affiliation == "unknown":
            return other.kind == "unnamed_org" and any(o.kind == "named_org" for o in others)
        return any(o.affiliation == other.affiliation for o in others)

    def paragraph(self, check: Check) -> int:
        """The number of the paragraph in which a statement stands."""
        return self._sentences[check.sentence].paragraph


def _name_in(owner: str) -> str:
    """The last word of whose something is: "the guard's", "Keft's", "rebel"."""
    words = owner.replace("’", "'").removesuffix("'s").removesuffix("s'").strip().split()
    return words[-1].removesuffix("s") if words else owner


def _without_telling(shown: Found) -> Found:
    """What pictures show, without the outlet's words on who released them before it."""
    told = {c.sentence: c.start for c in reversed(shown) if c.attributed}
    return [c for c in shown if c.attributed or c.spans[-1].end > told.get(c.sentence, -1)]


def _innermost(found: Found) -> Found:
    """Claims without those that only report one of the others."""
    return [c for c in found if not any(o != c and o.is_within(c.spans) for o in found)]


def _both_personal(found: Sequence[Candidate], candidate: Candidate) -> bool:
    return candidate.personal and any(other.personal for other in found)
