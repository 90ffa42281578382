"""Commands that correct fields and words, and add and delete records."""

from __future__ import annotations

from typing import get_args

from attribution import (
    Change,
    Edge,
    Row,
    SpanEdit,
    Unit,
    UsageError,
    added_attribution,
    added_check,
    added_claim,
    added_number,
    added_qualifier,
    added_source,
    start_of,
    without_part,
)
from ui.plain import values
from ui.plain.talk import Command, Talk

_EDGES = ("start", "end")
_PARTS = {"qualifier": "qualifiers", "number": "quantities"}


class Correcting:
    """Fields of the claim's card, its words, and records that are missing or too many."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._adding = {
            "claim": ("ATTRIBUTION|- WORDS…", self._add_claim),
            "attribution": ("SOURCE TYPE CUE SOURCE-WORDS|- WORDS…", self._add_attribution),
            "check": ("STATUS BY WORDS", self._add_check),
            "qualifier": ("TYPE STRENGTH WORDS…", self._add_qualifier),
            "number": ("VALUE|- PRECISION WORDS", self._add_number),
            "source": ("KIND NAME", self._add_source),
        }
        kinds = "; ".join(f"{name} {usage}" for name, (usage, _) in self._adding.items())
        self.commands = (
            Command("set", "FIELD VALUE", "change a field; commas between, - for none", self._set),
            Command(
                "words", "FIELD WORDS…", "let a field be these words, or @12:30", self._words
            ),
            Command(
                "edge", "FIELD start|end UNIT STEPS [WHICH]", "move an edge of its words by "
                f"{', '.join(get_args(Unit))}", self._edge,
            ),
            Command("add", "KIND …", kinds, self._add),
            Command(
                "delete", "ID", "delete a record, or: qualifier NUMBER, number NUMBER", self._delete
            ),
        )  # fmt: skip

    # Fields

    def _set(self, rest: str) -> None:
        name, _, typed = rest.partition(" ")
        row = self._talk.row(name)
        if not typed.strip():
            raise UsageError(f"set {name} needs a value; v {name} lists them")
        after = values.value(row, typed.strip())
        self._talk.change(f"{row.target} {row.field}: {typed}", [_changed(row, after)])

    def _spans_of(self, name: str) -> tuple[Row, list[tuple[int, int]]]:
        """A row that holds words, and where they stand."""
        row = self._talk.row(name)
        if row.kind not in ("spans", "span"):
            raise UsageError(f"{row.name} holds no words of the article")
        held = row.value or []
        return row, [(held[0], held[1])] if row.kind == "span" and held else list(map(tuple, held))

    def _words(self, rest: str) -> None:
        name, *phrases = values.needed(rest, 1, "words FIELD WORDS…")
        row, before = self._spans_of(name)
        text = self._talk.annotation.document.text
        if not phrases:
            if not before:
                raise UsageError("words needs the words, each run in quotation marks")
            for start, end in before:
                self._talk.say(f"  @{start}:{end} {text[start:end]}")
            return
        around = before[0][0] if before else start_of(self._talk.claim)
        found = values.spans(text, phrases, around)
        self._talk.change(f"{row.target} {row.field}", [_changed(row, _fitted(row, found))])

    def _edge(self, rest: str) -> None:
        usage = "edge FIELD start|end character|word|sentence STEPS [WHICH]"
        name, edge, unit, steps, *which = values.needed(rest, 4, usage)
        row, spans = self._spans_of(name)
        number = int(which[0]) - 1 if which and which[0].isdecimal() else 0
        count = int(steps) if steps.removeprefix("-").isdecimal() else 0
        if edge not in _EDGES or unit not in get_args(Unit) or not count:
            raise UsageError(f"it is: {usage}")
        if not 0 <= number < len(spans):
            raise UsageError(f"{row.name} has {len(spans)} runs of words")
        text = self._talk.annotation.document.text
        moved: Edge = "start" if edge == "start" else "end"
        edit = SpanEdit(text, tuple(spans), number, moved)
        for _ in range(min(abs(count), len(text))):
            edit = edit.step(_unit(unit), 1 if count > 0 else -1)
        after = _fitted(row, list(edit.spans))
        if self._talk.change(f"{row.target} {row.field}", [_changed(row, after)]):
            start, end = edit.spans[edit.number]
            self._talk.say(f"  @{start}:{end} {text[start:end]}")

    # Records

    def _add(self, rest: str) -> None:
        kind, _, typed = rest.partition(" ")
        if kind not in self._adding:
            raise UsageError(f"add needs one of {', '.join(self._adding)}")
        usage, add = self._adding[kind]
        needed = sum(not part.startswith("[") for part in usage.split())
        add(values.needed(typed, needed, f"add {kind} {usage}"))

    def _spans(self, phrases: list[str]) -> list[tuple[int, int]]:
        claim = self._talk.claim
        return values.spans(self._talk.annotation.document.text, phrases, start_of(claim))

    def _add_claim(self, typed: list[str]) -> None:
        attribution = None if typed[0] == "-" else typed[0]
        spans = sorted(self._spans(typed[1:]))
        made, changes = added_claim(self._talk.annotation, spans, attribution)
        document = self._talk.item.document
        if self._talk.change(f"added {made}", changes):
            self._talk.session.find(document, made)
            self._talk.tell()

    def _add_attribution(self, typed: list[str]) -> None:
        source, kind, cue, named, *phrases = typed
        made, changes = added_attribution(
            self._talk.annotation,
            self._talk.claim,
            content=sorted(self._spans(phrases)),
            cue=self._spans([cue]),
            words=[] if named == "-" else self._spans([named]),
            source=source,
            kind=values.chosen("attribution_type", kind),
        )
        self._talk.change(f"added {made}", changes)

    def _add_check(self, typed: list[str]) -> None:
        status, by, *phrases = typed
        (span,) = self._spans(phrases[:1])
        chosen = values.chosen("verification", status)
        made, changes = added_check(self._talk.annotation, self._talk.claim, span, chosen, by)
        self._talk.change(f"added {made}", changes)

    def _add_qualifier(self, typed: list[str]) -> None:
        kind, strength, *phrases = typed
        annotation, claim = self._talk.annotation, self._talk.claim
        changes = added_qualifier(
            annotation,
            claim,
            values.chosen("qualifier", kind),
            self._spans(phrases),
            values.chosen("strength", strength),
        )
        self._talk.change(f"{claim.id}: added {kind}", changes)

    def _add_number(self, typed: list[str]) -> None:
        value, precision, *phrases = typed
        claim = self._talk.claim
        (span,) = self._spans(phrases[:1])
        chosen = values.chosen("precision", precision)
        changes = added_number(claim, span, values.number(value), chosen)
        self._talk.change(f"{claim.id}: added a number", changes)

    def _add_source(self, typed: list[str]) -> None:
        kind, *name = typed
        chosen = values.chosen("source_kind", kind)
        made, changes = added_source(self._talk.annotation, " ".join(name), chosen)
        self._talk.change(f"added {made}", changes)

    def _delete(self, rest: str) -> None:
        target, *number = values.needed(rest, 1, "delete ID")
        if target in _PARTS:
            if not number or not number[0].isdecimal():
                raise UsageError(f"it is: delete {target} NUMBER")
            changes = without_part(self._talk.claim, _PARTS[target], int(number[0]) - 1)
        else:
            changes = [Change(target, "deleted", None)]
        if self._talk.change(f"deleted {rest}", changes):
            self._talk.tell()


def _changed(row: Row, after: object) -> Change:
    return Change(row.target, row.field, after)


def _fitted(row: Row, found: list[tuple[int, int]]) -> object:
    """Spans as a field holds them: all, or the one it may have."""
    return sorted(found) if row.kind == "spans" else found[0]


def _unit(typed: str) -> Unit:
    return next(unit for unit in get_args(Unit) if unit == typed)
