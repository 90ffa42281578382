"""Whoever is described first and named only later: one source.

News names late what its first sentence keeps short: "a war monitor said", and two paragraphs on
the monitor's full name.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.stages.coreference import Referent
from attribution.stages.mentions import Mention
from attribution.stages.speakers import name_words

_NAMED_SOON = 3
"""Paragraphs within which a name may follow a description of its bearer."""


def named_late(referents: Sequence[Referent]) -> dict[int, int]:
    """Join each unnamed source with a name of the same kind that follows soon.

    Args:
        referents: a document's; those that bear the names take over the others' mentions.

    Returns:
        The number of the bearer by that of the one without a name.
    """
    joined: dict[int, int] = {}
    named = [r for r in referents if r.named and r.mentions and r.kind != "place"]
    named.sort(key=lambda r: r.mentions[0].sentence)
    starts = [r.mentions[0].sentence for r in named]
    for referent in referents:
        if referent.named or not referent.spoke or not referent.mentions:
            continue
        first = referent.mentions[0]
        if first.pronoun is not None or first.another or first.plural or first.noun is None:
            continue
        for bearer in named[bisect.bisect_left(starts, first.sentence) :]:
            if bearer.mentions[0].paragraph - first.paragraph > _NAMED_SOON:
                break
            if bearer.spoke and _is_named_as(first, bearer):
                _join(referent, bearer)
                joined[referent.number] = bearer.number
                break
    return joined


def _is_named_as(first: Mention, bearer: Referent) -> bool:
    """Whether a name may be whom a description meant before."""
    opening = bearer.mentions[0]
    if (opening.sentence, opening.place) <= (first.sentence, first.place) or opening.another:
        return False
    noun = first.noun
    assert noun is not None
    if noun.kind in ("unnamed_org", "unnamed_media"):
        if bearer.kind not in ("org", "unclear"):
            return False
        words = name_words(bearer)
        tells = noun.affiliation not in ("unknown", "state_civil")
        if first.determiner == "indefinite":
            same = tells and noun.affiliation in bearer.affiliations
            return same or first.lemma in words
        return first.lemma in words and noun.affiliation in bearer.affiliations
    if noun.kind == "unnamed_person" and noun.naming == "role_only":
        return bearer.kind == "person" and first.lemma in bearer.heads
    return False


def _join(referent: Referent, bearer: Referent) -> None:
    """Hand a referent's mentions over."""
    bearer.mentions = sorted(
        [*referent.mentions, *bearer.mentions], key=lambda m: (m.sentence, m.place)
    )
    bearer.affiliations |= referent.affiliations
    bearer.spoke += referent.spoke
