"""What a description without a name tells of a source: by its noun, its institution, its number.

A noun that no lexicon has is judged by what sort of thing it means.
"""

from __future__ import annotations

from attribution.language.nouns import Sort, sort_of
from attribution.language.parse import Parse
from attribution.lexicons import NounEntry, word_class
from attribution.records import Affiliation, Naming
from attribution.stages.sources.facts import PERSONS, Facts, told
from attribution.stages.sources.institutions import Institutions
from attribution.stages.sources.mention import Mention

_STATE = frozenset({"state_civil", "state_security"})
_SOMEBODY = frozenset({
    "one", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody",
    "another", "each", "other", "either",
})  # fmt: skip
_MANY_OF_THEM = frozenset({
    "many", "most", "some", "few", "both", "neither", "none", "several", "others",
})  # fmt: skip
_MANY = 8
"""Words in a description from which on its number may be one inside it."""


class Descriptions:
    """Reads facts off the descriptions of one document.

    Args:
        parsed: the document.
        institutions: the bodies in it.
    """

    def __init__(self, parsed: Parse, institutions: Institutions) -> None:
        self._parsed = parsed
        self._institutions = institutions

    def facts(self, mention: Mention) -> Facts:
        """Whoever is not named: by the noun, its institution, and the modifiers."""
        entry = mention.noun
        if entry is None:
            return self._of_unlisted(mention)
        kind = entry.kind_of(plural=mention.plural)
        naming = entry.naming_of(plural=mention.plural)
        if kind == "collective" and mention.plural:
            naming = _naming_of_many(mention)
        affiliation = told(entry.affiliation)
        if kind == "named_org" and (mention.plural or mention.determiner == "indefinite"):
            kind, naming = "unnamed_org", entry.naming_of(plural=mention.plural)
            naming = "anonymous_unexplained" if naming == "named" else naming
        if entry.kind in PERSONS:
            affiliation = told(
                self._institutions.affiliation(mention.sentence, mention.place, entry)
            )
            if naming == "anonymous_unexplained" and self._is_official(mention, entry):
                naming = "role_only"
        elif kind == "unnamed_org" and self._is_somebodys(mention):
            kind, naming = "named_org", "named"
            body = self._institutions.at(mention.sentence, mention.place)
            affiliation = told(body.affiliation) if body else affiliation
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
        return Facts(kind, affiliation, told(entry.access), naming)

    def _of_unlisted(self, mention: Mention) -> Facts:
        """A noun that no lexicon has."""
        word = mention.head
        sort = _sort(mention)
        if mention.plural and sort != "thing":
            return Facts("collective", None, None, _naming_of_many(mention))
        if word.form == "%" or (word.upos == "NUM" and word.form[-1] == "%"):
            return Facts("collective", None, None, "generic_plural")  # "45% said"
        is_one = self._is_one_of_a_people(mention)
        if not is_one and (word.upos == "ADJ" or mention.lemma in _MANY_OF_THEM):
            return Facts("collective", None, None, "generic_plural")
        if is_one or sort == "person" or word.form[:1].isupper() or word.upos == "PRON":
            is_trade = is_one or (sort == "person" and word.upos == "NOUN")
            affiliation: Affiliation | None = "civilian" if is_trade else None
            return Facts("unnamed_person", affiliation, None, "anonymous_unexplained")
        if sort == "org":
            return Facts("unnamed_org", None, None, "anonymous_unexplained")
        return Facts("document", None, None, "role_only")

    def _is_one_of_a_people(self, mention: Mention) -> bool:
        """Whether a capital and "a" mean one of many: "an Alawite in Damascus"."""
        if mention.determiner != "indefinite" or not mention.head.form[:1].isupper():
            return False
        entities = self._parsed.entities_in(mention.head.span)
        return any(e.kind in ("norp", "org", "place") for e in entities)

    def _is_official(self, mention: Mention, entry: NounEntry) -> bool:
        """An official of a given body, or a relative of a given person: one may find out who."""
        if mention.lemma == "source" or mention.plural:
            return False
        institution = self._institutions.of(mention.sentence, mention.place)
        if mention.lemma in word_class("member_of_body"):
            return institution is not None
        is_kin = entry.access == "affected" and mention.determiner == "owned"
        return is_kin  # "the author's grandmother"

    def _is_somebodys(self, mention: Mention) -> bool:
        """Whether place, owner or name make a body the only one: "France's foreign ministry"."""
        if mention.plural or mention.determiner == "indefinite":
            return False
        sentence = self._parsed.sentences[mention.sentence]
        for child in sentence.children[mention.place]:
            word = sentence.words[child]
            if word.deprel in ("nmod:poss", "compound", "amod", "nmod") and (
                word.upos == "PROPN" or word.form[:1].isupper()
            ):
                if child > mention.place and word.deprel != "nmod":
                    continue
                if word.start > sentence.words[0].start or word.upos == "PROPN":
                    return bool(self._parsed.entities_in(word.span))
        return False


def _naming_of_many(mention: Mention) -> Naming:
    """How several persons are named: of two or three it is kept back who they are."""
    counted = mention.head.upos == "NUM" or any(word.deprel == "nummod" for word in mention.words)
    return "anonymous_unexplained" if counted and len(mention.words) < _MANY else "generic_plural"


def _sort(mention: Mention) -> Sort:
    """What sort of thing a noun that no lexicon has means: "one of them" is somebody."""
    if mention.head.upos in ("PRON", "NUM", "DET"):
        return "person" if mention.lemma in _SOMEBODY else "org"
    if mention.lemma in _SOMEBODY:
        return "person"  # "their loved ones"
    # The singular's form is its lemma, which the parser may miss.
    return sort_of(mention.lemma if mention.plural else mention.head.form.casefold())
