"""What a source is, read off the words it is called by: kind, affiliation, access, naming.

A named organisation is known by its name or by the words in it; a person by the roles that stand
beside the name anywhere in the document, and by the institution such a role belongs to; whoever is
not named by the noun of the description.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from attribution.language.parse import Sentence
from attribution.lexicons import NounEntry
from attribution.records import Access, Affiliation, Naming, SourceKind
from attribution.stages.mentions import Mention, Mentions

ANIMATE = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee")
"""Endings of nouns that mostly mean somebody, where no lexicon has them."""
_PERSONS = frozenset({"unnamed_person", "collective"})
_BODIES = frozenset({"unnamed_org", "unnamed_media", "named_org", "named_media"})
_STATE = frozenset({"state_civil", "state_security"})
_OF = frozenset({"of", "for", "at", "from", "with", "in", "to"})
_HEADING = frozenset(
    {"head", "lead", "run", "chair", "direct", "found", "manage", "own", "command"}
)
_SPEAKING = frozenset({"represent", "advise", "speak"})
_STUDYING = frozenset({"study", "teach", "research", "analyse", "analyze", "track", "monitor"})
_LIVING = frozenset({"live", "flee", "survive", "work", "lose", "escape"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What one mention tells of a source; None where it tells nothing."""

    kind: SourceKind | None = None
    affiliation: Affiliation | None = None
    access: Access | None = None
    naming: Naming | None = None


