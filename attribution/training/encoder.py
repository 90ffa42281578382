"""Train the shared encoder on tree, entity and relation windows together.

bf16 autocast over fp32 weights, AdamW with linear decay, a checkpoint every few minutes from which
the same command goes on. Micro-batches hold one task each, cut to one of three lengths, so that the
compiled encoder meets few shapes; an optimizer step follows every third.
"""

from __future__ import annotations

import json
import logging
import time
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from attribution.language.labels import Labels, lemma_script
from attribution.language.network import WORD_TAGS, Network, Sizes, load_pretrained
from attribution.training import crf
from attribution.training.examples import (
    IGNORED,
    Example,
    Source,
    collect_labels,
    entity_sources,
    epoch,
    links,
    relation_sources,
    relation_tags,
    tree_sources,
)

logger = logging.getLogger(__name__)
BUCKETS = ((160, 10), (240, 7), (320, 5))
"""(pieces a row, rows) of a micro-batch."""
CYCLE = (
    *("tree", "relation", "entity", "tree", "relation", "relation") * 2,
    "entity",
    "tree",
    "relation",
)
ACCUMULATED = 3


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


def _padded(
    rows: list[list[int]], width: int, fill: int = 0, device: torch.device | None = None
) -> Tensor:
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
        _padded([w.ids for w in windows], pieces),
        _padded([w.casing for w in windows], pieces),
        _padded([w.marks for w in windows], pieces),
        torch.arange(pieces)[None] < lengths[:, None],
        _padded(items, width),
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


def gathered(vectors: Tensor, items: Tensor) -> Tensor:
    """[rows, items, width]: the vectors at each row's items."""
    return vectors.gather(1, items[..., None].expand(-1, -1, vectors.shape[-1]))


class Objective:
    """The loss of a micro-batch, whatever its task."""

    def __init__(self, network: Network, labels: Labels) -> None:
        self.network = network
        self.numbers = {
            name: {value: number for number, value in enumerate(getattr(labels, name))}
            for name in (*WORD_TAGS, "deprel", "entity")
        }

    def __call__(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """Named terms to add up, each a mean over its words or units."""
        return {"tree": self.tree, "entity": self.entity, "relation": self.relation}[batch.task](
            batch, states
        )

    def tree(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """Tags, lemmas, arcs and their labels."""
        network = self.network
        words = gathered(network.mixes["tags"](states), batch.items)
        terms = {}
        for name in WORD_TAGS:
            gold = self._word_targets(batch, name)
            scores = network.tags[name](words).float()
            terms[name] = 0.5 * functional.cross_entropy(scores.flatten(0, 1), gold.flatten())
        syntax = gathered(network.mixes["tree"](states), batch.items)
        heads, sentences = self._heads(batch)
        arcs = network.arcs(syntax)[:, 0].float()
        apart = sentences[:, :, None] != sentences[:, None, :]
        arcs = arcs.masked_fill(apart, -1e4)
        terms["arc"] = functional.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        kept = heads != IGNORED
        chosen = gathered(syntax, heads.clamp(min=0))
        scores = network.deprel(syntax[kept], chosen[kept]).float()
        gold = self._word_targets(batch, "deprel")[kept]
        terms["deprel"] = functional.cross_entropy(scores, gold)
        return terms

    def _word_targets(self, batch: Batch, name: str) -> Tensor:
        numbers = self.numbers[name]
        rows = [
            [
                numbers.get(
                    lemma_script(word.form, word.lemma) if name == "lemma" else getattr(word, name),
                    IGNORED,
                )
                for word in example.labels
            ]
            for example in batch.examples
        ]
        return _padded(rows, batch.items.shape[1], IGNORED, batch.ids.device)

    @staticmethod
    def _heads(batch: Batch) -> tuple[Tensor, Tensor]:
        """Each word's head within the window (a root is its own) and its sentence's number."""
        rows = []
        for example in batch.examples:
            first: dict[int, int] = {}
            for place, sentence in enumerate(example.window.sentences):
                first.setdefault(sentence, place)
            size = len(example.labels)
            row = []
            for place, word in enumerate(example.labels):
                head = first[example.window.sentences[place]] + word.head - 1
                row.append(place if word.head == 0 else head if head < size else IGNORED)
            rows.append(row)
        width = batch.items.shape[1]
        sentences = [example.window.sentences for example in batch.examples]
        device = batch.ids.device
        return _padded(rows, width, IGNORED, device), _padded(sentences, width, -1, device)

    def entity(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """BIO tags of entities."""
        words = gathered(self.network.mixes["entity"](states), batch.items)
        numbers = self.numbers["entity"]
        rows = [[numbers[tag] for tag in example.labels] for example in batch.examples]
        gold = _padded(rows, batch.items.shape[1], IGNORED, batch.ids.device)
        scores = self.network.entity(words).float()
        return {"entity": functional.cross_entropy(scores.flatten(0, 1), gold.flatten())}

    def relation(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """The CRF over source, cue and content, and the links between them."""
        network = self.network
        units = gathered(network.mixes["relation"](states), batch.items)
        starts = [example.window.units() for example in batch.examples]
        rows = [
            relation_tags(example, row) for example, row in zip(batch.examples, starts, strict=True)
        ]
        tags = _padded(rows, batch.items.shape[1], device=batch.ids.device)
        likelihood = crf.log_likelihood(
            network.relation(units).float(), network.transitions, tags, batch.items_real
        )
        terms = {"crf": -2.0 * likelihood.sum() / batch.items_real.sum()}
        scores = network.links(units).float()
        scores = scores.masked_fill(~batch.items_real[:, None, None, :], -1e4)
        gold = [
            (row, kind, dependent, head)
            for row, (example, places) in enumerate(zip(batch.examples, starts, strict=True))
            for kind, dependent, head in links(example, places)
        ]
        if gold:
            row, kind, dependent, head = torch.as_tensor(gold, device=batch.ids.device).T
            terms["link"] = 0.5 * functional.cross_entropy(scores[row, kind, dependent], head)
        return terms


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
