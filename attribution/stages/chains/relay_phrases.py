"""The words that name a further source beside a speaker, and the noun phrase after them.

A lexicon tells the words ("citing", "told", "posted by"); what follows must be able to play its
part: a medium is told things, a picture is released, somebody who can speak is cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import Lexicon, Match, NounEntry, RelayEntry, in_class, word_class
from attribution.lexicons.lemmas import lemma_in
from attribution.stages.syntax.chunks import Chunk, chunk_at
from attribution.stages.syntax.clauses import antecedent, subject_of
from attribution.text import Span

_CITED_LINKERS = ("of", "at", "in", "from", "within", "inside", "with")
_OURS = frozenset({"this", "our"})
_FIRST_PERSON = frozenset({"us", "me"})
_FROM = frozenset({"from", "by", "of"})
_NAMES = frozenset({"person", "org", "other"})
_MEDIA_NAMES = frozenset({"org", "other"})


@dataclass(frozen=True, slots=True)
class RelayLexicons:
    """The words that name a relay, and the nouns and names that tell who can be one."""

    relays: Lexicon[RelayEntry]
    nouns: Lexicon[NounEntry]
    organisations: Lexicon[NounEntry]


@dataclass(frozen=True, slots=True)
class RelayPhrase:
    """A relay as the words name it: the entry, its places, its verb and the noun phrase."""

    entry: RelayEntry
    first: int
    verb: int
    noun: Chunk
    end: int

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.noun.sentence

    @property
    def subject(self) -> int | None:
        """The place of who does it: the verb's subject, or the noun that its clause describes."""
        found = subject_of(self.sentence, self.verb)
        verb = self.sentence.words[self.verb]
        if found is None:
            return verb.head if verb.deprel.startswith("acl") else None
        return antecedent(self.sentence, found)

    @property
    def trigger(self) -> Span:
        """The lexicon's words and a preposition."""
        return self.sentence.span_of((self.first, self.noun.first - 1))

    @property
    def evidence(self) -> str:
        """The words as they stand, for a reviewer."""
        return (
            f"relays:{' '.join(w.form for w in self.sentence.words[self.first : self.noun.first])}"
        )

    @property
    def whole(self) -> Span:
        """With what follows the noun phrase: "citing police", "quoted him as saying"."""
        return Span(self.trigger.start, self.sentence.words[self.end - 1].end)


