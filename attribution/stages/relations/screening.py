"""Which tagged relations are none by the label scheme.

The tagger follows PARC, where seeming and hearsay are attributions too. Here a hedge of whoever
speaks is a qualifier and a gloss is the outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.language.parse import Parse, ParsedWord
from attribution.lexicons import Lexicon, NounEntry, in_class, word_class
from attribution.quotation import DOUBLE_MARKS
from attribution.stages.relations.cues import Cue, Cues
from attribution.stages.relations.relation import Relation
from attribution.stages.relations.report import source_of_according
from attribution.stages.relations.voices import Voices
from attribution.stages.syntax.clauses import agent_of, is_infinitive, is_participle, is_passive

_PERSONAL = frozenset({"him", "her", "them", "me", "us", "it"})
_WHAT = frozenset({"what", "who", "whom", "how", "why", "which", "this", "that"})
_ANONYMITY = re.compile(
    r"\W*(?:on (?:the )?condition of anonymity|anonymity|(?:not )?to (?:not )?"
    r"(?:be (?:named|identified|quoted)|remain anonymous|give (?:his|her|their) (?:full )?names?)"
    r"|(?:his|her|their) (?:full )?names? not)",
    re.IGNORECASE,
)
_REACH = 60  # code points
_SURE = 0.8  # from which the tagger is right in nine of ten
_NOMINAL = frozenset({"csubj", "nsubj", "obj", "obl", "nmod"})
_TO_COME = frozenset({"may", "might", "could", "will", "would", "shall", "can"})
_TOLD = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "advcl"})
_DEONTIC = frozenset({"should", "must", "shall", "ought"})
_WORD = re.compile(r"\w")


class Screen:
    """Judges the relations of one document.

    Args:
        cues: the document's cues.
        nouns: the lexicon of source nouns.
    """

    def __init__(self, cues: Cues, nouns: Lexicon[NounEntry]) -> None:
        self._cues = cues
        self._parsed: Parse = cues.parsed
        self._nouns = nouns
        self._voices = Voices(cues.parsed, nouns)

    def keeps(self, relation: Relation, *, nested: bool) -> bool:
        """Whether a relation is an attribution."""
        found = self._cues.at(relation.cue)
        if not relation.cue:
            return True
        if not found:
            return self._is_trusted(relation, nested=nested) and (
                not nested or bool(relation.source)
            )
        cue = found[0]
        if nested and (cue.entry.speech_act == "decline" or _is_hearsay(found)):
            return False
        if not relation.source and cue.means("giving a name", "seeming"):
            return False
        return not (
            _has_other_particle(cue)
            or _is_plain_seeing(cue)
            or self._is_gloss(cue)
            or self._is_inference(relation, cue)
            or self._names_a_source(relation, cue)
            or self._withholds_a_name(relation, cue)
            or self._is_told_by_a_thing(relation, cue)
            or self._is_in_line_with_a_thing(relation, cue)
            or _is_of_a_pronoun(relation, cue)
            or _is_by_anybody(relation, cue)
            or _is_a_name(relation, cue)
            or _is_topic_to_come(cue)
            or _is_done_to(relation, cue)
            or _is_deed_of_nobody(relation, cue)
            or (nested and (_is_unrealised(relation, cue) or _is_deed_at_large(relation, cue)))
        )

    def _is_trusted(self, relation: Relation, *, nested: bool) -> bool:
        """Whether a cue that no lexicon has is one: a colon, one of words, a sure one."""
        text = self._parsed.text
        words = "".join(span.of(text) for span in relation.cue)
        contents = [span.of(text).lower() for span in relation.content]
        is_quoted = any(
            (c[:1] in DOUBLE_MARKS and not nested) or c.startswith("that ") for c in contents
        )
        is_plain = not _WORD.search(words) or words.lower().startswith("according")
        return relation.confidence >= _SURE or is_quoted or is_plain

    def _is_told_by_a_thing(self, relation: Relation, cue: Cue) -> bool:
        """``The haste speaks volumes``: what cannot speak, where the tagger is unsure of it."""
        tagged = relation.evidence and relation.evidence[0].startswith("model:")
        is_sure = tagged and relation.confidence >= _SURE
        if is_sure or cue.entry.type in ("evidence", "factive") or not relation.source:
            return False
        if in_class(cue.word, "plain_saying"):
            return False
        return self._voices.is_thing(cue.sentence, cue.sentence.places_in(relation.source))

    def _is_in_line_with_a_thing(self, relation: Relation, cue: Cue) -> bool:
        """``according to the timetable``: in line with what nobody says, unless tagged as said."""
        if not cue.means("according") or relation.source:
            return False
        return self._voices.is_thing(cue.sentence, source_of_according(cue))

    def _withholds_a_name(self, relation: Relation, cue: Cue) -> bool:
        """``who asked not to be named``: told of a source, not said by it."""
        text = self._parsed.text
        behind = text[cue.span.end : cue.span.end + _REACH]
        within = " ".join(span.of(text) for span in relation.content)
        return bool(_ANONYMITY.match(behind) or _ANONYMITY.match(within))

    def _is_inference(self, relation: Relation, cue: Cue) -> bool:
        """``The killings suggest …``: a thing says nothing, the outlet concludes."""
        if not cue.means("concluding") or not relation.source:
            return False
        places = cue.sentence.places_in(relation.source)
        if not places or self._parsed.entities_in(relation.source[0]):
            return False
        words = [cue.sentence.words[place] for place in places]
        head = cue.sentence.words[cue.sentence.head_of(places)]
        return head.upos == "NOUN" and not any(self._nouns.matches(words))

    def _is_gloss(self, cue: Cue) -> bool:
        """``…, referring to the two towns``: the outlet tells what was meant."""
        return (
            cue.means("glossing")
            and cue.is_verb
            and is_participle(cue.sentence, cue.head)
            and cue.match.first > 0
            and cue.sentence.words[cue.match.first - 1].form in (",", "—", "–", "(", "apparently")
        )

    def _names_a_source(self, relation: Relation, cue: Cue) -> bool:
        """``citing an official``: what is named is a further source, and no content."""
        if not cue.means("citing"):
            return False
        if not is_participle(cue.sentence, cue.head):
            return False
        places = cue.sentence.places_in(relation.content)
        words = [cue.sentence.words[place] for place in places]
        if not words or any(map(_is_predicate, words)):
            return False
        entities = self._parsed.entities_in(relation.content[0])
        if any(entity.kind in ("person", "org") for entity in entities):
            return True
        return any(
            match.entry.kind.endswith(("person", "org", "media"))
            for match in self._nouns.matches(words)
        )


def _is_predicate(word: ParsedWord) -> bool:
    """Whether a verb says something: not the one of "the acting mayor", "a sacked minister"."""
    return word.upos in ("VERB", "AUX") and word.xpos != "VBN" and word.deprel != "amod"


def _is_hearsay(found: Sequence[Cue]) -> bool:
    """``reportedly`` alone: within somebody's words it is a hedge of theirs."""
    return all(
        cue.word.form.lower() in word_class("hearsay_adverb")
        or (cue.word.upos == "ADV" and cue.means("seeming"))
        for cue in found
    )


