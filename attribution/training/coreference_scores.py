"""How well sources that are pronouns or descriptions are resolved.

On a treebank the gold chains tell; on news with annotated sources whoever alone fits "he" or "she".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.ingest.brat import read_articles
from attribution.language.parse import Parse
from attribution.language.pipeline import parse
from attribution.stages.sources.coreference import Ranker, shipped_ranker
from attribution.stages.sources.names import Gender, person_key
from attribution.stages.sources.resolving import source_lexicons
from attribution.text import Span, paragraphs
from attribution.training.chains import GoldMention, heads, read_chains
from attribution.training.coreference import chain_of, resolved


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
        chains = heads(gold)
        reporting = [m for m in gold.mentions if m.reporting and not m.name]
        choose = (ranker or shipped_ranker()).choose
        read = resolved(parsed, [m.span for m in reporting], (), choose)
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
        read = resolved(parsed, sources, (), choose, tagged=False, blind=blind)
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
        if entity.kind == "person":
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
