"""Coreference in treebanks: gold chains, examples for the ranker, its training and its scores.

GUM marks every mention in the ``Entity`` column with the number of whom it stands for. Documents
are parsed by the shipped models, so that the ranker learns from what it will see; a mention is
matched with gold by its head word.
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from attribution import lexicons
from attribution.ingest.brat import read_articles
from attribution.language.models import WEIGHTS, write_manifest
from attribution.language.parse import Parse
from attribution.language.pipeline import parse
from attribution.stages.coreference import (
    Choice,
    Choose,
    Ranker,
    Referent,
    Resolution,
    shipped_ranker,
)
from attribution.stages.mentions import Mention
from attribution.stages.names import Gender, kind_of_label, person_key
from attribution.stages.sources import SourceResolver, source_lexicons
from attribution.text import Span, merged, paragraphs
from attribution.training.treebanks import TreeSentence, laid_out, read_treebank

_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_THIRD = _SUBJECTS | {"him", "her", "them", "his", "its", "their"}
_SPEAKERS = frozenset({"person", "organization", "place"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_RATE, _STEPS, _DECAY = 0.05, 400, 1e-3
_NEWS_ARTICLES = 400
_RARE = 2
"""A feature seen in fewer examples gets no weight."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention as annotated: who it stands for, its code points and those of its head."""

    chain: int
    kind: str
    span: Span
    head: Span
    pronoun: bool
    name: bool
    reporting: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its annotated mentions in order."""

    text: str
    mentions: tuple[GoldMention, ...]


def read_chains(path: Path) -> Iterator[GoldText]:
    """The documents of a treebank with an ``Entity`` column."""
    verbs = reporting_verbs()
    for document in read_treebank(path):
        text, placed = laid_out(document)
        found: list[GoldMention] = []
        for sentence, words in zip(document, placed, strict=True):
            for chain, kind, first, last in _brackets(sentence):
                found.append(_gold(sentence, words, chain, kind, first, last, verbs))
        yield GoldText(text, tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


def reporting_verbs() -> frozenset[str]:
    """The lemmas of cues that are one verb."""
    return frozenset(
        word[1:]
        for entry in lexicons.load("cues").entries
        if entry.removed is None
        and " " not in entry.phrase
        and entry.type in ("communication", "belief")
        for word in entry.phrase.partition("/")[0].split("|")
        if word.startswith("~")
    )


def _brackets(sentence: TreeSentence) -> Iterator[tuple[int, str, int, int]]:
    """(chain, kind, first word, last word) of each mention of a sentence."""
    waiting: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, word in enumerate(sentence.words):
        for opened, single, closed in _BRACKET.findall(word.entity):
            if opened:
                number, kind = opened.split("-")[:2]
                chain = int(number.partition("[")[0])
                if single:
                    yield chain, kind, place, place
                else:
                    waiting[chain].append((place, kind))
            else:
                chain = int(closed.partition("[")[0])
                if waiting[chain]:
                    first, kind = waiting[chain].pop()
                    yield chain, kind, first, place


def _gold(
    sentence: TreeSentence,
    words: Sequence[object],
    chain: int,
    kind: str,
    first: int,
    last: int,
    verbs: frozenset[str],
) -> GoldMention:
    tree = sentence.words
    inside = range(first, last + 1)
    head = next((p for p in inside if tree[p].head - 1 not in inside), first)
    word = tree[head]
    spans = [Span(w.start, w.end) for w in words]  # type: ignore[attr-defined]
    is_subject = word.deprel.startswith("nsubj") and word.head > 0
    governor = tree[word.head - 1] if word.head else word
    form = word.form.lower()
    pronoun = word.upos in ("PRON", "DET") and first == last
    return GoldMention(
        chain,
        kind,
        Span(spans[first].start, spans[last].end),
        spans[head],
        pronoun,
        word.upos == "PROPN",
        reporting=is_subject
        and governor.lemma in verbs
        and governor.upos == "VERB"
        and kind in _SPEAKERS
        and (form in _SUBJECTS if pronoun else word.upos in _NOMINAL),
        asked=kind in _SPEAKERS
        and (form in _THIRD if pronoun else is_subject and word.upos == "NOUN"),
    )


# --- examples --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """One decision: the features of every candidate and of nobody, and which is right."""

    described: tuple[tuple[str, ...], ...]
    right: int


class Teacher:
    """Chooses what gold says, and keeps what there was to choose from."""

    def __init__(self, chains: dict[int, int]) -> None:
        self._chains = chains
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
        if right is not None or mention.pronoun is None:
            known = tuple(map(tuple, described))
            self.examples.append(Example(known, len(found) if right is None else right))
        return right, 1.0


def chain_of(mentions: Sequence[Mention], chains: dict[int, int]) -> int | None:
    """The gold chain of most of a referent's mentions; of several the latest."""
    found = [chain for m in reversed(mentions) if (chain := chains.get(m.head.start)) is not None]
    return Counter(found).most_common(1)[0][0] if found else None


