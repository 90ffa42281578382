"""The command line, with an annotator that needs no models."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.errors import ModelError
from attribution.store import read_records
from tests.fakes import FakeAnnotator, fake_module

ROOT = Path(__file__).parent.parent
FAKE = [sys.executable, "-m", "tests.fakes"]
ENVIRONMENT = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "PYTHONWARNINGS": "error"}


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setitem(sys.modules, "attribution.annotator", fake_module())


@pytest.fixture
def stories(tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Ana said {name} possibly rained.")
    return folder


def feed(monkeypatch, data, terminal=False):
    stream = io.TextIOWrapper(io.BytesIO(data))
    stream.isatty = lambda: terminal
    monkeypatch.setattr(sys, "stdin", stream)


def kinds(text):
    return [json.loads(line)["kind"] for line in text.splitlines()]


def names(path):
    return [getattr(r, "name", None) or r.document.name for r in read_records(path)]


# Where results go


def test_a_pipe_gets_json_lines(stories, capsys):
    assert main(["annotate", str(stories)]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["name"] for line in out.splitlines()] == [
        "a.txt", "b.txt", "c.txt",
    ]  # fmt: skip
    assert err == ""


def test_a_file_gets_json_lines(stories, tmp_path, capsys):
    output = tmp_path / "out.jsonl"
    assert main(["annotate", str(stories), "--output", str(output)]) == 0
    assert names(output) == ["a.txt", "b.txt", "c.txt"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("paths", [[], ["-"]])
def test_standard_input(paths, monkeypatch, capsys):
    feed(monkeypatch, b"Ana said so.\n")
    assert main(["annotate", *paths, "--output", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["name"] == "stdin"


def test_failures_are_lines_too_and_told(stories, capsys):
    (stories / "b.txt").write_bytes(b"\xff\x1b")
    (stories / "c.txt").write_text("French")
    assert main(["annotate", str(stories)]) == 1
    out, err = capsys.readouterr()
    assert kinds(out) == ["annotation", "error", "error"]
    told = err.splitlines()
    assert told[0].startswith(f"attribution: {stories}/b.txt: is not UTF-8 (byte 0xff at byte 0)")
    assert told[1] == "attribution: c.txt: is not English"


def test_errors_have_a_file_of_their_own(stories, tmp_path, capsys):
    (stories / "b.txt").write_bytes(b"")
    errors = tmp_path / "errors.jsonl"
    assert main(["annotate", str(stories), "--errors", str(errors), "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert kinds(out) == ["annotation", "annotation"]
    assert names(errors) == ["b.txt"]
    assert "b.txt: text is empty" in err


def test_a_file_name_cannot_forge_a_line(stories, capsys):
    (stories / "b\nattribution: all well\x1b.txt").write_bytes(b"")
    assert main(["annotate", str(stories)]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "b␊attribution: all well␛.txt" in err


# Taking up and replacing


def test_an_output_is_not_replaced_unasked(stories, tmp_path, capsys):
    output = tmp_path / "out.jsonl"
    output.write_text("precious\n")
    command = ["annotate", str(stories), "--output", str(output)]
    assert main(command) == 2
    assert "--resume" in capsys.readouterr().err
    assert output.read_text() == "precious\n"
    assert main([*command, "--force"]) == 0
    assert names(output) == ["a.txt", "b.txt", "c.txt"]


def test_resuming_gives_what_one_run_gives(stories, tmp_path, capsys):
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    main(["annotate", str(stories), "--output", str(whole)])
    lines = whole.read_bytes().splitlines(keepends=True)
    output.write_bytes(lines[0] + lines[1][:99])
    assert main(["annotate", str(stories), "--output", str(output), "--resume"]) == 0
    assert output.read_bytes() == whole.read_bytes()
    assert (tmp_path / "out.jsonl.torn").read_bytes() == lines[1][:99] + b"\n"
    assert "half a line" in capsys.readouterr().err
    assert main(["annotate", str(stories), "--output", str(output), "--resume"]) == 0
    assert output.read_bytes() == whole.read_bytes()


def test_resuming_redoes_what_changed(stories, tmp_path):
    output = tmp_path / "out.jsonl"
    command = ["annotate", str(stories), "--resume", "--output", str(output)]
    assert main(command) == 0
    (stories / "b.txt").write_text("Ana said no.")
    assert main(command) == 0
    assert names(output) == ["a.txt", "b.txt", "c.txt", "b.txt"]
    assert main([*command, "--models", "stanza"]) == 0
    assert len(names(output)) == 7


def test_an_output_in_the_folder_it_describes(stories):
    command = ["annotate", str(stories), "--resume", "--output", str(stories / "out.jsonl")]
    assert main(command) == 0
    assert main(command) == 0
    assert names(stories / "out.jsonl") == ["a.txt", "b.txt", "c.txt"]


# Usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt", "no*.txt"], "no such file or folder: none.txt, no*.txt"),
        ([".", "--resume"], "--resume goes on with a file"),
        ([".", "--output", "."], "is a folder"),
        ([".", "--output", "none/out.jsonl"], "no such folder"),
        ([".", "--output", "x", "--errors", "./x"], "same file"),
        (["pyproject.toml", "--output", "pyproject.toml", "--resume"], "both read and written"),
    ],
)
def test_usage_errors(arguments, message, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["annotate", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


@pytest.mark.parametrize(
    "arguments", [[], ["annotate", "--jobs", "0"], ["annotate", "--resume", "--force"], ["models"]]
)
def test_usage_errors_of_the_parser(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: attribution" in capsys.readouterr().err


def test_nothing_to_annotate(monkeypatch, capsys):
    feed(monkeypatch, b"", terminal=True)
    assert main(["annotate"]) == 2
    assert "nothing to annotate" in capsys.readouterr().err


# What stops a run


class Stopped(FakeAnnotator):
    reason: BaseException = KeyboardInterrupt()

    def annotate_many(self, documents, jobs=1):
        results = super().annotate_many(documents, jobs)
        yield next(results)
        raise self.reason


@pytest.mark.parametrize(
    ("reason", "code", "message"),
    [
        (KeyboardInterrupt(), 130, "stopped; 1 document written; add --resume to go on"),
        (ModelError("weights are damaged"), 3, "weights are damaged"),
        (ModuleNotFoundError("No module named 'stanza'"), 3, "'stanza'; install"),
    ],
)
def test_a_run_that_stops_keeps_its_lines(stories, tmp_path, capsys, monkeypatch, reason, code, message):  # fmt: skip  # noqa: E501
    monkeypatch.setattr(Stopped, "reason", reason)
    monkeypatch.setattr(sys.modules["attribution.annotator"], "Annotator", Stopped)
    output = tmp_path / "out.jsonl"
    assert main(["annotate", str(stories), "--output", str(output)]) == code
    assert names(output) == ["a.txt"]
    assert message in capsys.readouterr().err


def test_damaged_models_leave_an_old_output_alone(stories, tmp_path, monkeypatch):
    def damaged(models):
        raise ModelError("weights are damaged")

    monkeypatch.setattr(sys.modules["attribution.annotator"], "Annotator", damaged)
    output = tmp_path / "out.jsonl"
    output.write_text("precious\n")
    assert main(["annotate", str(stories), "--output", str(output), "--force"]) == 3
    assert output.read_text() == "precious\n"


def test_a_full_disk(stories, capsys):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    assert main(["annotate", str(stories), "--output", "/dev/full"]) == 3
    assert "/dev/full: cannot be written: No space left" in capsys.readouterr().err


def test_an_interrupt_leaves_whole_lines(stories, tmp_path):
    (stories / "c.txt").write_text("slow")
    output = tmp_path / "out.jsonl"
    command = [*FAKE, "annotate", str(stories), "--output", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        until(lambda: output.exists() and output.read_bytes().count(b"\n") == 2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"attribution: stopped; 2 documents written; add --resume to go on\n"
    assert names(output) == ["a.txt", "b.txt"]


def test_an_interrupt_waits_for_a_line_to_be_whole(monkeypatch):
    from attribution.cli import output

    written = []

    def interrupted_write(file, record):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
        written.append(record)

    monkeypatch.setattr(output, "write_record", interrupted_write)
    with pytest.raises(KeyboardInterrupt):
        output.Lines(io.BytesIO(), "x").write("record")
    assert written == ["record"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_reader_that_has_gone_is_no_trouble(stories):
    command = [*FAKE, "annotate", *[str(stories)] * 400]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# At a terminal


def until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def at_terminal(*arguments, out=True, err=True, **environment):
    """What a command writes to a pseudo-terminal, and to a pipe in place of one of its streams."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*FAKE, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=theirs if out else subprocess.PIPE,
        stderr=theirs if err else subprocess.PIPE,
        env={**ENVIRONMENT, **environment},
    ) as process:
        os.close(theirs)
        seen = drained(ours)
        piped = b"".join(stream.read() for stream in (process.stdout, process.stderr) if stream)
    os.close(ours)
    assert process.returncode in (0, 1)
    return seen.decode(), piped.decode()


