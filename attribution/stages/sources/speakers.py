"""Whom a source means, where a rule knows better than the ranker.

Treebanks hold few speakers of news, so what news does regularly is said here: it goes on with the
last speaker, repeats a noun with "the", and varies what it calls people and organisations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attribution.language.nouns import sort_of
from attribution.language.parse import Sentence
from attribution.lexicons import NounEntry, word_class
from attribution.stages.sources.antecedent_features import modifiers_agree, name_words
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Place, Referent

SURE, LIKELY, GUESSED, UNRESOLVED = 0.95, 0.75, 0.5, 0.2
"""Confidences of rules."""
_NEAR = 2
"""Paragraphs back to which a description without a name may look for one."""
_GOES_ON = "rule:goes on speaking"


def going_on(
    mention: Mention,
    found: Sequence[Referent],
    last: Referent | None,
    turn: int,
    is_quoted: Callable[[Mention], bool],
) -> tuple[Referent, float, str] | None:
    """The speaker before, where "it" and "they" hardly mean anybody else.

    Treebanks have few of these: "it added", and "they" for one person nobody names.

    Args:
        mention: a pronoun that speaks.
        found: its candidates.
        last: the source before it.
        turn: how many sources spoke so far.
        is_quoted: whether a mention stands in a content.

    Returns:
        The speaker with confidence and evidence; None where the ranker had better decide.
    """
    if mention.pronoun in ("masculine", "feminine"):
        return _same_person(mention, found, is_quoted)
    near = last if last is not None and last in found and _is_near(mention, last, 1) else None
    if mention.pronoun == "neuter":
        if last is not None and last.kind == "org":
            return _same_body(mention, found, near, is_quoted) if near else None
        centre = next((r for r in found if _was_subject(r, mention)), None)
        return (centre, GUESSED, "rule:subject before") if centre else None
    return _same_group(near, turn) if mention.pronoun == "plural" and near else None


def _same_body(
    mention: Mention,
    found: Sequence[Referent],
    last: Referent,
    is_quoted: Callable[[Mention], bool],
) -> tuple[Referent, float, str]:
    """The body that spoke last, unless another came up since: what "it" is."""
    quoted = is_quoted(mention)
    rivals = (r for r in found if is_quoted(r.mentions[-1]) == quoted)
    rival = next((r for r in rivals if _is_rival(r, last, mention)), None)
    return rival or last, LIKELY, _GOES_ON


def _same_group(last: Referent, turn: int) -> tuple[Referent, float, str] | None:
    """The people or body that spoke last, or one person of unknown gender: whom "they" are."""
    one = last.kind in ("person", "unclear") and not last.plural
    if one and not last.named and last.gender is None:
        return last, LIKELY, "rule:singular they"
    if last.kind == "people" or (last.kind == "org" and last.spoke_last == turn):
        return last, LIKELY, _GOES_ON
    return None


def _same_person(
    mention: Mention,
    found: Sequence[Referent],
    is_quoted: Callable[[Mention], bool],
) -> tuple[Referent, float, str] | None:
    """The person who spoke just before in the paragraph, where no other was told of since.

    Who is only spoken of in what the speaker says is no other.
    """
    spoke = [(r.spoke_at, r) for r in found if r.spoke_at and r.kind == "person" and not r.plural]
    if not spoke or is_quoted(mention):
        return None
    before, last = max(spoke, key=lambda pair: (pair[0].sentence, pair[0].place))
    if mention.paragraph != before.paragraph:
        return None
    rivals = (r.mentions[-1] for r in found if r is not last and r.kind == "person")
    is_told = any(_is_later(rival, before) and not is_quoted(rival) for rival in rivals)
    return (last, LIKELY, _GOES_ON) if not is_told else None


def what_shows(
    mention: Mention, sentence: Sentence, found: Sequence[Referent]
) -> tuple[Referent, float, str] | None:
    """The pages or pictures just told of, where a pronoun shows or records: “They show that …”."""
    if mention.pronoun not in ("neuter", "plural") or not mention.is_subject or not mention.above:
        return None
    verb = mention.above[0]
    if sentence.words[verb].lemma.casefold() not in word_class("showing"):
        return None
    is_told = sentence.has_dependent(verb, ("ccomp", "obj"))
    if not is_told or sentence.has_dependent(verb, ("iobj",)):
        return None
    things = (
        r for r in found if r.kind == "thing" and r.mentions[-1].paragraph == mention.paragraph
    )
    thing = next((r for r in things if mention.sentence - r.mentions[-1].sentence <= 1), None)
    return (thing, LIKELY, "rule:what can show it") if thing else None


def of_itself(
    mention: Mention, place: Place, found: Sequence[Referent]
) -> tuple[Referent, float, str] | None:
    """The nameless speaker who is told to say "she": "a nurse said she had left"."""
    speaker = place.speaker
    if speaker is None or speaker not in found or place.speech != "told":
        return None
    fits = speaker.kind == "person" and not speaker.named
    is_about = mention.pronoun in ("masculine", "feminine") and mention.is_subject
    return (speaker, LIKELY, "rule:speaks of itself") if fits and is_about else None


def _is_later(mention: Mention, than: Mention) -> bool:
    return (mention.sentence, mention.place) > (than.sentence, than.place)


def same_noun(mention: Mention, found: Sequence[Referent]) -> Referent | None:
    """The last who was called by the same noun: "the teacher" after "a physics teacher"."""
    if mention.pronoun is not None or mention.another:
        return None
    if mention.determiner == "bare":
        same = [r for r in found if _is_same_bare(mention, r)]
        return next((r for r in same if r.spoke), None) if mention.lemma != "people" else None
    if mention.determiner != "definite":
        return None
    same = [
        r
        for r in found
        if mention.lemma in r.heads and r.plural == mention.plural and modifiers_agree(mention, r)
    ]
    return next((r for r in same if r.spoke), None)


def in_general(mention: Mention, found: Sequence[Referent]) -> Referent | None:
    """Whom a noun means that tells a kind only: "the group", "the monitor", "the analyst"."""
    noun = mention.noun
    if mention.determiner != "definite" or mention.plural:
        return None
    if noun is None:
        return _of_that_trade(mention, found)
    if mention.lemma in word_class("speaking_place"):
        return next((r for r in found if r.kind == "place" and _is_near(mention, r)), None)
    if noun.kind in ("unnamed_org", "unnamed_media"):
        return _body_in_general(mention, noun, found)
    if noun.kind != "unnamed_person" or mention.words[-1].start > mention.head.start:
        return None
    persons = [r for r in found if r.kind == "person" and r.named and _is_near(mention, r)]
    alike = [r for r in persons if noun.affiliation in r.affiliations]
    if noun.access == "decision_maker" and mention.modifiers:
        alike = []  # "the health minister", after a foreign one
    if noun.access != "decision_maker":
        # "the businessman", after a name: news varies what it calls people.
        alike = alike or [r for r in persons if not r.affiliations or not _is_told(noun)]
    return next((r for r in alike if r.spoke), next(iter(alike), None))


def _body_in_general(
    mention: Mention, noun: NounEntry, found: Sequence[Referent]
) -> Referent | None:
    """The body that a noun like "the group" or "the party" means."""
    bodies = [r for r in found if r.kind == "org" and not r.plural]
    party = _spoke_as_party(mention, bodies) if mention.lemma == "party" else None
    if party is not None:
        return party
    alike = [r for r in bodies if noun.affiliation in r.affiliations and not mention.another]
    is_general = noun.affiliation == "unknown"
    if is_general and mention.modifiers:
        # "the global health body", after the World Health Organization
        bodies = [r for r in bodies if not mention.modifiers.isdisjoint(name_words(r))]
    return next(iter(alike or (bodies if is_general else [])), None)


def _spoke_as_party(mention: Mention, bodies: Sequence[Referent]) -> Referent | None:
    """The body that spoke last and nearby, unless it is known to be no party."""
    spoke = [r for r in bodies if r.spoke and r.named and _is_near(mention, r)]
    last = max(spoke, key=lambda r: r.spoke_last, default=None)
    return last if last is not None and last.affiliations <= {"political"} else None


def _of_that_trade(mention: Mention, found: Sequence[Referent]) -> Referent | None:
    """The named speaker nearby, as "the jurist": news varies what it calls people."""
    is_person = mention.head.upos == "NOUN" and sort_of(mention.lemma) == "person"
    if not is_person or mention.another:
        return None
    named = (r for r in found if r.kind == "person" and r.named and r.spoke)
    return next((r for r in named if _is_near(mention, r)), None)


def _is_same_bare(mention: Mention, referent: Referent) -> bool:
    """Whether the same words without an article come again: "police", "health officials"."""
    return any(
        not m.nouns.isdisjoint(mention.nouns)
        and m.modifiers == mention.modifiers
        and m.determiner in ("bare", "definite")
        and (m.plural == mention.plural or referent.kind == "org")
        for m in referent.mentions
        if m.pronoun is None and m.name is None
    )


def _is_near(mention: Mention, referent: Referent, most: int = _NEAR) -> bool:
    """Whether a referent was mentioned at most so many paragraphs before."""
    return mention.paragraph - referent.mentions[-1].paragraph <= most


def _is_told(noun: NounEntry) -> bool:
    """Whether a noun says on whose side somebody stands."""
    return noun.affiliation not in ("unknown", "civilian")


def _was_subject(referent: Referent, mention: Mention) -> bool:
    """Whether a named body was the subject of the sentence before: what "it" is mostly about."""
    latest = referent.mentions[-1]
    return (
        referent.kind == "org"
        and referent.named
        and latest.is_subject
        and mention.sentence - latest.sentence <= 1
    )


def _is_rival(referent: Referent, last: Referent, mention: Mention) -> bool:
    """Whether another body was since what the sentence or the one before it is about."""
    latest = referent.mentions[-1]
    before = last.spoke_at
    is_about = latest.is_subject and latest.paragraph == mention.paragraph
    return (
        referent is not last
        and referent.kind == "org"
        and is_about
        and mention.sentence - latest.sentence <= 1
        and _is_later(mention, latest)
        and (before is None or _is_later(latest, before))
    )
