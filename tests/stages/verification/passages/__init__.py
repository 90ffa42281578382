"""Passages about checking with what they say, and how well an annotation says the same."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attribution import Annotator, RawDocument
from attribution.records import Annotation
from attribution.text import Span
from tests.parses import span

FOLDER = Path(__file__).parent
Passage = dict[str, Any]


def passages(name: str) -> list[Passage]:
    """The passages of a file; none may quote words that its text does not have."""
    found = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["passage"]
    for passage in found:
        passage["text"] = passage["text"].strip() + "\n"
    return found


def annotated(passage: Passage, annotator: Annotator) -> Annotation:
    return annotator.annotate(RawDocument(passage["text"], "passage", outlet=passage.get("outlet")))


def pairs(passage: Passage, annotation: Annotation) -> Iterator[tuple[Passage | None, Any]]:
    """Each expected check with the record at its place, then the records nobody expects."""
    left = list(annotation.verifications)
    for check in passage["checks"]:
        at = span(passage["text"], check["at"])
        near = [r for r in left if 2 * _shared(Span(*r.span), at) >= min(_size(at), _size(r.span))]
        record = max(near, key=lambda r: _shared(Span(*r.span), at), default=None)
        if record is not None:
            left.remove(record)
        yield check, record
    for record in left:
        yield None, record


def _size(one: Any) -> int:
    return one[1] - one[0]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def faults(passage: Passage, annotation: Annotation) -> list[str]:
    """What an annotation has wrong, in words."""
    found = []
    for check, record in pairs(passage, annotation):
        if check is None:
            found.append(f"no check: {record.status} {Span(*record.span).of(passage['text'])!r}")
        elif record is None:
            found.append(f"missed: {check['at']!r}")
        else:
            found += _differences(passage, check, record, annotation)
    return found


def _differences(
    passage: Passage, check: Passage, record: Any, annotation: Annotation
) -> list[str]:
    found = [
        f"{field} {getattr(record, field)} for {check[field]}: {check['at']!r}"
        for field in ("status", "direction", "method", "object", "independent")
        if field in check and getattr(record, field) != check[field]
    ]
    if "head" in check and check["head"].lower() not in (record.head or "").lower():
        found.append(f"head {record.head!r} for {check['head']!r}")
    if check.get("by"):
        source = next(s for s in annotation.sources if s.id == record.by)
        names = " ".join([source.name, *source.aliases])
        if (
            (record.by != "s0")
            if check["by"] == "outlet"
            else (check["by"].lower() not in names.lower())
        ):
            found.append(f"by {names!r} for {check['by']!r}")
    _, missed, extra = targets(passage, check, record, annotation)
    found += [f"does not cover {part!r}" for part in missed] + [
        f"covers {part!r}" for part in extra
    ]
    return found


def targets(
    passage: Passage, check: Passage, record: Any, annotation: Annotation
) -> tuple[int, list[str], list[str]]:
    """How many of the expected parts are covered, which are not, and which claims are too many."""
    text = passage["text"]
    if "covers" not in check:
        return 0, [], []
    claims = {claim.id: claim for claim in annotation.claims}
    chosen = [claims[target] for target in record.targets]
    wanted = [span(text, part) for part in check["covers"]]
    spared = [span(text, part) for part in check.get("spares", ())]
    missed = [p.of(text) for p in wanted if not any(_covers(c, p) for c in chosen)]
    extra = [
        " … ".join(Span(*s).of(text) for s in claim.spans)
        for claim in chosen
        if not any(_covers(claim, part) or _inside(claim, part) for part in wanted)
        or any(_covers(claim, part) for part in spared)
    ]
    return len(wanted) - len(missed), missed, extra


def _covers(claim: Any, part: Span) -> bool:
    return sum(_shared(Span(*s), part) for s in claim.spans) >= 0.5 * _size(part)


def _inside(claim: Any, part: Span) -> bool:
    return any(_shared(Span(*s), part) >= 0.5 * _size(s) for s in claim.spans)


def scores(name: str, annotator: Annotator) -> dict[str, float]:
    """Detection F1, status accuracy and targets F1 over the passages of a file."""
    count: Counter[str] = Counter()
    for passage in passages(name):
        annotation = annotated(passage, annotator)
        for check, record in pairs(passage, annotation):
            count["expected"] += check is not None
            count["found"] += record is not None
            if check is None:
                continue
            if record is None:
                count["missed"] += len(check.get("covers", ()))
                continue
            count["both"] += 1
            count["status"] += record.status == check["status"]
            hit, missed, extra = targets(passage, check, record, annotation)
            count["hit"] += hit
            count["missed"] += len(missed)
            count["extra"] += len(extra)
    return {
        "detection": 2 * count["both"] / (count["expected"] + count["found"]),
        "status": count["status"] / count["both"],
        "targets": 2 * count["hit"] / (2 * count["hit"] + count["missed"] + count["extra"]),
    }
