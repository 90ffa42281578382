"""The journal: chained lines, one writer, nothing lost, every damage seen."""

import errno
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import StoreError, UsageError
from attribution.journal import FIRST, Journal, base_of, journal_path, read_journal
from tests.annotations import annotation

MADE = annotation()
LINE = {"annotation": MADE.document.id, "base": base_of(MADE), "target": "c0", "field": "note"}


def write(path, *notes, reviewer="ada"):
    with Journal(path, reviewer) as journal:
        for note in notes:
            journal.append(**LINE, after=note)
    return path


def test_lines_are_numbered_and_chained(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two")
    write(path, "three")
    lines = read_journal(path)
    assert [(c.seq, c.after) for c in lines] == [(1, "one"), (2, "two"), (3, "three")]
    assert lines[0].prev == FIRST
    assert len({c.prev for c in lines}) == 3


def test_the_base_tells_one_annotation_from_another():
    assert base_of(MADE) == base_of(annotation())
    assert base_of(MADE) != base_of(annotation(confidence=0.8))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_changed_line_is_refused_with_its_number(tmp_path, number):
    path = write(tmp_path / "ada.jsonl", "one", "two", "three")
    lines = path.read_text().splitlines(keepends=True)
    lines[number] = lines[number].replace('"after":"', '"after":"x')
    path.write_text("".join(lines))
    if number < 2:  # the hash of the last line stands nowhere
        with pytest.raises(StoreError, match=f"line {number + 2}: does not follow"):
            read_journal(path)
    else:
        assert read_journal(path)[-1].after == "xthree"


def test_a_line_taken_out_is_noticed(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two", "three")
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(lines[0] + lines[2])
    with pytest.raises(StoreError, match="line 2: does not follow"):
        read_journal(path)


def test_damage_in_the_middle_is_refused_and_nothing_is_written(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two")
    damaged = b"{}\n" + path.read_bytes()
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match="line 1: is no correction"):
        Journal(path, "ada")
    assert path.read_bytes() == damaged


def test_a_torn_tail_is_set_aside_and_the_rest_goes_on(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two")
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"kind":"corr')
    assert [c.after for c in read_journal(path)] == ["one", "two"]
    with Journal(path, "ada") as journal:
        assert journal.set_aside == path.with_name("ada.jsonl.torn")
        journal.append(**LINE, after="three")
    assert path.with_name("ada.jsonl.torn").read_bytes() == b'{"kind":"corr\n'
    assert [c.after for c in read_journal(path)] == ["one", "two", "three"]


def test_a_second_writer_is_told_who_holds_it(tmp_path):
    path = tmp_path / "ada.jsonl"
    script = (
        "import sys\nfrom pathlib import Path\nfrom attribution.journal import Journal\n"
        "Journal(Path(sys.argv[1]), 'ada')"
    )
    with Journal(path, "ada"):
        run = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
        )
    assert run.returncode
    assert f"is being written by ada (process {os.getpid()} on" in run.stderr
    write(path, "free again")


def failing(monkeypatch, keep):
    """Let the next write stop after so many bytes."""
    real = os.write

    def write_less(file, line):
        monkeypatch.setattr(os, "write", real)
        real(file, line[:keep])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", write_less)


@pytest.mark.parametrize("keep", [0, 1, 40])
def test_a_failed_write_says_so_and_can_be_made_again(tmp_path, monkeypatch, keep):
    path = write(tmp_path / "ada.jsonl", "one")
    with Journal(path, "ada") as journal:
        failing(monkeypatch, keep)
        with pytest.raises(StoreError, match="NOT SAVED: No space left"):
            journal.append(**LINE, after="two")
        assert len(journal.corrections) == 1
        journal.append(**LINE, after="two")
    assert [c.after for c in read_journal(path)] == ["one", "two"]
    assert path.with_name("ada.jsonl.torn").exists() == bool(keep)


def test_a_line_that_was_written_and_not_synced_is_not_followed_by_another(tmp_path, monkeypatch):
    path = write(tmp_path / "ada.jsonl", "one")
    real = os.fsync

    def fail_once(file):
        monkeypatch.setattr(os, "fsync", real)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Journal(path, "ada") as journal:
        monkeypatch.setattr(os, "fsync", fail_once)
        with pytest.raises(StoreError, match="NOT SAVED"):
            journal.append(**LINE, after="two")
        assert [c.after for c in read_journal(path)] == ["one"]
        journal.append(**LINE, after="three")
    assert [c.after for c in read_journal(path)] == ["one", "three"]
    assert b'"two"' in path.with_name("ada.jsonl.torn").read_bytes()


def test_a_journal_that_was_taken_away_is_not_written_into_nowhere(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one")
    with Journal(path, "ada") as journal:
        path.rename(tmp_path / "elsewhere.jsonl")
        with pytest.raises(StoreError, match="NOT SAVED"):
            journal.append(**LINE, after="two")
        (tmp_path / "elsewhere.jsonl").rename(path)
        journal.append(**LINE, after="two")
    assert [c.after for c in read_journal(path)] == ["one", "two"]


def test_a_name_that_leads_elsewhere_is_refused(tmp_path):
    assert journal_path(tmp_path, "Ada Voss") == tmp_path / "Ada Voss.jsonl"
    for name in ("../ada", "", " ada", "a/b", ".", "a\n"):
        with pytest.raises(UsageError, match="cannot name a journal"):
            journal_path(tmp_path, name)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(values=st.lists(json_values, max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("journal") / "ada.jsonl"
    with Journal(path, "ada") as journal:
        for value in values:
            journal.append(**LINE, after=value)
        kept = list(journal.corrections)
    assert read_journal(path) == kept
    assert [c.after for c in kept] == json.loads(json.dumps(values))
