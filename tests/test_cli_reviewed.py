"""Agreement, export and verify through the command line."""

import csv
import json

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
    assert "ada.jsonl: 2 lines, ok, and 7 bytes" in captured.out
    assert "ben.jsonl, line 1: is not as it was written" in captured.err
    assert main(["verify", str(folder / "nowhere")]) == 2
