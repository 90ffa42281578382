"""Who a pronoun or a description stands for: the referents of a document and a small ranker.

The ranker is a conditional log-linear model over the referents mentioned before, as in Denis and
Baldridge (2008): each candidate gets the sum of the weights of its features, "nobody known" has
features of its own, and the probabilities over all of them sum to one. The features are those of
the literature since Lappin and Leass (1994): distance, grammatical role, agreement, repetition,
who spoke last. Weights are trained by ``attribution.training`` on treebanks with coreference.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from attribution.errors import ModelError
from attribution.language.models import WEIGHTS
from attribution.stages.mentions import Mention
from attribution.stages.names import Gender
from attribution.text import Span

Kind = Literal["person", "people", "org", "place", "thing", "unclear"]
"""What a referent is, as far as pronouns care."""
Class = Literal["he", "it", "they", "nominal"]
"""The kinds of mention that look back; each has weights of its own."""
NOBODY = "nobody"
_WINDOW = 14
"""Most referents that are weighed for one mention, the most recently mentioned first."""
_CLASSES: dict[str, Class] = {
    "masculine": "he", "feminine": "he", "neuter": "it", "plural": "they",
}  # fmt: skip


@dataclass(slots=True)
class Referent:
    """Somebody or something spoken of, as gathered so far; mutable while a document is read."""

    number: int
    kind: Kind
    named: bool
    gender: Gender | None = None
    plural: bool = False
    heads: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    affiliations: set[str] = field(default_factory=set)
    spoke: int = 0
    """How often it was a source so far."""
    spoke_last: int = -1
    """The turn at which it last spoke."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands, as far as looking back from it goes.

    ``quoted`` tells whether it stands in a content; ``turn`` counts the sources before it.
    """

    quoted: bool
    turn: int
    is_source: bool


Choice = tuple[int | None, float]
"""Which candidate (None: nobody known), and its probability."""
Choose = Callable[[Mention, Sequence[Referent], Sequence[Sequence[str]]], Choice]


def class_of(mention: Mention) -> Class | None:
    """Which weights a mention is resolved with; None for a name."""
    if mention.pronoun is not None:
        return _CLASSES.get(mention.pronoun)
    return None if mention.name is not None else "nominal"


def candidates(
    mention: Mention,
    recent: Iterator[Referent],
    alike: Sequence[Referent],
    *,
    blind: bool = False,
) -> list[Referent]:
    """The referents that a mention may stand for, the most recent first.

    Args:
        mention: a pronoun or a description.
        recent: referents from the most recently mentioned on.
        alike: referents anywhere before that were called by the same noun.
        blind: whether gender is overlooked.
    """
    found: list[Referent] = []
    wanted = class_of(mention)
    for referent in recent:
        if _may(mention, wanted, referent, blind=blind):
            found.append(referent)
            if len(found) >= _WINDOW:
                break
    found += [r for r in alike if r not in found and _may(mention, wanted, r, blind=blind)]
    return found


def _may(mention: Mention, wanted: Class | None, referent: Referent, *, blind: bool) -> bool:
    """What no weight should decide: a man is not "she", a person is not "it"."""
    if wanted == "he":
        fits = blind or referent.gender in (None, mention.pronoun)
        is_one = referent.kind == "person" or (referent.kind == "unclear" and referent.named)
        return fits and (is_one or (referent.kind == "unclear" and referent.spoke > 0))
    if wanted == "they":
        return not (referent.kind == "person" and referent.gender and not referent.plural)
    if wanted == "it":
        return referent.kind != "person" and not (referent.plural and referent.kind == "people")
    if wanted == "nominal" and mention.gender and referent.gender:
        return mention.gender == referent.gender
    return True


@dataclass(frozen=True, slots=True)
class Rank:
    """How many candidates were mentioned more recently: of all, of its kind, of subjects."""

    overall: int
    of_kind: int
    of_subjects: int


def ranks(found: Sequence[Referent]) -> list[Rank]:
    """The rank of each candidate, the most recent first."""
    kinds: Counter[str] = Counter()
    subjects = 0
    result = []
    for overall, referent in enumerate(found):
        result.append(Rank(overall, kinds[referent.kind], subjects))
        kinds[referent.kind] += 1
        subjects += referent.mentions[-1].is_subject
    return result


def features(
    mention: Mention,
    place: Place,
    referent: Referent,
    rank: Rank,
    was_quoted: bool,
    *,
    blind: bool,
) -> list[str]:
    """What speaks for or against a referent; each name begins with the mention's class.

    Args:
        mention: what is resolved.
        place: where it stands.
        referent: the candidate.
        rank: which of the candidates it is.
        was_quoted: whether the candidate's last mention stands in a content.
        blind: whether gender is overlooked.
    """
    last = referent.mentions[-1]
    sentences = mention.sentence - last.sentence
    paragraphs = mention.paragraph - last.paragraph
    named = "named" if referent.named else "described"
    found = [
        f"kind={referent.kind}",
        f"kind={referent.kind},{named}",
        f"sentences={_bucket(sentences)}",
        f"paragraphs={min(paragraphs, 3)}",
        f"rank={min(rank.overall, 6)}",
        f"of kind={referent.kind},{min(rank.of_kind, 4)}",
        f"of subjects={last.is_subject},{min(rank.of_subjects, 3)}",
        f"role={_role(last)}",
        f"role={_role(last)},sentences={min(sentences, 2)}",
        f"form={_form(last)}",
        f"mentions={_bucket(len(referent.mentions))}",
        f"first={_role(referent.mentions[0])}",
        f"quoted={place.quoted},{was_quoted}",
        f"role={_role(last)},{_role(mention)}",
        f"animate={referent.kind},{_animacy(last)}",
    ]
    if place.is_source:
        ago = place.turn - referent.spoke_last if referent.spoke_last >= 0 else 9
        found += [
            f"spoke={min(ago, 4)}",
            f"spoke={min(ago, 4)},paragraphs={min(paragraphs, 2)}",
            f"spoke={min(ago, 2)},of kind={min(rank.of_kind, 2)}",
        ]
    elif referent.spoke:
        found.append("has spoken")
    if not blind and (mention.gender or mention.pronoun in ("masculine", "feminine")):
        gender = mention.gender or mention.pronoun
        found.append(
            f"gender={'unknown' if referent.gender is None else referent.gender == gender}"
        )
    found.append(f"number={mention.plural == referent.plural}")
    if sentences == 0:
        found += _within(mention, last)
    if mention.pronoun is None:
        found += _likeness(mention, referent)
    label = class_of(mention) or "nominal"
    return [f"{label}:{name}" for name in found]


def _within(mention: Mention, last: Mention) -> Iterator[str]:
    """Two mentions of one sentence: where they hang."""
    if last.head.head == mention.head.head and not (last.is_subject and mention.is_subject):
        yield "arguments of one verb"
    yield f"same sentence, {'subjects' if last.is_subject and mention.is_subject else _role(last)}"
    if last.place > mention.place:
        yield "after it"


def _likeness(mention: Mention, referent: Referent) -> Iterator[str]:
    """How a description fits what a referent was called before."""
    determiner = "another" if mention.another else mention.determiner
    same = mention.lemma in referent.heads
    yield f"same head={same}"
    yield f"same head={same},{determiner}"
    if same:
        yield f"modifiers agree={modifiers_agree(mention, referent)}"
        yield f"modifiers agree={modifiers_agree(mention, referent)},{determiner}"
    yield f"{determiner},{referent.kind}"
    entry = mention.noun
    if entry is None:
        yield f"unlisted,{referent.kind}"
        return
    group = "person" if entry.kind in ("unnamed_person", "collective") else entry.kind
    yield f"noun={group},{referent.kind}"
    yield f"noun={group},{referent.kind},{determiner}"
    if referent.affiliations and entry.affiliation != "unknown":
        agree = entry.affiliation in referent.affiliations
        yield f"affiliation={agree}"
        yield f"affiliation={agree},{group},{determiner}"


def modifiers_agree(mention: Mention, referent: Referent) -> bool:
    """Whether what tells a description from others with its head was not told otherwise before."""
    before = frozenset().union(*(m.modifiers for m in referent.mentions))
    return not mention.modifiers or not before or not mention.modifiers.isdisjoint(before)


def no_features(mention: Mention, place: Place, found: Sequence[Referent]) -> list[str]:
    """What speaks for "nobody known"."""
    label = class_of(mention) or "nominal"
    determiner = "another" if mention.another else mention.determiner
    noun = mention.noun.kind if mention.noun else "unlisted"
    more = mention.words[-1].start > mention.head.start and len(mention.words) > 2
    names = [
        "nobody",
        f"nobody,{determiner}",
        f"nobody,{determiner},{noun}",
        f"nobody,candidates={min(len(found), 3)}",
        f"nobody,longer={more},{determiner}",
        f"nobody,source={place.is_source}",
        f"nobody,plural={mention.plural}",
    ]
    same = any(mention.lemma in referent.heads for referent in found)
    names.append(f"nobody,same head={same},{determiner}")
    return [f"{label}:{name}" for name in names]


def _bucket(number: int) -> str:
    return (
        str(number) if number <= 2 else "3-5" if number <= 5 else "6-12" if number <= 12 else "13"
    )


def _animacy(mention: Mention) -> str:
    """What the noun of a description makes of it."""
    if mention.noun is None:
        return _form(mention)
    return mention.noun.kind


def _role(mention: Mention) -> str:
    deprel = mention.head.deprel
    if mention.is_subject:
        return "subject"
    if deprel.startswith(("obj", "iobj", "obl")):
        return "object"
    return "owner" if deprel == "nmod:poss" else "other"


def _form(mention: Mention) -> str:
    if mention.pronoun is not None:
        return "pronoun"
    return "name" if mention.name is not None else "description"


class Ranker:
    """The trained model: a weight for each feature.

    Args:
        weights: by feature; a feature without one counts nothing.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def choose(
        self, mention: Mention, found: Sequence[Referent], described: Sequence[Sequence[str]]
    ) -> Choice:
        """The best candidate or nobody, with its probability.

        Args:
            mention: what is resolved.
            found: the candidates.
            described: the features of each, and last those of "nobody known".
        """
        scores = [sum(self._weights.get(name, 0.0) for name in names) for names in described]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        best = shares.index(max(shares))
        return (best if best < len(found) else None), shares[best] / sum(shares)


@lru_cache(maxsize=1)
def shipped_ranker() -> Ranker:
    """The ranker with the shipped weights.

    Raises:
        ModelError: if they are missing or unreadable.
    """
    path = WEIGHTS / "coreference.json"
    try:
        return Ranker(json.loads(path.read_text(encoding="utf-8"))["weights"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: cannot read the resolver's weights; reinstall") from error


@dataclass(frozen=True, slots=True)
class Resolution:
    """How one mention was resolved: its referent, what it was taken from, how sure and why."""

    mention: Mention
    referent: Referent
    antecedent: Mention | None
    confidence: float
    evidence: str


def span_key(span: Span) -> tuple[int, int]:
    """A span as a key, whatever sort of pair it came as."""
    return span[0], span[1]
