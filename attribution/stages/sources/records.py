"""The record of a source: its name and what all its mentions tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import TypeVar

from attribution.language.parse import Parse
from attribution.records import Access, Affiliation, AnonymityReason, Naming, Source, SourceKind
from attribution.stages.sources.anonymity import experience, withheld
from attribution.stages.sources.describing import Describer
from attribution.stages.sources.facts import Facts
from attribution.stages.sources.names import acronym_after, key, person_key, without_article
from attribution.stages.sources.referents import Referent
from attribution.text import Span

T = TypeVar("T")

OUTLET = "s0"
UNSTATED = "(not stated)"
_OPEN_ACCESS = (None, "unstated", "witness")
_TELLING_ACCESS = ("spokesperson", "decision_maker")
"""Of whoever speaks for a body or decides in it the role tells who it is; nothing is withheld."""


@dataclass(slots=True)
class Known:
    """A source as gathered: who it is, where it stands, what it says."""

    referent: Referent | None
    spans: list[Span] = field(default_factory=list)
    said: list[Span] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)


class RecordMaker:
    """Makes the records of one document's sources.

    Args:
        parsed: the document.
        contents: what is said in it, as sorted spans.
        describer: reads facts off mentions.
    """

    def __init__(self, parsed: Parse, contents: Sequence[Span], describer: Describer) -> None:
        self._parsed = parsed
        self._contents = contents
        self._describer = describer

    def record(self, identity: str, known: Known, outlet: str | None) -> Source:
        """The record of a source.

        Args:
            identity: its id.
            known: what was gathered of it.
            outlet: the outlet's name, where known.
        """
        confidence = round(fmean(known.confidences), 2) if known.confidences else 1.0
        evidence = list(dict.fromkeys(known.evidence))
        spans = sorted(set(known.spans))
        if known.referent is None:
            return Source(
                id=identity, name=UNSTATED, kind="implicit", naming="anonymous_unexplained",
                anonymity_reason="not_stated", mentions=spans,
                confidence=confidence, evidence=evidence,
            )  # fmt: skip
        name, aliases = self._called(known.referent)
        if identity == OUTLET:
            return Source(
                id=identity, name=outlet or "the outlet", kind="outlet_self", affiliation="media",
                naming="named", aliases=[a for a in (name, *aliases) if a and a != outlet],
                mentions=spans, confidence=confidence, evidence=evidence,
            )  # fmt: skip
        facts = self._facts(known.referent)
        kind: SourceKind = facts.kind or ("named_org" if known.referent.named else "unnamed_person")
        naming, reason = self._naming(known, kind, facts)
        access, told = self._access(known, kind, facts)
        return Source(
            id=identity,
            name=name,
            kind=kind,
            affiliation=facts.affiliation or "unknown",
            access=access,
            naming=naming,
            anonymity_reason=reason,
            aliases=aliases,
            mentions=spans,
            confidence=confidence,
            evidence=[*evidence, *told],
        )

    def _naming(
        self, known: Known, kind: SourceKind, facts: Facts
    ) -> tuple[Naming, AnonymityReason | None]:
        """How a source is named, and why no further."""
        kept = self._withheld(known, kind)
        if kept is not None:
            return kept
        naming: Naming = facts.naming or "anonymous_unexplained"
        is_bare = kind == "unnamed_person" and facts.access not in _TELLING_ACCESS
        is_unexplained = naming == "anonymous_unexplained" or is_bare
        return naming, "not_stated" if is_unexplained else None

    def _called(self, referent: Referent) -> tuple[str, list[str]]:
        """The fullest name or description, and all other forms."""
        text = self._parsed.text
        names: list[str] = []
        described: list[str] = []
        for mention in referent.mentions:
            if mention.name is not None:
                names.append(without_article(mention.name.text))
                acronym = acronym_after(text, mention.name.end)
                names += [acronym] if acronym and referent.kind != "person" else []
            if mention.pronoun is None and mention.name is None:
                described.append(_on_one_line(mention.span.of(text)))
        first = " ".join(referent.mentions[0].span.of(text).split()) if referent.mentions else ""
        forms = list(dict.fromkeys([*names, *described]))
        if not names:
            return (forms[0], forms[1:]) if forms else (first, [])
        words = person_key if referent.kind == "person" else key
        best = max(names, key=lambda form: (len(words(form)), len(form)))
        return best, [form for form in forms if form != best]

    def _facts(self, referent: Referent) -> Facts:
        """What all mentions tell: a name before a description, the first before the next."""
        said = [m for m in referent.mentions if m.pronoun is None]
        said.sort(key=lambda m: m.name is None and m.determiner == "bare" and not m.modifiers)
        told = [self._describer.facts(m) for m in said]
        if not told:
            kinds: dict[str, SourceKind] = {"person": "unnamed_person", "org": "unnamed_org"}
            first = referent.mentions[0] if referent.mentions else None
            kind: SourceKind = "unnamed_org"
            if first is not None and first.pronoun == "plural":
                kind = "collective"
            elif first is not None and first.lemma in ("who", "whom"):
                kind = "unnamed_person"
            return Facts(kinds.get(referent.kind, kind), None, None, "anonymous_unexplained")
        if any(self._describer.is_known_body(m) for m in said):
            # Being told something makes no medium of a body that its name tells to be another.
            told = [f for f in told if (f.kind, f.affiliation) != ("named_media", "media")]
        kind_of: SourceKind | None = None
        naming: Naming | None = None
        for facts in told:
            if facts.kind is not None and (
                kind_of is None
                or (facts.kind.startswith("named") and not kind_of.startswith("named"))
                or (facts.kind == "named_media" and kind_of == "named_org")
            ):
                kind_of, naming = facts.kind, facts.naming
        affiliation: Affiliation | None = _first([f.affiliation for f in told if f.kind == kind_of])
        affiliation = affiliation or _first([f.affiliation for f in told])
        if kind_of == "named_media" and any(f.affiliation == "state_civil" for f in told):
            affiliation = "state_civil"
        access: Access | None = _first([f.access for f in told])
        return Facts(kind_of, affiliation, access, naming)

    def _withheld(self, known: Known, kind: SourceKind) -> tuple[Naming, AnonymityReason] | None:
        """Whether the text says that a source's identity is kept back."""
        if kind not in ("unnamed_person", "collective", "named_person") or not known.referent:
            return None
        numbers = dict.fromkeys(mention.sentence for mention in known.referent.mentions[:8])
        for number in numbers:
            found = withheld(self._around(number))
            if found and (kind != "named_person" or found[0] == "pseudonym"):
                return found
        return None

    def _around(self, number: int) -> str:
        """A sentence without what is said in it."""
        span = self._parsed.sentences[number].span
        text = span.of(self._parsed.text)
        for content in self._contents:
            if content.overlaps(span) and '"“'.find(self._parsed.text[content.start]) >= 0:
                first, last = max(content.start - span.start, 0), content.end - span.start
                text = text[:first] + " " * (min(last, len(text)) - first) + text[last:]
        return text

    def _access(
        self, known: Known, kind: SourceKind, facts: Facts
    ) -> tuple[Access, tuple[str, ...]]:
        """How a source came to know: by its role, or by what it tells of itself."""
        is_person = kind in ("named_person", "unnamed_person", "collective")
        if is_person and facts.access in _OPEN_ACCESS:
            for span in known.said:
                said = span.of(self._parsed.text)
                found = experience(said, in_first_person=said[:1] in ('"', "“", "‘", "'"))
                if found is not None:
                    return found, (f"rule:tells as {found}",)
        return facts.access or "unstated", ()


def _on_one_line(description: str) -> str:
    """A description without its article and without a bracket that its span left open."""
    plain = without_article(" ".join(description.split()))
    return plain if plain.count("(") <= plain.count(")") else plain[: plain.rindex("(")].rstrip()


def _first(values: Sequence[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