class Describer:
    """Reads facts off the mentions of one document.

    Args:
        mentions: the document's mentions.
    """

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def facts(self, mention: Mention) -> Facts:
        """What a mention's own words and what stands beside them tell."""
        if mention.pronoun is not None:
            return Facts()
        if mention.name is not None and mention.name.kind == "person":
            return self._of_person(mention)
        if mention.name is not None:
            return self._of_named(mention)
        return self._of_described(mention)

    def role_lemmas(self, mention: Mention) -> set[str]:
        """The nouns that describe the bearer of a name, by which it may be called later."""
        if mention.name is None:
            return set()
        sentence = self._sentence(mention)
        places = [*self._roles(mention, sentence)]
        if mention.noun is not None and mention.name.kind != "person":
            places.append(mention.place)
        told = {
            sentence.words[p].lemma.casefold()
            for p in places
            if self._mentions.noun_at(mention.sentence, p) is not None
        }
        before = sentence.words[mention.place - 1].form if mention.place else ""
        titles = {before, *(sentence.words[p].form for p in places)}
        return told | {noun for title in titles if (noun := _TITLES.get(title.lower().rstrip(".")))}

    def _of_person(self, mention: Mention) -> Facts:
        """The role beside a name, in the order: before it, after it, in a relative clause."""
        sentence = self._sentence(mention)
        affiliation: Affiliation | None = None
        access: Access | None = None
        for place in self._roles(mention, sentence):
            entry = self._mentions.noun_at(mention.sentence, place)
            if entry is None or entry.kind not in _PERSONS:
                body = self._body_at(mention.sentence, place)
                if body is not None and place != mention.place:
                    affiliation = affiliation or _told(body.affiliation)
                continue
            found = self._with_institution(mention.sentence, place, entry)
            affiliation = affiliation or _told(found)
            access = access or _told(entry.access)
        institution = self._institution(mention.sentence, mention.place)
        if institution is not None:
            affiliation = affiliation or _told(institution.affiliation)
        clause = self._relative(mention, sentence)
        if clause is not None:
            affiliation = affiliation or clause.affiliation
            access = access or clause.access
        if affiliation == "academic_thinktank":
            access = access or "analyst"
        return Facts("named_person", affiliation, access, "named")

    def _roles(self, mention: Mention, sentence: Sentence) -> list[int]:
        """Nouns that describe the bearer of a name: titles, appositions, what he "is"."""
        found = [*mention.roles]
        for child in sentence.children[mention.place]:
            word = sentence.words[child]
            if word.deprel in ("appos", "nmod:desc", "compound") and word.upos in ("NOUN", "PROPN"):
                found.append(child)
                found += [c for c in sentence.children[child] if sentence.words[c].deprel == "conj"]
        head = mention.head.head
        if mention.head.deprel == "appos" and head >= 0:
            found.append(head)
        is_told = mention.is_subject and head >= 0 and sentence.words[head].upos == "NOUN"
        if is_told and any(sentence.words[c].deprel == "cop" for c in sentence.children[head]):
            found.append(head)
        return list(dict.fromkeys(p for p in found if p != mention.place))

    def _relative(self, mention: Mention, sentence: Sentence) -> Facts | None:
        """A clause like "who heads the Observatory" or "who represents the victims"."""
        for at in (mention.place, *mention.roles):
            for child in sentence.children[at]:
                word = sentence.words[child]
                if not word.deprel.startswith("acl"):
                    continue
                lemma = word.lemma.casefold()
                body = next(
                    (
                        entry
                        for below in sentence.children[child]
                        if sentence.words[below].deprel in ("obj", "obl")
                        and (entry := self._body_at(mention.sentence, below)) is not None
                    ),
                    None,
                )
                affiliation = _told(body.affiliation) if body else None
                if lemma in _HEADING:
                    return Facts(None, affiliation, "decision_maker")
                if lemma in _SPEAKING and body:
                    return Facts(None, affiliation, "spokesperson")
                if lemma in _STUDYING:
                    return Facts(None, affiliation or "academic_thinktank", "analyst")
                if lemma in _LIVING:
                    return Facts(None, "civilian", None)
        return None

    def _of_named(self, mention: Mention) -> Facts:
        """A named organisation, medium, place or people."""
        assert mention.name is not None
        sentence = self._sentence(mention)
        body = self._by_name(mention) or self._body_at(mention.sentence, mention.place)
        described = [
            entry
            for place in (*mention.roles, mention.place)
            if (entry := self._mentions.noun_at(mention.sentence, place)) is not None
            and entry.kind in _BODIES
        ]
        # "the official SANA news agency", "the state broadcaster"
        is_states = any(
            word.form.lower() in ("state", "state-run", "official", "government", "state-owned")
            for word in mention.words
        ) or self._is_states(mention, sentence)
        entry = body or next(iter(described), None)
        if mention.name.kind == "norp" and entry is None:
            return Facts("collective", "civilian", None, "generic_plural")
        if mention.name.kind == "place" and entry is None:
            return Facts("named_org", "state_civil", None, "named")
        if entry is None:
            return Facts("named_org" if mention.name.kind == "org" else None, None, None, "named")
        is_media = entry.kind.endswith("media") or any(e.kind.endswith("media") for e in described)
        affiliation = _told(entry.affiliation)
        if is_media and is_states:
            affiliation = "state_civil"
        access = _told(entry.access) or ("relay" if is_media else None)
        return Facts("named_media" if is_media else "named_org", affiliation, access, "named")

    def _by_name(self, mention: Mention) -> NounEntry | None:
        """The organisation known by a mention's name, wherever in the mention it stands."""
        assert mention.name is not None
        parts = mention.name.text.split()
        sentence = self._sentence(mention)
        places = (p for p, word in enumerate(sentence.words) if word in mention.words)
        return next(
            (
                body
                for p in places
                if sentence.words[p].form in parts
                and (body := self._mentions.body_at(mention.sentence, p)) is not None
            ),
            None,
        )

    @staticmethod
    def _is_states(mention: Mention, sentence: Sentence) -> bool:
        around = (c for at in (mention.place, *mention.roles) for c in sentence.children[at])
        return any(
            sentence.words[c].form.lower() in ("state", "state-run", "official", "state-owned")
            and sentence.words[c].deprel in ("amod", "compound")
            for c in around
        )

    def _of_described(self, mention: Mention) -> Facts:
        """Whoever is not named: by the noun, its institution, and the modifiers."""
        entry = mention.noun
        if mention.members:
            return self._of_several(mention)
        if entry is None:
            return self._of_unlisted(mention)
        kind = entry.kind_of(plural=mention.plural)
        naming = entry.naming_of(plural=mention.plural)
        affiliation = _told(entry.affiliation)
        if kind == "named_org" and (mention.plural or mention.determiner == "indefinite"):
            kind, naming = "unnamed_org", entry.naming_of(plural=mention.plural)
            naming = "anonymous_unexplained" if naming == "named" else naming
        if entry.kind in _PERSONS:
            affiliation = _told(self._with_institution(mention.sentence, mention.place, entry))
            if naming == "anonymous_unexplained" and self._is_official(mention, entry):
                naming = "role_only"
        elif kind == "unnamed_org" and self._is_somebodys(mention):
            kind, naming = "named_org", "named"
            body = self._body_at(mention.sentence, mention.place)
            affiliation = _told(body.affiliation) if body else affiliation
        elif kind in ("unnamed_org", "unnamed_media"):
            is_many = mention.plural and mention.lemma != "police"
            naming = "generic_plural" if is_many or mention.lemma == "media" else naming
            if naming == "anonymous_unexplained" and self._is_somebodys(mention):
                naming = "role_only"
            if (
                kind == "unnamed_org"
                and naming == "anonymous_unexplained"
                and affiliation in _STATE
            ):
                naming = "role_only"  # the police, the ministry: one knows which
        return Facts(kind, affiliation, _told(entry.access), naming)

    def _of_several(self, mention: Mention) -> Facts:
        """A compound: what its parts agree on."""
        parts = [self.facts(member) for member in mention.members]
        affiliations = Counter(part.affiliation for part in parts if part.affiliation)
        accesses = {part.access for part in parts}
        top = affiliations.most_common(1)
        return Facts(
            "collective",
            top[0][0] if top else None,
            accesses.pop() if len(accesses) == 1 else None,
            "generic_plural",
        )

    def _of_unlisted(self, mention: Mention) -> Facts:
        """A noun that no lexicon has."""
        if mention.plural:
            return Facts("collective", None, None, "generic_plural")
        word = mention.head
        if word.form[:1].isupper() and any(
            e.label in ("NORP", "Organization", "Location")
            for e in self._mentions.parsed.entities_in(word.span)
        ):
            is_one = mention.determiner == "indefinite"
            if is_one:  # "an Alawite in Damascus"
                return Facts("unnamed_person", "civilian", None, "anonymous_unexplained")
        if word.upos == "ADJ" or mention.lemma in ("many", "most", "some", "few"):
            return Facts("collective", None, None, "generic_plural")
        if mention.lemma.endswith(ANIMATE) or word.form[:1].isupper() or word.upos == "PRON":
            return Facts("unnamed_person", None, None, "anonymous_unexplained")
        return Facts("document", None, None, "role_only")

    def _is_official(self, mention: Mention, entry: NounEntry) -> bool:
        """An official of a given body, or a trade or office that tells enough of who it is."""
        if mention.lemma == "source" or mention.plural:
            return False
        institution = self._institution(mention.sentence, mention.place)
        if mention.lemma in ("official", "officer", "commander", "employee", "aide", "adviser"):
            return institution is not None
        return entry.affiliation == "civilian" and mention.lemma in _TRADES

    def _is_somebodys(self, mention: Mention) -> bool:
        """Whether place, owner or name make a body the only one: "France's foreign ministry"."""
        if mention.plural or mention.determiner == "indefinite":
            return False
        sentence = self._sentence(mention)
        for child in sentence.children[mention.place]:
            word = sentence.words[child]
            if word.deprel in ("nmod:poss", "compound", "amod", "nmod") and (
                word.upos == "PROPN" or word.form[:1].isupper()
            ):
                if child > mention.place and word.deprel != "nmod":
                    continue
                if word.start > sentence.words[0].start or word.upos == "PROPN":
                    return bool(self._mentions.parsed.entities_in(word.span))
        return False

    def _with_institution(self, number: int, place: int, entry: NounEntry) -> Affiliation:
        """A role's affiliation: that of the body it belongs to, unless it stands outside it."""
        if entry.affiliation in ("civilian", "religious", "ngo_monitor", "ngo_aid", "media"):
            return entry.affiliation
        if " " in entry.phrase and entry.affiliation != "unknown":
            return entry.affiliation  # the phrase names the institution, too
        institution = self._institution(number, place)
        if institution is None or institution.affiliation == "unknown":
            return entry.affiliation
        return institution.affiliation

    def _institution(self, number: int, place: int) -> NounEntry | None:
        """The body whose officer, member or analyst somebody is: "UN envoy", "head of the bank"."""
        sentence = self._mentions.parsed.sentences[number]
        below: list[int] = []
        for child in sentence.children[place]:
            word = sentence.words[child]
            case = next(
                (
                    sentence.words[c].form.lower()
                    for c in sentence.children[child]
                    if sentence.words[c].deprel == "case"
                ),
                "",
            )
            is_before = child < place and word.deprel in (
                "compound",
                "nmod:poss",
                "amod",
                "nmod:desc",
                "nmod",
                "nsubj",
                "flat",
            )
            is_after = child > place and word.deprel in ("nmod", "appos") and case in _OF
            if is_before or is_after:
                below.append(child)
                below += [
                    c
                    for c in sentence.children[child]
                    if sentence.words[c].deprel in ("compound", "flat", "appos")
                ]
        # A small parser may hang "defence ministry" in "defence ministry spokesman" elsewhere.
        if place and sentence.words[place - 1].upos in ("NOUN", "PROPN"):
            below.append(place - 1)
        for at in below:
            body = self._body_at(number, at)
            if body is not None and body.affiliation != "unknown":
                return body
        return None

    def _body_at(self, number: int, place: int) -> NounEntry | None:
        """The organisation that a word names or is the head of."""
        known = self._mentions.body_at(number, place)
        if known is not None:
            return known
        sentence = self._mentions.parsed.sentences[number]
        for entity in self._mentions.parsed.entities_in(sentence.words[place].span):
            for match in (*self._mentions.bodies(number), *self._mentions.matches(number)):
                first, last = sentence.words[match.first], sentence.words[match.last - 1]
                touches = first.start < entity.span.end and last.end > entity.span.start
                if touches and match.entry.kind in _BODIES:
                    return match.entry
        noun = self._mentions.noun_at(number, place)
        return noun if noun is not None and noun.kind in _BODIES else None

    def _sentence(self, mention: Mention) -> Sentence:
        return self._mentions.parsed.sentences[mention.sentence]


_TRADES = frozenset({
    "teacher", "doctor", "nurse", "surgeon", "shopkeeper", "farmer", "driver", "engineer", "lawyer",
    "electrician", "pharmacist", "grocer", "fisherman", "baker", "trader", "headteacher", "docker",
    "paramedic", "medic", "pilot", "miner", "vendor", "barber", "student", "professor",
})  # fmt: skip


# What a title before a name abbreviates.
_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "cmdr": "commander", "adm": "admiral", "dr": "doctor", "prof": "professor", "rev": "priest",
    "pres": "president", "supt": "superintendent", "det": "detective", "insp": "inspector",
    "cllr": "councillor", "amb": "ambassador", "sec": "secretary", "min": "minister",
    "justice": "justice", "judge": "judge",
}  # fmt: skip


T = TypeVar("T", Affiliation, Access)


def _told(value: T) -> T | None:
    return None if value in ("unknown", "unstated") else value
