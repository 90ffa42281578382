"""How alike claims are, the same in every process."""

from fractions import Fraction

from attribution.stages.claims.wording import Wordings
from attribution.text import Span
from tests.parses import parse

WORDS = [a + b + c for a in "bdfgk" for b in "aeiou" for c in ("lmar", "rtok", "ndep")]


def wordings() -> Wordings:
    """The first claim has every word, the second every second of them, and so on."""
    text = " ".join(WORDS) + "."
    rows = "\n".join(f"{word} {word} NOUN/NN 0 root" for word in WORDS)
    parsed = parse(text, rows)
    ends = [word.end for word in parsed.sentences[0].words]
    claims = [[Span(0, end) for end in ends[: len(ends) // n]] for n in range(1, 9)]
    return Wordings(parsed, claims)


def test_a_weight_does_not_depend_on_the_order_of_its_stems() -> None:
    found = wordings()
    stems = found.of[0].stems
    exact = sum((Fraction(found.weight(frozenset({stem}))) for stem in stems), Fraction(0))
    assert found.weight(stems) == float(exact)


def test_likeness_is_the_share_of_weight_in_common() -> None:
    found = wordings()
    assert found.likeness(found.of[1], found.of[0]) == 1
    assert 0 < found.likeness(found.of[0], found.of[4]) < 0.5
