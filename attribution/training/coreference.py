"""Training of the ranker that resolves pronouns and descriptions.

GUM marks every mention in the ``Entity`` column with the number of whom it stands for. Documents
are parsed by the shipped models, so that the ranker learns from what it will see; a mention is
matched with gold by its head word.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from attribution.ingest.brat import read_articles
from attribution.language.models import WEIGHTS, write_manifest
from attribution.language.parse import Parse
from attribution.language.pipeline import parse
from attribution.stages.sources.coreference import Choice, Choose, Resolution, shipped_ranker
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Referent
from attribution.stages.sources.resolving import SourceResolver, source_lexicons
from attribution.text import Span, paragraphs
from attribution.training.chains import heads, read_chains

_RATE, _STEPS, _DECAY = 0.05, 400, 1e-3
_NEWS_STEP = 2
"""Every so many articles of news are read."""
_RARE = 2
"""A feature seen in fewer examples gets no weight."""


@dataclass(frozen=True, slots=True)
class Example:
    """One decision: the features of every candidate and of nobody, and which is right."""

    described: tuple[tuple[str, ...], ...]
    right: int


class Teacher:
    """Chooses what gold says, and keeps what there was to choose from."""

    def __init__(self, chains: dict[int, int]) -> None:
        self._chains = chains
        self._first = {chain: start for start, chain in sorted(chains.items(), reverse=True)}
        self.examples: list[Example] = []

    def choose(
        self, mention: Mention, found: Sequence[Referent], described: Sequence[Sequence[str]]
    ) -> Choice:
        """The candidate of the mention's chain; nobody where none is."""
        chain = self._chains.get(mention.head.start)
        if chain is None:
            return None, 1.0
        right = next(
            (
                n
                for n, referent in enumerate(found)
                if chain_of(referent.mentions, self._chains) == chain
            ),
            None,
        )
        is_new = self._first[chain] == mention.head.start
        if right is not None or mention.pronoun is None or is_new:
            known = tuple(map(tuple, described))
            self.examples.append(Example(known, len(found) if right is None else right))
        return right, 1.0


def chain_of(mentions: Sequence[Mention], chains: dict[int, int]) -> int | None:
    """The gold chain of most of a referent's mentions; of several the latest."""
    found = [chain for m in reversed(mentions) if (chain := chains.get(m.head.start)) is not None]
    return Counter(found).most_common(1)[0][0] if found else None


def resolved(
    parsed: Parse,
    sources: Sequence[Span],
    asked: Sequence[Span],
    choose: Choose,
    *,
    tagged: bool = True,
    blind: bool = False,
) -> dict[Span, Resolution]:
    """Read a parsed document for its sources, as the annotator does.

    Args:
        parsed: the document.
        sources: spans of those that speak.
        asked: spans of others that are resolved with the same care.
        choose: decides among candidates.
        tagged: whether the sources that the tagger found speak, too.
        blind: whether gender is overlooked.
    """
    resolver = SourceResolver(source_lexicons(), choose)
    said = [([r.source] if r.source else [], r.content) for r in parsed.relations]
    discourse, _ = resolver.reader(parsed, said, blind=blind)
    found = [relation.source for relation in parsed.relations if relation.source and tagged]
    return discourse.read([*found, *sources], asked)


def examples(path: Path) -> list[Example]:
    """Every decision about a subject that is a pronoun or a description."""
    found: list[Example] = []
    for gold in read_chains(path):
        parsed = parse(gold.text, paragraphs(gold.text))
        teacher = Teacher(heads(gold))
        reporting = [m.span for m in gold.mentions if m.reporting]
        asked = [m.span for m in gold.mentions if m.asked and not m.reporting]
        resolved(parsed, reporting, asked, teacher.choose)
        found += teacher.examples
    return found


class GenderTeacher:
    """Chooses the only person whose gender fits, where everybody's is known.

    News with annotated sources has no gold chains; but where "she" has one woman among the persons
    near, and nobody of unknown gender, the woman is meant. The features of these examples are blind
    to gender, so that what they teach holds where two of a gender stand side by side.
    """

    def __init__(self) -> None:
        self.examples: list[Example] = []

    def choose(
        self, mention: Mention, found: Sequence[Referent], described: Sequence[Sequence[str]]
    ) -> Choice:
        """The one fitting candidate; without one, the latest that fits."""
        if mention.pronoun not in ("masculine", "feminine"):
            return shipped_ranker().choose(mention, found, described)
        people = [
            (n, r)
            for n, r in enumerate(found)
            if r.kind == "person" and mention.paragraph - r.mentions[-1].paragraph <= 1
        ]
        fitting = [n for n, r in people if r.gender == mention.pronoun and r.named]
        if len(fitting) == 1 and len(people) > 1 and all(r.gender for _, r in people):
            self.examples.append(Example(tuple(map(tuple, described)), fitting[0]))
        chosen = fitting or [n for n, r in people if r.gender is None]
        return (chosen[0] if chosen else None), 1.0


def news_examples(folder: Path) -> list[Example]:
    """Examples of "he" and "she" from articles with annotated sources, in PolNeAR's layout."""
    found: list[Example] = []
    for article in islice(read_articles(folder), 0, None, _NEWS_STEP):
        parsed = parse(article.text, paragraphs(article.text))
        teacher = GenderTeacher()
        sources = [span for relation in article.relations for span in relation.source]
        resolved(parsed, sources, (), teacher.choose, tagged=False, blind=True)
        found += teacher.examples
    return found


def train(found: Sequence[Example]) -> dict[str, float]:
    """Weights that make the right candidates most probable (L2, Adam over all examples at once)."""
    counts = Counter(name for e in found for name in {n for names in e.described for n in names})
    names = sorted(name for name, count in counts.items() if count >= _RARE)
    index = {name: n for n, name in enumerate(names)}
    rows, columns, owners, starts, right = [], [], [], [], []
    row = 0
    for number, example in enumerate(found):
        starts.append(row)
        right.append(row + example.right)
        for described in example.described:
            for name in described:
                if name in index:
                    rows.append(row)
                    columns.append(index[name])
            owners.append(number)
            row += 1
    row_of, column_of, owner_of = np.array(rows), np.array(columns), np.array(owners)
    gold = np.zeros(row)
    gold[right] = 1.0
    weights = np.zeros(len(names))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = np.bincount(row_of, weights[column_of], row)
        top = np.maximum.reduceat(scores, starts)[owner_of]
        shares = np.exp(scores - top)
        shares /= np.add.reduceat(shares, starts)[owner_of]
        slope = np.bincount(column_of, (shares - gold)[row_of], len(names)) / len(found)
        slope += _DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= 0.005
    }


def accuracy(found: Sequence[Example], weights: dict[str, float]) -> tuple[int, int]:
    """How many examples a set of weights decides rightly, of how many."""
    right = 0
    for example in found:
        scores = [sum(weights.get(name, 0.0) for name in names) for names in example.described]
        right += scores.index(max(scores)) == example.right
    return right, len(found)


def train_resolver(data: Path) -> None:
    """Train on GUM's training documents and ship the weights."""
    found = examples(data / "treebanks" / "gum-train.conllu")
    news = news_examples(data / "polnear" / "train")
    logging.info("coreference: %d examples of a treebank, %d of news", len(found), len(news))
    found += news
    weights = train(found)
    logging.info("on the training examples: %d of %d", *accuracy(found, weights))
    text = json.dumps({"examples": len(found), "weights": weights}, indent=0, sort_keys=True)
    (WEIGHTS / "coreference.json").write_text(text + "\n", encoding="utf-8")
    write_manifest()
    shipped_ranker.cache_clear()
