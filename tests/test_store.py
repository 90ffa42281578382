from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import StoreError
from attribution.ingest.document import RawDocument
from attribution.records import ErrorRecord, Failure
from attribution.store import cut_torn_line, finished, read_records, write_record
from tests.fakes import PROVENANCE, annotation

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ERROR = ErrorRecord(
    name="b.txt", input_sha256=None, error=Failure(stage="read", type="InputError", message="–")
)


def stored(path, *records):
    with path.open("wb") as file:
        for record in records:
            write_record(file, record)
    return path


class Counted(io.BytesIO):
    def __init__(self):
        super().__init__()
        self.writes, self.flushes = 0, 0

    def write(self, data):
        self.writes += 1
        return super().write(data)

    def flush(self):
        self.flushes += 1


@given(TEXT, TEXT)
def test_what_is_written_is_read_again(text, name):
    records = [annotation(RawDocument(f"{text}Ana said {text}.", name)), ERROR]
    file = io.BytesIO()
    for record in records:
        write_record(file, record)
    assert file.getvalue().count(b"\n") == 2
    file.seek(0)
    assert list(read_records(file)) == records


@pytest.mark.parametrize("mark", ["👩‍👩‍👧", "a\r\nb", "\u2028", "e\u0301", "\x85", "\ufeff", "\0"])
def test_offsets_hold_after_storing(tmp_path, mark):
    text = f"{mark} Ana said {mark}it rained{mark}."
    before = annotation(RawDocument(text, "x"))
    (after,) = read_records(stored(tmp_path / "out.jsonl", before))
    assert after.document.text == text
    (start, end) = after.attributions[0].source[0]
    assert after.document.text[start:end] == "Ana"


def test_a_line_is_compact_utf8_written_at_once():
    file = Counted()
    write_record(file, annotation(RawDocument("Zoë said “yes”.", "x")))
    assert (file.writes, file.flushes) == (1, 1)
    line = file.getvalue().decode()
    assert "Zoë" in line
    assert line == json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")) + "\n"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{oops", "not whole JSON"),
        (b'"caf\xe9"', "not whole JSON"),
        (b"[1]", "no record"),
        (b'{"kind": "cluster"}', "no record"),
        (b'{"kind": "annotation", "format": 2}', "format 2"),
        (b'{"kind": "error", "name": "x"}', "no record"),
        (b"[" * 100_000, "not whole JSON"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, problem):
    path = stored(tmp_path / "out.jsonl", ERROR)
    path.write_bytes(path.read_bytes() + b"\n" + line + b"\n")
    records = read_records(path)
    assert next(records) == ERROR
    with pytest.raises(StoreError, match=rf"out.jsonl, line 3: .*{problem}"):
        next(records)


def test_a_missing_file_is_a_store_error(tmp_path):
    with pytest.raises(StoreError, match=r"none.jsonl: cannot be read"):
        list(read_records(tmp_path / "none.jsonl"))


def test_finished_are_the_annotations_of_the_same_making(tmp_path):
    one, two = (annotation(RawDocument("Ana said so.", name)) for name in ("one", "two"))
    other = annotation(
        RawDocument("Ana said no.", "old"), PROVENANCE.model_copy(update={"config": "sha256:1"})
    )
    path = stored(tmp_path / "out.jsonl", one, ERROR, two, other)
    assert finished(path, PROVENANCE) == {(one.document.id, "one"), (one.document.id, "two")}
    assert finished(tmp_path / "none.jsonl", PROVENANCE) == set()


def test_a_documents_id_is_that_of_its_annotation():
    raw = RawDocument("Zoë said 👩.", "x")
    assert annotation(raw).document.id == raw.id


@pytest.mark.parametrize(
    "torn", [b'{"kind": "ann', b"x" * 200_000, '{"name": "Zo\u00eb'.encode()[:-1]]
)
def test_a_torn_line_is_moved_away(tmp_path, torn):
    path = stored(tmp_path / "out.jsonl", ERROR, ERROR)
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    assert cut_torn_line(path) == tmp_path / "out.jsonl.torn"
    assert path.read_bytes() == whole
    assert cut_torn_line(path) is None
    path.write_bytes(torn)
    cut_torn_line(path)
    assert path.read_bytes() == b""
    assert (tmp_path / "out.jsonl.torn").read_bytes() == (torn + b"\n") * 2


def test_an_empty_file_has_no_torn_line(tmp_path):
    path = stored(tmp_path / "out.jsonl")
    assert cut_torn_line(path) is None
    assert list(tmp_path.iterdir()) == [path]
