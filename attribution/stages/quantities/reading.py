"""Numbers as told: value, precision, what is counted, when and where; and whether sums hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.language.parse import ParsedWord, Sentence
from attribution.lexicons import CountEntry, Lexicon, word_class
from attribution.records import Precision, Quantity
from attribution.stages.qualifiers.markers import Marker
from attribution.stages.quantities.circumstances import Circumstances
from attribution.stages.quantities.counted import Counted, Counts
from attribution.stages.quantities.numbers import ONES, Number, find_numbers
from attribution.stages.quantities.shares import may_tell
from attribution.stages.quantities.sums import Told, adds, is_sum
from attribution.stages.reading import Reading
from attribution.text import Span

_PRECISIONS: dict[str, Precision] = {
    "approximator": "approximate",
    "epistemic_adverb": "approximate",
    "bound_lower": "bound_lower",
    "bound_upper": "bound_upper",
}
_BETWEEN = frozenset({"a", "an", "the", "another", "further", "additional", "as", "us"})
"""Words that may stand between a modifier and its number."""
_PLURALS = frozenset({
    "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "tens",
    "dozen", "hundred", "thousand", "million", "billion", "trillion", "crore", "lakh",
})  # fmt: skip
_TAKEN_UP = frozenset({"the", "these", "those", "all", "both", "other"})
_SMALL = frozenset(ONES[2:11])
_ROUND = ("a ", "an ", "half ")


def find_quantities(
    reading: Reading, markers: Sequence[Marker], lexicon: Lexicon[CountEntry]
) -> list[list[Quantity]]:
    """The quantities of each assertion; one in a nested content belongs to the innermost alone.

    Args:
        reading: the document as far as its assertions.
        markers: its qualifiers, for "at least" and "some".
        lexicon: what words beside a number say of it.
    """
    modifiers: dict[int, list[Marker]] = defaultdict(list)
    for marker in markers:
        if marker.type in _PRECISIONS:
            modifiers[id(marker.sentence)].append(marker)
    claims = _claims_by_sentence(reading)
    told: list[Told] = []
    for number, sentence in enumerate(reading.parsed.sentences):
        if claims[id(sentence)] and _has_numbers(sentence):
            reader = _SentenceReader(reading, sentence, modifiers[id(sentence)], lexicon)
            told += reader.read(number, claims[id(sentence)])
    found: list[list[Quantity]] = [[] for _ in reading.assertions]
    for place, item in enumerate(told):
        derived = is_sum(told, place)
        found[item.claim].append(
            item.quantity.model_copy(update={"derived_sum": True}) if derived else item.quantity
        )
    return found


def _has_numbers(sentence: Sentence) -> bool:
    """Whether a sentence may hold a number: most do not, and searching takes time."""
    return any(
        word.upos == "NUM"
        or word.form[0].isdigit()
        or word.form.lower() in _PLURALS
        or may_tell(word.form)
        for word in sentence.words
    )


def _claims_by_sentence(reading: Reading) -> dict[int, list[int]]:
    """The assertions that share a code point with each sentence, by the sentence's identity."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, assertion in enumerate(reading.assertions):
        for span in assertion.spans:
            for sentence in reading.parsed.sentences_in(span):
                found[id(sentence)].append(number)
    return found


