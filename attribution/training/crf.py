"""The likelihood of a linear-chain CRF, by a parallel scan over the sequence."""

from __future__ import annotations

import torch
from torch import Tensor

_NEVER = -1e4


def log_likelihood(emissions: Tensor, transitions: Tensor, tags: Tensor, real: Tensor) -> Tensor:
    """The log probability of tag sequences.

    The partition function is a product of matrices in the log semiring, taken pairwise: log2(steps)
    rounds instead of one per step.

    Args:
        emissions: [rows, steps, labels] scores; the first step of every row is real.
        transitions: [labels, labels] scores, from the row's label to the column's.
        tags: [rows, steps] the sequences.
        real: [rows, steps] false where padded; padding follows the real steps.

    Returns:
        [rows] log probabilities.
    """
    score = _score(emissions, transitions, tags, real)
    return score - _partition(emissions, transitions, real)


def _score(emissions: Tensor, transitions: Tensor, tags: Tensor, real: Tensor) -> Tensor:
    emitted = emissions.gather(2, tags[..., None]).squeeze(2)
    moved = transitions[tags[:, :-1], tags[:, 1:]]
    return (emitted * real).sum(1) + (moved * real[:, 1:]).sum(1)


def _partition(emissions: Tensor, transitions: Tensor, real: Tensor) -> Tensor:
    labels = transitions.shape[0]
    identity = torch.full((labels, labels), _NEVER, device=emissions.device)
    identity.fill_diagonal_(0.0)
    steps = transitions + emissions[:, 1:, None, :]
    steps = torch.where(real[:, 1:, None, None], steps, identity)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat((steps, identity.expand(steps.shape[0], 1, labels, labels)), 1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
    return torch.logsumexp(emissions[:, 0, :, None] + steps[:, 0], dim=(1, 2))
