"""An invented article with something of everything, annotated by hand, to be drawn and pressed."""

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
    Quantity,
    Quote,
    Source,
    Verification,
    ZoneSpan,
)

PARTS = [
    ("headline", "Grain silo collapse at Morrow leaves nine dead"),
    ("standfirst", "Owner denies that warnings were ignored"),
    (
        "body",
        "At least nine workers died when a silo fell on Monday, the district hospital said. "
        "“We heard a crack, then dust,” said Ilse Brandt, a driver who was on the weighbridge.",
    ),
    (
        "body",
        "The mayor, Tom Okafor, told the Morrow Post that inspectors had probably never seen the "
        "cracks. The Post could not verify his account. A former guard, who asked not to be named "
        "for fear of losing his pension, said the owner had been warned twice.",
    ),
    ("caption", "Dust over the silo. Photo: L. Stam"),
    ("body", "Morrow Grain denied this. The silo was built in 1971."),
    ("furniture", "Share 14"),
]
TEXT = "\n\n".join(words for _, words in PARTS)
_NONE = ClaimVerification(status="none_stated", records=[])


def at(phrase: str) -> tuple[int, int]:
    """Where a phrase stands in the article; what follows a bar only tells which one is meant."""
    start = TEXT.index(phrase.replace("|", ""))
    return start, start + len(phrase.partition("|")[0])


def _zones() -> list[ZoneSpan]:
    zones, start = [], 0
    for number, (zone, words) in enumerate(PARTS):
        end = start + len(words) + (2 if number < len(PARTS) - 1 else 0)
        zones.append(ZoneSpan(start=start, end=end, zone=zone))
        start = end
    return zones


def _source(number: int, name: str, kind: str, naming: str = "named", **fields: object) -> Source:
    return Source(id=f"s{number}", name=name, kind=kind, naming=naming, **fields)


def _attribution(number: int, source: str, cue: str, content: str, **fields: object) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=[at(source)],
        cue=[at(cue)],
        content=[at(content)],
        type=fields.pop("type", "communication"),
        quote=Quote(form=fields.pop("form", "indirect")),
        confidence=0.91,
        evidence=["model:relations", "cues:communication"],
        **fields,
    )


def _claim(number: int, words: str, source: str = "s0", **fields: object) -> Claim:
    chain = [ChainLink(source_id="s0", link=None)]
    levels = [Commitment(source_id="s0", value="CT+" if source == "s0" else "Uu")]
    if source != "s0":
        chain.append(ChainLink(source_id=source, link=fields.pop("link", "cites")))
        levels.append(Commitment(source_id=source, value=fields.pop("sure", "CT+")))
    start = at(words)[0]
    zone = next(zone.zone for zone in _zones() if zone.start <= start < zone.end)
    return Claim(
        id=f"c{number}",
        spans=[at(words)],
        zone=zone,
        attribution_id=fields.pop("of", None),
        chain=chain,
        chain_end="origin_reached",
        origin_id=source,
        commitment=levels,
        confidence=fields.pop("confidence", 0.9),
        evidence=["rule:content of an attribution" if source != "s0" else "rule:outlet's own"],
        **fields,
    )


def _qualifier(kind: str, cue: str, scope: str, owner: str, strength: int) -> Qualifier:
    return Qualifier(type=kind, cue=[at(cue)], scope=[at(scope)], owner=owner, strength=strength)


def story() -> Annotation:
    """The article with eight claims of five sources, hedged, checked and denied."""
    nine = "At least nine workers died when a silo fell on Monday"
    seen = "inspectors had probably never seen the cracks"
    warned = "the owner had been warned twice"
    return Annotation(
        document=Document(
            id=RawDocument(TEXT, "silo.txt").id,
            name="silo.txt",
            outlet="Morrow Post",
            text=TEXT,
            zones=_zones(),
        ),
        sources=[
            _source(0, "Morrow Post", "outlet_self"),
            _source(1, "the district hospital", "named_org", affiliation="state_civil"),
            _source(2, "Ilse Brandt", "named_person", access="witness"),
            _source(3, "Tom Okafor", "named_person", access="decision_maker"),
            _source(4, "a former guard", "unnamed_person", "anonymous_granted",
                    anonymity_reason="safety"),
            _source(5, "Morrow Grain", "named_org", affiliation="corporate"),
        ],
        attributions=[
            _attribution(0, "the district hospital", "said", nine, source_id="s1"),
            _attribution(1, "Ilse Brandt", "said| Ilse", "“We heard a crack, then dust,”",
                         source_id="s2", form="direct"),
            _attribution(2, "The mayor, Tom Okafor", "told", seen, source_id="s3",
                         channel="interview"),
            _attribution(3, "A former guard", "said| the owner", warned, source_id="s4"),
            _attribution(4, "Morrow Grain", "denied", "this", source_id="s5",
                         speech_act="deny", parent="a3"),
        ],
        claims=[
            _claim(0, "Grain silo collapse at Morrow leaves nine dead", flags=["lede_unattributed"],
                   verification=_NONE, confidence=0.85),
            _claim(1, nine, "s1", of="a0", verification=_NONE, qualifiers=[
                _qualifier("bound_lower", "At least", "nine workers", "s1", 2)],
                quantities=[Quantity(span=at("nine workers"), value=9, precision="bound_lower",
                                     population="workers", window="Monday")]),
            _claim(2, "We heard a crack, then dust", "s2", of="a1", verification=_NONE),
            _claim(3, seen, "s3", of="a2", link="said_to", sure="PR+", confidence=0.62,
                   verification=ClaimVerification(status="unable", records=["v0"]), qualifiers=[
                       _qualifier("epistemic_adverb", "probably", "never seen the cracks", "s3", 2),
                       _qualifier("negation", "never", "seen the cracks", "s3", 3)]),
            _claim(4, warned, "s4", of="a3", confidence=0.71,
                   verification=ClaimVerification(status="disputed", records=["v1"])),
            _claim(5, "Morrow Grain denied this", "s5", of="a4", sure="CT-", verification=_NONE),
            _claim(6, "The silo was built in 1971", verification=_NONE),
        ],
        verifications=[
            Verification(id="v0", status="unable", by="s0", independent=None, method="not_stated",
                         object="claim", span=at("The Post could not verify his account"),
                         head="account", targets=["c3"], direction="backward", confidence=0.88,
                         evidence=["rule:could not verify"]),
            Verification(id="v1", status="disputed", by="s5", independent=False,
                         method="not_stated", object="claim", span=at("Morrow Grain denied this"),
                         head=None, targets=["c4"], direction="backward"),
        ],
        provenance=Provenance(annotator="test", models={}, lexicons={}, config="sha256:0"),
    )  # fmt: skip