def drained(terminal):
    seen = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            block = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end was closed
            break
        if not block:
            break
        seen += block
    return seen


def test_a_person_sees_the_article(stories):
    seen, piped = at_terminal("annotate", stories, err=False)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", seen)
    assert "⟨Ana⟩ ‹said› [¹a ~possibly~ rained]" in plain
    assert '"kind"' not in seen
    assert piped == ""
    seen, _ = at_terminal("annotate", stories, NO_COLOR="1")
    assert "\x1b[4mAna" in seen
    assert not re.search(r"\x1b\[3[0-7]m", seen)


def test_a_person_can_ask_for_lines(stories):
    seen, _ = at_terminal("annotate", stories, "--output", "-")
    assert kinds(seen) == ["annotation"] * 3


def test_progress_is_for_terminals_only(stories, tmp_path):
    (stories / "c.txt").write_bytes(b"")
    command = ["annotate", stories, "--force", "--output", tmp_path / "out.jsonl"]
    seen, piped = at_terminal(*command, out=False)
    assert "3/3" in seen
    assert "documents" in seen
    assert "c.txt: text is empty" in seen
    assert "2 documents written, 1 failed" in seen
    assert piped == ""
    seen, piped = at_terminal(*command, err=False)
    assert "3/3" not in seen + piped
    seen, _ = at_terminal(*command, "--quiet")
    assert seen.splitlines() == [f"attribution: {stories}/c.txt: text is empty; give at least a sentence"]  # fmt: skip  # noqa: E501


