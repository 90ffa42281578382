"""How a content is quoted: form and flags, from the quotation marks in and around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attribution.language.parse import Parse
from attribution.quotation import Quotation, Quotations
from attribution.records import Quote, QuoteFlag, QuoteForm
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.relation import Relation
from attribution.text import Span, merged

_ELLIPSIS = re.compile(r"\.\.\.|…|\. \. \.")
_INSERT = re.compile(r"\[(?=[^\]]*[^\W\d_])[^\[\]]{1,80}\]")  # a figure alone is a footnote
_SIC = re.compile(r"[\[(]sic[\])]", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\W_]+")
_FEWEST_WORDS = 3  # less is speech only where it is punctuated as such: "Run," she said


def quote_of(parsed: Parse, relation: Relation, cues: Cues, quotations: Quotations) -> Quote:
    """The quotation form and flags of a relation's content.

    Beside the marks the tree counts: a clause wholly in marks is direct however it begins. Where no
    words are reported at all, as in "gripped by fear of a flood", the form is none.

    Args:
        parsed: the parsed document.
        relation: its spans.
        cues: the document's cues.
        quotations: the document's quotations.
    """
    if relation.form is not None:
        return Quote(form=relation.form)
    content = relation.content
    quote = quote_by_marks(parsed.text, content, quotations)
    if quote.form == "indirect" and _is_felt(relation, cues):
        return quote.model_copy(update={"form": "none"})
    is_whole = all(any(q.outer.covers(s) for q in quotations.touching(s)) for s in content)
    if quote.form == "mixed" and is_whole and _is_clause(parsed, content):
        return quote.model_copy(update={"form": "direct"})
    return quote


def quote_by_marks(text: str, content: Sequence[Span], quotations: Quotations) -> Quote:
    """The quotation form and flags that the marks in and around a content show.

    Direct is what stands wholly in marks and is a sentence of its own, mixed what has words of both
    kinds or only a quoted phrase, indirect what has no marks; without content the form is none. The
    forms that need more than marks (scare, free indirect) are not decided here.

    Args:
        text: the document's text.
        content: the content's spans, in order.
        quotations: the document's quotations.
    """
    if not content:
        return Quote(form="none")
    touching = list(dict.fromkeys(q for span in content for q in quotations.touching(span)))
    is_stray = any(quotations.strays(span) for span in content)
    if not touching:
        return Quote(form="mixed", flags=["unbalanced"]) if is_stray else Quote(form="indirect")
    quoted = merged(quotation.outer for quotation in touching)
    form = _form(text, content, quoted)
    return Quote(form=form, flags=_flags(text, content, quotations, touching, is_stray))


def _is_felt(relation: Relation, cues: Cues) -> bool:
    """Whether the cue tells of no words: a feeling ("fear of"), or what a picture shows."""
    known = cues.at(relation.cue)
    return bool(known) and all(
        cue.feeling is not None or cue.entry.type == "evidence" for cue in known
    )


def _is_clause(parsed: Parse, content: Sequence[Span]) -> bool:
    """Whether a content has a finite verb with its subject."""
    return any(
        word.deprel.partition(":")[0] in ("nsubj", "csubj")
        and any(span.covers(word.span) for span in content)
        and any(span.covers(sentence.words[word.head].span) for span in content)
        for sentence in parsed.sentences_in(Span(content[0].start, content[-1].end))
        for word in sentence.words
        if word.head >= 0
    )


def _form(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> QuoteForm:
    for span in content:
        at = span.start
        for part in quoted:
            if part.start > at and _has_words(text[at : min(part.start, span.end)]):
                return "mixed"
            at = max(at, min(part.end, span.end))
        if _has_words(text[at : span.end]):
            return "mixed"
    return "direct" if _is_speech(text, quoted) else "mixed"


def _has_words(text: str) -> bool:
    return bool(_NOT_WORDS.sub("", text))


def _is_speech(text: str, quoted: Sequence[Span]) -> bool:
    """Whether fully quoted words are speech of their own, not a phrase in the reporter's sentence.

    Such a phrase begins with a small letter in mid-sentence ("deplored "cowardly raids"") or is a
    word or two without a full stop or comma of its own.
    """
    first = quoted[0].of(text).lstrip("\"'“‘„«`[(… ")
    before = text[: quoted[0].start][-2:]
    is_phrase = first[:1].islower() and before[:1].isalnum() and before[1:].isspace()
    words = sum(len(part.of(text).split()) for part in quoted)
    is_punctuated = any(
        part.of(text).rstrip("”\"’'»").endswith((".", "!", "?", ",")) for part in quoted
    )
    return not is_phrase and (words >= _FEWEST_WORDS or is_punctuated)


def _flags(
    text: str,
    content: Sequence[Span],
    quotations: Quotations,
    touching: Sequence[Quotation],
    is_stray: bool,
) -> list[QuoteFlag]:
    quoted = " ".join(
        text[max(span.start, quotation.outer.start) : min(span.end, quotation.outer.end)]
        for span in content
        for quotation in touching
    )
    found: dict[QuoteFlag, bool] = {
        "multi_paragraph": any(q.continues or q.continued for q in touching),
        "unbalanced": is_stray or any(not (q.balanced or q.continues) for q in touching),
        "ellipsis": bool(_ELLIPSIS.search(quoted)),
        "bracket_insert": bool(_INSERT.search(_SIC.sub("", quoted))),
        "split_by_cue": _is_split(text, content, quotations, touching),
        "raw_typo": bool(_SIC.search(quoted)),
    }
    return [flag for flag, is_set in found.items() if is_set]


def _is_split(
    text: str, content: Sequence[Span], quotations: Quotations, touching: Sequence[Quotation]
) -> bool:
    """Two quoted stretches of one paragraph with reporting words between them."""
    return any(
        _has_words(text[before.end : after.start])
        and quotations.share_paragraph(before.start, after.start)
        and any(quotation.outer.overlaps(before) for quotation in touching)
        and any(
            quotation.outer.overlaps(after) and quotation.outer.start >= before.end
            for quotation in touching
        )
        for before, after in pairwise(content)
    )
