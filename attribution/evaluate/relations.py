"""Relations in tokens: what makes two annotations of one text comparable.

Tokens are runs of word characters and single other characters, so white space at the end of a span
makes no difference. Spans are compared as in the literature on PARC and PolNeAR ("paragraph BIO"):
each token has one label, B or I of one role or O; a span that crosses a paragraph's end is cut
there; touching spans of one role of one relation are one span, of two relations two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attribution.evaluate.scores import Pair, Score, Scores, added, paired, tallied
from attribution.ingest.brat import ROLES, GoldRelation
from attribution.language.decoding import tagged_spans
from attribution.quotation import Mark, marks
from attribution.records import Attribution
from attribution.text import paragraphs

_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTED = (Mark.DOUBLE_INSIDE, Mark.SINGLE_INSIDE)
_PRONOUNS = re.compile(
    r"\W*(?:(?:i|me|you|he|him|she|her|it|we|us|they|them|who|whom|which|that"
    r"|(?:my|your|him|her|it)self|(?:our|your|them)selves)\b\W*)+",
    re.IGNORECASE,
)
FORMS = ("direct", "mixed", "indirect")
SPEAKERS = ("pronoun source", "other source", "no source")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation in token numbers; two are equal if their roles hold the same tokens.

    ``nested`` relations stand in another's content. ``form`` (one of ``FORMS``) and ``speaker``
    (one of ``SPEAKERS``) are read off the text. ``record`` is what it was made from.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    nested: bool = field(compare=False)
    form: str = field(compare=False)
    speaker: str = field(compare=False)
    record: GoldRelation | Attribution = field(compare=False, repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The rows of the report it counts in."""
        return ("all", self.form, self.speaker)


class Article:
    """A text in tokens, and its quotation marks.

    ``starts`` holds the code point at which each token begins, ``first`` the tokens that begin a
    paragraph. No token spans paragraphs.
    """

    __slots__ = ("_ends", "_states", "first", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        found = [
            [match.span() for match in _TOKEN.finditer(text, *paragraph)]
            for paragraph in paragraphs(text)
        ]
        self.starts = [start for spans in found for start, _ in spans]
        self._ends = [end for spans in found for _, end in spans]
        self.first = frozenset(bisect_left(self.starts, spans[0][0]) for spans in found if spans)
        self._states = marks(text)

    def tokens(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The numbers of the tokens that share at least one code point with the spans."""
        return frozenset(
            token
            for start, end in spans
            for token in range(bisect_right(self._ends, start), bisect_left(self.starts, end))
        )

    def relations(self, records: Iterable[GoldRelation | Attribution]) -> list[Relation]:
        """Relations in tokens, in the order of their contents, whatever order they come in."""
        relations = [
            Relation(
                self.tokens(record.source),
                self.tokens(record.cue),
                self.tokens(record.content),
                isinstance(record, Attribution) and record.parent is not None,
                self.quote_form(record.content),
                self.speaker(record.source),
                record,
            )
            for record in records
        ]
        return sorted(
            relations,
            key=lambda item: (sorted(item.content), sorted(item.cue), sorted(item.source)),
        )

    def quote_form(self, content: Iterable[tuple[int, int]]) -> str:
        """Whether all, some or none of a content's letters and digits are in quotation marks."""
        quoted = {
            self._states[at] in _QUOTED
            for start, end in content
            for at in range(start, min(end, len(self.text)))
            if self.text[at].isalnum()
        }
        if quoted == {True}:
            return "direct"
        return "mixed" if True in quoted else "indirect"

    def speaker(self, source: Iterable[tuple[int, int]]) -> str:
        """Whether a source is nothing but pronouns, something more, or not there."""
        words = " ".join(self.text[start:end] for start, end in source)
        if not words.strip():
            return "no source"
        return "pronoun source" if _PRONOUNS.fullmatch(words) else "other source"

    def tags(self, relations: Iterable[Relation]) -> list[str]:
        """One label for each token; where relations overlap, cue before source before content.

        Nested relations are left out: their tokens are those of the outer content.
        """
        tags = ["O"] * len(self.starts)
        outermost = [relation for relation in relations if not relation.nested]
        for role in ("content", "source", "cue"):
            for relation in outermost:
                covered = getattr(relation, role)
                for token in covered:
                    begins = token - 1 not in covered or token in self.first
                    tags[token] = f"B-{role}" if begins else f"I-{role}"
        return tags


def span_scores(gold: Sequence[str], predicted: Sequence[str]) -> Scores:
    """Exact, begin and token scores per role.

    Args:
        gold: labels such as ``B-cue``, one per token.
        predicted: labels of the same tokens. An I that continues nothing counts as a B.

    Returns:
        Scores by role and by ``exact`` (the whole span is right), ``begin`` (its first token is)
        and ``token`` (single tokens, whatever their spans).
    """
    sides = []
    for tags in (gold, predicted):
        found: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
        for role, start, end in tagged_spans(list(tags)):
            found[role].add((start, end))
        sides.append(found)
    table: Scores = {}
    for role in ROLES:
        wanted, found_spans = sides[0][role], sides[1][role]
        table[role] = {
            "exact": Score.of(wanted, found_spans),
            "begin": Score.of({start for start, _ in wanted}, {start for start, _ in found_spans}),
            "token": Score.of(_places(wanted), _places(found_spans)),
        }
    return table


def _places(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def relation_scores(
    article: Article, gold: Sequence[Relation], predicted: Sequence[Relation]
) -> tuple[Scores, list[Pair[Relation]]]:
    """Linked relations, one to one, and the spans of their contents.

    Relations without content are left out on both sides.

    Returns:
        Scores by group (all, by quotation, by kind of source) and by ``exact`` (each role is the
        same tokens), ``overlapping`` (each role shares a token; an empty role only meets an empty
        one) and ``content`` (exact spans, as in ``span_scores``); and the overlapping pairs.
    """
    wanted = [relation for relation in gold if relation.content]
    found = [relation for relation in predicted if relation.content]
    overlapping = paired(wanted, found, overlap)
    exact = paired(wanted, found, lambda one, other: int(one == other))
    content = _content_pairs(article, wanted, found)
    scores = added(
        tallied(pairs, measure, lambda relation: relation.groups)
        for measure, pairs in (("exact", exact), ("overlapping", overlapping), ("content", content))
    )
    return scores, overlapping


def overlap(one: Relation, other: Relation) -> int:
    """The number of tokens that two relations share, role by role; 0 if a role shares none."""
    shared = 0
    for role in ROLES:
        here, there = getattr(one, role), getattr(other, role)
        common = len(here & there)
        if not common and (here or there):
            return 0
        shared += common
    return shared


def _content_pairs(
    article: Article, gold: Sequence[Relation], predicted: Sequence[Relation]
) -> list[Pair[Relation]]:
    """The relations whose content each content span belongs to, paired where the span is equal."""
    wanted, found = _content_owners(article, gold), _content_owners(article, predicted)
    return [Pair(wanted.get(span), found.get(span)) for span in sorted(wanted | found)]


def _content_owners(
    article: Article, relations: Sequence[Relation]
) -> dict[tuple[int, int], Relation]:
    outermost = [relation for relation in relations if not relation.nested]
    return {
        (start, end): next(relation for relation in outermost if start in relation.content)
        for role, start, end in tagged_spans(article.tags(outermost))
        if role == "content"
    }
