"""``corroborate`` and ``compare`` from their arguments to what is printed and written."""

import json
import sqlite3
import sys

import pytest

from attribution.cli import main
from attribution.records import ErrorRecord, Failure
from tests.corroboration.builders import MONITOR, annotation, count, told, who

PRESS = ("318 civilians were killed near Dursk", "Orvessa has sacked Kessling, its governor")
MAIL = ("near Dursk 318 civilians have died", "They whisper of Kessling all over Orvessa")


def story(name, claim, setting):
    number = {"318": count(318, "civilians")}
    filler = " ".join(f"{name}{number}" for number in range(40))
    claims = told(claim, MONITOR, numbers=number), setting, filler
    return annotation(*claims, name=f"{name}.txt", outlet=name)


STORIES = [story("Press", *PRESS), story("Mail", *MAIL)]


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "140")


@pytest.fixture
def given(tmp_path):
    return write(tmp_path / "given.jsonl", *STORIES)


def write(path, *lines):
    texts = [line if isinstance(line, str) else line.model_dump_json() for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def kinds(text):
    return [json.loads(line)["kind"] for line in text.splitlines()]


def test_findings_are_json_lines(given, capsys):
    assert main(["corroborate", str(given)]) == 0
    printed = capsys.readouterr().out
    assert kinds(printed) == ["cluster", "relation"]
    cluster = json.loads(printed.splitlines()[0])
    assert (cluster["outlets"], cluster["independent_origins"]) == (2, 1)
    assert cluster["quantity"]["value"] == 318


def test_a_file_gets_them_whole_and_is_not_replaced_unasked(given, tmp_path, capsys):
    output = tmp_path / "found.jsonl"
    assert main(["corroborate", str(given), "--output", str(output)]) == 0
    first = output.read_bytes()
    assert kinds(first.decode()) == ["cluster", "relation"]
    assert main(["corroborate", str(given), "--output", str(output)]) == 2
    assert "add --force to replace it" in capsys.readouterr().err
    assert main(["corroborate", str(given), "--output", str(output), "--force"]) == 0
    assert output.read_bytes() == first


def test_an_index_is_added_to(given, tmp_path, capsys):
    index = tmp_path / "index"
    for each in STORIES:
        path = write(tmp_path / "one.jsonl", each)
        assert main(["corroborate", str(path), "--index", str(index)]) == 0
    in_two_runs = capsys.readouterr().out.splitlines()[-2:]
    main(["corroborate", str(given)])
    assert capsys.readouterr().out.splitlines() == in_two_runs


def test_the_summary_is_for_reading(given, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["corroborate", str(given), "--summary"]) == 0
    printed = capsys.readouterr().out
    assert "civilians have died" in printed or "civilians were killed" in printed
    assert "2: Mail, Press" in printed
    assert "1: Orvessan Register of Armed Violence" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_what_cannot_be_used_is_named_and_the_rest_done(tmp_path, capsys):
    failed = ErrorRecord(
        name="bad.txt", input_sha256=None, error=Failure(stage="read", type="E", message="torn")
    )
    other = STORIES[0].model_dump_json().replace('"format":1', '"format":9', 1)
    lines = [STORIES[0], '{"kind": "anno', failed, other, annotation(name="e"), STORIES[0]]
    path = write(tmp_path / "mixed.jsonl", *lines, STORIES[1])
    assert main(["corroborate", str(path)]) == 1
    printed = capsys.readouterr()
    assert kinds(printed.out) == ["cluster", "relation"]
    assert f"{path}, line 2: is not whole JSON" in printed.err
    assert "bad.txt" in printed.err
    assert f"{path}, line 4: is of format 9, this version reads format 1" in printed.err
    assert "e: has no claims; nothing to compare" in printed.err
    assert "Press.txt: a document with this text is there already" in printed.err


def test_a_document_is_added_once_whatever_file_or_run_it_comes_in(given, tmp_path, capsys):
    index = tmp_path / "index"
    again = write(tmp_path / "again.jsonl", STORIES[0])
    assert main(["corroborate", str(given), str(again), "--index", str(index)]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("Press.txt: a document with this text is there already; left out") == 1
    assert main(["corroborate", str(again), "--index", str(index)]) == 0
    repeated = capsys.readouterr()
    assert "Press.txt: a document with this text is there already; left out" in repeated.err
    assert repeated.out == printed.out


def test_documents_without_claims_are_named_and_find_nothing(tmp_path, capsys):
    path = write(tmp_path / "bare.jsonl", annotation(name="a"), annotation(name="b"))
    assert main(["corroborate", str(path), "--summary"]) == 0
    printed = capsys.readouterr()
    assert "a: has no claims; nothing to compare" in printed.err
    assert "b: has no claims; nothing to compare" in printed.err
    assert "no claim is told by two of the outlets" in printed.out


def test_nothing_but_failures_is_an_error_that_names_each(tmp_path, capsys):
    failed = ErrorRecord(
        name="bad.txt", input_sha256=None, error=Failure(stage="read", type="E", message="torn")
    )
    path = write(tmp_path / "failed.jsonl", failed, '{"format": 9}')
    assert main(["corroborate", str(path)]) == 2
    printed = capsys.readouterr().err
    assert "bad.txt" in printed
    assert "line 2: is of format 9" in printed
    assert "no annotation in" in printed


@pytest.mark.parametrize("content", ["", "{}\n"])
def test_nothing_to_add_is_an_error(tmp_path, capsys, content):
    path = tmp_path / "empty.jsonl"
    path.write_text(content)
    assert main(["corroborate", str(path)]) == 2
    assert "no annotation in" in capsys.readouterr().err


def test_a_missing_file_is_named_before_anything_is_done(given, tmp_path, capsys):
    index = tmp_path / "index"
    missing = tmp_path / "missing.jsonl"
    assert main(["corroborate", str(given), str(missing), "--index", str(index)]) == 2
    assert "missing.jsonl: no such file" in capsys.readouterr().err


def test_an_index_of_another_version_is_refused(given, tmp_path, capsys):
    index = tmp_path / "index"
    main(["corroborate", str(given), "--index", str(index), "--quiet"])
    connection = sqlite3.connect(index)
    connection.execute("PRAGMA user_version = 77")
    connection.close()
    assert main(["corroborate", str(given), "--index", str(index)]) == 3
    assert "no index of version" in capsys.readouterr().err


def test_an_output_in_no_folder_is_refused(given, tmp_path, capsys):
    assert main(["corroborate", str(given), "--output", str(tmp_path / "no" / "out")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_full_disk_leaves_the_old_output(given, tmp_path, capsys, monkeypatch):
    output = tmp_path / "found.jsonl"
    output.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    arguments = ["corroborate", str(given), "--output", str(output), "--force"]
    assert main(arguments) == 3
    assert "cannot be written: No space left on device" in capsys.readouterr().err
    assert output.read_text() == "old"


def test_two_documents_are_shown_side_by_side(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    mill = who("a miller", kind="unnamed_person", affiliation="civilian")
    shared = "The bridge at Ilvek was rebuilt after the flood of last winter"
    one = annotation(
        shared, told("armed men had crossed the river at night", mill), name="one.txt",
        published="2024-09-13",
    )  # fmt: skip
    other = annotation(
        shared, "armed men have crossed the river at night", name="two.txt", published="2024-09-14"
    )
    paths = [write(tmp_path / f"{n}.jsonl", each) for n, each in enumerate((one, other))]
    assert main(["compare", *map(str, paths)]) == 0
    printed = capsys.readouterr().out
    assert "the right one is the copy" in printed
    assert "attribution dropped" in printed
    assert "[-had-]" in printed
    assert "{+have+}" in printed
    assert max(map(len, printed.splitlines())) <= 120


@pytest.mark.parametrize("width", [80, 160])
def test_what_meets_in_two_reports_is_told_where_neither_is_a_copy(
    given, capsys, monkeypatch, width
):
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["compare", f"{given}::Press.txt", f"{given}::Mail.txt"]) == 0
    printed = capsys.readouterr().out
    assert "same: 318" in printed
    assert "attribution dropped" not in printed
    assert "{+have died+}" in printed
    assert "only the left one has" in printed
    assert max(map(len, printed.splitlines())) <= width


def test_untrusted_text_cannot_command_the_terminal(tmp_path, capsys):
    evil = "\x1b[2J[bold]claims[/bold] \u202eof Dursk and Ilvek were killed"
    stories = [
        annotation(told(f"{evil} {word}", MONITOR), name=f"{name}\x1b", outlet=f"{name}\x1b[31m")
        for name, word in (("a", "today"), ("b", "yesterday"))
    ]
    paths = [write(tmp_path / f"{n}.jsonl", each) for n, each in enumerate(stories)]
    main(["compare", *map(str, paths)])
    main(["corroborate", *map(str, paths), "--summary"])
    printed = capsys.readouterr()
    for text in printed:
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "[bold]" in printed.out


def test_one_of_several_documents_is_chosen_by_name(given, capsys):
    assert main(["compare", f"{given}::Press.txt", f"{given}::Mail.txt"]) == 0
    assert "neither is a copy of the other" in capsys.readouterr().out
    assert main(["compare", str(given), f"{given}::Mail.txt"]) == 2
    assert "say which" in capsys.readouterr().err
    assert main(["compare", f"{given}::Nobody", f"{given}::Mail.txt"]) == 2
    assert "no annotation called Nobody" in capsys.readouterr().err


def test_a_text_is_compared_with_itself(given, capsys):
    assert main(["compare", f"{given}::Press.txt", f"{given}::Press.txt"]) == 0
    printed = capsys.readouterr()
    assert "the two documents have the same text" in printed.err
    assert "nothing that was aligned has changed" in printed.out


def test_what_is_read_is_not_written_over(given, capsys):
    before = given.read_text(encoding="utf-8")
    assert main(["corroborate", str(given), "--output", str(given), "--force"]) == 2
    assert "is read; write to another file" in capsys.readouterr().err
    assert given.read_text(encoding="utf-8") == before


def test_of_many_documents_that_are_there_already_few_are_named(tmp_path, capsys):
    listed = [annotation(told("the dam burst"), name=f"{number}.txt") for number in range(9)]
    path = write(tmp_path / "nine.jsonl", *listed)
    assert main(["corroborate", str(path), str(path), "--summary"]) == 0
    errors = capsys.readouterr().err
    assert errors.count("a document with this text is there already; left out") == 5
    assert "4 more documents are there already; left out" in errors


def test_a_document_whose_comparing_fails_is_left_out_and_the_rest_is_told(
    given, monkeypatch, capsys
):
    import attribution.corroboration as across

    plain = across.compare_inside

    def broken(index, document):
        if document.profile.name == "Press.txt":
            raise ZeroDivisionError("a defect")
        plain(index, document)

    monkeypatch.setattr(across, "compare_inside", broken)
    assert main(["corroborate", str(given)]) == 1
    told = capsys.readouterr()
    assert "Press.txt: cannot be compared (ZeroDivisionError('a defect'))" in told.err
    assert "Mail.txt" in told.out or kinds(told.out) == []


def test_what_reads_the_same_is_shown_once(tmp_path, capsys):
    line = "The ferry to Orvessa ran aground on the bar before dawn"
    one, other = (" ".join(f"{word}{number}" for number in range(60)) for word in ("one", "other"))
    one = annotation(line, one, line, name="one.txt", outlet="Press")
    other = annotation(f"{line}, pilots say", other, name="other.txt", outlet="Mail")
    files = [str(write(tmp_path / f"{n}.jsonl", each)) for n, each in enumerate((one, other))]
    assert main(["compare", *files]) == 0
    assert capsys.readouterr().out.count("ran aground") == 2


@pytest.mark.parametrize("more", [[], ["--quiet"]])
def test_at_a_terminal_it_says_what_was_found_and_what_is_next(
    given, tmp_path, capsys, monkeypatch, more
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    output = tmp_path / "found.jsonl"
    assert main(["corroborate", str(given), "--output", str(output), *more]) == 0
    told = capsys.readouterr().err
    assert (f"1 cluster, 1 relation written to {output}; --summary" in told) == (not more)