class RelayPhrases:
    """Finds the relay phrases of one document.

    Args:
        parsed: the document.
        lexicons: of relays and of source nouns.
    """

    def __init__(self, parsed: Parse, lexicons: RelayLexicons) -> None:
        self._parsed = parsed
        self._lexicons = lexicons

    def of(self, sentence: Sentence) -> Iterator[RelayPhrase]:
        """The relay phrases of a sentence."""
        words = sentence.words
        for match in self._lexicons.relays.matches(words):
            entry = match.entry
            linkers = ("of",) if entry.role in ("listener", "giver") else _CITED_LINKERS
            noun = chunk_at(sentence, match.last, linkers)
            if noun is not None and entry.role == "supplier":
                noun = _whose(noun)
            if noun is None or not self._suits(entry, noun):
                continue
            end = noun.last
            follows = words[end].form.lower() if end < len(words) else ""
            if entry.then is not None and follows != entry.then:
                continue
            if follows == "as" and entry.role in ("cited", "quoter"):
                end = min(end + 2, len(words))  # "as saying"
            elif _describes(follows) and entry.role == "cited":
                end = _to_comma(sentence, end)
            yield RelayPhrase(entry, match.first, _verb(sentence, match), noun, end)

    def _noun(self, noun: Chunk) -> NounEntry | None:
        """What the lexicon says of a noun phrase's head."""
        words = noun.sentence.words[noun.first : noun.last]
        found = self._lexicons.nouns.covering(words, noun.head - noun.first)
        return found[0].entry if found else None

    def _suits(self, entry: RelayEntry, noun: Chunk) -> bool:
        """Whether a noun phrase can play an entry's part."""
        words = noun.sentence.words
        known = self._noun(noun)
        passes_on_in = entry.role == "carrier" and words[noun.first - 1].form.lower() != "by"
        match entry.role:
            case "listener":
                return self._is_medium(noun, listed=entry.listed)
            case "giver":
                return known is not None and known.kind == "media_item"
            case "supplier":
                return self._is_informant(entry, noun, known)
            case _ if entry.listed or passes_on_in:
                return self._is_medium(noun, listed=False)
        is_quoted_one = entry.then is not None and words[noun.head].upos == "PRON"
        return known is not None or is_quoted_one or self._is_named(noun)

    def _is_informant(self, entry: RelayEntry, noun: Chunk, known: NounEntry | None) -> bool:
        informants = word_class("informant")
        head = lemma_in(noun.sentence.words[noun.head], informants)
        if entry.listed:
            return head == "network"
        return head in informants or (known is not None and known.kind == "unnamed_person")

    def _is_named(self, noun: Chunk) -> bool:
        inside = self._parsed.entities_in(noun.span)
        head = noun.sentence.words[noun.head].span
        return any(entity.kind in _NAMES and entity.span.overlaps(head) for entity in inside)

    def _is_medium(self, noun: Chunk, *, listed: bool) -> bool:
        """Whether it names a medium: by its noun, or as an organisation not known better."""
        words = noun.sentence.words
        if words[noun.head].form.lower() in _FIRST_PERSON:
            return not listed
        known = self._noun(noun)
        if known is not None and known.kind.endswith("media"):
            return True
        organisation = self._organisation(noun)
        if organisation is not None:
            return organisation.kind.endswith("media")
        if self._employer(noun) is not None:
            return True
        if known is not None or listed or words[noun.head].upos != "PROPN":
            return False
        head = words[noun.head].span
        return any(
            entity.kind in _MEDIA_NAMES and entity.span.overlaps(head)
            for entity in self._parsed.entities_in(noun.span)
        )

    def _organisation(self, noun: Chunk) -> NounEntry | None:
        """What is known of the organisation that a noun phrase names."""
        words = noun.sentence.words[noun.first : noun.last]
        found = [
            match.entry
            for match in self._lexicons.organisations.matches(words)
            if any(word.upos == "PROPN" for word in words[match.first : match.last])
            and match.last > noun.head - noun.first - 1
        ]
        return found[-1] if found else None

    def _employer(self, noun: Chunk) -> Span | None:
        """The medium in "CNN's Ann Field" and "a Reuters reporter"."""
        words = noun.sentence.words
        known = self._noun(noun)
        is_journalist = (
            known is not None and known.kind == "unnamed_person" and known.affiliation == "media"
        )
        entities = self._parsed.entities_in(noun.span)
        owners = [
            entity.span
            for entity in entities
            if entity.kind in _MEDIA_NAMES and not entity.span.overlaps(words[noun.head].span)
        ]
        if not owners:
            return None
        is_owned = any(
            words[at].deprel == "nmod:poss" and words[at].span.overlaps(owners[0])
            for at in range(noun.first, noun.last)
        )
        is_person = any(entity.kind == "person" for entity in entities) and known is None
        return owners[0] if is_journalist or (is_person and is_owned) else None

    def artefact(self, phrase: RelayPhrase) -> int | None:
        """The place of what was posted or passed on: the noun before the participle."""
        words = phrase.sentence.words
        head = words[phrase.verb].head
        near = list(range(phrase.first, max(phrase.first - 7, -1), -1))
        for place in [head, *near] if 0 <= head < phrase.first else near:
            word = words[place]
            if word.upos not in ("NOUN", "PROPN"):
                continue
            known = next(
                (m.entry for m in self._lexicons.nouns.matches(words[place : place + 1])), None
            )
            is_item = known is not None and known.kind in ("document", "media_item")
            if is_item or word.lemma.casefold() in word_class("utterance"):
                return place
        return None

    def listener(self, noun: Chunk) -> Span:
        """The medium that was spoken to: the employer of a journalist, else the phrase itself."""
        return self._employer(noun) or noun.span


def _describes(form: str) -> bool:
    """Whether a word goes on with who somebody is: "familiar with the talks", "who knew"."""
    return form == "who" or form in word_class("initiated")


def _whose(noun: Chunk) -> Chunk:
    """Those whose reports they are: the activists in "reports from activists"."""
    words = noun.sentence.words
    for place in range(noun.first, min(noun.last + 1, len(words))):
        if words[place].form.lower() in _FROM and in_class(words[noun.head], "supplied"):
            return chunk_at(noun.sentence, place + 1, ("of", "at", "in")) or noun
    return noun


def is_ours(noun: Chunk) -> bool:
    """Whether a listener is the outlet itself: "told us", "told this newspaper"."""
    return noun.sentence.words[noun.first].form.lower() in _OURS | _FIRST_PERSON


def _verb(sentence: Sentence, match: Match[RelayEntry]) -> int:
    """The place of a phrase's verb, or of its first word."""
    places = range(match.first, match.last)
    verbs = [at for at in places if sentence.words[at].upos == "VERB"]
    return verbs[0] if verbs else match.first


def _to_comma(sentence: Sentence, place: int) -> int:
    """The place of the next comma or dash; the same place where none is near."""
    words = sentence.words
    near = range(place, min(place + 12, len(words)))
    return next((at for at in near if words[at].form in (",", "–", "—", ";")), place)
