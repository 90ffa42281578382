"""How sure each level of a chain is of a claim: FactBank's values (Saurí, Pustejovsky 2009).

Whoever says something is certain of it unless a hedge of its own governs the claim's main
predicate; a hedge in a side clause, or about a number, changes nothing. Whoever only reports is
uncommitted, but for what a picture shows or a verb takes for granted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attribution.language.parse import ParsedWord
from attribution.lexicons import CommitmentEntry, Lexicon, word_class
from attribution.records import (
    Attribution,
    Commitment,
    CommitmentValue,
    Qualifier,
    QualifierType,
)
from attribution.stages.commitment.predicates import Predicate, main_predicates, mood_of
from attribution.stages.reading import Reading
from attribution.stages.syntax.clauses import denies_subject
from attribution.text import Span

_HEARSAY: frozenset[QualifierType] = frozenset({"reportative", "allegative", "ignorance"})
_OPEN: frozenset[QualifierType] = frozenset({"future", "conditional"})
_GUESSES: frozenset[QualifierType] = frozenset({"epistemic_modal", "epistemic_adverb"})
_SIGNS: frozenset[QualifierType] = frozenset({"appearance", "inference"})
_CERTAINTY = ("CT", "PR", "PS")
_WHETHER = frozenset({"whether", "if", "who", "whom", "what", "when", "where", "why", "how"})


def find_commitments(
    reading: Reading,
    qualifiers: Sequence[Sequence[Qualifier]],
    lexicon: Lexicon[CommitmentEntry],
    refuted: Collection[int] = (),
) -> list[list[Commitment]]:
    """The commitments of each assertion's chain, outlet first; suppliers at its end have none.

    Args:
        reading: the document's assertions with their chains.
        qualifiers: of each assertion.
        lexicon: what cues of belief and denial commit to.
        refuted: the numbers of assertions that the outlet itself says are wrong.
    """
    judge = _Judge(reading, lexicon, refuted)
    return [judge.of(number, found) for number, found in enumerate(qualifiers)]


class _Judge:
    """Judges the commitments of one document's claims."""

    def __init__(
        self, reading: Reading, lexicon: Lexicon[CommitmentEntry], refuted: Collection[int]
    ) -> None:
        self._reading = reading
        self._refuted = refuted
        self._lexicon = lexicon
        self._kinds = {source.id: source.kind for source in reading.resolved.sources}
        self._by_id = {attribution.id: attribution for attribution in reading.attributions}

    def of(self, number: int, qualifiers: Sequence[Qualifier]) -> list[Commitment]:
        """The commitment of each level of one claim's chain."""
        chain = self._reading.chains[number]
        attribution = self._reading.attribution_of(number)
        sources = [link.source_id for link in chain.links if link.link != "compiles_from"]
        own = [q for q in qualifiers if q.owner == chain.origin or q.owner not in sources]
        value = self._stated(number, own)
        if attribution is not None:
            value = self._through_cue(attribution, value)
        values: list[CommitmentValue] = ["Uu"] * len(sources)
        values[-1] = value
        if attribution is not None:
            shown = self._as_shown(attribution, value, qualifiers)
            is_shown = attribution.type == "evidence" or (
                shown != value and self._is_nobody(sources)
            )
            if is_shown:
                values[-1] = value = shown
            sharing = self._sharing(attribution, sources, is_shown=is_shown)
            values[sharing:-1] = [value] * (len(sources) - 1 - sharing)
            if number in self._refuted:
                values[0] = "CT-"
        return [
            Commitment(source_id=source, value=level)
            for source, level in zip(sources, values, strict=True)
        ]

    def _stated(self, number: int, own: Sequence[Qualifier]) -> CommitmentValue:
        """How sure the speaker is by the words of the claim."""
        values = [
            _value(predicate, own)
            for predicate in main_predicates(
                self._reading.parsed, self._reading.assertions[number].spans
            )
        ]
        return _of_several(values) if values else "CT+"

    def _through_cue(self, attribution: Attribution, value: CommitmentValue) -> CommitmentValue:
        """What the cue leaves of the source's certainty."""
        is_open = attribution.type == "eventuality" or not attribution.determinate
        if is_open or attribution.speech_act == "decline":
            return "Uu"
        if attribution.polarity == "negative" and attribution.type != "factive":
            return "Uu"
        listed = self._listed(attribution)
        if listed is None and attribution.speech_act == "deny":
            listed = "CT-"
        if listed is None and attribution.type == "belief" and self._is_open(attribution):
            return "Uu"
        if listed is None or value == "Uu":
            return value
        return _negated(value) if listed == "CT-" else _weaker(value, listed)

    def _cue_words(self, attribution: Attribution) -> list[ParsedWord]:
        if not attribution.cue:
            return []
        sentence = self._reading.parsed.sentence_at(attribution.cue[0][0])
        cues = [Span(*cue) for cue in attribution.cue]
        words = sentence.words if sentence else ()
        return [word for word in words if any(cue.overlaps(word.span) for cue in cues)]

    def _listed(self, attribution: Attribution) -> CommitmentValue | None:
        """What the lexicon says of the cue."""
        words = self._cue_words(attribution)
        return next((match.entry.value for match in self._lexicon.matches(words)), None)

    def _is_open(self, attribution: Attribution) -> bool:
        """Whether a content is a question: "whether he lives"."""
        start, end = attribution.content[0]
        return self._reading.text[start:end].split(maxsplit=1)[0].lower() in _WHETHER

    def _as_shown(
        self, attribution: Attribution, value: CommitmentValue, qualifiers: Sequence[Qualifier]
    ) -> CommitmentValue:
        """A value as weakened by a hedge on the showing: "appeared to show"."""
        cues = [Span(*cue) for cue in attribution.cue]
        for qualifier in qualifiers:
            in_cue = any(cue.overlaps(Span(*part)) for cue in cues for part in qualifier.cue)
            if in_cue and qualifier.type in (*_SIGNS, *_GUESSES):
                return _weaker(value, _guess(qualifier))
        return value

    def _is_nobody(self, sources: Sequence[str]) -> bool:
        """Whether the claim's source is not told: "they appear to have fled"."""
        return self._kinds.get(sources[-1]) == "implicit"

    def _sharing(self, attribution: Attribution, sources: Sequence[str], *, is_shown: bool) -> int:
        """The first level that shares the source's commitment.

        What the outlet itself says that a picture shows, or takes for granted in the verb, it
        asserts too; what somebody else says of a picture it only reports.
        """
        if not (is_shown or self._vouches(attribution)):
            return len(sources) - 1
        level = attribution
        while level.parent is not None:
            level = self._by_id[level.parent]
            if not self._vouches(level):
                return sources.index(level.source_id) if level.source_id in sources else 1
        return 0

    def _vouches(self, attribution: Attribution) -> bool:
        """Whether the one who reports it so asserts the content too.

        "Knew that" takes it for granted, as does "posts documenting": the teller's own word for
        what the posts are. "The group documented" is the group's word.
        """
        if attribution.type == "evidence":
            return True
        if attribution.stance == "endorsing":
            nouns = [word for word in self._cue_words(attribution) if word.upos == "NOUN"]
            return attribution.artefact is not None or bool(nouns)
        return attribution.type == "factive"


