"""Micro-batches: windows of one task, cut to one of few lengths, epoch after epoch."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from attribution.training.examples import Example, Source, epoch

BUCKETS = ((160, 10), (240, 7), (320, 5))
"""(pieces a row, rows) of a micro-batch."""


@dataclass(slots=True)
class Batch:
    """A padded micro-batch of one task; word and unit indices are padded with 0."""

    task: str
    examples: list[Example]
    ids: Tensor
    casing: Tensor
    marks: Tensor
    real: Tensor
    items: Tensor
    items_real: Tensor

    def to(self, device: str) -> Batch:
        """The same batch with its tensors on a device."""
        names = ("ids", "casing", "marks", "real", "items", "items_real")
        return replace(self, **{name: getattr(self, name).to(device) for name in names})


def padded(
    rows: list[list[int]], width: int, fill: int = 0, device: torch.device | None = None
) -> Tensor:
    """[rows, width] of numbers, each row filled up with ``fill``."""
    table = torch.full((len(rows), width), fill, dtype=torch.long)
    for number, row in enumerate(rows):
        table[number, : len(row)] = torch.as_tensor(row, dtype=torch.long)
    return table.to(device)


def make_batch(examples: list[Example], pieces: int) -> Batch:
    """Pad windows to ``pieces``; items are words, or units for the relation task."""
    task = examples[0].task
    windows = [example.window for example in examples]
    items = [w.units() if task == "relation" else w.words for w in windows]
    width = max(map(len, items))
    lengths = torch.as_tensor([len(window.ids) for window in windows])
    sizes = torch.as_tensor([len(row) for row in items])
    return Batch(
        task,
        examples,
        padded([w.ids for w in windows], pieces),
        padded([w.casing for w in windows], pieces),
        padded([w.marks for w in windows], pieces),
        torch.arange(pieces)[None] < lengths[:, None],
        padded(items, width),
        torch.arange(width)[None] < sizes[:, None],
    )


class Batches:
    """An endless stream of micro-batches of one task, epoch after epoch."""

    def __init__(self, task: str, sources: list[Source], seed: int) -> None:
        self.task, self.sources, self.seed = task, sources, seed
        self.epochs = 0
        self.left_over: dict[int, list[Example]] = {pieces: [] for pieces, _ in BUCKETS}
        self.ready: deque[tuple[int, list[Example]]] = deque()

    def take(self) -> Batch:
        """The next micro-batch."""
        while not self.ready:
            self._start_epoch()
        pieces, examples = self.ready.popleft()
        return make_batch(examples, pieces)

    def _start_epoch(self) -> None:
        for example in epoch(self.task, self.sources, self.seed + self.epochs):
            pieces, rows = next(b for b in BUCKETS if len(example.window.ids) <= b[0])
            waiting = self.left_over[pieces]
            waiting.append(example)
            if len(waiting) == rows:
                self.ready.append((pieces, waiting))
                self.left_over[pieces] = []
        order = np.random.default_rng((self.seed, self.epochs)).permutation(len(self.ready))
        self.ready = deque(self.ready[number] for number in order)
        self.epochs += 1
