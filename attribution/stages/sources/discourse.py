"""Reading a document for those it speaks of: every mention, in text order, to its referent.

Names meet by their forms, pronouns and definite descriptions by the ranker, indefinite descriptions
are somebody new. An organisation or a person first only described ("a war monitor") is joined with
a name of the same kind that follows soon: news names late what its first sentence keeps short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.stages.sources.antecedent_features import features, no_features
from attribution.stages.sources.coreference import Choose, Resolution
from attribution.stages.sources.describing import Describer
from attribution.stages.sources.facts import PERSONS
from attribution.stages.sources.late_names import named_late
from attribution.stages.sources.mention import Mention, is_elliptic
from attribution.stages.sources.mention_phrases import is_several
from attribution.stages.sources.mentions import Mentions
from attribution.stages.sources.names import Name
from attribution.stages.sources.referents import (
    Kind,
    Place,
    Referent,
    candidates,
    class_of,
    kind_of,
    ranks,
)
from attribution.stages.sources.roll import Roll
from attribution.stages.sources.speakers import (
    GUESSED,
    LIKELY,
    SURE,
    UNRESOLVED,
    going_on,
    in_general,
    of_itself,
    same_noun,
    what_shows,
)
from attribution.stages.sources.speech import SpokenText
from attribution.text import Span

_KINDS: dict[str, Kind] = {"person": "person", "org": "org", "place": "place", "norp": "people"}


class Discourse:
    """One document's referents while it is read.

    Args:
        mentions: the document's mentions.
        describer: reads kind and affiliation off them.
        spoken: the contents of its relations.
        choose: decides among candidates; the shipped ranker, or a teacher in training.
        blind: whether to overlook who is a man or a woman, which makes examples for training.
    """

    def __init__(
        self,
        mentions: Mentions,
        describer: Describer,
        spoken: SpokenText,
        choose: Choose,
        *,
        blind: bool = False,
    ) -> None:
        self._blind = blind
        self._mentions = mentions
        self._choose = choose
        self._spoken = spoken
        self._roll = Roll(mentions.parsed, describer)
        self._joined: dict[int, int] = {}
        self._asked: set[tuple[int, int]] = set()

    def introduce(self, name: str | None) -> Referent:
        """Enter somebody known beforehand, under a name if there is one: the outlet."""
        referent = self._roll.new("org", named=True)
        if name:
            self._roll.names.enter(referent, Name(name, "org", 0))
        return referent

    def read(self, sources: Sequence[Span], asked: Sequence[Span] = ()) -> dict[Span, Resolution]:
        """Resolve the sources of a document, reading everything else on the way.

        Args:
            sources: the spans of those that speak, relay or check, in any order.
            asked: spans of others that are to be resolved with the same care, for training.

        Returns:
            The resolution of each span that has a word in the parse.
        """
        spans: dict[Span, Mention] = {}
        for span in dict.fromkeys([*sources, *asked]):
            mention = self._mentions.at(span)
            if mention is not None:
                spans[span] = mention
        speaking = [spans[span] for span in dict.fromkeys(sources) if span in spans]
        self._asked = {(m.sentence, m.place) for m in spans.values()}
        found: dict[tuple[int, int], Resolution] = {}
        for mention, is_source in self._in_order(
            speaking, [spans[span] for span in asked if span in spans]
        ):
            found[mention.sentence, mention.place] = self._resolve(mention, is_source=is_source)
        self._joined = named_late(self._roll.referents)
        return {span: self._settled(found[m.sentence, m.place]) for span, m in spans.items()}

    def _settled(self, resolution: Resolution) -> Resolution:
        """A resolution with whoever its referent turned out to be."""
        joined = self._joined.get(resolution.referent.number)
        if joined is None:
            return resolution
        return replace(
            resolution,
            referent=self._roll.referents[joined],
            confidence=min(resolution.confidence, LIKELY),
            evidence="rule:named only later",
        )

    def _in_order(
        self, sources: Sequence[Mention], asked: Sequence[Mention]
    ) -> Iterator[tuple[Mention, bool]]:
        """Sources and all other mentions by place; what only describes a source is left out."""
        by_sentence: dict[int, dict[int, Mention]] = defaultdict(dict)
        covered: set[tuple[int, int]] = set()
        for mention in sources:
            known = by_sentence[mention.sentence].get(mention.place)
            if known is None or len(known.words) < len(mention.words):
                by_sentence[mention.sentence][mention.place] = mention
            covered |= {(mention.sentence, place) for place in mention.roles}
        by_asked: dict[int, list[Mention]] = defaultdict(list)
        for mention in asked:
            by_asked[mention.sentence].append(mention)
        for number in range(len(self._mentions.parsed.sentences)):
            here = by_sentence.get(number, {})
            listed = [(m, True) for m in here.values()]
            for mention in by_asked.get(number, ()):
                if mention.place not in here:
                    here = {**here, mention.place: mention}
                    listed.append((mention, False))
            for mention in self._mentions.in_sentence(number):
                at = mention.sentence, mention.place
                if mention.place not in here and at not in covered:
                    listed.append((mention, False))
                    here = {**here, mention.place: mention}
            yield from sorted(listed, key=lambda item: item[0].place)

    def _resolve(self, mention: Mention, *, is_source: bool) -> Resolution:
        mention = self._understood(mention)
        if mention.members and is_source:
            return self._several(mention)
        resolution = self._one(mention, is_source=is_source)
        self._roll.attach(resolution.referent, mention, is_source=is_source)
        return resolution

    def _understood(self, mention: Mention) -> Mention:
        """A mention with what the rest of the document tells of its words.

        A name is what most of its mentions are; "another" is one more of what spoke last.
        """
        if mention.name is not None:
            name = self._roll.names.judged(mention.name, is_listed=mention.noun is not None)
            return mention if name == mention.name else replace(mention, name=name)
        last = self._roll.last_source
        if last is None or not is_elliptic(mention):
            return mention
        noun = next((m.noun for m in reversed(last.mentions) if m.noun is not None), None)
        return replace(mention, noun=noun, another=True) if noun is not None else mention

    def _one(self, mention: Mention, *, is_source: bool) -> Resolution:
        if mention.pronoun == "relative":
            return self._by_clause(mention)
        if mention.pronoun is None and mention.name is not None:
            found = self._by_name(mention, mention.name)
            if found is not None:
                return found
            mention = replace(mention, name=None)
        if class_of(mention) is None:
            return self._alone(mention, "rule:first person")
        is_weighed = is_source or (mention.sentence, mention.place) in self._asked
        is_new = mention.determiner == "indefinite" or mention.another
        if mention.pronoun is not None or (is_weighed and not is_new):
            return self._by_rank(mention, is_source=is_source)
        known = self._roll.by_head.get(mention.lemma)
        if known and mention.determiner == "definite" and not is_weighed:
            return self._known(mention, known[-1], LIKELY, "rule:same noun")
        return self._introduced(mention)

    def _by_rank(self, mention: Mention, *, is_source: bool) -> Resolution:
        place = Place(
            self._spoken.at(mention.head.start), self._roll.turn, is_source, self._speaker(mention)
        )
        found = candidates(
            mention,
            reversed(self._roll.recent.values()),
            self._roll.by_head.get(mention.lemma, ())[-3:],
            blind=self._blind,
        )
        described = [
            features(
                mention,
                place,
                r,
                rank,
                self._spoken.at(r.mentions[-1].head.start),
                blind=self._blind,
            )
            for rank, r in zip(ranks(found), found, strict=True)
        ]
        described.append(no_features(mention, place, found))
        if is_source:
            sentence = self._mentions.parsed.sentences[mention.sentence]
            speaker = what_shows(mention, sentence, found) or going_on(
                mention, found, self._roll.last_source, self._roll.turn, self._is_quoted
            )
        else:
            speaker = of_itself(mention, place, found)
        if speaker is not None:
            return self._known(mention, *speaker)
        if is_source and (same := same_noun(mention, found)) is not None:
            return self._known(mention, same, LIKELY, "rule:same noun")
        chosen, sure = self._choose(mention, found, described)
        what = "description" if mention.pronoun is None else "pronoun"
        if chosen is not None:
            return self._known(mention, found[chosen], sure, f"model:coreference, {what}")
        if mention.pronoun is not None:
            return self._alone(mention, "rule:unresolved pronoun")
        general = in_general(mention, found) if is_source else None
        if general is not None:
            return self._known(mention, general, GUESSED, "rule:general noun")
        return self._introduced(mention, sure)

    def _is_quoted(self, mention: Mention) -> bool:
        return self._spoken.at(mention.head.start) != "none"

    def _speaker(self, mention: Mention) -> Referent | None:
        """Who says the words in which a mention stands, where that was read before."""
        span = self._spoken.speaker(mention.head.start)
        said_by = self._mentions.at(span) if span is not None else None
        return self._roll.at(said_by) if said_by else None

    def _by_clause(self, mention: Mention) -> Resolution:
        """What the clause of a "who" or "which" hangs on."""
        meant = self._mentions.antecedent(mention)
        if meant is None:
            return self._alone(mention, "rule:unresolved pronoun")
        referent = self._roll.at(meant)
        if referent is None:
            referent = self._resolve(meant, is_source=False).referent
        return self._known(mention, referent, LIKELY, "rule:relative clause")

    def _by_name(self, mention: Mention, name: Name) -> Resolution | None:
        """The bearer of a name; None where a capital letter is all that speaks for a name."""
        bearer = self._roll.names.bearer(name, mention)
        if bearer is not None:
            return self._known(mention, *bearer)
        is_plain = name.kind != "person" and mention.place == 0 and len(name.text.split()) == 1
        if mention.noun is not None and (name.kind == "other" or is_plain):
            return None
        kind = _KINDS.get(name.kind, "unclear")
        if mention.noun is not None and mention.noun.kind in PERSONS and is_several(mention.head):
            kind = "people"  # "Liberals"
        return Resolution(mention, self._roll.new(kind, named=True), None, SURE, "rule:name")

    def _known(
        self, mention: Mention, referent: Referent, sure: float, evidence: str
    ) -> Resolution:
        last = referent.mentions[-1] if referent.mentions else None
        return Resolution(mention, referent, last, sure, evidence)

    def _introduced(self, mention: Mention, sure: float = SURE) -> Resolution:
        return Resolution(
            mention, self._roll.new(kind_of(mention)), None, sure, "rule:described first here"
        )

    def _alone(self, mention: Mention, evidence: str) -> Resolution:
        kind: Kind = "person" if mention.pronoun in ("masculine", "feminine") else "unclear"
        return Resolution(mention, self._roll.new(kind), None, UNRESOLVED, evidence)

    def _several(self, mention: Mention) -> Resolution:
        """A compound: one collective, unless a part has a name, which then speaks for all."""
        named = [m for m in mention.members if m.name is not None]
        if not named:
            resolution = self._introduced(replace(mention, plural=True))
            resolution.referent.kind = "people"
            self._roll.attach(resolution.referent, mention, is_source=True)
            return resolution
        found = [self._resolve(replace(m, members=()), is_source=True) for m in mention.members]
        first = next(r for m, r in zip(mention.members, found, strict=True) if m.name is not None)
        return replace(first, confidence=0.6, evidence="rule:first name of several sources")