# The other commands


@pytest.fixture
def stored(stories, tmp_path, capsys):
    (stories / "c.txt").write_bytes(b"")
    output = tmp_path / "stored.jsonl"
    main(["annotate", str(stories), "--output", str(output)])
    capsys.readouterr()
    return output


def test_show_one_and_all(stored, capsys, monkeypatch):
    assert main(["show", str(stored), "--document", "b.txt"]) == 0
    out = capsys.readouterr().out
    assert "[¹b ~possibly~ rained]" in out
    assert "[¹a" not in out
    feed(monkeypatch, stored.read_bytes())
    assert main(["show", "-"]) == 1
    out, err = capsys.readouterr()
    assert out.count("⟨Ana⟩") == 2
    assert "c.txt: text is empty" in err


def test_show_what_is_not_there(stored, capsys):
    assert main(["show", str(stored), "--document", "z"]) == 2
    assert "no document called z" in capsys.readouterr().err
    assert main(["show", "none.jsonl"]) == 2
    stored.write_text("oops\n")
    assert main(["show", str(stored)]) == 3
    assert "stored.jsonl, line 1" in capsys.readouterr().err


def test_summary(stored, capsys):
    assert main(["summary", str(stored), str(stored)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == ["4", "documents,", "2", "failed", "20", "8", "4", "50%"]


def test_evaluate(stored, tmp_path, capsys):
    gold, report = tmp_path / "gold.jsonl", tmp_path / "report.json"
    gold.write_text("".join(line + "\n" for line in stored.read_text().splitlines()[:2]))
    command = ["evaluate", str(gold), "--json", str(report)]
    assert main(command) == 0
    assert "gold.jsonl: 2 documents" in capsys.readouterr().out
    assert json.loads(report.read_text())["relations"]["all"]["exact"]["f1"] == 1
    assert main([*command, "--predictions", str(stored)]) == 1  # one of them is an error record
    assert main(["evaluate", str(tmp_path / "none")]) == 2
    assert main(["evaluate", str(gold), "--json", str(tmp_path)]) == 3


def test_models(monkeypatch, capsys, tmp_path):
    from attribution.language import models

    intact, changed = models.ModelFile("a.onnx", 1, True), models.ModelFile("b.onnx", 2, False)
    monkeypatch.setattr(models, "verify", lambda: [intact])
    assert main(["models", "verify"]) == 0
    monkeypatch.setattr(models, "verify", lambda: [intact, changed])
    assert main(["models", "verify"]) == 3
    monkeypatch.setattr(models, "describe", lambda: "# A card\x1b")
    assert main(["models", "list"]) == 0
    monkeypatch.setattr(models, "download", lambda: tmp_path)
    assert main(["models", "download"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"ok +1  a\.onnx\nchanged +2  b\.onnx\n# A card␛\ndownloaded", out)


def test_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from attribution.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'rich', 'numpy', 'torch', 'stanza', 'textual', 'jsonlines'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"annotate" in done.stdout


@pytest.mark.models
def test_the_whole_command_with_its_models():
    lines = b"".join(
        json.dumps({"id": name, "text": text}).encode() + b"\n"
        for name, text in [
            ("en", "The mayor said on Friday that the bridge was safe."),
            ("fr", "Le maire a déclaré vendredi que le pont était sûr et que la route rouvrirait."),
        ]
    )
    command = [sys.executable, "-m", "attribution.cli", "annotate", "--output", "-"]
    done = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, check=False)
    assert done.returncode == 1
    assert kinds(done.stdout) == ["annotation", "error"]
    assert done.stderr.startswith(b"attribution: fr: ")
