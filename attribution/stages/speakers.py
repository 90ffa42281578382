"""Whom a source means, where a rule knows better than the ranker.

Treebanks hold few speakers of news, so what news does regularly is said here: it goes on with the
last speaker, repeats a noun with "the", and varies what it calls people and organisations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attribution.lexicons import NounEntry
from attribution.stages.coreference import Referent, modifiers_agree
from attribution.stages.mentions import Mention
from attribution.stages.names import key

SURE, LIKELY, GUESSED, UNRESOLVED = 0.95, 0.75, 0.5, 0.2
"""Confidences of rules."""
_NEAR = 2
"""Paragraphs back to which a description without a name may look for one."""
_PLACES = frozenset({"city", "town", "country", "nation", "capital", "province", "republic"})
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
    if mention.pronoun == "neuter" and (last is None or last.kind != "org"):
        centre = next((r for r in found if _was_subject(r, mention)), None)
        return (centre, GUESSED, "rule:subject before") if centre else None
    is_near = last is not None and last in found and _is_near(mention, last, 1)
    if mention.pronoun not in ("neuter", "plural") or last is None or not is_near:
        return None
    if mention.pronoun == "neuter":
        quoted = is_quoted(mention)
        rivals = (r for r in found if is_quoted(r.mentions[-1]) == quoted)
        rival = next((r for r in rivals if _is_rival(r, last, mention)), None)
        return rival or last, LIKELY, _GOES_ON
    one = last.kind in ("person", "unclear") and not last.plural
    if one and not last.named and last.gender is None:
        return last, LIKELY, "rule:singular they"
    if last.kind == "people" or (last.kind == "org" and last.spoke_last == turn):
        return last, LIKELY, _GOES_ON
    return None


def same_noun(mention: Mention, found: Sequence[Referent]) -> Referent | None:
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
        if mention.lemma in r.heads and r.plural == mention.plural and modifiers_agree(mention, r)
    ]
    return next((r for r in same if r.spoke), next(iter(same), None))


def in_general(mention: Mention, found: Sequence[Referent]) -> Referent | None:
    """Whom a noun means that tells a kind only: "the group", "the monitor", "the analyst"."""
    noun = mention.noun
    if noun is None or mention.determiner != "definite" or mention.plural:
        return None
    if mention.lemma in _PLACES:
        return next((r for r in found if r.kind == "place" and _is_near(mention, r)), None)
    if noun.kind in ("unnamed_org", "unnamed_media"):
        bodies = [r for r in found if r.kind == "org" and not r.plural]
        alike = [r for r in bodies if noun.affiliation in r.affiliations and not mention.another]
        is_general = noun.affiliation == "unknown"
        if is_general and mention.modifiers:
            # "the global health body", after the World Health Organization
            bodies = [r for r in bodies if not mention.modifiers.isdisjoint(name_words(r))]
        return next(iter(alike or (bodies if is_general else [])), None)
    if noun.kind != "unnamed_person" or mention.words[-1].start > mention.head.start:
        return None
    persons = [r for r in found if r.kind == "person" and r.named and _is_near(mention, r)]
    alike = [r for r in persons if noun.affiliation in r.affiliations]
    if noun.access != "decision_maker":
        # "the businessman", after a name: news varies what it calls people.
        alike = alike or [r for r in persons if not r.affiliations or not _is_told(noun)]
    return next((r for r in alike if r.spoke), next(iter(alike), None))


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


def name_words(referent: Referent) -> set[str]:
    """The words of all forms of a referent's name."""
    return {word for m in referent.mentions if m.name for word in key(m.name.text)}


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
    """Whether another body is the subject of the sentence in which "it" speaks."""
    latest = referent.mentions[-1]
    return (
        referent is not last
        and referent.kind == "org"
        and latest.sentence == mention.sentence
        and latest.is_subject
        and latest.place < mention.place
    )