def _is_plain_seeing(cue: Cue) -> bool:
    """``had seen the certificates``: sight of a thing, no opinion of it."""
    opinion = ("ccomp", "xcomp", "advcl", "aux:pass")
    has_thing = cue.sentence.has_dependent(cue.head, ("obj",))
    return cue.means("seeing") and has_thing and not cue.sentence.has_dependent(cue.head, opinion)


def _is_of_a_pronoun(relation: Relation, cue: Cue) -> bool:
    """``What the monitor says``, ``if I named her``: a pronoun alone is nothing said."""
    places = cue.sentence.places_in(relation.content)
    words = [cue.sentence.words[place].form.lower() for place in places]
    if cue.means("calling") and words[:1] == ["whom"]:
        name = [cue.sentence.words[p].upos for p in places[1:2]]
        return name in ([], ["PROPN"])  # "whom the paper calls Ada"
    named = _PERSONAL if cue.means("giving a name") else _WHAT
    return len(words) == 1 and words[0] in named


def _is_by_anybody(relation: Relation, cue: Cue) -> bool:
    """``One would like to ask``: whoever writes or reads it, and no source."""
    places = cue.sentence.places_in(relation.source)
    words = [cue.sentence.words[place] for place in places]
    forms = [word.form.lower() for word in words]
    return forms == ["one"] and words[0].upos == "PRON" and cue.word.xpos not in ("VBD", "VBN")


