"""Calls that fail, once or for a while: nothing unsaved looks saved, and nothing saved is lost."""

import os
import shutil
import signal
import time
from itertools import count

import pytest

from attribution.errors import StoreError
from attribution.journal import Journal, read_journal
from tests.faults.disk import CAUSES, Disk, fails, short
from tests.faults.work import ACTS, check, flat, prepared, save, save_until_done, torn

ZERO = ["zero", "zero a", "zero b"]


def working_on(path, disk):
    """Open the journal as often as it takes and try every act until it is saved."""
    acknowledged, refused = [], 0
    with disk.between():
        while True:
            try:
                journal = Journal(path, "ada")
                break
            except StoreError as error:
                assert "ada.jsonl" in str(error)
                refused += 1
                assert refused < 50
        with journal:
            save_until_done(journal, ACTS, acknowledged.append)
    assert acknowledged == ACTS
    check(path, acknowledged, (), ZERO)


@pytest.mark.parametrize("cause", CAUSES, ids=os.strerror)
def test_every_call_fails_once(folder, cause):
    half = prepared(folder / "prepared" / "ada.jsonl")
    for number in count(1):
        path = folder / str(number) / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        disk = Disk(path.parent)
        disk.faults[number] = fails(cause)
        working_on(path, disk)
        assert half in torn(path)
        shutil.rmtree(path.parent)
        if len(disk.calls) < number:
            break
    assert number > 50


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.99])
@pytest.mark.parametrize("cause", [None, *CAUSES[:2]])
def test_every_write_stops_short(folder, part, cause):
    prepared(folder / "prepared" / "ada.jsonl")
    for number in count(1):
        path = folder / str(number) / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        disk = Disk(path.parent)

        def fault(real, *arguments, disk=disk, **options):
            how = short(part, cause) if disk.calls[-1] == "write" else fails(CAUSES[0])
            return how(real, *arguments, **options)

        disk.faults[number] = fault
        working_on(path, disk)
        shutil.rmtree(path.parent)
        if len(disk.calls) < number:
            break


@pytest.mark.parametrize("lasting", [1, 2, 3, 7])
def test_the_disk_fails_for_a_while_and_works_again(folder, lasting):
    """Runs of failing calls that begin anywhere: also what mends a failed write fails."""
    prepared(folder / "prepared" / "ada.jsonl")
    for number in count(1):
        path = folder / str(number) / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        disk = Disk(path.parent)
        disk.faults = dict.fromkeys(range(number, number + lasting), fails(CAUSES[number % 5]))
        working_on(path, disk)
        shutil.rmtree(path.parent)
        if len(disk.calls) < number:
            break


def test_what_failed_is_not_read_by_others_nor_found_after_a_crash(folder):
    """Where the disk lets it be taken back, as it does here after one call that failed."""
    for number in count(1):
        path = folder / f"{number}.jsonl"
        disk = Disk(folder)
        with disk.between():
            journal = Journal(path, "ada")
            save(journal, ["one"])
            last = len(disk.calls) + number
            disk.faults[last] = fails(CAUSES[1])
            failed = None
            try:
                save(journal, ["two"])
            except StoreError as error:
                failed = error
        expected = ["one"] if failed else ["one", "two"]
        assert [c.after for c in read_journal(path)] == expected
        journal.close()
        if len(disk.calls) < last:
            assert number > 5
            break


def test_a_full_disk_is_told_until_there_is_room(folder):
    path = folder / "ada.jsonl"
    disk = Disk(folder)
    with disk.between(), Journal(path, "ada") as journal:
        save(journal, ACTS[0])
        disk.always = fails(CAUSES[0])
        for _ in range(5):
            with pytest.raises(StoreError, match="NOT SAVED: No space left"):
                save(journal, ACTS[2])
            assert len(journal.corrections) == 1
        disk.always = None
        save(journal, ACTS[2])
    check(path, [ACTS[0], ACTS[2]])


def test_signals_that_interrupt_calls_are_no_fault(folder):
    path = folder / "ada.jsonl"
    seen = []
    before = signal.signal(signal.SIGALRM, lambda *_: seen.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    try:
        with Journal(path, "ada") as journal:
            until = time.monotonic() + 0.3
            for number in count():
                save(journal, [f"{number} {ACTS[2][0]}"])
                if time.monotonic() > until:
                    break
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert seen
    assert len(read_journal(path)) == number + 1


@pytest.mark.parametrize("number", range(1, 12))
def test_an_interrupt_at_any_call_leaves_the_journal_as_it_can_go_on(folder, number):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    path = folder / "ada.jsonl"
    disk = Disk(folder)
    with disk.between(), Journal(path, "ada") as journal:
        save(journal, ACTS[0])
        disk.faults[len(disk.calls) + number] = interrupt
        stopped = None
        try:
            save(journal, ACTS[2])
        except KeyboardInterrupt:
            stopped = True
        disk.faults.clear()
        save(journal, ACTS[1])
    check(path, [ACTS[0], ACTS[1]] if stopped else [ACTS[0], ACTS[2], ACTS[1]])
    assert flat(ACTS)


def test_a_disk_that_keeps_something_else_is_caught(folder):
    path = folder / "ada.jsonl"
    disk = Disk(folder)

    def garbled(real, *arguments, **options):
        if disk.calls[-1] == "write":
            return real(arguments[0], arguments[1].replace(b"two", b"tow"))
        return real(*arguments, **options)

    with disk.between(), Journal(path, "ada") as journal:
        save(journal, ["one"])
        disk.always = garbled
        with pytest.raises(StoreError, match="NOT SAVED: what was written reads back differently"):
            save(journal, ["two"])
        disk.always = None
        save(journal, ["two"])
    check(path, [["one"], ["two"]])
