"""How far a content reaches: the tagger's contents mended where the tree or the marks say more.

A cue at the end holds the whole sentence before it; a phrase is not cut in its middle; a quotation
begun is a quotation held. What follows a report as the teller's own remark ("in what is the worst
flood …", "when rebels attacked …") is not content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.lexicons import word_class
from attribution.quotation import Quotations
from attribution.stages.relations.clause_ends import clause_end, clause_start
from attribution.stages.relations.cues import Cue
from attribution.stages.syntax.clauses import (
    is_participle,
    is_passive,
    is_verb,
    subject_of,
)
from attribution.text import DASHES, Span, bared, merged

_JOINED = frozenset({",", ";"})
_DASHES = DASHES - {"-"}
_PLACING = frozenset({"PROPN", "PUNCT", "NUM"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the edges of one content depend on.

    ``taken`` are the sources and cues of all relations and the contents of the other ones, which no
    content takes in.
    """

    text: str
    cue: Cue
    source: tuple[Span, ...]
    taken: tuple[Span, ...]
    quotations: Quotations

    @property
    def sentence(self) -> Sentence:
        """The cue's sentence."""
        return self.cue.sentence

    def is_taken(self, span: Span) -> bool:
        """Whether something else stands at a span."""
        return any(span.overlaps(other) for other in self.taken)

    def is_other(self, span: Span) -> bool:
        """Whether a span belongs to another relation or to the source."""
        own = self.cue.sentence.span
        return any(
            span.overlaps(other)
            for other in self.taken
            if not other.overlaps(self.cue.span) or not own.covers(other)
        )

    def is_apart(self, span: Span) -> bool:
        """Whether a span is taken or quoted, where an unquoted content does not go."""
        return self.is_taken(span) or self.is_quoted(span)

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands in double quotation marks."""
        return any(
            quotation.outer.covers(span)
            for quotation in self.quotations.touching(span, doubles_only=True)
        )


def mended(content: Sequence[Span], context: Context) -> tuple[tuple[Span, ...], list[str]]:
    """A content with its edges set right, and the rules that did it."""
    steps: tuple[tuple[str, Callable[[list[Span], Context], list[Span]]], ...] = (
        ("rule:whole clause before its cue", _from_its_start),
        ("rule:whole clause behind its cue", _from_clause_start),
        ("rule:whom it is asked of", _with_addressee),
        ("rule:whole phrase", _to_phrase_end),
        ("rule:remark behind the cue", _without_remark),
        ("rule:clause behind the report", _without_circumstance),
    )
    spans, rules = list(content), list[str]()
    for rule, step in steps:
        changed = step(spans, context)
        if changed and changed != spans:
            spans, rules = changed, [*rules, rule]
    return tuple(spans), rules


def _from_its_start(spans: list[Span], context: Context) -> list[Span]:
    """Unquoted words before a cue at the end are reported from the sentence's start on."""
    sentence, cue = context.sentence, context.cue
    begin = min([cue.span.start, *(span.start for span in context.source)])
    own = [span for span in spans if span.overlaps(sentence.span)]
    if not own or max(span.end for span in own) > begin or not _is_outer(sentence, cue):
        return spans
    first = Span(min(own).start, max(span.end for span in own))
    if any(context.is_taken(span) for span in _words_between(sentence, own)):
        first = min(own)
    spans = merged([*spans, first])
    if context.is_quoted(Span(first.start, first.start + 1)):
        return spans
    dateline = _dateline(sentence, first)
    lead = [
        place
        for place, word in enumerate(sentence.words)
        if place >= dateline and word.end <= first.start and word.upos != "PUNCT"
    ]
    missed = [p for p in lead if not context.is_taken(sentence.words[p].span)]
    if not lead or len(missed) < len(lead) or _is_connective(sentence, lead):
        return spans
    start = sentence.words[dateline].start
    if context.is_quoted(Span(start, start + 1)):
        return spans
    return [Span(start, first.end), *(span for span in spans if not first.covers(span))]


