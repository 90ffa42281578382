"""Words and patterns as TOML data: cues, qualifiers, source nouns, page furniture and more.

Every entry carries a sentence in which it must fire; one test runs them all. ``load`` gives a
lexicon, ``digests`` what its file held. Written for this project from general knowledge of English
news; types and strengths follow the label scheme of the annotation format.
"""

from attribution.lexicons.entries import (
    ChannelEntry,
    CheckEntry,
    CheckNounEntry,
    CheckSense,
    CommitmentEntry,
    CountEntry,
    CreditEntry,
    CueEntry,
    CueSense,
    DeedEntry,
    EvaluationEntry,
    FirstPartyEntry,
    FurnitureEntry,
    GivenNameEntry,
    NounEntry,
    PlaceEntry,
    QualifierEntry,
    RelayEntry,
    VerdictEntry,
    WordClassEntry,
)
from attribution.lexicons.lexicon import Lexicon, LineLexicon, Match
from attribution.lexicons.loader import digests, in_class, load, word_class

__all__ = [
    "ChannelEntry",
    "CheckEntry",
    "CheckNounEntry",
    "CheckSense",
    "CommitmentEntry",
    "CountEntry",
    "CreditEntry",
    "CueEntry",
    "CueSense",
    "DeedEntry",
    "EvaluationEntry",
    "FirstPartyEntry",
    "FurnitureEntry",
    "GivenNameEntry",
    "Lexicon",
    "LineLexicon",
    "Match",
    "NounEntry",
    "PlaceEntry",
    "QualifierEntry",
    "RelayEntry",
    "VerdictEntry",
    "WordClassEntry",
    "digests",
    "in_class",
    "load",
    "word_class",
]
