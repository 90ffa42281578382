"""A small annotation made by hand, for what works on annotations."""

from attribution.ingest.document import RawDocument
from attribution.records import (
    Annotation,
    Attribution,
    ChainLink,
    Claim,
    ClaimVerification,
    Commitment,
    Document,
    Provenance,
    Qualifier,
    Quote,
    Source,
    Verification,
    ZoneSpan,
)
from tests.parses import span

TEXT = (
    "At least nine died, police said. Ada Voss said the pumps failed. "
    "The Mail could not verify the toll. The quay is long."
)


def annotation(text: str = TEXT, name: str = "story.txt", confidence: float = 0.9) -> Annotation:
    """Two attributed claims, two of the outlet's, and a check of the first."""

    def attribution(number, source, cue, content):
        return Attribution(
            id=f"a{number}",
            source=[span(text, source)],
            cue=[span(text, cue, number)],
            content=[span(text, content)],
            source_id=f"s{number + 1}",
            type="communication",
            quote=Quote(form="indirect"),
            confidence=confidence,
        )

    def claim(number, told, **fields):
        own = number > 1
        source = "s0" if own else f"s{number + 1}"
        chain = [ChainLink(source_id="s0", link=None)]
        chain += [] if own else [ChainLink(source_id=source, link="cites")]
        return Claim(
            id=f"c{number}",
            spans=[span(text, told)],
            zone="body",
            attribution_id=None if own else f"a{number}",
            chain=chain,
            chain_end="origin_reached",
            origin_id=source,
            commitment=[
                Commitment(source_id=link.source_id, value="CT+" if own or n else "Uu")
                for n, link in enumerate(chain)
            ],
            confidence=round(confidence - number / 10, 2),
            **fields,
        )

    return Annotation(
        document=Document(
            id=RawDocument(text, name).id,
            name=name,
            text=text,
            zones=[ZoneSpan(start=0, end=len(text), zone="body")],
        ),
        sources=[
            Source(id="s0", name="The Mail", kind="outlet_self", naming="named"),
            Source(id="s1", name="police", kind="named_org", naming="named"),
            Source(id="s2", name="Ada Voss", kind="named_person", naming="named"),
        ],
        attributions=[
            attribution(0, "police", "said", "At least nine died"),
            attribution(1, "Ada Voss", "said", "the pumps failed"),
        ],
        claims=[
            claim(
                0,
                "At least nine died",
                verification=ClaimVerification(status="unable", records=["v0"]),
                qualifiers=[
                    Qualifier(
                        type="bound_lower",
                        cue=[span(text, "At least")],
                        scope=[span(text, "nine")],
                        owner="s1",
                        strength=2,
                    )
                ],
            ),
            claim(1, "the pumps failed"),
            claim(2, "The Mail could not verify the toll"),
            claim(3, "The quay is long"),
        ],
        verifications=[
            Verification(
                id="v0",
                status="unable",
                by="s0",
                independent=None,
                method="not_stated",
                object="claim",
                span=span(text, "The Mail could not verify the toll"),
                head="toll",
                targets=["c0"],
                direction="backward",
            )
        ],
        provenance=Provenance(annotator="test", models={}, lexicons={}, config="sha256:0"),
    )
