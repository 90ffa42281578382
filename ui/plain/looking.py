"""Commands that tell something and change nothing."""

from __future__ import annotations

from attribution import SCHEMES, UsageError, definition, displayable, told, values_of
from ui.plain.talk import Command, Talk, words
from ui.problems import problem_lines


class Looking:
    """The claim's card, the article, its records, what values mean, how much is done."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.commands = (
            Command("l look", "", "the claim again", lambda _: talk.tell()),
            Command("c card", "", "every field of the claim, numbered", self._card),
            Command("why", "FIELD", "how sure a field is, and what decided it", self._why),
            Command("v values", "FIELD", "what a field may hold, and what it means", self._values),
            Command("t text", "", "the whole article", self._text),
            Command("sources", "", "the sources of the document", self._sources),
            Command("attributions", "", "the attributions of the document", self._attributions),
            Command("checks", "", "the statements about checking", self._checks),
            Command("guidelines", "NAME", "what every value means", self._guidelines),
            Command("p progress", "", "how much is done", self.progress),
            Command("problems", "", "corrections that are not applied", self._problems),
        )

    def _card(self, _: str) -> None:
        section = ""
        for number, row in enumerate(self._talk.rows, 1):
            if row.section != section:
                section = row.section
                self._talk.say(f"{section}:")
            shown = words(row.shown) if row.scheme else row.shown
            self._talk.say(f"  {number} {row.name}: {shown}")

    def _why(self, rest: str) -> None:
        row = self._talk.row(rest)
        self._talk.say(f"{row.name}: {row.why or 'nothing is known of why'}")

    def _values(self, rest: str) -> None:
        row = self._talk.row(rest)
        if row.scheme:
            self._scheme(row.scheme)
        else:
            self._talk.say(f"{row.name} is of kind {row.kind}")

    def _scheme(self, scheme: str) -> None:
        for value in values_of(scheme):
            meaning = definition(scheme, value)
            example = f" e.g. {meaning.example}" if meaning.example else ""
            self._talk.say(f"  {value}: {meaning.text}{example}")

    def _guidelines(self, rest: str) -> None:
        if rest and rest not in SCHEMES:
            raise UsageError(f"{rest} is none of {', '.join(SCHEMES)}")
        for scheme in [rest] if rest else SCHEMES:
            self._talk.say(f"{words(scheme)}:")
            self._scheme(scheme)

    def _text(self, _: str) -> None:
        for line in displayable(self._talk.annotation.document.text).split("\n"):
            self._talk.write(line)

    def _sources(self, _: str) -> None:
        for source in self._talk.annotation.sources:
            self._talk.say(f"  {source.id} {source.name} ({words(source.kind)})")

    def _attributions(self, _: str) -> None:
        annotation = self._talk.annotation
        for each in annotation.attributions:
            self._talk.say(f"  {told(annotation, each.id)}")

    def _checks(self, _: str) -> None:
        annotation = self._talk.annotation
        for each in annotation.verifications:
            stated = annotation.document.text[slice(*each.span)]
            covers = ", ".join(each.targets) or "nothing"
            self._talk.say(f"  {each.id} {words(each.status)}, covers {covers}: {stated}")

    def progress(self, _: str = "") -> None:
        """How much is done."""
        done, expression = self._talk.session.progress, self._talk.session.expression
        count = f"{done.reviewed} of {done.claims} claims reviewed, {done.flagged} flagged"
        self._talk.say(count + (f"; filter: {expression}" if expression else ""))

    def _problems(self, _: str) -> None:
        for line in problem_lines(self._talk.session):
            self._talk.say(line)
