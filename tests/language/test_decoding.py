import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from attribution.language.decoding import best_tree, legal_transitions, tagged_spans, viterbi

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue")
scores = st.floats(-5, 5, width=32)


def path_score(emissions, transitions, path):
    moved = sum(transitions[a, b] for a, b in itertools.pairwise(path))
    return moved + sum(emissions[step, label] for step, label in enumerate(path))


@given(
    arrays.arrays(np.float32, (4, 3), elements=scores),
    arrays.arrays(np.float32, (3, 3), elements=scores),
)
def test_viterbi_finds_the_best_of_all_paths(emissions, transitions):
    best = max(
        path_score(emissions, transitions, path) for path in itertools.product(range(3), repeat=4)
    )
    found = viterbi(emissions, transitions)
    assert np.isclose(path_score(emissions, transitions, found), best, atol=1e-4)


def test_viterbi_of_nothing():
    assert viterbi(np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32)) == []


@given(arrays.arrays(np.float32, (6, len(TAGS)), elements=scores))
def test_legal_transitions_never_let_inside_follow_anything_else(emissions):
    emissions[0, [2, 4]] = -1e4
    tags = [TAGS[label] for label in viterbi(emissions, legal_transitions(TAGS))]
    for before, after in itertools.pairwise(["O", *tags]):
        assert not after.startswith("I-") or before[2:] == after[2:]


def reaches_root(heads):
    """Whether every word leads to the root, which a cycle never does."""
    above = list(range(len(heads) + 1))
    for _ in heads:
        above = [heads[word - 1] if word else 0 for word in above]
    return not any(above)


def test_spans_of_a_bio_sequence():
    tags = ["B-cue", "I-cue", "B-cue", "O", "I-source", "B-source"]
    assert tagged_spans(tags) == [
        ("cue", 0, 2),
        ("cue", 2, 3),
        ("source", 4, 5),
        ("source", 5, 6),
    ]


@settings(max_examples=200)
@given(st.integers(1, 8).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=scores)))
def test_best_tree_is_a_tree_with_one_root(table):
    heads = best_tree(table)
    assert heads.count(0) == 1
    assert reaches_root(heads)


@given(arrays.arrays(np.float32, (4, 4), elements=scores))
def test_best_tree_is_the_best_of_all_trees(table):
    def total(heads):
        return sum(table[w, w if head == 0 else head - 1] for w, head in enumerate(heads))

    def is_tree(heads):
        return heads.count(0) == 1 and reaches_root(heads)

    every = filter(is_tree, itertools.product(range(5), repeat=4))
    assert np.isclose(total(best_tree(table)), max(map(total, every)), atol=1e-4)
