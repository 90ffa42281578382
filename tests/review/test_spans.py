import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.review.spans import SpanEdit, stepped

TEXT = "Police said nine died. Ada Voss (38) didn't agree.\nThe quay is long."


def words(edit):
    return [edit.text[start:end] for start, end in edit.spans]


def on(phrase, **fields):
    start = TEXT.index(phrase)
    return SpanEdit(TEXT, ((start, start + len(phrase)),), **fields)


@pytest.mark.parametrize(
    ("unit", "step", "left"),
    [
        ("character", 1, "nine "),
        ("character", -1, "nin"),
        ("word", 1, "nine died"),
        ("sentence", 1, "nine died."),
    ],
)
def test_the_end_moves(unit, step, left):
    assert words(on("nine").step(unit, step)) == [left]


@pytest.mark.parametrize(
    ("unit", "step", "left"),
    [
        ("character", 1, "ine"),
        ("word", -1, "said nine"),
        ("sentence", -1, "Police said nine"),
    ],
)
def test_the_start_moves(unit, step, left):
    assert words(on("nine", edge="start").step(unit, step)) == [left]


def test_words_have_their_apostrophes_and_an_edge_never_crosses_the_other():
    assert words(on("38").step("word", 1).step("word", 1)) == ["38) didn't"]
    assert words(on("nine").step("word", -1)) == ["nine"]
    assert words(on("nine", edge="start").step("word", 1)) == ["nine"]


def test_edges_are_put_at_the_cursor():
    edit = on("nine").point(TEXT.index("Ada")).start_here()
    assert words(edit) == ["Ada"]
    edit = edit.point(TEXT.index("agree") + 4).end_here()
    assert words(edit) == ["Ada Voss (38) didn't agree"]


def test_spans_are_added_joined_and_taken_away():
    edit = on("nine").point(TEXT.index("quay")).add()
    assert words(edit) == ["nine", "quay"]
    assert words(edit.step("word", 1)) == ["nine", "quay is"]
    assert words(edit.next_span().step("word", 1)) == ["nine died", "quay"]
    assert words(edit.remove()) == ["nine"]
    assert words(edit.move_to(TEXT.index("died"))) == ["nine", "quay"]
    assert words(on("nine").point(TEXT.index("died")).add()) == ["nine", "died"]
    emptied = on("nine").remove()
    assert (emptied.spans, emptied.edge) == ((), "cursor")
    assert words(emptied.point(0).start_here()) == ["Police"]


STEPS = st.sampled_from([
    lambda e: e.step("character", 1), lambda e: e.step("character", -1),
    lambda e: e.step("word", 1), lambda e: e.step("word", -1),
    lambda e: e.step("sentence", 1), lambda e: e.step("sentence", -1),
    SpanEdit.next_edge, SpanEdit.next_span, SpanEdit.add, SpanEdit.remove,
    SpanEdit.start_here, SpanEdit.end_here, lambda e: e.point(7), lambda e: e.move_to(3),
])  # fmt: skip


@given(text=st.text(min_size=1, max_size=60), steps=st.lists(STEPS, max_size=30))
def test_whatever_is_done_spans_stay_in_the_text_and_apart(text, steps):
    edit = SpanEdit(text, ((0, 1),))
    for step in steps:
        edit = step(edit)
        assert 0 <= edit.place < len(text)
        assert all(0 <= start < end <= len(text) for start, end in edit.spans)
        assert all(
            one[1] < other[0] for one, other in zip(edit.spans, edit.spans[1:], strict=False)
        )
        assert not edit.spans or edit.number < len(edit.spans)


def test_a_long_line_is_gone_through_as_any_other():
    text = "word " * 40_000
    assert stepped(text, 100_000, "word", 1, at_end=True) == 100_004
    assert stepped(text, 100_000, "word", -1, at_end=False) == 99_995
    assert stepped("word. " * 40_000, 120_000, "sentence", 1, at_end=True) == 120_005