def _value(predicate: Predicate, own: Sequence[Qualifier]) -> CommitmentValue:
    """How sure a speaker is of one statement."""
    mood = mood_of(predicate)
    if mood is not None:
        return "CT-" if mood == "counterfactual" else "Uu"
    value: CommitmentValue = "CT+"
    is_denied = False
    counted = False
    for qualifier in own:
        if not _governs(qualifier, predicate.span) or _labels_subject(qualifier, predicate):
            continue
        if qualifier.type in _HEARSAY or (qualifier.type in _OPEN and qualifier.strength > 1):
            return "Uu"
        if qualifier.type in (*_GUESSES, *_SIGNS):
            value = _weaker(value, _guess(qualifier))
            is_denied ^= predicate.says(qualifier.cue, word_class("against"))
        elif qualifier.type == "negation" and qualifier.strength == 3:
            is_denied = not is_denied
            counted = True
    if not counted and _is_by_nobody(predicate):
        is_denied = not is_denied  # "nobody in the building left": the word governs its phrase
    return _negated(value) if is_denied else value


def _labels_subject(qualifier: Qualifier, predicate: Predicate) -> bool:
    """Whether a word only says what the subject is taken for: "the suspect was seen there"."""
    subject = predicate.subject
    return (
        qualifier.type == "allegative"
        and subject is not None
        and any(Span(*part).covers(subject.span) for part in qualifier.cue)
    )


def _is_by_nobody(predicate: Predicate) -> bool:
    """Whether the subject denies it: "nobody left", but not "there is no doubt"."""
    sentence, place = predicate.sentence, predicate.place
    is_there = sentence.has_dependent(place, ("expl",))
    return not is_there and denies_subject(sentence, place)


def _governs(qualifier: Qualifier, predicate: Span) -> bool:
    return any(Span(*part).overlaps(predicate) for part in (*qualifier.cue, *qualifier.scope))


def _guess(qualifier: Qualifier) -> CommitmentValue:
    """Possible or probable: a modal is the first unless strengthened ("may well")."""
    least = 2 if qualifier.type == "epistemic_modal" else 3
    return "PS+" if qualifier.type in _GUESSES and qualifier.strength >= least else "PR+"


def _weaker(one: CommitmentValue, other: CommitmentValue) -> CommitmentValue:
    """The less certain of two, with the first one's polarity unless the second denies."""
    if "Uu" in (one, other) or "CTu" in (one, other):
        return "Uu"
    certainty = max(one[:2], other[:2], key=_CERTAINTY.index)
    negative = (one[2] == "-") != (other[2] == "-")
    return _named(certainty, negative)


def _negated(value: CommitmentValue) -> CommitmentValue:
    return value if value in ("Uu", "CTu") else _named(value[:2], value[2] == "+")


def _named(certainty: str, negative: bool) -> CommitmentValue:
    names: dict[tuple[str, bool], CommitmentValue] = {
        ("CT", False): "CT+", ("CT", True): "CT-", ("PR", False): "PR+", ("PR", True): "PR-",
        ("PS", False): "PS+", ("PS", True): "PS-",
    }  # fmt: skip
    return names[certainty, negative]


def _of_several(values: Sequence[CommitmentValue]) -> CommitmentValue:
    """The value of a claim of several statements: the least certain, open ones only if first."""
    if values[0] == "Uu":
        return "Uu"
    known = [value for value in values if value != "Uu"]
    return max(known, key=lambda value: _CERTAINTY.index(value[:2]))
