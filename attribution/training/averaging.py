"""Weights averaged over training runs that started from one another (Wortsman et al. 2022)."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import torch


def average(runs: Mapping[Path, float], target: Path) -> None:
    """Write the weighted mean of several runs' networks as a run of its own.

    Args:
        runs: folders with ``checkpoint.pt`` and ``labels.json``, and their shares, which add to 1.
        target: the folder to write both to; its checkpoint can be exported, not trained on.
    """
    target.mkdir(parents=True, exist_ok=True)
    mean: dict[str, torch.Tensor] = {}
    for folder, share in runs.items():
        stored = torch.load(folder / "checkpoint.pt", weights_only=True, map_location="cpu")
        for name, value in stored["network"].items():
            mean[name] = mean.get(name, 0.0) + value.float() * share
        shutil.copyfile(folder / "labels.json", target / "labels.json")
    torch.save({"network": mean, "sizes": stored["sizes"]}, target / "checkpoint.pt")
