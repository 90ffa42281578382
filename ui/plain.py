"""The review as lines of text: for screen readers, slow lines and scripts.

A claim is told, a command is asked for, its outcome is told. The same queue and the same journal as
in the app; nothing here moves a cursor or needs a terminal.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any, NamedTuple, cast, get_args

from attribution import (
    ORDERS,
    AttributionError,
    Change,
    Order,
    Row,
    Session,
    UsageError,
    card,
    definition,
    displayable,
    on_one_line,
    values_of,
)
from ui.problems import problem_lines, problem_notice
from ui.saving import Saver


class _Command(NamedTuple):
    names: str
    arguments: str
    told: str
    method: str


_COMMANDS = (
    _Command("a accept", "", "accept the claim and go on", "_accept"),
    _Command("r reject", "", "reject the claim and go on", "_reject"),
    _Command("s skip", "", "leave the claim for later", "_skip"),
    _Command("f flag", "", "flag the claim", "_flag"),
    _Command("clear", "", "take the decision back", "_clear"),
    _Command("n note", "TEXT", "write a note; without a text, take it away", "_note"),
    _Command("u undo", "", "take back the last act", "_undo"),
    _Command("redo", "", "do again what was undone", "_redo"),
    _Command("j next", "", "the next claim", "_next"),
    _Command("k previous", "", "the claim before", "_previous"),
    _Command("g go", "NUMBER", "the claim of this number in the queue", "_go"),
    _Command("w waiting", "", "the next claim without a decision", "_waiting"),
    _Command("c card", "", "every field of the claim, numbered", "_card"),
    _Command("v values", "FIELD", "what a field may hold, and what that means", "_values"),
    _Command("set", "FIELD VALUE", "change a field; several values by commas, - for none", "_set"),
    _Command("words", "FIELD TEXT…", "let a field be these words of the article", "_words"),
    _Command("sources", "", "the sources of the document", "_sources"),
    _Command("merge", "SOURCE INTO", "two sources are one", "_merge"),
    _Command("delete", "ID", "delete a claim, an attribution, a check, a source", "_delete"),
    _Command("t text", "", "the whole article", "_text"),
    _Command("filter", "TERMS", "which claims to show; without terms, all", "_filter"),
    _Command("order", "NAME", f"{', '.join(ORDERS)}", "_order"),
    _Command("accept-all", "yes", "accept every claim the filter shows", "_accept_all"),
    _Command("p progress", "", "how much is done", "_progress"),
    _Command("problems", "", "corrections that are not applied", "_problems"),
    _Command("save", "", "try again what was not saved", "_save"),
    _Command("h help ?", "", "these commands", "_help"),
    _Command("q quit", "", "leave", "_quit"),
)


class Plain:
    """A review by commands.

    Args:
        session: the review.
        write: takes lines to be shown, made safe.
    """

    def __init__(self, session: Session, write: Callable[[str], None]) -> None:
        self._session = session
        self._write = write
        self._saver = Saver()
        self._methods = {
            name: getattr(self, command.method)
            for command in _COMMANDS
            for name in command.names.split()
        }
        self.is_over = False

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return not self._saver.unsaved

    def say(self, text: str) -> None:
        """Show a line, whatever is in it."""
        self._write(on_one_line(text))

    def start(self) -> None:
        """Tell where the reviewer is, and what is not as it should be."""
        self._progress("")
        if notice := problem_notice(self._session):
            self.say(f"{notice}; problems tells more")
        self._tell()

    def take(self, line: str) -> None:
        """Do what a line says; what cannot be done is told."""
        name, _, rest = line.strip().partition(" ")
        if not name:
            return
        method = self._methods.get(name)
        if method is None:
            self.say(f"error: no command {name}; h lists them")
            return
        try:
            method(rest.strip())
        except AttributionError as error:
            self.say(f"error: {error}")

    # Telling

    def _tell(self) -> None:
        item = self._session.item
        if item is None:
            self.say("no claim passes the filter; filter changes it")
            return
        place = f"{self._session.position + 1} of {len(self._session.queue)}"
        self.say(f"claim {place}: {item.claim} in {item.name}, {item.zone}")
        self.say(f"  says: {item.text}")
        self.say(f"  by: {item.source} ({_words(item.source_kind)}), {_words(item.type)}")
        hedges = ", ".join(map(_words, sorted(item.qualifiers))) or "none"
        self.say(f"  checked: {_words(item.status)}; qualifiers: {hedges}; sure: {item.commitment}")
        decided = item.decision or "none"
        note = f"; note: {item.note}" if item.note else ""
        self.say(f"  confidence {item.confidence:.2f}; decision: {decided}{note}")

    def _rows(self) -> list[Row]:
        item = self._here()
        return card(self._session.view(item.document), item.claim)

    def _here(self) -> Any:
        if self._session.item is None:
            raise UsageError("no claim passes the filter; filter changes it")
        return self._session.item

    def _row(self, name: str) -> Row:
        rows = self._rows()
        if name.isdigit() and 1 <= int(name) <= len(rows):
            return rows[int(name) - 1]
        found = [row for row in rows if row.name == name]
        found = found or [row for row in rows if name in (row.label, row.field)]
        if not found:
            raise UsageError(f"{name}: no such field; c lists them with numbers")
        return found[0]

    def _card(self, _: str) -> None:
        section = ""
        for number, row in enumerate(self._rows(), 1):
            if row.section != section:
                section = row.section
                self.say(f"{section}:")
            self.say(f"  {number} {row.name}: {_words(row.shown) if row.scheme else row.shown}")

    def _values(self, rest: str) -> None:
        row = self._row(rest)
        if not row.scheme:
            self.say(f"{row.name} is of kind {row.kind}")
            return
        for value in values_of(row.scheme):
            meaning = definition(row.scheme, value)
            example = f" e.g. {meaning.example}" if meaning.example else ""
            self.say(f"  {value}: {meaning.text}{example}")

    def _text(self, _: str) -> None:
        text = self._session.view(self._here().document).annotation.document.text
        for line in displayable(text).split("\n"):
            self._write(line)

    def _sources(self, _: str) -> None:
        for source in self._session.view(self._here().document).annotation.sources:
            self.say(f"  {source.id} {source.name} ({_words(source.kind)})")

    def _progress(self, _: str) -> None:
        done = self._session.progress
        told = f"{done.reviewed} of {done.claims} claims reviewed, {done.flagged} flagged"
        expression = self._session.expression
        self.say(told + (f"; filter: {expression}" if expression else ""))

    def _problems(self, _: str) -> None:
        for line in problem_lines(self._session):
            self.say(line)

    def _help(self, _: str) -> None:
        for command in _COMMANDS:
            names = ", ".join(command.names.split())
            self.say(f"  {names} {command.arguments}".rstrip() + f": {command.told}")

    # Writing

    def _save_as(self, what: str, act: Callable[[], object]) -> bool:
        if not self._saver.attempt(what, act):
            self.say(self._saver.unsaved)
            self.say("save tries again")
            return False
        self.say(f"saved: {what}")
        return True

    def _change(self, what: str, changes: list[Change]) -> bool:
        document = self._here().document
        return self._save_as(what, lambda: self._session.change(changes, document))

    def _decide(self, decision: str | None) -> None:
        claim = self._here().claim
        what = f"{decision or 'cleared'} {claim}"
        if self._change(what, [Change(claim, "decision", decision)]):
            if decision in ("accept", "reject"):
                self._session.next_unreviewed()
            elif decision == "skip":
                self._session.move(1)
            self._tell()

    def _accept(self, _: str) -> None:
        self._decide("accept")

    def _reject(self, _: str) -> None:
        self._decide("reject")

    def _skip(self, _: str) -> None:
        self._decide("skip")

    def _flag(self, _: str) -> None:
        self._decide("flag")

    def _clear(self, _: str) -> None:
        self._decide(None)

    def _note(self, rest: str) -> None:
        claim = self._here().claim
        self._change(f"note on {claim}", [Change(claim, "note", rest or None)])

    def _undo(self, _: str) -> None:
        self._turn("undone", self._session.undo)

    def _redo(self, _: str) -> None:
        self._turn("done again", self._session.redo)

    def _turn(self, what: str, act: Callable[[], object]) -> None:
        before = len(self._session.journal.corrections)
        if self._saver.attempt(what, act):
            changed = len(self._session.journal.corrections) > before
            self.say(f"saved: {what}" if changed else f"nothing to be {what}")
            self._tell()
        else:
            self.say(self._saver.unsaved)

    def _save(self, _: str) -> None:
        self.say("everything is saved" if self._saver.retry() else self._saver.unsaved)

    def _set(self, rest: str) -> None:
        name, _, value = rest.partition(" ")
        row = self._row(name)
        if not value.strip():
            raise UsageError(f"set {name} needs a value; v {name} lists them")
        after = _read(row, value.strip())
        self._change(f"{row.target} {row.field}: {value}", [Change(row.target, row.field, after)])

    def _words(self, rest: str) -> None:
        name, _, phrases = rest.partition(" ")
        row = self._row(name)
        if row.kind not in ("spans", "span"):
            raise UsageError(f"{row.name} holds no words of the article")
        item = self._here()
        annotation = self._session.view(item.document).annotation
        claim = next(claim for claim in annotation.claims if claim.id == item.claim)
        around = claim.spans[0][0] if claim.spans else 0
        spans = [
            _nearest(annotation.document.text, phrase, around) for phrase in _split(phrases or "")
        ]
        if not spans:
            raise UsageError("words needs the words, each run in quotation marks")
        after = sorted(spans) if row.kind == "spans" else spans[0]
        self._change(f"{row.target} {row.field}", [Change(row.target, row.field, after)])

    def _merge(self, rest: str) -> None:
        parts = rest.split()
        if len(parts) != 2:
            raise UsageError("merge needs two sources, such as s3 s1")
        self._change(f"{parts[0]} merged", [Change(parts[0], "merged", parts[1])])

    def _delete(self, rest: str) -> None:
        self._change(f"deleted {rest}", [Change(rest, "deleted", None)])
        self._tell()

    def _accept_all(self, rest: str) -> None:
        queue = self._session.queue
        waiting = sum(item.decision not in ("accept", "reject") for item in queue)
        if rest != "yes":
            self.say(f"{waiting} claims would be accepted; accept-all yes does it")
        elif waiting:
            self._save_as(f"accepted {waiting} claims", lambda: self._session.accept_all(queue))

    # Moving

    def _next(self, _: str) -> None:
        self._session.move(1)
        self._tell()

    def _previous(self, _: str) -> None:
        self._session.move(-1)
        self._tell()

    def _go(self, rest: str) -> None:
        if not rest.isdigit():
            raise UsageError("go needs a number")
        self._session.go_to(int(rest) - 1)
        self._tell()

    def _waiting(self, _: str) -> None:
        self._session.next_unreviewed()
        self._tell()

    def _filter(self, rest: str) -> None:
        count = self._session.arrange(expression=rest)
        self.say(f"{count} claims")
        self._tell()

    def _order(self, rest: str) -> None:
        if rest not in get_args(Order):
            raise UsageError(f"order is one of {', '.join(ORDERS)}")
        self._session.arrange(order=cast(Order, rest))
        self._tell()

    def _quit(self, _: str) -> None:
        if not self._saver.retry():
            self.say(self._saver.unsaved)
        self.is_over = True


def _words(value: str) -> str:
    return value.replace("_", " ")


def _split(phrases: str) -> list[str]:
    try:
        return shlex.split(phrases)
    except ValueError as error:
        raise UsageError("a quotation mark is not closed") from error


def _read(row: Row, value: str) -> Any:
    """What was typed, as the field holds it."""
    if value == "-":
        return [] if row.kind in ("many", "claims") else None
    match row.kind:
        case "many" | "claims":
            return [part.strip().replace(" ", "_") for part in value.split(",")]
        case "truth":
            if value not in ("yes", "no"):
                raise UsageError(f"{row.name} is yes or no")
            return value == "yes"
        case "number":
            try:
                return float(value)
            except ValueError as error:
                raise UsageError(f"{value} is no number") from error
        case "choice":
            known = {str(each): each for each in values_of(row.scheme)}
            if value.replace(" ", "_") not in known:
                raise UsageError(f"{value} is none of {', '.join(known)}")
            return known[value.replace(" ", "_")]
        case "spans" | "span":
            raise UsageError(f"words {row.name} changes which words it holds")
        case _:
            return value


def _nearest(text: str, phrase: str, around: int) -> tuple[int, int]:
    """Where a phrase stands nearest to a place."""
    found = []
    start = text.find(phrase)
    while start >= 0 and phrase:
        found.append(start)
        start = text.find(phrase, start + 1)
    if not found:
        raise UsageError(f"{phrase!r} is not in the article")
    best = min(found, key=lambda start: abs(start - around))
    return best, best + len(phrase)
