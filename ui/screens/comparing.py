"""Comparing: reviewers side by side, their agreement, the claim in other documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from attribution import (
    Change,
    ClaimRef,
    Corroboration,
    Difference,
    adopting,
    claim_of,
    definition,
)
from ui.messages import Picked
from ui.safe import content, fit
from ui.screens.dialogs import Choose, Dialog, Option
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from ui.screens.panes import Panes

_FIELD = 26


class Sides(Lines):
    """A line for each field that is seen differently, a column for each who sees it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._differences: Sequence[Difference] = ()
        self._names: Sequence[str] = ()

    def show(self, differences: Sequence[Difference], names: Sequence[str], cursor: int) -> None:
        """Show differences; the first line names the columns."""
        self._differences, self._names = differences, names
        self.show_lines(len(differences) + 1, cursor + 1)

    def row(self, index: int, width: int) -> list[Segment]:
        """The names, or a field with what each has for it."""
        column = max((width - _FIELD) // max(len(self._names), 1) - 1, 1)
        if index == 0:
            names = [f"{number} {name}" for number, name in enumerate(self._names)]
            line = fit("", _FIELD) + "".join(" " + fit(name, column) for name in names)
            return [Segment(line, self.part("lines--head"))]
        here = self.part("lines--cursor") if index == self._cursor else Style.null()
        difference = self._differences[index - 1]
        parts = [Segment(fit(f"{difference.target} {difference.field}", _FIELD), here)]
        machine = difference.shown.get(self._names[0], "")
        for name in self._names:
            shown = difference.shown.get(name, "")
            style = here if shown == machine else here + self.part("lines--head")
            parts.append(Segment(" " + fit(shown.replace("_", " "), column), style))
        return parts


class Adjudication(Dialog[None]):
    """Take one reviewer's view of a field, by the number of the column.

    Args:
        review: the screen below, which writes.
        document: the number of the document.
        claim: the claim.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "Leave"),
        ("down,j", "step(1)", "Down"),
        ("up,k", "step(-1)", "Up"),
        ("u", "undo", "Undo"),
        *((str(number), f"take({number})", f"Take column {number}") for number in range(10)),
    ]

    def __init__(self, review: Panes, document: int, claim: str) -> None:
        super().__init__()
        self._review = review
        self._document, self._claim = document, claim
        self._names = ["machine", *review.session.views(document)]
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The claim, the differences, the keys."""
        with Vertical(id="dialog", classes="reading"):
            yield Static(id="title")
            yield Sides(id="page")
            yield Static(Content("0–9 takes that column's view · u undoes · Esc leaves"))

    def on_mount(self) -> None:
        """Show the differences."""
        self._draw()

    def _found(self) -> list[Difference]:
        return self._review.session.differences(self._document, self._claim)

    def _draw(self) -> None:
        found = self._found()
        self._cursor = min(self._cursor, max(len(found) - 1, 0))
        unsaved = self._review.saver.unsaved
        title = unsaved or f"{self._claim}: {len(found)} differences"
        self.query_one("#title", Static).update(content(title, "bold"))
        self.query_one(Sides).show(found, self._names, self._cursor)

    def action_step(self, steps: int) -> None:
        """Another field."""
        self._cursor = max(self._cursor + steps, 0)
        self._draw()

    def action_take(self, number: int) -> None:
        """Take the view of a column."""
        found = self._found()
        if not found or number >= len(self._names):
            return
        change = adopting(found[self._cursor], self._names[number])
        if change is not None:
            what = f"{change[0]} {change[1]} as {self._names[number]}"
            self._review.change(what, [Change(*change)], self._document)
            self._draw()

    def action_undo(self) -> None:
        """Take back the last act."""
        self._review.write("undone", self._review.session.undo)
        self._draw()

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)

    @on(Picked)
    def _clicked(self, event: Picked) -> None:
        event.stop()
        self._cursor = max(event.row - 1, 0)
        self._draw()


