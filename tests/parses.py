"""Parses made by hand, so that stages are tested without a model."""

from attribution.language.parse import Entity, Parse, ParsedWord, Sentence
from attribution.stages.relations import Relation
from attribution.text import Span, paragraphs


def span(text: str, part: str, nth: int = 0) -> Span:
    """Where a part of a text stands; ``nth`` counts its occurrences from 0."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(part, at + 1)
    return Span(at, at + len(part))


def parse(text: str, rows: str, entities: dict[str, str] | None = None) -> Parse:
    """A parse from rows of ``form lemma UPOS head deprel [feats]``; a blank row ends a sentence.

    Heads count from 1, 0 is the root. Entities are parts of the text with their labels.
    """
    blocks = paragraphs(text)
    sentences, at = [], 0
    for block in rows.strip().split("\n\n"):
        words = []
        for row in block.strip().split("\n"):
            form, lemma, upos, head, deprel, *feats = row.split()
            at = text.index(form, at)
            words.append(
                ParsedWord(
                    form,
                    at,
                    at + len(form),
                    lemma,
                    upos,
                    "",
                    feats[0] if feats else "",
                    int(head) - 1,
                    deprel,
                )
            )
            at += len(form)
        number = next(n for n, b in enumerate(blocks) if b.start <= words[0].start < b.end)
        sentences.append(Sentence(tuple(words), number))
    named = tuple(
        sorted(
            (Entity(span(text, part), label) for part, label in (entities or {}).items()),
            key=lambda entity: entity.span,
        )
    )
    return Parse(text, tuple(blocks), tuple(sentences), named)


def relation(text: str, source: str | None, cue: str | None, *content: str, **more) -> Relation:
    """A relation from parts of a text."""
    return Relation(
        (span(text, source),) if source else (),
        (span(text, cue),) if cue else (),
        tuple(span(text, part) for part in content),
        more.pop("confidence", 0.9),
        ("test",),
        **more,
    )
