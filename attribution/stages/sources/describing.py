"""What a source is, read off the words it is called by: kind, affiliation, access, naming.

A named organisation is known by its name or by the words in it; a person by the roles that stand
beside the name anywhere in the document, and by the institution such a role belongs to; whoever is
not named by the noun of the description.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import NounEntry, word_class
from attribution.records import Access, Affiliation
from attribution.stages.sources.descriptions import Descriptions
from attribution.stages.sources.facts import PERSONS, Facts, told
from attribution.stages.sources.institutions import BODIES, Institutions
from attribution.stages.sources.media import is_cited_as_medium
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.mention_phrases import is_several
from attribution.stages.sources.mentions import Mentions


class Describer:
    """Reads facts off the mentions of one document.

    Args:
        mentions: the document's mentions.
    """

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._institutions = Institutions(mentions.parsed, mentions.gazetteer)
        self._descriptions = Descriptions(mentions.parsed, self._institutions)

    def facts(self, mention: Mention) -> Facts:
        """What a mention's own words and what stands beside them tell."""
        if mention.pronoun is not None:
            return Facts()
        if mention.name is not None and mention.name.kind == "person":
            return self._of_person(mention)
        if mention.name is not None:
            return self._of_named(mention)
        return self._of_several(mention) if mention.members else self._descriptions.facts(mention)

    def is_known_body(self, mention: Mention) -> bool:
        """Whether a mention's name alone tells a body that is no medium."""
        body = self._by_name(mention) if mention.name is not None else None
        return body is not None and not body.kind.endswith("media")

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
            if self._mentions.gazetteer.noun_at(mention.sentence, p) is not None
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
            entry = self._mentions.gazetteer.noun_at(mention.sentence, place)
            if entry is None or entry.kind not in PERSONS:
                body = self._institutions.at(mention.sentence, place)
                if body is not None and place != mention.place:
                    affiliation = affiliation or told(body.affiliation)
                continue
            found = self._institutions.affiliation(mention.sentence, place, entry)
            affiliation = affiliation or told(found)
            access = access or told(entry.access)
        institution = self._institutions.of(mention.sentence, mention.place)
        if institution is not None:
            affiliation = affiliation or told(institution.affiliation)
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
                found += sentence.dependents(child, ("conj",))
        head = mention.head.head
        if mention.head.deprel == "appos" and head >= 0:
            found.append(head)
        is_told = mention.is_subject and head >= 0 and sentence.words[head].upos == "NOUN"
        if is_told and sentence.has_dependent(head, ("cop",)):
            found.append(head)
        found += self._titles(mention, sentence)
        # "Prof. Orr, the chief executive": what is written out tells more than a short title.
        found.sort(key=lambda p: sentence.words[p].form.lower().rstrip(".") in _TITLES)
        return list(dict.fromkeys(p for p in found if p != mention.place))

    def _titles(self, mention: Mention, sentence: Sentence) -> list[int]:
        """The source nouns right before a name, which a parser may hang anywhere."""
        assert mention.name is not None
        parts = mention.name.text.split()
        place = mention.place
        while place and sentence.words[place - 1].form in parts:
            place -= 1
        found = [place] if self._mentions.gazetteer.noun_at(mention.sentence, place) else []
        while place and len(found) < _TITLES_READ and _is_in_title(sentence.words[place - 1]):
            place -= 1
            if self._mentions.gazetteer.noun_at(mention.sentence, place) is not None:
                found.append(place)
        return found

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
                        and (entry := self._institutions.at(mention.sentence, below)) is not None
                    ),
                    None,
                )
                affiliation = told(body.affiliation) if body else None
                if lemma in word_class("heading"):
                    return Facts(None, affiliation, "decision_maker")
                if lemma in word_class("speaking_for") and body:
                    return Facts(None, affiliation, "spokesperson")
                if lemma in word_class("studying"):
                    return Facts(None, affiliation or "academic_thinktank", "analyst")
                if lemma in word_class("living"):
                    return Facts(None, "civilian", None)
        return None

    def _of_named(self, mention: Mention) -> Facts:
        """A named organisation, medium, place or people."""
        assert mention.name is not None
        sentence = self._sentence(mention)
        body = self._by_name(mention) or self._institutions.at(mention.sentence, mention.place)
        described = [
            entry
            for place in (*mention.roles, mention.place)
            if (entry := self._mentions.gazetteer.noun_at(mention.sentence, place)) is not None
            and entry.kind in BODIES
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
        if entry is None and mention.noun is not None:
            is_many = mention.noun.kind in PERSONS and is_several(mention.head)
            if is_many or mention.name.kind == "other":
                # "Liberals"; "Section 149"
                return self._descriptions.facts(replace(mention, plural=is_many))
        if entry is None and is_cited_as_medium(sentence, mention.place):
            return Facts("named_media", "media", "relay", "named")
        if entry is None:
            return Facts("named_org" if mention.name.kind == "org" else None, None, None, "named")
        is_media = entry.kind.endswith("media") or any(e.kind.endswith("media") for e in described)
        affiliation = told(entry.affiliation)
        if is_media and is_states:
            affiliation = "state_civil"
        access = told(entry.access) or ("relay" if is_media else None)
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
                and (body := self._mentions.gazetteer.body_at(mention.sentence, p)) is not None
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

    def _sentence(self, mention: Mention) -> Sentence:
        return self._mentions.parsed.sentences[mention.sentence]


_TITLES_READ = 3
"""Nouns before a name that are read as what its bearer is."""


def _is_in_title(word: ParsedWord) -> bool:
    """Whether a word may stand within the title before a name: "then-Prime Minister"."""
    is_modifier = word.upos == "ADJ" or word.form in ("-", ".")
    return is_modifier or word.upos in ("NOUN", "PROPN")


# What a title before a name abbreviates.
_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "cmdr": "commander", "adm": "admiral", "dr": "doctor", "prof": "professor", "rev": "priest",
    "pres": "president", "supt": "superintendent", "det": "detective", "insp": "inspector",
    "cllr": "councillor", "amb": "ambassador", "sec": "secretary", "min": "minister",
    "justice": "justice", "judge": "judge",
}  # fmt: skip
