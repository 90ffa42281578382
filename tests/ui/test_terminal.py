"""The command in a pseudo-terminal: reviewed, killed, started again; its raw bytes looked at."""

import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager

import pytest

from attribution.journal import read_journal
from attribution.review.history import History
from tests.annotations import TEXT, annotation
from tests.ui.test_safety import hostile

PATIENCE = 60
# What an article may never bring about: titles, links, clipboard, device control, C1, cursor back.
FORBIDDEN = re.compile(
    rb"\x1b\](?:[028]|52);|\x1bP|\xc2[\x80-\x9f]|evil\.example\x07|\x08|\xe2\x80\xae"
)


class Terminal:
    def __init__(self, master, process):
        self.master, self.process = master, process
        self.raw = b""

    def read(self, seconds=0.05):
        if select.select([self.master], [], [], seconds)[0]:
            try:
                self.raw += os.read(self.master, 1 << 16)
            except OSError:
                return

    def wait(self, holds):
        until = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < until, self.raw[-2000:]
            self.read()

    def shows(self, text):
        self.wait(lambda: text.encode() in self.raw)

    def send(self, keys):
        os.write(self.master, keys.encode())


@contextmanager
def terminal(*arguments, size=(24, 80), **environment):
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    variables = {**os.environ, "TERM": "xterm-256color", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "attribution.cli", "review", *map(str, arguments)],
        stdin=slave, stdout=slave, stderr=slave, env=variables, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)


def lines(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_ten_claims_are_reviewed_killed_and_found_again(tmp_path):
    path, journal = tmp_path / "a.jsonl", tmp_path / "journals" / "ada.jsonl"
    made = [hostile(), *(annotation(TEXT + f" It is {n}.", f"{n}.txt") for n in range(4))]
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    command = (path, "--reviewer", "ada", "--journals", journal.parent)
    with terminal(*command) as first:
        first.shows("reviewed 0 of 20")
        for number in range(10):
            first.send("ar"[number % 2])
            first.wait(lambda number=number: lines(journal) == number + 1)
        assert not FORBIDDEN.search(first.raw)
        time.sleep(1)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    assert [c.after for c in read_journal(journal)] == ["accept", "reject"] * 5
    with terminal(*command, NO_COLOR="1") as second:
        second.shows("11/20")
        second.shows("reviewed 10 of 20")
        second.send("u")
        second.wait(lambda: lines(journal) == 11)
        second.send("Q")
        second.wait(lambda: second.process.poll() is not None)
        second.read(0.2)
        assert second.process.returncode == 0
        assert b"\x1b[?1049l" in second.raw
        assert not re.search(rb"\x1b\[(?:\d+;)*[34]8;[25];", second.raw)
    assert read_journal(journal)[-1].field == "undo"


SAVED = re.compile(rb"saved as line (\d+)")
SEEDS = range(20) if os.environ.get("FAULTS") == "long" else range(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_while_keys_stream_in(tmp_path, seed):
    """Whatever the screen called saved, by its raw bytes, is in the journal and in the export."""
    chance = random.Random(seed)
    path, journal = tmp_path / "a.jsonl", tmp_path / "journals" / "ada.jsonl"
    made = [annotation(TEXT + f" It is {n}.", f"{n}.txt") for n in range(12)]
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    command = (path, "--reviewer", "ada", "--journals", journal.parent)
    saved = 0
    for _ in range(2):
        with terminal(*command) as review:
            review.shows("reviewed ")
            review.send("f")
            review.wait(lambda review=review: SAVED.search(review.raw))
            until = time.monotonic() + chance.uniform(0.1, 2.0)
            while time.monotonic() < until:
                review.send(chance.choice(["a", "r", "f", "s", "u", "aaa", "rua", "j"]))
                review.read(chance.uniform(0, 0.05))
            os.kill(review.process.pid, signal.SIGKILL)
            review.process.wait()
            review.read(0.2)
            told = [int(number) for number in SAVED.findall(review.raw)]
            saved = max([saved, *told])
        written = read_journal(journal)
        assert len(written) >= saved
    assert saved
    exported = subprocess.run(
        [sys.executable, "-m", "attribution.cli", "export", str(path), "--form", "claims",
         "--reviewer", "ada", "--journals", str(journal.parent)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = {(r["document"], r["claim"]): r for r in map(json.loads, exported.stdout.splitlines())}
    decided = {}
    for document, standing in History(written).by_document.items():
        decided |= {(document, c.target): c.after for c in standing}
    assert len(rows) == 48 - list(decided.values()).count("reject")
    for place, decision in decided.items():
        if decision == "reject":
            assert place not in rows
        else:
            assert rows[place]["decision"] == decision


def test_a_second_writer_and_a_torn_line_are_told(tmp_path):
    path, journal = tmp_path / "a.jsonl", tmp_path / "journals" / "ada.jsonl"
    path.write_text(annotation().model_dump_json() + "\n")
    command = (path, "--reviewer", "ada", "--journals", journal.parent)
    with terminal(*command) as first:
        first.shows("reviewed 0 of 4")
        with terminal(*command) as second:
            second.wait(lambda: second.process.poll() is not None)
            second.read(0.2)
            assert second.process.returncode == 3
            assert f"process {first.process.pid}".encode() in second.raw
        first.send("a")
        first.wait(lambda: lines(journal) == 1)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    with journal.open("ab") as file:
        file.write(b'{"kind":"corr')
    with terminal(*command) as third:
        third.shows("reviewed 1 of 4")
        third.send("!")
        third.shows("half a line was moved")
