"""A journal that was cut or changed behind the back of whoever wrote it."""

import random

import pytest

from attribution.errors import StoreError
from attribution.journal import FIRST, Journal, read_contents, read_journal
from attribution.journal.lines import hash_of, sealed
from tests.faults.work import LONG, save, tally, torn

NOTES = [["one"], ["two"], ["three a", "three b", "three c"], ["four"], ["five a", "five b"]]


@pytest.fixture
def path(folder):
    with Journal(folder / "ada.jsonl", "ada") as journal:
        for notes in NOTES:
            save(journal, notes)
    return folder / "ada.jsonl"


def ends_of_acts(content):
    """Where each act ends, and the notes up to there."""
    lines = content.splitlines(keepends=True)
    ends, notes, at = {0: []}, [], 0
    for act in NOTES:
        at += sum(len(line) for line in lines[len(notes) : len(notes) + len(act)])
        notes = [*notes, *act]
        ends[at] = notes
    return ends


def test_cut_at_every_byte(path):
    content = path.read_bytes()
    ends = ends_of_acts(content)
    assert list(ends)[-1] == len(content)
    for size in range(len(content) + 1):
        path.write_bytes(content[:size])
        whole = max(end for end in ends if end <= size)
        found = read_contents(path)
        tally()
        assert [c.after for c in found.corrections] == ends[whole]
        assert (found.size, found.torn) == (whole, size - whole)


@pytest.mark.parametrize("seed", range(4))
def test_a_journal_cut_anywhere_goes_on_and_keeps_what_it_sets_aside(path, seed):
    content = path.read_bytes()
    ends = ends_of_acts(content)
    for size in random.Random(seed).sample(range(len(content) + 1), 25):
        path.write_bytes(content[:size])
        beside = path.with_name("ada.jsonl.torn")
        beside.unlink(missing_ok=True)
        whole = max(end for end in ends if end <= size)
        with Journal(path, "ada") as journal:
            assert (journal.set_aside == beside) == (size > whole)
            save(journal, ["again"])
        assert [c.after for c in read_journal(path)] == [*ends[whole], "again"]
        assert torn(path).rstrip(b"\n") == content[whole:size].rstrip(b"\n")


@pytest.mark.parametrize("bit", range(8))
def test_a_bit_flipped_in_any_byte_is_refused_with_its_line(path, bit):
    content = bytearray(path.read_bytes())
    number = 1
    for place, byte in enumerate(content):
        content[place] = byte ^ 1 << bit
        path.write_bytes(content)
        with pytest.raises(StoreError, match=rf"ada\.jsonl, line {number}: is not as it was"):
            read_journal(path)
        tally()
        content[place] = byte
        number += byte == ord("\n")
    path.write_bytes(content)
    assert len(read_journal(path)) == 8


def test_a_damaged_journal_is_not_written_to(path):
    damaged = path.read_bytes().replace(b"two", b"tow")
    path.write_bytes(damaged)
    for _ in range(2):
        with pytest.raises(StoreError, match="line 2"):
            Journal(path, "ada")
    assert path.read_bytes() == damaged
    assert not torn(path)


@pytest.mark.parametrize("taken", range(7))
def test_a_line_taken_out_or_put_twice_is_refused(path, taken):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:taken] + lines[taken + 1 :]))
    with pytest.raises(StoreError, match=f"line {taken + 1}: does not follow"):
        read_journal(path)
    path.write_bytes(b"".join(lines[: taken + 1] + lines[taken:]))
    with pytest.raises(StoreError, match=f"line {taken + 2}: does not follow"):
        read_journal(path)


def test_an_act_that_lacks_a_line_before_others_is_refused(path):
    """Chained and hashed all through: only a program that counts wrong writes such."""
    first, *_ = read_journal(path)
    lines, last = [], FIRST
    for seq, group, size in ((1, 1, 3), (2, 1, 3), (3, None, None)):
        update = {"seq": seq, "prev": last, "group": group, "group_size": size}
        lines.append(sealed(first.model_copy(update=update)))
        last = hash_of(lines[-1])
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    with pytest.raises(StoreError, match="line 3: the act of line 1 lacks 1 lines"):
        read_journal(path)


def test_a_whole_journal_of_somebody_else_in_its_place_is_taken_as_it_is(path, folder):
    with Journal(folder / "ben.jsonl", "ben") as journal:
        save(journal, [LONG])
    (folder / "ben.jsonl").replace(path)
    assert [c.reviewer for c in read_journal(path)] == ["ben"]


@pytest.mark.parametrize("tail", [b"\0" * 5000, b"{", b'{"kind":"correction"', b"\xff\xfe"])
def test_what_a_crash_may_leave_behind_is_set_aside(path, tail):
    content = path.read_bytes()
    path.write_bytes(content + tail)
    with Journal(path, "ada") as journal:
        assert len(journal.corrections) == 8
    assert path.read_bytes() == content
    assert torn(path) == tail + b"\n"


@pytest.mark.parametrize("content", [b"", b"\n", b"\n\n", b"[]\n", b"null\n", b"{}\n", b"\0\n"])
def test_what_is_no_journal(folder, content):
    path = folder / "odd.jsonl"
    path.write_bytes(content)
    if content:
        with pytest.raises(StoreError, match="line 1: is not as it was written"):
            Journal(path, "ada")
        assert path.read_bytes() == content
    else:
        assert read_journal(path) == []
