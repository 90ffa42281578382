import itertools

import pytest

torch = pytest.importorskip("torch")

from attribution.training.crf import log_likelihood  # noqa: E402


@pytest.mark.parametrize("steps", [2, 3, 5, 6])
def test_the_scan_adds_up_every_sequence(steps):
    torch.manual_seed(steps)
    emissions, transitions = torch.randn(1, steps, 3), torch.randn(3, 3)
    real = torch.ones(1, steps, dtype=torch.bool)
    every = [
        log_likelihood(emissions, transitions, torch.tensor([path]), real)
        for path in itertools.product(range(3), repeat=steps)
    ]
    assert torch.isclose(torch.cat(every).exp().sum(), torch.tensor(1.0), atol=1e-4)


def test_padding_changes_nothing():
    torch.manual_seed(0)
    emissions, transitions = torch.randn(1, 4, 3), torch.randn(3, 3)
    tags = torch.tensor([[0, 2, 1, 1]])
    alone = log_likelihood(emissions, transitions, tags, torch.ones(1, 4, dtype=torch.bool))
    padded = torch.cat((emissions, torch.full((1, 3, 3), 7.0)), 1)
    real = torch.tensor([[True] * 4 + [False] * 3])
    beside = log_likelihood(padded, transitions, torch.tensor([[0, 2, 1, 1, 0, 0, 0]]), real)
    assert torch.allclose(alone, beside, atol=1e-5)
