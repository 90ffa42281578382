"""Adding and deleting records, and changing how they hang together: all from the current claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution import Annotation, Attribution, Change, Claim, Item, new_id, told
from ui.screens.dialogs import Option
from ui.screens.editing import (
    Editing,
    attribution_options,
    source_options,
    wrong_number,
)

if TYPE_CHECKING:
    from ui.screens.panes import Panes

_OUTLET = "s0"


class Relations:
    """Flows of questions that end in a group of changes."""

    def __init__(self, screen: Panes, editing: Editing) -> None:
        self._screen = screen
        self._ask = editing

    def _here(self) -> tuple[Item, Annotation, Claim, Attribution | None]:
        session = self._screen.session
        item = session.item
        assert item is not None
        annotation = session.view(item.document).annotation
        claim = next(claim for claim in annotation.claims if claim.id == item.claim)
        held = claim.attribution_id
        attribution = next((a for a in annotation.attributions if a.id == held), None)
        return item, annotation, claim, attribution

    # Sources

    async def merge(self) -> None:
        """Make the claim's source part of another."""
        item, annotation, claim, attribution = self._here()
        source_id = attribution.source_id if attribution else claim.origin_id
        source = next((s for s in annotation.sources if s.id == source_id), None)
        if source is None or source.id == _OUTLET:
            self._screen.say("the outlet itself cannot be merged into another source")
            return
        options = [each for each in source_options(annotation) if each.value != source.id]
        chosen = await self._ask.choice(f"{source.name} is the same as", options)
        if chosen is not None:
            what = f"{source.id} merged into {chosen.value}"
            self._screen.change(what, [Change(source.id, "merged", chosen.value)], item.document)

    async def split(self) -> None:
        """Give some of a source's attributions to a new source."""
        item, annotation, _, attribution = self._here()
        if attribution is None:
            self._screen.say("this claim has no attribution whose source could be split")
            return
        source = next(s for s in annotation.sources if s.id == attribution.source_id)
        theirs = [a.id for a in annotation.attributions if a.source_id == source.id]
        options = [Option(each, told(annotation, each)) for each in theirs]
        chosen = await self._ask.several(
            f"Which of these does another source say, not {source.name}?",
            options,
            [attribution.id],
        )
        if not chosen:
            return
        text = annotation.document.text
        words = " … ".join(text[start:end] for start, end in attribution.source)
        like = source.model_dump(exclude={"id", "name", "kind", "aliases", "mentions"})
        made = await self._ask.new_source(words, like)
        if made is None:
            return
        new, changes = made
        changes += [Change(each, "source_id", new) for each in chosen]
        self._screen.change(f"{source.id} split: {new}", changes, item.document)

    # Verification

    async def attach(self) -> None:
        """Say which statements about checking cover the claim."""
        item, annotation, claim, _ = self._here()
        if not annotation.verifications:
            self._screen.say("nothing in this document is about checking; + adds a statement")
            return
        text = annotation.document.text
        options = [
            Option(each.id, f"{each.id} {each.status.replace('_', ' ')}", text[slice(*each.span)])
            for each in annotation.verifications
        ]
        before = [v.id for v in annotation.verifications if claim.id in v.targets]
        after = await self._ask.several("Which of these cover the claim?", options, before)
        if after is None:
            return
        changes = []
        for record in annotation.verifications:
            if (record.id in before) != (record.id in after):
                targets = [target for target in record.targets if target != claim.id]
                targets += [claim.id] if record.id in after else []
                changes.append(Change(record.id, "targets", targets))
        if changes:
            self._screen.change(f"checks of {claim.id}", changes, item.document)

    # Adding

    async def add(self) -> None:
        """Add a record beside the current claim."""
        chosen = await self._ask.choice(
            "Add",
            [
                Option(self._add_claim, "claim", "something else that is asserted in the text"),
                Option(self._add_attribution, "attribution", "a source, a cue and what is said"),
                Option(self._add_check, "statement about checking", "and let it cover this claim"),
                Option(self._add_qualifier, "qualifier", "a hedge or booster of this claim"),
                Option(self._add_number, "number", "a quantity in this claim"),
                Option(self._add_source, "source", "somebody who is not listed yet"),
            ],
        )
        if chosen is not None:
            await chosen.value()

    async def _add_claim(self) -> None:
        item, annotation, claim, _ = self._here()
        at = claim.spans[-1][1] if claim.spans else 0
        spans = await self._ask.spans("words of the new claim", [], at=at)
        if not spans:
            return
        options = [
            Option(None, "– the outlet’s own voice"),
            *attribution_options(annotation),
        ]
        chosen = await self._ask.choice("Whose claim is it?", options)
        if chosen is None:
            return
        made = new_id(annotation, "c")
        record = {
            "id": made,
            "spans": spans,
            "zone": _zone_at(annotation, spans[0][0]),
            "attribution_id": None,
            "chain": [{"source_id": _OUTLET, "link": None}],
            "chain_end": "origin_reached",
            "origin_id": _OUTLET,
            "commitment": [{"source_id": _OUTLET, "value": "CT+"}],
        }
        changes = [Change(made, "added", record)]
        if chosen.value is not None:
            changes.append(Change(made, "attribution_id", chosen.value))
        if self._screen.change(f"added {made}", changes, item.document):
            self._screen.session.find(item.document, made)
            self._screen.show_all()

    async def _add_attribution(self) -> None:
        """Ask for content, cue, source words, source and type; the claim becomes its content's."""
        item, annotation, claim, _ = self._here()
        at = claim.spans[0][0] if claim.spans else 0
        content = await self._ask.spans("what is said", claim.spans)
        cue = await self._ask.spans("the cue", [], at=at) if content else None
        words = await self._ask.spans("words for the source", [], at=at) if cue else None
        if not content or not cue or words is None:
            return
        source = await self._ask.source("Who says it?")
        kind = await self._ask.value("Type", "attribution_type") if source else None
        if source is None or kind is None:
            return
        source_id, changes = source
        made = new_id(annotation, "a")
        record: dict[str, Any] = {
            "id": made,
            "source": words,
            "cue": cue,
            "content": content,
            "source_id": source_id,
            "type": kind,
            "quote": {"form": "indirect"},
        }
        changes += [Change(made, "added", record), Change(claim.id, "attribution_id", made)]
        self._screen.change(f"added {made}", changes, item.document)

    async def _add_check(self) -> None:
        item, annotation, claim, _ = self._here()
        at = claim.spans[0][0] if claim.spans else 0
        spans = await self._ask.spans("words about checking", [], single=True, at=at)
        status = await self._ask.value("Status", "verification") if spans else None
        source = await self._ask.source("Who checked?", [_OUTLET]) if status else None
        if not spans or source is None:
            return
        by, changes = source
        made = new_id(annotation, "v")
        record: dict[str, Any] = {
            "id": made,
            "status": status,
            "by": by,
            "independent": None,
            "method": "not_stated",
            "object": "claim",
            "span": spans[0],
            "head": None,
            "targets": [],
            "direction": "backward" if spans[0][0] > at else "forward",
        }
        changes += [Change(made, "added", record), Change(made, "targets", [claim.id])]
        self._screen.change(f"added {made}", changes, item.document)

    async def _add_qualifier(self) -> None:
        item, _, claim, attribution = self._here()
        kind = await self._ask.value("Qualifier", "qualifier")
        at = claim.spans[0][0] if claim.spans else 0
        cue = await self._ask.spans(f"words of the {kind}", [], at=at) if kind else None
        strength = await self._ask.value("Strength", "strength") if cue else None
        if not cue or strength is None:
            return
        record = {
            "type": kind,
            "cue": cue,
            "scope": [list(span) for span in claim.spans],
            "owner": attribution.source_id if attribution else _OUTLET,
            "strength": strength,
        }
        after = [*(each.model_dump() for each in claim.qualifiers), record]
        change = [Change(claim.id, "qualifiers", after)]
        self._screen.change(f"{claim.id}: added {kind}", change, item.document)

    async def _add_number(self) -> None:
        item, _, claim, _ = self._here()
        at = claim.spans[0][0] if claim.spans else 0
        spans = await self._ask.spans("words of the number", [], single=True, at=at)
        typed = await self._ask.text("Its value", check=wrong_number) if spans else None
        precision = await self._ask.value("Precision", "precision") if typed is not None else None
        if not spans or typed is None or precision is None:
            return
        value = float(typed) if typed.strip() else None
        record = {"span": spans[0], "value": value, "precision": precision}
        after = [*(each.model_dump() for each in claim.quantities), record]
        change = [Change(claim.id, "quantities", after)]
        self._screen.change(f"{claim.id}: added a number", change, item.document)

    async def _add_source(self) -> None:
        item, _, _, _ = self._here()
        made = await self._ask.new_source()
        if made is not None:
            self._screen.change(f"added {made[0]}", made[1], item.document)

    # Deleting

    async def delete(self) -> None:
        """Delete the claim, or something that hangs on it."""
        item, annotation, claim, attribution = self._here()
        text = annotation.document.text
        options = [Option(Change(claim.id, "deleted", None), f"claim {claim.id}", item.text)]
        if attribution is not None:
            options.append(
                Option(
                    Change(attribution.id, "deleted", None),
                    f"attribution {attribution.id}",
                    "its claims become the outlet’s own",
                )
            )
        for record in annotation.verifications:
            if claim.id in record.targets:
                change = Change(record.id, "deleted", None)
                options.append(Option(change, f"check {record.id}", text[slice(*record.span)]))
        for field in ("qualifiers", "quantities"):
            held = [each.model_dump() for each in getattr(claim, field)]
            for number, part in enumerate(held):
                spans = part["cue"] if field == "qualifiers" else [part["span"]]
                words = " … ".join(text[start:end] for start, end in spans)
                left = held[:number] + held[number + 1 :]
                label = f"{field.removesuffix('s').replace('tie', 'ty')} {number + 1}"
                options.append(Option(Change(claim.id, field, left), label, words))
        used = {a.source_id for a in annotation.attributions}
        options += [
            Option(Change(source.id, "deleted", None), f"source {source.id}", source.name)
            for source in annotation.sources
            if source.id not in used and source.id != _OUTLET
        ]
        chosen = await self._ask.choice("Delete", options)
        if chosen is not None:
            change = chosen.value
            what = f"deleted {change.target}" + (
                "" if change.field == "deleted" else f" {change.field}"
            )
            self._screen.change(what, [change], item.document)


def _zone_at(annotation: Annotation, offset: int) -> str:
    zones = annotation.document.zones
    return next((zone.zone for zone in zones if zone.start <= offset < zone.end), "body")
