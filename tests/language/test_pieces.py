from hypothesis import given
from hypothesis import strategies as st

from attribution.language.encoder import Paragraph, windows
from attribution.language.pieces import WINDOW, Casing, Window, Word, word_pieces
from attribution.quotation import marks

forms = st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc"]), min_size=1, max_size=30)


@given(forms)
def test_pieces_lie_within_their_word_in_order(form):
    pieces = word_pieces(form)
    assert pieces
    assert all(0 <= piece.start <= piece.end <= len(form) for piece in pieces)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)


def test_marks_of_any_shape_are_one_glyph():
    assert word_pieces("“")[0].id == word_pieces('"')[0].id == word_pieces("«")[0].id


def test_casing_is_of_the_run_a_piece_belongs_to():
    assert {piece.casing for piece in word_pieces("OCHA")} == {Casing.UPPER}
    assert {piece.casing for piece in word_pieces("Latakia")} == {Casing.TITLE}
    assert word_pieces("1,383")[0].casing == Casing.DIGIT


def test_only_the_first_piece_of_a_run_starts_a_token():
    first, *rest = word_pieces("jeopardise")
    assert first.is_first
    assert not any(piece.is_first for piece in rest)
    assert sum(piece.is_first for piece in word_pieces("pro-Assad")) == 3


def words_of(text):
    at, found = 0, []
    for form in text.split():
        at = text.index(form, at)
        found.append(Word(form, at, at + len(form)))
        at += len(form)
    return found


def test_a_piece_knows_its_code_points():
    text = 'Voss said "jeopardise".'
    window = Window()
    for word in words_of(text):
        window.add_word(word, 0, marks(text))
    spelled = [text[start:end] for start, end in window.spans[1:]]
    assert "".join(spelled) == text.replace(" ", "")


paragraphs = st.lists(st.lists(st.integers(1, 200), min_size=1, max_size=3), min_size=1, max_size=5)


@given(paragraphs)
def test_windows_hold_every_word_once_in_order_and_are_never_too_long(sizes):
    number, made = 0, []
    for sentences in sizes:
        made.append(Paragraph([]))
        for size in sentences:
            made[-1].sentences.append(
                [Word(f"w{number + n}", number + n, number + n + 1) for n in range(size)]
            )
            number += size
    found = list(windows(made, bytes(number)))
    assert [form for window in found for form in window.forms] == [f"w{n}" for n in range(number)]
    assert all(len(window.ids) <= WINDOW for window in found)
    for window in found:
        assert len(window.ids) == len(window.casing) == len(window.marks) == len(window.spans)
        assert len(window.words) == len(window.forms) == len(window.sentences)
