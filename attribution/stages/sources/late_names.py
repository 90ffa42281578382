"""Whoever is described first and named only later: one source.

News names late what its first sentence keeps short: "a war monitor said", and two paragraphs on
the monitor's full name.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.stages.sources.antecedent_features import name_words
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Referent

_NAMED_SOON = 3
"""Paragraphs within which a name may follow a description of its bearer."""
_PRIVATE = frozenset({"ngo_monitor", "ngo_aid", "academic_thinktank"})
"""What a body is that news calls a group, a monitor or an institute before it names it."""


def named_late(referents: Sequence[Referent]) -> dict[int, int]:
    """Join each unnamed source with a name of the same kind that follows soon.

    Args:
        referents: a document's; those that bear the names take over the others' mentions.

    Returns:
        The number of the bearer by that of the one without a name.
    """
    joined: dict[int, int] = {}
    speaking = [r for r in referents if r.spoke and r.mentions and r.kind != "place"]
    speaking.sort(key=lambda r: (r.mentions[0].sentence, r.mentions[0].place))
    starts = [r.mentions[0].sentence for r in speaking]
    for referent in referents:
        if referent.named or not referent.spoke or not referent.mentions:
            continue
        first = referent.mentions[0]
        if first.pronoun is not None or first.another or first.plural or first.noun is None:
            continue
        for bearer in speaking[bisect.bisect_left(starts, first.sentence) :]:
            apart = bearer.mentions[0].paragraph - first.paragraph
            if apart > _NAMED_SOON and not _is_title(first):
                break
            if bearer is referent or not _is_introduced_after(first, bearer):
                continue
            if _is_named_as(first, bearer) or _is_told_in_full(first, bearer):
                joined[referent.number] = bearer.number
                break
        only = _only_one(first, speaking)
        if only is not None and referent.number not in joined:
            joined[referent.number] = only.number
    for number in joined:
        _join(referents[number], referents[_last(joined, number)])
    return {number: _last(joined, bearer) for number, bearer in joined.items()}


def _last(joined: dict[int, int], bearer: int) -> int:
    """Who bears the name in the end, where a bearer was itself joined with another."""
    while bearer in joined:
        bearer = joined[bearer]
    return bearer


def _only_one(first: Mention, speaking: Sequence[Referent]) -> Referent | None:
    """The one named body of its sort in the document, if "the monitor" means such a sort."""
    assert first.noun is not None
    affiliation = first.noun.affiliation
    if first.determiner not in ("definite", "bare") or affiliation not in _PRIVATE:
        return None
    alike = [r for r in speaking if r.named and affiliation in r.affiliations]
    return alike[0] if len(alike) == 1 and first.noun.kind == "unnamed_org" else None


def _is_introduced_after(first: Mention, bearer: Referent) -> bool:
    opening = bearer.mentions[0]
    return (opening.sentence, opening.place) > (first.sentence, first.place) and not opening.another


def _is_heading(first: Mention) -> bool:
    """Whether a noun lacks its article, as in headings: "monitor says"."""
    return first.determiner == "bare" and not first.modifiers


def _is_title(first: Mention) -> bool:
    """Whether a description stands in the title, which sums up the whole text."""
    return first.paragraph == 0 and _is_heading(first)


def _is_named_as(first: Mention, bearer: Referent) -> bool:
    """Whether a name may be whom a description meant before."""
    noun = first.noun
    assert noun is not None
    if not bearer.named:
        return False
    if noun.kind in ("unnamed_org", "unnamed_media"):
        if bearer.kind not in ("org", "unclear"):
            return False
        words = name_words(bearer)
        tells = noun.affiliation not in ("unknown", "state_civil")
        if first.determiner == "indefinite" or _is_heading(first):
            same = tells and noun.affiliation in bearer.affiliations
            is_next = bearer.mentions[0].paragraph - first.paragraph <= 1
            is_any = noun.affiliation == "unknown" and is_next and _is_private(bearer)
            return same or is_any or first.lemma in words
        return first.lemma in words and noun.affiliation in bearer.affiliations
    if noun.kind == "unnamed_person" and noun.naming == "role_only":
        is_his = bearer.kind == "person" and first.lemma in bearer.heads
        return is_his and _is_same_office(first, bearer)
    return False


def _is_same_office(first: Mention, bearer: Referent) -> bool:
    """Whether a name's title tells no other office: "finance minister", not "health minister"."""
    name = name_words(bearer) | {first.lemma}
    title = {
        word.lemma.casefold()
        for word in bearer.mentions[0].words
        if word.upos in ("NOUN", "PROPN", "ADJ") and word.form.casefold() not in name
    }
    return not first.modifiers or not title or not title.isdisjoint(first.modifiers)


def _is_private(bearer: Referent) -> bool:
    """Whether a body is what news calls a group before it names it."""
    return not bearer.affiliations.isdisjoint(_PRIVATE)


def _is_told_in_full(first: Mention, bearer: Referent) -> bool:
    """Whether a heading's bare noun is somebody the text calls by the same noun and more."""
    opening = bearer.mentions[0]
    is_same = opening.lemma == first.lemma and not opening.plural
    return is_same and _is_heading(first) and opening.determiner == "definite"


def _join(referent: Referent, bearer: Referent) -> None:
    """Hand a referent's mentions over."""
    bearer.mentions = sorted(
        [*referent.mentions, *bearer.mentions], key=lambda m: (m.sentence, m.place)
    )
    bearer.affiliations |= referent.affiliations
    bearer.spoke += referent.spoke
