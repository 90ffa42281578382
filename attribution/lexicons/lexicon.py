"""Lexicons ready to match: phrases over parsed words, expressions over lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from attribution.lexicons.entries import Entry, LineEntry, PhraseEntry
from attribution.lexicons.lemmas import lemma_in
from attribution.lexicons.patterns import Pattern, View, Word, normal, patterns
from attribution.text import Span

_LONGEST_FURNITURE = 300  # code points; a longer line is prose
_LONGEST_CREDIT = 160
_MOST_WORDS = 50_000
"""Words that a lexicon remembers before it starts anew."""

E_co = TypeVar("E_co", bound=Entry, covariant=True)
P = TypeVar("P", bound=PhraseEntry)
L = TypeVar("L", bound=LineEntry)


@dataclass(frozen=True, slots=True)
class Match(Generic[E_co]):
    """An entry and the words it covers: places ``first`` up to ``last``, half open."""

    entry: E_co
    first: int
    last: int


_Buckets = dict[str, list[tuple[int, Pattern, P]]]


class Lexicon(Generic[P]):
    """Phrases that are searched together.

    ``entries`` are all, removed ones too; ``lemmas`` every lemma that an active one asks for.
    """

    def __init__(self, entries: Sequence[P]) -> None:
        self.entries = tuple(entries)
        self._by_form: _Buckets[P] = defaultdict(list)
        self._by_lemma: _Buckets[P] = defaultdict(list)
        self._by_upos: _Buckets[P] = defaultdict(list)
        active = [entry for entry in entries if entry.removed is None]
        readings = [(pattern, entry) for entry in active for pattern in patterns(entry.phrase)]
        readings.sort(key=lambda reading: reading[0].rank)  # stable: equal ones in file order
        for rank, (pattern, entry) in enumerate(readings):
            opening = pattern.core[0]
            for form in opening.forms:
                self._by_form[form].append((rank, pattern, entry))
            for lemma in opening.lemmas:
                self._by_lemma[lemma].append((rank, pattern, entry))
            if not opening.forms and not opening.lemmas:
                for upos in opening.upos:
                    self._by_upos[upos].append((rank, pattern, entry))

        self.lemmas = frozenset(
            lemma
            for pattern, _ in readings
            for token in (*pattern.before, *pattern.core, *pattern.after)
            for lemma in token.lemmas
        )
        self._seen: dict[tuple[str, str, str], tuple[str, str, bool]] = {}

    def _look(self, word: Word) -> tuple[str, str, bool]:
        """A word's normal form, its lemma for this lexicon, and whether a phrase opens with it.

        Kept, since texts repeat their words.
        """
        key = word.form, word.lemma, word.upos
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > _MOST_WORDS:
                self._seen.clear()
            form, lemma = normal(word.form), lemma_in(word, self.lemmas)
            opens = form in self._by_form or lemma in self._by_lemma or word.upos in self._by_upos
            found = self._seen[key] = form, lemma, opens
        return found

    def matches(self, words: Sequence[Word]) -> Iterator[Match[P]]:
        """The entries found in a sentence, in order and without overlap, the longest first."""
        seen = [self._look(word) for word in words]
        openings = [place for place, (_, _, opens) in enumerate(seen) if opens]
        if not openings:
            return
        view = View(
            [form for form, _, _ in seen],
            [lemma for _, lemma, _ in seen],
            [word.upos for word in words],
        )
        after = 0
        for place in openings:
            if place >= after and (found := self._longest(view, place)):
                yield found
                after = found.last

    def covering(self, words: Sequence[Word], place: int) -> list[Match[P]]:
        """The entries found in a sentence that take in the word at a place; one at most."""
        return [match for match in self.matches(words) if match.first <= place < match.last]

    def _longest(self, view: View, place: int) -> Match[P] | None:
        best: tuple[int, Pattern, P] | None = None
        for bucket in (
            self._by_form.get(view.forms[place], ()),
            self._by_lemma.get(view.lemmas[place], ()),
            self._by_upos.get(view.upos[place], ()),
        ):
            for candidate in bucket:
                if best is not None and candidate[0] >= best[0]:
                    break
                if candidate[1].fits(view, place):
                    best = candidate
                    break
        return best and Match(best[2], place, place + len(best[1].core))


class LineLexicon(Generic[L]):
    """Regular expressions over one line: the whole of it, or its end."""

    def __init__(self, entries: Sequence[L], *, whole: bool) -> None:
        self.entries = tuple(entries)
        self._longest = _LONGEST_FURNITURE if whole else _LONGEST_CREDIT
        self._whole = whole
        opening = r"\A" if whole else r"(?:\A|(?<=[\s.,;:!?”\"’')\]]))"
        self._compiled = [
            (re.compile(rf"{opening}(?:{entry.pattern})\s*\Z", re.IGNORECASE), entry)
            for entry in entries
            if entry.removed is None
        ]

    def find(self, line: str) -> tuple[L, Span] | None:
        """The entry that fits, and which code points of the line it covers.

        Of several the one that starts first counts, then the first in the file. Furniture is
        sought in lines of at most 300 code points and credits in a line's last 160, so that the
        work stays small on any text.
        """
        skipped = len(line) - self._longest
        if self._whole and skipped > 0:
            return None
        best: tuple[L, Span] | None = None
        for expression, entry in self._compiled:
            found = expression.search(line, max(skipped, 0))
            if found and (best is None or found.start() < best[1].start):
                best = entry, Span(*found.span())
                if found.start() == 0:
                    break
        return best
