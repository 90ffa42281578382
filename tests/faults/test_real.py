"""Real faults of a real system, where it lets us have them: full and read-only disks, strace."""

import os
import resource
import shutil
import subprocess
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path

import pytest

from attribution.errors import StoreError
from attribution.journal import Journal, read_journal
from tests.faults.conftest import LONG_RUN
from tests.faults.work import ACTS, LONG, check, prepared, save, torn

ZERO = ["zero", "zero a", "zero b"]
WORKER = """
import os, sys
from pathlib import Path
from attribution.errors import StoreError
from tests.faults.work import ACTS, save, save_until_done
from attribution.journal import Journal
while True:
    try:
        journal = Journal(Path(sys.argv[1]), "ada")
    except StoreError as error:
        continue
    break
save_until_done(journal, ACTS, lambda notes: os.write(1, b"."))
journal.close()
"""


@contextmanager
def mounted(place, size):
    """A small disk in memory; only root may have one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_full_and_has_room_again(tmp_path):
    with mounted(tmp_path / "disk", "128k") as disk:
        path = disk / "journals" / "ada.jsonl"
        with Journal(path, "ada") as journal:
            saved = [["one"]]
            save(journal, saved[0])
            filler = disk / "filler"
            with pytest.raises(OSError, match="No space"), filler.open("wb", 0) as file:
                while file.write(b"x" * 4096):
                    pass
            with pytest.raises(StoreError, match="NOT SAVED: "):
                for number in range(100):
                    save(journal, [f"{number} {LONG}"])
                    saved.append([f"{number} {LONG}"])
            assert [c.after for c in read_journal(path)] == [note for (note,) in saved]
            with pytest.raises(StoreError, match="NOT SAVED: "):
                save(journal, [LONG])
            filler.unlink()
            save(journal, ["room"])
        check(path, [*saved, ["room"]])


def test_a_read_only_disk_is_told_and_works_again(tmp_path):
    with mounted(tmp_path / "disk", "128k") as disk:
        path = disk / "journals" / "ada.jsonl"
        with Journal(path, "ada") as journal:
            save(journal, ["one"])
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for place in (path, disk / "new" / "ada.jsonl"):
            with pytest.raises(StoreError, match="cannot be opened for writing: Read-only file"):
                Journal(place, "ada")
        assert len(read_journal(path)) == 1
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        check(path, [["one"]])


def test_a_disk_taken_away_and_put_back(tmp_path):
    place = tmp_path / "disk"
    with mounted(place, "128k") as disk:
        path = disk / "journals" / "ada.jsonl"
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        with Journal(path, "ada") as journal:
            save(journal, ["one"])
            subprocess.run(["mount", "--bind", str(disk), str(elsewhere)], check=True)
            subprocess.run(["umount", "-l", str(disk)], check=True)
            try:
                with pytest.raises(StoreError, match="NOT SAVED: No such file"):
                    save(journal, ["two"])
            finally:
                subprocess.run(["mount", "--bind", str(elsewhere), str(disk)], check=True)
                subprocess.run(["umount", "-l", str(elsewhere)], check=True)
            save(journal, ["two"])
        check(path, [["one"], ["two"]])


def test_a_folder_that_may_only_be_read(tmp_path):
    """In a child that is nobody, since root may write everywhere."""
    folder = tmp_path / "journals"
    folder.mkdir()
    tmp_path.chmod(0o755)
    tmp_path.parent.chmod(0o755)
    tmp_path.parent.parent.chmod(0o755)
    folder.chmod(0o555)
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with pytest.raises(StoreError, match="for writing: Permission denied; put that right"):
                Journal(folder / "ada.jsonl", "ada")
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("room", [0, 1, 100, 2000, 4096, 9000])
def test_a_limit_on_the_size_of_files(folder, room):
    path = folder / "ada.jsonl"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Journal(path, "ada") as journal:
        save(journal, ["one"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, hard))
        try:
            with pytest.raises(StoreError, match=r"NOT SAVED: .*(too large|could be written)"):
                save(journal, ACTS[2])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [c.after for c in read_journal(path)] == ["one"]
        save(journal, ACTS[2])
    check(path, [["one"], ACTS[2]])


def test_nothing_is_cut_off_that_could_not_be_set_aside(folder):
    path = folder / "ada.jsonl"
    prepared(path)
    content = path.read_bytes()
    beside = path.with_name("ada.jsonl.torn")
    beside.symlink_to("/dev/full")
    with pytest.raises(StoreError, match=r"No space left on device"):
        Journal(path, "ada")
    assert path.read_bytes() == content
    beside.unlink()
    check(path, [], (), ZERO)
    assert torn(path)


SYSTEM_CALLS = ("openat", "write", "fsync", "ftruncate", "flock", "pread64", "read", "close")
WHEN = range(1, 60) if LONG_RUN else (3,)
EFFECTS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")
INJECTED = (
    [(call, what) for call in SYSTEM_CALLS for what in EFFECTS]
    if LONG_RUN
    else [("fsync", "error=EIO"), ("write", "signal=SIGKILL")]
)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize(("call", "what"), INJECTED)
def test_the_system_itself_fails(folder, call, what):
    """The same work in a process of its own, whose calls strace lets fail."""
    root = Path(__file__).parent.parent.parent
    prepared(folder / "prepared" / "ada.jsonl")
    for number in WHEN:
        path = folder / f"{call} {what} {number}" / "ada.jsonl"
        shutil.copytree(folder / "prepared", path.parent)
        watched = [path, f"{path}.lock", f"{path}.torn", path.parent]
        run = subprocess.run(
            ["strace", "-f", "-o", str(folder / "trace"), "-e", f"trace={call}"]
            + [part for place in watched for part in ("-P", str(place))]
            + ["-e", f"inject={call}:{what}:when={number}"]
            + [sys.executable, "-c", WORKER, str(path)],
            cwd=root, capture_output=True, check=False,
        )  # fmt: skip
        if b"PTRACE" in run.stderr or b"ptrace" in run.stderr:
            pytest.skip("processes cannot be traced here")
        trace = (folder / "trace").read_bytes()
        acknowledged = ACTS[: len(run.stdout)]
        begun = ACTS[len(acknowledged)] if len(acknowledged) < len(ACTS) else ()
        if "SIGKILL" not in what:
            assert acknowledged == ACTS, run.stderr
        check(path, acknowledged, begun, ZERO)
        if b"INJECTED" not in trace and b"SIGKILL" not in trace:
            assert number > 1
            break
