"""The journal: chained lines, whole acts, one writer. Faults of every kind: tests/faults."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import UsageError
from attribution.journal import FIRST, Entry, Journal, base_of, journal_path, read_journal
from tests.annotations import annotation

MADE = annotation()
LINE = {"annotation": MADE.document.id, "base": base_of(MADE), "target": "c0", "field": "note"}


def write(path, *notes, reviewer="ada"):
    with Journal(path, reviewer) as journal:
        for note in notes:
            journal.append(**LINE, after=note)
    return path


def test_lines_are_numbered_and_chained(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two")
    write(path, "three")
    lines = read_journal(path)
    assert [(c.seq, c.after) for c in lines] == [(1, "one"), (2, "two"), (3, "three")]
    assert lines[0].prev == FIRST
    assert len({c.prev for c in lines}) == 3


def test_the_base_tells_one_annotation_from_another():
    assert base_of(MADE) == base_of(annotation())
    assert base_of(MADE) != base_of(annotation(confidence=0.8))


def test_lines_of_one_act_say_so(tmp_path):
    with Journal(tmp_path / "ada.jsonl", "ada") as journal:
        journal.append(**LINE)
        journal.append_all([Entry(after="x", **LINE), Entry(after="y", **LINE)])
        assert journal.append_all([]) == []
    found = [(c.group, c.group_size) for c in read_journal(tmp_path / "ada.jsonl")]
    assert found == [(None, None), (2, 2), (2, 2)]


def test_a_torn_tail_is_set_aside_and_the_rest_goes_on(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one", "two")
    path.write_bytes(path.read_bytes() + b'{"kind":"corr')
    assert [c.after for c in read_journal(path)] == ["one", "two"]
    with Journal(path, "ada") as journal:
        assert journal.set_aside == path.with_name("ada.jsonl.torn")
        journal.append(**LINE, after="three")
    assert path.with_name("ada.jsonl.torn").read_bytes() == b'{"kind":"corr\n'
    assert [c.after for c in read_journal(path)] == ["one", "two", "three"]


def test_lines_of_before_they_had_their_own_hash_are_read(tmp_path):
    path = write(tmp_path / "ada.jsonl", "one")
    line = read_journal(path)[0].model_dump_json(exclude={"hash", "group_size"})
    path.write_text(line + "\n")
    write(path, "two")
    assert [(c.after, c.hash is None) for c in read_journal(path)] == [
        ("one", True),
        ("two", False),
    ]


def test_a_closed_journal_takes_nothing(tmp_path):
    journal = Journal(tmp_path / "ada.jsonl", "ada")
    journal.close()
    write(journal.path, "one")
    journal.close()
    assert [c.after for c in read_journal(journal.path)] == ["one"]


def test_a_name_that_leads_elsewhere_is_refused(tmp_path):
    assert journal_path(tmp_path, "Ada Voss") == tmp_path / "Ada Voss.jsonl"
    for name in ("../ada", "", " ada", "a/b", ".", "a\n"):
        with pytest.raises(UsageError, match="cannot name a journal"):
            journal_path(tmp_path, name)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}, b"x"])
def test_what_json_has_not_is_refused_and_not_changed_on_the_way(tmp_path, value):
    with Journal(tmp_path / "ada.jsonl", "ada") as journal:
        for held in (value, {"deep": [value]}):
            with pytest.raises(UsageError, match="c0 note: holds what cannot be written"):
                journal.append(**LINE, after=held)
        journal.append(**LINE, after="plain")
    assert [c.after for c in read_journal(journal.path)] == ["plain"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, width=32),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
).filter(lambda value: "Infinity" not in json.dumps(value))


@given(values=st.lists(json_values, max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("journal") / "ada.jsonl"
    with Journal(path, "ada") as journal:
        for value in values:
            journal.append(**LINE, after=value)
        kept = list(journal.corrections)
    assert read_journal(path) == kept
    assert [c.after for c in kept] == json.loads(json.dumps(values))
