"""Annotations built by hand, and an annotator that needs no models.

``python -m tests.fakes ARGUMENT…`` is the command line with that annotator in it.
"""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Iterable, Iterator
from types import ModuleType

from attribution.errors import InputError
from attribution.ingest.document import RawDocument, error_record
from attribution.records import (
    Annotation,
    Attribution,
    ChainLink,
    Claim,
    Document,
    ErrorRecord,
    Provenance,
    Qualifier,
    Quote,
    Source,
    Span,
    ZoneSpan,
)

PROVENANCE = Provenance(annotator="0", models={}, lexicons={}, config="sha256:0")
_SAID = re.compile(r"([A-Z]\w+) (said) ([^.\n]+)\.?")


def span_of(text: str, part: str, start: int = 0) -> Span:
    """Where a part of a text stands."""
    at = text.index(part, start)
    return at, at + len(part)


def annotation(raw: RawDocument, provenance: Provenance = PROVENANCE) -> Annotation:
    """``NAME said CONTENT.`` is an attribution and a claim; "possibly" in it is a hedge."""
    sources = [Source(id="s0", name=raw.outlet or "Outlet", kind="outlet_self", naming="named")]
    attributions, claims = [], []
    for number, match in enumerate(_SAID.finditer(raw.text)):
        source = Source(
            id=f"s{number + 1}", name=match[1], kind="named_person", naming="named",
            mentions=[match.span(1)],
        )  # fmt: skip
        sources.append(source)
        attributions.append(
            Attribution(
                id=f"a{number}",
                source=[match.span(1)],
                cue=[match.span(2)],
                content=[match.span(3)],
                source_id=source.id,
                type="communication",
                speech_act="assert",
                quote=Quote(form="indirect"),
                confidence=0.9,
                evidence=["fake"],
            )
        )
        claims.append(_claim(raw.text, f"c{number}", match.span(3), f"a{number}", source.id))
    claims.append(_claim(raw.text, "c-own", (0, len(raw.text)), None, "s0"))
    return Annotation(
        document=Document(
            id=f"sha256:{hashlib.sha256(raw.text.encode()).hexdigest()}",
            name=raw.name, outlet=raw.outlet, title=raw.title, published=raw.published,
            text=raw.text, zones=[ZoneSpan(start=0, end=len(raw.text), zone="body")],
        ),
        sources=sources, attributions=attributions, claims=claims, verifications=[],
        provenance=provenance,
    )  # fmt: skip


def _claim(text: str, name: str, span: Span, attribution: str | None, source: str) -> Claim:
    hedges = [
        Qualifier(
            type="epistemic_adverb", cue=[found.span()], scope=[span], owner=source, strength=2
        )
        for found in re.compile("possibly").finditer(text, *span)
        if attribution
    ]
    return Claim(
        id=name, spans=[span], zone="body", attribution_id=attribution,
        chain=[ChainLink(source_id="s0", link=None)], chain_end="origin_reached",
        origin_id=source, qualifiers=hedges, confidence=0.5,
    )  # fmt: skip


class FakeAnnotator:
    """Refuses texts in "French", and takes a minute over those that say "slow"."""

    def __init__(self, models: str = "compact") -> None:
        self.provenance = PROVENANCE.model_copy(update={"annotator": models})

    def annotate_many(
        self, documents: Iterable[RawDocument | ErrorRecord], jobs: int = 1
    ) -> Iterator[Annotation | ErrorRecord]:
        for document in documents:
            if isinstance(document, ErrorRecord):
                yield document
            elif "French" in document.text:
                yield error_record(document.name, InputError("is not English", stage="language"))
            else:
                if "slow" in document.text:
                    time.sleep(60)
                yield annotation(document, self.provenance)


def fake_module() -> ModuleType:
    """What stands in for ``attribution.annotator``."""
    module = ModuleType("attribution.annotator")
    module.Annotator = FakeAnnotator  # type: ignore[attr-defined]
    return module


if __name__ == "__main__":
    from attribution.cli import main

    sys.modules["attribution.annotator"] = fake_module()
    sys.exit(main())
