"""Untrusted text on a terminal, and what is cut at edges. (Paragraphs: where they are used.)"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.text import Span, bared, displayable, on_one_line, runs

# All of Unicode, surrogates too, with a liking for what is dangerous.
ANY = st.text(
    st.characters() | st.sampled_from("\r\n\t\x1b\x7f\x85\u202e\u2066\u200b\ud800\U000e0041")
)
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY)
def test_every_code_point_becomes_one_visible_code_point(text):
    shown = displayable(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(c) for c in shown if c != "\n"} & HIDDEN
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@given(ANY)
def test_what_was_shown_once_is_shown_the_same_again(text):
    assert displayable(displayable(text)) == displayable(text)
    assert "\n" not in on_one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” – née 한국 👩 é", "plain “text” – née 한국 👩 é"),
        ("\x1b[2J\x07", "␛[2J␇"),
        ("a\r\nb\rc\td", "a \nb␍c d"),
        ("\x7f\x9b31m", "␡�31m"),
        ("user\u202etxt.exe", "user�txt.exe"),
        ("a\u200bb\u2028c\ufeffd", "a�b�c�d"),
        ("\udc80", "�"),
    ],
)
def test_known_tricks(text, shown):
    assert displayable(text) == shown


def test_a_name_cannot_pass_for_another_line():
    assert on_one_line("a\nattribution: all well") == "a␊attribution: all well"


@pytest.mark.parametrize(
    ("text", "marks", "left"),
    [
        (" , the quay. – ", ",.–", "the quay"),
        ("(the quay).", ",.", "(the quay)"),
        (" ,.", ",.", ""),
    ],
)
def test_marks_and_white_space_are_taken_off_both_ends(text, marks, left):
    assert bared(text, Span(0, len(text)), marks).of(text) == left


def test_numbers_without_a_gap_are_one_run():
    assert runs([1, 2, 3, 5, 8, 9]) == [[1, 2, 3], [5], [8, 9]]
    assert runs([]) == []
