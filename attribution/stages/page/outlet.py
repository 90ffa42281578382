"""Which outlet a text is from, where nothing but the text tells it.

An outlet names itself where it says what it did ("the Mail could not verify the count") and to whom
people spoke ("told the Mail"). The first is nearly proof. The second is said of any medium, so it
counts only for a name that the text uses in no other role, and never alone for one of the agencies
and broadcasters that others cite all the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.language.parse import Parse, Sentence
from attribution.lexicons import FirstPartyEntry, Lexicon

_ENOUGH = 2
_WEIGHTS = {"own": 2, "unable": 1, "checked": 1, "told": 1}
_LONGEST_NAME = 6  # words
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "X"})
_OPENING = re.compile(r"(?:(?<=\n)|\A)(?:[A-Z][\w&'’-]* ){1,3}\Z")
_DATELINE = re.compile(r"([A-Z][\w.,'’/& -]{1,60}) \(([A-Z][\w .-]{1,30})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name that may be the outlet's, and what stands beside it."""

    name: str
    kind: str
    wire: bool
    medium: bool

    @property
    def weight(self) -> int:
        """What it says for the name; nobody but a medium reports that it could not verify."""
        return _ENOUGH if self.kind == "unable" and self.medium else _WEIGHTS[self.kind]

    @property
    def key(self) -> str:
        """The name as compared: lower case, no article."""
        return self.name.casefold().removeprefix("the ")


def infer_outlet(parsed: Parse, lexicon: Lexicon[FirstPartyEntry]) -> str | None:
    """The name under which a text speaks of its own outlet; None where it does not.

    Args:
        parsed: the parsed document.
        lexicon: how outlets speak of themselves.
    """
    found = [
        mention
        for sentence in parsed.sentences
        for mention in _mentions(parsed.text, sentence, lexicon)
    ]
    if agency := _dateline(parsed):
        found.append(_Mention(agency, "own", wire=False, medium=True))
    best, most = None, 0
    for candidate in found:
        same = [mention for mention in found if _is_part(candidate.key, mention.key)]
        score = sum(mention.weight for mention in same)
        only_told = all(mention.kind == "told" for mention in same)
        if only_told and (candidate.wire or _is_used_otherwise(parsed, candidate, len(same))):
            continue
        if score >= _ENOUGH and score > most:
            best, most = max((mention.name for mention in same), key=len), score
    return best


def _dateline(parsed: Parse) -> str | None:
    """The agency of a dateline, whose words all have capitals: "LEVIN, May 3 (LNA) -"."""
    opening = parsed.paragraphs[0].of(parsed.text) if parsed.paragraphs else ""
    match = _DATELINE.match(opening)
    return match[2] if match and not any(w[0].islower() for w in match[1].split()) else None


def _is_part(short: str, name: str) -> bool:
    """Whether a name opens with another: "BBC News" with "BBC"."""
    return f"{name} ".startswith(f"{short} ")


def _is_used_otherwise(parsed: Parse, candidate: _Mention, told: int) -> bool:
    """Whether the story speaks of a name anywhere but where it is told something."""
    name = re.compile(rf"\b{re.escape(candidate.key)}\b", re.IGNORECASE)
    return sum(len(name.findall(span.of(parsed.text))) for span in parsed.paragraphs) > told


def _mentions(
    text: str, sentence: Sentence, lexicon: Lexicon[FirstPartyEntry]
) -> Iterator[_Mention]:
    matches = list(lexicon.matches(sentence.words))
    wires = {match.first for match in matches if match.entry.kind == "wire"}
    media = wires | {match.first for match in matches if match.entry.kind == "medium"}
    for match in matches:
        if match.first in media:
            continue
        before = match.entry.name == "before"
        places = _before(sentence, match.first) if before else _after(sentence, match.last)
        if places:
            name = " ".join(sentence.words[place].form for place in places)
            if places[0] == 0:
                name = _cut_off(text, sentence.words[0].start) + name
            wire, medium = not wires.isdisjoint(places), not media.isdisjoint(places)
            yield _Mention(name, match.entry.kind, wire, medium)


def _cut_off(text: str, start: int) -> str:
    """The beginning of a name at which a sentence was broken by mistake: "BBC" of "BBC News"."""
    words = _OPENING.search(text, max(start - 60, 0), start)
    return words[0].removeprefix("The ") if words else ""


def _before(sentence: Sentence, end: int) -> range:
    """The places of the name that ends where a phrase begins; adverbs may stand between."""
    while end > 0 and sentence.words[end - 1].upos in ("ADV", "AUX", "PART"):
        end -= 1
    start = end
    while start > max(end - _LONGEST_NAME, 0) and _is_name(sentence, start - 1):
        start -= 1
    return _without_article(sentence, start, end)


def _after(sentence: Sentence, start: int) -> range:
    """The places of the name that begins where a phrase ends."""
    if start < len(sentence.words) and sentence.words[start].form == "the":
        start += 1
    end = start
    last = min(start + _LONGEST_NAME, len(sentence.words))
    while end < last and _is_name(sentence, end):
        end += 1
    return _without_article(sentence, start, end)


def _is_name(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return word.form[:1].isupper() and word.upos in _NAME_TAGS


def _without_article(sentence: Sentence, start: int, end: int) -> range:
    """A name's places; "The" is part of it in mid-sentence only, as in "told The Sun"."""
    if start == 0 and end > 1 and sentence.words[0].form == "The":
        start = 1
    names = any(sentence.words[place].upos == "PROPN" for place in range(start, end))
    return range(start, end if names else start)
