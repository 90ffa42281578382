"""An index finds documents by their keys, written to its file or not yet."""

from contextlib import closing

import numpy as np
import pytest

from attribution.corroboration import Index
from attribution.corroboration.reading import profile_of
from attribution.corroboration.rows import INSERT
from attribution.errors import StoreError
from tests.corroboration.builders import annotation

ONE, OTHER = (
    profile_of(annotation(f"The mayor of {town} closed the bridge", name=town))
    for town in ("Marenza", "Tollund")
)


def added(index, profile, keys):
    with index.adding():
        return index.add(profile, np.array(keys, np.uint64))


def postings(index, *keys):
    """The documents under each key that has any, as a run that adds to the index sees them."""
    with index.adding():
        found = index.postings(np.array(keys, np.uint64))
    under = {}
    for place, number in sorted(zip(found.places.tolist(), found.numbers.tolist(), strict=True)):
        under.setdefault(keys[place], []).append(number)
    return under


def test_a_document_is_found_by_its_keys_before_and_after_they_are_written(tmp_path):
    path = tmp_path / "index"
    with closing(Index(path)) as index:
        first = added(index, ONE, [3, 7])
        index.flush()
        second = added(index, OTHER, [7, 9])
        fresh = postings(index, 3, 5, 7, 9)
        index.flush()
        written = postings(index, 3, 5, 7, 9)
    assert fresh == {9: [second], 7: [first, second], 3: [first]}
    assert written == fresh
    with closing(Index(path)) as index:
        assert postings(index, 3, 5, 7, 9) == fresh


def test_a_document_that_was_not_added_whole_is_not_found():
    with closing(Index()) as index:
        with pytest.raises(KeyboardInterrupt), index.adding():
            index.add(ONE, np.array([3], np.uint64))
            raise KeyboardInterrupt
        assert postings(index, 3) == {}
        number = added(index, OTHER, [7])
        index.flush()
        assert postings(index, 3, 7) == {7: [number]}


def test_findings_may_be_left_half_read_when_the_index_is_closed():
    index = Index()
    lines = index.ordered([(1, 0, "a"), (2, 1, "b")])
    assert next(lines) == "b"
    index.close()
    lines.close()


def test_of_a_batch_that_cannot_be_written_whole_nothing_is(tmp_path, monkeypatch):
    path = tmp_path / "index"
    with closing(Index(path)) as index:
        added(index, ONE, [3])
        index.flush()
        added(index, OTHER, [7])
        with monkeypatch.context() as patch, pytest.raises(StoreError, match="cannot be written"):
            patch.setitem(INSERT, "posting", "INSERT INTO nowhere VALUES (?)")
            index.flush()
    with closing(Index(path)) as index:
        assert len(index) == 1
        assert OTHER.id not in index
        assert postings(index, 3, 7) == {3: [1]}


def test_a_batch_whose_writing_is_interrupted_is_not_written_in_part(tmp_path, monkeypatch):
    path = tmp_path / "index"
    with closing(Index(path)) as index:
        added(index, ONE, [3])
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(index._postings, "unwritten", interrupted)
            index.flush()
        number = added(index, OTHER, [3])
        assert index.profile(number) == OTHER
    with closing(Index(path)) as index:
        assert list(index.identities().values()) == [OTHER.id]
        assert postings(index, 3) == {3: [number]}


def interrupted():
    raise KeyboardInterrupt


def test_what_another_run_added_is_found(tmp_path):
    path = tmp_path / "index"
    with closing(Index(path)) as index, closing(Index(path)) as second:
        first = added(index, ONE, [3, 7])
        index.flush()
        other = added(second, OTHER, [7])
        second.flush()
        assert postings(index, 3, 7) == {3: [first], 7: [first, other]}


def test_two_runs_do_not_add_to_one_index_at_once(tmp_path):
    path = tmp_path / "index"
    with closing(Index(path)) as index, closing(Index(path)) as second:
        second._connection.execute("PRAGMA busy_timeout = 1")
        added(index, ONE, [3])
        with pytest.raises(StoreError, match="locked"):
            added(second, OTHER, [7])
