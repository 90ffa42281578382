"""Quotations that name nobody but stand again, with their speaker, further on in the text.

A heading quotes two or three words of what the story below gives in full: ‘cowardly raids’.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.stages.relations.finding import Relation
from attribution.text import Span

_QUOTED = re.compile(r"[“\"‘']([^“”\"‘]{3,200}?)[”\"’'](?!\w)")
_WORD = re.compile(r"\w+")
_FEWEST = 2
"""Words that must come again."""


def repeated(text: str, relations: Sequence[Relation]) -> dict[int, int]:
    """For a relation that names no source the next one that gives its quoted words to somebody.

    Args:
        text: the document's.
        relations: in order.

    Returns:
        The number of the relation with a source by that of the one without.
    """
    whole = {n: _words(text, relation.content) for n, relation in enumerate(relations)}
    found: dict[int, int] = {}
    for number, relation in enumerate(relations):
        if relation.source or relation.told_by or relation.continues is not None:
            continue
        for quoted in _quoted(text, relation.content):
            later = (
                n for n in range(number + 1, len(relations))
                if relations[n].source and f" {quoted} " in whole[n]
            )  # fmt: skip
            match = next(later, None)
            if match is not None:
                found[number] = match
                break
    return found


def _quoted(text: str, spans: Sequence[Span]) -> list[str]:
    """The stretches in quotation marks that are long enough to be known again."""
    stretches = (match[1] for span in spans for match in _QUOTED.finditer(span.of(text)))
    plain = (" ".join(_WORD.findall(stretch.casefold())) for stretch in stretches)
    return [words for words in plain if words.count(" ") + 1 >= _FEWEST]


def _words(text: str, spans: Sequence[Span]) -> str:
    said = " ".join(span.of(text) for span in spans)
    return f" {' '.join(_WORD.findall(said.casefold()))} "
