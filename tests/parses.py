"""Parses made by hand, so that stages are tested without a model."""

from attribution.language.parse import Entity, Parse, ParsedWord, Sentence
from attribution.quotation import Quotations
from attribution.records import Attribution, ChainLink, Quote, Source
from attribution.stages.chains.tracing import OWN_VOICE, Chain
from attribution.stages.claims.assertions import Assertion
from attribution.stages.page.zones import Block
from attribution.stages.reading import Reading
from attribution.stages.relations.finding import Relation
from attribution.stages.sources.resolving import Resolved
from attribution.text import Span, paragraphs


def span(text: str, part: str, nth: int = 0) -> Span:
    """Where a part of a text stands; ``nth`` counts its occurrences from 0."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(part, at + 1)
    return Span(at, at + len(part))


def parse(text: str, rows: str, entities: dict[str, str] | None = None) -> Parse:
    """A parse from rows of ``form lemma UPOS[/XPOS] head deprel [feats]``, sentences apart.

    Heads count from 1, 0 is the root. Entities are parts of the text with their labels.
    """
    blocks = paragraphs(text)
    sentences, at = [], 0
    for block in rows.strip().split("\n\n"):
        words = []
        for row in block.strip().split("\n"):
            form, lemma, tags, head, deprel, *feats = row.split()
            upos, _, xpos = tags.partition("/")
            at = text.index(form, at)
            words.append(
                ParsedWord(
                    form,
                    at,
                    at + len(form),
                    lemma,
                    upos,
                    xpos,
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


def reading(parsed, attributed, assertions, sources=(), blocks=None):
    """A reading from parts of a text.

    Args:
        parsed: the parse.
        attributed: ``(source_id, source, cue, [content…])`` of each attribution.
        assertions: ``([part…], attribution number or None)`` of each assertion.
        sources: their records; a plain one is made for every id that has none.
        blocks: one body block by default.
    """
    text = parsed.text
    attributions = [
        Attribution(
            id=f"a{number}",
            source=[span(text, source)] if source else [],
            cue=[span(text, cue)] if cue else [],
            content=[span(text, part) for part in content],
            source_id=source_id,
            type="communication",
            quote=Quote(form="indirect"),
        )
        for number, (source_id, source, cue, content) in enumerate(attributed)
    ]
    known = {source.id: source for source in sources}
    for source_id in ("s0", *(a.source_id for a in attributions)):
        kind = "outlet_self" if source_id == "s0" else "named_person"
        known.setdefault(source_id, Source(id=source_id, name=source_id, kind=kind, naming="named"))
    made = [
        Assertion(tuple(span(text, part) for part in parts), "body", number)
        for parts, number in assertions
    ]
    chains = [
        OWN_VOICE
        if item.attribution is None
        else Chain(
            (
                *OWN_VOICE.links,
                ChainLink(source_id=attributions[item.attribution].source_id, link="cites"),
            ),
            "origin_reached",
        )
        for item in made
    ]
    return Reading(
        parsed,
        blocks or [Block(Span(0, len(text)), "body")],
        Quotations(text),
        Resolved(list(known.values()), [a.source_id for a in attributions]),
        attributions,
        made,
        chains,
    )
