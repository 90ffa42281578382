"""By which channel something was said: an interview, a statement, a post, a broadcast.

The words around the cue tell it, else the verb ("posted"), else who speaks (a news agency
reports). Who was told is told in person where that is the outlet itself; what he or she goes on to
say was said there too.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import ChannelEntry, Lexicon, NounEntry, in_class
from attribution.records import Attribution, Channel
from attribution.stages.relations.relation import Relation
from attribution.text import Span

_NEAR = 600
"""Code points within which a speaker is still being interviewed."""


def channel_of(
    sentence: Sentence,
    relation: Relation,
    channels: Lexicon[ChannelEntry],
    nouns: Lexicon[NounEntry],
    outlet: str | None,
) -> Channel | None:
    """The channel of one relation, None where nothing tells it.

    Args:
        sentence: the cue's sentence.
        relation: its spans.
        channels: words that tell a channel.
        nouns: what sources are called; media report by themselves.
        outlet: the outlet's name, where known.
    """
    words = _outside(sentence, relation)
    found = next((match.entry.channel for match in channels.matches(words)), None)
    if found in (None, "press_report") and outlet and _has(sentence, relation, "telling"):
        around = " ".join(word.form for word in words).casefold()
        if outlet.casefold().removeprefix("the ") in around:
            return "interview"
    if found is not None:
        return found
    if _has(sentence, relation, "posting"):
        return "social_media"
    return "press_report" if _is_medium(sentence, relation, nouns) else None


def carried(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with an interview going on for whoever is interviewed."""
    interviewed: dict[str, int] = {}
    done = []
    for attribution in attributions:
        start = min(span[0] for span in (*attribution.cue, *attribution.content))
        since = interviewed.get(attribution.source_id)
        is_near = since is not None and 0 <= start - since < _NEAR
        speaks = attribution.type in ("communication", "eventuality") and attribution.parent is None
        if attribution.channel is None and is_near and speaks:
            done.append(attribution.model_copy(update={"channel": "interview"}))
        else:
            done.append(attribution)
        if done[-1].channel == "interview":
            interviewed[attribution.source_id] = start
        elif attribution.channel is not None:
            interviewed.pop(attribution.source_id, None)
    return done


def _has(sentence: Sentence, relation: Relation, name: str) -> bool:
    """Whether a word of a class stands in the cue."""
    return any(in_class(sentence.words[p], name) for p in sentence.places_in(relation.cue))


def _outside(sentence: Sentence, relation: Relation) -> list[ParsedWord]:
    """The sentence's words that are no content."""
    return [
        word
        for word in sentence.words
        if not any(span.overlaps(word.span) for span in relation.content)
    ]


def _is_medium(sentence: Sentence, relation: Relation, nouns: Lexicon[NounEntry]) -> bool:
    """Whether a newspaper, agency or station is the source."""
    spans: list[Span] = [span for span in relation.source if span.overlaps(sentence.span)]
    places = sentence.places_in(spans)
    if not places:
        return False
    head = places.index(sentence.head_of(places))
    words = [sentence.words[place] for place in places]
    return any(match.entry.kind.endswith("media") for match in nouns.covering(words, head))
