"""How a content is quoted: form and flags, from the quotation marks in and around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attribution.quotation import Quotation, Quotations
from attribution.records import Quote, QuoteFlag, QuoteForm
from attribution.text import Span

_ELLIPSIS = re.compile(r"\.\.\.|…|\. \. \.")
_INSERT = re.compile(r"\[[^\]\d]{1,60}\]")
_NOT_WORDS = re.compile(r"[\W_]+")


def quote_of(text: str, content: Sequence[Span], quotations: Quotations) -> Quote:
    """The quotation form and flags of a content.

    Args:
        text: the document's text.
        content: the content's spans.
        quotations: the document's quotations.
    """
    touching = list(dict.fromkeys(q for span in content for q in quotations.touching(span)))
    form = _form(text, content, touching)
    return Quote(form=form, flags=_flags(text, content, touching) if touching else [])


def _form(text: str, content: Sequence[Span], touching: Sequence[Quotation]) -> QuoteForm:
    """Direct where no word of the content stands outside the marks."""
    if not touching:
        return "indirect"
    for span in content:
        at = span.start
        for quotation in touching:
            if quotation.outer.start > at and _has_words(
                text[at : min(quotation.outer.start, span.end)]
            ):
                return "mixed"
            at = max(at, min(quotation.outer.end, span.end))
        if _has_words(text[at : span.end]):
            return "mixed"
    return "direct" if _is_clause(text, touching) else "mixed"


def _has_words(text: str) -> bool:
    return bool(_NOT_WORDS.sub("", text))


def _is_clause(text: str, touching: Sequence[Quotation]) -> bool:
    """A quoted word or two is part of the reporter's sentence, not speech of its own."""
    words = sum(len(quotation.inner.of(text).split()) for quotation in touching)
    return words > 2 or any(
        quotation.inner.of(text).rstrip("”\"’'").endswith((".", "!", "?", ","))
        for quotation in touching
    )


def _flags(text: str, content: Sequence[Span], touching: Sequence[Quotation]) -> list[QuoteFlag]:
    quoted = " ".join(quotation.inner.of(text) for quotation in touching)
    doubles = [quotation for quotation in touching if not quotation.single]
    found: dict[QuoteFlag, bool] = {
        "multi_paragraph": any(q.continues or q.continued for q in doubles),
        "unbalanced": any(not (q.balanced or q.continues) for q in doubles),
        "ellipsis": bool(_ELLIPSIS.search(quoted)),
        "bracket_insert": bool(_INSERT.search(quoted)),
        "split_by_cue": _is_split(text, content, touching),
    }
    return [flag for flag, is_set in found.items() if is_set]


def _is_split(text: str, content: Sequence[Span], touching: Sequence[Quotation]) -> bool:
    """Two quoted stretches of one paragraph with reporting words between them."""
    return (
        any(
            _has_words(text[before.end : after.start])
            and "\n" not in text[before.end : after.start]
            for before, after in pairwise(content)
        )
        and len(touching) > 1
    )
