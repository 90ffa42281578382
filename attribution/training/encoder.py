"""Train the shared encoder on tree, entity and relation windows together.

bf16 autocast over fp32 weights, AdamW with linear decay, a checkpoint every few minutes from which
the same command goes on. Micro-batches hold one task each, cut to one of three lengths, so that the
compiled encoder meets few shapes; an optimizer step follows every third.
"""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from attribution.language.network import Network, Sizes, load_pretrained
from attribution.training.batches import Batches
from attribution.training.examples import (
    collect_labels,
    entity_sources,
    relation_sources,
    tree_sources,
)
from attribution.training.objective import Objective

logger = logging.getLogger(__name__)
CYCLE = (
    *("tree", "relation", "entity", "tree", "relation", "relation") * 2,
    "entity",
    "tree",
    "relation",
)
ACCUMULATED = 3


def parameter_groups(
    network: Network, encoder_rate: float, head_rate: float
) -> list[dict[str, Any]]:
    """Encoder and heads at their own rates; no decay on biases, norms and transitions."""
    groups = []
    for part, rate in (("encoder", encoder_rate), ("", head_rate)):
        for decayed in (True, False):
            chosen = [
                parameter
                for name, parameter in network.named_parameters()
                if name.startswith("encoder.") == bool(part) and _decays(name, parameter) == decayed
            ]
            decay = 0.01 if decayed else 0.0
            groups.append({"params": chosen, "lr": rate, "top": rate, "weight_decay": decay})
    return groups


def _decays(name: str, parameter: nn.Parameter) -> bool:
    return parameter.dim() > 1 and "transitions" not in name and "norm" not in name


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training run does; stored with its checkpoints.

    Rates are AdamW's top learning rates: they rise over the first 4% of ``steps`` and fall linearly
    to zero. ``cycle`` is the order of tasks, one micro-batch each.
    """

    steps: int = 3600
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    seed: int = 1
    cycle: tuple[str, ...] = CYCLE


class Training:
    """A run that can be stopped and goes on from its last checkpoint.

    Args:
        data: the folder with treebanks/, polnear/ and newswire/.
        work: where its checkpoint, ``checkpoint.pt``, and its labels are kept.
        start: what the encoder starts from: MiniLM's ``model.safetensors``, or the
            ``checkpoint.pt`` of another run, of which every head is taken too.
        plan: steps, rates, seed and tasks.
    """

    def __init__(self, data: Path, work: Path, start: Path, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.work = plan, work
        work.mkdir(parents=True, exist_ok=True)
        makers = {"tree": tree_sources, "entity": entity_sources, "relation": relation_sources}
        sources = {task: make(data, "train") for task, make in makers.items()}
        self.labels = collect_labels(sources["tree"], sources["entity"])
        self.labels.save(work / "labels.json")
        sizes = {name: len(getattr(self.labels, name)) for name in Sizes.__dataclass_fields__}
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = Network(Sizes(**sizes))
        if start.suffix == ".pt":
            stored = torch.load(start, weights_only=True, map_location="cpu")
            self.network.load_state_dict(stored["network"])
        else:
            from safetensors.torch import load_file

            load_pretrained(self.network, load_file(start))
        self.network.to(self.device)
        self.batches = {
            task: Batches(task, sources[task], plan.seed) for task in sources if task in plan.cycle
        }
        self.optimizer = torch.optim.AdamW(
            parameter_groups(self.network, plan.encoder_rate, plan.head_rate), fused=True
        )
        self.objective = Objective(self.network, self.labels)
        self.encode = torch.compile(self.network.encoder, dynamic=False)
        self.step = 0

    def resume(self) -> None:
        """Take up the last checkpoint, if there is one; skips the windows it has seen."""
        path = self.work / "checkpoint.pt"
        if not path.exists():
            return
        stored = torch.load(path, weights_only=True, map_location=self.device)
        self.network.load_state_dict(stored["network"])
        self.optimizer.load_state_dict(stored["optimizer"])
        self.step = stored["step"]
        for task, batches in self.batches.items():
            batches.epochs = stored["epochs"][task]

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        stored = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epochs": {task: batches.epochs for task, batches in self.batches.items()},
            "sizes": self.network.sizes.as_dict(),
        }
        partial = self.work / "checkpoint.partial"
        torch.save(stored, partial)
        partial.replace(self.work / "checkpoint.pt")

    def run(self, minutes_between_saves: float = 4.0) -> Network:
        """Train to the end of the plan."""
        started = saved = time.monotonic()
        first_step = self.step
        totals: dict[str, list[float]] = {}
        self.network.train()
        while self.step < self.plan.steps:
            self._set_rates()
            for turn in range(ACCUMULATED):
                place = (self.step * ACCUMULATED + turn) % len(self.plan.cycle)
                for name, value in self._backward(self.plan.cycle[place]).items():
                    totals.setdefault(name, []).append(value)
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.step += 1
            if self.step % 50 == 0:
                pace = (time.monotonic() - started) / (self.step - first_step)
                means = {name: round(float(np.mean(v)), 3) for name, v in totals.items()}
                logger.info("step %d, %.2f s each, %s", self.step, pace, json.dumps(means))
                totals = {}
            if time.monotonic() - saved > 60 * minutes_between_saves:
                self.save()
                saved = time.monotonic()
        self.save()
        return self.network

    def _set_rates(self) -> None:
        warm = max(1, int(0.04 * self.plan.steps))
        left = (self.plan.steps - self.step) / max(1, self.plan.steps - warm)
        share = min((self.step + 1) / warm, left)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share

    def _backward(self, task: str) -> dict[str, float]:
        batch = self.batches[task].take().to(self.device)
        mask = torch.zeros_like(batch.real, dtype=torch.float32)
        mask = mask.masked_fill(~batch.real, -1e4)[:, None, None, :]
        with torch.autocast(self.device, dtype=torch.bfloat16):
            states = self.encode(batch.ids, batch.casing, batch.marks, mask)
            terms = self.objective(batch, states)
        loss = torch.stack(list(terms.values())).sum()
        torch.autograd.backward(loss / ACCUMULATED)
        return {name: float(value.detach()) for name, value in terms.items()}
