"""A thing that is checked: its kind, the noun that names it, what it tells and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.language.parse import ParsedWord
from attribution.lexicons import word_class
from attribution.text import Span


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked.

    ``kind`` is the noun's kind, ``content`` for a clause, ``pronoun``, ``other`` or ``nothing``;
    ``inner`` the kind of what a side is a side of. ``head`` is the noun as told, ``noun`` its span,
    ``owner`` whose it is. ``contents`` are the words of the sentence that tell what the claim is.
    ``fresh`` tells that it is an item first spoken of here ("a second"),
    ``before`` that the statement hangs on the noun; ``partly`` that only some of it was
    checked, ``unlike`` that another side was not; ``side`` that it is a side: date, place, truth.
    """

    kind: str
    inner: str | None = None
    head: str | None = None
    noun: Span | None = None
    plural: bool = False
    owner: Span | None = None
    contents: tuple[Span, ...] = ()
    fresh: bool = False
    before: bool = False
    partly: bool = False
    unlike: bool = False
    side: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is a picture, a recording or the like."""
        return "media" in (self.kind, self.inner)

    @property
    def what(self) -> str:
        """The kind that counts for what is covered."""
        return self.inner or self.kind


NOTHING = Checked("nothing")


def is_media(word: ParsedWord) -> bool:
    """Whether a noun is a picture, a recording or the like."""
    return word.form.lower().removesuffix("s") in word_class("picture")
