from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.quotation import Mark, Quotation, Quotations, marks
from attribution.quotation.pairing import FULL, paired
from attribution.text import Span, paragraphs

QUOTE_TEXT = st.text(
    st.sampled_from("\"'“”‘’„«»‹›`″′ .,a s6\n\r\u2028\u0301é😀") | st.characters(), max_size=120
)


def quotations(text: str) -> list[Quotation]:
    return paired(text, paragraphs(text), FULL)[0]


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Run," Voss said.', ["Run,"]),
        ("“Run,” Voss said.", ["Run,"]),
        ("‘Run,’ Voss said.", ["Run,"]),
        ("'Run,' Voss said.", ["Run,"]),
        ("„Run“, Voss said.", ["Run"]),
        ("„Run”, Voss said.", ["Run"]),
        ("«Run», Voss said.", ["Run"]),
        ("« Run », Voss said.", [" Run "]),
        ("»Run«, Voss said.", ["Run"]),
        ("”Run,” Voss said.", ["Run,"]),
        ("“Run,“ Voss said.", ["Run,"]),
        ("Voss said to ” run ” at once.", [" run "]),
        ("He added:”Run.” Nobody did.", ["Run."]),
        ('“Run," Voss said.', ["Run,"]),
        ("''Run,'' Voss said.", ["Run,"]),
        ("``Run,'' Voss said.", ["Run,"]),
        ("‘’Run,’’ Voss said.", ["Run,"]),
        ('He said:"Run," then left.', ["Run,"]),
        ('The "drill" ended.', ["drill"]),
        ('The fire—"a trap"—spread ("fast").', ["a trap", "fast"]),
        ('"Go," he said. "Now."', ["Go,", "Now."]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert all(quotation.balanced for quotation in quotations(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He called it ‘a trap’ twice,” she said.", ["He called it ‘a trap’ twice,", "a trap"]),
        ("‘He called it “a trap” twice,’ she said.", ["He called it “a trap” twice,", "a trap"]),
        ("''It was 'a trap' twice,'' she said.", ["It was 'a trap' twice,", "a trap"]),
        ("''She said 'run'''.", ["She said 'run'", "run"]),
        ('«He said "no" to me», she said.', ['He said "no" to me']),
    ],
)
def test_nested(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dockers' boats didn't sail.",
        "It's the crew's, he’d say; the crews’ boats.",
        "The port of the '90s and the rebels' camp.",
        "Give 'em boats and the rebels' camp is gone.",
        "He is 6'2\" and she 5' 11\" tall, a 12″ gun.",
        "",
        " \n ",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quotations(text) == []
    assert set(marks(text)) <= {Mark.OUTSIDE}


def test_apostrophes_inside_a_single_marked_quotation() -> None:
    assert quoted("‘I don’t see the rebels’ camp,’ he said.") == ["I don’t see the rebels’ camp,"]
    assert quoted("The ‘three days’ of talks ended.") == ["three days"]


def test_several_paragraphs() -> None:
    text = 'He said: "One.\n\n"Two.\n\n"Three," he said. "Four."'
    found = quotations(text)
    assert [(q.balanced, q.continues, q.continued) for q in found] == [
        (False, True, False),
        (False, True, True),
        (True, False, True),
        (True, False, False),
    ]
    assert found[0].outer.of(text) == '"One.'


def test_several_paragraphs_in_single_marks() -> None:
    first, second = quotations("‘One didn’t.\n\n‘Two,’ he said.")
    assert first.continues and second.continued and second.balanced


def test_missing_closing_mark_ends_with_the_paragraph() -> None:
    text = 'He said: "One.\n\nTwo.'
    assert quotations(text) == [Quotation(Span(9, 14), Span(10, 14), single=False, balanced=False)]


def test_paragraphs_between_an_opening_and_a_later_closing_mark() -> None:
    text = "“One.\n\nTwo.\n\nThree,” she said. “Four.”"
    found = quotations(text)
    assert [q.outer.of(text) for q in found] == ["“One.", "Two.", "Three,”", "“Four.”"]
    assert [(q.balanced, q.continues, q.continued) for q in found] == [
        (False, True, False),
        (False, True, True),
        (True, False, True),
        (True, False, False),
    ]
    assert Quotations(text).strays(Span(0, len(text))) == []


@pytest.mark.parametrize(
    "later",
    [
        "She said “yes.”",
        "A word” amid a line and “three” more.",
        "Two.\n\n" * 7 + "Three.”",
    ],
)
def test_an_opened_quotation_is_not_closed_by_any_later_mark(later: str) -> None:
    first = quotations(f"He said: “One.\n\n{later}")[0]
    assert not (first.balanced or first.continues)


@given(QUOTE_TEXT)
def test_any_text(text: str) -> None:
    found = quotations(text)
    assert len(marks(text)) == len(text)
    for quotation in found:
        outer, inner = quotation.outer, quotation.inner
        assert 0 <= outer.start <= inner.start <= inner.end <= outer.end <= len(text)
        assert outer.start < inner.start or quotation.continued
        assert quotation.balanced == (inner.end < outer.end)
    for single in (False, True):
        kind = [quotation.outer for quotation in found if quotation.single is single]
        assert all(a.end <= b.start for a, b in pairwise(kind))
    whole = Span(0, len(text))
    assert len(Quotations(text).touching(whole)) == len(found)
    assert all(text[at] in "\"＂″”»“„«‟'’`‘" for at in Quotations(text).strays(whole))
