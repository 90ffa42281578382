"""An index finds documents by their keys, written to its file or not yet."""

from contextlib import closing

import pytest

from attribution.corroboration import Index
from attribution.corroboration.reading import profile_of
from tests.corroboration.builders import annotation

ONE, OTHER = (
    profile_of(annotation(f"The mayor of {town} closed the bridge", name=town))
    for town in ("Marenza", "Tollund")
)


def added(index, profile, keys):
    with index.adding():
        return index.add(profile, [], keys)


def test_a_document_is_found_by_its_keys_before_and_after_they_are_written(tmp_path):
    path = tmp_path / "index"
    with closing(Index(path)) as index:
        first = added(index, ONE, [3, 7])
        index.flush()
        second = added(index, OTHER, [7, 9])
        fresh = index.postings([9, 7, 5, 3])
        index.flush()
        written = index.postings([9, 7, 5, 3])
    assert fresh == {9: [second], 7: [first, second], 3: [first]}
    assert list(written.items()) == list(fresh.items())
    with closing(Index(path)) as index:
        assert index.postings([9, 7, 5, 3]) == fresh


def test_a_document_that_was_not_added_whole_is_not_found():
    with closing(Index()) as index:
        with pytest.raises(KeyboardInterrupt), index.adding():
            index.add(ONE, [], [3])
            raise KeyboardInterrupt
        assert index.postings([3]) == {}
        number = added(index, OTHER, [7])
        index.flush()
        assert index.postings([3, 7]) == {7: [number]}


def test_findings_may_be_left_half_read_when_the_index_is_closed():
    index = Index()
    lines = index.ordered([(1, 0, "a"), (2, 1, "b")])
    assert next(lines) == "b"
    index.close()
    lines.close()
