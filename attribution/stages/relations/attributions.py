"""Relations to attribution records: what kind of saying it is, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.calendar import WEEKDAYS
from attribution.language.parse import Parse, ParsedWord, Sentence
from attribution.lexicons import ChannelEntry, DeedEntry, Lexicon, NounEntry
from attribution.quotation import Quotations
from attribution.records import Attribution, Channel
from attribution.stages.relations.acts import act_of
from attribution.stages.relations.channels import channel_of
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.finding import Relation
from attribution.stages.relations.quotes import quote_of
from attribution.stages.syntax.clauses import NEGATIONS
from attribution.text import Span

_NEGATIVE = NEGATIONS | {"no"}
_OPEN = frozenset({"if", "whether", "unless"})
_UNSURE = frozenset({"may", "might", "could", "would", "should"})
_DATES = frozenset({"Date", "DATE"})
_DAY = re.compile(rf"{'|'.join(WEEKDAYS)}|yesterday|today", re.IGNORECASE)
_DATED = re.compile(rf"\d|{_DAY.pattern}|[A-Z][a-z]{{2}}|week|month|year|night|ago", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CueLexicons:
    """The lexicons that tell by what way something is said."""

    channels: Lexicon[ChannelEntry]
    nouns: Lexicon[NounEntry]
    deeds: Lexicon[DeedEntry]


def attribution_of(
    *,
    number: int,
    relation: Relation,
    source_id: str,
    cues: Cues,
    quotations: Quotations,
    lexicons: CueLexicons,
    outlet: str | None = None,
) -> Attribution:
    """The record of a relation.

    Args:
        number: its place among the document's relations, which makes its id.
        relation: its spans.
        source_id: its source, as resolved.
        cues: the cues of the parsed document.
        quotations: the document's quotations.
        lexicons: channels and source nouns.
        outlet: the outlet's name, where known.
    """
    parsed = cues.parsed
    sentence = parsed.sentence_at(relation.cue[0].start) if relation.cue else None
    words = _words_in(sentence, relation.cue)
    act = act_of(relation, cues, quotations, lexicons.deeds)
    return Attribution(
        id=f"a{number}",
        source=list(relation.source),
        cue=list(relation.cue),
        content=list(relation.content),
        source_id=source_id,
        type=act.type,
        speech_act=act.speech_act,
        stance=act.stance,
        voice="passive" if _is_passive(sentence, words) else "active",
        polarity="negative" if _has(sentence, words, _NEGATIVE) else "positive",
        determinate=not (_has(sentence, words, _OPEN) or _has(sentence, words, _UNSURE)),
        quote=quote_of(parsed, relation, cues, quotations),
        channel=_channel(sentence, relation, lexicons, outlet),
        date=_date(parsed, sentence, relation, words),
        artefact=_artefact(sentence, relation, lexicons.nouns),
        parent=None if relation.parent is None else f"a{relation.parent}",
        confidence=round(relation.confidence, 2),
        evidence=[*relation.evidence, *act.evidence],
    )


def _words_in(sentence: Sentence | None, spans: Sequence[Span]) -> list[ParsedWord]:
    if sentence is None:
        return []
    return [word for word in sentence.words if any(span.overlaps(word.span) for span in spans)]


def _dependents(sentence: Sentence, words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """The words of a cue and what hangs directly on its predicates."""
    chosen = set(map(id, words))
    return [
        word
        for word in sentence.words
        if id(word) in chosen or (word.head >= 0 and id(sentence.words[word.head]) in chosen)
    ]


def _is_passive(sentence: Sentence | None, words: Sequence[ParsedWord]) -> bool:
    if sentence is None:
        return False
    return any(word.deprel in ("aux:pass", "nsubj:pass") for word in _dependents(sentence, words))


def _has(sentence: Sentence | None, words: Sequence[ParsedWord], forms: frozenset[str]) -> bool:
    """Whether a word of these stands in the cue or right below it."""
    if sentence is None:
        return False
    return any(
        word.form.lower() in forms and word.deprel in ("advmod", "det", "mark", "aux")
        for word in _dependents(sentence, words)
    )


def _channel(
    sentence: Sentence | None,
    relation: Relation,
    lexicons: CueLexicons,
    outlet: str | None,
) -> Channel | None:
    if sentence is None:
        return None
    return channel_of(sentence, relation, lexicons.channels, lexicons.nouns, outlet)


def _date(
    parsed: Parse, sentence: Sentence | None, relation: Relation, words: Sequence[ParsedWord]
) -> str | None:
    """A date that stands with the cue, as written."""
    if sentence is None:
        return None
    below = [
        sentence.words[place].span
        for place, word in enumerate(sentence.words)
        if word in words or (word.head >= 0 and sentence.words[word.head] in words)
    ]
    for entity in parsed.entities_in(sentence.span):
        is_content = any(span.overlaps(entity.span) for span in relation.content)
        is_below = any(entity.span.overlaps(span) for span in below)
        is_date = entity.label in _DATES and _DATED.search(entity.span.of(parsed.text))
        if is_date and is_below and not is_content:
            return entity.span.of(parsed.text)
    days = (word for word in sentence.words if word.span in below and _DAY.fullmatch(word.form))
    return next((word.form for word in days if not _is_content(word.span, relation)), None)


def _is_content(span: Span, relation: Relation) -> bool:
    return any(span.overlaps(part) for part in relation.content)


def _artefact(
    sentence: Sentence | None, relation: Relation, nouns: Lexicon[NounEntry]
) -> tuple[int, int] | None:
    """The document or figures in "the Observatory's figures", where somebody owns them."""
    if sentence is None or not relation.source:
        return None
    words = _words_in(sentence, relation.source)
    for match in nouns.matches(words):
        if match.entry.kind == "document" and match.first > 0:
            owned = any(word.deprel == "nmod:poss" for word in words[: match.first])
            if owned:
                return (words[match.first].start, words[match.last - 1].end)
    return None