def _dateline(sentence: Sentence, first: Span) -> int:
    """Where a sentence begins behind "LEVIN (AP) – ", which is told in no words of anybody's."""
    words = sentence.words
    lead = [place for place, word in enumerate(words) if word.end <= first.start]
    dashes = [place for place in lead if words[place].form in _DASHES]
    opening = words[: dashes[0]] if dashes else ()
    is_dateline = len(dashes) == 1 and all(word.upos in _PLACING for word in opening)
    return dashes[0] + 1 if is_dateline else 0


def _words_between(sentence: Sentence, spans: Sequence[Span]) -> list[Span]:
    """The words of a sentence between the first and the last of some spans, outside of them."""
    first, last = min(spans), max(spans)
    return [
        word.span
        for word in sentence.words
        if first.end <= word.start
        and word.end <= last.start
        and not any(span.overlaps(word.span) for span in spans)
    ]


def _from_clause_start(spans: list[Span], context: Context) -> list[Span]:
    """A content that begins behind the verb of the clause it is in has that verb, too."""
    cue, first = context.cue, min(spans)
    start = clause_start(cue, context.sentence.places_in([first]), context.is_apart)
    if not cue.is_verb or start is None or context.is_quoted(first):
        return spans
    return [Span(start, first.end), *(span for span in spans if span != first)]


def _with_addressee(spans: list[Span], context: Context) -> list[Span]:
    """Of "urged X to do" it is "X to do" that is urged; so with "called on", "told", "asked"."""
    sentence, cue = context.sentence, context.cue
    first = min(spans)
    places = sentence.places_in([first])
    asks = cue.entry.speech_act == "direct" or cue.means("bidding", "calling")
    if not asks or not cue.is_verb or not places:
        return spans
    opening = [p for p in places if sentence.words[p].upos != "PUNCT"][:1]
    if not opening or sentence.words[opening[0]].form.lower() != "to":
        return spans
    gap = [p for p in range(cue.match.last, places[0]) if sentence.words[p].upos != "PUNCT"]
    if not gap or any(context.is_other(sentence.words[p].span) for p in gap):
        return spans
    while gap and sentence.words[gap[0]].upos == "ADP":
        gap.pop(0)
    is_asked = gap and all(
        cue.head in sentence.governors(p) and sentence.words[p].upos not in ("VERB", "AUX", "ADV")
        for p in gap
    )
    if not is_asked:
        return spans
    return [Span(sentence.words[gap[0]].start, first.end), *(s for s in spans if s != first)]