def _heads(gold: GoldText) -> dict[int, int]:
    """Gold chains by the start of the head; the longest mention counts."""
    chains: dict[int, int] = {}
    for mention in sorted(gold.mentions, key=lambda m: m.span.end - m.span.start):
        chains[mention.head.start] = mention.chain
    return chains


def _read(
    parsed: Parse,
    sources: Sequence[Span],
    asked: Sequence[Span],
    choose: Choose,
    *,
    tagged: bool = True,
    blind: bool = False,
) -> dict[Span, Resolution]:
    resolver = SourceResolver(source_lexicons(), choose)
    contents = merged(span for relation in parsed.relations for span in relation.content)
    discourse, _ = resolver.reader(parsed, contents, blind=blind)
    found = [relation.source for relation in parsed.relations if relation.source and tagged]
    return discourse.read([*found, *sources], asked)


def examples(path: Path) -> list[Example]:
    """Every decision about a subject that is a pronoun or a description."""
    found: list[Example] = []
    for gold in read_chains(path):
        parsed = parse(gold.text, paragraphs(gold.text))
        teacher = Teacher(_heads(gold))
        reporting = [m.span for m in gold.mentions if m.reporting]
        asked = [m.span for m in gold.mentions if m.asked and not m.reporting]
        _read(parsed, reporting, asked, teacher.choose)
        found += teacher.examples
    return found


# --- news without gold chains ----------------------------------------------------------------


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


def news_examples(folder: Path, most: int) -> list[Example]:
    """Examples of "he" and "she" from articles with annotated sources, in PolNeAR's layout."""
    found: list[Example] = []
    for article in islice(read_articles(folder), most):
        parsed = parse(article.text, paragraphs(article.text))
        teacher = GenderTeacher()
        sources = [span for relation in article.relations for span in relation.source]
        _read(parsed, sources, (), teacher.choose, tagged=False, blind=True)
        found += teacher.examples
    return found


# --- training --------------------------------------------------------------------------------


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
    news = news_examples(data / "polnear" / "train", _NEWS_ARTICLES)
    logging.info("coreference: %d examples of a treebank, %d of news", len(found), len(news))
    found += news
    weights = train(found)
    logging.info("on the training examples: %d of %d", *accuracy(found, weights))
    text = json.dumps({"examples": len(found), "weights": weights}, indent=0, sort_keys=True)
    (WEIGHTS / "coreference.json").write_text(text + "\n", encoding="utf-8")
    write_manifest()
    shipped_ranker.cache_clear()


# --- scores ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """One scored mention: what kind it is, whether it was resolved rightly, and to what."""

    group: str
    right: bool
    mention: str
    chosen: str
    wanted: str


