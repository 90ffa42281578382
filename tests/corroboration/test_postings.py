"""Documents are found by their keys, whichever of the arrays they have come into."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from attribution.corroboration.postings import KEY_BITS, Postings

keys = st.sets(st.integers(0, 40) | st.just((1 << KEY_BITS) - 1), max_size=12)


def sorted_keys(found):
    return np.array(sorted(found), np.uint64)


def found_by(postings, sought):
    places, numbers = postings.find(sorted_keys(sought))[1:]
    listed = sorted(sought)
    return sorted(
        (listed[place], int(number)) for place, number in zip(places, numbers, strict=True)
    )


@given(st.lists(st.tuples(keys, st.sampled_from(["wait", "write", "reopen"])), max_size=30), keys)
def test_every_document_is_found_by_each_of_its_keys_and_by_no_other(documents, sought):
    postings, written = Postings(), []
    for number, (own, then) in enumerate(documents, start=1):
        postings.put(sorted_keys(own), number)
        if then != "wait":
            written.append(postings.unwritten())
            postings.written()
        if then == "reopen":
            postings = Postings()
            postings.read(written)
    expected = sorted(
        (key, number) for number, (own, _) in enumerate(documents, start=1) for key in own & sought
    )
    assert found_by(postings, sought) == expected


def test_what_is_forgotten_is_not_found():
    postings = Postings()
    postings.put(sorted_keys([3]), 1)
    postings.written()
    postings.put(sorted_keys([3, 5]), 2)
    postings.forget()
    assert found_by(postings, {3, 5}) == [(3, 1)]
    assert postings.find(sorted_keys([3, 5])).counts().tolist() == [1, 0]
