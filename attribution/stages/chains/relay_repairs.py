"""Relations without the words that name a relay, which the tagger often takes for content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.language.parse import Parse
from attribution.stages.chains.relay_phrases import RelayPhrase
from attribution.stages.relations.relation import Relation
from attribution.stages.syntax.noun_phrases import naming_phrase
from attribution.text import Span, bared, trimmed


def touches(spans: Sequence[Span], other: Span) -> bool:
    """Whether any of the spans shares a code point with another."""
    return any(span.overlaps(other) for span in spans)


def repaired(
    parsed: Parse, relations: Sequence[Relation], phrases: Sequence[RelayPhrase]
) -> list[Relation]:
    """Relations without the words that name a relay, and without those that held nothing else."""
    found: list[Relation | None] = list(relations)
    for phrase in phrases:
        if phrase.entry.role not in ("cited", "quoter"):
            continue
        for number, relation in enumerate(found):
            if relation is None:
                continue
            if touches(relation.cue, phrase.trigger):
                found[number] = _of_its_own(parsed, relation, phrase, relations)
            elif _is_tail(relation, phrase):
                found[number] = None
            elif touches(relation.content, phrase.whole):
                content = _cut(parsed.text, relation.content, phrase)
                found[number] = replace(relation, content=content or relation.content)
    return _renumbered(found)


def _of_its_own(
    parsed: Parse, relation: Relation, phrase: RelayPhrase, others: Sequence[Relation]
) -> Relation | None:
    """A relation whose cue names the relay: kept where it holds a content of its own."""
    content = _cut(parsed.text, relation.content, phrase)
    if phrase.entry.role == "quoter":
        return _quoted(relation, content, phrase)
    if any(phrase.trigger.covers(source) for source in relation.source):
        return None  # "the radio, which cited police"
    if phrase.entry.then is None and any(
        other.cue != relation.cue and _shares(other, relation) for other in others
    ):
        return None  # "the agency, citing police, said": only what was said is a content
    if not content and phrase.entry.then is not None:
        content = _before(parsed.text, phrase)
    return replace(relation, content=content) if content else None


def _shares(one: Relation, other: Relation) -> bool:
    """Whether two relations have a source in common, or the one stands in the other's content."""
    is_inside = any(touches(one.content, part) for part in other.cue)
    return is_inside or bool(set(one.source) & set(other.source))


def _is_tail(relation: Relation, phrase: RelayPhrase) -> bool:
    """Whether a relation is but the "saying" of "quoted the docker as saying"."""
    tail = Span(phrase.noun.span.end, phrase.whole.end)
    return not relation.source and bool(relation.cue) and tail.covers(relation.cue[0])


def _before(text: str, phrase: RelayPhrase) -> tuple[Span, ...]:
    """The sentence before "…, the agency quoted him as saying"."""
    subject = phrase.subject
    if subject is None:
        return ()
    start, end = (
        phrase.sentence.span.start,
        phrase.sentence.span_of(naming_phrase(phrase.sentence, subject)).start,
    )
    start, end = trimmed(text, start, end)
    if not text[start:end].endswith((",", ",”", ',"', "”", '"')):
        return ()
    return (Span(start, end - text[start:end].endswith(",")),)


def _quoted(relation: Relation, content: tuple[Span, ...], phrase: RelayPhrase) -> Relation | None:
    """The one quoted as the source of "Voss was quoted by the radio", not as content."""
    subject = phrase.subject
    if subject is not None and (not relation.source or touches(relation.source, phrase.noun.span)):
        span = phrase.sentence.span_of(naming_phrase(phrase.sentence, subject))
        kept = tuple(part for part in content if not part.overlaps(span))
        if kept:
            return replace(relation, source=(span,), content=kept)
    return replace(relation, content=content) if content else None


def _cut(text: str, content: Sequence[Span], phrase: RelayPhrase) -> tuple[Span, ...]:
    """Spans without the phrase where it stands at their edge; inside, it is what was said."""
    kept = []
    for span in content:
        start, end = span
        if phrase.trigger.start <= start < phrase.whole.end:
            start = min(phrase.whole.end, end)
        elif start < phrase.trigger.start and phrase.whole.end >= end - 1:
            end = phrase.trigger.start
        left = bared(text, Span(start, end), ",;–—")
        if any(map(str.isalnum, left.of(text))):
            kept.append(left)
    return tuple(kept)


def _renumbered(found: Sequence[Relation | None]) -> list[Relation]:
    """What is left, with the numbers by which relations point at each other made good."""
    places: dict[int, int] = {}
    for number, relation in enumerate(found):
        if relation is not None:
            places[number] = len(places)
    return [
        replace(
            relation,
            parent=None if relation.parent is None else places.get(relation.parent),
            continues=None if relation.continues is None else places.get(relation.continues),
        )
        for relation in found
        if relation is not None
    ]
