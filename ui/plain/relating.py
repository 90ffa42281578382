"""Commands for how records hang together, and for comparing: others, agreement, other documents."""

from __future__ import annotations

from attribution import (
    Change,
    Corroboration,
    Difference,
    UsageError,
    adopting,
    claim_of,
    covering,
    split_source,
)
from ui.elsewhere import elsewhere
from ui.measuring import field_told, heading
from ui.plain import values
from ui.plain.talk import Command, Talk

_OFTEN = 1000


class Relating:
    """Merging and splitting sources, attaching checks, taking another reviewer's view."""

    def __init__(self, talk: Talk, corroboration: Corroboration | None) -> None:
        self._talk = talk
        self._corroboration = corroboration
        self.commands = (
            Command("merge", "SOURCE INTO", "two sources are one", self._merge),
            Command(
                "split", "SOURCE KIND NAME ATTRIBUTION…", "another says these", self._split
            ),
            Command("attach", "CHECK", "a statement about checking covers the claim", self._attach),
            Command("detach", "CHECK", "it does not cover the claim", self._detach),
            Command("others", "", "where reviewers differ on the claim", self._others),
            Command("take", "NUMBER WHO", "take somebody's view of a difference", self._take),
            Command("agreement", "[FIELD [NUMBER]]", "how far reviewers agree", self._agreement),
            Command("cluster", "[NUMBER]", "the claim in other documents", self._cluster),
        )  # fmt: skip

    # Sources and checks

    def _merge(self, rest: str) -> None:
        parts = rest.split()
        if len(parts) != 2:
            raise UsageError("merge needs two sources, such as s3 s1")
        self._talk.change(f"{parts[0]} merged", [Change(parts[0], "merged", parts[1])])

    def _split(self, rest: str) -> None:
        usage = 'split SOURCE KIND "NAME" ATTRIBUTION…'
        source, kind, name, *attributions = values.needed(rest, 4, usage)
        chosen = values.chosen("source_kind", kind)
        made, changes = split_source(self._talk.annotation, source, attributions, name, chosen)
        self._talk.change(f"{source} split: {made}", changes)

    def _attach(self, rest: str) -> None:
        self._cover([*self._covering(), rest])

    def _detach(self, rest: str) -> None:
        if rest not in self._covering():
            raise UsageError(f"{rest} does not cover the claim; checks lists what does")
        self._cover([each for each in self._covering() if each != rest])

    def _covering(self) -> list[str]:
        claim = self._talk.item.claim
        return [v.id for v in self._talk.annotation.verifications if claim in v.targets]

    def _cover(self, checks: list[str]) -> None:
        claim = self._talk.item.claim
        changes = covering(self._talk.annotation, claim, checks)
        if changes:
            self._talk.change(f"checks of {claim}", changes)
        else:
            self._talk.say("it covers the claim already")

    # Other reviewers

    def _differences(self) -> list[Difference]:
        item = self._talk.item
        self._need_others()
        return self._talk.session.differences(item.document, item.claim)

    def _need_others(self) -> None:
        if not self._talk.session.others:
            raise UsageError("nobody else's journal is open; start without --blind to see others")

    def _others(self, _: str) -> None:
        found = self._differences()
        self._talk.say(f"{len(found)} differences")
        for number, each in enumerate(found, 1):
            shown = "; ".join(f"{who}: {value}" for who, value in each.shown.items())
            self._talk.say(f"  {number} {each.target} {each.field}: {shown}")

    def _take(self, rest: str) -> None:
        number, who = values.needed(rest, 2, "take NUMBER WHO")[:2]
        found = self._differences()
        if not number.isdecimal() or not 1 <= int(number) <= len(found):
            raise UsageError("take needs the number of a difference that others lists")
        change = adopting(found[int(number) - 1], who)
        if change is None:
            raise UsageError(f"{who} has no such record, or is nobody who reviews here")
        self._talk.change(f"{change[0]} {change[1]} as {who}", [Change(*change)])

    def _agreement(self, rest: str) -> None:
        self._need_others()
        found = self._talk.session.agreement(self._tell_progress)
        name, _, number_typed = rest.partition(" ")
        if not name:
            self._talk.say(heading(found))
            for field in found.fields:
                self._talk.say(f"  {field}: {field_told(found, field)}")
            return
        listed = found.on(name)
        if number_typed:
            if not number_typed.isdecimal() or not 1 <= int(number_typed) <= len(listed):
                raise UsageError(f"{name} has {len(listed)} disagreements")
            each = listed[int(number_typed) - 1]
            self._open(each.document, each.target)
            return
        self._talk.say(f"{len(listed)} disagreements on {name}")
        for number, each in enumerate(listed, 1):
            seen = "; ".join(f"{who}: {value}" for who, value in each.values.items())
            self._talk.say(f"  {number} {each.name} {each.target}: {seen}")

    def _tell_progress(self, done: int, of: int) -> None:
        if done and done % _OFTEN == 0:
            self._talk.say(f"{done} of {of} documents")

    def _open(self, document: str, target: str) -> None:
        """Go to the claim that a record belongs to, and tell where reviewers differ on it."""
        session = self._talk.session
        number = session.number_of(document)
        views = [] if number is None else list(session.views(number).values())
        claim = next((found for view in views if (found := claim_of(view.annotation, target))), "")
        if number is None or not claim or not session.find(number, claim):
            raise UsageError(f"{target} belongs to no claim of the queue; a filter may hide it")
        self._talk.tell()
        self._others("")

    # Other documents

    def _cluster(self, rest: str) -> None:
        if self._corroboration is None:
            raise UsageError("start with --corroboration FILE to see claims across documents")
        session = self._talk.session
        title, found = elsewhere(session, self._corroboration, self._talk.item)
        if not found:
            self._talk.say("nothing was found of this claim in other documents")
        elif not rest:
            self._talk.say(title)
            for number, each in enumerate(found, 1):
                self._talk.say(f"  {number} {each.label}: {each.told}")
        elif not rest.isdecimal() or not 1 <= int(rest) <= len(found):
            raise UsageError("cluster needs the number of one that it lists")
        else:
            place = found[int(rest) - 1].place
            document = session.number_of(place.document)
            if document is None or not place.claim or not session.find(document, place.claim):
                raise UsageError("that claim is not in the queue; a filter may hide it")
            self._talk.tell()
