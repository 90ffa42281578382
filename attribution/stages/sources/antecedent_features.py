"""What speaks for and against an antecedent, as the ranker of coreference weighs it.

The features are those of the literature since Lappin and Leass (1994): distance, grammatical role,
agreement, repetition, who spoke last; and likeness of meaning for descriptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.language.nouns import shipped_nouns, sort_of
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.names import key
from attribution.stages.sources.referents import Place, Rank, Referent, class_of
from attribution.stages.sources.speech import Speech


def features(
    mention: Mention,
    place: Place,
    referent: Referent,
    rank: Rank,
    speech_before: Speech,
    *,
    blind: bool,
) -> list[str]:
    """What speaks for or against a referent; each name begins with the mention's class.

    Args:
        mention: what is resolved.
        place: where it stands.
        referent: the candidate.
        rank: which of the candidates it is.
        speech_before: how the candidate's last mention was said.
        blind: whether gender is overlooked.
    """
    last = referent.mentions[-1]
    sentences = mention.sentence - last.sentence
    found = [
        *_salience(mention, place, referent, rank, speech_before),
        *_turns(mention, place, referent, rank),
    ]
    if not blind and (mention.gender or mention.pronoun in ("masculine", "feminine")):
        gender = mention.gender or mention.pronoun
        found.append(
            f"gender={'unknown' if referent.gender is None else referent.gender == gender}"
        )
    found.append(f"number={mention.plural == referent.plural}")
    found += _standing(mention, last, sentences)
    if sentences == 0:
        found += _within(mention, last)
    if mention.pronoun is None:
        found += _likeness(mention, referent)
    label = class_of(mention) or "nominal"
    return [f"{label}:{name}" for name in found]


def _salience(
    mention: Mention, place: Place, referent: Referent, rank: Rank, speech_before: Speech
) -> list[str]:
    """What a candidate is, how far off it was last mentioned, and as what."""
    last = referent.mentions[-1]
    sentences = mention.sentence - last.sentence
    paragraphs = mention.paragraph - last.paragraph
    named = "named" if referent.named else "described"
    return [
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
        f"speech={place.speech},{speech_before}",
        f"speaks it={place.speaker is referent},{place.speech}",
        f"kind={referent.kind},{place.speech}",
        f"role={_role(last)},{_role(mention)}",
        f"animate={referent.kind},{_animacy(last)}",
    ]


def _turns(mention: Mention, place: Place, referent: Referent, rank: Rank) -> Iterator[str]:
    """How long ago a candidate last spoke, where the mention is of a source."""
    paragraphs = mention.paragraph - referent.mentions[-1].paragraph
    if place.is_source:
        ago = place.turn - referent.spoke_last if referent.spoke_last >= 0 else 9
        yield f"spoke={min(ago, 4)}"
        yield f"spoke={min(ago, 4)},paragraphs={min(paragraphs, 2)}"
        yield f"spoke={min(ago, 2)},of kind={min(rank.of_kind, 2)}"
    elif referent.spoke:
        yield "has spoken"


def _standing(mention: Mention, last: Mention, sentences: int) -> Iterator[str]:
    """Whether a candidate was last what its sentence or a clause around the mention is about."""
    if last.is_subject and len(last.above) == 1 and sentences <= 1:
        yield f"main subject,{sentences}"
    if sentences == 0 and last.is_subject and last.above and last.above[0] in mention.above:
        depth = mention.above.index(last.above[0])
        yield f"subject above={min(depth, 2)},{mention.is_subject}"
    if sentences == 0 and last.place in mention.above:
        yield "hangs on it"


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
        alike = _told_apart(mention, referent)
        yield f"told={alike}"
        yield f"told={alike},{determiner}"
        yield f"told={alike},number={mention.plural == referent.plural}"
        yield f"same head,sentences={_bucket(mention.sentence - referent.mentions[-1].sentence)}"
        yield f"same head,demonstrative={_is_demonstrative(mention)}"
    yield f"{determiner},{referent.kind}"
    alike = _degree(meaning(mention, referent))
    yield f"alike={alike}"
    yield f"alike={alike},{determiner}"
    yield f"alike={alike},named={referent.named}"
    in_name = not mention.nouns.isdisjoint(name_words(referent))
    yield f"in its name={in_name},{determiner}"
    sort = sort_of(mention.lemma)
    yield f"sort={sort},{referent.kind}"
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


def meaning(mention: Mention, referent: Referent) -> float:
    """How like a description's noun is to the likest of those that a referent was called by."""
    nouns = shipped_nouns()
    return max((nouns.likeness(mention.lemma, head) for head in referent.heads), default=0.0)


def name_words(referent: Referent) -> set[str]:
    """The words of all forms of a referent's name."""
    return {word for m in referent.mentions if m.name for word in key(m.name.text)}


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
        f"nobody,role={_role(mention)},{determiner}",
    ]
    same = any(mention.lemma in referent.heads for referent in found)
    names.append(f"nobody,same head={same},{determiner}")
    if mention.pronoun is None:
        alike = _degree(max((meaning(mention, referent) for referent in found), default=0.0))
        names.append(f"nobody,alike={alike}")
        names.append(f"nobody,alike={alike},{determiner}")
        names.append(f"nobody,sort={sort_of(mention.lemma)},{determiner}")
    else:
        names.append(f"nobody,{place.speech}")
    return [f"{label}:{name}" for name in names]


def _degree(cosine: float) -> str:
    """A likeness in steps: same, near, akin, apart."""
    return (
        "same" if cosine > 0.9 else "near" if cosine > 0.45
        else "akin" if cosine > 0.3 else "far" if cosine > 0.15 else "apart"
    )  # fmt: skip


def _told_apart(mention: Mention, referent: Referent) -> str:
    """How what stands with a noun compares with what stood with it before, at best."""
    found = set()
    for before in referent.mentions:
        if mention.nouns.isdisjoint(before.nouns):
            continue
        if mention.modifiers == before.modifiers:
            found.add("same" if mention.modifiers else "bare")
        elif mention.modifiers < before.modifiers:
            found.add("fewer")
        elif mention.modifiers > before.modifiers:
            found.add("more")
        else:
            found.add("other" if mention.modifiers.isdisjoint(before.modifiers) else "some")
    order = ("same", "bare", "fewer", "more", "some", "other")
    return next((how for how in order if how in found), "role")


def _is_demonstrative(mention: Mention) -> bool:
    return mention.words[0].form.lower() in ("this", "these", "that", "those", "such")


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
