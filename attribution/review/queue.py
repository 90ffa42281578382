"""What is to be reviewed, in which order: claims with what they are found and sorted by."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from attribution.errors import UsageError
from attribution.records import Annotation, Claim
from attribution.review.folding import Reviewed
from attribution.text import Span

Order = Literal["document", "confidence", "disagreement"]
ORDERS: tuple[Order, ...] = ("document", "confidence", "disagreement")
_TERM = re.compile(r"(?P<name>[a-z_.]+)(?P<sign>!?[=~]|<|>)(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """A claim in the queue; ``document`` is the number of its document in the library."""

    document: int
    claim: str
    name: str
    text: str
    zone: str
    source: str
    source_kind: str
    status: str
    qualifiers: frozenset[str]
    flags: frozenset[str]
    quote: str
    type: str
    commitment: str
    confidence: float
    decision: str | None
    changed: bool
    note: str
    disagreement: int = 0

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from every other."""
        return self.document, self.claim


def items_of(
    number: int, view: Reviewed, differences: Mapping[str, set[str]] | None = None
) -> list[Item]:
    """The claims of one document as the reviewer now sees it."""
    annotation = view.annotation
    return [
        _item(number, annotation, claim, view, differences or {}) for claim in annotation.claims
    ]


def _item(
    number: int,
    annotation: Annotation,
    claim: Claim,
    view: Reviewed,
    differences: Mapping[str, set[str]],
) -> Item:
    sources = {source.id: source for source in annotation.sources}
    attribution = next((a for a in annotation.attributions if a.id == claim.attribution_id), None)
    source = sources.get(attribution.source_id if attribution else "s0")
    text = annotation.document.text
    return Item(
        document=number,
        claim=claim.id,
        name=annotation.document.name,
        text=" … ".join(Span(*span).of(text) for span in claim.spans),
        zone=claim.zone,
        source=source.name if source else "",
        source_kind=source.kind if source else "",
        status=claim.verification.status,
        qualifiers=frozenset(qualifier.type for qualifier in claim.qualifiers),
        flags=frozenset(claim.flags),
        quote=attribution.quote.form if attribution else "none",
        type=attribution.type if attribution else "none",
        commitment=claim.commitment[-1].value if claim.commitment else "Uu",
        confidence=claim.confidence,
        decision=view.decisions.get(claim.id),
        changed=claim.id in view.touched or claim.attribution_id in view.touched,
        note=view.notes.get(claim.id, ""),
        disagreement=len(differences.get(claim.id, ())),
    )


def ordered(items: Iterable[Item], order: Order) -> list[Item]:
    """Items by document, by least confidence, or by most disagreement."""
    keys: dict[Order, Callable[[Item], tuple[float, int]]] = {
        "document": lambda item: (0.0, item.document),
        "confidence": lambda item: (item.confidence, item.document),
        "disagreement": lambda item: (-item.disagreement, item.document),
    }
    return sorted(items, key=keys[order])


def matcher(
    expression: str, article: Callable[[int], str] = lambda _: ""
) -> Callable[[Item], bool]:
    """A filter as typed; ``article`` gives the text of a document by its number.

    Terms are separated by spaces and all must hold: ``status=unable``, ``source~ministry`` (holds
    the words), ``qualifier=reportative``, ``zone!=body``, ``confidence<0.6``, ``unreviewed``,
    ``reviewed``, ``flagged``, ``skipped``, ``changed``, ``disagreed``, ``noted``; any other word is
    sought in the claim, ``article~word`` in the whole text. Quotation marks keep words together.

    Raises:
        UsageError: if a term names no field, or its value is no number where one is needed.
    """
    try:
        terms = shlex.split(expression)
    except ValueError as error:
        raise UsageError(f"{expression}: a quotation mark is not closed") from error
    tests = [_test(term, article) for term in terms]
    return lambda item: all(test(item) for test in tests)


_STATES: dict[str, Callable[[Item], bool]] = {
    "unreviewed": lambda item: item.decision not in ("accept", "reject"),
    "reviewed": lambda item: item.decision in ("accept", "reject"),
    "accepted": lambda item: item.decision == "accept",
    "rejected": lambda item: item.decision == "reject",
    "flagged": lambda item: item.decision == "flag" or bool(item.flags),
    "skipped": lambda item: item.decision == "skip",
    "changed": lambda item: item.changed,
    "disagreed": lambda item: item.disagreement > 0,
    "noted": lambda item: bool(item.note),
}
_FIELDS: dict[str, Callable[[Item], Iterable[str]]] = {
    "document": lambda item: (item.name,),
    "claim": lambda item: (item.claim,),
    "zone": lambda item: (item.zone,),
    "source": lambda item: (item.source,),
    "kind": lambda item: (item.source_kind,),
    "status": lambda item: (item.status,),
    "qualifier": lambda item: item.qualifiers,
    "flag": lambda item: item.flags,
    "quote": lambda item: (item.quote,),
    "type": lambda item: (item.type,),
    "commitment": lambda item: (item.commitment,),
    "decision": lambda item: (item.decision or "none",),
    "note": lambda item: (item.note,),
    "text": lambda item: (item.text,),
}
STATES = tuple(_STATES)
FIELDS = (*_FIELDS, "article", "confidence")


def _test(term: str, article: Callable[[int], str]) -> Callable[[Item], bool]:
    if term in _STATES:
        return _STATES[term]
    found = _TERM.fullmatch(term)
    if found is None:
        sought = term.casefold()
        return lambda item: sought in item.text.casefold()
    name, sign, value = found["name"], found["sign"], found["value"]
    if name == "confidence":
        return _confidence(sign, value)
    if name == "article" and sign not in "<>":
        return _field(_once(lambda item: (article(item.document),)), sign, value.casefold())
    if name not in _FIELDS or sign in "<>":
        raise UsageError(f"{term}: filters are {', '.join((*FIELDS, *STATES))}")
    return _field(_FIELDS[name], sign, value.casefold())


def _once(read: Callable[[Item], Iterable[str]]) -> Callable[[Item], Iterable[str]]:
    """The same, read once for the claims of a document that follow one another."""
    last: list[tuple[int, Iterable[str]]] = []

    def held(item: Item) -> Iterable[str]:
        if not last or last[0][0] != item.document:
            last[:] = [(item.document, read(item))]
        return last[0][1]

    return held


def _field(read: Callable[[Item], Iterable[str]], sign: str, value: str) -> Callable[[Item], bool]:
    def holds(item: Item) -> bool:
        values = [each.casefold() for each in read(item)]
        hit = value in values if sign.endswith("=") else any(value in each for each in values)
        return hit != sign.startswith("!")

    return holds


def _confidence(sign: str, value: str) -> Callable[[Item], bool]:
    try:
        bound = float(value)
    except ValueError as error:
        raise UsageError(f"confidence{sign}{value}: {value!r} is no number") from error
    if sign == "<":
        return lambda item: item.confidence < bound
    if sign == ">":
        return lambda item: item.confidence > bound
    raise UsageError("confidence is compared with < or >")
