"""Adding and deleting records, and changing how they hang together: all from the current claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution import (
    OUTLET,
    Annotation,
    Attribution,
    Change,
    Claim,
    Item,
    added_attribution,
    added_check,
    added_claim,
    added_number,
    added_qualifier,
    covering,
    split_source,
    start_of,
    told,
    without_part,
)
from ui.dialogs.choosing import Option
from ui.numbers import number_typed
from ui.screens.questions import (
    Questions,
    attribution_options,
    source_options,
    wrong_number,
)

if TYPE_CHECKING:
    from ui.screens.panes import Panes


class Relations:
    """Flows of questions that end in a group of changes."""

    def __init__(self, screen: Panes, questions: Questions) -> None:
        self._screen = screen
        self._ask = questions

    def _here(self) -> tuple[Item, Annotation, Claim, Attribution | None]:
        item, annotation, claim = self._screen.item, self._screen.annotation, self._screen.claim
        held = claim.attribution_id
        attribution = next((a for a in annotation.attributions if a.id == held), None)
        return item, annotation, claim, attribution

    # Sources

    async def merge(self) -> None:
        """Make the claim's source part of another."""
        item, annotation, claim, attribution = self._here()
        source_id = attribution.source_id if attribution else claim.origin_id
        source = next((s for s in annotation.sources if s.id == source_id), None)
        if source is None or source.id == OUTLET:
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
        chosen = await self._ask.several(
            f"Which of these does another source say, not {source.name}?",
            [Option(each, told(annotation, each)) for each in theirs],
            [attribution.id],
        )
        if not chosen:
            return
        text = annotation.document.text
        words = " … ".join(text[start:end] for start, end in attribution.source)
        named = await self._ask.named_source(words)
        if named is not None:
            new, changes = split_source(annotation, source.id, chosen, *named)
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
        changes = covering(annotation, claim.id, after)
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
        spans = await self._screen.marking.spans("words of the new claim", [], at=at)
        if not spans:
            return
        options = [Option(None, "– the outlet’s own voice"), *attribution_options(annotation)]
        chosen = await self._ask.choice("Whose claim is it?", options)
        if chosen is None:
            return
        made, changes = added_claim(annotation, spans, chosen.value)
        if self._screen.change(f"added {made}", changes, item.document):
            self._screen.session.find(item.document, made)
            self._screen.show_all()

    async def _add_attribution(self) -> None:
        """Ask for content, cue, source words, source and type; the claim becomes its content's."""
        item, annotation, claim, _ = self._here()
        mark, at = self._screen.marking.spans, start_of(claim)
        content = await mark("what is said", claim.spans)
        cue = await mark("the cue", [], at=at) if content else None
        words = await mark("words for the source", [], at=at) if cue else None
        if not content or not cue or words is None:
            return
        source = await self._ask.source("Who says it?")
        kind = await self._ask.value("Type", "attribution_type") if source else None
        if source is None or kind is None:
            return
        source_id, changes = source
        made, added = added_attribution(
            annotation,
            claim,
            content=content,
            cue=cue,
            words=words,
            source=str(source_id),
            kind=kind,
        )
        self._screen.change(f"added {made}", [*changes, *added], item.document)

    async def _add_check(self) -> None:
        item, annotation, claim, _ = self._here()
        spans = await self._screen.marking.spans(
            "words about checking", [], single=True, at=start_of(claim)
        )
        status = await self._ask.value("Status", "verification") if spans else None
        source = await self._ask.source("Who checked?", [OUTLET]) if status else None
        if not spans or source is None:
            return
        by, changes = source
        made, added = added_check(annotation, claim, spans[0], str(status), str(by))
        self._screen.change(f"added {made}", [*changes, *added], item.document)

    async def _add_qualifier(self) -> None:
        item, annotation, claim, _ = self._here()
        kind = await self._ask.value("Qualifier", "qualifier")
        if kind is None:
            return
        cue = await self._screen.marking.spans(f"words of the {kind}", [], at=start_of(claim))
        strength = await self._ask.value("Strength", "strength") if cue else None
        if cue and strength is not None:
            changes = added_qualifier(annotation, claim, kind, cue, strength)
            self._screen.change(f"{claim.id}: added {kind}", changes, item.document)

    async def _add_number(self) -> None:
        item, _, claim, _ = self._here()
        spans = await self._screen.marking.spans(
            "words of the number", [], single=True, at=start_of(claim)
        )
        typed = await self._ask.text("Its value", check=wrong_number) if spans else None
        precision = await self._ask.value("Precision", "precision") if typed is not None else None
        if not spans or typed is None or precision is None:
            return
        changes = added_number(claim, spans[0], number_typed(typed), precision)
        self._screen.change(f"{claim.id}: added a number", changes, item.document)

    async def _add_source(self) -> None:
        item = self._screen.item
        made = await self._ask.new_source()
        if made is not None:
            self._screen.change(f"added {made[0]}", made[1], item.document)

    # Deleting

    async def delete(self) -> None:
        """Delete the claim, or something that hangs on it."""
        item, annotation, claim, attribution = self._here()
        text = annotation.document.text
        options = [_deletion(claim.id, f"claim {claim.id}", item.text)]
        if attribution is not None:
            told = "its claims become the outlet’s own"
            options.append(_deletion(attribution.id, f"attribution {attribution.id}", told))
        options += [
            _deletion(record.id, f"check {record.id}", text[slice(*record.span)])
            for record in annotation.verifications
            if claim.id in record.targets
        ]
        options += _parts(claim, text)
        used = {a.source_id for a in annotation.attributions} | {OUTLET}
        options += [
            _deletion(source.id, f"source {source.id}", source.name)
            for source in annotation.sources
            if source.id not in used
        ]
        chosen = await self._ask.choice("Delete", options)
        if chosen is not None:
            what, changes = chosen.value
            self._screen.change(what, changes, item.document)


def _deletion(target: str, label: str, detail: str) -> Option:
    return Option((f"deleted {target}", [Change(target, "deleted", None)]), label, detail)


def _parts(claim: Claim, text: str) -> list[Option]:
    """Qualifiers and quantities, each of which may be taken away."""
    listed = [("qualifiers", "qualifier", each.cue) for each in claim.qualifiers]
    listed += [("quantities", "quantity", [each.span]) for each in claim.quantities]
    options = []
    for place, (field, label, spans) in enumerate(listed):
        number = place - (len(claim.qualifiers) if field == "quantities" else 0)
        words = " … ".join(text[start:end] for start, end in spans)
        name = f"{label} {number + 1}"
        change = f"deleted {name} of {claim.id}", without_part(claim, field, number)
        options.append(Option(change, name, words))
    return options