def _is_outer(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue reports its sentence as a whole."""
    return cue.means("according") or (
        cue.is_verb
        and cue.word.deprel in ("root", "parataxis")
        and not is_passive(sentence, cue.head)
    )


def _is_connective(sentence: Sentence, lead: Sequence[int]) -> bool:
    """Whether words at a sentence's start only connect it or date the report."""
    words = [sentence.words[place] for place in lead]
    is_light = all(
        word.upos in ("CCONJ", "ADV", "INTJ", "SCONJ", "ADP") or word.deprel == "discourse"
        for word in words
    )
    between = {w.form for w in sentence.words[lead[0] : lead[-1] + 2]}
    return is_light or bool(between & _DASHES)


def _to_phrase_end(spans: list[Span], context: Context) -> list[Span]:
    """A content cut within a phrase goes on to its end; a free participle belongs to it."""
    sentence = context.sentence
    last = max(spans)
    places = sentence.places_in([last])
    if not places or sentence.words[places[-1]].end != last.end:
        return spans
    inside = set(sentence.places_in(spans))
    end = _run_on(sentence, places[-1], inside, context)
    if not context.is_quoted(sentence.words[end].span):
        end = clause_end(context.cue, end, inside, context.is_apart)
        inside.update(range(places[-1] + 1, end + 1))
    end = _with_participle(sentence, end, inside, context)
    return [*sorted(spans)[:-1], Span(last.start, sentence.words[end].end)]


def _run_on(sentence: Sentence, end: int, inside: set[int], context: Context) -> int:
    """The last place that the words after a content reach without a mark between."""
    has_verb = any(is_verb(sentence.words[place]) for place in inside)
    clause = inside if has_verb else inside | _governors(sentence, inside, context.cue.head)
    place = end + 1
    while place < len(sentence.words):
        word = sentence.words[place]
        joins = word.upos == "CCONJ" and is_verb(sentence.words[max(word.head, 0)])
        is_mark = word.upos == "PUNCT" and not sentence.is_hyphen(place)
        if is_mark or context.is_taken(word.span) or joins:
            break
        if place not in clause and clause.isdisjoint(sentence.governors(place)):
            break
        inside.add(place)
        end = place
        place += 1
    return end


def _governors(sentence: Sentence, inside: set[int], cue: int) -> set[int]:
    """The words between a content and its cue in the tree: the predicate of a clause cut short."""
    found = set()
    for place in inside:
        governors = list(sentence.governors(place))
        if cue in governors:
            found |= set(governors[: governors.index(cue)])
    return found


def _with_participle(sentence: Sentence, end: int, inside: set[int], context: Context) -> int:
    """``…, disrupting traffic in the north``: what comes of what is reported."""
    words = sentence.words
    if end + 2 >= len(words) or words[end + 1].form != "," or not is_verb(words[end + 2]):
        return end
    verb = end + 2
    is_free = is_participle(sentence, verb) and words[verb].deprel in ("advcl", "acl", "conj")
    if not is_free or words[verb].head not in inside or context.is_taken(words[verb].span):
        return end
    if words[verb].form.lower() in word_class("remarking"):
        return end
    below = [place for place in sentence.subtree(verb) if place > verb]
    reach = max(below, default=verb)
    is_free = not any(context.is_taken(words[place].span) for place in range(verb, reach + 1))
    whole = all(p in below or words[p].upos == "PUNCT" for p in range(verb + 1, reach + 1))
    while words[reach].upos == "PUNCT":
        reach -= 1
    return reach if is_free and whole else end


def _without_remark(spans: list[Span], context: Context) -> list[Span]:
    """Drop the teller's summing up behind a cue that stands after its clause."""
    sentence = context.sentence
    behind = max([context.cue.span.end, *(span.end for span in context.source)])
    tails = [s for s in spans if s.start >= behind and s.overlaps(sentence.span)]
    heads = [s for s in spans if s.end <= context.cue.span.start]
    if not tails or not heads or len(tails) == len(spans):
        return spans
    tail = min(tails)
    places = sentence.places_in([tail])
    if not places or context.is_quoted(tail) or not _is_remark(sentence, places):
        return spans
    if places[0] == 0 or sentence.words[places[0] - 1].form not in _JOINED:
        return spans
    return [span for span in spans if span != tail]


def _is_remark(sentence: Sentence, places: Sequence[int]) -> bool:
    """Words like "in what is …", "the latest in a row of …", "marking the first time …"."""
    words = [sentence.words[place] for place in places]
    forms = [word.form.lower() for word in words[:3]]
    if forms[:2] == ["in", "what"] or forms[:1] == ["what"] or forms[0] in word_class("remarking"):
        return True
    heads = sentence.heads(places)
    is_noun = all(sentence.words[p].upos in ("NOUN", "PROPN", "PUNCT") for p in heads)
    return forms[0] in ("a", "an", "the", "another") and is_noun


def _without_circumstance(spans: list[Span], context: Context) -> list[Span]:
    """Drop ``, when rebels attacked …``: when it happened, told behind the reported clause."""
    sentence = context.sentence
    last = max(spans)
    if last.start < context.cue.span.end or context.is_quoted(last):
        return spans
    places = sentence.places_in([last])
    for place in places[1:]:
        word = sentence.words[place]
        before = sentence.words[place - 1].form
        if word.form.lower() == "when" and before in _JOINED and place > places[0] + 2:
            verb = word.head
            if verb > place and subject_of(sentence, verb) is not None:
                kept = bared(context.text, Span(last.start, word.start))
                return [*sorted(spans)[:-1], kept]
    return spans
