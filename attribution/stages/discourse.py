"""Reading a document for those it speaks of: every mention, in text order, to its referent.

Names meet by their forms, pronouns and definite descriptions by the ranker, indefinite descriptions
are somebody new. An organisation or a person first only described ("a war monitor") is joined with
a name of the same kind that follows soon: news names late what its first sentence keeps short.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import NounEntry
from attribution.stages.coreference import (
    Choose,
    Kind,
    Place,
    Referent,
    Resolution,
    candidates,
    class_of,
    features,
    modifiers_agree,
    no_features,
    ranks,
)
from attribution.stages.describing import ANIMATE, Describer
from attribution.stages.mentions import Mention, Mentions
from attribution.stages.names import Name, NameBook, acronym_after, key, kind_of_label, person_key
from attribution.text import Span

_KINDS: dict[str, Kind] = {"person": "person", "org": "org", "place": "place", "norp": "people"}
_NAMED_SOON = 3
"""Paragraphs within which a name may follow a description of its bearer."""
_PLACES = frozenset({"city", "town", "country", "nation", "capital", "province", "republic"})
_GOES_ON = "rule:goes on speaking"
_NEAR = 2
"""Paragraphs back to which a description without a name may look for one."""
_SURE, _LIKELY, _GUESSED, _UNRESOLVED = 0.95, 0.75, 0.5, 0.2


class Discourse:
    """One document's referents while it is read.

    Args:
        mentions: the document's mentions.
        describer: reads kind and affiliation off them.
        quoted: the contents of its relations, sorted and apart.
        choose: decides among candidates; the shipped ranker, or a teacher in training.
        blind: whether to overlook who is a man or a woman, which makes examples for training.
    """

    def __init__(
        self,
        mentions: Mentions,
        describer: Describer,
        quoted: Sequence[Span],
        choose: Choose,
        *,
        blind: bool = False,
    ) -> None:
        self._blind = blind
        self._mentions = mentions
        self._describer = describer
        self._choose = choose
        self._quoted = quoted
        self._quoted_ends = [span.end for span in quoted]
        self.referents: list[Referent] = []
        self._recent: dict[int, Referent] = {}  # in order of the last mention
        self._by_head: dict[str, list[Referent]] = defaultdict(list)
        self._at: dict[tuple[int, int], Referent] = {}
        self._names = NameBook()
        self._turn = 0
        self._last_source: Referent | None = None
        self._joined: dict[int, tuple[int, str]] = {}
        self._asked: set[tuple[int, int]] = set()
        self._is_person = _persons_names(mentions.parsed)

    def introduce(self, name: str | None) -> Referent:
        """Enter somebody known beforehand, under a name if there is one: the outlet."""
        referent = self._new("org", named=True)
        if name:
            self._names.enter(Name(name, "org", 0), referent.number)
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
        self._name_late()
        return {span: self._settled(found[m.sentence, m.place]) for span, m in spans.items()}

    def _settled(self, resolution: Resolution) -> Resolution:
        """A resolution with whoever its referent turned out to be."""
        joined = self._joined.get(resolution.referent.number)
        if joined is None:
            return resolution
        number, why = joined
        return replace(
            resolution,
            referent=self.referents[number],
            confidence=min(resolution.confidence, _LIKELY),
            evidence=why,
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
        if mention.members and is_source:
            return self._several(mention)
        resolution = self._one(mention, is_source=is_source)
        self._attach(resolution.referent, mention, is_source=is_source)
        return resolution

    def _one(self, mention: Mention, *, is_source: bool) -> Resolution:
        if mention.pronoun == "relative":
            return self._by_clause(mention)
        if mention.pronoun is None and mention.name is not None:
            found = self._by_name(mention)
            if found is not None:
                return found
            mention = replace(mention, name=None)
        if class_of(mention) is None:
            return self._alone(mention, "rule:first person")
        is_weighed = is_source or (mention.sentence, mention.place) in self._asked
        is_new = mention.determiner == "indefinite" or mention.another
        if mention.pronoun is not None or (is_weighed and not is_new):
            return self._by_rank(mention, is_source=is_source)
        known = self._by_head.get(mention.lemma)
        if known and mention.determiner == "definite" and not is_weighed:
            return self._known(mention, known[-1], _LIKELY, "rule:same noun")
        return self._introduced(mention)

    def _by_rank(self, mention: Mention, *, is_source: bool) -> Resolution:
        place = Place(self._is_quoted(mention), self._turn, is_source)
        found = candidates(
            mention,
            reversed(self._recent.values()),
            self._by_head.get(mention.lemma, ())[-3:],
            blind=self._blind,
        )
        described = [
            features(mention, place, r, rank, self._is_quoted(r.mentions[-1]), blind=self._blind)
            for rank, r in zip(ranks(found), found, strict=True)
        ]
        described.append(no_features(mention, place, found))
        if is_source and (going_on := self._going_on(mention, found)) is not None:
            return self._known(mention, *going_on)
        if is_source and (same := self._same_noun(mention, found)) is not None:
            return self._known(mention, same, _LIKELY, "rule:same noun")
        chosen, sure = self._choose(mention, found, described)
        what = "description" if mention.pronoun is None else "pronoun"
        if chosen is not None:
            return self._known(mention, found[chosen], sure, f"model:coreference, {what}")
        if mention.pronoun is not None:
            return self._alone(mention, "rule:unresolved pronoun")
        general = self._in_general(mention, found) if is_source else None
        if general is not None:
            return self._known(mention, general, _GUESSED, "rule:general noun")
        return self._introduced(mention, sure)

    @staticmethod
    def _same_noun(mention: Mention, found: Sequence[Referent]) -> Referent | None:
        """The last who was called by the same noun: "the teacher" after "a physics teacher"."""
        if mention.pronoun is not None or mention.another:
            return None
        if mention.determiner == "bare":
            same = [r for r in found if _is_same_bare(mention, r)]
            return next((r for r in same if r.spoke or _is_near(mention, r, 1)), None)
        if mention.determiner != "definite":
            return None
        same = [
            r
            for r in found
            if mention.lemma in r.heads
            and r.plural == mention.plural
            and modifiers_agree(mention, r)
        ]
        return next((r for r in same if r.spoke), next(iter(same), None))

    @staticmethod
    def _in_general(mention: Mention, found: Sequence[Referent]) -> Referent | None:
        """Whom a noun means that tells a kind only: "the group", "the monitor", "the analyst"."""
        noun = mention.noun
        if noun is None or mention.determiner != "definite" or mention.plural:
            return None
        if mention.lemma in _PLACES:
            return next((r for r in found if r.kind == "place" and _is_near(mention, r)), None)
        if noun.kind in ("unnamed_org", "unnamed_media"):
            bodies = [r for r in found if r.kind == "org" and not r.plural]
            alike = [
                r for r in bodies if noun.affiliation in r.affiliations and not mention.another
            ]
            is_general = noun.affiliation == "unknown"
            if is_general and mention.modifiers:
                # "the global health body", after the World Health Organization
                bodies = [r for r in bodies if not mention.modifiers.isdisjoint(_name_words(r))]
            return next(iter(alike or (bodies if is_general else [])), None)
        if noun.kind != "unnamed_person" or mention.words[-1].start > mention.head.start:
            return None
        persons = [r for r in found if r.kind == "person" and r.named and _is_near(mention, r)]
        alike = [r for r in persons if noun.affiliation in r.affiliations]
        if noun.access != "decision_maker":
            # "the businessman", after a name: news varies what it calls people.
            alike = alike or [r for r in persons if not r.affiliations or not _is_told(noun)]
        return next((r for r in alike if r.spoke), next(iter(alike), None))

    def _going_on(
        self, mention: Mention, found: Sequence[Referent]
    ) -> tuple[Referent, float, str] | None:
        """The speaker before, where "it" and "they" hardly mean anybody else.

        Treebanks have few of these: "it added", and "they" for one person nobody names.
        """
        last = self._last_source
        if mention.pronoun not in ("neuter", "plural") or last not in found or last is None:
            return None
        if mention.paragraph - last.mentions[-1].paragraph > 1:
            return None
        if mention.pronoun == "neuter":
            quoted = self._is_quoted(mention)
            rivals = (r for r in found if self._is_quoted(r.mentions[-1]) == quoted)
            rival = next((r for r in rivals if _is_rival(r, last, mention)), None)
            return (rival or last, _LIKELY, _GOES_ON) if last.kind == "org" else None
        one = last.kind in ("person", "unclear") and not last.plural
        if one and not last.named and last.gender is None:
            return last, _LIKELY, "rule:singular they"
        if last.kind == "people" or (last.kind == "org" and last.spoke_last == self._turn):
            return last, _LIKELY, _GOES_ON
        return None

    def _is_quoted(self, mention: Mention) -> bool:
        at = bisect.bisect_right(self._quoted_ends, mention.head.start)
        return at < len(self._quoted) and self._quoted[at].start <= mention.head.start

    def _by_clause(self, mention: Mention) -> Resolution:
        """What the clause of a "who" or "which" hangs on."""
        sentence = self._mentions.parsed.sentences[mention.sentence]
        verb = mention.head.head
        at = sentence.words[verb].head if verb >= 0 else -1
        referent = self._at.get((mention.sentence, at))
        if referent is None:
            return self._alone(mention, "rule:unresolved pronoun")
        return self._known(mention, referent, _LIKELY, "rule:relative clause")

    def _by_name(self, mention: Mention) -> Resolution | None:
        """The bearer of a name; None where a capital letter is all that speaks for a name."""
        name = self._judged(mention.name)
        assert name is not None
        persons = self._names.persons_like(name.text)
        if persons and (name.kind in ("person", "other") or len(name.text.split()) == 1):
            number = max(persons, key=lambda n: self._standing(n, mention))
            same = key(name.text) == key(self._fullest(number))
            evidence = "rule:same name" if same else "rule:surname"
            sure = _SURE if len(persons) == 1 else _LIKELY
            return self._known(mention, self.referents[number], sure, evidence)
        if name.kind != "person":
            like = self._names.organisation_like(name.text)
            if like is not None:
                sure = _SURE if like[1] == "rule:same name" else _LIKELY
                return self._known(mention, self.referents[like[0]], sure, like[1])
            if name.kind == "other" and mention.noun is not None:
                return None
        kind = _KINDS.get(name.kind, "unclear")
        return Resolution(mention, self._new(kind, named=True), None, _SURE, "rule:name")

    def _judged(self, name: Name | None) -> Name | None:
        """A name as most of its mentions in the document are taken."""
        if name is None or name.kind == "person":
            return name
        is_person = self._is_person.get(person_key(name.text)[-1:])
        return replace(name, kind="person") if is_person else name

    def _standing(self, number: int, mention: Mention) -> tuple[bool, int]:
        referent = self.referents[number]
        agrees = not (mention.gender and referent.gender and mention.gender != referent.gender)
        return agrees, len(referent.mentions)

    def _fullest(self, number: int) -> str:
        names = [m.name.text for m in self.referents[number].mentions if m.name is not None]
        return max(names, key=lambda text: len(text.split()), default="")

    def _known(
        self, mention: Mention, referent: Referent, sure: float, evidence: str
    ) -> Resolution:
        last = referent.mentions[-1] if referent.mentions else None
        return Resolution(mention, referent, last, sure, evidence)

    def _introduced(self, mention: Mention, sure: float = _SURE) -> Resolution:
        return Resolution(
            mention, self._new(_kind(mention)), None, sure, "rule:described first here"
        )

    def _alone(self, mention: Mention, evidence: str) -> Resolution:
        kind: Kind = "person" if mention.pronoun in ("masculine", "feminine") else "unclear"
        return Resolution(mention, self._new(kind), None, _UNRESOLVED, evidence)

    def _several(self, mention: Mention) -> Resolution:
        """A compound: one collective, unless a part has a name, which then speaks for all."""
        named = [m for m in mention.members if m.name is not None]
        if not named:
            resolution = self._introduced(replace(mention, plural=True))
            resolution.referent.kind = "people"
            self._attach(resolution.referent, mention, is_source=True)
            return resolution
        found = [self._resolve(replace(m, members=()), is_source=True) for m in mention.members]
        first = next(r for r in found if r.mention.name is not None)
        return replace(first, confidence=0.6, evidence="rule:first name of several sources")

    def _new(self, kind: Kind, *, named: bool = False) -> Referent:
        referent = Referent(len(self.referents), kind, named)
        self.referents.append(referent)
        return referent

    def _attach(self, referent: Referent, mention: Mention, *, is_source: bool) -> None:
        """Add a mention to its referent, with all that it tells."""
        if mention.pronoun in ("masculine", "feminine"):
            referent.gender = referent.gender or mention.pronoun
        referent.gender = referent.gender or mention.gender
        if not referent.mentions:
            referent.plural = mention.plural
        if mention.pronoun is None:
            heads = {mention.lemma} | self._describer.role_lemmas(mention)
            for head in heads - referent.heads:
                self._by_head[head].append(referent)
            referent.heads |= heads
            self._enter_name(referent, mention)
            facts = self._describer.facts(mention)
            if facts.affiliation is not None:
                referent.affiliations.add(facts.affiliation)
        referent.mentions.append(mention)
        self._at[mention.sentence, mention.place] = referent
        if mention.pronoun == "self":
            return
        self._recent.pop(referent.number, None)
        self._recent[referent.number] = referent
        if is_source:
            if _speaks(self._mentions.parsed.sentences[mention.sentence], mention):
                self._last_source = referent
            self._turn += 1
            referent.spoke += 1
            referent.spoke_last = self._turn

    def _enter_name(self, referent: Referent, mention: Mention) -> None:
        name = mention.name
        if name is None:
            return
        if referent.kind == "person" and name.kind != "person":
            name = replace(name, kind="person")
        self._names.enter(name, referent.number)
        acronym = acronym_after(self._mentions.parsed.text, name.end)
        if acronym and name.kind != "person":
            self._names.enter_acronym(acronym, referent.number)

    # --- named late ------------------------------------------------------------

    def _name_late(self) -> None:
        """Join each unnamed source with a name of the same kind that follows soon."""
        named = [r for r in self.referents if r.named and r.mentions and r.kind != "place"]
        named.sort(key=lambda r: r.mentions[0].sentence)
        starts = [r.mentions[0].sentence for r in named]
        for referent in self.referents:
            if referent.named or not referent.spoke or not referent.mentions:
                continue
            first = referent.mentions[0]
            if first.pronoun is not None or first.another or first.plural or first.noun is None:
                continue
            for bearer in named[bisect.bisect_left(starts, first.sentence) :]:
                if bearer.mentions[0].paragraph - first.paragraph > _NAMED_SOON:
                    break
                if bearer.spoke and self._is_named_as(first, referent, bearer):
                    self._join(referent, bearer)
                    break

    def _is_named_as(self, first: Mention, referent: Referent, bearer: Referent) -> bool:
        """Whether a name may be whom a description meant before."""
        opening = bearer.mentions[0]
        if (opening.sentence, opening.place) <= (first.sentence, first.place) or opening.another:
            return False
        noun = first.noun
        assert noun is not None
        if noun.kind in ("unnamed_org", "unnamed_media"):
            if bearer.kind not in ("org", "unclear"):
                return False
            name_words = _name_words(bearer)
            tells = noun.affiliation not in ("unknown", "state_civil")
            if first.determiner == "indefinite":
                same = tells and noun.affiliation in bearer.affiliations
                return same or first.lemma in name_words
            return first.lemma in name_words and noun.affiliation in bearer.affiliations
        if noun.kind == "unnamed_person" and noun.naming == "role_only":
            return bearer.kind == "person" and first.lemma in bearer.heads
        return False

    def _join(self, referent: Referent, bearer: Referent) -> None:
        self._joined[referent.number] = bearer.number, "rule:named only later"
        bearer.mentions = sorted(
            [*referent.mentions, *bearer.mentions], key=lambda m: (m.sentence, m.place)
        )
        bearer.affiliations |= referent.affiliations
        bearer.spoke += referent.spoke


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    """Whether a source speaks in its own clause, and is not only spoken of or to."""
    if not mention.head.deprel.startswith(("obl", "obj", "iobj")):
        return True
    cases = (sentence.words[c] for c in sentence.children[mention.place])
    return any(word.deprel == "case" and word.lemma in ("accord", "per") for word in cases)


def _is_same_bare(mention: Mention, referent: Referent) -> bool:
    """Whether the same words without an article come again: "police", "health officials"."""
    return any(
        m.lemma == mention.lemma
        and m.modifiers == mention.modifiers
        and m.determiner in ("bare", "definite")
        and m.plural == mention.plural
        for m in referent.mentions
        if m.pronoun is None and m.name is None
    )


def _is_near(mention: Mention, referent: Referent, most: int = _NEAR) -> bool:
    """Whether a referent was mentioned at most so many paragraphs before."""
    return mention.paragraph - referent.mentions[-1].paragraph <= most


def _name_words(referent: Referent) -> set[str]:
    return {word for m in referent.mentions if m.name for word in key(m.name.text)}


def _is_told(noun: NounEntry) -> bool:
    """Whether a noun says on whose side somebody stands."""
    return noun.affiliation not in ("unknown", "civilian")


def _persons_names(parsed: Parse) -> dict[tuple[str, ...], bool]:
    """Whether a name's last word is a person's, by most of its mentions."""
    votes: dict[tuple[str, ...], int] = defaultdict(int)
    for entity in parsed.entities:
        kind = kind_of_label(entity.label)
        words = person_key(entity.span.of(parsed.text))
        if kind == "person":
            votes[words[-1:]] += 1
        elif kind is not None and len(words) == 1:
            votes[words] -= 1
    return {words: count > 0 for words, count in votes.items()}


def _is_rival(referent: Referent, last: Referent, mention: Mention) -> bool:
    """Whether another body is the subject of the sentence in which "it" speaks."""
    latest = referent.mentions[-1]
    return (
        referent is not last
        and referent.kind == "org"
        and latest.sentence == mention.sentence
        and latest.is_subject
        and latest.place < mention.place
    )


def _kind(mention: Mention) -> Kind:
    """What a described referent is."""
    entry = mention.noun
    if entry is None:
        if mention.plural:
            return "people"
        return "person" if mention.lemma.endswith(ANIMATE) else "unclear"
    if entry.kind in ("unnamed_person", "collective"):
        return "people" if mention.plural or entry.kind == "collective" else "person"
    if entry.kind in ("document", "media_item"):
        return "thing"
    return "org"