def _is_a_name(relation: Relation, cue: Cue) -> bool:
    """``a crane called Ann``, ``known for his lamps``: what something is called, said by nobody."""
    if relation.source or not (cue.is_verb or cue.means("so-called")):
        return False
    if cue.means("so-called"):
        return True
    after = {word.form.lower() for word in cue.sentence.words[cue.head + 1 : cue.head + 3]}
    if cue.word.form.lower() == "known" and after & {"as", "for"}:
        return True
    if cue.word.form.lower() == "known" and not cue.sentence.has_dependent(cue.head, _TOLD):
        return "to" in after  # "known to each other", "known to police"
    describes = cue.word.deprel.startswith("acl") and cue.word.xpos == "VBN"
    return cue.means("calling") and describes and agent_of(cue.sentence, cue.head) is None


def _is_done_to(relation: Relation, cue: Cue) -> bool:
    """``He was wanted``, ``The case is scheduled``: what is done with somebody, said by nobody."""
    is_deed = cue.entry.type == "eventuality" and not relation.source and cue.is_verb
    if not is_deed or not is_passive(cue.sentence, cue.head):
        return False
    places = cue.sentence.places_in(relation.content)
    return not any(_is_predicate(cue.sentence.words[place]) for place in places)


def _is_topic_to_come(cue: Cue) -> bool:
    """``came to discuss the tariff``, ``may discuss it``: what talks are to be about."""
    sentence, head = cue.sentence, cue.head
    is_topic = in_class(cue.word, "discussing") and not sentence.has_dependent(head, ("ccomp",))
    to_come = sentence.dependent_forms(head, ("aux",)) & _TO_COME
    return is_topic and (bool(to_come) or is_infinitive(sentence, head))


def _is_deed_of_nobody(relation: Relation, cue: Cue) -> bool:
    """``was sentenced to a year``: what a court or council does; nobody is told to have said it."""
    return not relation.source and cue.means("enacting")


def _is_deed_at_large(relation: Relation, cue: Cue) -> bool:
    """``Criticising the mayor is no crime``: what one may do, not what somebody said."""
    sentence, place = cue.sentence, cue.head
    if relation.source or not cue.is_verb or not is_participle(sentence, place):
        return False
    while sentence.words[place].deprel == "conj" and sentence.words[place].head >= 0:
        place = sentence.words[place].head
    return sentence.words[place].deprel.partition(":")[0] in _NOMINAL


def _is_unrealised(relation: Relation, cue: Cue) -> bool:
    """``asked her to describe it``, ``it should be considered``: wanted of somebody, not said."""
    sentence, head = cue.sentence, cue.head
    if not relation.source and sentence.dependent_forms(head, ("aux",)) & _DEONTIC:
        return True
    if not cue.is_verb or not is_infinitive(sentence, head):
        return False
    if cue.word.head < 0:
        return False
    governor = sentence.words[cue.word.head]
    is_apart = not any(span.overlaps(governor.span) for span in relation.cue)
    return is_apart and not in_class(governor, "beginning")


def _has_other_particle(cue: Cue) -> bool:
    """``called off``: a particle that the cue does not have makes it another verb.

    With a clause behind it only a plain one does, and only where it has an object as well.
    """
    sentence, words = cue.sentence, cue.sentence.words
    is_said = sentence.has_dependent(cue.head, ("ccomp",))
    if not cue.is_verb or (is_said and not sentence.has_dependent(cue.head, ("obj",))):
        return False
    particles = sentence.dependents(cue.head, ("compound:prt",))
    return any(p not in cue.places and (words[p].xpos == "RP" or not is_said) for p in particles)
