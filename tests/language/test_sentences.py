import pytest
from stanza.models.common.doc import Document

from attribution.language.sentences import rejoined


def document(*sentences: str, between: str = " ") -> Document:
    """Tokens apart by blanks, a full stop with its word where no blank is before it."""
    text, tokens = between.join(sentences), []
    at = 0
    for sentence in sentences:
        row = []
        for number, form in enumerate(sentence.split(), start=1):
            at = text.index(form, at)
            row.append({"id": number, "text": form, "start_char": at, "end_char": at + len(form)})
            at += len(form)
        tokens.append(row)
    return Document(tokens, text=text)


def texts(found: Document) -> list[str]:
    return [" ".join(word.text for word in sentence.words) for sentence in found.sentences]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He told Rep.", "Orr of it ."),
        ("It sank on Jan.", "7 in a storm ."),
        ("It sank on Jan .", "7 in a storm ."),
        ("They read No.", "12 aloud ."),
    ],
)
def test_a_sentence_is_not_cut_behind_an_abbreviation(first: str, second: str) -> None:
    (whole,) = rejoined(document(first, second)).sentences
    assert [word.id for word in whole.words] == list(range(1, len(whole.words) + 1))
    assert [word.text for word in whole.words] == [*first.split(), *second.split()]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It sank in Jan.", "Nobody drowned ."),
        ("It sank late .", "Nobody drowned ."),
        ("They waited for the Dr.", "and left ."),
        ("They said no .", "12 left ."),
    ],
)
def test_a_sentence_that_ends_ends(first: str, second: str) -> None:
    cut = document(first, second)
    assert rejoined(cut) is cut


def test_paragraphs_stay_apart() -> None:
    assert len(rejoined(document("He told Rep.", "Orr left .", between="\n\n")).sentences) == 2


def test_the_sentences_around_stay_as_they_are() -> None:
    found = rejoined(document("It rained .", "He told Sen.", "Orr .", "It rained on ."))
    assert texts(found) == ["It rained .", "He told Sen. Orr .", "It rained on ."]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [("There sat Ann-", "Marie .", True), ("It sank -", "He swam .", False)],
)
def test_no_sentence_ends_at_the_hyphen_in_a_word(first: str, second: str, is_one: bool) -> None:
    found = rejoined(document(first, second, between="")).sentences
    assert len(found) == (1 if is_one else 2)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("It breaks the Harbour", "Act of May .", True),
        ("On Friday ,", "You left .", True),
        ("She says", "Orr’s boat left .", True),
        ("PORT SHUT", "Nobody drowned .", False),
        ("They read page 12", "Nobody drowned .", False),
        ("He left (", "she stayed .", False),
    ],
)
def test_a_capital_begins_no_sentence_where_none_has_ended(
    first: str, second: str, is_one: bool
) -> None:
    assert len(rejoined(document(first, second)).sentences) == (1 if is_one else 2)
    assert len(rejoined(document(first, second, between="\n")).sentences) == 2
