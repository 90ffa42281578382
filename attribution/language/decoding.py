"""Scores to labels: best tag sequence, best tree. Only numpy, so it serves training and use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def log_softmax(scores: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normalised: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normalised


def legal_transitions(tags: tuple[str, ...]) -> Scores:
    """[labels, labels] zeros, and a prohibitive score where I-x does not follow B-x or I-x."""
    table = np.zeros((len(tags), len(tags)), np.float32)
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            for row, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    table[row, column] = -1e4
    return table


def viterbi(emissions: Scores, transitions: Scores) -> list[int]:
    """The best label sequence.

    Args:
        emissions: [steps, labels] scores.
        transitions: [labels, labels] scores, from the row's label to the column's.

    Returns:
        One label number per step.
    """
    steps, labels = emissions.shape
    if steps == 0:
        return []
    best = emissions[0]
    back = np.empty((steps, labels), np.int64)
    for step in range(1, steps):
        candidates = best[:, None] + transitions
        back[step] = candidates.argmax(axis=0)
        best = candidates[back[step], np.arange(labels)] + emissions[step]
    path = [int(best.argmax())]
    for step in range(steps - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return path[::-1]


def tagged_spans(tags: list[str]) -> list[tuple[str, int, int]]:
    """(label, first, past the last) of each stretch in a BIO sequence."""
    spans: list[tuple[str, int, int]] = []
    open_label, start = "", 0
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        if open_label and (prefix != "I" or label != open_label):
            spans.append((open_label, start, place))
            open_label = ""
        if prefix == "B" or (prefix == "I" and not open_label):
            open_label, start = label, place
    return spans


def best_tree(scores: Scores) -> list[int]:
    """The best tree with one root over a sentence.

    Args:
        scores: [words, words] score of each head (column) for each word (row); the diagonal holds
            the score of being the root.

    Returns:
        For each word the number of its head, counting from 1; 0 for the root.
    """
    if len(scores) == 1:
        return [0]
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    # Each word's best head, and the root that costs least: no one-rooted tree can score more, so
    # this is the answer unless it has a cycle.
    heads = others.argmax(axis=1)
    root = int((np.diagonal(scores) - others.max(axis=1)).argmax())
    heads[root] = root
    if _is_tree(heads, root):
        return [0 if word == root else int(head) + 1 for word, head in enumerate(heads)]
    return _spanning_tree(scores)


def _is_tree(heads: NDArray[np.int64], root: int) -> bool:
    """Whether every word leads to the root."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == root).all())


def _spanning_tree(scores: Scores) -> list[int]:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    # Stanza's search keeps to one root only where every score is negative; log probabilities are,
    # and choose the same tree, since each word has exactly one head.
    scores = log_softmax(scores)
    size = len(scores) + 1
    table = np.full((size, size), -np.inf, np.float64)
    table[1:, 1:] = scores
    table[1:, 0] = np.diagonal(scores)
    np.fill_diagonal(table, -np.inf)
    table[0, 0] = 0.0
    return [int(head) for head in chuliu_edmonds_one_root(table)[1:]]