def judge(path: Path, ranker: Ranker | None = None) -> Iterator[Judged]:
    """Subjects of reporting verbs that are pronouns or descriptions, resolved and compared.

    A mention whose chain has an earlier mention is right if most mentions so far of the referent
    chosen are of its chain; one that is its chain's first is right if nobody known was chosen.
    """
    for gold in read_chains(path):
        parsed = parse(gold.text, paragraphs(gold.text))
        chains = _heads(gold)
        reporting = [m for m in gold.mentions if m.reporting and not m.name]
        choose = (ranker or shipped_ranker()).choose
        read = _read(parsed, [m.span for m in reporting], (), choose)
        seen: dict[int, GoldMention] = {}
        first = {m.chain: m for m in reversed(gold.mentions)}
        for mention in reporting:
            resolution = read.get(mention.span)
            before = first[mention.chain]
            is_new = before.head == mention.head
            group = ("pronoun" if mention.pronoun else "description") + (", new" if is_new else "")
            antecedent = resolution.antecedent if resolution else None
            chosen = None
            if antecedent is not None and resolution is not None:
                earlier = [
                    m
                    for m in resolution.referent.mentions
                    if (m.sentence, m.place) <= (antecedent.sentence, antecedent.place)
                ]
                chosen = chain_of(earlier, chains) or -1
            right = chosen is None if is_new else chosen == mention.chain
            yield Judged(
                group,
                right,
                _context(gold.text, mention.span),
                antecedent.span.of(gold.text) if antecedent else "(nobody)",
                before.span.of(gold.text) if not is_new else "(nobody)",
            )
            seen[mention.chain] = mention


def judge_news(folder: Path, *, blind: bool = False) -> Iterator[Judged]:
    """Annotated sources that are "he" or "she" where one person named so far fits, and nobody else.

    A name fits unless its given name or its title is of the other gender. The right answer is that
    person. With ``blind`` the resolver itself overlooks gender, which makes the task a hard one.
    """
    genders = source_lexicons().genders()
    for article in read_articles(folder):
        parsed = parse(article.text, paragraphs(article.text))
        sources = [span for relation in article.relations for span in relation.source]
        asked = [s for s in sources if s.of(article.text).lower() in ("he", "she")]
        if not asked:
            continue
        choose = shipped_ranker().choose
        read = _read(parsed, sources, (), choose, tagged=False, blind=blind)
        for span in asked:
            fitting = _fitting(parsed, span, genders)
            if len(fitting) != 1 or span not in read:
                continue
            wanted = next(iter(fitting))
            names = [m.name.text for m in read[span].referent.mentions if m.name is not None]
            chosen = max(names, key=len, default="(nobody)")
            right = any(person_key(name)[-1:] == (wanted,) for name in names)
            group = "he and she, blind to gender" if blind else "he and she"
            yield Judged(group, right, _context(article.text, span), chosen, wanted)


def _fitting(parsed: Parse, span: Span, genders: Mapping[str, Gender]) -> set[str]:
    """The surnames of the persons named before a pronoun whose gender does not differ from its."""
    wanted = "masculine" if span.of(parsed.text).lower() == "he" else "feminine"
    known: dict[str, set[str | None]] = defaultdict(set)
    for entity in parsed.entities_in(Span(0, span.start)):
        if kind_of_label(entity.label) == "person":
            words = person_key(entity.span.of(parsed.text))
            if words:
                known[words[-1]].add(genders.get(words[0]) if len(words) > 1 else None)
    told = {name: found - {None} for name, found in known.items()}
    return {name for name, found in told.items() if not found or wanted in found}


def _context(text: str, span: Span) -> str:
    before, after = text[max(span.start - 60, 0) : span.start], text[span.end : span.end + 40]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())


def report(judged: Sequence[Judged]) -> str:
    """Accuracy by kind of mention, and over all that look back."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for item in judged:
        groups[item.group].append(item.right)
        groups["all"].append(item.right)
        if "new" not in item.group:
            groups["all that look back"].append(item.right)
    return "\n".join(
        f"  {group:<22}{sum(right):>5} of {len(right):<5}{100 * sum(right) / len(right):6.1f}%"
        for group, right in sorted(groups.items())
    )
