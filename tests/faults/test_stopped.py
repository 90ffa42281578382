"""The process is killed, or the machine stops, at every call the journal makes."""

import os
import shutil
import signal
from itertools import count

import pytest

from attribution.journal import Journal, read_contents
from tests.faults.disk import Disk, PowerLoss, killed
from tests.faults.work import ACTS, check, prepared, torn, work

READING = ("stat", "fstat", "pread", "read")  # killed between two of them, the disk is the same
ZERO = ["zero", "zero a", "zero b"]


def calls_of_all(folder):
    """The calls of the whole work, made once without a fault."""
    path = folder / "counted" / "ada.jsonl"
    prepared(path)
    with Disk(path.parent).between() as disk:
        work(path, lambda _: None)
    return disk.calls


def killed_while_working(path, number, fault):
    """A child does the work and is killed at a call; the acts that it acknowledged before."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            disk = Disk(path.parent)
            disk.faults[number] = fault
            with disk.between():
                work(path, lambda notes: os.write(tell, b"%d" % len(notes)))
        finally:
            os._exit(9)
    os.close(tell)
    acknowledged = b""
    while part := os.read(told, 100):
        acknowledged += part
    os.close(told)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    return ACTS[: len(acknowledged)]


@pytest.mark.parametrize("part", [0, 0.2, 0.45, 0.9])
def test_killed_at_every_call(folder, part):
    half = prepared(folder / "prepared" / "ada.jsonl")
    for number, name in enumerate(calls_of_all(folder), 1):
        if name != "write" and (part or name in READING):
            continue
        path = folder / str(number) / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        acknowledged = killed_while_working(path, number, killed(part))
        begun = ACTS[len(acknowledged)] if len(acknowledged) < len(ACTS) else ()
        tail = path.read_bytes()[read_contents(path).size :]
        check(path, acknowledged, begun, ZERO)
        assert half in torn(path)
        assert tail.rstrip(b"\n") in torn(path)


@pytest.mark.parametrize("part", [0, 0.3, 0.7, 1])
def test_the_power_fails_at_every_call(folder, part):
    for number in count(1):
        path = folder / str(number) / "new" / "journals" / "ada.jsonl"
        path.parent.parent.parent.mkdir()
        acknowledged = []
        if worked_until(number, path, acknowledged, part):
            assert acknowledged == ACTS
            break
        begun = ACTS[len(acknowledged)] if len(acknowledged) < len(ACTS) else ()
        check(path, acknowledged, begun)
    assert number > 50


@pytest.mark.parametrize("part", [0, 0.5, 1])
def test_the_power_fails_while_a_torn_act_is_set_aside(folder, part):
    half = prepared(folder / "prepared" / "ada.jsonl")
    for number in count(1):
        path = folder / str(number) / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        disk = Disk(path.parent)
        disk.stops_at(number)
        try:
            with disk.between():
                Journal(path, "ada").close()
        except PowerLoss:
            disk.lose(part)
            assert half in torn(path) or half in path.read_bytes()
            check(path, [], (), ZERO)
        else:
            break
    assert number > 15


def worked_until(number, path, acknowledged, part):
    """Do the work on a disk whose power fails at a call; whether it was done before."""
    disk = Disk(path.parent.parent.parent)
    disk.stops_at(number)
    try:
        with disk.between():
            work(path, acknowledged.append)
    except PowerLoss:
        disk.lose(part)
        return False
    return True
