"""Which lines count, kept up to date line by line, is what reading them all again would give."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.records import Correction
from attribution.review.history import History


def line(seq, field, target="c0", group=None, document="d0"):
    return Correction(
        seq=seq, prev="", annotation=document, base="", target=target, field=field,
        reviewer="ada", at="", group=group,
    )  # fmt: skip


@st.composite
def journals(draw):
    """Acts of one to three lines, and lines that take back or repeat any act, sensible or not."""
    lines = []
    for _ in range(draw(st.integers(0, 12))):
        first = len(lines) + 1
        kind = draw(st.sampled_from(["act", "act", "undo", "redo"]))
        if kind == "act":
            size = draw(st.integers(1, 3))
            lines += [
                line(first + n, "zone", group=first if size > 1 else None,
                     document=draw(st.sampled_from(["d0", "d1"])))
                for n in range(size)
            ]  # fmt: skip
        else:
            target = draw(st.sampled_from([f"#{n}" for n in range(first + 1)] + ["#x"]))
            lines.append(line(first, kind, target))
    return lines


def standing(lines):
    """The plain rule: an undo takes all lines of an act out, a redo puts them back."""
    out = set()
    for each in lines:
        if each.field in ("undo", "redo"):
            act = [c.seq for c in lines[: each.seq] if f"#{c.group or c.seq}" == each.target]
            (out.update if each.field == "undo" else out.difference_update)(act)
    return [c for c in lines if c.field == "zone" and c.seq not in out]


@given(journals())
def test_what_counts_is_what_the_plain_rule_gives(lines):
    history = History()
    for each in lines:
        history.take([each])
    found = [c for corrections in history.by_document.values() for c in corrections]
    assert sorted(found, key=lambda c: c.seq) == standing(lines)
    for document, corrections in history.by_document.items():
        assert corrections == [c for c in standing(lines) if c.annotation == document]
    assert history.last == (standing(lines)[-1] if found else None)


def test_redo_goes_back_through_what_was_undone_and_ends_at_a_new_act():
    history = History([line(1, "zone"), line(2, "zone"), line(3, "zone", group=3)])
    history.take([line(4, "undo", "#3"), line(5, "undo", "#2")])
    assert (history.last.seq, history.last_undone.seq) == (1, 2)
    history.take([line(6, "redo", "#2")])
    assert (history.last.seq, history.last_undone.seq) == (2, 3)
    history.take([line(7, "zone")])
    assert (history.last.seq, history.last_undone) == (7, None)