class _SentenceReader:
    """Reads the quantities of one sentence."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        modifiers: Sequence[Marker],
        lexicon: Lexicon[CountEntry],
    ) -> None:
        self._reading = reading
        self._sentence = sentence
        self._modifiers = modifiers
        self._lexicon = lexicon

    def read(self, place: int, claims: Sequence[int]) -> Iterator[Told]:
        """The quantities of the sentence in order.

        A number without a noun counts what the one before it does, if the same verb governs both:
        "Ada has nine boats, Jan has ten".

        Args:
            place: the sentence's place in the document.
            claims: the numbers of the assertions that touch it.
        """
        sentence, parsed = self._sentence, self._reading.parsed
        numbers = find_numbers(parsed.text, sentence.span)
        if not numbers:
            return
        counts = Counts(parsed.text, sentence, list(self._lexicon.matches(sentence.words)))
        circumstances = Circumstances(parsed, sentence)
        before: tuple[str, Counted] | None = None
        for number in numbers:
            places = self._places(number.span)
            claim = self._innermost(number.span, claims)
            if claim is None or not places or circumstances.is_timed(number.span):
                continue
            if counts.is_name(places) or self._is_article(number, places) or self._is_known(places):
                continue
            counted = counts.of(number, places)
            verb = sentence.words[circumstances.clauses(places.start)[0]].lemma
            if counted == Counted() and before and before[0] == verb:
                counted = replace(before[1], head=None)
            before = verb, counted
            quantity = self._quantity(number, places, counted, claim, claims, circumstances)
            yield Told(
                quantity, claim, place, counted.total and adds(sentence.words[: places.start])
            )

    def _places(self, span: Span) -> range:
        words = self._sentence.words
        held = [
            p for p, word in enumerate(words) if word.start < span.end and span.start < word.end
        ]
        return range(held[0], held[-1] + 1) if held else range(0)

    def _innermost(self, span: Span, claims: Sequence[int]) -> int | None:
        """The smallest assertion that holds a number, or that goes on on both sides of it."""
        spans = {n: self._reading.assertions[n].spans for n in claims}
        holding = [n for n in claims if any(s.covers(span) for s in spans[n])]
        around = [n for n in claims if spans[n][0].start < span.start < spans[n][-1].end]
        size = {n: sum(s.end - s.start for s in spans[n]) for n in claims}
        return min(holding or around, key=lambda n: (size[n], -n), default=None)

    def _within(self, span: Span, claims: Sequence[int]) -> list[Span]:
        """The code points of all assertions that hold a number, the outer ones too."""
        spans = [self._reading.assertions[n].spans for n in claims]
        return [s for one in spans if one[0].start <= span.start < one[-1].end for s in one]

    def _is_known(self, places: range) -> bool:
        """Whether a small number in words only takes up what was told: "the two men"."""
        words = self._sentence.words
        before = words[places.start - 1].form.lower() if places.start else ""
        return before in _TAKEN_UP and words[places.start].form.lower() in _SMALL

    def _is_article(self, number: Number, places: range) -> bool:
        """Whether "one" stands for "a" or for somebody: "one of them", "one day", "one said"."""
        words = self._sentence.words
        if number.value != 1 or number.form != "words":
            return False
        if any(marker.cue.stop == places.start for marker in self._modifiers):
            return False
        after = words[places.stop] if places.stop < len(words) else None
        word = words[places.start]
        if after is None or word.upos != "NUM" or word.deprel != "nummod":
            return True
        noun = words[word.head]
        killed = noun.deprel in ("nsubj:pass", "obj", "conj") and noun.lemma not in word_class(
            "uncounted"
        )
        return not killed

    def _quantity(
        self,
        number: Number,
        places: range,
        counted: Counted,
        claim: int,
        claims: Sequence[int],
        circumstances: Circumstances,
    ) -> Quantity:
        around = self._around(places, counted)
        precision = self._precision(
            number, claim, counted, around, circumstances.clauses(places.start)
        )
        start = number.span.start
        words = self._sentence.words
        if number.form == "range" and places.start and _form(words, places.start - 1) == "between":
            start = words[places.start - 1].start
        end = number.span.end
        for marker in around:
            if marker.cue.stop <= places.start:
                start = min(start, marker.span.start)
            elif marker.cue.start == places.stop:
                end = max(end, marker.span.end)
        near = [places.start] if counted.head is None else [places.start, counted.head]
        within = self._within(number.span, claims)
        return Quantity(
            span=Span(start, end),
            value=number.value,
            precision=precision,
            unit=counted.unit,
            population=counted.population,
            window=circumstances.window(near, within),
            place=circumstances.place(near, within),
            confidence=0.9 if counted.unit else 0.7,
            evidence=[
                f"rule:{number.form}",
                *(marker.evidence for marker in around),
            ],
        )

    def _around(self, places: range, counted: Counted) -> list[Marker]:
        """The modifiers of a number: those right before it, and right after it or its noun."""
        words = self._sentence.words
        found: list[Marker] = []
        at = places.start
        for marker in reversed(self._modifiers):
            gap = range(marker.cue.stop, at)
            if marker.cue.stop <= at and all(_form(words, p) in _BETWEEN for p in gap):
                at = marker.cue.start
                found.append(marker)
        ends = {places.stop} | ({counted.head + 1} if counted.head is not None else set())
        found += [
            marker
            for marker in self._modifiers
            if marker.cue.start in ends
            and marker.type != "epistemic_adverb"
            and _form(words, marker.cue.stop - 1) != "than"  # "nine more than" compares
        ]
        return [m for m in found if not self._belittles(m)]

    def _belittles(self, marker: Marker) -> bool:
        """Whether a marker calls its number small, which is exact all the same: "a mere nine"."""
        words = marker.span.of(self._reading.text).lower()
        return words.removeprefix("a ") in word_class("belittling")

    def _precision(
        self,
        number: Number,
        claim: int,
        counted: Counted,
        around: Sequence[Marker],
        above: Sequence[int],
    ) -> Precision:
        """How exactly a number is told; a bound counts before an approximation."""
        if number.form == "plural":
            return "vague"
        told = {_PRECISIONS[marker.type] for marker in around}
        bounds: list[Precision] = [p for p in told if p.startswith("bound")]
        if bounds:
            return min(bounds)
        if counted.passed:
            return "bound_lower"
        words = number.span.of(self._reading.text).lower()
        attribution = self._reading.attribution_of(claim)
        cue = [] if attribution is None else attribution.cue
        estimated = any("estimat" in self._reading.text[slice(*span)] for span in cue) or any(
            self._is_estimate(place) for place in above
        )
        rounded = number.form == "words" and (words.startswith(_ROUND) or "dozen" in words)
        if told or estimated or rounded or number.form == "range":
            return "approximate"
        return "exact"

    def _is_estimate(self, verb: int) -> bool:
        """Whether a clause is told as an estimate: "nine died, the port office estimates"."""
        words = self._sentence.words
        aside = (p for p in self._sentence.children[verb] if words[p].deprel == "parataxis")
        return any(words[p].lemma == "estimate" for p in (verb, *aside))


def _form(words: Sequence[ParsedWord], place: int) -> str:
    return words[place].form.lower()