class Comparing:
    """Opens what compares, from the review."""

    def __init__(self, screen: Panes, corroboration: Corroboration | None) -> None:
        self._screen = screen
        self._corroboration = corroboration

    async def adjudicate(self) -> None:
        """Reviewers side by side on the current claim."""
        session = self._screen.session
        if not session.others:
            self._screen.say("nobody else’s journal is open; start without --blind to see others")
        elif session.item is not None:
            item = session.item
            adjudication = Adjudication(self._screen, item.document, item.claim)
            await self._screen.app.push_screen_wait(adjudication)
            self._screen.show_all()

    async def agreement(self) -> None:
        """Figures by field; a field lists its disagreements, one of which opens side by side."""
        session = self._screen.session
        if not session.others:
            self._screen.say("agreement needs another reviewer’s journal, and no --blind")
            return
        found = session.agreement()
        options = []
        for name, field in found.fields.items():
            alpha = "–" if field.alpha is None else f"{field.alpha:.3f}"
            share = "–" if field.share is None else f"{field.share:.0%}"
            told = f"alpha {alpha}  agree {share}  units {field.units}"
            options.append(Option(name, name, f"{told}  disagreements {len(found.on(name))}"))
        tuples = "–" if found.tuples is None else f"{found.tuples:.3f}"
        spans = "  ".join(
            f"{name} {'–' if each.exact is None else f'{each.exact:.2f}'}"
            for name, each in found.spans.items()
        )
        title = f"{', '.join(found.reviewers)}: {found.documents} documents, tuples F1 {tuples}"
        title += f", spans F1 {spans}" if spans else ""
        field_chosen = await self._choose(title, options)
        if field_chosen is None:
            return
        listed = [
            Option(
                each,
                f"{each.name} {each.target}",
                "  ".join(f"{who}: {value}" for who, value in each.values.items()),
            )
            for each in found.on(str(field_chosen))
        ]
        chosen = await self._choose(f"Disagreements on {field_chosen}", listed)
        if chosen is not None:
            await self._open(chosen.document, chosen.target)

    async def _open(self, document: str, target: str) -> None:
        """Open a record side by side, on the claim it belongs to."""
        session = self._screen.session
        number = session.number_of(document)
        if number is None:
            return
        views = (view.annotation for view in session.views(number).values())
        claim = next((found for view in views if (found := claim_of(view, target))), None)
        if claim is None:
            self._screen.say(f"{target} belongs to no claim any more")
            return
        session.find(number, claim)
        adjudication = Adjudication(self._screen, number, claim)
        await self._screen.app.push_screen_wait(adjudication)
        self._screen.show_all()

    async def cluster(self) -> None:
        """The claim's other tellings, relations and drift; choosing one goes there."""
        item = self._screen.session.item
        if self._corroboration is None or item is None:
            self._screen.say("start with --corroboration FILE to see claims across documents")
            return
        document = self._screen.session.library[item.document].document.id
        here = ClaimRef(document=document, claim=item.claim)
        found = self._corroboration.of(document, item.claim)
        options = []
        for cluster in found.clusters:
            origins = {
                (member.document, member.claim): origin.name
                for origin in cluster.origins
                for member in origin.members
            }
            for member in cluster.members:
                name, words = self._told(member)
                origin = origins.get((member.document, member.claim), "?")
                options.append(Option(member, name, f"origin: {origin}  ·  {words}"))
        for relation in found.relations:
            other = relation.to if relation.origin == here else relation.origin
            meaning = definition("relation", relation.relation).text
            told = f"{relation.relation.replace('_', ' ')}: {meaning} ({relation.why})"
            options.append(Option(other, self._told(other)[0], told))
        for drift in found.drifts:
            other = drift.to if drift.origin == here else drift.origin
            meaning = definition("drift", drift.drift).text
            told = f"{meaning} {drift.before or '–'} → {drift.after or '–'}"
            options.append(Option(other, f"drift in {self._told(other)[0]}", told))
        if not options:
            self._screen.say("nothing was found of this claim in other documents")
            return
        title = "; ".join(
            f"{c.label}: {c.outlets} outlets, {c.independent_origins} independent origins"
            for c in found.clusters
        )
        chosen = await self._choose(title or "Relations of the claim", options)
        if isinstance(chosen, ClaimRef):
            self._go(chosen)

    def _told(self, place: ClaimRef) -> tuple[str, str]:
        """The name of a document and the words of its claim, where it is in this review."""
        session = self._screen.session
        number = session.number_of(place.document)
        if number is None:
            return place.document[:19], "not in this review"
        annotation = session.view(number).annotation
        text = annotation.document.text
        for claim in annotation.claims:
            if claim.id == place.claim:
                words = " … ".join(text[start:end] for start, end in claim.spans)
                return annotation.document.name, f"{claim.id}: {words}"
        return annotation.document.name, "no such claim"

    def _go(self, place: ClaimRef) -> None:
        session = self._screen.session
        number = session.number_of(place.document)
        if number is None or place.claim is None or not session.find(number, place.claim):
            self._screen.say("that claim is not in the queue; a filter may hide it")
            return
        self._screen.show_all()

    async def _choose(self, title: str, options: Sequence[Option]) -> Any:
        search = len(options) > 26
        chosen = await self._screen.app.push_screen_wait(Choose(title, options, search=search))
        return None if chosen is None else chosen.value
