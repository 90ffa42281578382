"""Plain mode: the same review by lines, without Textual."""

import subprocess
import sys
import unicodedata

import pytest

from tests.annotations import annotation
from tests.ui.plain.talking import do, reviewing
from tests.ui.test_safety import BAD, hostile


def test_decisions_notes_and_undo(review):
    assert "  says: At least nine died" in review.said
    assert do(review, "a", "r", "s", "f", "clear", "n odd one", "u", "redo") == [
        ("c0", "decision", "accept"),
        ("c1", "decision", "reject"),
        ("c2", "decision", "skip"),
        ("c3", "decision", "flag"),
        ("c3", "decision", None),
        ("c3", "note", "odd one"),
        ("#6", "undo", None),
        ("#6", "redo", "odd one"),
    ]
    assert "saved: accept c0" in review.said


def test_fields_by_name_and_number(review):
    lines = do(
        review,
        "set claim.verification.status disputed",
        "set claim.flags opinion, presupposed",
        "set attribution.determinate no",
        "set 2 lede",
        "words claim.spans nine",
        "words attribution.artefact 'nine died'",
        "set attribution.artefact -",
        "merge s2 s1",
        "delete v0",
    )
    assert [field for _, field, _ in lines] == [
        "verification.status", "flags", "determinate", "zone", "spans", "artefact", "artefact",
        "merged", "deleted",
    ]  # fmt: skip
    assert lines[1][2] == ["opinion", "presupposed"]
    assert lines[4][2] == [[9, 13]]


@pytest.mark.parametrize(
    "wrong",
    [
        "fly", "set zone", "set nothing x", "set claim.zone cellar", "words claim.spans absent",
        "words claim.zone x", "words claim.spans 'x", "merge s1", "delete c9", "go there",
        "order size", "filter colour=red", "set attribution.determinate maybe",
        "words attribution.artefact",
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_nothing_written(review, wrong):
    assert do(review, wrong) == []
    assert any(line.startswith("error:") for line in review.said)


def test_looking_around(review):
    do(review, "c", "v claim.verification.status", "t", "sources", "p", "problems", "h", "j", "k")
    do(review, "g 4", "w", "filter nowhere", "a", "filter", "order confidence")
    said = "\n".join(review.said)
    for told in ("1 claim.verification.status: unable", "could not check", "s2 Ada Voss",
                 "0 of 4 claims reviewed", "a, accept: accept", "no claim passes"):  # fmt: skip
        assert told in said


def test_all_are_accepted_only_after_a_yes(review):
    assert do(review, "accept-all") == []
    assert len(do(review, "accept-all yes")) == 4


def test_a_failed_write_is_told_until_it_is_saved(review, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(5, "I/O error")))
        assert do(review, "a", "r") == []
        assert not review.all_saved
        assert sum("NOT SAVED" in line for line in review.said) == 2
        do(review, "q")
        assert not review.is_over
    assert do(review, "save") == [("c0", "decision", "accept")]
    assert review.all_saved


def test_nothing_hidden_is_printed(tmp_path):
    with reviewing(tmp_path, hostile()) as review:
        do(review, "c", "t", "sources", "n \x1b[31m", "a", "k", "h", "problems", "\x1b[2J")
        assert not {c for line in review.said for c in line if unicodedata.category(c) in BAD}


def test_a_script_reviews_without_textual(tmp_path):
    (tmp_path / "a.jsonl").write_text(annotation().model_dump_json() + "\n")
    code = (
        "import sys; from attribution.cli import main; code = main(); "
        "assert 'textual' not in sys.modules and 'stanza' not in sys.modules; sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "review", str(tmp_path / "a.jsonl"), "--plain"]
    command += ["--reviewer", "ada", "--journals", str(tmp_path / "j")]
    run = subprocess.run(command, input="a\nq\n", capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "saved: accept c0" in run.stdout
    run = subprocess.run(command, input="p\n", capture_output=True, text=True, check=False)
    assert "1 of 4 claims reviewed" in run.stdout
