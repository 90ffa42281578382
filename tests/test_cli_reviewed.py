"""Agreement, export and verify through the command line."""

import csv
import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress

import pytest

from attribution.cli import main
from attribution.journal import Journal, base_of
from attribution.store import read_records
from tests.annotations import TEXT, annotation


@pytest.fixture
def folder(tmp_path):
    """Two documents, two reviewers."""
    made = [annotation(), annotation(TEXT + " It rained.", "second.txt")]
    (tmp_path / "a.jsonl").write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    for name, kind in (("ada", "belief"), ("ben", "factive")):
        with Journal(tmp_path / "journals" / f"{name}.jsonl", name) as journal:
            for target, field, after in (("c0", "decision", "accept"), ("a0", "type", kind)):
                journal.append(
                    annotation=made[0].document.id,
                    base=base_of(made[0]),
                    target=target,
                    field=field,
                    after=after,
                )
    return tmp_path


def run(folder, command, *arguments):
    return main(
        [command, str(folder / "a.jsonl"), "--journals", str(folder / "journals"), *arguments]
    )


def test_agreement_is_printed_and_written(folder, capsys):
    assert run(folder, "agreement", "--field", "attribution.type", "--json", str(folder / "x")) == 0
    printed = capsys.readouterr().out
    assert "ada, ben: 1 documents" in printed
    assert "ada: belief; ben: factive" in printed
    written = json.loads((folder / "x").read_text())
    assert written["fields"]["attribution.type"]["share"] == 0.0


def test_agreement_needs_two(folder, capsys):
    assert run(folder, "agreement", "--reviewer", "ada") == 2
    assert "two reviewers" in capsys.readouterr().err
    assert run(folder, "agreement", "--reviewer", "zoe") == 2
    assert "no such journal" in capsys.readouterr().err


def test_export_writes_the_reviewed_view(folder, capsys):
    output = folder / "out.jsonl"
    assert run(folder, "export", "--reviewer", "ada", "--output", str(output)) == 0
    assert [r.attributions[0].type for r in read_records(output)] == ["belief", "communication"]
    assert run(folder, "export", "--output", str(output)) == 2
    assert "--force" in capsys.readouterr().err
    assert run(folder, "export", "--form", "csv", "--output", str(output), "--force") == 0
    with output.open(newline="") as file:
        assert next(csv.DictReader(file))["attribution_type"] == "communication"


def test_export_tells_of_stale_corrections(folder, capsys):
    changed = annotation(confidence=0.5)
    (folder / "a.jsonl").write_text(changed.model_dump_json() + "\n")
    assert run(folder, "export", "--reviewer", "ada", "--form", "claims") == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 4
    assert "2 corrections were not applied" in captured.err


def test_verify_finds_damage_and_a_torn_line(folder, capsys):
    journals = folder / "journals"
    assert main(["verify", str(journals)]) == 0
    assert "ben.jsonl: 2 lines, ok" in capsys.readouterr().out
    with (journals / "ada.jsonl").open("ab") as file:
        file.write(b'{"kind"')
    lines = (journals / "ben.jsonl").read_text().splitlines(keepends=True)
    (journals / "ben.jsonl").write_text(lines[0].replace("accept", "reject") + lines[1])
    assert main(["verify", str(journals)]) == 3
    captured = capsys.readouterr()
    assert "ada.jsonl: 2 lines, ok; and 7 bytes" in captured.out
    assert "ben.jsonl, line 1: is not as it was written" in captured.err
    assert main(["verify", str(folder / "nowhere")]) == 2


def test_verify_tells_of_many_journals(folder, capsys):
    journals = folder / "journals"
    with Journal(journals / "zoe.jsonl", "somebody else"):
        pass
    lines = (journals / "ben.jsonl").read_bytes()
    (journals / "ben.jsonl").write_bytes(lines.replace(b"factive", b"Factive"))
    (journals / "ada.jsonl").replace(journals / "copied.jsonl")
    assert main(["verify", str(journals)]) == 3
    captured = capsys.readouterr()
    assert "copied.jsonl: 2 lines, ok; written by ada" in captured.out
    assert "zoe.jsonl: 0 lines, ok\n" in captured.out
    assert "ben.jsonl, line 2: is not as it was written" in captured.err
    assert "1 of 3 journals are damaged" in captured.err


def test_an_export_that_fails_leaves_nothing_behind(folder, capsys, monkeypatch):
    output = folder / "out.csv"
    output.write_text("")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert run(folder, "export", "--form", "csv", "--output", str(output)) == 3
    assert "cannot be written: No space left" in capsys.readouterr().err
    assert output.read_text() == ""
    assert not list(folder.glob("*.new"))


@pytest.mark.parametrize("form", ["annotations", "claims", "csv"])
def test_an_export_to_a_pipe_is_utf8_and_to_a_terminal_harmless(folder, form):
    hostile = annotation("Zoë \x1b]0;t\x07 \x9b31m \u202e " + TEXT)
    claims = [c.model_copy(update={"spans": [(0, 20)]}) for c in hostile.claims]
    hostile = hostile.model_copy(update={"claims": claims})
    (folder / "a.jsonl").write_text(hostile.model_dump_json() + "\n")
    command = [
        sys.executable,
        "-m",
        "attribution.cli",
        "export",
        folder / "a.jsonl",
        "--form",
        form,
    ]
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    piped = subprocess.run(command, capture_output=True, check=True, env=plain).stdout
    assert "Zoë" in piped.decode("utf-8-sig")
    master, slave = pty.openpty()
    subprocess.run(command, stdout=slave, check=True)
    os.close(slave)
    shown = b""
    with suppress(OSError):
        while part := os.read(master, 1 << 16):
            shown += part
    os.close(master)
    assert "Zoë" in shown.decode()
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", shown.decode())
