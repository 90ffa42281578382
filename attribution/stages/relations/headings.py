"""Quotations in headlines, subheads and pull quotes, which have no cue.

A heading wholly in quotation marks is somebody's words: a claim under check, a pull quote with its
speaker on the next line. Words quoted within a heading ("Soldiers ‘shot families’") put the whole
statement on somebody else, on the speaker before a colon where there is one. One quoted word is a
scare quote, and a quotation written like a title is one. Without marks too a speaker before a colon
or behind a dash tells what the heading says ("Mayor: pumps failed", "Nine dead – monitor").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attribution.language.parse import Parse, ParsedWord
from attribution.lexicons import Lexicon, NounEntry
from attribution.quotation import Quotation, Quotations
from attribution.records import QuoteForm
from attribution.stages.page.zones import HEADINGS, Block
from attribution.stages.relations.relation import Relation, Vicinity
from attribution.stages.syntax.clauses import SUBJECTS
from attribution.text import Span, trimmed

_CONFIDENCE = 0.5
_FEWEST_WORDS = 2
_LONGEST_NAME = 10
_LONGEST_SPEAKER = 6
_JOINT = re.compile(r"(?:,|;| [–—-]| (?:as|after|while|but|amid|before|despite))\s")
_TELLING = re.compile(r":\s| [–—-] ")
_ASKING = frozenset({"WP", "WRB", "WDT"})
_FEWEST_TOLD = 3
_QUOTED, _NAMED = "rule:quotation in a heading", "rule:speaker named in a heading"
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CAPITALISED = 4  # letters from which a word of a title has a capital


def headed(
    parsed: Parse,
    blocks: Sequence[Block],
    found: Sequence[Relation],
    quotations: Quotations,
    nouns: Lexicon[NounEntry],
) -> list[Relation]:
    """The relations that quotations in headings make, one at most for each heading.

    Args:
        parsed: the parsed document.
        blocks: its blocks.
        found: the relations so far; what they have of a heading is not read again.
        quotations: the document's quotations.
        nouns: tells who can speak from what is spoken of.
    """
    vicinity = Vicinity(found)
    heads = _Headings(parsed, quotations, nouns)
    added = []
    for block, after in pairwise([*blocks, None]):
        assert block is not None
        if block.zone not in HEADINGS:
            continue
        span = trimmed(parsed.text, *block.span)
        near = vicinity.around([span])
        if not any(part.overlaps(span) for number in near for part in found[number].spans):
            relation = heads.read(span, after if block.zone == "quote_box" else None)
            added += [relation] if relation else []
    return added


class _Headings:
    """Reads the headings of one document."""

    def __init__(self, parsed: Parse, quotations: Quotations, nouns: Lexicon[NounEntry]) -> None:
        self._parsed = parsed
        self._quotations = quotations
        self._nouns = nouns

    def read(self, heading: Span, after: Block | None) -> Relation | None:
        """The relation that a heading makes; ``after`` may name who speaks in a pull quote."""
        text = self._parsed.text
        quoted = [q for q in self._quotations.touching(heading) if heading.covers(q.outer)]
        if not quoted:
            return self._unquoted(heading)
        first = quoted[0]
        if len(quoted) == 1 and not re.search(r"\w", _around(text, heading, first)):
            return self._whole(heading, first, after)
        return self._within(heading, first)

    def _unquoted(self, heading: Span) -> Relation | None:
        """A heading that names its speaker before a colon or behind a dash or colon."""
        text = self._parsed.text
        for joint in _TELLING.finditer(text, heading.start, heading.end):
            before = trimmed(text, heading.start, joint.start())
            after = trimmed(text, joint.end(), heading.end)
            is_colon = ":" in joint[0]
            if is_colon and self._speaks(before) and self._tells(after):
                return _relation((before,), after, None, _NAMED)
            if self._speaks(after) and self._may_tell(before):
                return _relation((after,), before, None, _NAMED)
        return None

    def _tells(self, span: Span) -> bool:
        """Whether some words of a heading state something: they have a verb or a number."""
        is_stated = any(word.upos in ("VERB", "AUX", "NUM") for word in self._words_in(span))
        return is_stated and self._may_tell(span)

    def _may_tell(self, span: Span) -> bool:
        """Whether some words may state something: enough of them, and no question."""
        words = self._words_in(span)
        is_asked = span.of(self._parsed.text).endswith("?")
        return len(words) >= _FEWEST_TOLD and not is_asked and words[0].xpos not in _ASKING

    def _words_in(self, span: Span) -> list[ParsedWord]:
        return [
            word
            for sentence in self._parsed.sentences_in(span)
            for word in sentence.words
            if span.covers(word.span)
        ]

    def _whole(self, heading: Span, quotation: Quotation, after: Block | None) -> Relation | None:
        """A heading that is one quotation."""
        if _words(self._parsed.text, quotation) < _FEWEST_WORDS:
            return None
        named = self._byline(after)
        is_speech = named or self._is_clause(quotation.inner)
        return _relation(named, heading, None if is_speech else "scare")

    def _within(self, heading: Span, quotation: Quotation) -> Relation | None:
        """A heading with a quotation in it, with its speaker where it names one."""
        text, outer = self._parsed.text, quotation.outer
        if outer.start == heading.start and text[outer.end : outer.end + 1] == ":":
            return _relation((), outer, None if self._is_clause(quotation.inner) else "scare")
        begin, part = self._part(heading, quotation)
        colon = text.rfind(":", begin, outer.start)
        if colon > begin:
            speaker = trimmed(text, begin, colon)
            part = trimmed(text, colon + 1, part.end)
            if self._speaks(speaker):
                return _relation((speaker,), part, None)
        before = trimmed(text, part.start, outer.start)
        is_alone = part.end <= outer.end and not self._has_verb(quotation.inner)
        if is_alone and self._speaks(before):
            return _relation((before,), outer, None)
        is_said = _words(text, quotation) >= _FEWEST_WORDS
        is_said = is_said and not _is_title(quotation.inner.of(text))
        return _relation((), part, "scare") if is_said else None

    def _part(self, heading: Span, quotation: Quotation) -> tuple[int, Span]:
        """Where the heading's statement with a quotation begins, and what it comprises."""
        text = self._parsed.text
        joints = [
            match
            for match in _JOINT.finditer(text, heading.start, heading.end)
            if not self._quotations.touching(Span(*match.span()))
        ]
        begin = max(
            (m.end() for m in joints if m.end() <= quotation.outer.start), default=heading.start
        )
        end = min(
            (m.start() for m in joints if m.start() >= quotation.outer.end), default=heading.end
        )
        return begin, trimmed(text, begin, end)

    def _speaks(self, span: Span) -> bool:
        """Whether some words are a short name of somebody who can speak."""
        words = self._words_in(span)
        if not words or len(words) > _LONGEST_SPEAKER or words[0].form.lower() in ("a", "an"):
            return False
        is_named = any(
            entity.kind == "person" and entity.span.end == span.end
            for entity in self._parsed.entities_in(span)
        )
        speaking = ("person", "org", "media", "collective")
        return is_named or any(
            match.last == len(words) and match.entry.kind.endswith(speaking)
            for match in self._nouns.matches(words)
        )

    def _is_clause(self, span: Span) -> bool:
        return any(
            word.deprel in SUBJECTS and span.covers(word.span)
            for sentence in self._parsed.sentences_in(span)
            for word in sentence.words
        )

    def _has_verb(self, span: Span) -> bool:
        """Whether a quotation tells what was done: ``Soldiers ‘shot families’``."""
        return any(
            word.xpos in _FINITE and span.covers(word.span)
            for sentence in self._parsed.sentences_in(span)
            for word in sentence.words
        )

    def _byline(self, after: Block | None) -> tuple[Span, ...]:
        """Who speaks in a pull quote: the short line under it."""
        if after is None or after.zone != "quote_box":
            return ()
        line = trimmed(self._parsed.text, *after.span)
        is_short = len(line.of(self._parsed.text).split()) <= _LONGEST_NAME
        return (line,) if is_short and not self._quotations.touching(line) else ()


def _relation(
    source: tuple[Span, ...], content: Span, form: QuoteForm | None, rule: str = _QUOTED
) -> Relation:
    return Relation(source, (), (content,), _CONFIDENCE, (rule,), form=form)


def _around(text: str, heading: Span, quotation: Quotation) -> str:
    return text[heading.start : quotation.outer.start] + text[quotation.outer.end : heading.end]


def _words(text: str, quotation: Quotation) -> int:
    return len(quotation.inner.of(text).split())


def _is_title(words: str) -> bool:
    """Whether all longer words have a capital: ``‘The Long Way Down’``."""
    longer = [word for word in re.findall(r"\w+", words) if len(word) >= _CAPITALISED]
    return bool(longer) and all(word[0].isupper() for word in longer)
