"""Somebody else touches the files of an open journal: another process, a cleaner, a sync tool."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from attribution.errors import StoreError
from attribution.journal import Journal, read_journal
from tests.faults.work import check, save, torn

HOLD = """
import sys, time
from pathlib import Path
from attribution.journal import Journal
with Journal(Path(sys.argv[1]), "ben") as journal:
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def opened(folder):
    path = folder / "journals" / "ada.jsonl"
    with Journal(path, "ada") as journal:
        save(journal, ["one"])
        yield path, journal


def refused(journal, why):
    with pytest.raises(StoreError, match=f"NOT SAVED: .*{why}"):
        save(journal, ["lost?"])


def holding(path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_second_process_is_told_who_writes_and_a_dead_one_holds_nothing(folder):
    path = folder / "ada.jsonl"
    first = holding(path)
    try:
        with pytest.raises(StoreError, match=rf"written by ben \(process {first.pid} on .* since"):
            Journal(path, "ada")
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        first.stdout.close()
    assert b"ben" in path.with_name("ada.jsonl.lock").read_bytes()  # stale, and no hindrance
    with Journal(path, "ada") as journal:
        save(journal, ["mine"])
        assert path.with_name("ada.jsonl.lock").read_bytes().startswith(b"ada (process")
    check(path, [["mine"]])


def test_a_holder_whose_name_cannot_be_read_is_still_a_holder(opened):
    path, _ = opened
    path.with_name("ada.jsonl.lock").write_bytes(b"")
    with pytest.raises(StoreError, match="is being written by another process; close"):
        Journal(path, "ben")


def test_a_deleted_lock_lets_nobody_write_over_anybody(opened):
    path, journal = opened
    path.with_name("ada.jsonl.lock").unlink()
    with Journal(path, "ben") as other:
        save(other, ["theirs"])
        refused(journal, "is being written by ben")
    refused(journal, "cut or replaced")
    assert [c.after for c in read_journal(path)] == ["one", "theirs"]


def test_a_deleted_lock_is_taken_anew_where_nobody_else_wrote(opened):
    path, journal = opened
    path.with_name("ada.jsonl.lock").unlink()
    save(journal, ["two"])
    with pytest.raises(StoreError, match="is being written by ada"):
        Journal(path, "ben")
    journal.close()
    check(path, [["one"], ["two"]])


def test_a_line_that_somebody_else_added_is_neither_lost_nor_written_over(opened, folder):
    path, journal = opened
    with path.open("ab") as file:
        file.write(b"theirs\n")
    refused(journal, "somebody else wrote")
    assert path.read_bytes().endswith(b"theirs\n")
    assert not torn(path)


def test_a_cut_file_is_not_written_to(opened):
    path, journal = opened
    content = path.read_bytes()
    os.truncate(path, 10)
    refused(journal, "was cut")
    assert path.read_bytes() == content[:10]
    path.write_bytes(content)
    save(journal, ["two"])
    journal.close()
    check(path, [["one"], ["two"]])


def test_a_file_replaced_by_a_copy_is_gone_on_with(opened):
    """As an editor, a sync tool or a restored copy does it."""
    path, journal = opened
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    save(journal, ["two"])
    journal.close()
    check(path, [["one"], ["two"]])


@pytest.mark.parametrize("content", [b"", b"other\n", b"{}\n"])
def test_a_file_replaced_by_something_else_is_not_written_to(opened, content):
    path, journal = opened
    kept = path.rename(path.with_name("kept"))
    path.write_bytes(content)
    refused(journal, "replaced|not as it was written")
    assert path.read_bytes() == content
    kept.replace(path)
    save(journal, ["two"])
    journal.close()
    check(path, [["one"], ["two"]])


def test_a_folder_that_vanished_and_came_back(opened):
    path, journal = opened
    away = path.parent.rename(path.parent.with_name("away"))
    refused(journal, "No such file or directory")
    assert not path.parent.exists()
    away.rename(path.parent)
    save(journal, ["two"])
    journal.close()
    check(path, [["one"], ["two"]])


def test_a_folder_that_came_back_as_a_copy(opened):
    path, journal = opened
    shutil.copytree(path.parent, path.parent.with_name("copy"))
    shutil.rmtree(path.parent)
    refused(journal, "No such file or directory")
    path.parent.mkdir()
    refused(journal, "cut or replaced")
    assert not path.exists()
    path.parent.rmdir() if not list(path.parent.iterdir()) else shutil.rmtree(path.parent)
    path.parent.with_name("copy").rename(path.parent)
    save(journal, ["two"])
    journal.close()
    check(path, [["one"], ["two"]])


def test_two_that_write_in_turn_lose_nothing(folder):
    path = folder / "ada.jsonl"
    for number in range(10):
        with Journal(path, "ada" if number % 2 else "ben") as journal:
            save(journal, [str(number)])
    assert [c.after for c in read_journal(path)] == [str(number) for number in range(10)]
