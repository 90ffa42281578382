from attribution.quotation import Quotations
from attribution.text import Span


def test_stray_closing_mark() -> None:
    text = 'in "raids" by guards or others" and "theft"'
    found = Quotations(text)
    assert [quotation.inner.of(text) for quotation in found.doubles] == ["raids", "theft"]
    assert found.strays(Span(0, len(text))) == [text.index('" and')]
    assert found.strays(Span(0, 12)) == []


def test_touching_and_paragraphs() -> None:
    text = "“One ‘two’ three”\n\n“four”"
    found = Quotations(text)
    assert [q.inner.of(text) for q in found.touching(Span(0, 8))] == ["One ‘two’ three", "two"]
    assert found.touching(Span(0, 8), doubles_only=True) == found.doubles[:1]
    assert found.touching(Span(17, 19)) == []
    assert found.share_paragraph(0, 16)
    assert not found.share_paragraph(0, 20)
