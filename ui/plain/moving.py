"""Commands that go somewhere: along the queue, to a document, by filter and order."""

from __future__ import annotations

from typing import cast, get_args

from attribution import FIELDS, ORDERS, STATES, Order, UsageError
from ui.plain.talk import Command, Talk


class Moving:
    """Moving along the queue."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        terms = f"such as source~ministry status=unable words; {', '.join((*FIELDS, *STATES))}"
        self.commands = (
            Command("j next", "", "the next claim", self._next),
            Command("k previous", "", "the claim before", self._previous),
            Command("w waiting", "", "the next claim without a decision", self._waiting),
            Command("g go", "NUMBER", "the claim of this number in the queue", self._go),
            Command("documents", "WORDS", "documents whose name holds the words", self._documents),
            Command("d document", "NUMBER", "the first claim of a document", self._document),
            Command("filter", "TERMS", f"which claims to show, {terms}", self._filter),
            Command("order", "NAME", f"{', '.join(ORDERS)}", self._order),
        )

    def _next(self, _: str) -> None:
        self._talk.session.move(1)
        self._talk.tell()

    def _previous(self, _: str) -> None:
        self._talk.session.move(-1)
        self._talk.tell()

    def _waiting(self, _: str) -> None:
        self._talk.session.next_unreviewed()
        self._talk.tell()

    def _go(self, rest: str) -> None:
        if not rest.isdecimal():
            raise UsageError("go needs a number")
        self._talk.session.go_to(int(rest) - 1)
        self._talk.tell()

    def _documents(self, rest: str) -> None:
        for line in self._talk.session.documents(rest):
            told = f"{line.name}: {line.reviewed} of {line.claims} reviewed"
            self._talk.say(f"  {line.number + 1} {told}")

    def _document(self, rest: str) -> None:
        wanted = int(rest) - 1 if rest.isdecimal() else -1
        found = (line for line in self._talk.session.documents() if line.number == wanted)
        line = next(found, None)
        if line is None:
            raise UsageError("document needs the number of one that documents lists")
        self._talk.session.go_to(line.place)
        self._talk.tell()

    def _filter(self, rest: str) -> None:
        count = self._talk.session.arrange(expression=rest)
        self._talk.say(f"{count} claims")
        self._talk.tell()

    def _order(self, rest: str) -> None:
        if rest not in get_args(Order):
            raise UsageError(f"order is one of {', '.join(ORDERS)}")
        self._talk.session.arrange(order=cast(Order, rest))
        self._talk.tell()
